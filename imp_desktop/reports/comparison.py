"""Table 2: every outcome by group and time, two lines a row, and the difference in change with its interval."""

from typing import Final

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.reports import figures, ink, numbers, sentences
from imp_desktop.reports.content import Content, placed
from imp_desktop.reports.faces import SANS, width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen, Style
from imp_desktop.reports.runs import Runs, joined, plain, said, shortened, wrapped
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    below,
    caption,
    continued,
    notes,
    spanner,
)
from imp_desktop.statistics.results import Comparison, Describe, OutcomeResult

_NAME_ROOM: Final = 96.0
_GROUP: Final = 99.0
_DIFFERENCE: Final = 326.0
_G: Final = 375.0
_F: Final = 401.0
_P: Final = 426.0
_ETA: Final = 484.6
_HEAD_LINE: Final = Style(SANS, 7.8, ink.INK_2)
ROW: Final = 25.0
_FIRST_LINE: Final = 11.4
_SECOND_LINE: Final = 22.4

_ONE_N: Final = {"n": (146.0, 0.0), "mean": (180.7, 247.7), "sd": (207.0, 274.0)}
_OWN_N: Final = {"n": (142.0, 215.0), "mean": (173.0, 246.0), "sd": (199.0, 272.0)}


def blocks(content: Content) -> list[Block]:
    """The page of the table of outcomes."""
    title = _("Outcomes by group and time")
    label = _("Table {number}").format(number=2)
    sentence = said(
        _(
            "Upper line: {first}, then the estimate. Lower line: {second}, then the interval or parameter that belongs "
            "to the estimate above it."
        ),
        first=content.in_group(content.first), second=content.in_group(content.second),
    )  # fmt: skip
    table = Table()
    places = columns_of(content)
    head = _head(content, table, places)
    again = (continued(label, title), head)
    made = [caption(label, title, sentence), head]
    for row in placed(content.rows):
        lines = row_lines(content, row.outcome, places)
        height = ROW + (4.0 if row.ends else 0.0)
        made.append(table.row(lines, height, below=below(row), again=again, keep=row.keep))
    return [*made, notes(_notes(content))]


def columns_of(content: Content) -> dict[str, tuple[float, float]]:
    """The right edges of n, M and SD; with an n for each assessment where other people are behind M than the tests."""
    return _OWN_N if has_own_n(content) else _ONE_N


def has_own_n(content: Content) -> bool:
    """Whether some M is of other people than those of the test beside it."""
    return any(
        content.cell(outcome, group, assessment).n != outcome.n.get(group, 0)
        for outcome in content.rows
        for group in content.groups
        for assessment in content.assessments
    )


def row_lines(content: Content, outcome: OutcomeResult, places: dict[str, tuple[float, float]]) -> list[RowLine]:
    """Both lines of one outcome."""
    first, second = (_descriptions(content, outcome, group, places) for group in content.groups)
    name, under = named(content, outcome, _NAME_ROOM)
    upper = [name, _group_cell(content, content.first), *first]
    lower = [under, _group_cell(content, content.second), *second]
    if outcome.comparison is None:
        left = _DIFFERENCE - 43
        why = wrapped(sentences.refusal(content, outcome), LABEL.face, LABEL.size, ROOM - left)
        for line, part in zip((upper, lower), why, strict=False):
            line.append(Cell(left, "".join(piece.text for piece in part), LABEL, "left"))
    else:
        upper += _estimates(outcome, outcome.comparison)
        lower += _qualifiers(content, outcome.comparison)
    return [RowLine(_FIRST_LINE, tuple(upper)), RowLine(_SECOND_LINE, tuple(lower))]


def named(content: Content, outcome: OutcomeResult, room: float) -> tuple[Cell, Cell]:
    """The name of an outcome and what stands below it; a long name goes on there if nothing else does."""
    style = BODY_BOLD if outcome.main else BODY
    left = 0.0 if outcome.main else 8.0
    under, under_style = content.beside(outcome), LABEL
    if width(outcome.label, style.face, style.size) > room - left:
        style = Style(style.face, 7.6)
    upper = outcome.label
    lines = wrapped(plain(upper), style.face, style.size, room - left)
    if not under and len(lines) > 1:
        upper, under = ("".join(piece.text for piece in line) for line in lines[:2])
        under_style = style
    return (
        Cell(left, shortened(upper.rstrip(), style.face, style.size, room - left), style, "left", scope="Row"),
        Cell(left, shortened(under, under_style.face, under_style.size, room - left), under_style, "left", scope="Row"),
    )


def _group_cell(content: Content, group: str) -> Cell:
    colour = ink.FIRST if group == content.first else ink.SECOND
    return Cell(_GROUP, shortened(content.group(group), SANS, BODY.size, 32), BODY.but(colour), "left", scope="Row")


def _descriptions(
    content: Content, outcome: OutcomeResult, group: str, places: dict[str, tuple[float, float]]
) -> list[Cell]:
    cells = []
    own = places is _OWN_N
    for at, assessment in enumerate(content.assessments):
        described = content.cell(outcome, group, assessment)
        if own or at == 0:
            people = described.n if own else outcome.n.get(group, 0)
            cells.append(Cell(places["n"][at], numbers.count(people), SECOND_LINE))
        cells += mean_and_sd(described, places["mean"][at], places["sd"][at])
    return cells


def mean_and_sd(described: Describe, mean: float, sd: float) -> list[Cell]:
    """M and SD of one group at one assessment; an en dash where there is none."""
    return [
        Cell(mean, numbers.number(described.mean) if described.mean is not None else numbers.DASH),
        Cell(sd, numbers.number(described.sd) if described.sd is not None else numbers.DASH, BODY.but(ink.INK_2)),
    ]


def _estimates(outcome: OutcomeResult, comparison: Comparison) -> list[Cell]:
    style = BODY_BOLD if outcome.main else BODY
    test = comparison.interaction
    eta = numbers.bounded(test.np2, 3)
    word = figures.size_word(test.np2)
    return [
        Cell(_DIFFERENCE, numbers.number(comparison.change_difference.estimate), style),
        Cell(_G, numbers.number(comparison.hedges_g.estimate), style),
        Cell(_F, numbers.number(test.F)),
        Cell(_P, numbers.p_value(test.p), mark="*" if test.p < sentences.LEVEL else ""),
        Cell(_ETA - 18.5, word, Style(SANS, 7.4, ink.INK_3)),
        Cell(_ETA, eta),
    ]


def _qualifiers(content: Content, comparison: Comparison) -> list[Cell]:
    test = comparison.interaction
    corrected = comparison.holm if content.corrected else None
    return [
        Cell(_DIFFERENCE, numbers.interval(comparison.change_difference.ci95), SECOND_LINE),
        Cell(_G, numbers.interval(comparison.hedges_g.ci95), SECOND_LINE),
        Cell(_F, numbers.degrees(test.df1, test.df2), SECOND_LINE),
        Cell(_P, numbers.p_value(corrected) if corrected is not None else "", SECOND_LINE),
        Cell(_ETA, numbers.bounded_interval(test.np2_ci90, 3), SECOND_LINE),
    ]


def _head(content: Content, table: Table, places: dict[str, tuple[float, float]]) -> Block:
    def column(x: float, what: str | Runs, style: Style = _HEAD_LINE) -> Cell:
        return Cell(x, what, style, scope="Column")

    top = [column(_DIFFERENCE, pgettext("first line of a head", "Difference"), BODY_BOLD)]
    middle = [
        column(_DIFFERENCE, pgettext("second line of a head", "in change"), BODY_BOLD),
        column(_G, said(_("Hedges’ *g*")), BODY_BOLD),
        column(_F, said("*F*")), column(_P, said("*p*")), column(_ETA, said("η~p~^2^")),
    ]  # fmt: skip
    bottom = [Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column")]
    own = places is _OWN_N
    for at in range(2):
        if own or at == 0:
            bottom.append(column(places["n"][at], said("*n*")))
        bottom += [column(places["mean"][at], said("*M*")), column(places["sd"][at], said("*SD*"))]
    bottom += [
        column(_DIFFERENCE, _("[95% CI]")), column(_G, _("[95% CI]")), column(_F, said("*df*")),
        column(_P, "Holm" if content.corrected else ""), column(_ETA, _("[90% CI]")),
    ]  # fmt: skip

    def spanners(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        for at, assessment in enumerate(content.assessments):
            left = (places["n"][at] - 8 if own else places["mean"][at] - 24) if at or not own else places["n"][0] - 8
            spanner(pen, y + 21.5, left, places["sd"][at], content.assessment(assessment))
        spanner(pen, y + 12.5, _F - 20, ROOM, _("Group × time"))

    lines = [RowLine(12.5, tuple(top)), RowLine(24, tuple(middle)), RowLine(35, tuple(bottom))]
    return table.row(lines, 41, below=HEAD_RULE, ornament=spanners, keep=True)


def _notes(content: Content) -> list[Runs]:
    return [joined([_abbreviations(content), sentences.directions(content)]), _marks(content), missing(content)]


def _abbreviations(content: Content) -> Runs:
    return said(
        _(
            "*M* mean, *SD* standard deviation, CI confidence interval. Change is {after} minus {before}; difference "
            "is {first} minus {second}. *g*: difference in change divided by the pooled *SD* of change, corrected for "
            "small samples. η~p~^2^: partial eta squared; very small below {small}, small from {small}, medium from "
            "{medium}, large from {large}."
        ),
        after=content.in_assessment(content.after), before=content.in_assessment(content.before),
        first=content.in_group(content.first), second=content.in_group(content.second),
        small=numbers.bounded(0.01), medium=numbers.bounded(0.06), large=numbers.bounded(0.14),
    )  # fmt: skip


def _marks(content: Content) -> Runs:
    level = numbers.bounded(sentences.LEVEL)
    parts = [said(_("{star} *p* below {level}, two-sided, before correction."), star="*", level=level)]
    if content.corrected:
        parts.append(
            said(
                _("Holm: *p* corrected for the {number} main outcomes (bold)."),
                number=numbers.small_count(content.corrected),
            )
        )
    parts.append(said(_("The 90% interval of η~p~^2^ leaves out zero exactly when *p* is below {level}."), level=level))
    return joined(parts)


def missing(content: Content) -> Runs:
    """Who is behind M and SD, how gaps in a form were met, and that figures were rounded once."""
    prorated = sum(outcome.prorated for outcome in content.rows)
    refused = sum(outcome.too_few_answers for outcome in content.rows)
    people = (
        _(
            "*M* and *SD* are of everybody with a score at that assessment, tests of the people with both; df = people "
            "− 2."
        )
        if content.by_available
        else _("*M*, *SD* and tests are of the people with a score at both assessments.")
    )
    parts = [said(people), rule_for_gaps(content)]
    if prorated:
        parts.append(
            said(ngettext("{n} score was prorated.", "{n} scores were prorated.", prorated), n=numbers.count(prorated))
        )
    if refused:
        parts.append(
            said(
                ngettext(
                    "{n} score is missing for too many gaps.", "{n} scores are missing for too many gaps.", refused
                ),
                n=numbers.count(refused),
            )
        )
    parts.append(said(_("All figures are rounded once, half up, from full precision.")))
    return joined(parts)


def rule_for_gaps(content: Content) -> Runs:
    """The study's rule for missing answers, in words."""
    rule = content.analysis.missing_rule
    if rule == "complete":
        return said(_("A score needs an answer to every item."))
    if rule == "80 %":
        return said(
            _("A score needs answers to at least 80% of its items; gaps are filled with the mean of the others.")
        )
    return said(_("A score needs answers to at least half of its items; gaps are filled with the mean of the others."))
