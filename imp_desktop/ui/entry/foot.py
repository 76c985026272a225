"""The foot of the keying screen: one grey line about the disk that never blinks, or a red bar when the disk fails."""

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_cap
from imp_desktop.ui.controls.keycap import cap_width
from imp_desktop.ui.look import Look

HEIGHT, LOW_HEIGHT = 32, 24
_GAP = 24
_SHOWN_FOR = 2000


class Foot(QWidget):
    """Says how many answers are on disk, what else is to be said where there is no spot, and the key of all keys."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._on_disk = ""
        self._failure = ""
        self._said = ""
        self._shown = ""
        self._alarm = False
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_SHOWN_FOR)
        self._back.timeout.connect(self._show_again)

    @property
    def words(self) -> str:
        """What the foot says at its left."""
        return self._failure or self._shown or self._on_disk

    @property
    def failing(self) -> bool:
        """Whether the red bar is up because something is not on disk."""
        return bool(self._failure)

    def say(self, on_disk: str, said: str = "", *, alarm: bool = False, failure: str = "") -> None:
        """Show how many answers are on disk; `said` stands in the middle; a failure covers everything."""
        if (on_disk, said, alarm, failure) != (self._on_disk, self._said, self._alarm, self._failure):
            self._on_disk, self._said, self._alarm, self._failure = on_disk, said, alarm, failure
            self.setAccessibleName(self.words)
            self.update()

    def show_for_a_moment(self, words: str) -> None:
        """Show these words in place of the line about the disk, for two seconds."""
        self._shown = words
        self._back.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self._failure:
            painter.fillRect(self.rect(), look.flag)
            self._line(painter, "circle-alert", self._failure, look.surface, 600)
            return
        painter.fillRect(self.rect(), look.desk)
        if self._keys_fit():
            self._keys(painter)
        self._line(painter, "check", self.words, look.text3, 400)
        if self._said:
            painter.setPen(look.flag_t if self._alarm else look.text)
            painter.setFont(look.font(13, 600))
            painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.said)

    @property
    def said(self) -> str:
        """What the foot says in its middle, as far as there is room."""
        metrics = QFontMetrics(self._look.font(13, 600))
        return metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, self._room().width())

    def _keys_fit(self) -> bool:
        """Whether what is said leaves room for the keys; they give way to it."""
        said = QFontMetrics(self._look.font(13, 600)).horizontalAdvance(self._said) if self._said else 0
        return self._said_left() + said <= self._keys_left()

    def _room(self) -> QRect:
        left = self._said_left()
        right = self._keys_left() if self._keys_fit() else self.width() - self._look.px(12)
        return QRect(left, 0, right - left, self.height())

    def _said_left(self) -> int:
        wide = QFontMetrics(self._look.font(12)).horizontalAdvance(self.words)
        return self._look.px(48) + wide + self._look.px(_GAP)

    def _keys_left(self) -> int:
        look = self._look
        metrics = QFontMetrics(look.font(12))
        wides = (metrics.horizontalAdvance(words) + look.px(24) + cap_width(look, cap) for cap, words in self._named())
        return self.width() - look.px(24 + 12) - sum(wides)

    def _named(self) -> tuple[tuple[str, str], ...]:
        return (("Alt", _("Menu")), ("F1", _("All keys")))

    def _line(self, painter: QPainter, icon: str, words: str, colour: QColor, weight: int) -> None:
        look, side = self._look, self._look.px(14)
        icons.paint(painter, QRectF(look.px(28), (self.height() - side) / 2, side, side), icon, colour)
        painter.setFont(look.font(13 if weight > 400 else 12, weight))
        painter.setPen(colour)
        left = look.px(48)
        room = QRect(left, 0, self.width() - left - look.px(24), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _keys(self, painter: QPainter) -> None:
        look = self._look
        right = self.width() - look.px(24)
        for cap, words in self._named():
            painter.setFont(look.font(12))
            painter.setPen(look.text3)
            wide = QFontMetrics(look.font(12)).horizontalAdvance(words)
            painter.drawText(QRect(right - wide, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            right -= wide + look.px(6) + cap_width(look, cap)
            high = look.px(20)
            draw_cap(painter, look, QRectF(right, (self.height() - high) / 2, cap_width(look, cap), high), cap)
            right -= look.px(18)

    def _show_again(self) -> None:
        self._shown = ""
        self.update()
