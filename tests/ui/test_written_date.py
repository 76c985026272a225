"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.errors import ImpError
from imp_desktop.ui.written_date import as_kept, day_written


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("-/. "))
def test_every_day_is_understood_in_every_way_of_writing(day, sign):
    written = [
        day.isoformat(),
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day.day:02}{sign}{day.month:02}{sign}{day.year % 100:02}",
        f" {day.year}{sign}{day.month}{sign}{day.day} ",
    ]
    assert [day_written(text) for text in written] == [day] * len(written)


@pytest.mark.parametrize("text", ["", "31-2-2026", "2026-13-01", "12 June", "1-2", "5-3-202", "٥-٣-٢٠٢٦x"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ImpError, match="is no date"):
        day_written(text)


@pytest.mark.parametrize(("text", "kept"), [("5-3-2026", "2026-03-05"), ("2026-03-05", "2026-03-05"), ("soon", "soon")])
def test_a_day_is_kept_with_the_year_first_and_what_is_none_as_it_is(text, kept):
    assert as_kept(text) == kept
