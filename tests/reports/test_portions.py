"""A share is printed with its whole, its per cent and its exact interval."""

import pytest

from imp_desktop.i18n import speaking
from imp_desktop.reports import portions
from imp_desktop.reports.runs import as_text
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.shares import share


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "21 of 24 (88%, 95% CI [67.6, 97.3])"), ("nl", "21 van 24 (88%, 95%-BI [67,6; 97,3])")],
)
def test_a_share_is_said_with_per_cent_and_interval(language: str, said: str) -> None:
    with speaking(language):
        assert as_text(portions.spoken(share(21, 24))).replace("\u00a0", " ") == said


def test_a_share_of_nobody_has_neither() -> None:
    assert as_text(portions.spoken(Share(0, 0, None))) == "0 of 0"
    assert (portions.percent(Share(0, 0, None)), portions.interval(Share(0, 0, None))) == ("–", "–")


def test_an_axis_of_shares_reaches_from_nothing_to_all() -> None:
    along = portions.scale(100, 300)
    assert (along.at(0), along.at(50), along.at(100)) == (100, 200, 300)
    assert along.ticks == (0, 25, 50, 75, 100)
