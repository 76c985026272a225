"""The head of the keying screen: whose form this is, the packet it lies in, the date on it, and how far keying is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui import icons
from imp_desktop.ui.controls import IconButton, Painted, draw_box, ground, label
from imp_desktop.ui.dates import day
from imp_desktop.ui.look import Look
from imp_desktop.ui.strips import draw_disc

HEIGHT, LOW_HEIGHT, PROGRESS = 60, 44, 3
_GAP = 8
_BAR, _MOST_BARS = 8, 20


@dataclass(frozen=True)
class Chip:
    """One form of the packet: its name, how far the keying at hand is, and whether it is the one being keyed.

    `sealed` tells that nothing may be told of how far it is; `third` that only the items that differ are counted.
    """

    key: FormKey
    name: str
    answered: int
    asked: int
    complete: bool
    here: bool
    sealed: bool = False
    third: bool = False

    @property
    def count(self) -> str:
        """How many of the asked items are answered."""
        if self.third:
            return _("{count} of {all} items keyed").format(count=self.answered, all=self.asked)
        return "" if self.sealed else f"{self.answered}/{self.asked}"

    def spoken(self) -> str:
        """The chip as it is read aloud."""
        return f"{self.name} {self.count}".strip()


@dataclass(frozen=True)
class Heading:
    """What the head shows."""

    code: str
    assessment: str
    day: date | None
    initials: str
    person: str
    chips: tuple[Chip, ...]
    keying: str = ""
    pile: tuple[int, int] | None = None

    @property
    def here(self) -> Chip | None:
        """The chip of the form being keyed."""
        return next((chip for chip in self.chips if chip.here), None)


class PacketChip(Painted):
    """A form of the packet; a click opens it."""

    def __init__(self, look: Look, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.chip = chip
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(chip.spoken())

    def show_chip(self, chip: Chip) -> None:
        """Show this from now on."""
        if chip != self.chip:
            self.chip = chip
            self.setAccessibleName(chip.spoken())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        wide = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.chip.name) + look.px(24)
        if self.chip.here:
            wide += QFontMetrics(look.font(13)).horizontalAdvance(self.chip.count) + look.px(_GAP)
        elif self.chip.complete:
            wide += look.px(14 + _GAP)
        return QSize(wide, look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chip, painter = self.look, self.chip, QPainter(self)
        box = QRectF(self.rect())
        if chip.here or self.underMouse():
            draw_box(painter, look, box, look.accent_soft if chip.here else look.hover, None)
        left = look.px(12)
        if chip.complete and not chip.here:
            side = look.px(14)
            icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), "check", look.accent)
            left += side + look.px(_GAP)
        font = look.font(13, 600 if chip.here else 400)
        painter.setFont(font)
        painter.setPen(look.text if chip.here else look.text2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, chip.name)
        if chip.here:
            left += QFontMetrics(font).horizontalAdvance(chip.name) + look.px(_GAP)
            painter.setFont(look.font(13))
            painter.setPen(look.text2)
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, chip.count)


class Initials(QWidget):
    """The initials of the person at work, in a filled circle."""

    def __init__(self, look: Look, initials: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._initials = initials
        self.setFixedSize(look.px(28), look.px(28))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_disc(QPainter(self), self._look, QRectF(self.rect()), self._initials, chosen=True)


class PilePlace(QWidget):
    """Which packet of the pile is being keyed, in words and as a row of bars."""

    def __init__(self, look: Look, at: int, of: int) -> None:
        super().__init__()
        self._look = look
        self._at, self._of = at, of
        self._words = _("Pile {at} of {of}").format(at=at, of=of)
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        wide = QFontMetrics(look.font(13)).horizontalAdvance(self._words)
        bars = look.px(_GAP + _BAR * of) if of <= _MOST_BARS else 0
        self.setFixedSize(wide + bars, look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setFont(look.font(13))
        painter.setPen(look.text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._of > _MOST_BARS:
            return
        left = self.width() - look.px(_BAR * self._of)
        top, high = (self.height() - look.px(12)) / 2, look.px(12)
        for bar in range(1, self._of + 1):
            box = QRectF(left + look.px(_BAR) * (bar - 1), top, look.px(_BAR - 3), high)
            fill = look.accent if bar < self._at else look.surface if bar == self._at else look.hover
            draw_box(painter, look, box, fill, look.accent if bar == self._at else None, 1)


class Header(QWidget):
    """Shows a heading; `short` leaves the other forms of the packet away."""

    back = Signal()
    asked_for = Signal(object)
    date_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heading: Heading | None = None
        self._chips: list[PacketChip] = []
        self._date: _DateLine | None = None
        self.short = False
        ground(self, look.surface)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(look.px(14), 0, look.px(24), look.px(PROGRESS))
        self.row.setSpacing(look.px(4))

    @property
    def chips(self) -> tuple[PacketChip, ...]:
        """The forms of the packet, as they can be clicked."""
        return tuple(self._chips)

    def date_place(self) -> QRect:
        """Where the date on the form stands, as high as a field in which it can be keyed."""
        high = self._look.px(32)
        left = self._date.x() if self._date is not None else 0
        return QRect(left - self._look.px(6), (self.height() - high) // 2, self._look.px(200), high)

    def show_heading(self, heading: Heading, *, anew: bool = False) -> None:
        """Show this heading; only what has changed is painted anew."""
        before, self._heading = self._heading, heading
        seen = self._seen(heading)
        if anew or before is None or self._fixed(before) != self._fixed(heading) or len(seen) != len(self._chips):
            self._build(heading)
        else:
            for button, chip in zip(self._chips, seen, strict=True):
                button.show_chip(chip)
        self.update(0, self.height() - self._look.px(PROGRESS), self.width(), self._look.px(PROGRESS))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        high = look.px(PROGRESS)
        top = self.height() - high
        painter.fillRect(QRect(0, top, self.width(), high), look.line)
        here = self._heading.here if self._heading is not None else None
        if here is not None and here.asked:
            painter.fillRect(QRect(0, top, self.width() * here.answered // here.asked, high), look.accent)

    def _fixed(self, heading: Heading) -> tuple[object, ...]:
        keys = tuple((chip.key, chip.here) for chip in self._seen(heading))
        return (heading.code, heading.assessment, heading.keying, heading.day, heading.initials, heading.pile, keys)

    def _seen(self, heading: Heading) -> Sequence[Chip]:
        return heading.chips if not self.short else [chip for chip in heading.chips if chip.here]

    def _build(self, heading: Heading) -> None:
        self._clear()
        look = self._look
        arrow = IconButton(look, "arrow-left", _("Back to the overview"))
        arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        arrow.setToolTip(_("Back to the overview (Alt+Left)"))
        arrow.clicked.connect(self.back)
        self.row.addWidget(arrow)
        self.row.addWidget(label(look, heading.code, 20, 600))
        self.row.addSpacing(look.px(12))
        self.row.addLayout(self._lines(heading))
        self.row.addStretch(2)
        self._chips = [PacketChip(look, chip) for chip in self._seen(heading)]
        for button in self._chips:
            button.clicked.connect(lambda _checked=False, key=button.chip.key: self.asked_for.emit(key))
            self.row.addWidget(button)
        self.row.addStretch(3)
        if heading.pile is not None:
            self.row.addWidget(PilePlace(look, *heading.pile))
            self.row.addSpacing(look.px(12))
        self.row.addWidget(Initials(look, heading.initials, heading.person))

    def _lines(self, heading: Heading) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(label(self._look, heading.assessment, 13, 600))
        lines.addLayout(self._second_line(heading))
        lines.addStretch(1)
        return lines

    def _second_line(self, heading: Heading) -> QHBoxLayout:
        """Which keying it is, and the date written on the form."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(label(self._look, f"{heading.keying}  ·  " if heading.keying else "", 12, colour="text2"))
        date_line = _DateLine(self._look, heading.day)
        date_line.clicked.connect(self.date_wanted)
        line.addWidget(date_line)
        line.addStretch(1)
        self._date = date_line
        return line

    def _clear(self) -> None:
        self._chips = []
        _empty(self.row)


class _DateLine(Painted):
    """The date written on the form, or that there is none yet; a click keys it."""

    def __init__(self, look: Look, written: date | None) -> None:
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(_("dated {day}").format(day=day(written)) if written else _("no date on it yet"))
        self.setToolTip(_("Date written on the form (F4)"))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.look.font(12))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, max(metrics.height(), self.look.px(18)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.look.font(12))
        painter.setPen(self.look.accent if self.underMouse() else self.look.text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (part := layout.takeAt(0)) is not None:
        widget, inner = part.widget(), part.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, (QHBoxLayout, QVBoxLayout)):
            _empty(inner)
