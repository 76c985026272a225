"""A walk over every screen: each key its sheet lists does something there, and no other key does."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from imp_desktop.operations import keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.course.digits import Digits
from tests.ui.hands import settle
from tests.ui.key_walker import COMPLETE, EVALUATION, FFMQ, SCREENS, UNUSED, Walker, name_of


def keys_first(*names: str) -> Callable[[Walker], None]:
    """A state that is reached by pressing keys."""

    def press(walker: Walker) -> None:
        for name in names:
            walker.press(name)

    return press


def not_back(walker: Walker) -> None:
    """A form was said never to have come back, and the list of participants is seen."""
    walker.begin("person")
    keys_first("−", "Alt+Left")(walker)


def at_first_mark(*names: str) -> Callable[[Walker], None]:
    """The keyboard is on the first mark of the attendance list, after some keys there."""

    def go(walker: Walker) -> None:
        grid = walker.page.attendance.grid
        walker.press("Right")
        for name in names:
            grid.go(grid.model().index(0, 0))
            walker.press(name)
        grid.go(grid.model().index(0, 0))

    return go


def in_form_of_reaction(walker: Walker) -> None:
    """The form of an adverse reaction, at its first question with digits."""
    walker.press("Enter")
    walker.window.page.findChildren(Digits)[0].setFocus()


def keyed_anew(walker: Walker) -> None:
    """A text that was coded before it was keyed anew."""
    walker.press("2")
    session = walker.window.session
    form = keying.open_form(session.study, EVALUATION)
    keying.key(session.study, session.person, form, "imp_eval_plans", "Go on at home.")
    session.did("answers")
    settle()


def marked_before(screen: str) -> Callable[[Walker], None]:
    """Another part of the course, after a mark."""

    def mark(walker: Walker) -> None:
        walker.begin("sessions")
        at_first_mark("Backspace", "1")(walker)
        walker.begin(screen)

    return mark


def searched(walker: Walker) -> None:
    """A word stands in the field of the manual."""
    walker.page.field.setFocus()
    QTest.keyClicks(walker.focus(), "study")


def on_bounds(walker: Walker) -> None:
    """Other bounds stand in a field of the criteria."""
    walker.window.go("settings", chapter="criteria")
    type_over(walker, "7")


def on_title(walker: Walker) -> None:
    """Another title stands in its field."""
    walker.window.go("settings", chapter="study")
    type_over(walker, "Trial")


def type_over(walker: Walker, text: str) -> None:
    """Type into the first field of the chapter."""
    field = next(one for one in walker.window.page.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def on_reaction(walker: Walker) -> None:
    """The keyboard is on an adverse reaction that was logged."""
    table = walker.page.reactions.table
    table.go(table.model().rowCount() - 1)


def on_pile(walker: Walker) -> None:
    """Codes were put on a pile that is announced, and the keyboard is on them."""
    walker.press("Ctrl+Shift+A")
    walker.page.announcing.stack.setFocus()


def on_complete_form(walker: Walker) -> None:
    """The keyboard is on a form that is complete, on the page of its participant."""
    walker.window.go("participants", code=COMPLETE.code)
    table = walker.page.person.table
    lines = (walker.page.person._forms.line(row) for row in range(table.model().rowCount()))
    table.go(next(row for row, line in enumerate(lines) if line is not None and line.key == COMPLETE))


def keyed_at(form: FormKey, item: str, *names: str) -> Callable[[Walker], None]:
    """Another item is being keyed, after some keys."""

    def go(walker: Walker) -> None:
        walker.window.go("entry", key=form, item=item)
        keys_first(*names)(walker)

    return go


def at_place(place: str) -> Callable[[Walker], None]:
    """The window is elsewhere."""
    return lambda walker: walker.window.go(place)


def zoomed(walker: Walker) -> None:
    """Everything is larger than usual."""
    walker.window.session.prefer(zoom=125)
    settle()


# What has to be so before a key can show what it does; any other key is pressed where the screen begins.
BEFORE: dict[tuple[str, str], Callable[[Walker], object]] = {
    ("overview", "Ctrl+Z"): keys_first("−"),
    ("participants", "Ctrl+Z"): not_back,
    ("adding", "Ctrl+N"): keys_first("Esc"),
    ("adding", "Ctrl+Z"): keys_first("0"),
    ("person", "Ctrl+Z"): keys_first("−"),
    ("person", "Ctrl+L"): on_complete_form,
    ("person", "Ctrl+M"): on_complete_form,
    ("sessions", "1"): at_first_mark(),
    ("sessions", "0"): at_first_mark(),
    ("sessions", "E"): at_first_mark(),
    ("sessions", "Backspace"): at_first_mark("1"),
    ("sessions", "Esc"): keys_first("Right"),
    ("sessions", "Ctrl+Z"): at_first_mark("1"),
    ("sessions", "Ctrl+PgUp"): keys_first("Ctrl+PgDown"),
    ("adaptations", "Ctrl+Enter"): keys_first("Ctrl+N"),
    ("adaptations", "Esc"): keys_first("Ctrl+N"),
    ("adaptations", "Ctrl+Z"): marked_before("adaptations"),
    ("reactions", "Ctrl+Enter"): keys_first("Ctrl+N"),
    ("reactions", "1–9"): in_form_of_reaction,
    ("reactions", "Esc"): keys_first("Ctrl+N"),
    ("reactions", "Ctrl+Z"): marked_before("reactions"),
    ("worklist", "Ctrl+Z"): keys_first("1"),
    ("piles", "Enter"): lambda walker: QTest.keyClicks(walker.focus(), "003-D"),
    ("piles", "Del"): on_pile,
    ("samples", "Ctrl+Enter"): keys_first("1"),
    ("piles", "Ctrl+Enter"): keys_first("Ctrl+Shift+A"),
    ("texts", "↑"): keys_first("Down"),
    ("texts", "PgUp"): keys_first("PgDown"),
    ("texts", "Space"): keyed_anew,
    ("texts", "Ctrl+Z"): keys_first("1"),
    ("reports", "PgUp"): keys_first("PgDown"),
    ("reports", "Esc"): keys_first("F5"),
    ("manual", "Enter"): searched,
    ("settings", "↑"): keys_first("Down"),
    ("settings", "Enter"): on_title,
    ("settings", "Esc"): on_bounds,
    ("reactions", "Del"): on_reaction,
    ("entry", "F2"): keyed_at(FFMQ, "ffmq_02"),
    ("entry", "F5"): lambda walker: walker.window.go("entry", key=COMPLETE),
    ("entry", "PgUp"): keys_first("PgDown"),
    ("entry", "Ctrl+PgUp"): keys_first("Ctrl+PgDown"),
    ("entry", "Ctrl+Enter"): keys_first("Ctrl+Home"),
    ("entry", "Esc"): keys_first("."),
    ("entry", "⌫"): keyed_at(EVALUATION, "imp_eval_teacher_1", "1"),
    ("everywhere", "Alt+1"): at_place("manual"),
    ("everywhere", "Ctrl+-"): zoomed,
    ("everywhere", "Ctrl+0"): zoomed,
}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_on_the_sheet_of_a_screen_does_something(walker, screen):
    walker.begin(screen)
    still = [cap for cap in walker.listed() if not does(walker, screen, cap)]
    assert not still, still


def does(walker: Walker, screen: str, cap: str) -> bool:
    walker.begin(screen)
    BEFORE.get((screen, cap), lambda _walker: None)(walker)
    return walker.does(cap)


@pytest.mark.qt_log_level_fail("CRITICAL")  # a screen that is none cannot grab the keyboard for a menu
def test_every_key_of_the_window_does_something(walker):
    still = []
    for cap in walker.everywhere():
        walker.begin("overview")
        BEFORE.get(("everywhere", cap), lambda _walker: None)(walker)
        if not walker.does(cap):
            still.append(cap)
    assert not still, still


@pytest.mark.parametrize("screen", SCREENS)
def test_a_key_that_is_not_on_the_sheet_does_nothing(walker, screen):
    walker.begin(screen)
    named = {QKeySequence(name_of(cap)) for cap in (*walker.listed(), *walker.everywhere())}
    others = [f"F{at}" for at in range(2, 13)] + ["Ctrl+Return", "Ctrl+Del"]
    others += [f"Ctrl+{letter}" for letter in "BDEFGHIJKLMNOPRSTUWXYZ1234567890"]
    works = []
    for name in (*others, *walker.shortcuts()):
        if QKeySequence(name) not in named and walker.does(name):
            works.append(name)
            walker.begin(screen)
    assert not works, works


@pytest.mark.parametrize("screen", SCREENS)
def test_keys_that_mean_different_things_elsewhere_are_on_no_sheet(walker, screen):
    walker.begin(screen)
    assert not UNUSED & set(walker.listed())
