"""What a screen reader says: every part of every screen that takes the keyboard has a name, and shows where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from tests.ui.key_walker import SCREENS, Walker


def takers(page: QWidget) -> list[QWidget]:
    """Everything on the screen that the keyboard can go to."""
    every = [page, *page.findChildren(QWidget)]
    return [one for one in every if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_that_takes_the_keyboard_has_a_name(walker: Walker, screen: str, language: str) -> None:
    walker.window.session.prefer(language=language)
    walker.begin(screen)
    there = takers(walker.window.page)
    nameless = [f"{type(one).__name__} {one.objectName()}" for one in there if not name_of(one).strip()]
    assert nameless == []


@pytest.mark.parametrize("screen", SCREENS)
def test_every_line_that_can_be_chosen_is_spoken(walker: Walker, screen: str) -> None:
    walker.begin(screen)
    for view in walker.window.page.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or not model.rowCount():
            continue
        index = view.currentIndex() if view.currentIndex().isValid() else model.index(0, 0)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        assert said, type(view).__name__


@pytest.mark.parametrize("screen", SCREENS)
def test_the_keyboard_is_seen_wherever_it_goes_and_is_caught_nowhere(walker: Walker, screen: str) -> None:
    walker.begin(screen)
    window = walker.window
    seen: list[QWidget | None] = []
    unseen = []
    for _step in range(len(takers(window)) + 5):
        before, focus = window.grab().toImage(), QApplication.focusWidget()
        walker.press("Tab")
        now = QApplication.focusWidget()
        if now in seen or now is focus:
            break
        seen.append(now)
        if window.grab().toImage() == before:
            unseen.append(type(now).__name__)
    assert unseen == []
    assert screen == "entry" or len(seen) > 1


@pytest.mark.parametrize("screen", SCREENS)
def test_a_switch_and_a_choice_tell_their_state(walker: Walker, screen: str) -> None:
    walker.begin(screen)
    for button in walker.window.page.findChildren(QAbstractButton):
        if button.isVisible() and button.isCheckable():
            state = QAccessible.queryAccessibleInterface(button).state()
            assert bool(state.checked) == button.isChecked()
