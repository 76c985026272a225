"""The overview in parts: cohorts, filters, counts and what is due."""

from datetime import date

import pytest

from imp_desktop.operations import due, enrolling, keying, overview, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui import dates
from imp_desktop.ui.overview import filters, sections
from imp_desktop.ui.overview.filters import Filter


@pytest.fixture
def protocol(people):
    return studies.protocol(people)


@pytest.fixture
def words(protocol):
    return protocol.in_language("en")


def test_people_stand_under_their_cohort_or_group(people, person, protocol, words):
    enrolling.add(people, person, "005-G", {"group": "training", "cohort": "2"})
    enrolling.add(people, person, "006-H", {"group": "training"})
    enrolling.add(people, person, "007-J", {})
    found = sections.sections(overview.overview(people), protocol, words, None, Filter.ALL)
    assert [(section.title.lower(), [row.participant.code for row in section.rows]) for section in found] == [
        ("training, cohort 1", ["001-B", "002-C"]),
        ("training, cohort 2", ["005-G"]),
        ("training, no cohort yet", ["006-H"]),
        ("control", ["003-D", "004-F"]),
        ("no group yet", ["007-J"]),
    ]


def test_a_cohort_has_a_short_name_while_only_one_group_has_cohorts(protocol, words):
    assert sections.part_title(("training", 2), words, protocol) == "Cohort 2"
    assert sections.part_title(("control", None), words, protocol).lower() == "control"


def test_a_part_leaves_its_own_people(people, protocol, words):
    found = sections.sections(overview.overview(people), protocol, words, ("control", None), Filter.ALL)
    assert [row.participant.code for section in found for row in section.rows] == ["003-D", "004-F"]


def test_a_filter_keeps_who_has_such_a_form(people, person, protocol, words):
    form = keying.open_form(people, FormKey("003-D", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "9")
    shown = overview.overview(people)
    for wanted in (Filter.OPEN, Filter.FLAGGED):
        found = sections.sections(shown, protocol, words, None, wanted)
        assert [row.participant.code for section in found for row in section.rows] == ["003-D"]
    assert sections.sections(shown, protocol, words, None, Filter.KEYED) == []


def test_counts_are_of_forms_that_are_expected(people):
    counts = filters.count(overview.overview(people).rows)
    assert counts[Filter.ALL] == counts[Filter.EMPTY] == 2 * 12 + 2 * 11  # the control has no evaluation
    assert counts[Filter.KEYED] == 0


def test_a_form_that_never_came_back_is_not_waited_for(people, person):
    keying.never_came_back(people, person, keying.open_form(people, FormKey("003-D", "post", "eq")), True)
    row = next(row for row in overview.overview(people).rows if row.participant.code == "003-D")
    assert filters.keyed_of(row.cells.values()) == (0, 10)


def test_what_is_due_names_the_most_urgent_first(people, person, protocol, words):
    form = keying.open_form(people, FormKey("003-D", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "9")
    enrolling.add(people, person, "005-G", {"group": "control"})
    lines = sections.due(overview.overview(people), protocol, words)
    assert [line.title for line in lines] == [
        "1 form is open",
        "56 forms to key",
        "1 flag",
        "1 person without consent",
        "Cohort 1 has 2 people",
    ]
    assert [line.place for line in lines] == ["", "", "worklist", "participants", "participants"]


def test_a_cohort_of_planned_size_is_not_mentioned(people, person, protocol, words):
    for number in range(10, 18):
        enrolling.add(people, person, f"{number:03}-K", {"group": "training", "cohort": "1"})
    titles = [line.title for line in sections.due(overview.overview(people), protocol, words)]
    assert not [title for title in titles if title.startswith("Cohort")]


def test_a_declined_person_is_not_asked_for_consent(people, person, protocol, words):
    enrolling.add(people, person, "005-G", {"group": "control", "status": "declined", "status_reason": "no time"})
    titles = [line.title for line in sections.due(overview.overview(people), protocol, words)]
    assert not [title for title in titles if "without consent" in title]


@pytest.fixture
def on(monkeypatch):
    """Makes it another day for what is due."""
    return lambda day: monkeypatch.setattr(due, "today", lambda: day)


def told(people, protocol, words):
    lines = sections.due(due.marked(people, overview.overview(people)), protocol, words)
    return [(line.title, line.meaning, line.wanted) for line in lines if line.wanted in {Filter.DUE, Filter.OVERDUE}]


def test_packets_that_are_not_in_yet_are_due_by_the_end_of_their_window(people, protocol, words, on):
    on(date(2026, 1, 20))
    assert told(people, protocol, words) == [
        ("2 packets not in yet", f"Pre, training. The first by {dates.day(date(2026, 2, 2))}", Filter.DUE),
        ("2 packets not in yet", f"Pre, control. The first by {dates.day(date(2026, 2, 4))}", Filter.DUE),
    ]


def test_one_packet_is_told_with_its_own_day_and_an_overdue_one_first(people, person, protocol, words, on):
    keying.key(people, person, keying.open_form(people, FormKey("001-B", "pre", "pss")), "pss_01", "1")
    keying.key(people, person, keying.open_form(people, FormKey("004-F", "pre", "pss")), "pss_01", "1")
    on(date(2026, 2, 4))
    assert told(people, protocol, words) == [
        ("1 packet overdue", f"Pre, training. Was due by {dates.day(date(2026, 2, 3))}", Filter.OVERDUE),
        ("1 packet not in yet", f"Pre, control. Due by {dates.day(date(2026, 2, 4))}", Filter.DUE),
    ]


def test_the_filters_of_what_is_due_find_the_empty_forms_of_those_packets(people, protocol, words, on):
    on(date(2026, 2, 4))
    shown = due.marked(people, overview.overview(people))
    found = sections.sections(shown, protocol, words, None, Filter.OVERDUE)
    assert [row.participant.code for section in found for row in section.rows] == ["001-B", "002-C"]
    counts = filters.count(shown.rows)
    assert (counts[Filter.OVERDUE], counts[Filter.DUE]) == (12, 12)
    assert filters.count(overview.overview(people).rows)[Filter.OVERDUE] == 0
