"""The attendance list with its sums, its keys, and the marks that can be undone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import Button, paragraph
from imp_desktop.ui.course import words
from imp_desktop.ui.course.cohort import Cohort
from imp_desktop.ui.course.grid import AttendanceGrid
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.course.model import AttendanceModel
from imp_desktop.ui.course.sums import FollowingBar, SumColumn, SumRow
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names

_BAR = 12


class Attendance(QWidget):
    """The list of one cohort; `people_wanted` tells that somebody wants to add people to an empty one."""

    people_wanted = Signal()

    def __init__(self, look: Look, names: Names) -> None:
        super().__init__()
        self._look = look
        self.model = AttendanceModel(names, self)
        self.grid = AttendanceGrid(self.model, look)
        self._sums = SumColumn(look, self.grid)
        self._nobody = paragraph(look)
        self._add = Button(look, _("Add people"), icon="user-plus")
        self._add.clicked.connect(self.people_wanted)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list())
        self._pages.addWidget(self._empty())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.grid.horizontalScrollBar().rangeChanged.connect(self._fit)

    def show_cohort(self, cohort: Cohort, nobody: str) -> None:
        """Show the list of a cohort, or the sentence that says why there is nobody on it."""
        self.model.show(cohort)
        self._nobody.setText(nobody)
        self._pages.setCurrentIndex(0 if cohort.people else 1)
        self.setFocusProxy(self.grid if cohort.people else self._add)
        self._fit()

    def natural_width(self, *, tight: bool = False) -> int:
        """As wide as the list would like to be, sums included; or as it can be without scrolling."""
        return self.grid.natural_width(tight=tight) + self._sums.sizeHint().width() + self._look.px(_BAR)

    def said(self) -> str:
        """Why there is nobody on the list; empty where there is somebody."""
        return self._nobody.text() if self._pages.currentIndex() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No higher than its rows, so that the sums stand right under the last one."""
        self.grid.setMaximumHeight(self.grid.natural_height())

    def _list(self) -> QWidget:
        look, page = self._look, QWidget()
        table = QGridLayout()
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        table.addWidget(self.grid, 0, 0)
        table.addWidget(self._sums, 0, 1)
        table.addWidget(FollowingBar(self.grid.verticalScrollBar()), 0, 2)
        table.addWidget(SumRow(look, self.grid), 1, 0, 1, 3)
        table.setColumnStretch(0, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(table, 1000)
        column.addWidget(Legend(look, legend()))
        column.addStretch(1)
        return page

    def _empty(self) -> QWidget:
        look, page = self._look, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, look.px(12), 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self._nobody)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page


def legend() -> list[tuple[str, str]]:
    """The keys of the list and what they do."""
    return [
        ("1", words.mark_words("present")),
        ("0", words.mark_words("absent")),
        (words.mark_letter("excused"), words.mark_words("excused")),
        ("⌫", _("empty")),
        ("↓", _("next person")),
    ]
