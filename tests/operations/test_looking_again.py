"""Looking again: what was noticed waits until somebody looked, and again where the answers are other ones."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import (
    blindness,
    closing,
    enrolling,
    keying,
    looking_again,
    moving,
    persons,
    studies,
    teaching,
    turns,
)
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.looking_again import ACROSS, Finding
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import ledger

PSS = FormKey("001-B", "pre", "pss")
POST = FormKey("001-B", "post", "pss")
INTAKE = FormKey("001-B", "pre", "intake")
STRAIGHT = "2222222222"
ORDINARY = "2031241302"


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two changes there are some 0.4 seconds, as between two keys."""
    moments = (datetime(2026, 3, 1, 9, tzinfo=UTC) + timedelta(milliseconds=400 * step) for step in range(1_000_000))
    monkeypatch.setattr(ledger, "now", lambda: next(moments))


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who keys."""
    return persons.person(people, "Jonas Visser")


def key(study: Study, person: Person, form: keying.Form, keys: str) -> keying.Form:
    for line, sign in enumerate(keys, start=1):
        keying.key(study, person, form, f"{form.instrument.id}_{line:02}", sign)
    return form


def keyed(study: Study, person: Person, keys: str = STRAIGHT, form: FormKey = PSS) -> keying.Form:
    return key(study, person, keying.open_form(study, form), keys)


def told(found: Sequence[Finding]) -> list[tuple[FormKey, int, str, bool]]:
    return [(one.form, one.keying_pass, one.check, one.looked_at) for one in found]


def test_a_straight_line_waits_until_somebody_looked(people: Study, person: Person) -> None:
    keyed(people, person)
    (found,) = looking_again.of_form(people, PSS)
    assert told([found]) == [(PSS, Pass.FIRST, "straight.1.how_often", False)]
    assert (found.page, found.values["code"], found.values["count"], len(found.items)) == (1, "2", 10, 10)
    looking_again.look(people, person, found)
    for again in (looking_again.of_form(people, PSS), looking_again.every(people)):
        assert told(again) == [(PSS, Pass.FIRST, "straight.1.how_often", True)]
        assert again[0].who == person.initials


def test_other_answers_wait_again_and_the_same_ones_as_before_do_not(people: Study, person: Person) -> None:
    form = keyed(people, person)
    looking_again.look(people, person, looking_again.of_form(people, PSS)[0])
    keying.key(people, person, form, "pss_05", "3")
    assert [one.looked_at for one in looking_again.of_form(people, PSS)] == [False]
    keying.key(people, person, form, "pss_05", "2")
    assert [one.looked_at for one in looking_again.of_form(people, PSS)] == [True]


def test_a_corrected_page_asks_nothing_any_more(people: Study, person: Person) -> None:
    form = keyed(people, person)
    for line in ("pss_05", "pss_06"):
        keying.key(people, person, form, line, "3")
    assert looking_again.of_form(people, PSS) == looking_again.every(people) == []


def test_a_look_can_be_taken_back(people: Study, person: Person) -> None:
    keyed(people, person)
    looking_again.look(people, person, looking_again.of_form(people, PSS)[0])
    looking_again.take_back(people, person, looking_again.of_form(people, PSS)[0])
    (found,) = looking_again.of_form(people, PSS)
    assert (found.looked_at, found.who) == (False, "")
    before = studies.last_change(people)
    looking_again.take_back(people, person, found)
    assert studies.last_change(people) == before


def test_looking_changes_no_answer_and_has_its_row_in_the_ledger(people: Study, person: Person) -> None:
    keyed(people, person)
    before = keying.open_form(people, PSS).answers
    looking_again.look(people, person, looking_again.of_form(people, PSS)[0])
    assert keying.open_form(people, PSS).answers == before
    assert people.rows("SELECT action FROM ledger ORDER BY seq DESC LIMIT 1") == [("look again",)]


def test_a_held_key_is_noticed_by_its_speed(people: Study, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = (datetime(2026, 3, 1, 9, tzinfo=UTC) + timedelta(milliseconds=33 * step) for step in range(1000))
    monkeypatch.setattr(ledger, "now", lambda: next(moments))
    keyed(people, person, ORDINARY)
    (found,) = looking_again.of_form(people, PSS)
    assert (found.kind, found.values["count"]) == ("speed", 10)
    looking_again.look(people, person, found)
    assert [one.looked_at for one in looking_again.every(people)] == [True]


def test_a_frozen_study_is_not_looked_at(people: Study, person: Person) -> None:
    keyed(people, person)
    (found,) = looking_again.of_form(people, PSS)
    closing.freeze(people, person)
    with pytest.raises(ImpError) as refused:
        looking_again.look(people, person, found)
    assert refused.value.problem is Problem.STUDY_FROZEN


def test_the_history_of_a_participant_holds_no_answer_in_a_look(people: Study, person: Person) -> None:
    keyed(people, person)
    looking_again.look(people, person, looking_again.of_form(people, PSS)[0])
    (fact,) = [one for one in enrolling.history(people, "001-B") if one.kind == "form_fact"]
    assert fact.parts["name"] == "looked.1.straight.1.how_often"
    assert "2222" not in fact.parts["new"]


def test_nothing_was_noticed_of_a_form_nobody_began(people: Study) -> None:
    assert looking_again.of_form(people, PSS) == looking_again.every(people) == []


def test_a_form_moved_takes_its_looks_along(people: Study, person: Person) -> None:
    keyed(people, person)
    looking_again.look(people, person, looking_again.of_form(people, PSS)[0])
    moving.move_form(people, person, PSS, "002-C", "pre", "filed wrongly")
    assert told(looking_again.every(people)) == [
        (FormKey("002-C", "pre", "pss"), Pass.FIRST, "straight.1.how_often", True)
    ]


class TestTwice:
    @pytest.fixture
    def twice(self, people: Study, person: Person) -> Study:
        """The study with every PSS before the course keyed twice."""
        studies.choose(people, person, "double_keying.pre.pss", "all")
        return people

    def test_each_keying_is_looked_at_by_itself(self, twice: Study, person: Person, jonas: Person) -> None:
        keyed(twice, person)
        looking_again.look(twice, person, looking_again.of_form(twice, PSS)[0])
        assert looking_again.of_form(twice, PSS, Pass.SECOND) == []
        key(twice, jonas, turns.open_turn(twice, jonas, PSS), STRAIGHT)
        assert [one.looked_at for one in looking_again.of_form(twice, PSS, Pass.SECOND)] == [False]

    def test_what_stands_after_both_counts_as_looked_at_if_it_was_in_one_of_them(
        self, twice: Study, person: Person, jonas: Person
    ) -> None:
        keyed(twice, person)
        looking_again.look(twice, person, looking_again.of_form(twice, PSS)[0])
        key(twice, jonas, turns.open_turn(twice, jonas, PSS), STRAIGHT)
        assert told(looking_again.every(twice)) == [(PSS, Pass.SETTLED, "straight.1.how_often", True)]
        assert told(looking_again.of_form(twice, PSS, Pass.SETTLED)) == told(looking_again.every(twice))
        looking_again.take_back(twice, person, looking_again.every(twice)[0])
        assert [one.looked_at for one in looking_again.every(twice)] == [False]

    def test_a_sealed_form_is_left_out(self, twice: Study, person: Person, jonas: Person) -> None:
        keyed(twice, person)
        assert looking_again.every(twice, blindness.sealed(twice, jonas)) == []
        assert len(looking_again.every(twice, blindness.sealed(twice, person))) == 1

    def test_the_second_keying_is_judged_by_its_own_age(self, people: Study, person: Person, jonas: Person) -> None:
        studies.choose(people, person, "double_keying.pre.intake", "all")
        for who, age in ((person, "17"), (jonas, "47")):
            form = turns.open_turn(people, who, INTAKE)
            for item, text in (("intake_gender", "1"), ("intake_age", age), ("intake_profession", "1")):
                keying.key(people, who, form, item, text)
        assert [one.check for one in looking_again.of_form(people, INTAKE)] == ["plausible_age.intake_age"]
        assert looking_again.of_form(people, INTAKE, Pass.SECOND) == []
        assert looking_again.every(people) == []


class TestAcrossForms:
    def dated(self, study: Study, person: Person, days: Mapping[FormKey, date]) -> None:
        for form, day in days.items():
            keying.date_form(study, person, keying.open_form(study, form), day)

    def test_a_form_dated_before_an_earlier_one_is_told_at_the_later_one(self, people: Study, person: Person) -> None:
        self.dated(people, person, {PSS: date(2026, 2, 12), POST: date(2026, 2, 2)})
        (found,) = looking_again.every(people)
        assert told([found]) == [(POST, ACROSS, "dates_in_order.pre", False)]
        assert (found.values["day"], found.values["other"]) == (date(2026, 2, 2), date(2026, 2, 12))
        assert told(looking_again.of_form(people, POST)) == told([found])
        assert looking_again.of_form(people, PSS) == []
        looking_again.look(people, person, found)
        assert [one.looked_at for one in looking_again.every(people)] == [True]
        self.dated(people, person, {POST: date(2026, 2, 3)})
        assert [one.looked_at for one in looking_again.every(people)] == [False]

    def test_the_sessions_of_the_cohort_divide_before_from_after(self, people: Study, person: Person) -> None:
        self.dated(people, person, {PSS: date(2026, 2, 12), FormKey("003-D", "pre", "pss"): date(2026, 2, 12)})
        teaching.log_session(people, person, 1, "pause", {"status": "delivered", "date": "2026-02-10"})
        assert told(looking_again.every(people)) == [(PSS, ACROSS, "dates_in_order.first_session", False)]

    def test_an_age_outside_what_is_plausible_is_told(self, people: Study, person: Person) -> None:
        form = keying.open_form(people, INTAKE)
        keying.key(people, person, form, "intake_age", "17")
        (found,) = looking_again.of_form(people, INTAKE)
        assert (found.check, found.items, found.values["value"]) == ("plausible_age.intake_age", ("intake_age",), 17)
        keying.key(people, person, form, "intake_age", "71")
        assert looking_again.every(people) == []

    def test_a_form_of_somebody_who_changed_groups_is_told(self, people: Study, person: Person) -> None:
        evaluation = FormKey("001-B", "post", "imp_eval")
        keying.key(people, person, keying.open_form(people, evaluation), "imp_eval_grade", "8")
        enrolling.amend(people, person, "001-B", {"group": "control"}, "written down wrongly")
        assert told(looking_again.every(people)) == [(evaluation, ACROSS, "group_fits_form", False)]
        enrolling.amend(people, person, "001-B", {"group": "training", "cohort": "1"}, "was right")
        assert looking_again.every(people) == []

    def test_one_paper_keyed_under_two_codes_is_told_at_the_form_keyed_later(
        self, people: Study, person: Person
    ) -> None:
        for code in ("004-F", "002-C"):
            keyed(people, person, ORDINARY, FormKey(code, "pre", "pss"))
        (found,) = looking_again.every(people)
        assert told([found]) == [(FormKey("002-C", "pre", "pss"), ACROSS, "same_answers", False)]
        assert found.values["other"] == "004-F"
        assert looking_again.of_form(people, FormKey("002-C", "pre", "pss")) == []

    def test_answers_of_a_sealed_form_are_not_compared(self, people: Study, person: Person, jonas: Person) -> None:
        studies.choose(people, person, "double_keying.pre.pss", "all")
        for code in ("004-F", "002-C"):
            keyed(people, person, ORDINARY, FormKey(code, "pre", "pss"))
        assert looking_again.every(people, blindness.sealed(people, jonas)) == []

    def test_findings_come_in_the_order_of_codes_and_packets(self, people: Study, person: Person) -> None:
        for form in (FormKey("003-D", "pre", "pss"), POST, PSS):
            keyed(people, person, STRAIGHT, form)
        assert [one.form for one in looking_again.every(people)] == [PSS, POST, FormKey("003-D", "pre", "pss")]
