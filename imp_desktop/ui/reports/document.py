"""The pages of a PDF as pictures, for the preview and the printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
MOST_KEPT = 12


class Document:
    """A PDF in memory; pages are counted from 0."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with self._open() as pdf:
            self.page_sizes = tuple(QSizeF(*pdf.get_page_size(page)) for page in range(len(pdf)))
        self.picture = lru_cache(maxsize=MOST_KEPT)(self._picture)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.page_sizes)

    def _picture(self, page: int, width: int) -> QImage:
        """A page as a picture `width` pixels wide."""
        with self._open() as pdf:
            bitmap = pdf[page].render(scale=width / self.page_sizes[page].width(), prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()

    @contextmanager
    def _open(self) -> Iterator[Any]:
        """The PDF, opened for a moment; the renderer may be used by the window's thread alone."""
        import pypdfium2  # noqa: PLC0415 - only loaded by who looks at a report

        pdf = pypdfium2.PdfDocument(self.content)
        try:
            yield pdf
        finally:
            pdf.close()

    def picture_for_print(self, page: int, dots_per_inch: int) -> QImage:
        """A page as fine as a printer wants it; not kept."""
        return self._picture(page, round(self.page_sizes[page].width() * dots_per_inch / POINTS_PER_INCH))
