"""Who is working now: the list of names, and a field to add one."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain
from imp_desktop.operations import persons, studies
from imp_desktop.operations.persons import Person
from imp_desktop.ui.controls import Button, Line, QuietBar, Scroll, draw_box, ground, label, paragraph
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of
from imp_desktop.ui.session import Session
from imp_desktop.ui.strips import draw_disc

CARD = 464
ROW = 58


class PeopleDelegate(QStyledItemDelegate):
    """Paints a person: initials in a disc, and the name; the current one ringed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(200), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, person = self._look, index.data(LINE)
        box = QRectF(rect_of(option)).adjusted(1, 1, -1, -look.px(3))
        current = bool(state_of(option) & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            draw_box(painter, look, box, look.wash, look.accent, 6)
        side = look.px(32)
        disc = QRectF(box.left() + look.px(14), box.center().y() - side / 2, side, side)
        draw_disc(painter, look, disc, person.initials, chosen=current)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.text)
        room = box.adjusted(look.px(62), 0, -look.px(12), 0)
        words = QFontMetrics(painter.font()).elidedText(person.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class PeoplePage(QWidget):
    """A card on an empty window; Up and Down choose, Enter takes, a new name is typed below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._look = session.look
        ground(self, session.look.desk)
        self.bar = QuietBar(session.look)
        people = persons.at_work(session.study)
        self.people = QListView()
        self.field = QLineEdit()
        self.trouble = paragraph(session.look, px=12, colour="flag")
        self._list(people)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addStretch(1)
        title = label(session.look, studies.settings(session.study).title, 15, 600)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(session.look.px(24))
        column.addWidget(self._card(bool(people)), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(session.look.px(24))
        on_disk = label(session.look, _("Everything keyed is on disk"), colour="text2")
        column.addWidget(on_disk, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        area = Scroll(session.look)
        area.show_widget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(area, 1)
        self.setFocusProxy(self.people if people else self.field)

    def take(self) -> None:
        """The person chosen in the list works from now on."""
        person = self.people.currentIndex().data(LINE)
        if isinstance(person, Person):
            self._session.take_person(person)

    def add(self) -> None:
        """Put the typed name into the list; that person works from now on."""
        try:
            person = persons.person(self._session.study, self.field.text())
        except ImpError as error:
            self.trouble.setText(explain(error))
            return
        self._session.take_person(person)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A name typed while the list has the keyboard is a new name, never the one that happens to be chosen."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            sign = event.text()
            if sign.strip() and sign.isprintable():
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.field.setText(sign)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.people.hasFocus():
            self.take()
        else:
            super().keyPressEvent(event)

    def _list(self, people: list[Person]) -> None:
        look, view = self._look, self.people
        view.setModel(LinesModel[Person](lambda person: person.name, people))
        view.setItemDelegate(PeopleDelegate(look, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(_("Who is working now?"))
        view.setFixedHeight(look.px(ROW) * min(max(len(people), 1), 5))
        if not people:
            view.hide()
        view.clicked.connect(self.take)
        view.installEventFilter(self)
        last = next((row for row, one in enumerate(people) if one.name == self._session.settings.last_person), 0)
        view.setCurrentIndex(view.model().index(last, 0))

    def _card(self, some: bool) -> QFrame:  # noqa: FBT001 - the card with or without a list
        look, card = self._look, _Card(self._look)
        column = QVBoxLayout(card)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(20))
        column.setSpacing(look.px(8))
        column.addWidget(label(look, _("Who is working now?"), 20, 600))
        about = _("Choose with ↑ ↓ and Enter, or type a new name.") if some else _("Every change carries a name.")
        column.addWidget(label(look, about, colour="text2"))
        column.addWidget(self.people)
        column.addSpacing(look.px(8))
        column.addWidget(Line(look))
        column.addSpacing(look.px(4))
        caption = label(look, _("New name"), 12, colour="text2")
        caption.setBuddy(self.field)
        column.addWidget(caption)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        add = Button(look, _("Add"), icon="user-plus", kind="plain" if some else "primary")
        row.addWidget(add)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.field.setAccessibleName(_("New name"))
        self.field.returnPressed.connect(self.add)
        add.clicked.connect(self.add)
        return card


class _Card(QFrame):
    """A white card with a soft edge, the only raised thing in the program."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedWidth(look.px(CARD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, self._look, QRectF(self.rect()), self._look.surface, self._look.line, 12)
