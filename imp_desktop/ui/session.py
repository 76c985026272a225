"""What all screens share: the open study, the person at work, the settings, the look, and the signals between them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from imp_desktop import i18n, settings
from imp_desktop.errors import ImpError
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Preferences, Settings
from imp_desktop.ui.look import Look, Theme


@dataclass(frozen=True)
class Notice:
    """One sentence for the quiet bar, its code if it is a problem, and at most one thing to do about it."""

    text: str
    code: str = ""
    action: str = ""
    do: Callable[[], None] | None = None


class Session(QObject):
    """The session of one window; screens are made with it, read it and listen to it.

    Colours, zoom and language never change under a living screen: after `look_changed` the window makes its screens
    anew, so a screen may keep `session.look` as it was when the screen was made.
    """

    changed = Signal(object)
    study_changed = Signal()
    person_changed = Signal()
    look_changed = Signal()
    told = Signal(object)
    going = Signal(str, object)

    def __init__(self, settings: Settings, folder: Path) -> None:
        super().__init__()
        self.settings = settings
        self._folder = folder
        self._study: Study | None = None
        self._person: Person | None = None
        self.look = Look()
        self.looked_through = True  # whether every form was read for what is to be looked at again
        self._adopt()

    @property
    def study(self) -> Study:
        """The open study; only asked for by screens that exist while one is open."""
        if self._study is None:
            msg = "no study is open"
            raise RuntimeError(msg)
        return self._study

    @property
    def has_study(self) -> bool:
        """Whether a study is open."""
        return self._study is not None

    @property
    def person(self) -> Person:
        """The person at work; a study is only worked on after the person is known."""
        if self._person is None:
            msg = "nobody is at work"
            raise RuntimeError(msg)
        return self._person

    @property
    def has_person(self) -> bool:
        """Whether somebody is at work."""
        return self._person is not None

    @property
    def mine(self) -> Preferences:
        """The preferences of the person at work, or of the one who worked last."""
        return self.settings.of(self._person.name if self._person else self.settings.last_person)

    def take_study(self, study: Study | None) -> None:
        """Work on this study from now on (or on none); who works on it is asked anew."""
        self._study = study
        self._person = None
        self.study_changed.emit()

    def take_person(self, person: Person | None) -> None:
        """This person works from now on, with their own preferences."""
        self._person = person
        if person is not None:
            self.settings.last_person = person.name
            self.keep_settings()
        self.adopt_preferences()
        self.person_changed.emit()

    def did(self, *kinds: str) -> None:
        """Say that something of these kinds was changed.

        Kinds are "answers", "register", "course", "codes" (of texts), "piles", "settings", "persons" and "findings"
        (every form was looked through).
        """
        self.changed.emit(frozenset(kinds))

    def go(self, place: str, **where: object) -> None:
        """Ask the window to show a place: "overview", "entry" (key=FormKey, item=...), "participants" (code=...) ..."""
        self.going.emit(place, where)

    def tell(self, text: str, *, code: str = "", action: str = "", do: Callable[[], None] | None = None) -> None:
        """Put one sentence on the quiet bar, with at most one button; an empty text clears the bar."""
        self.told.emit(Notice(text, code, action, do))

    def prefer(self, **preferences: object) -> None:
        """Change preferences of the person at work by name and keep them; effective at once."""
        for name, value in preferences.items():
            setattr(self.mine, name, value)
        self.keep_settings()
        self.adopt_preferences()

    def keep_settings(self) -> None:
        """Bring the settings to the disk; a disk that refuses is told on the quiet bar and stops nobody."""
        try:
            settings.save(self.settings, self._folder)
        except ImpError as error:
            self.tell(i18n.explain(error), code=error.code)

    def adopt_preferences(self) -> None:
        """Bring theme, zoom and language in line with the preferences; tells if anything is seen differently."""
        before = (self.look, i18n.language())
        self._adopt()
        if before != (self.look, i18n.language()):
            self.look_changed.emit()

    def _adopt(self) -> None:
        i18n.choose_language(self.mine.language or QLocale.system().name()[:2])
        self.look = Look(_theme(self.mine.theme), self.mine.zoom / 100)


def _theme(wished: str) -> Theme:
    hints = QGuiApplication.styleHints()
    if _high_contrast():
        return "contrast"
    if wished == "system":
        return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    return "dark" if wished == "dark" else "light"


def _high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt before 6.10 does not know what the system prefers
        return False
    accessibility = hints.accessibility()
    return bool(accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast)
