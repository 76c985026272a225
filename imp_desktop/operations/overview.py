"""The overview: every participant by every form, and how far each form is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from imp_desktop.operations import completeness
from imp_desktop.operations.enrolling import NOT_JOINING, Participant, by_number
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import notes
from imp_desktop.storage.ledger import moment_of


class FormState(StrEnum):
    """How far a form is."""

    NOT_EXPECTED = "not_expected"
    EMPTY = "empty"
    OPEN = "open"
    KEYED = "keyed"
    NO_FORM = "no_form"


class Column(NamedTuple):
    """One kind of form: an instrument at an assessment."""

    assessment: str
    instrument: str


@dataclass(frozen=True)
class Cell:
    """One form: `items` are those asked, `flags` the answers outside the scale that nobody confirmed.

    `keyed_by` holds the initials of who keyed last, `keyed_on` when (UTC); `due` is false for a form that was keyed
    but is not expected any more.
    """

    state: FormState
    answered: int = 0
    items: int = 0
    flags: int = 0
    notes: int = 0
    keyed_by: str = ""
    keyed_on: datetime | None = None
    due: bool = True


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


def overview(study: Study) -> Overview:
    """How far every form of every participant is."""
    plan = protocol(study)
    due = {group.id: set(plan.due_forms(group.id)) for group in plan.groups}
    columns = tuple(
        Column(assessment, one.instrument)
        for assessment in plan.assessments
        for one in plan.due
        if assessment in one.assessments
    )
    reader = _Reader(study)
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

    def __init__(self, study: Study) -> None:
        self._states = completeness.states(study)
        self._lengths = completeness.lengths(study)
        self._notes: dict[tuple[int, str, str], int] = {}
        for row in notes.every(study):
            place = (row.participant, row.assessment, row.instrument)
            self._notes[place] = self._notes.get(place, 0) + 1

    def cell(self, participant: int, column: Column, *, due: bool) -> Cell:
        place = (participant, column.assessment, column.instrument)
        state = self._states.at(*place)
        return Cell(
            _form_state(state, due=due),
            state.answered,
            state.items or self._lengths.get(column.instrument, 0),
            state.flags,
            self._notes.get(place, 0),
            state.keyed_by,
            moment_of(state.utc) if state.utc else None,
            due,
        )


def _form_state(state: completeness.State, *, due: bool) -> FormState:
    if state.answered:
        return FormState.KEYED if state.complete else FormState.OPEN
    if state.absent:
        return FormState.NO_FORM
    return FormState.EMPTY if due else FormState.NOT_EXPECTED
