"""The bar below the overview: what is selected, and what Enter does with it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.overview import Cell, FormState
from imp_desktop.ui import dates
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
    return Told(participant.code, form, _about(cell), _enter(cell.state), _minus(cell.state))


def _about(cell: Cell) -> str:
    sentences = {
        FormState.EMPTY: _("Not keyed."),
        FormState.OPEN: _("Open, {answered} of {items}.").format(answered=cell.answered, items=cell.items),
        FormState.KEYED: _keyed(cell),
        FormState.NO_FORM: _("No form: it never came back."),
    }
    return " ".join(part for part in (sentences[cell.state], _by(cell), _marks(cell)) if part)


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


def _enter(state: FormState) -> str:
    words = {
        FormState.EMPTY: _("key the form"),
        FormState.OPEN: _("go on keying"),
        FormState.KEYED: _("look at the form"),
        FormState.NO_FORM: "",
    }
    return words[state]


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
