"""The pages of a report under one another, as they will be printed; they stay white in the dark theme."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from imp_desktop.i18n import _
from imp_desktop.ui.look import Look
from imp_desktop.ui.reports.document import Document

GAP = 16
MARGIN = 24
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT = 3
WIDEST_FIT = 760


class Preview(QAbstractScrollArea):
    """Shows a document; the width of the room is zoom 100 %. Only the pages that are seen are drawn."""

    page_changed = Signal(int, int)
    zoom_changed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._document: Document | None = None
        self._zoom = FIT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page in the middle of the room, counted from 1; 0 without a document."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = [place.top() for place in self._places()]
        return max((number for number, top in enumerate(tops, 1) if top <= middle), default=min(1, len(tops)))

    def show_document(self, document: Document | None) -> None:
        """Show these pages instead, at about the same place."""
        at = self.verticalScrollBar().value()
        self._document = document
        self._measure()
        self.verticalScrollBar().setValue(at)
        self._scrolled()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        places = self._places()
        if places:
            place = places[max(1, min(page, len(places))) - 1]
            self.verticalScrollBar().setValue(round(place.top()) - self._look.px(GAP))

    def zoom_by(self, steps: int) -> None:
        """Make the pages larger or smaller by so many steps."""
        page = self.page
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + steps))
        self._measure()
        self.go_to(page)
        self.zoom_changed.emit(round(ZOOMS[self._zoom] * 100))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), self._look
        painter.fillRect(self.viewport().rect(), look.desk)
        if self._document is None:
            return
        shift_x, shift_y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        ratio = self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self._places()):
            seen = place.translated(-shift_x, -shift_y)
            if seen.intersects(QRectF(self.viewport().rect())):
                painter.drawImage(seen, self._document.picture(number, round(place.width() * ratio)))
                painter.setPen(QPen(look.line2, 1))
                painter.drawRect(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown.value: 1, Qt.Key.Key_PageUp.value: -1}.get(event.key(), 0)
        if step:
            self.go_to(self.page + step)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End and self._document is not None:
            self.go_to(self._document.pages)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _places(self) -> list[QRectF]:
        """Where each page lies, before scrolling."""
        if self._document is None:
            return []
        look, places, top = self._look, [], float(self._look.px(GAP))
        room = self.viewport().width()
        width = min(room - 2 * look.px(MARGIN), look.px(WIDEST_FIT)) * ZOOMS[self._zoom]
        for size in self._document.page_sizes:
            height = width * size.height() / size.width()
            left = max(float(look.px(MARGIN)), (room - width) / 2)
            places.append(QRectF(round(left), round(top), round(width), round(height)))
            top += height + look.px(GAP)
        return places

    def _measure(self) -> None:
        places, view = self._places(), self.viewport()
        bottom = places[-1].bottom() + self._look.px(GAP) if places else 0
        right = max((place.right() for place in places), default=0) + self._look.px(MARGIN)
        for bar, whole, seen in (
            (self.verticalScrollBar(), bottom, view.height()),
            (self.horizontalScrollBar(), right, view.width()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(self._look.px(48))
        view.update()

    def _scrolled(self) -> None:
        self.page_changed.emit(self.page, self._document.pages if self._document else 0)
        self.viewport().update()
