"""A table for outside: CSV that a spreadsheet shows and never calculates, and that can be read back unchanged."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_WOULD_BE_CALCULATED = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as CSV, UTF-8, comma, text a spreadsheet would calculate gets one apostrophe."""
    stream = io.StringIO(newline="")
    # With the two-sign line end of RFC 4180 the writer quotes cells that hold either sign.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8")


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet would calculate it; numbers stay as they are."""
    if _WOULD_BE_CALCULATED.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
