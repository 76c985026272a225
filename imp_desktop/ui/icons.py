"""Icons drawn in the colours of the palette, so that theme, selection and zoom come free."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from imp_desktop import paths

_Role = QPalette.ColorRole


class _Engine(QIconEngine):
    """Draws one outline icon in one colour: the quiet one, the accent when selected, or the given role."""

    def __init__(self, name: str, role: QPalette.ColorRole | None) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, QRectF(rect), self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, _Role.WindowText)
        if self._role is not None:
            return palette.color(self._role)
        selected = mode is QIcon.Mode.Selected or state is QIcon.State.On
        return palette.color(_Role.Accent if selected else _Role.PlaceholderText)


def icon(name: str, role: QPalette.ColorRole | None = None) -> QIcon:
    """The icon of that name from resources/icons, in the colours of the palette (or always in that of `role`)."""
    return QIcon(_Engine(name, role))


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw the icon of that name into `rect` in one colour; for delegates and painted controls."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
