"""A table from outside, read as text: nothing is guessed, and whatever does not fit is named with its line."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.i18n import _

SEPARATORS = (",", ";", "\t")
LONGEST_CELL = 100_000
# A spreadsheet would calculate such a cell; written tables guard it with one apostrophe, which is taken off here.
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True)
class Row:
    """One row: the line of the file it begins on, and its cells by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A file as it was read: its path, its column names in order, and its rows."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, line: int) -> str:
        """Where a complaint is, as people look for it."""
        return _place(self.path, line)


def read_table(path: Path) -> Table:
    """The table in a CSV file: UTF-8 or Windows-1252, separated by comma, semicolon or tab.

    Raises ImpError for a file that cannot be read as a table, ImpErrors with every ragged row.
    """
    text = _decoded(path)
    if not text.strip():
        raise ImpError(Problem.TABLE_EMPTY, path.name)
    lines = _split(path, text)
    header_line, header = next(lines)
    columns = _columns(path, header_line, header)
    return Table(path, columns, _rows(path, columns, lines))


def _decoded(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ImpError(Problem.FILE_UNREADABLE, path=path, reason=_("it is no file"))
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ImpError(Problem.FILE_MISSING, path=path) from error
    except OSError as error:
        raise ImpError(Problem.FILE_UNREADABLE, path=path, reason=error.strerror or error) from error
    if b"\0" in content:
        raise ImpError(Problem.TABLE_UNDECODABLE, path.name, reason=_("it holds zero bytes"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = _("byte {byte} in line {line}").format(byte=f"{content[error.start]:#04x}", line=line)
        raise ImpError(Problem.TABLE_UNDECODABLE, path.name, reason=reason) from error


def _split(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that is not blank."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        begins = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ImpError(Problem.TABLE_QUOTE_OPEN, _place(path, begins)) from error
    finally:
        csv.field_size_limit(limit)


def _columns(path: Path, line: int, header: list[str]) -> tuple[str, ...]:
    columns = tuple(name.strip().lower() for name in header)
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        place = _place(path, line)
        raise ImpErrors([ImpError(Problem.TABLE_COLUMN_TWICE, place, column=name or '""') for name in twice])
    return columns


def _rows(path: Path, columns: tuple[str, ...], lines: Iterator[tuple[int, list[str]]]) -> tuple[Row, ...]:
    rows, ragged = [], []
    for line, cells in lines:
        if len(cells) == len(columns):
            rows.append(Row(line, dict(zip(columns, map(_unguarded, cells), strict=True))))
        else:
            ragged.append(ImpError(Problem.TABLE_RAGGED, _place(path, line), found=len(cells), wanted=len(columns)))
    if ragged:
        raise ImpErrors(ragged)
    return tuple(rows)


def _place(path: Path, line: int) -> str:
    return _("{file}, line {line}").format(file=path.name, line=line)


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
