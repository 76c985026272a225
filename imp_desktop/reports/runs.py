"""Text with italics and bold parts, measured and broken into lines; the words of users are never read as markup."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from imp_desktop.reports.faces import SANS, SANS_BOLD, SANS_BOLD_ITALIC, SANS_ITALIC, Face, width

LONGEST: Final = 5000
BRIEF: Final = 60
_UNPRINTED: Final = ("Cc", "Cf", "Cs")  # controls, signs that turn the direction, halves of characters
_MARKUP: Final = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|~(?P<sub>[^~]+)~|\^(?P<sup>[^^]+)\^")
_SMALL: Final = 0.63
_RISE: Final = {"sub": -0.16, "sup": 0.34}
_ITALIC: Final = {SANS: SANS_ITALIC, SANS_BOLD: SANS_BOLD_ITALIC}
_WORDS: Final = re.compile(r"[^ ]+ *| +")
_LINE_ENDS: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind: plain, bold, italic, sub or sup."""

    text: str
    kind: str = "plain"


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of one line as drawn: text, face, size and how far above the baseline; `back` goes back first."""

    text: str
    face: Face
    size: float
    rise: float = 0.0
    back: bool = False

    @property
    def width(self) -> float:
        """The width in points."""
        return width(self.text, self.face, self.size)


Line = tuple[Piece, ...]


def said(template: str, /, **values: object) -> Runs:
    """The template with *italic*, **bold**, ~below~ and ^above^ read as such, and the values put in as they are."""
    found: list[Run] = []
    at = 0
    for match in _MARKUP.finditer(template):
        found += _run(template[at : match.start()], "plain", values)
        found += _run(match[match.lastgroup or 0], match.lastgroup or "plain", values)
        at = match.end()
    found += _run(template[at:], "plain", values)
    return tuple(found)


def plain(text: str) -> Runs:
    """Text without any markup, made fit for printing."""
    return (Run(printable(text)),)


def as_text(runs: Runs) -> str:
    """The runs as bare text, for a description."""
    return "".join(run.text for run in runs)


def joined(parts: Sequence[Runs], between: str = " ") -> Runs:
    """The parts one after the other."""
    runs: list[Run] = []
    for part in parts:
        if runs and part:
            runs.append(Run(between))
        runs += part
    return tuple(runs)


def printable(text: str) -> str:
    """Text on one line, without signs that steer a printer or turn the direction, and cut at 5,000 characters."""
    shortened = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    single = _LINE_ENDS.sub(" ", unicodedata.normalize("NFC", shortened))
    return "".join(sign for sign in single if unicodedata.category(sign) not in _UNPRINTED)


def brief(text: str) -> str:
    """A name inside a sentence: printable, and cut at 60 characters."""
    name = printable(text)
    return name if len(name) <= BRIEF else f"{name[: BRIEF - 1].rstrip()}…"


def clipped(text: str, most: int) -> str:
    """A text of users inside a sentence: printable, and cut behind a word after that many characters."""
    whole = printable(text)
    if len(whole) <= most:
        return whole
    kept = whole[: most - 1]
    at = kept.rfind(" ")
    return f"{(kept[:at] if at > most // 2 else kept).rstrip(' ,;:')}…"


def pieces(runs: Runs, face: Face, size: float) -> Line:
    """The runs as drawn with `face` where nothing else is asked."""
    return tuple(_styled(runs, face, size))


def line_width(line: Line) -> float:
    """The width of a line in points."""
    start = end = 0.0
    for piece in line:
        start = start if piece.back else end
        end = max(end, start + piece.width)
    return end


def wrapped(runs: Runs, face: Face, size: float, room: float) -> list[Line]:
    """The runs broken into lines no wider than `room`; a word that is wider is broken where it must.

    A line that goes on keeps the space at its end, so that copied words stay apart.
    """
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in _words(pieces(runs, face, size), room):
        visible = sum(piece.width for piece in _without_end(word))
        if lines[-1] and used + visible > room:
            lines.append([])
            used = 0.0
        lines[-1] += word
        used += sum(piece.width for piece in word)
    return [*(tuple(line) for line in lines[:-1]), _without_end(lines[-1])]


def limited(runs: Runs, face: Face, size: float, room: float, most: int) -> tuple[Line, ...]:
    """The runs broken into at most that many lines; what is left out leaves an ellipsis behind."""
    lines = wrapped(runs, face, size, room)
    if len(lines) <= most:
        return tuple(lines)
    *before, last = _without_end(lines[most - 1])
    text = last.text
    while text and line_width((*before, _cut(last, text))) > room:
        text = text[:-1]
    return (*lines[: most - 1], (*before, _cut(last, text)))


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """The text, or as much of it as fits in `room` with an ellipsis behind."""
    whole = printable(text)
    if width(whole, face, size) <= room:
        return whole
    left = room - width("…", face, size)
    kept = 0
    for sign in whole:
        left -= width(sign, face, size)
        if left < 0:
            break
        kept += 1
    return f"{whole[:kept].rstrip()}…"


def _cut(piece: Piece, text: str) -> Piece:
    return replace(piece, text=f"{text.rstrip()}…")


def _run(text: str, kind: str, values: dict[str, object]) -> list[Run]:
    if not text:
        return []
    return [Run(printable(text.format(**values)), kind)]


def _styled(runs: Runs, face: Face, size: float) -> Iterator[Piece]:
    before = ""
    for run in runs:
        if run.kind == "bold":
            yield Piece(run.text, SANS_BOLD, size)
        elif run.kind == "italic":
            yield Piece(run.text, _ITALIC.get(face, face), size)
        elif run.kind in _RISE:
            yield Piece(run.text, face, size * _SMALL, size * _RISE[run.kind], back=before == "sub")
        else:
            yield Piece(run.text, face, size)
        before = run.kind


def _words(line: Line, room: float) -> Iterator[list[Piece]]:
    """Pieces parted where a line may end; pieces that touch without a space stay together."""
    word: list[Piece] = []
    for piece in line:
        for text in _WORDS.findall(piece.text):
            if word and word[-1].text.endswith(" "):
                yield word
                word = []
            for part in _broken(text, piece, room):
                if part.text is not text and word:
                    yield word
                    word = []
                word.append(part)
    if word:
        yield word


def _broken(text: str, piece: Piece, room: float) -> Iterator[Piece]:
    """The word in parts no wider than `room`."""
    if len(text) < 12 or width(text.rstrip(" "), piece.face, piece.size) <= room:
        yield replace(piece, text=text)
        return
    start, used = 0, 0.0
    for at, sign in enumerate(text):
        wide = width(sign, piece.face, piece.size)
        if used + wide > room and at > start:
            yield replace(piece, text=text[start:at])
            start, used = at, 0.0
        used += wide
    yield replace(piece, text=text[start:])


def _without_end(word: Sequence[Piece]) -> Line:
    """The pieces without the space at their end."""
    if not word or not word[-1].text.endswith(" "):
        return tuple(word)
    return (*word[:-1], replace(word[-1], text=word[-1].text.rstrip(" ")))
