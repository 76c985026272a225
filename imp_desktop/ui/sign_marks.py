"""The marks that signs are made of, drawn as paths, so that they are the same on every PC and crisp at any zoom."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from imp_desktop.ui.look import Look

HALF_WIDTH = 24
NARROW_HALF = 15
HEIGHT = 18
FULL = 8  # an open keying is filled in so many steps
_GAP = 2
_BADGE = 14
_MOST_IN_NARROW = 9  # a number of two digits has no room beside its mark there


class Mark(StrEnum):
    """What one half of a sign shows, one half a keying; or what both show once they are one bar."""

    HOLLOW = "hollow"
    DOTS = "dots"
    CHECK = "check"
    CLOCK = "clock"
    DASH = "dash"
    DIFFERS = "differs"
    EQUALS = "equals"
    CLOSED = "closed"
    LOCK = "lock"


@dataclass(frozen=True)
class Sign:
    """A form's state as it is drawn: its halves from left to right, how full an open half is (0 to 8), and a badge.

    `wide` makes one half as wide as two with the gap between them; `narrow` takes less room for all of it. `count`
    stands beside the mark of what differs.
    """

    halves: tuple[Mark, ...] = ()
    filled: int = 0
    flagged: bool = False
    count: int = 0
    wide: bool = False
    narrow: bool = False

    @property
    def half(self) -> int:
        """How wide one half is at 100 %."""
        half = NARROW_HALF if self.narrow and (self.wide or len(self.halves) > 1) else HALF_WIDTH
        return 2 * half + _GAP if self.wide else half


def width(sign: Sign) -> int:
    """How wide the sign is at 100 %, without its badge."""
    halves = max(len(sign.halves), 1)
    return halves * sign.half + (halves - 1) * _GAP


def paint(painter: QPainter, place: QRect, sign: Sign, look: Look) -> None:
    """Draw the sign in the middle of `place`."""
    if not sign.halves and not sign.flagged:
        return
    device = painter.device()
    image = _drawn(sign, look, device.devicePixelRatioF() if device is not None else 1.0)
    size = image.deviceIndependentSize()
    left = place.x() + round((place.width() - size.width()) / 2)
    top = place.y() + round((place.height() - size.height()) / 2)
    painter.drawImage(QPointF(left, top), image)


@lru_cache(maxsize=512)
def _drawn(sign: Sign, look: Look, ratio: float) -> QImage:
    """The sign as a picture with room for the badge all around, so that its middle is the middle of the halves."""
    room = look.px(_BADGE)
    wide, high = look.px(width(sign)) + room, look.px(HEIGHT) + room
    image = QImage(round(wide * ratio), round(high * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halves = QRectF(room / 2, room / 2, look.px(width(sign)), look.px(HEIGHT))
    _paint_halves(painter, halves, sign, look)
    if sign.flagged:
        at = QRectF(halves.right() - room * 0.55, halves.top() - room * 0.45, room, room)
        paint_badge(painter, at if sign.halves else _middle(halves, room), look)
    painter.end()
    return image


def _middle(around: QRectF, size: float) -> QRectF:
    return QRectF(around.center().x() - size / 2, around.center().y() - size / 2, size, size)


def _paint_halves(painter: QPainter, place: QRectF, sign: Sign, look: Look) -> None:
    for position, mark in enumerate(sign.halves):
        left = place.left() + position * look.px(sign.half + _GAP)
        half = QRectF(left, place.top(), look.px(sign.half), place.height())
        if mark is Mark.DOTS:
            _dots(painter, half, look, sign.filled)
        elif mark is Mark.DIFFERS:
            _differs(painter, half, look, _counted(sign))
        else:
            _PAINTERS[mark](painter, half, look)


def _counted(sign: Sign) -> str:
    return "" if not sign.count or (sign.narrow and sign.count > _MOST_IN_NARROW) else str(sign.count)


def _hollow(painter: QPainter, half: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.cell, look.px(1)))
    painter.setBrush(look.surface)
    painter.drawRoundedRect(_inside(half, look.px(1)), look.px(4), look.px(4))


def _check(painter: QPainter, half: QRectF, look: Look) -> None:
    _bar(painter, half, look, look.done_f)
    paint_check(painter, half, look.done_t, look)


def _clock(painter: QPainter, half: QRectF, look: Look) -> None:
    _hollow(painter, half, look)
    unit, middle = look.px(1), half.center()
    painter.setPen(QPen(look.text2, 1.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, 5 * unit, 5 * unit)
    painter.drawLine(middle, middle + QPointF(0, -3.2 * unit))
    painter.drawLine(middle, middle + QPointF(2.2 * unit, 0))


def _dash(painter: QPainter, half: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.text3, look.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    reach = look.px(5)
    painter.drawLine(half.center() - QPointF(reach, 0), half.center() + QPointF(reach, 0))


def _dots(painter: QPainter, half: QRectF, look: Look, filled: int) -> None:
    box = _inside(half, look.px(1) * 1.5)
    outline = QPainterPath()
    outline.addRoundedRect(box, look.px(4), look.px(4))
    painter.fillPath(outline, look.surface)
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.bottom() - box.height() * filled / FULL, box.width(), box.height()))
    painter.fillPath(outline, look.accent_soft)
    painter.restore()
    painter.setPen(QPen(look.accent, look.px(1) * 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    for step in (-1, 0, 1):
        painter.drawEllipse(half.center() + QPointF(step * look.px(4), 0), look.px(1) * 1.2, look.px(1) * 1.2)


def _differs(painter: QPainter, half: QRectF, look: Look, count: str) -> None:
    """Amber with an edge; the mark of what is not equal, and beside it how many items are not."""
    unit = look.px(1)
    painter.setPen(QPen(look.differs_l, unit))
    painter.setBrush(look.differs_f)
    painter.drawRoundedRect(_inside(half, unit), look.px(4), look.px(4))
    font = look.font(12, 600)
    wide = QFontMetricsF(font).horizontalAdvance(count) if count else 0.0
    room = (3 * unit + wide) if count else 0.0
    middle = half.center() - QPointF(room / 2, 0)
    painter.setPen(_round_pen(look.differs_t, 1.6 * unit))
    for up in (-2, 2):
        painter.drawLine(middle + QPointF(-4.5 * unit, up * unit), middle + QPointF(4.5 * unit, up * unit))
    painter.drawLine(middle + QPointF(-2.5 * unit, 5.5 * unit), middle + QPointF(2.5 * unit, -5.5 * unit))
    if count:
        painter.setFont(font)
        beside = QRectF(middle.x() + 7.5 * unit, half.top(), wide + 2 * unit, half.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, count)


def _equals(painter: QPainter, half: QRectF, look: Look) -> None:
    _bar(painter, half, look, look.done_f)
    middle, unit = half.center(), look.px(1)
    painter.setPen(_round_pen(look.done_t, 1.8 * unit))
    for up in (-2, 2):
        painter.drawLine(middle + QPointF(-4 * unit, up * unit), middle + QPointF(4 * unit, up * unit))


def _closed(painter: QPainter, half: QRectF, look: Look) -> None:
    """A check with a line drawn under it, as a sum is closed."""
    _bar(painter, half, look, look.lock_f)
    middle, unit = half.center(), look.px(1)
    paint_check(painter, half.translated(0, -2 * unit), look.lock_t, look)
    painter.setPen(_round_pen(look.lock_t, 1.6 * unit))
    painter.drawLine(middle + QPointF(-5 * unit, 5 * unit), middle + QPointF(5 * unit, 5 * unit))


def _lock(painter: QPainter, half: QRectF, look: Look) -> None:
    _bar(painter, half, look, look.lock_f)
    middle, unit = half.center(), look.px(1)
    painter.setPen(QPen(look.lock_t, 1.6 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shackle = QRectF(middle.x() - 2.6 * unit, middle.y() - 5.6 * unit, 5.2 * unit, 7 * unit)
    painter.drawRoundedRect(shackle, 2.6 * unit, 2.6 * unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.lock_t)
    painter.drawRoundedRect(QRectF(middle.x() - 4.5 * unit, middle.y() - 1.2 * unit, 9 * unit, 6.8 * unit), unit, unit)


_PAINTERS: dict[Mark, Callable[[QPainter, QRectF, Look], None]] = {
    Mark.HOLLOW: _hollow,
    Mark.CHECK: _check,
    Mark.CLOCK: _clock,
    Mark.DASH: _dash,
    Mark.EQUALS: _equals,
    Mark.CLOSED: _closed,
    Mark.LOCK: _lock,
}


def _bar(painter: QPainter, place: QRectF, look: Look, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(place, look.px(4), look.px(4))


def _round_pen(colour: QColor, thick: float) -> QPen:
    return QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _inside(box: QRectF, pen: float) -> QRectF:
    return box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)


def paint_check(painter: QPainter, place: QRectF, colour: QColor, look: Look) -> None:
    """Draw a check mark in the middle of `place`."""
    middle, unit = place.center(), look.px(1)
    path = QPainterPath(middle + QPointF(-4 * unit, 0))
    path.lineTo(middle + QPointF(-1.2 * unit, 3 * unit))
    path.lineTo(middle + QPointF(4.2 * unit, -3 * unit))
    painter.setPen(_round_pen(colour, 1.8 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def paint_badge(painter: QPainter, place: QRectF, look: Look) -> None:
    """Draw the red badge with an exclamation mark that fills `place`; it has an edge in the ground's colour."""
    unit = place.width() / _BADGE
    painter.setPen(QPen(look.surface, 1.2 * unit))
    painter.setBrush(look.flag)
    painter.drawEllipse(_inside(place, 1.2 * unit))
    ink = look.surface
    painter.setPen(QPen(ink, 1.6 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = place.center()
    painter.drawLine(middle + QPointF(0, -3.2 * unit), middle + QPointF(0, 0.6 * unit))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(middle + QPointF(0, 3.2 * unit), unit, unit)
