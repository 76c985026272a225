"""Shifted rows: how many of made-up people's forms are found, and how many are told without a shift."""

import random
from collections.abc import Mapping

import pytest

from imp_desktop.instruments.profile import Profile
from imp_desktop.instruments.shift import LEAST_TAIL, shifts
from tests.instruments.respondents import CARELESS, ORDINARY, People, Sort, answered

Codes = Mapping[str, int | None]


def skipped(chance: random.Random, profile: Profile, codes: Codes, first: int | None = None) -> Codes:
    """A line of some page was skipped on keying; its last line is left blank or filled with what stands there."""
    run = chance.choice(profile.runs)
    place = chance.randrange(len(run) - 1) if first is None else first
    moved = {run[line]: codes[run[line + 1]] for line in range(place, len(run) - 1)}
    return {**codes, **moved, run[-1]: chance.choice((None, codes[run[-1]]))}


def doubled(chance: random.Random, profile: Profile, codes: Codes, first: int | None = None) -> Codes:
    """A line of some page was keyed twice; what stood on its last line is lost."""
    run = chance.choice(profile.runs)
    place = chance.randrange(len(run) - 1) if first is None else first
    return {**codes, **{run[line]: codes[run[line - 1]] for line in range(place + 1, len(run))}}


def told(people: People, codes: Codes) -> bool:
    return any(True for _one in shifts(people.profile, answered(people.instrument, codes)))


@pytest.mark.parametrize("name", ["ffmq", "scs", "eq", "pss", "proqol"])
@pytest.mark.parametrize("sort", [ORDINARY, CARELESS], ids=["ordinary", "careless"])
def test_of_forms_without_a_shift_fewer_than_one_in_a_hundred_is_told(name: str, sort: Sort) -> None:
    people = People(name, sort)
    assert sum(told(people, people.codes()) for _one in range(500)) < 5


@pytest.mark.parametrize(
    ("name", "least_skipped", "least_doubled"),
    [("proqol", 0.25, 0.18), ("ffmq", 0.12, 0.09), ("scs", 0.08, 0.07), ("eq", 0.05, 0.05), ("pss", 0.02, 0.01)],
)
def test_of_pages_shifted_somewhere_a_part_is_found(name: str, least_skipped: float, least_doubled: float) -> None:
    people = People(name)
    for spoil, least in ((skipped, least_skipped), (doubled, least_doubled)):
        found = sum(told(people, spoil(people.chance, people.profile, people.codes())) for _one in range(400))
        assert found / 400 >= least


def test_a_clear_profile_shifted_from_its_first_lines_on_is_found_mostly_and_at_its_place() -> None:
    people = People("proqol", Sort(trait=0.1, noise=0.14, items=0.05, agreeing=0.02))
    run = people.profile.runs[0]
    places = []
    for _one in range(200):
        codes = people.codes()
        page = {**codes, **{run[line]: codes[run[line + 1]] for line in range(2, len(run) - 1)}}
        found = list(shifts(people.profile, answered(people.instrument, page)))
        places += [(one.lines, len(run) - len(one.items)) for one in found]
    assert len(places) > 140
    assert {lines for lines, _place in places} == {1}
    assert sum(abs(place - 2) <= 1 for _lines, place in places) / len(places) > 0.6


def test_a_doubled_line_is_told_as_one_line_too_low() -> None:
    people = People("proqol", Sort(trait=0.1, noise=0.14, items=0.05, agreeing=0.02))
    found = []
    for _one in range(50):
        codes = doubled(people.chance, people.profile, people.codes(), first=1)
        found += list(shifts(people.profile, answered(people.instrument, codes)))
    assert len(found) > 25
    assert {one.lines for one in found} == {-1}


def test_a_short_tail_and_a_form_without_scores_tell_nothing() -> None:
    people = People("pss")
    codes = people.codes()
    run = people.profile.runs[0]
    late = {**codes, **{run[line]: codes[run[line + 1]] for line in range(len(run) - LEAST_TAIL + 1, len(run) - 1)}}
    assert not told(people, late)
    assert list(shifts(Profile(People("imp_eval").instrument), {})) == []


def test_a_straight_line_and_an_empty_form_hold_no_shift() -> None:
    people = People("ffmq")
    assert not told(people, dict.fromkeys(people.profile.clusters, 2))
    assert not told(people, {})
