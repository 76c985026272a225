"""Room that scrolls."""

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from imp_desktop.ui.controls import Scroll
from imp_desktop.ui.look import Look


def test_what_gets_the_keyboard_is_scrolled_into_sight(qtbot):
    area, content = Scroll(Look()), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(content)
    fields = [QLineEdit() for _number in range(40)]
    for field in fields:
        column.addWidget(field)
    area.show_widget(content)
    area.resize(200, 150)
    area.show()
    area.activateWindow()
    fields[-1].hide()
    QApplication.processEvents()
    fields[-1].show()
    fields[-1].setFocus()

    def in_sight():
        top = fields[-1].mapTo(area.viewport(), fields[-1].rect().topLeft()).y()
        assert 0 <= top <= area.viewport().height() - fields[-1].height()

    qtbot.waitUntil(in_sight)
