"""The flow of people as a picture: boxes, arrows and words at their places, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF, width
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.flow_steps import BoxLine, Step, steps
from imp_desktop.reports.runs import brief, shortened

STRONG_SIZE: Final = 8.6
SIZE: Final = 7.8
LABEL_SIZE: Final = 6.6
TRACKING: Final = 0.55
NAME_SIZE: Final = 11.5
WIDTH: Final = 487.6
INSET: Final = 8.0
INDENT: Final = 12.0
MOST_HEIGHT: Final = 600.0
_ARMS: Final = (62.4, 284.6)
_BOX: Final = 203.0
_ASIDE: Final = 56.0  # how far the box of those who leave stands in
_STEM: Final = 34.0  # where the arrow goes down
_LINE: Final = 10.6
_PAD: Final = 9.0
_GAP: Final = 7.0
_TITLE: Final = 20.0
_LABEL_ROOM: Final = 57.0
_CENTRED: Final = 3
_FEW: Final = 12  # lines of reasons a box shows where there is room


@dataclass(frozen=True)
class FlowBox:
    """A box at (x, y) from the upper left corner; `group` is the arm it belongs to, `ground` whether it is tinted."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[BoxLine, ...]
    group: int
    ground: bool = False
    main: bool = True

    def left(self, line: BoxLine) -> float:
        """Where the words of a line begin."""
        return self.x + INSET + (INDENT if line.indent else 0)

    @property
    def right(self) -> float:
        """Where numbers end."""
        return self.x + self.width - INSET

    def placed(self) -> list[tuple[float, BoxLine]]:
        """Every line with its baseline; a few lines stand in the middle of the height, a list begins at the top."""
        free = self.height - _height(self.lines) if len(self.lines) <= _CENTRED else 0.0
        first = self.y + (free + _PAD) / 2 + 8.2
        return [(first + _LINE * at, self._fitted(line)) for at, line in enumerate(self.lines)]

    def _fitted(self, line: BoxLine) -> BoxLine:
        """The line, its words shortened so that its number has room beside them."""
        face, size = (SANS_BOLD, STRONG_SIZE) if line.strong else (SANS, SIZE)
        number = width(f"n = {line.number}" if line.strong else line.number, SANS, size) + 6 if line.number else 0.0
        return replace(line, text=shortened(line.text, face, size, self.right - self.left(line) - number))


@dataclass(frozen=True)
class FlowArrow:
    """An arrow from one point to another, level or downwards."""

    start: tuple[float, float]
    end: tuple[float, float]

    def head(self) -> tuple[tuple[float, float], ...]:
        """The corners of its head, the tip first."""
        x, y = self.end
        if self.start[1] == y:
            return (x, y), (x - 4, y - 2.2), (x - 4, y + 2.2)
        return (x, y), (x - 2.2, y - 4), (x + 2.2, y - 4)


@dataclass(frozen=True)
class FlowName:
    """The name of an arm above its boxes, and beside it where its people were found."""

    x: float
    y: float
    text: str
    group: int
    beside: str = ""


@dataclass(frozen=True)
class FlowLabel:
    """The name of a step, in capitals left of its boxes."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class FlowPicture:
    """Everything there is to draw."""

    height: float
    names: tuple[FlowName, ...]
    labels: tuple[FlowLabel, ...]
    boxes: tuple[FlowBox, ...]
    arrows: tuple[FlowArrow, ...]


def flow_picture(content: FeasibilityContent) -> FlowPicture:
    """The picture of both arms side by side; reasons are gathered under one line until it fits a page."""
    for most in (*range(_FEW, 1, -1), 0):
        picture = _placed(content, steps(content, most))
        if picture.height <= MOST_HEIGHT:
            break
    return picture


def _placed(content: FeasibilityContent, rows: Sequence[Step]) -> FlowPicture:
    boxes: list[FlowBox] = []
    arrows: list[FlowArrow] = []
    labels: list[FlowLabel] = []
    y = _TITLE
    for row, last in zip(rows, [False] * (len(rows) - 1) + [True], strict=True):
        high = max(_height(lines) for lines in row.boxes)
        labels.append(FlowLabel(0, y + high / 2 + 2.4, _label(row.name)))
        boxes += [FlowBox(_ARMS[at], y, _BOX, high, lines, at, row.ground) for at, lines in enumerate(row.boxes)]
        y += high
        if not last:
            asides, ways, y = _left(row, y)
            boxes += asides
            arrows += ways
    names = tuple(_name(at, arm.label, arm.recruited) for at, arm in enumerate(content.found.flow.arms))
    return FlowPicture(y + 2, names, tuple(labels), tuple(boxes), tuple(arrows))


def _left(row: Step, y: float) -> tuple[list[FlowBox], list[FlowArrow], float]:
    """The way down from a row that ends at `y`, with the boxes of those who leave, and where the next row begins."""
    aside = max((_height(lines) for lines in row.leaving if lines), default=0.0)
    below = y + (aside + 2 * _GAP if aside else 2 * _GAP + 2)
    boxes, arrows = [], []
    for at in range(len(row.boxes)):
        stem = _ARMS[at] + _STEM
        arrows.append(FlowArrow((stem, y), (stem, below)))
        lines = row.leaving[at] if row.leaving else ()
        if lines:
            own = _height(lines)
            top = y + _GAP + (aside - own) / 2
            boxes.append(FlowBox(_ARMS[at] + _ASIDE, top, _BOX - _ASIDE, own, lines, at, main=False))
            arrows.append(FlowArrow((stem, top + own / 2), (_ARMS[at] + _ASIDE, top + own / 2)))
    return boxes, arrows, below


def _height(lines: Sequence[BoxLine]) -> float:
    return _LINE * len(lines) + _PAD


def _name(at: int, label: str, recruited: str) -> FlowName:
    name = shortened(brief(label), SERIF, NAME_SIZE, _BOX * 0.6)
    room = _BOX - width(name, SERIF, NAME_SIZE) - 8
    return FlowName(_ARMS[at], 11, name, at, shortened(brief(recruited), SANS, SIZE, room))


def _label(text: str) -> str:
    """The name of a step in capitals, no wider than the room left of the boxes."""
    letters = text.upper()
    while width(letters, SANS_BOLD, LABEL_SIZE) + TRACKING * len(letters) > _LABEL_ROOM:
        letters = f"{letters.rstrip('…')[:-1].rstrip()}…"
    return letters
