"""Which items of the longer questionnaire do not stand on the printed form: read off the paper and ticked here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.instruments.model import Instrument
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, Choice, label, paragraph
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.session import Session


def derived_instruments(study: Study) -> tuple[Instrument, ...]:
    """The instruments of the study that leave items of a longer one out."""
    every = (studies.instrument(study, name) for name in studies.instruments(study))
    return tuple(one for one in every if one.derivation is not None)


def waiting_instruments(study: Study) -> tuple[Instrument, ...]:
    """Those whose left-out items nobody has named yet; they can be keyed but not scored."""
    return tuple(one for one in derived_instruments(study) if one.awaits_choice)


class PairPage(QWidget):
    """One list a group of items, one item to tick in each; the order must be confirmed too."""

    done = Signal()

    def __init__(self, session: Session, instrument: str) -> None:
        super().__init__()
        self._session = session
        self.instrument = instrument
        self._derived = studies.instrument(session.study, instrument)
        derivation = self._derived.derivation
        if derivation is None:
            msg = f"{instrument} is not derived from another instrument"
            raise ValueError(msg)
        self._parent = studies.instrument(session.study, derivation.parent)
        self._groups = [self._group(numbers) for numbers in derivation.leave_out]
        look = session.look
        self._order = Choice(look, _("The other items stand on the paper in the same order."), box=True)
        self._keep = Button(look, _("Keep this"), kind="primary")
        self._back = Button(look, _("Back"), icon="arrow-left", kind="quiet")
        self._order.toggled.connect(self._allow)
        self._keep.clicked.connect(self.keep)
        self._back.clicked.connect(self.done)
        self._lay_out()
        self._tick(self._derived.left_out)
        self.setFocusProxy(next(choice for group in self._groups for choice in group.buttons()))

    def ticked(self) -> tuple[int, ...]:
        """The numbers ticked so far."""
        return tuple(group.checkedId() for group in self._groups if group.checkedId() >= 0)

    def tick(self, number: int) -> None:
        """Tick the item of that number."""
        for group in self._groups:
            button = group.button(number)
            if button is not None:
                button.setChecked(True)

    def confirm_order(self) -> None:
        """Say that the other items stand in the same order."""
        self._order.setChecked(True)

    def keep(self) -> None:
        """Keep the pair in the study; every score of the instrument is worked out with it from now on."""
        value = ",".join(str(number) for number in self.ticked())
        try:
            studies.choose(
                self._session.study, self._session.person, f"{self.instrument}.left_out", value, _("read off the form")
            )
        except ImpError as error:
            problems.show(self._session, error)
            return
        self._session.did("settings")
        self.done.emit()

    def _group(self, numbers: tuple[int, ...]) -> QButtonGroup:
        group = QButtonGroup(self)
        cues = self._parent.in_language(i18n.language()).cues
        by_number = {item.number: item.id for item in self._parent.items}
        for number in numbers:
            choice = Choice(self._session.look, cues.get(by_number[number], ""), number=str(number))
            group.addButton(choice, number)
        group.idToggled.connect(lambda *_toggled: self._allow())
        return group

    def _lay_out(self) -> None:
        look, count = self._session.look, len(self._groups)
        short = self._derived.in_language(i18n.language()).short
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(56 - RING), look.px(32), look.px(40), look.px(24))
        column.setSpacing(look.px(8))
        title = ngettext(
            "Which item is not on your printed {form}?", "Which {count} items are not on your printed {form}?", count
        )
        about = _("Lay the paper beside the screen. Tick in each list the one item that the paper does not ask.")
        for words in (label(look, title.format(count=count, form=short), 20, 600), paragraph(look, about)):
            words.setContentsMargins(look.px(RING), 0, 0, 0)
            column.addWidget(words)
        column.addSpacing(look.px(8))
        for group in self._groups:
            for choice in group.buttons():
                column.addWidget(choice)
            column.addSpacing(look.px(16))
        column.addWidget(self._order)
        other = _(
            "If the order differs, leave this open: the form can be keyed, and is scored once the order is known."
        )
        said = paragraph(look, other, 12, "text3")
        said.setContentsMargins(look.px(RING), 0, 0, 0)
        column.addWidget(said)
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addWidget(self._back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _tick(self, numbers: tuple[int, ...]) -> None:
        for number in numbers:
            self.tick(number)
        self._order.setChecked(bool(numbers))
        self._allow()

    def _allow(self) -> None:
        self._keep.setEnabled(len(self.ticked()) == len(self._groups) and self._order.isChecked())
