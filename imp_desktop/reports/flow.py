"""The page of the flow of people: the picture drawn, with the reasons of those who left and its words."""

from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import ink, numbers
from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.flow_picture import (
    NAME_SIZE,
    SIZE,
    STRONG_SIZE,
    WIDTH,
    FlowArrow,
    FlowBox,
    FlowName,
    FlowPicture,
    flow_picture,
)
from imp_desktop.reports.flow_steps import as_sentences
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT
from imp_desktop.reports.pen import LABEL, Pen, Style, small_capitals
from imp_desktop.reports.runs import Runs, joined, plain, said
from imp_desktop.reports.tables import caption, notes

GROUNDS: Final = (ink.FIRST_TINT, ink.SECOND_TINT)
COLOURS: Final = (ink.FIRST, ink.SECOND)
_NAME: Final = Style(SERIF, NAME_SIZE)
_STRONG: Final = Style(SANS_BOLD, STRONG_SIZE)
_N: Final = Style(SANS, STRONG_SIZE)
_PLAIN: Final = Style(SANS, SIZE)


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
        found.append(
            said(_("{n} of those who withdrew asked that nothing of theirs be used."), n=numbers.count(unused))
        )
    nowhere = content.found.flow.nowhere
    if nowhere:
        told = ngettext(
            "{n} person of the register has no group yet and stands in no box.",
            "{n} people of the register have no group yet and stand in no box.",
            nowhere,
        )
        found.append(said(told, n=numbers.count(nowhere)))
    return found


def _draw(pen: Pen, top: float, picture: FlowPicture) -> None:
    for name in picture.names:
        _draw_name(pen, top, name)
    for arrow in picture.arrows:
        _draw_arrow(pen, top, arrow)
    for box in picture.boxes:
        _draw_box(pen, top, box)
    for each in picture.labels:
        small_capitals(pen, LEFT + each.x, top + each.y, each.text)


def _draw_name(pen: Pen, top: float, name: FlowName) -> None:
    wide = pen.text(LEFT + name.x, top + name.y, name.text, _NAME.but(COLOURS[name.group]))
    if name.beside:
        pen.text(LEFT + name.x + wide + 8, top + name.y, name.beside, LABEL)


def _draw_arrow(pen: Pen, top: float, arrow: FlowArrow) -> None:
    (x, y), (to_x, to_y) = arrow.start, arrow.end
    pen.stroke(((LEFT + x, top + y), (LEFT + to_x, top + to_y)), 0.8, ink.INK_2)
    pen.fill([(LEFT + x, top + y) for x, y in arrow.head()], ink.INK_2)


def _draw_box(pen: Pen, top: float, box: FlowBox) -> None:
    ground = GROUNDS[box.group] if box.ground else ink.PAPER
    edge = ink.INK if box.main else ink.HAIR
    pen.box((LEFT + box.x, top + box.y, box.width, box.height), fill=ground, edge=edge)
    for y, line in box.placed():
        style = _STRONG if line.strong else _PLAIN.but(ink.INK_2 if line.indent or box.main else ink.INK)
        pen.text(LEFT + box.left(line), top + y, line.text, style)
        if line.number and line.strong:
            pen.text(LEFT + box.right, top + y, said("*n*\u00a0=\u00a0{n}", n=line.number), _N, "right")
        elif line.number:
            pen.text(LEFT + box.right, top + y, line.number, style, "right")
