"""Days and moments on screen."""

from datetime import UTC, date, datetime

from imp_desktop import i18n
from imp_desktop.ui import dates


def test_a_day_of_this_year_is_told_without_the_year():
    year = datetime.now().astimezone().year
    assert dates.day(date(year, 6, 12)) == "12 June"


def test_a_day_of_another_year_is_told_with_it():
    assert dates.day(date(2019, 6, 12)) == "12 June 2019"


def test_months_have_the_names_of_the_language():
    with i18n.speaking("nl"):
        assert dates.day(date(2019, 3, 1)) == "1 maart 2019"


def test_a_whole_day_always_has_its_year():
    year = datetime.now().astimezone().year
    assert dates.whole_day(date(year, 9, 12)) == f"12 September {year}"
    with i18n.speaking("nl"):
        assert dates.whole_day(date(2017, 9, 12)) == "12 september 2017"


def test_a_day_in_a_column_is_short_and_has_its_year():
    year = datetime.now().astimezone().year
    assert dates.short_day(date(year, 9, 12)) == f"12 Sep {year}"
    with i18n.speaking("nl"):
        assert dates.short_day(date(2017, 9, 12)) == "12 sep 2017"


def test_a_brief_day_has_its_year_only_where_it_is_another_one():
    year = datetime.now().astimezone().year
    assert dates.brief_day(date(year, 6, 12)) == "12 Jun"
    assert dates.brief_day(date(2019, 6, 12)) == "12 Jun 2019"
    assert dates.in_two(date(2019, 6, 12)) == ("12 Jun", "2019")


def test_a_moment_is_told_by_the_clock_of_this_pc():
    when = datetime(2019, 6, 12, 12, 31, tzinfo=UTC)
    assert dates.moment(when) == f"{dates.day(when)} {when.astimezone():%H:%M}"
