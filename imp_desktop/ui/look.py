"""How everything looks: colours, measures and fonts, one frozen description read by windows and delegates."""

import string
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from imp_desktop import paths

Theme = Literal["light", "dark", "contrast"]
_Role = QPalette.ColorRole


class Token:
    """One colour with its light and dark value, and the system's colour that stands for it in high contrast."""

    def __init__(self, light: str, dark: str, system: QPalette.ColorRole) -> None:
        self.light = light
        self.dark = dark
        self.system = system

    def __get__(self, look: "Look", owner: type["Look"]) -> QColor:
        if look is None:
            msg = "ask a look for its colours, not the class"
            raise AttributeError(msg)
        if look.theme == "contrast":
            return QGuiApplication.palette().color(self.system)
        return QColor(self.light if look.theme == "light" else self.dark)


@dataclass(frozen=True)
class Look:
    """A theme and a zoom (1.0 to 2.0); colours are attributes, measures go through `px`, fonts through `font`."""

    theme: Theme = "light"
    zoom: float = 1.0

    surface = Token("#FFFFFF", "#1B2225", _Role.Base)
    desk = Token("#F4F6F6", "#14191B", _Role.Window)
    side = Token("#EAEEEE", "#0F1315", _Role.Window)
    sunken = Token("#EDF1F1", "#161C1E", _Role.Window)
    hover = Token("#E2E8E8", "#242D30", _Role.Button)
    line = Token("#DFE5E5", "#2A3438", _Role.WindowText)
    line2 = Token("#C4CDCF", "#3D494E", _Role.WindowText)
    cell = Token("#8A969A", "#66747A", _Role.WindowText)
    edge = Token("#7F8B90", "#7A878C", _Role.WindowText)
    text = Token("#182124", "#E7EDEE", _Role.WindowText)
    text2 = Token("#445156", "#B6C1C5", _Role.WindowText)
    text3 = Token("#5B686D", "#95A2A7", _Role.WindowText)
    accent = Token("#0B636C", "#63C6CE", _Role.Highlight)
    accent_hover = Token("#084F57", "#86D6DC", _Role.Highlight)
    on_accent = Token("#FFFFFF", "#062A2E", _Role.HighlightedText)
    accent_soft = Token("#D7EBEB", "#143C41", _Role.Base)
    wash = Token("#EDF6F6", "#182B2F", _Role.Base)
    done_f = Token("#CBE5E4", "#1B464A", _Role.Base)
    done_t = Token("#07525A", "#9ADFE3", _Role.WindowText)
    differs_f = Token("#FFE2A8", "#4A3710", _Role.Base)
    differs_l = Token("#B97A00", "#D9A33A", _Role.WindowText)
    differs_t = Token("#5E3B00", "#FFD98A", _Role.WindowText)
    flag = Token("#B3261E", "#FF8A7A", _Role.WindowText)
    flag_f = Token("#FCE4E0", "#4B1F1B", _Role.Base)
    flag_t = Token("#8C1D18", "#FFB4A9", _Role.WindowText)
    lock_f = Token("#D8DFE2", "#2E383C", _Role.Base)
    lock_t = Token("#3B4A51", "#B9C5C9", _Role.WindowText)
    note = Token("#5B45A6", "#B9A8F5", _Role.WindowText)
    note_f = Token("#E9E4FA", "#2F2850", _Role.Base)
    ok = Token("#1F6B3A", "#7FD39A", _Role.WindowText)
    ok_f = Token("#DDF1E2", "#173A24", _Role.Base)

    def px(self, measure: float) -> int:
        """A measure of the design in device-independent pixels at this zoom."""
        return round(measure * self.zoom)

    def font(self, px: int = 13, weight: int = 400) -> QFont:
        """The system's letters at `px` (before zoom), weight 400 or 600, digits all equally wide."""
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        if families():
            font.setFamilies(list(families()))
        font.setPixelSize(self.px(px))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def palette(self) -> QPalette:
        """The palette all of Qt's own drawing takes its colours from; in high contrast the system's own."""
        if self.theme == "contrast":
            return QGuiApplication.palette()
        palette = QPalette()
        for role, colour in self._roles().items():
            palette.setColor(role, colour)
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.text3)
        return palette

    def stylesheet(self) -> str:
        """The style sheet of the application, filled with this look; empty in high contrast."""
        return "" if self.theme == "contrast" else string.Template(_template()).substitute(_Measures(self))

    def _roles(self) -> dict[QPalette.ColorRole, QColor]:
        return {
            _Role.Window: self.desk,
            _Role.WindowText: self.text,
            _Role.Base: self.surface,
            _Role.AlternateBase: self.desk,
            _Role.Text: self.text,
            _Role.PlaceholderText: self.text2,
            _Role.Button: self.surface,
            _Role.ButtonText: self.text,
            _Role.BrightText: self.flag,
            _Role.ToolTipBase: self.text,
            _Role.ToolTipText: self.surface,
            _Role.Highlight: self.accent,
            _Role.HighlightedText: self.on_accent,
            _Role.Link: self.accent,
            _Role.LinkVisited: self.accent,
            _Role.Accent: self.accent,
            _Role.Light: self.surface,
            _Role.Midlight: self.line,
            _Role.Mid: self.line2,
            _Role.Dark: self.edge,
            _Role.Shadow: self.line2,
        }


class _Measures(Mapping[str, str]):
    """The names a style sheet may use: every colour token, and px_N for a measure of N."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __getitem__(self, name: str) -> str:
        if name.startswith("px_"):
            return f"{self._look.px(int(name.removeprefix('px_')))}px"
        if name == "icons":
            return (paths.resources() / "icons").as_posix()
        if name == "theme":
            return self._look.theme
        colour: QColor = getattr(self._look, name)
        return colour.name()

    def __iter__(self) -> Iterator[str]:
        return iter(tokens())

    def __len__(self) -> int:
        return len(tokens())


def tokens() -> tuple[str, ...]:
    """The names of all colours of a look."""
    return tuple(name for name, value in vars(Look).items() if isinstance(value, Token))


def families() -> tuple[str, ...]:
    """The families of letters to use on this system, best first; none where the system's own font is right."""
    if sys.platform == "win32":
        return ("Segoe UI Variable Text", "Segoe UI")
    if sys.platform == "darwin":
        return ()
    return _installed(("Inter", "Noto Sans", "DejaVu Sans"))


@cache
def _installed(wanted: tuple[str, ...]) -> tuple[str, ...]:
    there = set(QFontDatabase.families())
    return tuple(family for family in wanted if family in there)


@cache
def _template() -> str:
    return (paths.resources() / "style.qss").read_text(encoding="utf-8")
