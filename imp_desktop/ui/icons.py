"""Icons, drawn from outlines in whatever colour is wanted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from imp_desktop import paths


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw the icon of that name (a file in resources/icons) into `rect` in one colour."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
