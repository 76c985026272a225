"""Go to or do: one box over everything the window can do and everywhere it can go, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import draw_box, draw_cap
from imp_desktop.ui.controls.keycap import HEIGHT, cap_width
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of
from imp_desktop.ui.popup import Popup, Shape

WIDTH = 560
ROW = 32
MOST = 10


@dataclass(frozen=True)
class Goal:
    """Something to go to or to do: its words, its key if it has one, and the doing."""

    words: str
    do: Callable[[], object]
    key: str = ""


class GoalsModel(LinesModel[Goal]):
    """The goals whose words hold everything that was typed; those that begin with it come first."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        super().__init__(lambda goal: goal.words, goals)
        self._all = self.lines

    def find(self, typed: str) -> None:
        """Show only what fits the words typed so far."""
        words = typed.casefold().split()
        fitting = [goal for goal in self._all if all(word in goal.words.casefold() for word in words)]
        start = typed.strip().casefold()
        self.show(sorted(fitting, key=lambda goal: not goal.words.casefold().startswith(start)))

    def goal(self, row: int) -> Goal | None:
        """The goal of a row; None if there is no such row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(rect_of(option))
        painter.save()
        if state_of(option) & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, box, look.accent_soft, None)
        painter.setFont(look.font(13))
        painter.setPen(look.text)
        inside = box.adjusted(look.px(12), 0, -look.px(12), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        key = str(index.data(LINE).key or "")
        if key:
            width, height = cap_width(look, key), look.px(HEIGHT)
            draw_cap(painter, look, QRectF(inside.right() - width, box.center().y() - height / 2, width, height), key)
        painter.restore()


class Palette(Popup):
    """Everything to go to or to do; Enter goes there or does it."""

    def __init__(self, look: Look, goals: Sequence[Goal], parent: QWidget) -> None:
        example = _("A place, a code, or something to do")
        super().__init__(look, Shape(WIDTH, ROW, MOST, _("Go to or do …"), example), parent)
        self.goals = GoalsModel(goals)
        self.show_list(self.goals, _Delegate(look, self.list), find=self._find_goals, take=self._take_goal)

    def _find_goals(self, typed: str) -> None:
        self.goals.find(typed)
        self.tell("" if self.goals.lines else _("There is no place, code or deed of that name."))

    def _take_goal(self, row: int) -> None:
        goal = self.goals.goal(row)
        if goal is not None:
            goal.do()
