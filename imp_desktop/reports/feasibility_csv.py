"""The tables behind the feasibility report at full precision, in plain columns for another program."""

from collections.abc import Iterable, Iterator

from imp_desktop.i18n import explain
from imp_desktop.statistics import feasibility_results as results
from imp_desktop.statistics.results import Interval

Rows = list[list[str]]

_SHARE = ["part", "whole", "share", "ci95_low", "ci95_high"]


def feasibility_tables(found: results.Feasibility) -> dict[str, Rows]:
    """File name without ending -> rows, the first of which holds the column names; tables without rows are left out.

    Numbers have a decimal point and as many digits as they need to be read back exactly; an empty cell means that
    there is no such number. Nobody's code stands in any of them.
    """
    tables: dict[str, tuple[list[str], Iterator[list[str]]]] = {
        "criteria": (["id", "label", *_SHARE, "red", "green", "verdict", "also", "example"], _criteria(found)),
        "flow": (["group", "step", "reason", "n"], _flow(found)),
        "numbers": (
            ["domain", "id", "label", "n", "mean", "sd", "ci95_low", "ci95_high", "minimum", "maximum", "forms"],
            _numbers(found),
        ),
        "shares": (["domain", "id", "label", *_SHARE], _shares(found)),
        "answers": (["domain", "id", "answer", "label", "n"], _answers(found)),
        "statements": (
            ["domain", "item", "number", "label", "part", "answer", "n", "of", "percent"],
            _statements(found),
        ),
        "sessions": (
            ["cohort", "session", "guideline", "theme", "status", "date", "minutes", "reason", "moved_to", *_SHARE],
            _sessions(found),
        ),
        "adaptations": (["date", "what", "why", "cohort"], _adaptations(found)),
        "adverse_reactions": (
            ["reaction", "what", "severity", "related", "action", "stopped", "words"],
            _reactions(found),
        ),
        "codes": (["domain", "id", "code", "label", "n", "texts"], _codes(found)),
        "outcomes": (["id", "label", "n", "hedges_g", "ci95_low", "ci95_high", "refused"], _outcomes(found)),
        "correlations": (["id", "label", "n", "r", "ci95_low", "ci95_high", "p", "refused"], _correlations(found)),
    }
    made = {name: [columns, *rows] for name, (columns, rows) in tables.items()}
    return {name: rows for name, rows in made.items() if len(rows) > 1}


def _criteria(found: results.Feasibility) -> Iterator[list[str]]:
    for one in found.criteria:
        yield [
            one.id, one.label, *_share(one.share), repr(one.red), repr(one.green), one.verdict, " ".join(one.reaches),
            "yes" if one.example else "no",
        ]  # fmt: skip


def _flow(found: results.Feasibility) -> Iterator[list[str]]:
    for arm in found.flow.arms:
        steps: list[tuple[str, int | results.Leaving]] = [
            ("approached", arm.approached), ("no_reply", arm.no_reply), ("waiting", arm.waiting),
            ("screened", arm.screened), ("not_eligible", arm.not_eligible), ("eligible", arm.eligible),
            ("declined", arm.declined), ("undecided", arm.undecided), ("consented", arm.consented),
            *((f"assessed_{when}", n) for when, n in arm.assessed.items()),
            ("withdrew_before", arm.withdrew_before), ("started", arm.started),
            ("withdrew_during", arm.withdrew_during), ("not_used", arm.not_used),
            *((f"returned_{count.id}", count.n) for count in arm.returned),
            *((f"analysed_{count.id}", count.n) for count in arm.analysed),
        ]  # fmt: skip
        for step, left in steps:
            if isinstance(left, int):
                yield [arm.group, step, "", str(left)]
                continue
            yield [arm.group, step, "", str(left.n)]
            for reason in left.reasons:
                yield [arm.group, step, reason.label, str(reason.n)]


def _each(found: results.Feasibility) -> Iterator[tuple[str, results.Finding]]:
    return ((domain.id, finding) for domain in found.domains for finding in domain.findings)


def _numbers(found: results.Feasibility) -> Iterator[list[str]]:
    for domain, one in _each(found):
        if isinstance(one, results.MeanFinding):
            told = one.described
            yield [
                domain, one.id, one.label, str(told.n), _exact(told.mean), _exact(told.sd), *_interval(told.ci95),
                _exact(told.minimum), _exact(told.maximum), str(one.forms),
            ]  # fmt: skip


def _shares(found: results.Feasibility) -> Iterator[list[str]]:
    for domain, one in _each(found):
        match one:
            case results.ShareFinding() | results.RegisterFinding():
                share = one.share
            case results.SessionsFinding():
                share = one.held
            case results.AttendanceFinding():
                share = one.places
            case results.ReactionsFinding():
                share = one.people
            case results.MeanFinding(reached=results.Share() as reached):
                share = reached
            case _:
                continue
        yield [domain, one.id, one.label, *_share(share)]


def _answers(found: results.Feasibility) -> Iterator[list[str]]:
    for domain, one in _each(found):
        if isinstance(one, results.ShareFinding):
            yield from ([domain, one.id, count.id, count.label, str(count.n)] for count in one.counts)


def _statements(found: results.Feasibility) -> Iterator[list[str]]:
    for domain, one in _each(found):
        if not isinstance(one, results.GridFinding):
            continue
        for row in one.rows:
            for code, count in zip(one.codes, row.counts, strict=True):
                percent = repr(100 * count / row.n) if row.n else ""
                cells = [domain, row.id, str(row.number), row.label, row.part, str(code), str(count), str(row.n)]
                yield [*cells, percent]


def _sessions(found: results.Feasibility) -> Iterator[list[str]]:
    for _domain, one in _each(found):
        for line in one.lines if isinstance(one, results.SessionsFinding) else ():
            yield [
                _exact(line.cohort), str(line.number), line.guideline, line.theme, line.status, _exact(line.date),
                _exact(line.minutes), line.reason, _exact(line.moved_to), *_share(line.present),
            ]  # fmt: skip


def _adaptations(found: results.Feasibility) -> Iterator[list[str]]:
    for _domain, one in _each(found):
        for line in one.lines if isinstance(one, results.AdaptationsFinding) else ():
            yield [_exact(line.date), line.what, line.why, _exact(line.cohort)]


def _reactions(found: results.Feasibility) -> Iterator[list[str]]:
    for _domain, one in _each(found):
        for line in one.lines if isinstance(one, results.ReactionsFinding) else ():
            stopped = "yes" if line.stopped else "no"
            yield [line.kind, line.what, line.severity, line.related, line.action, stopped, line.words]


def _codes(found: results.Feasibility) -> Iterator[list[str]]:
    for domain, one in _each(found):
        if isinstance(one, results.CodedFinding):
            yield from ([domain, one.id, code.id, code.label, str(code.n), str(one.texts)] for code in one.counts)


def _outcomes(found: results.Feasibility) -> Iterator[list[str]]:
    for _domain, one in _each(found):
        for row in one.rows if isinstance(one, results.OutcomesFinding) else ():
            refused = explain(row.refused) if row.refused else ""
            yield [row.id, row.label, str(row.n), _exact(row.hedges_g), *_interval(row.ci95), refused]


def _correlations(found: results.Feasibility) -> Iterator[list[str]]:
    for _domain, one in _each(found):
        for row in one.rows if isinstance(one, results.CorrelationsFinding) else ():
            told = row.pearson
            if told is None:
                refused = explain(row.refused) if row.refused else ""
                yield [row.id, row.label, str(len(row.points)), "", "", "", "", refused]
            else:
                yield [row.id, row.label, str(told.n), repr(told.r), *_interval(told.ci95), repr(told.p), ""]


def _share(share: results.Share) -> list[str]:
    return [str(share.part), str(share.whole), _exact(share.value), *_interval(share.ci95)]


def _interval(interval: Interval | None) -> Iterable[str]:
    return ["", ""] if interval is None else [repr(interval[0]), repr(interval[1])]


def _exact(value: object) -> str:
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
