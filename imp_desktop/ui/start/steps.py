"""The steps of an empty study, from the two items of the SCS to the first participant."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.instruments.model import Instrument
from imp_desktop.operations import criteria, studies
from imp_desktop.ui.controls import Button, QuietBar, Scroll, ground, label, paragraph
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.places import places
from imp_desktop.ui.session import Session
from imp_desktop.ui.start.pad import KeyingPicture
from imp_desktop.ui.start.pair import PairPage, derived_instruments, waiting_instruments
from imp_desktop.ui.start.step import Step


class StepsPage(QWidget):
    """What to do before the first packet; it goes when the first participant is in the register."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        look = session.look
        ground(self, look.surface)
        self.setAcceptDrops(True)
        self.bar = QuietBar(look)
        self._area = Scroll(look)
        left = QVBoxLayout()
        left.addWidget(self.bar)
        left.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(KeyingPicture(look, self))
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Show what is done and what comes next, with the keyboard on what comes next."""
        here = self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or QWidget())
        self._area.show_widget(self._steps())
        if here:
            self.setFocus()

    def arrive(self, **where: object) -> None:
        """Show the steps, or the page of an instrument's left-out items if `pair` names one."""
        instrument = where.get("pair")
        if isinstance(instrument, str):
            self._tick(instrument)
        else:
            self.refresh()

    def where(self) -> dict[str, object]:
        """The page of the pair, if it is seen."""
        page = self._area.widget()
        return {"pair": page.instrument} if isinstance(page, PairPage) else {}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return [("Ctrl+N", _("add a participant"))]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().lower().endswith(".csv") for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self._session.go("exchange", files=tuple(dropped))

    def _changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and kinds & {"settings", "register"}:
            self.refresh()

    def _tick(self, instrument: str) -> None:
        page = PairPage(self._session, instrument)
        page.done.connect(self.refresh)
        self._area.show_widget(page)
        self.setFocusProxy(page)
        page.setFocus()

    def _steps(self) -> QWidget:
        look, inside = self._session.look, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(56 - RING), look.px(40), look.px(56), look.px(24))
        column.setSpacing(look.px(4))
        title = label(look, _("Steps to the first packet"), 24, 600)
        about = _("In any order. This page goes when the first participant is in the register.")
        for words in (title, paragraph(look, about)):
            words.setContentsMargins(look.px(RING), 0, 0, 0)
            column.addWidget(words)
        column.addSpacing(look.px(8))
        plan = studies.protocol(self._session.study)
        steps: list[Callable[[int], Step]] = [self._set_up]
        steps += [partial(self._pair, one) for one in derived_instruments(self._session.study)]
        steps.append(self._participants)
        steps += [self._criteria] if plan.criteria else []
        steps += [self._course] if plan.course else []
        for number, make in enumerate(steps, 1):
            column.addWidget(make(number))
        column.addStretch(1)
        return inside

    def _set_up(self, number: int) -> Step:
        study = self._session.study
        plan = studies.protocol(study).in_language(i18n.language())
        return Step(self._session.look, _("Study set up"), plan.title, number=number, done=True)

    def _pair(self, instrument: Instrument, number: int) -> Step:
        look, short = self._session.look, instrument.in_language(i18n.language()).short
        waits = instrument.awaits_choice
        title = _("Which items are not on your printed {form}?").format(form=short)
        about = _("Until they are ticked it can be keyed, not scored.")
        if not waits:
            title = _("{form}: named what is not on the printed form").format(form=short)
            about = ", ".join(str(one) for one in instrument.left_out)
        step = Step(look, title, about, number=number, done=not waits, next_one=waits)
        tick = Button(look, _("Tick the items") if waits else _("Tick others"), kind="primary" if waits else "plain")
        tick.clicked.connect(lambda: self._tick(instrument.id))
        if waits:
            self.setFocusProxy(tick)
        step.add_buttons(tick)
        return step

    def _participants(self, number: int) -> Step:
        look, session = self._session.look, self._session
        next_one = not waiting_instruments(session.study)
        step = Step(
            look,
            _("Add participants"),
            _("Type the codes, or drop a CSV file on this window."),
            number=number,
            next_one=next_one,
        )
        add = Button(look, _("Add participants"), key="Ctrl+N", kind="primary" if next_one else "plain")
        add.clicked.connect(lambda: session.go("participants", new=True))
        if next_one:
            self.setFocusProxy(add)
        take_in = Button(look, _("Import a file"))
        take_in.clicked.connect(lambda: session.go("exchange"))
        step.add_buttons(add, take_in)
        return step

    def _criteria(self, number: int) -> Step:
        look, session = self._session.look, self._session
        day = criteria.fixing(session.study).on
        title, about = _("Fix the progression criteria"), _("Best before the first form is keyed.")
        if day is not None:
            title, about = _("Progression criteria fixed"), whole_day(day)
        step = Step(look, title, about, number=number, done=day is not None)
        show = Button(look, _("Look at the criteria"))
        show.clicked.connect(lambda: session.go("settings", chapter="criteria"))
        step.add_buttons(show)
        return step

    def _course(self, number: int) -> Step:
        look, session = self._session.look, self._session
        about = _("Its day, its minutes, and who was there of those who gave consent.")
        step = Step(look, _("Log the first session"), about, number=number)
        place = next(at for at, one in enumerate(places(), 1) if one.id == "course")
        go = Button(look, _("To the course"), hint=f"Alt+{place}")
        go.clicked.connect(lambda: session.go("course"))
        step.add_buttons(go)
        return step
