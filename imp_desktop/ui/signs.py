"""The signs of a form's state: which marks stand for it, and how it is told as words and letters."""

from dataclasses import replace

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.operations.overview import Cell, FormState
from imp_desktop.ui.sign_marks import (
    FULL,
    HALF_WIDTH,
    HEIGHT,
    Mark,
    Sign,
    paint,
    paint_badge,
    paint_check,
    width,
)

WIDE = 2 * HALF_WIDTH + 2

_BARS = {
    FormState.DIFFERS: Mark.DIFFERS,
    FormState.RESOLVED: Mark.EQUALS,
    FormState.CLOSED: Mark.CLOSED,
    FormState.LOCKED: Mark.LOCK,
}
_ONE_KEYING = {
    FormState.NOT_EXPECTED: (),
    FormState.EMPTY: (Mark.HOLLOW,),
    FormState.OPEN: (Mark.DOTS,),
    FormState.KEYED: (Mark.CHECK,),
    FormState.NO_FORM: (Mark.DASH,),
}
_TWO_KEYINGS = {
    FormState.EMPTY: (Mark.HOLLOW, Mark.HOLLOW),
    FormState.OPEN: (Mark.DOTS, Mark.HOLLOW),
    FormState.ONCE: (Mark.CHECK, Mark.HOLLOW),
    FormState.SECOND_OPEN: (Mark.CHECK, Mark.DOTS),
    FormState.TWICE: (Mark.CHECK, Mark.CHECK),
}
_ONLY_OF_TWO = frozenset({FormState.ONCE, FormState.SECOND_OPEN, FormState.TWICE})
_BEGUN = frozenset({FormState.OPEN, FormState.SECOND_OPEN})


def sign_of(cell: Cell) -> Sign:
    """The sign of one form; an open keying is filled from below in eighths by how many items are keyed.

    Left half first keying, right half second; they melt into one bar as soon as the two are one thing. A form that is
    keyed once only has one half, so that nothing of it looks undone.
    """
    sign = _sign(cell.state, twice=cell.twice)
    filled = round(FULL * cell.answered / cell.items) if cell.state in _BEGUN and cell.items else 0
    if cell.state is FormState.ONCE and cell.waits_until is not None:
        sign = replace(sign, halves=(Mark.CHECK, Mark.CLOCK))
    return replace(sign, filled=filled, flagged=cell.flags > 0, count=cell.unsettled)


def sign_of_state(state: FormState, *, twice: bool = False) -> Sign:
    """The sign of a state as such, for a legend; `twice` where forms of the study are keyed twice."""
    return replace(_sign(state, twice=twice), filled=FULL // 2 if state in _BEGUN else 0)


def _sign(state: FormState, *, twice: bool) -> Sign:
    if state in _BARS:
        return Sign((_BARS[state],), wide=twice or state in {FormState.DIFFERS, FormState.RESOLVED})
    if twice or state in _ONLY_OF_TWO:
        return Sign(_TWO_KEYINGS.get(state) or _ONE_KEYING[state])
    return Sign(_ONE_KEYING[state])


def letter(cell: Cell) -> str:
    """The letter of a form's state, for those who read letters more easily than signs; a flag adds its own."""
    letters = {
        FormState.NOT_EXPECTED: "",
        FormState.EMPTY: pgettext("letter of the state empty", "E"),
        FormState.OPEN: pgettext("letter of the state open", "O"),
        FormState.KEYED: pgettext("letter of the state keyed", "K"),
        FormState.ONCE: "1",
        FormState.SECOND_OPEN: f"1{pgettext('letter of the state open', 'O')}",
        FormState.TWICE: "2",
        FormState.DIFFERS: pgettext("letter of the state differs", "D"),
        FormState.RESOLVED: pgettext("letter of the state resolved", "R"),
        FormState.CLOSED: pgettext("letter of the state closed", "C"),
        FormState.LOCKED: pgettext("letter of the state locked", "L"),
        FormState.NO_FORM: "–",
    }
    waiting = cell.state is FormState.ONCE and cell.waits_until is not None
    state = pgettext("letter of the state waiting", "W") if waiting else letters[cell.state]
    return state + (pgettext("letter of the state flagged", "F") if cell.flags else "")


def spoken(cell: Cell) -> str:
    """The state in words, as it is read aloud and as the bar below the overview says it."""
    return ", ".join(part for part in (state_words(cell), waits(cell), marks(cell)) if part)


def marks(cell: Cell) -> str:
    """The flags and notes in words; empty where there are none."""
    flags = ngettext("{count} flag", "{count} flags", cell.flags).format(count=cell.flags) if cell.flags else ""
    notes = ngettext("{count} note", "{count} notes", cell.notes).format(count=cell.notes) if cell.notes else ""
    return ", ".join(part for part in (flags, notes) if part)


def state_words(cell: Cell) -> str:
    """The state alone in words."""
    progress = {"answered": cell.answered, "items": cell.items}
    return {
        FormState.NOT_EXPECTED: _("not expected"),
        FormState.EMPTY: _("not keyed"),
        FormState.OPEN: _("open, {answered} of {items}").format(**progress),
        FormState.KEYED: _("keyed"),
        FormState.ONCE: _("keyed once"),
        FormState.SECOND_OPEN: _("second keying open, {answered} of {items}").format(**progress),
        FormState.TWICE: _("keyed twice, agree"),
        FormState.DIFFERS: ngettext("{count} item differs", "{count} items differ", cell.unsettled).format(
            count=cell.unsettled
        ),
        FormState.RESOLVED: _("differences settled"),
        FormState.CLOSED: _("closed"),
        FormState.LOCKED: _("locked"),
        FormState.NO_FORM: _("never came back"),
    }[cell.state]


def waits(cell: Cell) -> str:
    """From when on the person at work may go on with the form; empty where there is nothing to wait for."""
    if cell.waits_until is None:
        return ""
    said = _("yours to decide from {time}") if cell.state is FormState.DIFFERS else _("second keying from {time}")
    return said.format(time=f"{cell.waits_until.astimezone():%H:%M}")


__all__ = [
    "HALF_WIDTH",
    "HEIGHT",
    "WIDE",
    "Mark",
    "Sign",
    "letter",
    "marks",
    "paint",
    "paint_badge",
    "paint_check",
    "sign_of",
    "sign_of_state",
    "spoken",
    "state_words",
    "waits",
    "width",
]
