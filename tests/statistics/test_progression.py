"""The share decides the verdict, to the last person; the zones its interval touches are named beside it."""

from decimal import Decimal

import pytest

from imp_desktop.protocols.feasibility import Criterion, Source, SourceKind
from imp_desktop.statistics.progression import judged
from imp_desktop.statistics.shares import share


def criterion(green: str, red: str) -> Criterion:
    return Criterion("c", Source("c", SourceKind.REGISTER, what="completed"), Decimal(green), Decimal(red))


@pytest.mark.parametrize(
    ("part", "whole", "green", "red", "verdict", "reaches"),
    [
        (25, 25, "80", "60", "go_on", ()),
        (24, 25, "80", "60", "go_on", ("adjust",)),
        (19, 24, "90", "70", "adjust", ("go_on", "reconsider")),
        (2, 24, "50", "25", "reconsider", ("adjust",)),
        (7, 10, "70", "70", "go_on", ("reconsider",)),  # on the bound, with no zone between
        (29, 100, "29", "10", "go_on", ("adjust",)),  # 100 * 0.29 is 28.999999999999996 in binary
        (1, 3, "33.4", "33.3", "adjust", ("go_on", "reconsider")),
        (0, 5, "0", "0", "go_on", ()),
    ],
)
def test_the_share_decides_and_the_interval_tells_what_else_it_may_be(part, whole, green, red, verdict, reaches):
    found = judged(criterion(green, red), "label", share(part, whole))
    assert (found.verdict, found.reaches) == (verdict, reaches)


def test_of_nobody_there_is_no_verdict():
    found = judged(criterion("80", "60"), "label", share(0, 0))
    assert (found.verdict, found.reaches) == ("", ())
