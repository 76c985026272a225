"""The head of the overview in two lines: assessments with a rule to both sides, and below them the forms."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.model import CODE, Role

HEIGHT = 52
GAP = 16
CODE_WIDTH = 92
FORM_WIDTH = 62
LEFT = 24
NARROW_LEFT = 8


class TwoLevelHead(QHeaderView):
    """A horizontal head whose sections are as wide as their names need, wider where there is room."""

    def __init__(self, look: Look, least: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._least = look.px(least)
        self._wished = self._least
        self._narrow = False
        self._current = CODE
        self.left = look.px(LEFT)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def set_current(self, column: int) -> None:
        """Show whose column the keyboard is in."""
        self._current = column
        self.viewport().update()

    @property
    def narrow(self) -> bool:
        """Whether there was no room to give every column what was wished for."""
        return self._narrow

    def wish(self, width: int) -> None:
        """Give every column at least so much (before zoom) where there is room for it."""
        self._wished = self._look.px(width)

    def spread(self, room: int) -> None:
        """Give the columns their widths: as designed where `room` allows, down to what each name needs."""
        model = self.model()
        forms = model.columnCount() - 1
        if forms < 1:
            return
        look = self._look
        gaps = [look.px(GAP) if self._opens_assessment(section) else 0 for section in range(1, forms + 1)]
        least = [self._needed(section) for section in range(1, forms + 1)]
        wished = [max(width, self._wished) for width in least]
        self._narrow = look.px(CODE_WIDTH - LEFT + NARROW_LEFT) + sum(gaps) + sum(wished) > room
        needed = least if self._narrow else wished
        alike = min(look.px(FORM_WIDTH), (room - look.px(CODE_WIDTH) - sum(gaps)) // forms)
        tight = max(needed) > alike
        self.left = look.px(NARROW_LEFT if tight else LEFT)
        code = look.px(CODE_WIDTH - LEFT) + self.left
        spare = max(0, room - code - sum(gaps) - sum(needed)) // forms
        self.resizeSection(CODE, code)
        for section, (gap, width) in enumerate(zip(gaps, needed, strict=True), start=1):
            self.resizeSection(section, gap + (width + spare if tight else alike))

    def sizeHint(self) -> QSize:
        """Two lines of text with air."""
        return QSize(super().sizeHint().width(), self._look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule with the assessment's name over its forms, then the names of the forms."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._look.surface)
        for section in range(self.count()):
            self._paint_name(painter, section)
        for first, last in self._runs():
            self._paint_assessment(painter, first, last)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._look.line)
        painter.end()

    def _needed(self, section: int) -> int:
        bold = QFontMetrics(self._look.font(13, 600))
        name = str(self._header(section, Qt.ItemDataRole.DisplayRole))
        return max(bold.horizontalAdvance(name) + self._look.px(8), self._least)

    def _header(self, section: int, role: int) -> object:
        return self.model().headerData(section, Qt.Orientation.Horizontal, role)

    def _opens_assessment(self, section: int) -> bool:
        return bool(self._header(section, Role.FIRST_OF_ASSESSMENT))

    def _place(self, section: int) -> QRect:
        gap = self._look.px(GAP) if self._opens_assessment(section) else 0
        left = self.sectionViewportPosition(section) + gap
        return QRect(left, 0, self.sectionSize(section) - gap, self.height())

    def _paint_name(self, painter: QPainter, section: int) -> None:
        place = self._place(section)
        place.setTop(self._look.px(27))
        here = section == self._current and section != CODE
        painter.setFont(self._look.font(13, 600 if here else 400))
        painter.setPen(self._look.text if here else self._look.text2)
        align = Qt.AlignmentFlag.AlignCenter
        if section == CODE:
            place.setLeft(place.left() + self.left)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, align, str(self._header(section, Qt.ItemDataRole.DisplayRole) or ""))

    def _runs(self) -> list[tuple[int, int]]:
        """First and last column of each assessment."""
        starts = [at for at in range(1, self.count()) if at == 1 or self._opens_assessment(at)]
        ends = [start - 1 for start in starts[1:]] + [self.count() - 1]
        return list(zip(starts, ends, strict=True))

    def _paint_assessment(self, painter: QPainter, first: int, last: int) -> None:
        air = self._look.px(6)
        left, right = self._place(first).left() + air, self._place(last).right() - air
        middle = self._look.px(17)
        name = str(self._header(first, Role.ASSESSMENT) or "")
        painter.setFont(self._look.font(13, 600))
        half = QFontMetrics(painter.font()).horizontalAdvance(name) // 2 + self._look.px(10)
        painter.setPen(QPen(self._look.line2, 1))
        painter.drawLine(left, middle, (left + right) // 2 - half, middle)
        painter.drawLine((left + right) // 2 + half, middle, right, middle)
        painter.setPen(self._look.text)
        painter.drawText(QRect(left, 0, right - left, self._look.px(34)), Qt.AlignmentFlag.AlignCenter, name)
