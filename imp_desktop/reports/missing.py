"""Table 6: whose scores are missing and why, how many forms and answers there are, and how it was all reckoned."""

from typing import Final

from imp_desktop.i18n import _, pgettext
from imp_desktop.reports import ink, numbers, quality_sentences
from imp_desktop.reports.comparison import rule_for_gaps
from imp_desktop.reports.content import Content, placed
from imp_desktop.reports.faces import SANS, width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, Pen, Style
from imp_desktop.reports.quality_content import QualityContent
from imp_desktop.reports.runs import Runs, brief, joined, said, shortened
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    below,
    caption,
    continued,
    in_words,
    notes,
    spanner,
)
from imp_desktop.statistics.results import OutcomeResult

_HEAD: Final = Style(SANS, 7.8, ink.INK_2)
_ITEMS: Final = 186.0
_PAIRS: Final = ((218.0, 250.0), (286.0, 318.0), (354.0, 386.0))
_PRORATED: Final = 428.0
_REFUSED: Final = 484.6


def blocks(content: Content) -> list[Block]:
    """The page of missing answers and of the way everything was reckoned."""
    title = _("People with a score, and missing answers")
    label = _("Table {number}").format(number=6)
    sentence = said(
        _(
            "People with a score by group; the tests are of the people with both. No gap is filled but by the rule "
            "below."
        )
    )
    table = Table()
    head = _head(content, table)
    again = (continued(label, title), head)
    made = [caption(label, title, sentence), head]
    for row in placed(content.analysis.outcomes):
        line = RowLine(10.2, tuple(_cells(content, row.outcome)))
        height = 13.4 + (3.6 if row.ends else 0.0)
        made.append(table.row([line], height, below=below(row), keep=row.keep, again=again))
    made.append(notes([_remark()]))
    made += [
        in_words(forms_due(content), _("Forms")),
        in_words(_answers(content), _("Answers")),
        in_words(_rules(content), _("Calculation")),
        in_words(_software(content), _("Program")),
    ]
    return made


def _head(content: Content, table: Table) -> Block:
    cells = [
        Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column"),
        Cell(_ITEMS, _("items"), _HEAD, scope="Column"),
    ]
    for pair in _PAIRS:
        for right, group, colour in zip(pair, content.groups, (ink.FIRST, ink.SECOND), strict=True):
            name = shortened(content.in_group(group), _HEAD.face, 7.2, 29)
            cells.append(Cell(right, name, Style(SANS, 7.2, colour), scope="Column"))
    cells += [
        Cell(_PRORATED, _("prorated"), _HEAD, scope="Column"),
        Cell(_REFUSED, _("too many gaps"), _HEAD, scope="Column"),
    ]
    names = [*(content.assessment(assessment) for assessment in content.assessments), _("Both")]

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        for (first, second), name in zip(_PAIRS, names, strict=True):
            spanner(pen, y + 13, first - 30, second, name)

    return table.row([RowLine(26, tuple(cells))], 31, below=HEAD_RULE, ornament=ornament, keep=True)


def _cells(content: Content, outcome: OutcomeResult) -> list[Cell]:
    style = BODY_BOLD if outcome.main else BODY
    left = 0.0 if outcome.main else 8.0
    label = shortened(outcome.label, style.face, style.size, _ITEMS - 16 - left)
    cells = [Cell(left, label, style, "left", scope="Row")]
    after = left + width(label, style.face, style.size) + 5
    if outcome.main and after + width(outcome.short, LABEL.face, LABEL.size) < _ITEMS - 12:
        cells.append(Cell(after, outcome.short, LABEL, "left"))
    cells.append(_count(_ITEMS, outcome.items))
    for pair, assessment in zip(_PAIRS, content.assessments, strict=False):
        for right, group in zip(pair, content.groups, strict=True):
            described = outcome.available.get(group, {}).get(assessment)
            cells.append(_count(right, described.n if described else 0))
    for right, group in zip(_PAIRS[2], content.groups, strict=True):
        cells.append(_count(right, outcome.n.get(group, 0)))
    return [*cells, _count(_PRORATED, outcome.prorated), _count(_REFUSED, outcome.too_few_answers)]


def _count(right: float, value: int) -> Cell:
    return Cell(right, numbers.count(value), BODY if value else BODY.but(ink.INK_3))


def _remark() -> Runs:
    return said(
        _(
            "Prorated: scores with gaps that the rule fills. Too many gaps: scores the rule refuses. A person without "
            "a form, or with a score refused, is missing for that outcome and stays in for the others."
        )
    )


def forms_due(content: Content) -> Runs:
    """How many forms were due, keyed, begun, and never came back, and how they were keyed."""
    forms = content.facts.forms
    counted = said(
        _(
            "Of {expected} forms due, {keyed} are keyed, {open} are begun and not finished, {empty} are not begun, "
            "and {absent} never came back."
        ),
        expected=numbers.count(forms.expected), keyed=numbers.count(forms.keyed), open=numbers.count(forms.open),
        empty=numbers.count(forms.empty), absent=numbers.count(forms.absent),
    )  # fmt: skip
    return joined([counted, quality_sentences.methods(QualityContent(content.facts.keyed, content.facts))])


def _answers(content: Content) -> Runs:
    items = content.facts.items
    missing = sum(items.missing.values())
    counted = said(
        _("{answered} items hold an answer and {missing} say why there is none ({share})."),
        answered=numbers.count(items.answered), missing=numbers.count(missing),
        share=numbers.share(missing, missing + items.answered),
    )  # fmt: skip
    reasons = ", ".join(
        f"{_reason(reason)} {numbers.count(number)}" for reason, number in items.missing.items() if number
    )
    outside = said(
        _(
            "Answers outside the scale: {open} open and {confirmed} confirmed from paper; they are kept as keyed and "
            "count as missing in every score."
        ),
        open=numbers.count(items.open_flags), confirmed=numbers.count(items.confirmed),
    )  # fmt: skip
    return joined([counted, said(_("Reasons: {reasons}."), reasons=reasons) if reasons else (), outside])


def _reason(reason: str) -> str:
    words = {
        "omitted": _("omitted"),
        "illegible": _("illegible"),
        "two_marked": _("two marked"),
        "between": _("between two"),
        "not_applicable": _("not applicable"),
        "page_missing": _("page missing"),
    }
    return words.get(reason, reason)


def _rules(content: Content) -> Runs:
    return joined(
        [
            rule_for_gaps(content),
            _own_rules(content),
            said(
                _(
                    "Group × time is the interaction of a two by two analysis of variance with repeated measures; its "
                    "*F* is the square of *t* for the difference in change with equal variances, so *p*, the interval "
                    "of the difference and the interval of *g* agree. Intervals are 95%, those of η~p~^2^ 90%, "
                    "two-sided."
                )
            ),
            said(
                _(
                    "Fewer than three people in a group, or scores that are all alike, give a sentence instead of "
                    "figures."
                )
            ),
        ]
    )


def _own_rules(content: Content) -> Runs:
    """The scores that have a rule for gaps of their own."""
    words = {"half": _("half of the items"), "80 %": _("80% of the items"), "complete": _("every item")}
    labels = {outcome.id: brief(outcome.label) for outcome in content.analysis.outcomes}
    named = ", ".join(
        f"{labels.get(score, score)} ({words.get(rule, rule)})" for score, rule in content.facts.own_rules.items()
    )
    return said(_("Other rules: {named}."), named=named) if named else ()


def _software(content: Content) -> Runs:
    keys = ", ".join(f"{brief(key.name)} v{key.version}" for key in content.facts.keys)
    return said(
        _(
            "imp_desktop {version}. Scoring keys: {keys}. Study fingerprint {fingerprint}: the same answers, register "
            "and settings give the same fingerprint and the same pages."
        ),
        version=content.facts.program_version, keys=keys or numbers.DASH, fingerprint=content.facts.fingerprint,
    )  # fmt: skip
