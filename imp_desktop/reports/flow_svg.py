"""The flow of people as SVG, for a manuscript: text stays text, in a font of the reader's machine."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.reports import ink
from imp_desktop.reports.faces import SERIF, width
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.flow import COLOURS, GROUNDS
from imp_desktop.reports.flow_picture import (
    LABEL_SIZE,
    NAME_SIZE,
    SIZE,
    STRONG_SIZE,
    TRACKING,
    WIDTH,
    FlowArrow,
    FlowBox,
    FlowLabel,
    FlowName,
    flow_picture,
)
from imp_desktop.reports.flow_steps import BoxLine, as_sentences
from imp_desktop.reports.runs import clipped

_FONT: Final = "'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
_SERIF: Final = "'Source Serif Pro', Georgia, 'Times New Roman', serif"
_MARGIN: Final = 8.0
_TITLE: Final = 200
_SLACK: Final = 1.15  # how much wider a name may be in the font of the reader's machine
_NO_XML: Final = re.compile("[\ufffe\uffff]")  # XML has no way to write these at all


def flow_svg(content: FeasibilityContent) -> bytes:
    """The same picture as on the page."""
    picture = flow_picture(content)
    wide, high = WIDTH + 2 * _MARGIN, picture.height + 2 * _MARGIN
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {wide:.1f} {high:.1f}", "width": f"{wide:.1f}pt",
            "height": f"{high:.1f}pt", "font-family": _FONT, "role": "img",
        },
    )  # fmt: skip
    ET.SubElement(root, "title").text = _clean(f"{_('Flow of participants')}: {clipped(content.facts.title, _TITLE)}")
    ET.SubElement(root, "desc").text = _clean(as_sentences(content))
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": _hex(ink.PAPER)})
    drawing = ET.SubElement(root, "g", {"transform": f"translate({_MARGIN:g} {_MARGIN:g})"})
    for name in picture.names:
        _add_name(drawing, name)
    for arrow in picture.arrows:
        _add_arrow(drawing, arrow)
    for box in picture.boxes:
        _add_box(drawing, box)
    for label in picture.labels:
        _add_label(drawing, label)
    drawn: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return drawn


def _add_name(drawing: ET.Element, name: FlowName) -> None:
    named = _text(drawing, (name.x, name.y), name.text, NAME_SIZE, COLOURS[name.group], strong=True)
    named.set("font-family", _SERIF)
    if name.beside:
        left = name.x + _SLACK * width(name.text, SERIF, NAME_SIZE) + 8
        _text(drawing, (left, name.y), name.beside, SIZE, ink.INK_3)


def _add_arrow(drawing: ET.Element, arrow: FlowArrow) -> None:
    (x, y), (to_x, to_y) = arrow.start, arrow.end
    line = {"x1": f"{x:.1f}", "y1": f"{y:.1f}", "x2": f"{to_x:.1f}", "y2": f"{to_y:.1f}"}
    ET.SubElement(drawing, "line", line | {"stroke": _hex(ink.INK_2), "stroke-width": "0.8"})
    points = " ".join(f"{at:.1f},{down:.1f}" for at, down in arrow.head())
    ET.SubElement(drawing, "polygon", {"points": points, "fill": _hex(ink.INK_2)})


def _add_box(drawing: ET.Element, box: FlowBox) -> None:
    ground = GROUNDS[box.group] if box.ground else ink.PAPER
    ET.SubElement(
        drawing,
        "rect",
        {
            "x": f"{box.x:.1f}", "y": f"{box.y:.1f}", "width": f"{box.width:.1f}", "height": f"{box.height:.1f}",
            "fill": _hex(ground), "stroke": _hex(ink.INK if box.main else ink.HAIR), "stroke-width": "0.7",
        },
    )  # fmt: skip
    for y, line in box.placed():
        _add_line(drawing, box, y, line)


def _add_line(drawing: ET.Element, box: FlowBox, y: float, line: BoxLine) -> None:
    size = STRONG_SIZE if line.strong else SIZE
    colour = ink.INK if line.strong or not (line.indent or box.main) else ink.INK_2
    _text(drawing, (box.left(line), y), line.text, size, colour, strong=line.strong)
    if line.number:
        number = f"n\u00a0=\u00a0{line.number}" if line.strong else line.number
        _text(drawing, (box.right, y), number, size, colour).set("text-anchor", "end")


def _add_label(drawing: ET.Element, label: FlowLabel) -> None:
    made = _text(drawing, (label.x, label.y), label.text, LABEL_SIZE, ink.INK_3, strong=True)
    made.set("letter-spacing", f"{TRACKING:g}")


def _text(
    drawing: ET.Element, place: tuple[float, float], text: str, size: float, colour: Color, *, strong: bool = False
) -> ET.Element:
    made = ET.SubElement(
        drawing,
        "text",
        {
            "x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", "font-size": f"{size:g}", "fill": _hex(colour),
            "font-weight": "600" if strong else "400",
        },
    )  # fmt: skip
    made.text = _clean(text)
    return made


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _hex(colour: Color) -> str:
    return f"#{colour.hexval()[2:].upper()}"
