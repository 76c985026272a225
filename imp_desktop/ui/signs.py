"""The signs of a form's state: drawn as paths, so that they are the same on every PC, and told as words and letters."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.operations.overview import Cell, FormState
from imp_desktop.ui.look import Look

HALF_WIDTH = 24
HEIGHT = 18
_GAP = 2
_BADGE = 14
_STEPS = 8


class Mark(StrEnum):
    """What one half of a sign shows; one half a keying, so that a second keying is a second half."""

    HOLLOW = "hollow"
    DOTS = "dots"
    CHECK = "check"
    DASH = "dash"


@dataclass(frozen=True)
class Sign:
    """A form's state as it is drawn: its halves from left to right, how full an open half is (0 to 8), and a badge."""

    halves: tuple[Mark, ...] = ()
    filled: int = 0
    flagged: bool = False


_MARKS = {
    FormState.NOT_EXPECTED: (),
    FormState.EMPTY: (Mark.HOLLOW,),
    FormState.OPEN: (Mark.DOTS,),
    FormState.KEYED: (Mark.CHECK,),
    FormState.NO_FORM: (Mark.DASH,),
}


def sign_of(cell: Cell) -> Sign:
    """The sign of one form; an open one is filled from below in eighths by how many items are keyed."""
    filled = round(_STEPS * cell.answered / cell.items) if cell.state is FormState.OPEN and cell.items else 0
    return Sign(_MARKS[cell.state], filled, flagged=cell.flags > 0)


def sign_of_state(state: FormState) -> Sign:
    """The sign of a state as such, for a legend."""
    return Sign(_MARKS[state], _STEPS // 2 if state is FormState.OPEN else 0)


def letter(cell: Cell) -> str:
    """The letter of a form's state, for those who read letters more easily than signs; a flag adds its own."""
    letters = {
        FormState.NOT_EXPECTED: "",
        FormState.EMPTY: pgettext("letter of the state empty", "E"),
        FormState.OPEN: pgettext("letter of the state open", "O"),
        FormState.KEYED: "1",
        FormState.NO_FORM: "–",
    }
    flag = pgettext("letter of the state flagged", "F") if cell.flags else ""
    return letters[cell.state] + flag


def spoken(cell: Cell) -> str:
    """The state in words, as it is read aloud and as the bar below the overview says it."""
    states = {
        FormState.NOT_EXPECTED: _("not expected"),
        FormState.EMPTY: _("not keyed"),
        FormState.OPEN: _("open, {answered} of {items}").format(answered=cell.answered, items=cell.items),
        FormState.KEYED: _("keyed"),
        FormState.NO_FORM: _("no form: never came back"),
    }
    flags = ngettext("{count} flag", "{count} flags", cell.flags).format(count=cell.flags) if cell.flags else ""
    notes = ngettext("{count} note", "{count} notes", cell.notes).format(count=cell.notes) if cell.notes else ""
    return ", ".join(part for part in (states[cell.state], flags, notes) if part)


def width(sign: Sign) -> int:
    """How wide the sign is at 100 %, without its badge."""
    halves = max(len(sign.halves), 1)
    return halves * HALF_WIDTH + (halves - 1) * _GAP


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


@lru_cache(maxsize=256)
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
        left = place.left() + position * look.px(HALF_WIDTH + _GAP)
        half = QRectF(left, place.top(), look.px(HALF_WIDTH), place.height())
        if mark is Mark.DOTS:
            _dots(painter, half, look, sign.filled)
        else:
            _PAINTERS[mark](painter, half, look)


def _hollow(painter: QPainter, half: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.cell, look.px(1)))
    painter.setBrush(look.surface)
    painter.drawRoundedRect(_inside(half, look.px(1)), look.px(4), look.px(4))


def _check(painter: QPainter, half: QRectF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.done_f)
    painter.drawRoundedRect(half, look.px(4), look.px(4))
    paint_check(painter, half, look.done_t, look)


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
    painter.setClipRect(QRectF(box.left(), box.bottom() - box.height() * filled / _STEPS, box.width(), box.height()))
    painter.fillPath(outline, look.accent_soft)
    painter.restore()
    painter.setPen(QPen(look.accent, look.px(1) * 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    for step in (-1, 0, 1):
        painter.drawEllipse(half.center() + QPointF(step * look.px(4), 0), look.px(1) * 1.2, look.px(1) * 1.2)


_PAINTERS: dict[Mark, Callable[[QPainter, QRectF, Look], None]] = {
    Mark.HOLLOW: _hollow,
    Mark.CHECK: _check,
    Mark.DASH: _dash,
}


def _inside(box: QRectF, pen: float) -> QRectF:
    return box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)


def paint_check(painter: QPainter, place: QRectF, colour: QColor, look: Look) -> None:
    """Draw a check mark in the middle of `place`."""
    middle, unit = place.center(), look.px(1)
    path = QPainterPath(middle + QPointF(-4 * unit, 0))
    path.lineTo(middle + QPointF(-1.2 * unit, 3 * unit))
    path.lineTo(middle + QPointF(4.2 * unit, -3 * unit))
    pen = QPen(colour, 1.8 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
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
