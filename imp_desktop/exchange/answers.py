"""Tables of answers: a row a person and assessment, a column an item, names as REDCap writes them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.columns import EVENT, RECORD, unknown_column
from imp_desktop.exchange.reading import Row, Table
from imp_desktop.instruments.answers import MISSING_REASONS, Answer
from imp_desktop.instruments.model import Instrument, Item, ItemType

_ARM = re.compile(r"_arm_\d+$")


@dataclass(frozen=True)
class KeyedCell:
    """One cell that holds something: an item's text or reason, or the form's date (`item` is None)."""

    line: int
    column: str
    code: str
    assessment: str
    instrument: str
    item: Item | None
    text: str

    @property
    def reason(self) -> str | None:
        """The reason why there is no answer, if the cell is one."""
        name = self.text[1:]
        return name if self.text.startswith(".") and name in MISSING_REASONS else None


def as_keyed(answer: Answer | None) -> str:
    """The cell of an answer: the text as keyed, the reason with a point before it, or nothing."""
    if answer is None:
        return ""
    return f".{answer.missing}" if answer.missing else answer.keyed or ""


def missing_codes(given: Sequence[str]) -> dict[str, str]:
    """What codes such as 999 stand for, from "999=omitted"; ImpError for one that does not say so."""
    codes = {}
    for text in given:
        code, _, reason = text.partition("=")
        if not code or reason not in MISSING_REASONS:
            raise ImpError(Problem.TABLE_MISSING_CODE, given=text, known=", ".join(MISSING_REASONS))
        codes[code] = f".{reason}"
    return codes


def assessment_of(event: str, assessments: Sequence[str]) -> str:
    """The assessment meant by an event such as pre or pre_arm_1. Raises ImpError (UNKNOWN_ASSESSMENT)."""
    assessment = _ARM.sub("", event)
    if assessment not in assessments:
        raise ImpError(Problem.UNKNOWN_ASSESSMENT, assessment=event or '""', known=", ".join(assessments))
    return assessment


def answers_in(
    table: Table, instruments: Sequence[Instrument], assessments: Sequence[str], missing: Mapping[str, str]
) -> tuple[list[KeyedCell], list[ImpError]]:
    """Every cell that holds something, in the order of the file, and every problem that keeps others out.

    `missing` maps codes to reasons (".omitted"). Problems are unknown columns, unknown events, rows without a code,
    and rows that are there twice.
    """
    meaning = _columns(instruments)
    problems = [
        unknown_column(table, column, meaning)
        for column in table.columns
        if column not in (RECORD, EVENT) and column not in meaning
    ]
    cells: list[KeyedCell] = []
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        try:
            code, assessment = _whose(table, row, assessments, seen)
        except ImpError as problem:
            problems.append(problem)
            continue
        cells += [
            KeyedCell(row.line, column, code, assessment, *meaning[column], _text(meaning[column][1], cell, missing))
            for column, cell in row.cells.items()
            if column in meaning and cell.strip()
        ]
    return cells, problems


def _columns(instruments: Sequence[Instrument]) -> dict[str, tuple[str, Item | None]]:
    meaning: dict[str, tuple[str, Item | None]] = {}
    for instrument in instruments:
        meaning.update({item.id: (instrument.id, item) for item in instrument.items})
        meaning[f"{instrument.id}_date"] = (instrument.id, None)
    return meaning


def _text(item: Item | None, cell: str, missing: Mapping[str, str]) -> str:
    """The cell as keyed: words for a text item to the letter, anything else without the blanks around it."""
    plain = cell.strip()
    if item is not None and item.type is ItemType.TEXT and plain not in missing and not plain.startswith("."):
        return cell
    return missing.get(plain, plain)


def _whose(table: Table, row: Row, assessments: Sequence[str], seen: set[tuple[str, str]]) -> tuple[str, str]:
    place = table.place(row.line)
    code = row.cells[RECORD].strip()
    event = row.cells[EVENT].strip()
    if not code:
        raise ImpError(Problem.CODE_EMPTY, place)
    try:
        assessment = assessment_of(event, assessments)
    except ImpError as error:
        raise error.at(place) from error
    if (code.casefold(), assessment) in seen:
        raise ImpError(Problem.TABLE_ROW_TWICE, place, record=f"{code} {event}")
    seen.add((code.casefold(), assessment))
    return code, assessment
