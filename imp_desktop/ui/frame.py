"""The frame of an open study: the places column beside the screens, and the quiet bar for screens without their own."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from imp_desktop.ui import screens
from imp_desktop.ui.controls import Line, QuietBar
from imp_desktop.ui.controls.side import TITLE_HEIGHT
from imp_desktop.ui.disk import copy_words
from imp_desktop.ui.places_column import PlacesColumn
from imp_desktop.ui.session import Notice, Session

FOLD_BELOW = 1180


class StudyFrame(QWidget):
    """Shows one screen at a time; keying has the whole width, everything else has the places beside it.

    Screens are made when they are first gone to.
    """

    search = Signal()
    copy_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, session: Session, title: str, about: str) -> None:
        super().__init__()
        self._session = session
        self.place = ""
        self._screens: dict[str, QWidget] = {}
        self.column = PlacesColumn(session.look, title, about, session.person)
        self._line = Line(session.look, down=True)
        self._pages = QStackedWidget()
        self._bar = QuietBar(session.look)
        self._bar.setParent(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.column)
        row.addWidget(self._line)
        row.addWidget(self._pages, 1)
        self.column.went.connect(session.go)
        self.column.search.connect(self.search)
        self.column.copy_wanted.connect(self.copy_wanted)
        self.column.person_wanted.connect(self.person_wanted)

    def go(self, place: str, **where: object) -> None:
        """Show a place; an ImpError of the screen goes to the caller, and what was seen before stays."""
        name = screens.screen_for(place, self._session)
        page = self._screens.get(name) or screens.make(name, self._session)
        if name not in self._screens:
            self._screens[name] = page
            self._pages.addWidget(page)
        self._bar.clear()
        if isinstance(page, screens.Screen):
            page.arrive(**where)
        self.place = place
        self._pages.setCurrentWidget(page)
        for beside in (self.column, self._line):
            beside.setVisible(place != screens.ENTRY)
        self.column.show_place(screens.column_place(place))
        page.setFocus()

    def page(self) -> QWidget:
        """The screen that is seen."""
        return self._pages.currentWidget() or self

    def where(self) -> dict[str, object]:
        """What is needed to come back to the same spot of the same place."""
        page = self.page()
        return page.where() if isinstance(page, screens.Screen) else {}

    def tell(self, notice: Notice) -> None:
        """Say something on the bar of the screen, or on the frame's own where the screen has none."""
        own = getattr(self.page(), "bar", None)
        bar = own if isinstance(own, QuietBar) else self._bar
        bar.tell(notice.text, code=notice.code, action=notice.action, do=notice.do)
        self._place_bar()

    def show_waiting(self, counts: Mapping[str, int]) -> None:
        """Show how much waits at each place, and how things stand on the disk."""
        for place, count in counts.items():
            self.column.top.places.count(place, count)
        words, overdue = copy_words(self._session.study)
        self.column.disk.say(words, overdue=overdue)

    def next_column(self) -> None:
        """Move the focus from the places to the screen, or back."""
        inside = self.column.isAncestorOf(self.focusWidget() or self)
        (self.page() if inside else self.column.top).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.column.fold(folded=self.width() < self._session.look.px(FOLD_BELOW))
        self._place_bar()
        super().resizeEvent(event)

    def _place_bar(self) -> None:
        look = self._session.look
        left = self._pages.x()
        self._bar.setGeometry(left, look.px(TITLE_HEIGHT), self.width() - left, max(self._bar.sizeHint().height(), 1))
        self._bar.raise_()
