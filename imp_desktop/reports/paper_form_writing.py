"""What people wrote, as it comes back on a filled form: on its lines, or whole on a last sheet where it is long."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports.faces import SANS, SANS_ITALIC
from imp_desktop.reports.paper_form import PaperForm
from imp_desktop.reports.paper_form_columns import RIGHT, TEXT_LEFT
from imp_desktop.reports.runs import LONGEST, Line, pieces, plain, wrapped

SIZE: Final = 10
_ROOM: Final = RIGHT - TEXT_LEFT
_PART: Final = LONGEST // 2


@dataclass(frozen=True)
class Written:
    """The lines as they stand on the form; `whole` is false where the rest of the text stands on the last sheet."""

    lines: tuple[Line, ...]
    whole: bool


def written_lines(text: str, most: int) -> Written:
    """A text on at most that many lines; where it needs more, the last one says where the whole text stands."""
    lines: list[Line] = []
    for part in parts(text):
        lines += wrapped(plain(part), SANS, SIZE, _ROOM)
        if len(lines) > most:
            told = pieces(plain(_("… the whole text stands on the last sheet")), SANS_ITALIC, SIZE - 1)
            return Written((*lines[: most - 1], told), whole=False)
    return Written(tuple(lines), whole=True)


def parts(text: str) -> Iterator[str]:
    """The text line by line as it was keyed, without empty lines, in stretches that are printed whole."""
    for line in text.splitlines():
        at = len(line) - len(line.lstrip())
        while at < len(line):
            end = at + _PART
            if end < len(line):
                space = line.rfind(" ", at, end)
                end = space + 1 if space > at else end
            yield line[at:end]
            at = end


def note_letters(form: PaperForm) -> dict[str, str]:
    """Item -> the letter that stands beside it, for every item with a note."""
    noted = [item.id for item in form.instrument.items if form.shown(item).note]
    return {item: _letters(at) for at, item in enumerate(noted)}


def _letters(at: int) -> str:
    """a to z, then aa, ab and on."""
    letters = string.ascii_lowercase
    return (_letters(at // len(letters) - 1) if at >= len(letters) else "") + letters[at % len(letters)]
