"""People's own words on paper: in serif italics between quotation marks, shortened where they are very long."""

from typing import Final

from imp_desktop.reports.pen import QUOTE
from imp_desktop.reports.runs import Runs, plain, printable
from imp_desktop.reports.tables import TextCell, text_cell

LONGEST: Final = 600
_MOST_LINES: Final = 24


def words(text: str) -> str:
    """The words on one line, cut behind the last whole word that fits, with an ellipsis."""
    whole = _begun(text)
    if len(whole) <= LONGEST:
        return whole
    cut = whole[:LONGEST]
    kept = cut.rsplit(" ", 1)[0] if " " in cut[LONGEST // 2 :] else cut
    return f"{kept.rstrip(' ,;:.')}…"


def is_cut(text: str) -> bool:
    """Whether the words are printed in part."""
    return len(_begun(text)) > LONGEST


def quoted(text: str) -> Runs:
    """The words between quotation marks."""
    return plain(f"“{words(text)}”")


def quote_cell(x: float, text: str, room: float) -> TextCell:
    """A cell that holds the words of one person."""
    return text_cell(x, quoted(text), room, most=_MOST_LINES, style=QUOTE)


def _begun(text: str) -> str:
    """As much of the text as can matter."""
    return printable(text[: 2 * LONGEST]).strip()
