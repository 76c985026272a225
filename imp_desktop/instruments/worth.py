"""What a keyed code is worth in a score, and from where to where a score can reach."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from imp_desktop.instruments.model import Item, ItemType, Rule, ScoreRule

Table = Mapping[int, int]
Range = tuple[Fraction, Fraction]


def reversal(codes: Sequence[int]) -> dict[int, int]:
    """Keyed code -> scored value of a reversed item: lowest code plus highest code minus the keyed code."""
    ends = min(codes) + max(codes)
    return {code: ends - code for code in codes}


def can_be_scored(item: Item) -> bool:
    """Whether the answer is a whole number with known bounds, asked of everybody."""
    bounded = item.minimum is not None and item.maximum is not None
    number = item.choices is not None if item.type is ItemType.CHOICE else item.type is ItemType.INTEGER and bounded
    return number and item.asked_if is None


def item_range(item: Item, table: Table | None) -> Range:
    """The least and the greatest scored value of an item that can be scored."""
    if item.choices is None:
        return Fraction(item.minimum or 0), Fraction(item.maximum or 0)
    values = (table or {code: code for code in item.choices.codes}).values()
    return Fraction(min(values)), Fraction(max(values))


def score_range(rule: Rule, parts: Sequence[Range]) -> Range:
    """The least and the greatest score made of parts with these ranges; (0, 0) of no parts."""
    if not parts:
        return Fraction(0), Fraction(0)
    least, most = sum((part[0] for part in parts), Fraction()), sum((part[1] for part in parts), Fraction())
    return (least, most) if rule is Rule.SUM else (least / len(parts), most / len(parts))


def ranges(scores: Sequence[ScoreRule]) -> dict[str, Range]:
    """Score id -> range, as parts of a score made of scores."""
    return {score.id: (score.minimum, score.maximum) for score in scores}
