"""Adverse reactions: what was met, how severe, whether related, what was done, and the person's words if allowed."""

from collections.abc import Sequence
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.protocols.vocabulary import actions, relations, severities
from imp_desktop.reports import numbers, portions, quotes
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, Pen
from imp_desktop.reports.runs import Runs, as_text, brief, joined, said
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    TextCell,
    caption,
    continued,
    notes,
    text_cell,
)
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import ReactionLine, ReactionsFinding

_REACTION: Final = 24.0
_SEVERITY: Final = 138.0
_RELATED: Final = 178.0
_ACTION: Final = 244.0
_WORDS: Final = 306.0
_LEADING: Final = 10.9


def blocks(label: str, finding: ReactionsFinding, *, fresh: bool = False) -> list[Block]:
    """The table of what was reported; without an entry its caption and note alone."""
    title = _("Adverse reactions")
    made = [caption(label, title, _reading(finding), fresh=fresh)]
    if finding.lines:
        table = Table()
        head = _head(table)
        again = (continued(label, title), head)
        made += [head, *(_row(table, finding, at, again) for at in range(len(finding.lines)))]
    return [*made, notes(_notes(finding))]


def _reading(finding: ReactionsFinding) -> Runs:
    if not finding.people.whole:
        return said(_("Nobody could tell of any yet."))
    told = said(
        _("Reported by {people} of those who could tell of any."), people=as_text(portions.spoken(finding.people))
    )
    if finding.stopped:
        stopped = said(
            ngettext("{n} person left the course over one.", "{n} people left the course over one.", finding.stopped),
            n=numbers.count(finding.stopped),
        )
    else:
        stopped = said(_("Nobody left the course over one."))
    return joined([told, stopped, said(_("No codes of people stand beside words."))])


def _head(table: Table) -> Block:
    named = (
        (0.0, _("No.")),
        (_REACTION, _("Reaction")),
        (_SEVERITY, _("Severity")),
        (_RELATED, _("Related")),
        (_ACTION, _("Action")),
        (_WORDS, _("In the person’s own words")),
    )
    cells = tuple(Cell(x, name, BODY_BOLD, "left", scope="Column") for x, name in named)

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, finding: ReactionsFinding, at: int, again: tuple[Block, ...]) -> Block:
    line = finding.lines[at]
    cells = (
        text_cell(_REACTION, _named(finding.kinds, line), _SEVERITY - _REACTION - 8, most=6, scope="Row"),
        text_cell(_SEVERITY, severities().get(line.severity, line.severity), _RELATED - _SEVERITY - 4),
        text_cell(_RELATED, relations().get(line.related, line.related), _ACTION - _RELATED - 4),
        text_cell(_ACTION, actions().get(line.action, line.action), _WORDS - _ACTION - 8),
        _words(line),
    )
    height = 5.6 + max(cell.leading * len(cell.lines) for cell in cells)
    last = len(finding.lines) - 1
    return table.row(
        [RowLine(11, (Cell(0, numbers.count(at + 1), BODY, "left"), *cells))], height, again=again,
        below=TOP_RULE if at == last else HAIR_RULE, keep=at in (0, last),
    )  # fmt: skip


def _named(kinds: Sequence[Count], line: ReactionLine) -> str:
    """The kind, and what the log says of it where that says more."""
    kind = brief(next((one.label for one in kinds if one.id == line.kind), line.kind))
    first = kind[:1].upper() + kind[1:]
    if not line.what.strip() or line.what.strip().casefold() == kind.casefold():
        return first
    return f"{first}: {quotes.words(line.what)}"


def _words(line: ReactionLine) -> TextCell:
    if not line.words.strip():
        return text_cell(_WORDS, _("no words to print"), ROOM - _WORDS, style=LABEL)
    return quotes.quote_cell(_WORDS, line.words, ROOM - _WORDS)


def _notes(finding: ReactionsFinding) -> list[Runs]:
    parts = [
        said(_("People by severity, each by the worst: {counts}."), counts=_counted(finding.severity)),
        said(_("Entries by relation to the course: {counts}."), counts=_counted(finding.related)),
        said(_("Entries by kind: {counts}."), counts=_counted(finding.kinds)),
        said(_("One person can report several.")),
    ]
    if finding.awaited:
        parts.append(
            said(
                ngettext(
                    "Of {n} person the form says yes and the log nothing more.",
                    "Of {n} people the form says yes and the log nothing more.",
                    finding.awaited,
                ),
                n=numbers.count(finding.awaited),
            )
        )
    if any(quotes.is_cut(line.words) or quotes.is_cut(line.what) for line in finding.lines):
        parts.append(said(_("An ellipsis marks where a long text is shortened.")))
    return [joined(parts)]


def _counted(counts: Sequence[Count]) -> str:
    return ", ".join(f"{brief(count.label)} {numbers.count(count.n)}" for count in counts) or numbers.DASH
