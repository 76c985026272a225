"""Every key of the keying screen: what it does, and the words under which the keys sheet and the manual show it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from imp_desktop.i18n import _


class Gesture(StrEnum):
    """What a key asks for on the keying screen."""

    DIGIT = "digit"
    NO_ANSWER = "no_answer"
    ALLOWED = "allowed"
    CONFIRM = "confirm"
    NOTE = "note"
    QUERY = "query"
    ENTER = "enter"
    BACK = "back"
    ON = "on"
    PAGE_BACK = "page_back"
    PAGE_ON = "page_on"
    PAGE_TOP = "page_top"
    PAGE_END = "page_end"
    PAGE_DONE = "page_done"
    FIRST = "first"
    LAST = "last"
    FLAG_BACK = "flag_back"
    FLAG_ON = "flag_on"
    GO_TO = "go_to"
    FORM_BACK = "form_back"
    FORM_ON = "form_on"
    ESCAPE = "escape"
    ERASE = "erase"
    CLEAR = "clear"
    PASTE = "paste"
    UNDO = "undo"
    HISTORY = "history"
    SECOND = "second"
    THIRD = "third"
    MOVE = "move"
    DATE = "date"
    ABSENT = "absent"
    CLOSE = "close"
    LOOKED = "looked"
    ON_DISK = "on_disk"
    LEAVE = "leave"
    KEYS = "keys"


# Names as QKeySequence reads them. Digits, the decimal key and plus are known by their sign, because a keyboard may
# give them with Shift (French and Belgian layouts) or as point or comma (Dutch number pads).
COMBINATIONS: Mapping[Gesture, tuple[str, ...]] = {
    Gesture.ALLOWED: ("F9",),
    Gesture.CONFIRM: ("F2",),
    Gesture.NOTE: ("F12", "Ctrl+N"),
    Gesture.QUERY: ("F11",),
    Gesture.ENTER: ("Return", "Enter"),
    Gesture.BACK: ("Up", "Shift+Tab", "Shift+Backtab", "Backtab"),
    Gesture.ON: ("Down", "Tab"),
    Gesture.PAGE_BACK: ("PgUp",),
    Gesture.PAGE_ON: ("PgDown",),
    Gesture.PAGE_TOP: ("Shift+Up",),
    Gesture.PAGE_END: ("Shift+Down",),
    Gesture.PAGE_DONE: ("Shift+Return", "Shift+Enter"),
    Gesture.FIRST: ("Ctrl+Home",),
    Gesture.LAST: ("Ctrl+End",),
    Gesture.FLAG_BACK: ("Ctrl+Up",),
    Gesture.FLAG_ON: ("Ctrl+Down",),
    Gesture.GO_TO: ("F6",),
    Gesture.FORM_BACK: ("Ctrl+PgUp",),
    Gesture.FORM_ON: ("Ctrl+PgDown",),
    Gesture.ESCAPE: ("Esc",),
    Gesture.ERASE: ("Backspace",),
    Gesture.CLEAR: ("Del",),
    Gesture.PASTE: ("Ctrl+V", "Shift+Ins"),
    Gesture.UNDO: ("Ctrl+Z",),
    Gesture.HISTORY: ("Ctrl+H",),
    Gesture.SECOND: ("Ctrl+2",),
    Gesture.THIRD: ("Ctrl+3",),
    Gesture.MOVE: ("Ctrl+M",),
    Gesture.DATE: ("F4",),
    Gesture.ABSENT: ("Ctrl+Del",),
    Gesture.CLOSE: ("Ctrl+Return", "Ctrl+Enter"),
    Gesture.LOOKED: ("F5",),
    Gesture.ON_DISK: ("Ctrl+S",),
    Gesture.LEAVE: ("Alt+Left",),
    Gesture.KEYS: ("F1",),
}
SIGNS: Mapping[str, Gesture] = {
    **dict.fromkeys("0123456789", Gesture.DIGIT),
    ".": Gesture.NO_ANSWER,
    ",": Gesture.NO_ANSWER,
    "+": Gesture.ALLOWED,
}

_Modifier = Qt.KeyboardModifier
_PAD_WITHOUT_NUM_LOCK = frozenset(
    (
        Qt.Key.Key_Home,
        Qt.Key.Key_Up,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Left,
        Qt.Key.Key_Clear,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Insert,
    )
)
_SOONEST_REPEAT = 100  # ms; no keyboard begins to repeat a key that soon
_QUICKEST_FINGER = 1  # ms between letting a key go and pressing it again


@dataclass(frozen=True)
class KeyLine:
    """One line of the keys sheet: the gestures it explains, the keys as drawn on their caps, and the words."""

    gestures: tuple[Gesture, ...]
    caps: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class KeyGroup:
    """A titled part of the keys sheet."""

    title: str
    lines: tuple[KeyLine, ...]


def gesture_of(event: QKeyEvent) -> Gesture | None:
    """What the key asks for, or None for a key this screen does not use."""
    modifiers = event.modifiers() & ~_Modifier.KeypadModifier
    if not modifiers & ~_Modifier.ShiftModifier and event.text() in SIGNS:
        return SIGNS[event.text()]
    return _BY_COMBINATION.get(QKeySequence(event.key() | modifiers.value).toString()) if event.key() else None


def num_lock_is_off(event: QKeyEvent) -> bool:
    """Whether the key is a digit of a number pad that moves about instead; Macs know no such lock."""
    on_pad = bool(event.modifiers() & _Modifier.KeypadModifier) and sys.platform != "darwin"
    return on_pad and not event.text() and event.key() in _PAD_WITHOUT_NUM_LOCK


class HeldKeys:
    """Knows a key that is held down from one that is pressed fast.

    A system that gives the release of a key and its next press the same time calls the press a repetition, or does
    not notice that it is one. No finger is that quick; but a keyboard waits before it begins to repeat, so what comes
    within that time is a press of its own, sent by another program.
    """

    def __init__(self) -> None:
        self._key = 0
        self._pressed = 0
        self._let_go = (0, 0)

    def released(self, event: QKeyEvent) -> None:
        """A key was let go, or seems to be."""
        self._let_go = (event.key(), event.timestamp())

    def held(self, event: QKeyEvent) -> bool:
        """Whether this press only says that the key is still down."""
        now = event.timestamp()
        known = bool(now and self._pressed) and event.key() == self._key
        at_once = known and self._let_go[0] == event.key() and now - self._let_go[1] <= _QUICKEST_FINGER
        if (event.isAutoRepeat() or at_once) and not (known and now - self._pressed < _SOONEST_REPEAT):
            return True
        self._key, self._pressed = event.key(), now
        return False


def table() -> tuple[KeyGroup, ...]:
    """All keys of the screen in the language of now, in the order of the sheet."""
    return (
        KeyGroup(_("Answer"), _answer_lines()),
        KeyGroup(_("Move"), _move_lines()),
        KeyGroup(_("Repair"), _repair_lines()),
        KeyGroup(_("Form"), _form_lines()),
    )


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """The table as a sheet of keys lists it: titles, and the caps of each line with its words."""
    return [(group.title, [("  ".join(line.caps), line.words) for line in group.lines]) for group in table()]


def _answer_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine((Gesture.DIGIT,), ("0 … 9",), _("the answer, moves on by itself")),
        KeyLine((Gesture.NO_ANSWER,), (".", ","), _("no answer, then the reason 1 to 6")),
        KeyLine((Gesture.ALLOWED,), ("F9",), _("what may be keyed here (also keypad +)")),
        KeyLine((Gesture.CONFIRM,), ("F2",), _("the paper really says so")),
        KeyLine((Gesture.NOTE,), ("F12", "Ctrl+N"), _("note to this item")),
        KeyLine((Gesture.QUERY,), ("F11",), _("question about this item")),
        KeyLine((Gesture.ENTER,), ("Enter",), _("number or text is complete")),
        KeyLine((Gesture.PASTE,), ("Ctrl+V",), _("paste, into a number or text only")),
    )


def _move_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine((Gesture.BACK, Gesture.ON), ("↑", "↓"), _("item back, item on (also Tab)")),
        KeyLine((Gesture.PAGE_BACK, Gesture.PAGE_ON), ("PgUp", "PgDn"), _("paper page")),
        KeyLine((Gesture.PAGE_TOP, Gesture.PAGE_END), ("Shift+↑", "Shift+↓"), _("first and last item of the page")),
        KeyLine((Gesture.PAGE_DONE,), ("Shift+Enter",), _("first gap of the page, or the next page")),
        KeyLine((Gesture.FIRST, Gesture.LAST), ("Ctrl+Home", "Ctrl+End"), _("first item, last item")),
        KeyLine((Gesture.FLAG_ON, Gesture.FLAG_BACK), ("Ctrl+↓", "Ctrl+↑"), _("next flag of the form, the one before")),
        KeyLine((Gesture.GO_TO,), ("F6",), _("go to an item number")),
        KeyLine((Gesture.FORM_BACK, Gesture.FORM_ON), ("Ctrl+PgUp", "Ctrl+PgDn"), _("form of the packet")),
    )


def _repair_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine((Gesture.ESCAPE, Gesture.ERASE), ("Esc", "⌫"), _("restore what was there")),
        KeyLine((Gesture.UNDO,), ("Ctrl+Z",), _("undo, as often as you like")),
        KeyLine((Gesture.CLEAR,), ("Del",), _("take the answer away")),
        KeyLine((Gesture.HISTORY,), ("Ctrl+H",), _("history of this item; a digit restores an answer")),
    )


def _form_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine((Gesture.DATE,), ("F4",), _("date written on the form")),
        KeyLine((Gesture.ABSENT,), ("Ctrl+Del",), _("the form never came back")),
        KeyLine((Gesture.CLOSE,), ("Ctrl+Enter",), _("close the form and go on, or to the first gap")),
        KeyLine((Gesture.SECOND, Gesture.THIRD), ("Ctrl+2", "Ctrl+3"), _("second keying; third one, of what differs")),
        KeyLine((Gesture.MOVE,), ("Ctrl+M",), _("move a form that was filed wrongly")),
        KeyLine((Gesture.LOOKED,), ("F5",), _("the page was looked at again")),
        KeyLine((Gesture.ON_DISK,), ("Ctrl+S",), _("what is on disk")),
        KeyLine((Gesture.LEAVE,), ("Alt+←",), _("back to the overview")),
        KeyLine((Gesture.KEYS,), ("F1",), _("this sheet")),
    )


_BY_COMBINATION: Mapping[str, Gesture] = {
    QKeySequence(name).toString(): gesture for gesture, names in COMBINATIONS.items() for name in names
}
