"""Which screen belongs to which place of an open study."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from imp_desktop.operations import enrolling
from imp_desktop.ui.coding.view import TextsPage
from imp_desktop.ui.course.view import CoursePage
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.exchange.view import ExchangePage
from imp_desktop.ui.manual.view import ManualPage
from imp_desktop.ui.overview.view import OverviewPage
from imp_desktop.ui.participants.view import ParticipantsPage
from imp_desktop.ui.piles.view import PilesPage
from imp_desktop.ui.reports.view import ReportsPage
from imp_desktop.ui.samples.view import SamplesPage
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.view import SettingsPage
from imp_desktop.ui.start.steps import StepsPage
from imp_desktop.ui.worklist.verify import VerifyPage
from imp_desktop.ui.worklist.view import WorkListPage

ENTRY = "entry"
FIRST = "overview"
_BELONGS = {"verify": "worklist"}  # screens that are reached from a place and have none of their own
STEPS = "steps"

_SCREENS: dict[str, Callable[[Session], QWidget]] = {
    ENTRY: EntryPage,
    FIRST: OverviewPage,
    STEPS: StepsPage,
    "participants": ParticipantsPage,
    "course": CoursePage,
    "worklist": WorkListPage,
    "verify": VerifyPage,
    "texts": TextsPage,
    "reports": ReportsPage,
    "exchange": ExchangePage,
    "settings": SettingsPage,
    "piles": PilesPage,
    "samples": SamplesPage,
    "manual": ManualPage,
}


@runtime_checkable
class Screen(Protocol):
    """What every screen can do beside being a widget."""

    def refresh(self) -> None:
        """Read everything anew and show it."""

    def arrive(self, **where: object) -> None:
        """Called each time the window goes here; `where` says what to show."""

    def where(self) -> dict[str, object]:
        """What `arrive` needs to come back to the same spot."""


def make(place: str, session: Session) -> QWidget:
    """A new screen for a place of the open study; KeyError for a place that does not exist."""
    return _SCREENS[place](session)


def column_place(place: str) -> str:
    """The place that is marked in the places column while this one is seen."""
    return _BELONGS.get(place, place)


def screen_for(place: str, session: Session) -> str:
    """The screen to show at a place: a study without participants begins with its steps."""
    return STEPS if place == FIRST and not enrolling.participants(session.study) else place
