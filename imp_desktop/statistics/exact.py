"""Fisher's exact test of a table of categories by two groups, by counting every table there could have been."""

import math
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction


def exact_p(rows: Sequence[tuple[int, int]]) -> Fraction | None:
    """Two-sided exact p of counts in `rows` (a category each: in the first group, in the second).

    The share of all tables with the same margins that are no more likely than the one found: Fisher's exact test for
    two rows, Freeman and Halton (1951, Biometrika 38, 141-149) for more. Whole numbers throughout, so ties are ties.
    None where a group or all categories but one are empty.
    """
    kept = sorted((row for row in rows if sum(row)), key=sum, reverse=True)
    sizes = [sum(row) for row in kept]
    first = sum(row[0] for row in kept)
    if len(kept) < 2 or not 0 < first < sum(sizes):
        return None
    found = math.prod(math.comb(sum(row), row[0]) for row in kept)
    return Fraction(_no_more_likely(sizes, first, found), math.comb(sum(sizes), first))


def _no_more_likely(sizes: Sequence[int], first: int, found: int) -> int:
    """In how many ways `first` people fall on categories of these sizes in tables with at most `found` ways each.

    Goes category by category; `open_tables` maps (people still to place, ways so far) -> tables begun so. A beginning
    is settled as soon as its likeliest end is unlikely enough, or its unlikeliest end too likely (Mehta and Patel 1983,
    Journal of the American Statistical Association 78, 427-434).
    """
    total = 0
    open_tables = {(first, 1): 1}
    for index, size in enumerate(sizes):
        rest = sum(sizes[index + 1 :])
        likeliest, unlikeliest = _ends(sizes[index + 1 :], first)
        here_in, after_in = _ways(size), _ways(rest)
        begun: dict[tuple[int, int], int] = defaultdict(int)
        for (left, ways), tables in open_tables.items():
            for here in range(max(0, left - rest), min(size, left) + 1):
                after, now = left - here, ways * here_in[here]
                if now * likeliest[after] <= found:
                    total += tables * now * after_in[after]
                elif now * unlikeliest[after] <= found:
                    begun[after, now] += tables
        open_tables = begun
    return total


def _ends(sizes: Sequence[int], most: int) -> tuple[list[int], list[int]]:
    """For 0 to `most` people on these categories: the ways of the likeliest and of the unlikeliest table."""
    likeliest, unlikeliest = [1], [1]
    for size in sizes:
        ways = _ways(size)
        likeliest = [max(_products(ways, likeliest, people)) for people in range(len(likeliest) + size)]
        unlikeliest = [min(_products(ways, unlikeliest, people)) for people in range(len(unlikeliest) + size)]
    return likeliest[: most + 1], unlikeliest[: most + 1]


def _ways(size: int) -> list[int]:
    """In how many ways 0 to `size` of that many people can be picked."""
    return [math.comb(size, here) for here in range(size + 1)]


def _products(ways: Sequence[int], others: Sequence[int], people: int) -> list[int]:
    span = range(max(0, people - len(others) + 1), min(len(ways) - 1, people) + 1)
    return [ways[here] * others[people - here] for here in span]
