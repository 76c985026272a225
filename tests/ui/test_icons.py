"""Icons: every one in use is there, nothing else is, and they take the colour they are given."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from imp_desktop import paths
from imp_desktop.ui import icons
from imp_desktop.ui.look import Look
from installer.icons import ARROW, ARROW_COLOURS, IN_USE, OWN


def shipped() -> set[str]:
    return {path.stem for path in (paths.resources() / "icons").glob("*.svg")}


def test_the_folder_holds_the_icons_in_use_and_their_licence() -> None:
    assert shipped() == {*IN_USE, Path(OWN).stem, *(f"{ARROW}-{theme}" for theme in ARROW_COLOURS)}
    assert "ISC License" in (paths.resources() / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_every_icon_in_the_list_is_named_somewhere_in_the_windows() -> None:
    folder = Path(icons.__file__).parent
    named = {
        node.value
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    sheet = (paths.resources() / "style.qss").read_text(encoding="utf-8")
    assert {name for name in IN_USE if name not in named and f"{name}.svg" not in sheet} == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_arrow_of_a_list_has_the_colour_of_its_words(qapp, theme) -> None:
    assert ARROW_COLOURS[theme] == Look(theme).text2.name().upper()


@pytest.mark.parametrize("colour", ["#0b636c", "#ffffff"])
def test_an_icon_is_drawn_in_one_colour(qapp, colour) -> None:
    image = QImage(QSize(24, 24), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint(painter, QRectF(0, 0, 24, 24), "check", QColor(colour))
    painter.end()
    assert image.pixelColor(14, 12).name() == colour
    assert image.pixelColor(1, 1).alpha() == 0
