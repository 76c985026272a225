"""The faces of the printed pages: embedded from font packages, so that every PC prints the same."""

import importlib.resources
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True)
class Face:
    """One face: the name it carries in the PDF, the package and the file it comes from."""

    name: str
    package: str
    file: str


def _sans(style: str) -> Face:
    return Face(f"SourceSans-{style}", "font_source_sans_pro", f"SourceSansPro-{style}.ttf")


def _serif(style: str) -> Face:
    return Face(f"SourceSerif-{style}", "font_source_serif_pro", f"SourceSerifPro-{style}.ttf")


SANS: Final = _sans("Regular")
SANS_ITALIC: Final = _sans("It")
SANS_BOLD: Final = _sans("Semibold")
SANS_BOLD_ITALIC: Final = _sans("SemiboldIt")
SERIF: Final = _serif("Semibold")
SERIF_ITALIC: Final = _serif("It")
FACES: Final = (SANS, SANS_ITALIC, SANS_BOLD, SANS_BOLD_ITALIC, SERIF, SERIF_ITALIC)


@cache
def font(face: Face) -> TTFont:
    """The font of the face; all faces are registered together, in one order, so that the bytes never differ."""
    if face.name not in pdfmetrics.getRegisteredFontNames():
        for each in FACES:
            pdfmetrics.registerFont(TTFont(each.name, str(_path(each))))
    return pdfmetrics.getFont(face.name)


def has(face: Face, sign: str) -> bool:
    """Whether the face can print the character."""
    return ord(sign) in font(face).face.charToGlyph


@cache
def _advance(face: Face, sign: str) -> float:
    """The width of one character in a thousandth of the size; a character the face lacks is as wide as its box."""
    if not has(face, sign):
        return MISSING_WIDTH * 1000
    return float(font(face).face.charWidths.get(ord(sign), font(face).face.defaultWidth))


MISSING_WIDTH: Final = 0.6


def width(text: str, face: Face, size: float) -> float:
    """The width of the text in points."""
    return sum(_advance(face, sign) for sign in text) * size / 1000


def _path(face: Face) -> Path:
    return Path(str(importlib.resources.files(face.package))) / "files" / face.file
