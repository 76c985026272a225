"""The overview: every participant by every form, and how far each form is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from imp_desktop.operations import completeness, flags
from imp_desktop.operations.comparing import Comparison
from imp_desktop.operations.enrolling import NOT_JOINING, Participant, by_number
from imp_desktop.operations.expected import Expected
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.own_keyings import own_keyings
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import notes
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import moment_of

__all__ = ["Cell", "Column", "FormState", "Overview", "OverviewRow", "overview"]


class Column(NamedTuple):
    """One kind of form: an instrument at an assessment."""

    assessment: str
    instrument: str


@dataclass(frozen=True)
class Cell:
    """One form: `items` are those asked, `flags` the answers outside the scale that nobody confirmed.

    `answered` of `items` are keyed in the keying that is open or was last. `keyed_by` holds the initials of who keyed
    the first keying last, `keyed_on` when (UTC), `second_by` and `second_on` the same of the second one; `unsettled`
    counts the items whose keyings differ, `to_decide` those of them about which three keyings say three things; `twice`
    tells whether the form is to be keyed twice; `due` is false for a form that was keyed but is not expected any more.
    `waits_until` (UTC) is when the person who looks may go on with it alone: key it a second time after the first, or
    decide about what he or she keyed a third time.
    """

    state: FormState
    answered: int = 0
    items: int = 0
    flags: int = 0
    notes: int = 0
    keyed_by: str = ""
    keyed_on: datetime | None = None
    due: bool = True
    expected: Expected | None = None  # put there by operations.due, which knows the windows
    twice: bool = False
    unsettled: int = 0
    to_decide: int = 0
    waits_until: datetime | None = None
    second_by: str = ""
    second_on: datetime | None = None


@dataclass(frozen=True)
class OverviewRow:
    """One participant with a cell for every column."""

    participant: Participant
    cells: Mapping[Column, Cell]


@dataclass(frozen=True)
class Overview:
    """All forms of the study, rows in the order of the codes, columns in the order of the packets."""

    columns: tuple[Column, ...]
    rows: tuple[OverviewRow, ...]


def overview(study: Study, person: Person | None = None) -> Overview:
    """How far every form of every participant is, as a person sees it or anybody."""
    plan = protocol(study)
    due = {group.id: set(plan.due_forms(group.id)) for group in plan.groups}
    columns = tuple(
        Column(assessment, one.instrument)
        for assessment in plan.assessments
        for one in plan.due
        if assessment in one.assessments
    )
    reader = _Reader(study, person)
    rows = []
    for number, participant in by_number(study).items():
        expected = due.get(participant.group or "", set()) if _joins(participant) else set()
        cells = {column: reader.cell(number, column, due=tuple(column) in expected) for column in columns}
        rows.append(OverviewRow(participant, cells))
    return Overview(columns, tuple(rows))


def _joins(participant: Participant) -> bool:
    """Whether forms are waited for: not from those who said no, nor where nothing may be used any more."""
    return participant.status not in NOT_JOINING and participant.data_use != "none"


class _Reader:
    """What the cells are made from, read once."""

    def __init__(self, study: Study, person: Person | None) -> None:
        self._states = FormStates(study)
        self._own = own_keyings(study, person, Pass.FIRST) if person else {}
        self._decided = own_keyings(study, person, Pass.THIRD) if person and self._states.contested() else {}
        self._lengths = completeness.lengths(study)
        self._flags = Counter(
            flag.place for flag in flags.standing(study, self._states.overlays()) if not flag.confirmed
        )
        self._notes = Counter((row.participant, row.assessment, row.instrument) for row in notes.every(study))

    def cell(self, participant: int, column: Column, *, due: bool) -> Cell:
        place = (participant, column.assessment, column.instrument)
        keyed = self._states.keyed(place)
        state = self._states.at(place, due=due)
        now = keyed.second if state is FormState.SECOND_OPEN else keyed.first
        compared = self._states.comparison(place)
        return Cell(
            state,
            now.answered,
            now.items or self._lengths.get(column.instrument, 0),
            self._flags[place],
            self._notes[place],
            keyed.first.keyed_by,
            _moment(keyed.first.utc),
            due,
            twice=self._states.wants_second(place),
            unsettled=len(compared.unsettled),
            to_decide=sum(compared.differences[item].contested for item in compared.unsettled),
            waits_until=self._waits_until(place, state, compared),
            second_by=keyed.second.keyed_by,
            second_on=_moment(keyed.second.utc),
        )

    def _waits_until(self, place: Place, state: FormState, compared: Comparison) -> datetime | None:
        if state in {FormState.ONCE, FormState.SECOND_OPEN}:
            return self._own.get(place)
        decided = state is FormState.DIFFERS and all(compared.differences[one].contested for one in compared.unsettled)
        return self._decided.get(place) if decided else None


def _moment(utc: str) -> datetime | None:
    return moment_of(utc) if utc else None
