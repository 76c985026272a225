"""Buttons as wide as the room: their words stand whole at every width."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imp_desktop.ui.look import Look
from imp_desktop.ui.reports.wide import WideButton

LONG = "120 points to look at again in the course, each of them where it was entered"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_long_words_take_more_lines_where_the_room_is_narrow(zoom) -> None:
    button = WideButton(Look("light", zoom), LONG)
    whole = button.sizeHint()
    assert button.heightForWidth(whole.width()) == whole.height()
    narrow = button.heightForWidth(whole.width() // 3)
    assert narrow > whole.height()
    assert button.heightForWidth(whole.width() // 5) > narrow


def test_it_never_asks_for_more_width_than_there_is(qtbot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    button = WideButton(Look(), LONG)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.setGeometry(QRect(0, 0, 160, 400))
    assert button.width() == 160
    assert button.height() == button.heightForWidth(160)


@pytest.mark.parametrize("icon", ["chevron-right", "download"])
def test_words_and_icon_are_painted_and_a_key_presses_it(qtbot, icon) -> None:
    look = Look()
    button = WideButton(look, "1 text without a code", icon)
    qtbot.addWidget(button)
    button.resize(280, 38)
    picture = button.grab().toImage()
    left = {picture.pixelColor(x, y).name() for x in range(12, 140) for y in range(38)}
    right = {picture.pixelColor(x, y).name() for x in range(246, 270) for y in range(38)}
    assert look.text.name() in left
    assert len(right) > 1
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
