"""The head of the page: the name of the form, which page it is, and the scale in the columns it labels."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _, language, ngettext
from imp_desktop.instruments.model import Item
from imp_desktop.ui.entry.page_view import PageView
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.look import Look

HEIGHT, LOW_HEIGHT = 56, 28
_Flag = Qt.AlignmentFlag


class PageHead(QWidget):
    """Painted above the rows; `low` leaves the words of the scale away where there is little room.

    The scale is that of the rows at the top of the view, wherever the page is scrolled to.
    """

    def __init__(self, look: Look, pen: Pen, page: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pen = pen
        self._page = page
        self.low = False
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.update())

    def named(self) -> str:
        """Which page of the form this is, and which items it holds."""
        instrument, page = self._pen.form.instrument, self._pen.item.page
        if self._pen.form.wanted is not None:
            return _differ(len(self._pen.form.asked), len(instrument.items))
        if self.low:
            return _("Page {page} of {pages}").format(page=page, pages=instrument.pages)
        items = instrument.on_page(page)
        said = _("Page {page} of {pages}  ·  items {first} to {last}")
        return said.format(page=page, pages=instrument.pages, first=items[0].number, last=items[-1].number)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        left = look.px(16 if self.low else 24)
        if self.low:
            self._text(painter, QRect(left, 0, self.width() // 2, self.height()), self.named(), (13, 400, "text3"))
        else:
            name = self._pen.form.instrument.in_language(language()).short
            self._text(painter, QRect(left, look.px(8), self.width() // 2, look.px(20)), name, (15, 600, "text"))
            self._text(
                painter, QRect(left, look.px(28), self.width() // 2, look.px(20)), self.named(), (12, 400, "text3")
            )
        scale = self._page.scale_at_top()
        if scale is not None:
            self._scale(painter, scale)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.line2)

    def _scale(self, painter: QPainter, item: Item) -> None:
        look, choices = self._look, item.choices
        if choices is None:
            return
        labels = self._pen.form.instrument.in_language(language()).choices.get(choices.id, {})
        high = self.height() if self.low else look.px(18)
        for code, column in zip(choices.codes, self._page.delegate.measures.columns(item), strict=True):
            top = 0 if self.low else look.px(4)
            place = QRect(column.left(), top, column.width(), high)
            self._text(painter, place, str(code), (13, 600, "text"), _Flag.AlignCenter)
            if not self.low:
                below = QRect(column.left() + look.px(1), look.px(21), column.width() - look.px(2), look.px(34))
                self._words(painter, below, labels.get(code, ""))

    def _words(self, painter: QPainter, place: QRect, label: str) -> None:
        """Up to two lines; a label that needs more is cut at the end, and F9 says it whole."""
        font = self._look.font(12)
        metrics = QFontMetrics(font)
        wrap = int(_Flag.AlignHCenter | _Flag.AlignTop | Qt.TextFlag.TextWordWrap)
        if metrics.boundingRect(place, wrap, label).width() > place.width():
            label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(self._look.text2)
        painter.drawText(place, wrap, label)

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        how: tuple[int, int, str],
        align: Qt.AlignmentFlag = _Flag.AlignVCenter,
    ) -> None:
        px, weight, colour = how
        painter.setFont(self._look.font(px, weight))
        painter.setPen(getattr(self._look, colour))
        painter.drawText(place, align, text)


def _differ(count: int, of: int) -> str:
    said = ngettext("{count} of {all} items differs", "{count} of {all} items differ", count)
    return said.format(count=count, all=of)
