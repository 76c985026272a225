"""Tables of participants: register facts, and the three intake answers such tables usually carry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.answers import as_keyed
from imp_desktop.exchange.columns import unknown_column
from imp_desktop.exchange.reading import Table
from imp_desktop.instruments.answers import Answer

FACTS = {
    "group": "group",
    "cohort": "cohort",
    "consent_date": "consent",
    "approached_date": "approached",
    "status": "status",
    "status_reason": "status_reason",
    "status_date": "status_date",
    "data_use": "data_use",
    "note": "note",
}
INTAKE_FORM = "intake"
INTAKE = {
    "age": "intake_age",
    "gender": "intake_gender",
    "profession": "intake_profession",
    "profession_other": "intake_profession_other",
}
IN_WORDS = "profession_other"
SPELLED_OUT = {
    "gender": {"female": "1", "male": "2", "other": "3"},
    "profession": {"doctor": "1", "psychologist": "2", "nurse": "3", "other": "4"},
}


@dataclass(frozen=True)
class ParticipantRow:
    """One person of the table: register facts by name and intake answers by item, empty cells left out."""

    line: int
    code: str
    facts: Mapping[str, str]
    intake: Mapping[str, str]


def participants_in(table: Table, eligibility: Iterable[str]) -> tuple[list[ParticipantRow], list[ImpError]]:
    """The people of the table, and every problem: unknown columns, codes that are missing or there twice."""
    known = {**FACTS, **INTAKE, **{name: f"eligibility.{name}" for name in eligibility}}
    problems = [
        unknown_column(table, column, ["record_id", *known])
        for column in table.columns
        if column != "record_id" and column not in known
    ]
    rows, seen = [], set()
    for row in table.rows:
        code = row.cells["record_id"].strip()
        if not code:
            problems.append(ImpError(Problem.CODE_EMPTY, table.place(row.line)))
        elif code.casefold() in seen:
            problems.append(ImpError(Problem.TABLE_ROW_TWICE, table.place(row.line), record=code))
        else:
            rows.append(ParticipantRow(row.line, code, _facts(row.cells, known), _intake(row.cells)))
        seen.add(code.casefold())
    return rows, problems


def column_of(name: str) -> str:
    """The column that carries a fact of the register or an item of the intake form."""
    named = {fact: column for column, fact in (FACTS | INTAKE).items()}
    return named.get(name, name.removeprefix("eligibility."))


def spelled_out(answers: Mapping[str, Answer]) -> list[str]:
    """The cells of the intake columns, in their order; codes as words, anything else as keyed."""
    cells = []
    for column, item in INTAKE.items():
        cell = as_keyed(answers.get(item))
        words = {code: word for word, code in SPELLED_OUT.get(column, {}).items()}
        cells.append(words.get(cell, cell))
    return cells


def _facts(cells: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    return {
        known[column]: cell.strip()
        for column, cell in cells.items()
        if column in known and column not in INTAKE and cell.strip()
    }


def _intake(cells: Mapping[str, str]) -> dict[str, str]:
    return {
        INTAKE[column]: cell
        if column == IN_WORDS
        else SPELLED_OUT.get(column, {}).get(cell.strip().lower(), cell.strip())
        for column, cell in cells.items()
        if column in INTAKE and cell.strip()
    }
