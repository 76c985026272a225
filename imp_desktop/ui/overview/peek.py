"""The bar below the overview: what is selected, and what Enter does with it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.due import Waiting, waiting
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.overview import Cell, FormState
from imp_desktop.ui import dates, signs
from imp_desktop.ui.controls import KeyCap, ground, label
from imp_desktop.ui.look import Look

HEIGHT = 48


@dataclass(frozen=True)
class Told:
    """What the bar says: the thing, about it, what Enter does and what minus does (empty: nothing)."""

    code: str = ""
    form: str = ""
    about: str = ""
    enter: str = ""
    minus: str = ""


def of_person(participant: Participant, part: str, status: str) -> Told:
    """What is said about a participant's code."""
    consent = participant.consent
    said = _("consent {day}").format(day=dates.day(consent)) if consent else _("no consent in the register yet")
    return Told(participant.code, "", f"{part} · {status} · {said}", _("open the participant"))


def of_form(participant: Participant, form: str, cell: Cell) -> Told:
    """What is said about one form of a participant."""
    if cell.state is FormState.NOT_EXPECTED:
        return Told(participant.code, form, _("Not due from this participant."))
    if participant.consent is None and cell.state is FormState.EMPTY:
        return Told(participant.code, form, _("No consent in the register yet."), _("open the participant"))
    return Told(participant.code, form, _about(cell), _enter(cell), _minus(cell.state))


def _about(cell: Cell) -> str:
    sentences = {
        FormState.EMPTY: lambda: _empty(cell),
        FormState.OPEN: lambda: f"{_open(cell)} {_by(cell)}",
        FormState.KEYED: lambda: f"{_keyed(cell)} {_by(cell)}",
        FormState.NO_FORM: lambda: _("No form: it never came back."),
    }
    said = sentences[cell.state]() if cell.state in sentences else _twice(cell)
    return " ".join(part for part in (said, _marks(cell)) if part)


def _empty(cell: Cell) -> str:
    """That nothing is keyed, and when the packet is expected where the protocol says so and it is not in yet."""
    how, window = waiting(cell), cell.expected
    if how is None or window is None:
        return _("Not keyed.")
    words = {
        Waiting.NOT_YET: _("The packet is expected from {since} on."),
        Waiting.DUE: _("The packet is due by {until}."),
        Waiting.OVERDUE: _("The packet was due by {until}."),
    }
    when = words[how].format(since=dates.day(window.since), until=dates.day(window.until))
    return f"{_('Not keyed.')} {when}"


def _twice(cell: Cell) -> str:
    """The first keying, the second one, and what came of the two; never what was keyed."""
    said = {
        FormState.ONCE: "" if cell.waits_until else _("No second keying yet."),
        FormState.SECOND_OPEN: _("Second keying: {answered} of {items}.").format(
            answered=cell.answered, items=cell.items
        ),
        FormState.TWICE: _("Both agree."),
        FormState.DIFFERS: _differs(cell),
        FormState.RESOLVED: _("Differences settled."),
        FormState.CLOSED: _("Closed: a change needs a reason."),
        FormState.LOCKED: _("Locked: nothing can be changed."),
    }[cell.state]
    return " ".join(part for part in (_first(cell), _second(cell), said, _waits(cell)) if part)


def _first(cell: Cell) -> str:
    if not cell.twice:
        return _by(cell)
    if not cell.keyed_by or cell.keyed_on is None:
        return ""
    who = {"person": cell.keyed_by, "day": dates.day(cell.keyed_on)}
    if cell.state is FormState.ONCE and cell.answered == cell.items:
        said = ngettext(
            "First keying by {person}, {day}, the only item.",
            "First keying by {person}, {day}, all {count} items.",
            cell.items,
        )
        return said.format(count=cell.items, **who)
    return _("First keying by {person}, {day}.").format(**who)


def _second(cell: Cell) -> str:
    if not cell.second_by or cell.second_on is None:
        return ""
    return _("Second by {person}, {day}.").format(person=cell.second_by, day=dates.day(cell.second_on))


def _waits(cell: Cell) -> str:
    if cell.waits_until is None:
        return ""
    return _("You keyed it: {waits}, or by somebody else now.").format(waits=signs.waits(cell))


def _differs(cell: Cell) -> str:
    count = cell.unsettled
    return ngettext("{count} item differs.", "{count} items differ.", count).format(count=count)


def _open(cell: Cell) -> str:
    return _("Open, {answered} of {items}.").format(answered=cell.answered, items=cell.items)


def _keyed(cell: Cell) -> str:
    if cell.answered < cell.items:  # a text may stay empty in a form that is complete
        return _("Complete, {answered} of {items} items keyed.").format(answered=cell.answered, items=cell.items)
    return ngettext("The only item is keyed.", "All {count} items are keyed.", cell.items).format(count=cell.items)


def _by(cell: Cell) -> str:
    if not cell.keyed_by or cell.keyed_on is None:
        return ""
    return _("Keyed by {person}, {day}.").format(person=cell.keyed_by, day=dates.day(cell.keyed_on))


def _marks(cell: Cell) -> str:
    flags = ngettext("{count} flag.", "{count} flags.", cell.flags).format(count=cell.flags) if cell.flags else ""
    notes = ngettext("{count} note.", "{count} notes.", cell.notes).format(count=cell.notes) if cell.notes else ""
    return " ".join(part for part in (flags, notes) if part)


def _enter(cell: Cell) -> str:
    if cell.state is FormState.DIFFERS and cell.waits_until is not None:
        return ""
    if cell.state is FormState.DIFFERS:
        decide = cell.to_decide == cell.unsettled
        return _("decide what differs") if decide else _("key what differs")
    words = {
        FormState.EMPTY: _("key the form"),
        FormState.OPEN: _("go on keying"),
        FormState.ONCE: _("look at the form") if cell.waits_until else _("second keying"),
        FormState.SECOND_OPEN: "" if cell.waits_until else _("go on with the second keying"),
        FormState.NO_FORM: "",
    }
    return words.get(cell.state, _("look at the form"))


def _minus(state: FormState) -> str:
    return {FormState.EMPTY: _("never came back"), FormState.NO_FORM: _("it did come back")}.get(state, "")


class PeekBar(QFrame):
    """Shows one `Told`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        ground(self, look.surface)
        self.setFixedHeight(look.px(HEIGHT))
        self._code = label(look, "", 13, 600)
        self._form = label(look)
        self._about = label(look, colour="text2")
        self._about.setWordWrap(True)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys = [(KeyCap(look, key), label(look, colour="text2")) for key in ("−", "Enter")]
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), 0, look.px(20), 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._code)
        row.addWidget(self._form)
        row.addWidget(self._about, 1)
        for cap, word in self._keys:
            row.addWidget(cap)
            row.addWidget(word)

    def tell(self, told: Told) -> None:
        """Say this."""
        self._code.setText(told.code)
        self._form.setText(told.form)
        self._form.setVisible(bool(told.form))
        self._about.setText(told.about)
        for (cap, word), does in zip(self._keys, (told.minus, told.enter), strict=True):
            word.setText(does)
            for widget in (cap, word):
                widget.setVisible(bool(does))

    def said(self) -> Told:
        """What it says now."""
        minus, enter = (word.text() for _cap, word in self._keys)
        return Told(self._code.text(), self._form.text(), self._about.text(), enter, minus)
