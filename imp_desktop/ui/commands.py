"""Every command of the window: its words, its key, what it does; menus, shortcuts and "Go to or do" come from it."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.settings import ZOOMS
from imp_desktop.ui.places import places
from imp_desktop.ui.session import Session

FILE, GO, VIEW, HELP = "file", "go", "view", "help"


@dataclass(frozen=True)
class Command:
    """One thing the window can do; `study` marks those that need an open study and a person."""

    menu: str
    words: str
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    study: bool = True
    entry: bool = True

    @property
    def key(self) -> str:
        """The key shown for it; empty if it has none."""
        return self.keys[0] if self.keys else ""


@dataclass(frozen=True)
class Deeds:
    """What the window itself can do, as the commands need it."""

    new_study: Callable[[], object]
    open_study: Callable[[], object]
    look_at_demo: Callable[[], object]
    save_copy: Callable[[], object]
    close_study: Callable[[], object]
    another_person: Callable[[], object]
    go_to_or_do: Callable[[], object]
    find: Callable[[], object]
    show_keys: Callable[[], object]
    next_column: Callable[[], object]
    quit: Callable[[], object]


def commands(session: Session, deeds: Deeds) -> tuple[Command, ...]:
    """All commands, in the order of the menus."""
    return (*_file(deeds), *_go(session, deeds), *_view(session), *_help(session, deeds))


def everywhere_keys(session: Session, *, keying: bool = False) -> list[tuple[str, str]]:
    """Every key that works at every place, with its words; while keying without those that keying has for itself."""
    idle = Deeds(**{each.name: _nothing for each in fields(Deeds)})
    offered = [each for each in commands(session, idle) if each.keys and (each.entry or not keying)]
    return [*(("  ".join(each.keys), each.words) for each in offered), ("Alt  F10", _("Menu"))]


def _nothing() -> None:
    """Stands for what the window does where only its keys are asked for."""


def _file(deeds: Deeds) -> tuple[Command, ...]:
    return (
        Command(FILE, _("New study …"), deeds.new_study, ("Ctrl+Shift+N",), study=False),
        Command(FILE, _("Open study …"), deeds.open_study, ("Ctrl+O",), study=False),
        Command(FILE, _("Look at the made-up study …"), deeds.look_at_demo, study=False),
        Command(FILE, _("Save a copy of the study …"), deeds.save_copy),
        Command(FILE, _("Another person"), deeds.another_person, ("Ctrl+U",)),
        Command(FILE, _("Close the study"), deeds.close_study),
        Command(FILE, _("Quit"), deeds.quit, ("Ctrl+Q",), study=False),
    )


def _go(session: Session, deeds: Deeds) -> tuple[Command, ...]:
    def to(place: str) -> Callable[[], object]:
        return lambda: session.go(place)

    goals = [Command(GO, place.words, to(place.id), (f"Alt+{at}",)) for at, place in enumerate(places(), 1)]
    return (
        Command(GO, _("Go to or do …"), deeds.go_to_or_do, ("Ctrl+K",)),
        Command(GO, _("Find …"), deeds.find, ("Ctrl+F",)),
        *goals,
        Command(GO, _("Pile of packets"), to("piles"), ("Ctrl+B",)),
        Command(GO, _("Sample against the paper"), to("samples"), ("Ctrl+Shift+B",)),
        Command(GO, _("My keying"), lambda: session.go("settings", chapter="own"), ("Ctrl+Shift+W",)),
        Command(GO, _("Keying twice"), lambda: session.go("settings", chapter="double")),
        Command(GO, _("Closing and freezing"), lambda: session.go("settings", chapter="freeze")),
        Command(GO, _("Next column"), deeds.next_column, ("F6",), entry=False),
    )


def _view(session: Session) -> tuple[Command, ...]:
    def prefer(**preferences: object) -> Callable[[], object]:
        return lambda: session.prefer(**preferences)

    languages = [Command(VIEW, language_name(code), prefer(language=code), study=False) for code in i18n.languages()]
    return (
        Command(VIEW, _("Larger"), lambda: zoom_by(session, 1), ("Ctrl++", "Ctrl+="), study=False),
        Command(VIEW, _("Smaller"), lambda: zoom_by(session, -1), ("Ctrl+-",), study=False),
        Command(VIEW, _("Zoom 100 %"), prefer(zoom=100), ("Ctrl+0",), study=False),
        Command(VIEW, _("Light"), prefer(theme="light"), study=False),
        Command(VIEW, _("Dark"), prefer(theme="dark"), study=False),
        Command(VIEW, _("Light or dark as the system"), prefer(theme="system"), study=False),
        *languages,
    )


def _help(session: Session, deeds: Deeds) -> tuple[Command, ...]:
    return (
        Command(HELP, _("Keys of this screen"), deeds.show_keys, ("F1",), entry=False),
        Command(HELP, _("Manual"), lambda: session.go("manual"), ("Shift+F1",)),
    )


def language_name(code: str) -> str:
    """A language by its own name, never translated, so that it can be found again."""
    return {"en": "English", "nl": "Nederlands"}.get(code, code)


def zoom_by(session: Session, steps: int) -> None:
    """Make everything larger or smaller by so many steps."""
    at = ZOOMS.index(session.mine.zoom) + steps
    session.prefer(zoom=ZOOMS[max(0, min(len(ZOOMS) - 1, at))])


class Menus:
    """The commands as actions of a window: in its menu bar (seen after Alt or F10) and by their keys always."""

    def __init__(self, window: QMainWindow, every: tuple[Command, ...]) -> None:
        self._window = window
        self._actions: list[tuple[Command, QAction]] = []
        titles = {FILE: _("Study"), GO: _("Go"), VIEW: _("View"), HELP: _("Help")}
        bar = window.menuBar()
        bar.clear()
        menus = {name: bar.addMenu(title) for name, title in titles.items()}
        self._before: QWidget | None = None
        for menu in menus.values():
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, window, self._leave))
        for command in every:
            self._actions.append((command, self._action(command, menus[command.menu])))

    def allow(self, *, study: bool, entry: bool) -> None:
        """Switch off what needs a study while there is none, and while keying the keys that are keying's own."""
        for command, action in self._actions:
            action.setEnabled((study or not command.study) and (command.entry or not entry))

    def turn(self) -> None:
        """Show the menu bar with its first menu chosen, or hide it; it hides by itself when a menu is left."""
        bar = self._window.menuBar()
        if bar.isVisible():
            self._leave()
            return
        self._before = QApplication.focusWidget()
        bar.show()
        bar.setFocus()
        bar.setActiveAction(bar.actions()[0])

    def _leave(self) -> None:
        bar = self._window.menuBar()
        if QApplication.activePopupWidget() is not None or not bar.isVisible():
            return
        bar.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the commands from the window again, before they are made anew."""
        self._before = None  # the screens are made anew as well
        for _command, action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = []

    def _action(self, command: Command, menu: QMenu) -> QAction:
        action = QAction(command.words, self._window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.triggered.connect(lambda *_checked: command.do())
        self._window.addAction(action)
        menu.addAction(action)
        return action
