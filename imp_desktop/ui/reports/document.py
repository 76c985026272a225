"""The pages of a PDF as pictures, for the preview and the printer."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
MOST_KEPT = 12


class Document:
    """A PDF in memory; pages are counted from 0."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2 as pdfium  # noqa: PLC0415 - only loaded by who looks at a report

        self.content = content
        self._pdf = pdfium.PdfDocument(content)
        self.page_sizes = tuple(QSizeF(*self._pdf.get_page_size(page)) for page in range(len(self._pdf)))
        self.picture = lru_cache(maxsize=MOST_KEPT)(self._picture)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.page_sizes)

    def _picture(self, page: int, width: int) -> QImage:
        """A page as a picture `width` pixels wide."""
        sheet = self._pdf[page]
        bitmap = sheet.render(scale=width / self.page_sizes[page].width(), prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        sheet.close()
        return image

    def pictures(self, dots_per_inch: int) -> Iterator[QImage]:
        """All pages, one after another, as fine as a printer wants them."""
        for page, size in enumerate(self.page_sizes):
            yield self._picture(page, round(size.width() * dots_per_inch / POINTS_PER_INCH))
