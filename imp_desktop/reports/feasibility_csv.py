"""The tables behind the feasibility report at full precision, in plain columns for another program."""

from collections.abc import Iterator

from imp_desktop.i18n import explain
from imp_desktop.reports import csv_course, csv_forms
from imp_desktop.reports.csv_cells import SHARE, Table, each, interval_cells, rows_of, share_cells, yes_or_no
from imp_desktop.reports.csv_tables import Rows, exact
from imp_desktop.statistics import feasibility_results as results
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.flow_results import FlowArm, Leaving


def feasibility_tables(found: results.Feasibility) -> dict[str, Rows]:
    """File name without ending -> rows, the first of which holds the column names; tables without rows are left out.

    Numbers have a decimal point and as many digits as they need to be read back exactly; an empty cell means that
    there is no such number. Nobody's code stands in any of them.
    """
    tables = {
        "criteria": _criteria(found),
        "domains": _domains(found),
        "flow": (["group", "step", "reason", "n"], _flow(found)),
        "shares": (["domain", "id", "label", *SHARE], _shares(found)),
        "numbers": csv_forms.numbers(found),
        "values": csv_forms.values(found),
        "answers": csv_forms.answers(found),
        "agreement": csv_forms.agreement(found),
        "statements": csv_forms.statements(found),
        "sessions": csv_course.sessions(found),
        "session_status": csv_course.session_status(found),
        "attendance": csv_course.attendance(found),
        "sessions_attended": csv_course.sessions_attended(found),
        "adaptations": csv_course.adaptations(found),
        "adverse_reactions": csv_course.adverse_reactions(found),
        "adverse_counts": csv_course.adverse_counts(found),
        "codes": csv_forms.codes(found),
        "outcomes": _outcomes(found),
        "correlations": _correlations(found),
        "points": _points(found),
    }
    made = {name: rows_of(table) for name, table in tables.items()}
    return {name: rows for name, rows in made.items() if len(rows) > 1}


def _criteria(found: results.Feasibility) -> Table:
    return ["id", "label", *SHARE, "red", "green", "verdict", "also", "example"], (
        [
            one.id, one.label, *share_cells(one.share), exact(one.red), exact(one.green), one.verdict,
            " ".join(one.reaches), yes_or_no(one.example),
        ]
        for one in found.criteria
    )  # fmt: skip


def _domains(found: results.Feasibility) -> Table:
    """A row a finding of a domain; the sentence of the study, or why the domain does not apply."""
    return ["domain", "domain_label", "id", "label", "statement", "not_applicable_because"], (
        [
            domain.id, domain.label, one.id, "" if isinstance(one, results.NotApplicable) else one.label,
            domain.statement, one.because if isinstance(one, results.NotApplicable) else "",
        ]
        for domain in found.domains
        for one in domain.findings
    )  # fmt: skip


def _flow(found: results.Feasibility) -> Iterator[list[str]]:
    for arm in found.flow.arms:
        for step, left in _steps(arm):
            if isinstance(left, int):
                yield [arm.group, step, "", str(left)]
                continue
            yield [arm.group, step, "", str(left.n)]
            yield from ([arm.group, step, reason.label, str(reason.n)] for reason in left.reasons)
    yield ["", "without_a_group", "", str(found.flow.nowhere)]


def _steps(arm: FlowArm) -> list[tuple[str, int | Leaving]]:
    """The steps of one group in the order of the diagram."""
    attended = [(f"attended_{arm.at_least}_or_more", arm.attended.part)] if arm.attended is not None else []
    return [
        ("approached", arm.approached), ("no_reply", arm.no_reply), ("waiting", arm.waiting),
        ("screened", arm.screened), ("not_eligible", arm.not_eligible), ("eligible", arm.eligible),
        ("declined", arm.declined), ("undecided", arm.undecided), ("consented", arm.consented),
        *((f"cohort_{cohort}", n) for cohort, n in arm.cohorts.items()),
        *((f"assessed_{when}", n) for when, n in arm.assessed.items()),
        ("withdrew_before", arm.withdrew_before), ("started", arm.started),
        ("withdrew_during", arm.withdrew_during), *attended, ("not_used", arm.not_used),
        *((f"returned_{form.id}", form.n) for form in arm.returned),
        *((f"analysed_{outcome.id}", outcome.n) for outcome in arm.analysed),
    ]  # fmt: skip


def _shares(found: results.Feasibility) -> Iterator[list[str]]:
    for domain in found.domains:
        for one in domain.findings:
            share = _share_of(one)
            if share is not None and not isinstance(one, results.NotApplicable):
                yield [domain.id, one.id, one.label, *share_cells(share)]


def _share_of(finding: results.Finding) -> Share | None:
    """The share a finding comes down to; None where it is no share."""
    match finding:
        case results.ShareFinding() | results.RegisterFinding():
            return finding.share
        case results.SessionsFinding():
            return finding.held
        case results.AttendanceFinding():
            return finding.places
        case results.ReactionsFinding():
            return finding.people
        case results.MeanFinding():
            return finding.reached
        case _:
            return None


def _outcomes(found: results.Feasibility) -> Table:
    return ["id", "label", "n", "hedges_g", "ci95_low", "ci95_high", "refused"], (
        [
            row.id, row.label, str(row.n), exact(row.hedges_g), *interval_cells(row.ci95),
            explain(row.refused) if row.refused else "",
        ]
        for _domain, one in each(found, results.OutcomesFinding)
        for row in one.rows
    )  # fmt: skip


def _correlations(found: results.Feasibility) -> Table:
    return ["measure", "id", "label", "n", "r", "ci95_low", "ci95_high", "p", "refused"], (
        [one.id, row.id, row.label, *_correlated(row), explain(row.refused) if row.refused else ""]
        for _domain, one in each(found, results.CorrelationsFinding)
        for row in one.rows
    )


def _correlated(row: results.CorrelationRow) -> list[str]:
    told = row.pearson
    if told is None:
        return [str(len(row.points)), "", "", "", ""]
    return [str(told.n), exact(told.r), *interval_cells(told.ci95), exact(told.p)]


def _points(found: results.Feasibility) -> Table:
    """The dots of the scatter panels, from the least number on, so that nobody can be told by a place in the list."""
    return ["measure", "id", "number", "change"], (
        [one.id, row.id, exact(number), exact(change)]
        for _domain, one in each(found, results.CorrelationsFinding)
        for row in one.rows
        for number, change in sorted(row.points)
    )
