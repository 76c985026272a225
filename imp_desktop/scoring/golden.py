"""Cases worked by hand beside an instrument, held against what the program makes of them."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments import derived
from imp_desktop.instruments.answers import Answer, understand, without_answer
from imp_desktop.instruments.declaration import complaint, plain, read_bytes
from imp_desktop.instruments.model import Instrument, Item
from imp_desktop.scoring.rules import missing_rule
from imp_desktop.scoring.score import scores

GOLDEN_FILE = "golden.csv"
REFUSED = "refused"

_EXPECTED = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}|/[1-9][0-9]{0,5})?")
_NUMBERS = re.compile(r"[0-9]{1,4}(?:, *[0-9]{1,4})*")

Parent = Callable[[str], Instrument]


@dataclass(frozen=True)
class Case:
    """One row of the file: its name and its cells by column."""

    name: str
    line: int
    cells: Mapping[str, str]


def check(instrument: Instrument, folder: Path, parent: Parent) -> list[ImpError]:
    """What is wrong with the worked cases in the folder; an instrument without scores needs none.

    Columns: `case`, `missing_rule`, `left_out` (only for a derived instrument), one an item, one a score. An item holds
    what is keyed, a reason such as `.omitted`, or nothing; a score holds a number, a fraction such as 200/9, or
    `refused`.
    """
    if not instrument.scores and not instrument.awaits_choice:
        return []
    try:
        cases = _cases(read_bytes(folder / GOLDEN_FILE))
    except ImpError as error:
        return [error]
    if not cases:
        return [complaint(GOLDEN_FILE, _("there is no worked case"), _("Work at least one by hand"))]
    return [fault for case in cases for fault in _about(case, instrument, parent)]


def _cases(content: bytes) -> list[Case]:
    try:
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        what = _("this is no table: {reason}").format(reason=error)
        raise complaint(GOLDEN_FILE, what, _("Save it as CSV UTF-8, separated by commas")) from error
    head = rows[0] if rows else []
    if len(set(head)) < len(head):
        raise complaint(GOLDEN_FILE, _("a column is there twice"), _("Keep one of them"))
    found = []
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(head):
            what = _("line {line} has {found} cells, not {wanted}").format(line=line, found=len(row), wanted=len(head))
            raise complaint(GOLDEN_FILE, what, _("Give every column a cell, empty where there is nothing"))
        cells = dict(zip(head, row, strict=True))
        found.append(Case(cells.get("case", ""), line, cells))
    return found


def _about(case: Case, instrument: Instrument, parent: Parent) -> list[ImpError]:
    where = f"{GOLDEN_FILE}, {case.line} ({plain(case.name)})"
    try:
        chosen = _chosen(case, instrument, parent)
        _check_columns(case, chosen)
        answers = {item.id: _answer(item, case.cells[item.id]) for item in chosen.items if case.cells[item.id]}
        made = scores(chosen, answers, missing_rule(case.cells["missing_rule"]))
        wanted = {score.id: _number(case.cells[score.id]) for score in chosen.scores}
    except ImpError as error:
        return [complaint(where, str(error).rstrip("."), _("Mend that cell"))]
    return [
        complaint(where, _wrong(score, made[score].value, number), _("Mend the key or the case, whichever is wrong"))
        for score, number in wanted.items()
        if made[score].value != number
    ]


def _chosen(case: Case, instrument: Instrument, parent: Parent) -> Instrument:
    if instrument.derivation is None:
        return instrument
    given = case.cells.get("left_out", "")
    left_out = [int(number) for number in given.split(",")] if _NUMBERS.fullmatch(given) else []
    return derived.without(instrument, parent(instrument.derivation.parent), left_out)


def _check_columns(case: Case, instrument: Instrument) -> None:
    own = ["left_out"] if instrument.derivation is not None else []
    wanted = ["case", "missing_rule", *own, *(i.id for i in instrument.items), *(s.id for s in instrument.scores)]
    lacking = [name for name in wanted if name not in case.cells]
    if lacking:
        what = _("columns are missing: {names}").format(names=", ".join(lacking))
        raise complaint("", what, _("Add them"))
    unknown = [plain(name) for name in case.cells if name not in wanted]
    if unknown:
        what = _("there are columns for something that does not exist: {names}").format(names=", ".join(unknown))
        raise complaint("", what, _("Take them out"))


def _answer(item: Item, cell: str) -> Answer:
    return without_answer(item, cell[1:]) if cell.startswith(".") else understand(item, cell)


def _number(cell: str) -> Fraction | None:
    if cell == REFUSED:
        return None
    if _EXPECTED.fullmatch(cell):
        return Fraction(cell)
    what = _("{cell} is no expected score").format(cell=plain(cell) or "–")
    raise complaint("", what, _("Write a number, a fraction such as 200/9, or refused"))


def _wrong(score: str, made: Fraction | None, wanted: Fraction | None) -> str:
    shown = [REFUSED if value is None else str(value) for value in (made, wanted)]
    return _("{score} is {made}, but {wanted} is expected").format(score=score, made=shown[0], wanted=shown[1])
