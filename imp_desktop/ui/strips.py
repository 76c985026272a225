"""Strips of the places column that fold to an icon: go to or do, the line about the disk, the person at work."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
)

from imp_desktop.i18n import _
from imp_desktop.operations.persons import Person
from imp_desktop.ui import icons
from imp_desktop.ui.controls import Painted, draw_box
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.look import Look
from imp_desktop.ui.places import NARROW

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Strip(Painted):
    """What the painted parts of the column share: full width, a fixed height, folding to an icon."""

    height_px = 32

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(NARROW), self.look.px(self.height_px + 2 * RING))

    @property
    def folded(self) -> bool:
        """Whether there is only room for an icon."""
        return self.width() <= self.look.px(NARROW)

    def _icon(self, painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
        side = self.look.px(16)
        icons.paint(
            painter, QRectF(box.left() + self.look.px(10), box.center().y() - side / 2, side, side), name, colour
        )


class GoBox(_Strip):
    """Looks like a search field and opens "Go to or do"."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setText(_("Go to or do …"))
        self.setAccessibleName(self.text())
        self.setToolTip(f"{self.text()} (Ctrl+K)")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        draw_box(painter, look, box, look.surface, look.line2)
        self._icon(painter, box, "search", look.text2)
        if not self.folded:
            inside = box.adjusted(look.px(34), 0, -look.px(10), 0)
            painter.setFont(look.font(13))
            painter.setPen(look.text2)
            room = int(inside.width()) - look.px(48)
            short = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(inside, _MIDDLE, short)
            painter.setFont(look.font(12))
            painter.setPen(look.text3)
            painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, "Ctrl+K")
        self.draw_ring(painter)


class DiskLine(_Strip):
    """Says that all is on disk and when the last copy was made; a click saves a copy."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.overdue = False

    def say(self, words: str, *, overdue: bool) -> None:
        """Show the words; `overdue` marks them when there was no copy for a day."""
        self.overdue = overdue
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(_("Save a copy of the study"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        ink = look.differs_t if self.overdue else look.text2
        if self.overdue:
            draw_box(painter, look, box, look.differs_f, None)
        elif self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        self._icon(painter, box, "hard-drive", ink)
        if not self.folded:
            painter.setFont(look.font(12))
            painter.setPen(ink)
            painter.drawText(box.adjusted(look.px(34), 0, 0, 0), _MIDDLE, self.text())
        self.draw_ring(painter)


class PersonCard(_Strip):
    """Who works now; a click changes the person."""

    height_px = 44

    def __init__(self, look: Look, person: Person | None) -> None:
        super().__init__(look)
        self._name = person.name if person else ""
        self._initials = person.initials if person else ""
        self.setAccessibleName(_("At work: {name}").format(name=self._name))
        self.setToolTip(_("Another person (Ctrl+U)"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        if self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        disc = QRectF(box.left() + look.px(5), box.center().y() - look.px(14), look.px(28), look.px(28))
        draw_disc(painter, look, disc, self._initials, chosen=True)
        if not self.folded:
            inside = box.adjusted(look.px(43), 0, -look.px(24), 0)
            font = look.font(13, 600)
            painter.setFont(font)
            painter.setPen(look.text)
            short = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, int(inside.width()))
            painter.drawText(inside, _MIDDLE, short)
            side = look.px(16)
            spot = QRectF(box.right() - look.px(24), box.center().y() - side / 2, side, side)
            icons.paint(painter, spot, "chevrons-up-down", look.text2)
        self.draw_ring(painter)


def draw_disc(painter: QPainter, look: Look, disc: QRectF, initials: str, *, chosen: bool) -> None:
    """Draw the initials of a person in a disc, filled with the accent for the one at work."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent if chosen else look.lock_f)
    painter.drawEllipse(disc)
    painter.setPen(look.on_accent if chosen else look.lock_t)
    painter.setFont(look.font(12, 600))
    fits = painter.fontMetrics().horizontalAdvance(initials) < disc.width() - look.px(6)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials if fits else initials[0] + initials[-1])
