"""The keying screen put together: page, fixed spot, packet and foot around one pen, and the keys that move it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.ui.commands import everywhere_keys
from imp_desktop.ui.controls import QuietBar, draw_box, ground
from imp_desktop.ui.entry import hints, keys, sayings, telling
from imp_desktop.ui.entry.aside import Aside
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.dating import Dating
from imp_desktop.ui.entry.foot import Foot
from imp_desktop.ui.entry.header import Header
from imp_desktop.ui.entry.keys import Gesture
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.entry.packet import Packet
from imp_desktop.ui.entry.page_head import PageHead
from imp_desktop.ui.entry.page_view import PageView
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.pictures import Pictures
from imp_desktop.ui.entry.room import share
from imp_desktop.ui.entry.row_editor import MOVES, RowEditors
from imp_desktop.ui.entry.sounding import Sounding
from imp_desktop.ui.entry.spot import Spot
from imp_desktop.ui.entry.thumbs import Thumbs
from imp_desktop.ui.keys import KeySheet
from imp_desktop.ui.session import Session

_Held = Qt.KeyboardModifier


class EntryPage(QWidget):
    """Shows the form being keyed; every key is a gesture, every gesture one deed of the pen or of this page."""

    def __init__(self, session: Session, pen: type[Pen] = Pen) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self._look = look
        self.model = FormModel(self)
        self.pen = pen(session, self.model, self)
        self.page = PageView(look, self.model, self.pen, self)
        self.header = Header(look, self)
        self.head = PageHead(look, self.pen, self.page, self)
        self.thumbs = Thumbs(look, self.model, self.pen, self)
        self.pictures = Pictures(look, self.pen, self)
        self.spot = Spot(look, self)
        self.foot = Foot(look, self)
        self.bar = QuietBar(look)
        self.bar.setParent(self)
        self.editors = RowEditors(look, self.page, self.model, self.pen)
        self.date = self.editors.date_field(self)
        self.dating = Dating(self.pen, self.header, self.date, self._take_back)
        self.aside = Aside(session, self.pen, self)
        self.sounding = Sounding(session, self.pen)
        self.sheet: KeySheet | None = None
        self._packet = Packet(session)
        self._open = False
        for part in self._parts():
            part.hide()
        ground(self, look.desk)
        self.setFocusProxy(self.page)
        self.deeds = self._deeds()
        self._connect()

    # what every screen can do

    def arrive(self, **where: object) -> None:
        """Open a form: `key` is its FormKey, `item` the id of an item to stand at, `keying_pass` the keying wanted.

        Without a key, read anew.
        """
        key, item, wanted = where.get("key"), where.get("item"), where.get("keying_pass")
        if isinstance(key, FormKey):
            known = next((one for one in Pass if one == wanted), None)
            self.pen.open(key, item if isinstance(item, str) else None, known)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Read the form anew, where it stands."""
        if self._open:
            self.arrive(**self.where())

    def where(self) -> dict[str, object]:
        """The form being keyed, the item expected, and the keying where it is not what the form would open with."""
        if not self._open:
            return {}
        pen = self.pen
        where: dict[str, object] = {"key": pen.form.key, "item": pen.item.id}
        at = pen.form.keying_pass
        if at is Pass.SECOND or (at is Pass.THIRD and pen.gaps):
            where["keying_pass"] = int(at)
        return where

    # keys

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; whether it is one of this screen's. Keys held down do nothing."""
        gesture = keys.gesture_of(event)
        if not self._open:
            return False
        if gesture is None:
            self._refuse(event)
            return False
        if not self.editors.held.held(event):
            self._do(gesture, event.text())
            if keys.num_lock_is_off(event):
                self.pen.no_digits()
        return True

    def _take_key_of_page(self, event: QKeyEvent) -> bool:
        """A key that was meant for the page belongs to the field on the current row, where there is one."""
        field = self.editors.take_focus() if self.window().focusWidget() is self.page else None
        return self.take_key(event) if field is None else field.event(event)

    def _refuse(self, event: QKeyEvent) -> None:
        """A sign that is no answer is told; combinations with Ctrl or Alt belong to the window."""
        if keys.num_lock_is_off(event):
            self.pen.no_digits()
        elif (
            event.text().isprintable()
            and event.text()
            and not event.modifiers() & (_Held.ControlModifier | _Held.AltModifier)
        ):
            self.pen.refuse(event.text())

    def _do(self, gesture: Gesture, sign: str) -> None:
        if self._asks_the_list(gesture, sign):
            return
        if gesture in hints.LEARNED and self.sheet is None:
            learned = self._session.mine.hints
            learned[gesture] = learned.get(gesture, 0) + 1
        if gesture in MOVES or gesture is Gesture.CONFIRM:
            self.pen.keep_typed()
        if gesture is Gesture.DIGIT:
            self.pen.digit(sign)
        else:
            self.deeds[gesture]()

    def _asks_the_list(self, gesture: Gesture, sign: str) -> bool:
        """A digit chooses from the history while that is listed; any other key takes a list away first."""
        if gesture is Gesture.DIGIT and self.pen.mode is Mode.HISTORY:
            self.aside.restore(sign)
            return True
        looked_back = self.pen.mode is Mode.HISTORY
        if gesture not in (Gesture.HISTORY, Gesture.ALLOWED):
            self.aside.leave_list()
        return looked_back and gesture in (Gesture.ESCAPE, Gesture.ENTER)

    def _deeds(self) -> Mapping[Gesture, Callable[[], object]]:
        pen = self.pen
        return {
            Gesture.NO_ANSWER: pen.no_answer,
            Gesture.ALLOWED: self.aside.show_allowed,
            Gesture.CONFIRM: pen.confirm,
            Gesture.NOTE: self.editors.open_note,
            Gesture.QUERY: self.aside.ask_question,
            Gesture.ENTER: pen.enter,
            Gesture.BACK: lambda: pen.step(-1),
            Gesture.ON: lambda: pen.step(1),
            Gesture.PAGE_BACK: lambda: self._turn_page(-1),
            Gesture.PAGE_ON: lambda: self._turn_page(1),
            Gesture.PAGE_TOP: lambda: pen.end_of_page(last=False),
            Gesture.PAGE_END: lambda: pen.end_of_page(last=True),
            Gesture.PAGE_DONE: pen.page_done,
            Gesture.FIRST: pen.first,
            Gesture.LAST: pen.last,
            Gesture.FLAG_BACK: lambda: pen.step_flag(-1),
            Gesture.FLAG_ON: lambda: pen.step_flag(1),
            Gesture.GO_TO: pen.go_to,
            Gesture.FORM_BACK: lambda: pen.step_form(-1),
            Gesture.FORM_ON: lambda: pen.step_form(1),
            Gesture.ESCAPE: self._escape,
            Gesture.ERASE: pen.erase,
            Gesture.CLEAR: pen.clear,
            Gesture.PASTE: pen.refuse_paste,
            Gesture.UNDO: pen.undo,
            Gesture.HISTORY: self.aside.show_history,
            Gesture.SECOND: lambda: pen.turn_to(Pass.SECOND),
            Gesture.THIRD: lambda: pen.turn_to(Pass.THIRD),
            Gesture.MOVE: self.aside.ask_where,
            Gesture.DATE: self.dating.open,
            Gesture.ABSENT: pen.absent,
            Gesture.CLOSE: pen.close,
            Gesture.LOOKED: pen.looked,
            Gesture.ON_DISK: lambda: self.foot.show_for_a_moment(telling.on_disk_now(pen)),
            Gesture.LEAVE: pen.leave,
            Gesture.KEYS: self._turn_sheet,
        }

    # what is shown

    def _connect(self) -> None:
        pen = self.pen
        self.page.take_key = self._take_key_of_page
        self.page.released = self.editors.held.released
        self.editors.take_key = self.take_key
        self.dating.take_key = self.take_key
        self.aside.turned.connect(self._tell)
        self.aside.left.connect(self._take_back)
        pen.opened.connect(self._opened)
        pen.turned.connect(self._tell)
        pen.moved.connect(self._moved)
        pen.flagged.connect(self._announce)
        pen.completed.connect(lambda: self._announce(sayings.about(pen).title))
        pen.answered.connect(lambda: self._announce(pen.current.told))
        pen.left.connect(self._leave)
        self.header.back.connect(self._settled(pen.leave))
        self.header.asked_for.connect(self._settled(pen.visit))
        for pages in (self.thumbs, self.pictures):
            pages.asked_for.connect(self._settled(self._go_to_page))

    def _settled(self, deed: Callable[..., object]) -> Callable[..., object]:
        """The same deed, after what is half-typed was kept."""

        def settle_first(*where: object) -> None:
            self.editors.settle()
            deed(*where)

        return settle_first

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.header, self.head, self.page, self.thumbs, self.pictures, self.spot, self.foot)

    def _opened(self) -> None:
        self.date.hide()
        if not self._open:
            self._open = True
            for part in self._parts():
                part.show()
        self.aside.close_form()
        self.aside.leave_list()
        self._packet.read(self.pen.form, self.pen.pile)
        self._share_room()
        self.header.show_heading(self._packet.heading(self.pen.form), anew=True)
        self.page.setAccessibleName(self.head.named())
        for part in (self.head, self.thumbs, self.pictures):
            part.update()
        self.bar.clear()

    def _moved(self, _old: int, _new: int) -> None:
        self.thumbs.show_page(self.pen.item.page)
        named = self.head.named()
        if named != self.page.accessibleName():
            self.page.setAccessibleName(named)
            self.head.update()
            self.thumbs.update()

    def _tell(self) -> None:
        """Say in the spot, the head and the foot what is so now."""
        pen = self.pen
        saying = self.aside.laid_over(sayings.about(pen))
        shown = hints.hints(pen, self._session.mine.hints, self._session.study)
        self.spot.say(saying, shown, learning=hints.learning(pen))
        self.header.show_heading(self._packet.heading(pen.form))
        self._show_room()
        stopped = pen.mode is Mode.STOPPED
        told = saying.line if self._needs_words() else sayings.in_a_line(pen)
        aside = "" if self.spot.isVisible() else pen.said or told
        self.foot.say(telling.on_disk(pen), aside, alarm=bool(pen.said), failure=pen.said if stopped else "")

    def _needs_words(self) -> bool:
        return self.pen.mode is not Mode.ANSWER or bool(self.pen.typed) or self.pen.current.open_flag

    def _share_room(self) -> None:
        """Give every part its place for the size of now."""
        third = self.pen.form.wanted is not None
        room = share(self._look, self.size(), spot_wished=self._session.mine.big_number, third=third)
        self._room = room
        self.header.short = not room.packet
        self.header.setGeometry(room.head)
        self.head.low = room.low
        self.head.setGeometry(room.page_head)
        for pages, wanted in ((self.thumbs, not third), (self.pictures, third)):
            pages.setVisible(wanted and not room.thumbs.isEmpty())
            pages.setGeometry(room.thumbs)
        self.foot.setGeometry(room.foot)
        self.bar.setGeometry(0, room.head.bottom() + 1, self.width(), max(self.bar.sizeHint().height(), 1))
        self.page.setGeometry(room.rows)
        self.page.fit()
        self._show_room()
        if self.sheet is not None:
            self.sheet.stand_at_right()
        self.update()

    def _show_room(self) -> None:
        """Show the spot beside the page, or over it for as long as it has something to list."""
        room = self._room
        beside = not room.spot.isEmpty()
        over = not beside and (self.aside.listing or self.pen.mode in (Mode.REASON, Mode.COMPLETE))
        self.aside.stand(room.spot if beside else room.spot_over, over=not beside)
        self.spot.stand(room.spot if beside else room.spot_over, over=over)
        self.spot.setVisible(beside or over)
        if over:
            self.spot.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card of the page under its head and rows."""
        painter = QPainter(self)
        card = QRectF(self._room.page) if self._open else QRectF()
        if not card.isEmpty():
            draw_box(painter, self._look, card, self._look.surface, self._look.line, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._open:
            self._share_room()
            self.header.show_heading(self._packet.heading(self.pen.form), anew=True)
            self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._open and self._session.has_study and self._session.has_person:
            self.editors.settle()
        self._tell_others()

    # deeds of the page itself

    def _escape(self) -> None:
        if self.sheet is not None:
            self._turn_sheet()
        else:
            self.pen.escape()

    def _turn_page(self, step: int) -> None:
        """The page of the paper, or of the sheet while it lies over it."""
        if self.sheet is not None:
            self.sheet.turn(step)
        else:
            self.pen.step_page(step)

    def _turn_sheet(self) -> None:
        """Show the keys over the right side, or take them away; the current row keeps the focus."""
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
            return
        hints.forget(self._session.mine.hints)
        everywhere = (_("Everywhere"), everywhere_keys(self._session, keying=True))
        self.sheet = KeySheet(self._look, [*keys.sections(), everywhere], self)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.closed.connect(self._turn_sheet)
        self.sheet.stand_at_right()
        self.sheet.show()

    def _take_back(self) -> None:
        """The keyboard goes back to where answers are keyed."""
        self.page.setFocus()
        self.editors.take_back()

    def _go_to_page(self, page: int) -> None:
        self.pen.step_page(page - self.pen.item.page)

    def _announce(self, sentence: str) -> None:
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.page, sentence))

    def _leave(self) -> None:
        self._tell_others()
        if self.pen.mode is Mode.COMPLETE and self.pen.pile is not None and self.pen.following is None:
            self._session.go("piles")
        else:
            self._session.go("overview", key=self.pen.form.key)

    def _tell_others(self) -> None:
        """Tell the other screens what was keyed; once for all of it, because they cannot be seen while keying."""
        if self.pen.wrote and self._session.has_study:
            self.pen.wrote = False
            self._session.did("answers")
            self._session.keep_settings()
