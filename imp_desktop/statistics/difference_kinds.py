"""In what way a keying of a form went wrong, item by item: a wrong digit, a line too high or too low, left out ..."""

from collections.abc import Sequence
from typing import Final

from imp_desktop.statistics.keying_results import Kind, Said

_SHORTEST_SHIFT: Final = 2  # a single item like its neighbour is more often a wrong digit


def kinds(keyed: Sequence[Said], final: Sequence[Said]) -> list[Kind | None]:
    """The kind of every field that differs from what the form says after all, in the order of the form; else None.

    A shift is a run of at least two fields that differ where each says what the neighbour in the same direction says
    after all; fields between them that agree by chance belong to the run. ValueError for unequal lengths.
    """
    differs = [_differs(one, other) for one, other in zip(keyed, final, strict=True)]
    shifted = _shifted(keyed, final, differs, 1) | _shifted(keyed, final, differs, -1)
    return [
        None if not differs[at] else Kind.SHIFTED if at in shifted else _single(keyed[at], final[at])
        for at in range(len(keyed))
    ]


def _differs(one: Said, other: Said) -> bool:
    return (one.keyed, one.missing) != (other.keyed, other.missing)


def _single(keyed: Said, final: Said) -> Kind:
    if keyed.blank and not final.blank:
        return Kind.LEFT_OUT
    if keyed.outside:
        return Kind.OUT_OF_RANGE
    if keyed.number and not keyed.blank and not final.blank:
        return Kind.WRONG_VALUE
    return Kind.OTHER


def _shifted(keyed: Sequence[Said], final: Sequence[Said], differs: Sequence[bool], by: int) -> set[int]:
    """The fields that differ inside a run in which every field says what stands `by` lines further on."""
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(keyed) + 1):
        if at < len(keyed) and _says_neighbour(keyed, final, at, by):
            run.append(at)
            continue
        wrong = [place for place in run if differs[place]]
        if len(wrong) >= _SHORTEST_SHIFT:
            found.update(wrong)
        run = []
    return found


def _says_neighbour(keyed: Sequence[Said], final: Sequence[Said], at: int, by: int) -> bool:
    beside = at + by
    return 0 <= beside < len(final) and not keyed[at].blank and not _differs(keyed[at], final[beside])
