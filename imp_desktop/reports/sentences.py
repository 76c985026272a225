"""The sentences a report says of its results: neutral, in a fixed order, estimate before interval before test."""

from collections.abc import Sequence
from typing import Final

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain
from imp_desktop.instruments.model import Direction
from imp_desktop.reports import numbers
from imp_desktop.reports.content import Content
from imp_desktop.reports.runs import Runs, brief, joined, plain, said
from imp_desktop.statistics.results import BaselineBlock, BaselineRow, Comparison, Estimate, OutcomeResult

LEVEL: Final = 0.05


def change(content: Content, outcome: OutcomeResult) -> Runs:
    """What one row says: both mean changes, the difference, and the test; or why there is none."""
    comparison = outcome.comparison
    if comparison is None:
        return refusal(content, outcome)
    return joined([_mean_changes(content, outcome, comparison), _difference(content, comparison)])


def refusal(content: Content, outcome: OutcomeResult) -> Runs:
    """Why an outcome has no comparison, with names where the error holds ids."""
    if outcome.refused is None:
        return plain(_("Not compared."))
    names = {group: content.in_group(group) for group in content.groups} | {outcome.instrument: brief(outcome.short)}
    values = {key: names.get(str(value), value) for key, value in outcome.refused.values.items()}
    return plain(explain(ImpError(outcome.refused.problem, outcome.refused.where, **values)))


def leaves_out_zero(estimate: Estimate) -> bool:
    """Whether zero lies outside the interval."""
    low, high = estimate.ci95
    return low > 0 or high < 0


def chance(content: Content) -> Runs:
    """How people came into their groups, and what that means for reading; nothing where chance decided."""
    if content.facts.randomised:
        return ()
    return said(
        _(
            "People were not placed in a group by chance. A difference in change can therefore have other sources "
            "than the programme."
        )
    )


def start_differences(content: Content) -> Runs:
    """Which main outcomes already differed between the groups at the start."""
    unlike = [row for row in _score_rows(content) if row.difference and leaves_out_zero(row.difference)]
    if not unlike:
        return ()
    named = enumerated(
        [
            _("{outcome} {difference} points").format(outcome=lowered(row.label), difference=_signed(row))
            for row in unlike
        ]
    )
    return said(
        _("The groups differed at the start, {first} minus {second}: {named} (Table 1)."),
        named=named,
        **_names(content),
    )


def many_tests(content: Content) -> Runs:
    """How many main outcomes have a p below .05, before and after the correction."""
    tested = [(outcome, outcome.comparison) for outcome in content.main if outcome.comparison is not None]
    if not tested:
        return ()
    before = sum(comparison.interaction.p < LEVEL for _outcome, comparison in tested)
    if not content.corrected:
        template = _(
            "In {before} of {tested} outcomes compared *p* is below {level}; there is no correction for several tests."
        )
    else:
        template = _(
            "In {before} of {tested} main outcomes *p* is below {level} before Holm correction, in {after} after it."
        )
    after = sum(comparison.holm is not None and comparison.holm < LEVEL for _outcome, comparison in tested)
    return said(
        template, level=numbers.bounded(LEVEL), before=numbers.small_count(before),
        tested=numbers.small_count(len(tested)), after=numbers.small_count(after),
    )  # fmt: skip


def limits(content: Content) -> Runs:
    """What the figures can and cannot say."""
    parts = [chance(content), start_differences(content), many_tests(content)]
    parts.append(said(_("All outcomes are people’s own answers; the intervals show how uncertain each figure is.")))
    if content.facts.made_up:
        parts.append(said(_("The answers were constructed from published summary figures, not given by real people.")))
    return joined(parts)


def people(content: Content) -> Runs:
    """How many people each group has, and the commonest answer of the first category at the start."""
    counts = content.analysis.groups
    sentence = said(
        _("The {first} group has {n_first} people and the {second} group {n_second}."),
        n_first=numbers.count(counts.get(content.first, 0)), n_second=numbers.count(counts.get(content.second, 0)),
        **_names(content),
    )  # fmt: skip
    return joined([sentence, _commonest(content.analysis.baseline)])


def start(content: Content) -> Runs:
    """The differences at the start whose interval leaves out zero, and how many do not."""
    rows = [row for block in content.analysis.baseline for row in block.rows if row.difference is not None]
    unlike = [row for row in rows if row.difference and leaves_out_zero(row.difference)]
    parts = [_start_difference(content, row, row.difference) for row in unlike if row.difference]
    inside = len(rows) - len(unlike)
    if not rows:
        return ()
    if not unlike:
        return said(_("The interval of every difference at the start includes zero."))
    if inside:
        parts.append(
            said(_("The other intervals at the start ({inside}) include zero."), inside=numbers.small_count(inside))
        )
    parts.append(said(_("Later comparisons should be read with this in mind.")))
    return joined(parts)


def outside_zero(content: Content) -> Runs:
    """In how many rows the interval of g leaves out zero, which, and how many chance alone would give."""
    compared = content.compared
    if not compared:
        return said(_("No outcome can be compared yet."))
    outside = [(outcome, found) for outcome, found in compared if leaves_out_zero(found.hedges_g)]
    total = numbers.count(len(compared))
    if outside:
        named = enumerated(
            [f"{lowered(outcome.label)} ({numbers.number(found.hedges_g.estimate)})" for outcome, found in outside]
        )
        counted = said(
            _("In {outside} of {total} rows the interval leaves out zero: {named}."),
            outside=numbers.count(len(outside)), total=total, named=named,
        )  # fmt: skip
    else:
        counted = said(_("In none of {total} rows the interval leaves out zero."), total=total)
    return joined([counted, _by_chance(len(compared))])


def directions(content: Content) -> Runs:
    """For which scales lower is better, said once."""
    down = [lowered(outcome.label) for outcome in content.main if outcome.direction == Direction.DOWN]
    down += [lowered(outcome.label) for outcome in content.lesser if outcome.direction == Direction.DOWN]
    reversed_rows = any(content.reversed(outcome) for outcome in content.rows)
    parts = [said(_("Reversed: higher is better."))] if reversed_rows else []
    if not down:
        parts.append(said(_("In all rows higher is better.")))
    elif len(down) == len(content.rows):
        parts.append(said(_("In all rows lower is better.")))
    else:
        parts.append(
            said(_("For {named} lower is better; for all other rows higher is better."), named=enumerated(down))
        )
    return joined(parts)


def enumerated(parts: Sequence[str]) -> str:
    """The parts in a row: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{several} and {last}").format(several=", ".join(parts[:-1]), last=parts[-1])


def _mean_changes(content: Content, outcome: OutcomeResult, comparison: Comparison) -> Runs:
    first, second = (comparison.change[group].mean or 0.0 for group in content.groups)
    return said(
        _("Mean change {a} in {first} (*n*\u00a0=\u00a0{n_first}) and {b} in {second} (*n*\u00a0=\u00a0{n_second})."),
        a=numbers.number(first), b=numbers.number(second), n_first=numbers.count(outcome.n[content.first]),
        n_second=numbers.count(outcome.n[content.second]), **_names(content),
    )  # fmt: skip


def _difference(content: Content, comparison: Comparison) -> Runs:
    test = comparison.interaction
    template = _("Difference {estimate}, 95%\u00a0CI\u00a0{interval}; *F*({df})\u00a0=\u00a0{F}, *p*\u00a0{p}.")
    corrected = comparison.holm if content.corrected else None
    if corrected is not None:
        template = _(
            "Difference {estimate}, 95%\u00a0CI\u00a0{interval}; *F*({df})\u00a0=\u00a0{F}, *p*\u00a0{p}, "
            "Holm\u00a0{holm}."
        )
    return said(
        template,
        estimate=numbers.number(comparison.change_difference.estimate),
        interval=numbers.interval(comparison.change_difference.ci95),
        df=numbers.degrees(test.df1, test.df2),
        F=numbers.number(test.F),
        p=numbers.p_said(test.p),
        holm=numbers.p_value(corrected) if corrected is not None else "",
    )


def _start_difference(content: Content, row: BaselineRow, difference: Estimate) -> Runs:
    low, high = difference.ci95
    lower = difference.estimate < 0
    template = (
        _("At the start, {outcome} was {size} lower in the {first} group, 95%\u00a0CI\u00a0{interval}.")
        if lower
        else _("At the start, {outcome} was {size} higher in the {first} group, 95%\u00a0CI\u00a0{interval}.")
    )
    return said(
        template, outcome=lowered(row.label), size=numbers.number(abs(difference.estimate)),
        interval=numbers.interval((-high, -low) if lower else (low, high)), first=content.in_group(content.first),
    )  # fmt: skip


def _commonest(blocks: Sequence[BaselineBlock]) -> Runs:
    for block in blocks:
        total = sum(block.n.values())
        counted = [(sum(row.counts.values()), row.label) for row in block.rows if row.counts is not None]
        if not counted or not total:
            continue
        most, label = max(counted, key=lambda pair: pair[0])
        return said(
            _("{variable}: {label} {n} of {total} ({percent})."), variable=brief(block.title), label=lowered(label),
            n=numbers.count(most), total=numbers.count(total), percent=numbers.percent(most, total),
        )  # fmt: skip
    return ()


def _by_chance(rows: int) -> Runs:
    if rows < 2:
        return ()
    expected = int(numbers.rounded(rows * LEVEL, 0))
    if not expected:
        return said(
            _("Of {rows} independent intervals fewer than one would leave out zero if no difference existed anywhere."),
            rows=numbers.count(rows),
        )
    return said(
        _("Of {rows} independent intervals about {expected} would leave out zero if no difference existed anywhere."),
        rows=numbers.count(rows), expected=numbers.small_count(expected),
    )  # fmt: skip


def _score_rows(content: Content) -> list[BaselineRow]:
    return [row for block in content.analysis.baseline if block.kind == "scores" for row in block.rows]


def _signed(row: BaselineRow) -> str:
    return numbers.number(row.difference.estimate) if row.difference else ""


def _names(content: Content) -> dict[str, str]:
    return {"first": content.in_group(content.first), "second": content.in_group(content.second)}


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless the word is written in capitals."""
    name = brief(label)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
