"""The fixed spot: which item is expected, what may be keyed, what came before, and the keys that help now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import draw_cap
from imp_desktop.ui.controls.keycap import cap_width
from imp_desktop.ui.entry.sayings import Entry, EntryKind, Saying
from imp_desktop.ui.look import Look

WIDTH = 296
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Hint:
    """A key and what it does now."""

    cap: str
    words: str


class Spot(QWidget):
    """Paints a saying at the top, and the hints at the bottom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._saying = Saying()
        self._hints: tuple[Hint, ...] = ()
        self._learning = False
        self._over = False
        self._number = QFont(look.font(88, 600))
        self._number.unsetFeature(QFont.Tag("tnum"))

    @property
    def saying(self) -> Saying:
        """What is said now."""
        return self._saying

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys shown now."""
        return self._hints

    def say(self, saying: Saying, hints: Sequence[Hint], *, learning: bool) -> None:
        """Show this from now on; `learning` adds the line that hints leave once they are known."""
        if (saying, tuple(hints), learning) == (self._saying, self._hints, self._learning):
            return
        self._saying, self._hints, self._learning = saying, tuple(hints), learning
        self.setAccessibleName(saying.spoken())
        self.update()

    def stand(self, place: QRect, *, over: bool) -> None:
        """Stand beside the page, or over it with a ground of its own."""
        self._over = over
        if place != self.geometry():
            self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._over:
            painter.fillRect(self.rect(), self._look.desk)
            painter.fillRect(QRect(0, 0, 1, self.height()), self._look.line2)
            painter.translate(self._look.px(24), 0)
        if self._over:
            top = self._title(painter, self._look.px(12)) + self._look.px(8)
        else:
            top = max(self._look.px(204), self._title(painter, self._big(painter)) + self._look.px(20))
        painter.fillRect(QRect(0, top, self._wide(), 1), self._look.line)
        bottom = self._paint_hints(painter)
        self._entries(painter, top, bottom)

    def _wide(self) -> int:
        return self.width() - (self._look.px(48) if self._over else 0)

    def _big(self, painter: QPainter) -> int:
        look, saying = self._look, self._saying
        base = look.px(77)
        if saying.done:
            self._check(painter, QRectF(0, look.px(10), look.px(64), look.px(64)))
            return look.px(90)
        painter.setFont(self._number)
        painter.setPen(look.text)
        painter.drawText(QPointF(-look.px(3), base), saying.number)
        wide = QFontMetrics(self._number).horizontalAdvance(saying.number)
        self._write(painter, QPointF(wide + look.px(10), base), saying.of, (15, 400, "text3"))
        return look.px(90)

    def _check(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.done_f)
        painter.drawEllipse(place)
        path = QPainterPath(QPointF(place.left() + place.width() * 0.28, place.top() + place.height() * 0.52))
        path.lineTo(place.left() + place.width() * 0.44, place.top() + place.height() * 0.68)
        path.lineTo(place.left() + place.width() * 0.74, place.top() + place.height() * 0.34)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_ends = QPen(self._look.done_t, self._look.px(5))
        round_ends.setCapStyle(Qt.PenCapStyle.RoundCap)
        round_ends.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(round_ends)
        painter.drawPath(path)

    def _title(self, painter: QPainter, y: int) -> int:
        saying, room = self._saying, QRect(0, y, self._wide(), self._look.px(140))
        title = f"{saying.number}  {saying.title}".strip() if self._over else saying.title
        y = self._paragraph(painter, room, title, (15 if self._over else 20, 600, "text")) + self._look.px(5)
        room.moveTop(y)
        return self._paragraph(painter, room, saying.line, (13, 600 if saying.alarm else 400, self._line_colour()))

    def _line_colour(self) -> str:
        return "flag_t" if self._saying.alarm else "text2"

    def _entries(self, painter: QPainter, top: int, bottom: int) -> None:
        look = self._look
        y = top + look.px(4 if self._over else 12)
        if self._saying.heading:
            how = (13, 600, "text") if self._saying.strong else (12, 400, "text3")
            self._write(painter, QPointF(0, y + look.px(14)), self._saying.heading, how)
            y += look.px(23)
        for entry in self._saying.entries:
            if y + look.px(28) > bottom:
                return
            y = self._entry(painter, entry, y, bottom)

    def _entry(self, painter: QPainter, entry: Entry, y: int, bottom: int) -> int:
        look = self._look
        high = look.px(28)
        x = 0
        if entry.number:
            self._write(painter, QPointF(0, y + look.px(19)), entry.number, (13, 600, "text2"))
            x = max(look.px(30), QFontMetrics(look.font(13, 600)).horizontalAdvance(entry.number) + look.px(10))
        if entry.kind is EntryKind.KEY:
            wide = cap_width(look, entry.sign)
            draw_cap(painter, look, QRectF(0, y + look.px(4), wide, look.px(20)), entry.sign)
            x = max(look.px(44), wide + look.px(10))
        elif entry.sign:
            x = self._answer(painter, entry, x, y)
        room = QRect(x, y, self._wide() - x, max(bottom - y, look.px(60)))
        font = look.font(13, 600 if entry.kind is EntryKind.FLAG else 400)
        painter.setFont(font)
        painter.setPen(look.flag_t if entry.kind is EntryKind.FLAG else look.text2)
        lines = QFontMetrics(font).boundingRect(room, _WRAP, entry.words).height()
        painter.drawText(room.adjusted(0, max((high - lines) // 2, 0), 0, 0), _WRAP, entry.words)
        return y + max(high, lines + look.px(8))

    def _answer(self, painter: QPainter, entry: Entry, x: int, y: int) -> int:
        look, flagged = self._look, entry.kind is EntryKind.FLAG
        text = QFontMetrics(look.font(13, 600)).elidedText(entry.sign, Qt.TextElideMode.ElideRight, look.px(120))
        wide = max(look.px(32), QFontMetrics(look.font(13, 600)).horizontalAdvance(text) + look.px(14))
        box = QRectF(x, y + look.px(3), wide, look.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.flag if flagged else look.accent)
        painter.drawRoundedRect(box, look.px(5), look.px(5))
        painter.setFont(look.font(13, 600))
        painter.setPen(look.surface if flagged else look.on_accent)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return round(box.right()) + look.px(12)

    def _paint_hints(self, painter: QPainter) -> int:
        look = self._look
        y = self.height()
        if self._learning and self._hints:
            y -= look.px(22)
            self._write(painter, QPointF(0, y + look.px(15)), _("A hint goes once you know it."), (12, 400, "text3"))
            y -= look.px(6)
        wide = max((cap_width(look, hint.cap) for hint in self._hints), default=0) + look.px(12)
        beside = max(wide, look.px(46))
        for hint in reversed(self._hints):
            y -= look.px(28)
            draw_cap(painter, look, QRectF(0, y + look.px(4), cap_width(look, hint.cap), look.px(20)), hint.cap)
            room = QRect(beside, y, self._wide() - beside, look.px(28))
            painter.setFont(look.font(13))
            painter.setPen(look.text2)
            painter.drawText(room, _MIDDLE, hint.words)
        return y - look.px(8)

    def _paragraph(self, painter: QPainter, room: QRect, text: str, how: tuple[int, int, str]) -> int:
        if not text:
            return room.top()
        px, weight, colour = how
        font = self._look.font(px, weight)
        painter.setFont(font)
        painter.setPen(getattr(self._look, colour))
        painter.drawText(room, _WRAP, text)
        return room.top() + QFontMetrics(font).boundingRect(room, _WRAP, text).height()

    def _write(self, painter: QPainter, at: QPointF, text: str, how: tuple[int, int, str]) -> None:
        px, weight, colour = how
        painter.setFont(self._look.font(px, weight))
        painter.setPen(getattr(self._look, colour))
        painter.drawText(at, text)
