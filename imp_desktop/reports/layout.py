"""How blocks come onto pages: nothing splits that belongs together, and what runs on says again what it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from imp_desktop.reports.pen import Pen

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True)
class Block:
    """A piece of a page that never splits: its height and how it is drawn from its top edge.

    `keep` holds it together with the next block; `again` is drawn first where a page begins with this block; `fresh`
    begins a page; `entry` is its line in the contents; `gap` is white that is left out where a page ends.
    """

    height: float
    draw: Draw
    keep: bool = False
    again: tuple["Block", ...] = ()
    fresh: bool = False
    entry: str = ""
    gap: bool = False


@dataclass
class Page:
    """The blocks of one page with the distance of each from the top of the page."""

    placed: list[tuple[float, Block]] = field(default_factory=list)


def space(height: float, *, keep: bool = False) -> Block:
    """White between two blocks of one page."""
    return Block(height, lambda _pen, _y: None, keep=keep, gap=True)


def pages(blocks: Sequence[Block], top: float, bottom: float) -> list[Page]:
    """The blocks placed on pages whose room reaches from `top` to `bottom` (points from the upper edge)."""
    made = [Page()]
    y = top
    for chunk in _chunks(blocks):
        high = sum(block.height for block in chunk)
        if y + high > bottom and all(block.gap for block in chunk):
            continue
        whole = high <= bottom - top - sum(block.height for block in chunk[0].again)
        if made[-1].placed and (chunk[0].fresh or (whole and y + high > bottom)):
            made.append(Page())
            y = _placed_again(made[-1], chunk[0], top)
        for block in chunk:
            if y + block.height > bottom and made[-1].placed:
                made.append(Page())
                y = _placed_again(made[-1], block, top)
            made[-1].placed.append((y, block))
            y += block.height
    return made


def _placed_again(page: Page, block: Block, top: float) -> float:
    y = top
    for repeated in () if block.fresh else block.again:
        page.placed.append((y, repeated))
        y += repeated.height
    return y


def _chunks(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in groups that stay together."""
    groups: list[list[Block]] = []
    open_group = False
    for block in blocks:
        if open_group and not block.fresh:
            groups[-1].append(block)
        else:
            groups.append([block])
        open_group = block.keep
    return groups
