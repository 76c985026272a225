"""Painted controls in the one look, shared by all screens."""

from imp_desktop.ui.controls.bar import QuietBar
from imp_desktop.ui.controls.buttons import Button, IconButton
from imp_desktop.ui.controls.choice import Choice
from imp_desktop.ui.controls.keycap import KeyCap, draw_cap
from imp_desktop.ui.controls.menu import Entry, MenuList
from imp_desktop.ui.controls.one_of import OneOf
from imp_desktop.ui.controls.page import Page
from imp_desktop.ui.controls.painted import Painted, draw_box, draw_ring
from imp_desktop.ui.controls.scroll import Scroll
from imp_desktop.ui.controls.segments import Segment, Segments
from imp_desktop.ui.controls.side import Side
from imp_desktop.ui.controls.switch import Switch
from imp_desktop.ui.controls.text import Line, ground, ink, label, paragraph
from imp_desktop.ui.controls.tile import Tile

__all__ = [
    "Button",
    "Choice",
    "Entry",
    "IconButton",
    "KeyCap",
    "Line",
    "MenuList",
    "OneOf",
    "Page",
    "Painted",
    "QuietBar",
    "Scroll",
    "Segment",
    "Segments",
    "Side",
    "Switch",
    "Tile",
    "draw_box",
    "draw_cap",
    "draw_ring",
    "ground",
    "ink",
    "label",
    "paragraph",
]
