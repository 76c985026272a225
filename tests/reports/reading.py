"""What a reader finds in a PDF: the text of its pages, its structure, and its fonts."""

import ctypes
import re
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Tag:
    """One element of the structure tree."""

    kind: str
    alt: str
    kids: tuple["Tag", ...]

    def all(self) -> list["Tag"]:
        """The element and everything below it."""
        return [self, *(below for kid in self.kids for below in kid.all())]


@lru_cache(maxsize=8)
def pages(content: bytes) -> list[str]:
    """The text of every page, with spaces that do not break made plain."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(text.get_text_range().replace("\u00a0", " ").replace("\r\n", "\n"))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def words(content: bytes) -> str:
    """All text on one line, runs of white put together."""
    return re.sub(r"\s+", " ", " ".join(pages(content)))


def edges(content: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of everything drawn, page by page."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            found += [thing.get_bounds() for thing in page.get_objects()]
            page.close()
        return found
    finally:
        document.close()


def structure(content: bytes) -> list[Tag]:
    """The top elements of the structure of every page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [tag for number in range(len(document)) for tag in _page_structure(document, number)]
    finally:
        document.close()


def fonts(content: bytes) -> set[str]:
    """The names of the fonts the document speaks of, without the letters of a subset."""
    return {name.decode().split("+")[-1] for name in re.findall(rb"/BaseFont\s*/([^\s/>]+)", content)}


def _page_structure(document: pypdfium2.PdfDocument, number: int) -> list[Tag]:
    page = document[number]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        return [
            _tag(raw.FPDF_StructTree_GetChildAtIndex(tree, at)) for at in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
    finally:
        raw.FPDF_StructTree_Close(tree)
        page.close()


def _tag(element: object) -> Tag:
    below = (
        raw.FPDF_StructElement_GetChildAtIndex(element, at)
        for at in range(raw.FPDF_StructElement_CountChildren(element))
    )
    kids = tuple(_tag(kid) for kid in below if kid)
    return Tag(
        _words(raw.FPDF_StructElement_GetType, element), _words(raw.FPDF_StructElement_GetAltText, element), kids
    )


def _words(ask: object, element: object) -> str:
    assert callable(ask)
    length = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\x00")
