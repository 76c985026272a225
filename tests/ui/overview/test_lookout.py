"""The part and the filter of the overview stay: for this person, in this study, until somebody chooses anew."""

import json

import pytest

from imp_desktop.operations import enrolling, persons
from imp_desktop.settings import load
from imp_desktop.ui.overview import lookout
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.view import OverviewPage

CONTROL = ("control", None)
COHORT = ("training", 1)


def codes(page):
    rows = [page._model.index(row, 0).data() for row in range(page._model.rowCount())]
    return [row for row in rows if row[:1].isdigit()]


def test_at_first_everyone_and_all_forms_are_looked_at(desk):
    assert lookout.kept(desk.session) == (None, Filter.ALL)


@pytest.mark.parametrize("part", [None, CONTROL, COHORT, (None, None)])
def test_what_is_chosen_is_kept(desk, part):
    lookout.keep(desk.session, part, Filter.OPEN)
    assert lookout.kept(desk.session) == (part, Filter.OPEN)


def test_whoever_comes_back_finds_the_same_people_and_forms(page, desk):
    page.show_part(CONTROL)
    page.show_filter(Filter.EMPTY)
    assert codes(page) == ["003-D", "004-F"]
    again = OverviewPage(desk.session)
    desk.show(again)
    again.arrive()
    assert codes(again) == ["003-D", "004-F"]
    assert again.tiles._tiles[Filter.EMPTY].isChecked()
    assert again.where() == page.where()


def test_it_comes_to_the_disk_with_the_settings(page, desk, own_home):
    page.show_part(COHORT)
    desk.session.keep_settings()
    desk.session.settings = load(own_home)
    assert lookout.kept(desk.session) == (COHORT, Filter.ALL)


def test_another_person_looks_at_everyone(page, desk):
    page.show_part(CONTROL)
    anna = desk.session.person
    desk.session.take_person(persons.person(desk.session.study, "Jonas Visser"))
    assert lookout.kept(desk.session) == (None, Filter.ALL)
    desk.session.take_person(anna)
    assert lookout.kept(desk.session) == (CONTROL, Filter.ALL)


def test_a_part_that_is_empty_by_now_is_not_come_back_to(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {"group": "training", "cohort": "2"})
    page.refresh()
    page.show_part(("training", 2))
    enrolling.amend(desk.session.study, desk.session.person, "005-G", {"cohort": "1"})
    again = OverviewPage(desk.session)
    assert codes(again) == ["001-B", "002-C", "005-G", "003-D", "004-F"]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "nothing",
        "3",
        "[]",
        "{}",
        json.dumps({"part": None}),
        json.dumps({"part": None, "wanted": "some"}),
        json.dumps({"part": "control", "wanted": "all"}),
        json.dumps({"part": ["control"], "wanted": "all"}),
        json.dumps({"part": [3, "one"], "wanted": "all"}),
    ],
)
def test_what_cannot_be_read_is_as_if_nothing_were_kept(desk, said):
    lookout.keep(desk.session, CONTROL, Filter.OPEN)
    (name,) = desk.session.settings.places
    desk.session.settings.places[name] = said
    assert lookout.kept(desk.session) == (None, Filter.ALL)
