"""Session log and attendance list side by side, or one of them where there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imp_desktop.ui.controls import Line
from imp_desktop.ui.course.attendance import Attendance
from imp_desktop.ui.course.log import SessionLog
from imp_desktop.ui.look import Look

LEAST_LOG, LOG, MOST_LOG = 440, 516, 620
LEAST_LIST = 490
_NO_LIMIT = 16_777_215  # Qt's own
NEEDS = 1030


class Beside(QWidget):
    """The log has what the attendance list leaves, within bounds."""

    def __init__(self, look: Look, log: SessionLog, attendance: Attendance) -> None:
        super().__init__()
        self._look, self._log, self._attendance = look, log, attendance
        self._alone = ""
        self._between = QWidget()
        between = QHBoxLayout(self._between)
        between.setContentsMargins(look.px(24), 0, look.px(24), 0)
        between.addWidget(Line(look, down=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), 0, look.px(24), 0)
        row.setSpacing(0)
        row.addWidget(log, 0)
        row.addWidget(self._between)
        row.addWidget(attendance, 1)

    def show_alone(self, which: str) -> None:
        """Show only the "log" or the "attendance"; empty shows both."""
        self._alone = which
        self.fit()

    def fit(self) -> None:
        """Share the room."""
        look, alone = self._look, self._alone
        self._log.setVisible(alone != "attendance")
        self._attendance.setVisible(alone != "log")
        self._between.setVisible(not alone)
        if alone:
            self._log.setMinimumWidth(0)
            self._log.setMaximumWidth(_NO_LIMIT)
            return
        room = self.width() - look.px(24 + 24 + 48) - 1
        calm = room - self._attendance.natural_width()  # what is left where every column is as wide as it likes
        least = min(look.px(LEAST_LIST), self._attendance.natural_width(tight=True))
        tight = min(look.px(LOG), room - least)
        self._log.setFixedWidth(max(look.px(LEAST_LOG), min(look.px(MOST_LOG), max(calm, tight))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
