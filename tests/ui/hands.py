"""Hands at the real window: keys pressed, what was waiting let happen, the quiet bar read."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def press(window: QWidget, *names: str) -> None:
    """Press keys by name, wherever the keyboard is."""
    for name in names:
        QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(name))
        settle()


def settle() -> None:
    """Let everything happen that is waiting to happen, the removal of screens that were made anew included."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def bar_of(window: Any) -> str:
    """The sentence on the quiet bar of the screen that is seen."""
    return str(window.page.bar.text())
