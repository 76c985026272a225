"""The flow of people drawn: on a page of the report, and as SVG for a manuscript."""

from typing import Final
from xml.etree import ElementTree as ET

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.reports import ink
from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.flow_picture import (
    BOLD_SIZE,
    LABEL_SIZE,
    SIZE,
    WIDTH,
    BoxLine,
    FlowArrow,
    FlowBox,
    FlowPicture,
    as_sentences,
    baselines,
    fitted,
    flow_picture,
)
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT
from imp_desktop.reports.pen import LABEL, Pen, Style, small_capitals
from imp_desktop.reports.runs import Runs, joined, plain, said
from imp_desktop.reports.tables import caption, notes

_INSET: Final = 8.0
_INDENT: Final = 12.0
_GROUNDS: Final = (ink.FIRST_TINT, ink.SECOND_TINT)
_COLOURS: Final = (ink.FIRST, ink.SECOND)
_NAME: Final = Style(SERIF, 11.5)
_STRONG: Final = Style(SANS_BOLD, BOLD_SIZE)
_PLAIN: Final = Style(SANS, SIZE, ink.INK_2)
_FONT: Final = "'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
_MARGIN: Final = 8.0


def blocks(content: FeasibilityContent) -> list[Block]:
    """The page of the flow."""
    label, title = content.labels.figure(), _("Flow of participants")
    picture = flow_picture(content)
    for domain in content.found.domains:
        if domain.id == "demand":
            content.tell(domain, f"{label} {title}")

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("Figure", alt=as_sentences(content), box=(LEFT, y, WIDTH, picture.height)):
            _draw(pen, y + 6, picture)

    drawn = Block(picture.height + 8, draw, keep=True)
    return [caption(label, title, _reading(content)), drawn, notes(_notes(content))]


def flow_svg(content: FeasibilityContent) -> bytes:
    """The same picture as SVG; text stays text, in a font of the reader's machine."""
    picture = flow_picture(content)
    wide, high = WIDTH + 2 * _MARGIN, picture.height + 2 * _MARGIN
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {wide:.1f} {high:.1f}",
            "width": f"{wide:.1f}pt",
            "height": f"{high:.1f}pt",
            "font-family": _FONT,
            "role": "img",
        },
    )
    ET.SubElement(root, "title").text = _("Flow of participants")
    ET.SubElement(root, "desc").text = as_sentences(content)
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#FFFFFF"})
    drawing = ET.SubElement(root, "g", {"transform": f"translate({_MARGIN:g} {_MARGIN:g})"})
    for arrow in picture.arrows:
        _svg_arrow(drawing, arrow)
    for box in picture.boxes:
        _svg_box(drawing, box)
    for each in picture.labels:
        if each.group < 0:
            _svg_text(drawing, (each.x, each.y), each.text.upper(), LABEL_SIZE, ink.INK_3, strong=True)
            continue
        named = _svg_text(drawing, (each.x, each.y), each.text, 11.5, _COLOURS[each.group], strong=True)
        if each.beside:
            beside = ET.SubElement(named, "tspan", {"dx": "8", "font-size": f"{SIZE:g}", "font-weight": "400"})
            beside.set("fill", _hex(ink.INK_3))
            beside.text = each.beside
    drawn: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return drawn


def _reading(content: FeasibilityContent) -> Runs:
    told = [plain(_("Drawn from the register, the session log and the forms; boxes with nobody in them are kept."))]
    if not content.facts.randomised:
        told.append(plain(_("Nobody was placed in a group by chance.")))
    return joined(told)


def _notes(content: FeasibilityContent) -> list[Runs]:
    found = [
        said(
            _(
                "With both assessments: people whose score can be worked out at both; reasons as recorded in the "
                "register, one a person."
            )
        )
    ]
    unused = sum(arm.not_used for arm in content.found.flow.arms)
    if unused:
        found.append(said(_("{n} of those who withdrew asked that nothing of theirs be used."), n=unused))
    if content.found.flow.nowhere:
        found.append(said(_("{n} people of the register have no group yet."), n=content.found.flow.nowhere))
    return found


def _draw(pen: Pen, top: float, picture: FlowPicture) -> None:
    for arrow in picture.arrows:
        _draw_arrow(pen, top, arrow)
    for box in picture.boxes:
        _draw_box(pen, top, box)
    for each in picture.labels:
        if each.group < 0:
            small_capitals(pen, LEFT + each.x, top + each.y, each.text)
            continue
        wide = pen.text(LEFT + each.x, top + each.y, each.text, _NAME.but(_COLOURS[each.group]))
        if each.beside:
            pen.text(LEFT + each.x + wide + 7, top + each.y, each.beside, LABEL)


def _draw_arrow(pen: Pen, top: float, arrow: FlowArrow) -> None:
    (x, y), (to_x, to_y) = arrow.start, arrow.end
    pen.stroke(((LEFT + x, top + y), (LEFT + to_x, top + to_y)), 0.8, ink.INK_2)
    if y == to_y:
        pen.triangle(LEFT + to_x, top + to_y, 1)
    else:
        tip, back = (LEFT + x, top + to_y), top + to_y - 4
        pen.stroke(((LEFT + x - 2.2, back), tip, (LEFT + x + 2.2, back)), 0.8, ink.INK_2)


def _draw_box(pen: Pen, top: float, box: FlowBox) -> None:
    ground = _GROUNDS[box.group] if box.ground else ink.PAPER
    edge = ink.INK if box.main else ink.HAIR
    pen.box((LEFT + box.x, top + box.y, box.width, box.height), fill=ground, edge=edge)
    for y, line in baselines(box):
        style = _STRONG if line.strong else _PLAIN
        left = LEFT + box.x + _INSET + (_INDENT if line.indent else 0)
        right = LEFT + box.x + box.width - _INSET
        pen.text(left, top + y, fitted(line, right - left), style)
        if line.number:
            shown = said("*n*\u00a0=\u00a0{n}", n=line.number) if line.strong else plain(line.number)
            pen.text(right, top + y, shown, style, "right")


def _svg_box(drawing: ET.Element, box: FlowBox) -> None:
    ground = _GROUNDS[box.group] if box.ground else ink.PAPER
    ET.SubElement(
        drawing,
        "rect",
        {
            "x": f"{box.x:.1f}", "y": f"{box.y:.1f}", "width": f"{box.width:.1f}", "height": f"{box.height:.1f}",
            "fill": _hex(ground), "stroke": _hex(ink.INK if box.main else ink.HAIR), "stroke-width": "0.8",
        },
    )  # fmt: skip
    for y, line in baselines(box):
        _svg_line(drawing, box, y, line)


def _svg_line(drawing: ET.Element, box: FlowBox, y: float, line: BoxLine) -> None:
    left = box.x + _INSET + (_INDENT if line.indent else 0)
    right = box.x + box.width - _INSET
    size, colour = (BOLD_SIZE, ink.INK) if line.strong else (SIZE, ink.INK_2)
    _svg_text(drawing, (left, y), fitted(line, right - left), size, colour, strong=line.strong)
    if line.number:
        number = f"n\u00a0=\u00a0{line.number}" if line.strong else line.number
        _svg_text(drawing, (right, y), number, size, colour, strong=line.strong).set("text-anchor", "end")


def _svg_arrow(drawing: ET.Element, arrow: FlowArrow) -> None:
    (x, y), (to_x, to_y) = arrow.start, arrow.end
    line = {"x1": f"{x:.1f}", "y1": f"{y:.1f}", "x2": f"{to_x:.1f}", "y2": f"{to_y:.1f}"}
    ET.SubElement(drawing, "line", line | {"stroke": _hex(ink.INK_2), "stroke-width": "0.8"})
    if y == to_y:
        head = ((to_x, to_y), (to_x - 4, to_y - 2.2), (to_x - 4, to_y + 2.2))
    else:
        head = ((to_x, to_y), (to_x - 2.2, to_y - 4), (to_x + 2.2, to_y - 4))
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in head)
    ET.SubElement(drawing, "polygon", {"points": points, "fill": _hex(ink.INK_2)})


def _svg_text(
    drawing: ET.Element, place: tuple[float, float], text: str, size: float, colour: Color, *, strong: bool
) -> ET.Element:
    made = ET.SubElement(
        drawing,
        "text",
        {
            "x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", "font-size": f"{size:g}", "fill": _hex(colour),
            "font-weight": "600" if strong else "400",
        },
    )  # fmt: skip
    made.text = text
    return made


def _hex(colour: Color) -> str:
    return f"#{colour.hexval()[2:].upper()}"
