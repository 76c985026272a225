"""Tests of the log of the course: adaptations, and the adverse reactions participants report."""

from datetime import date, timedelta

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import course_log, enrolling, keying, persons, studies
from imp_desktop.operations.keying import FormKey
from tests.sized_course import make_protocol

TOMORROW = (enrolling.today() + timedelta(days=1)).isoformat()
CHANGED = {"what": "a tenth session", "why": "people asked for it"}
MET = {"reaction": "flashbacks", "severity": "mild"}
FORM = FormKey("001-B", "post", "imp_eval")

REFUSED_ADAPTATIONS = [
    ({"what": ""}, Problem.ENTRY_INCOMPLETE),
    ({"why": "   "}, Problem.ENTRY_INCOMPLETE),
    ({"date": TOMORROW}, Problem.DATE_IN_FUTURE),
    ({"date": "last week"}, Problem.DATE_UNFIT),
    ({"cohort": "0"}, Problem.COHORT_UNFIT),
    ({"cohort": "100"}, Problem.COHORT_UNFIT),
    ({"cohort": "000000000100"}, Problem.COHORT_UNFIT),
    ({"cohort": "both"}, Problem.COHORT_UNFIT),
    ({"what": "x" * 20_000}, Problem.TEXT_TOO_LONG),
    ({"why": "a\x00b"}, Problem.TEXT_UNFIT),
    ({"who": "me"}, Problem.UNKNOWN_CHOICE),
]

REFUSED_REACTIONS = [
    ({"reaction": ""}, Problem.ENTRY_INCOMPLETE),
    ({"severity": ""}, Problem.ENTRY_INCOMPLETE),
    ({"reaction": "boredom"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"severity": "fatal"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"related": "yes"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"action": "prayed"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"stopped": "maybe"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"printable": "true"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"date": TOMORROW}, Problem.DATE_IN_FUTURE),
    ({"what": "x" * 20_000}, Problem.TEXT_TOO_LONG),
    ({"words": "mine"}, Problem.UNKNOWN_CHOICE),
]


@pytest.fixture
def say(people, person):
    """Key answers into the evaluation form of somebody."""

    def say(key=FORM, **answers):
        form = keying.open_form(people, key)
        for item, text in answers.items():
            keying.key(people, person, form, f"imp_eval_{item}", text)

    return say


def problem_of(raised):
    return raised.value.problem


def test_an_adaptation_is_logged_with_who_and_when(people, person):
    made = course_log.add_adaptation(people, person, CHANGED | {"date": "2026-02-03", "cohort": "02"})
    assert (made.what, made.why, made.date, made.cohort) == (*CHANGED.values(), date(2026, 2, 3), 2)
    assert made.who == person.initials
    assert course_log.adaptations(people) == (made,)


@pytest.mark.parametrize(("facts", "problem"), REFUSED_ADAPTATIONS)
def test_an_adaptation_that_does_not_fit_is_refused_whole(facts, problem, people, person):
    with pytest.raises(ImpError) as raised:
        course_log.add_adaptation(people, person, CHANGED | facts)
    assert problem_of(raised) is problem
    assert course_log.adaptations(people) == ()


def test_what_lacks_is_said_in_words(people, person):
    with pytest.raises(ImpError) as raised:
        course_log.add_adaptation(people, person, {})
    assert raised.value.values["lacking"] == "what was changed, why"


def test_an_adaptation_is_amended_and_a_fact_taken_back(people, person):
    made = course_log.add_adaptation(people, person, CHANGED | {"cohort": "2"})
    amended = course_log.amend_adaptation(people, person, made.id, {"what": "an eleventh", "cohort": ""})
    assert (amended.what, amended.why, amended.cohort) == ("an eleventh", CHANGED["why"], None)
    with pytest.raises(ImpError) as raised:
        course_log.amend_adaptation(people, person, made.id, {"why": ""})
    assert problem_of(raised) is Problem.ENTRY_INCOMPLETE
    assert course_log.adaptations(people) == (amended,)


def test_amending_to_the_same_changes_nothing(people, person):
    made = course_log.add_adaptation(people, person, CHANGED)
    before = studies.last_change(people)
    course_log.amend_adaptation(people, person, made.id, CHANGED)
    assert studies.last_change(people) == before


def test_an_entry_is_taken_out_with_a_reason_only(people, person):
    made = course_log.add_adaptation(people, person, CHANGED)
    for why, problem in (
        (" ", Problem.REMOVAL_NEEDS_REASON),
        ("x" * 2_001, Problem.TEXT_TOO_LONG),
        ("a\x00b", Problem.TEXT_UNFIT),
    ):
        with pytest.raises(ImpError) as raised:
            course_log.take_out(people, person, made.id, why)
        assert problem_of(raised) is problem
    course_log.take_out(people, person, made.id, "entered twice")
    assert course_log.adaptations(people) == ()
    for does in (
        lambda: course_log.take_out(people, person, made.id, "again"),
        lambda: course_log.amend_adaptation(people, person, made.id, CHANGED),
    ):
        with pytest.raises(ImpError) as raised:
            does()
        assert problem_of(raised) is Problem.UNKNOWN_ENTRY


def test_a_reaction_is_logged(people, person):
    made = course_log.add_reaction(
        people,
        person,
        "001-b",
        MET | {"related": "possibly", "action": "talk", "stopped": "yes", "date": "2026-02-03", "what": "at night"},
    )
    assert (made.code, made.kind, made.severity, made.related, made.action) == (
        "001-B", "flashbacks", "mild", "possibly", "talk",
    )  # fmt: skip
    assert (made.stopped, made.printable, made.date, made.what) == (True, False, date(2026, 2, 3), "at night")
    assert course_log.reactions(people) == (made,)


@pytest.mark.parametrize(("facts", "problem"), REFUSED_REACTIONS)
def test_a_reaction_that_does_not_fit_is_refused_whole(facts, problem, people, person):
    with pytest.raises(ImpError) as raised:
        course_log.add_reaction(people, person, "001-B", MET | facts)
    assert problem_of(raised) is problem
    assert course_log.reactions(people) == ()


def test_a_reaction_belongs_to_somebody_who_gave_consent(people, person):
    enrolling.amend(people, person, "002-C", {"consent": ""})
    for code, problem in (("009-X", Problem.UNKNOWN_PARTICIPANT), ("002-C", Problem.NO_CONSENT)):
        with pytest.raises(ImpError) as raised:
            course_log.add_reaction(people, person, code, MET)
        assert problem_of(raised) is problem


def test_a_reaction_is_amended(people, person):
    made = course_log.add_reaction(people, person, "001-B", MET)
    amended = course_log.amend_reaction(people, person, made.id, {"severity": "serious", "printable": "yes"})
    assert (amended.severity, amended.printable, amended.kind) == ("serious", True, "flashbacks")
    with pytest.raises(ImpError) as raised:
        course_log.amend_adaptation(people, person, made.id, CHANGED)
    assert problem_of(raised) is Problem.UNKNOWN_ENTRY


def test_a_yes_on_the_form_is_awaited_until_the_log_holds_an_entry(people, person, say):
    say(adverse="1")
    say(FormKey("002-C", "post", "imp_eval"), adverse="2")
    assert course_log.awaited(people) == (FORM,)
    made = course_log.add_reaction(people, person, "001-B", MET)
    assert course_log.awaited(people) == ()
    course_log.take_out(people, person, made.id, "it was somebody else")
    assert course_log.awaited(people) == (FORM,)


def test_an_answer_outside_the_scale_or_corrected_to_no_awaits_nothing(people, say):
    say(adverse="7")
    assert course_log.awaited(people) == ()
    say(adverse="1")
    say(adverse="2")
    assert course_log.awaited(people) == ()


def test_awaited_forms_stand_in_the_order_of_the_codes(people, say):
    say(FormKey("002-C", "post", "imp_eval"), adverse="1")
    say(adverse="1")
    assert [key.code for key in course_log.awaited(people)] == ["001-B", "002-C"]


def test_the_words_of_the_form_stand_beside_the_entry(people, person, say):
    words = "<i>Bad</i> dreams 😀 & {worry} " * 600
    say(adverse="1", adverse_text=words.strip())
    assert course_log.said_on_forms(people) == {"001-B": words.strip()}
    assert course_log.add_reaction(people, person, "001-B", MET).words == words.strip()
    assert course_log.reactions(people)[0].words == words.strip()


def test_the_kinds_are_those_of_the_protocol(people):
    assert course_log.reaction_kinds(people) == ("over_awareness", "flashbacks", "not_shared", "other")


def test_a_protocol_without_a_course_has_no_reactions(tmp_path, own_home):
    name = make_protocol("bare", [])
    study = studies.create(tmp_path / "bare.impstudy", name, choose=["scs.left_out=23,16"], who="Anna Bakker")
    anna = persons.person(study, "Anna Bakker")
    enrolling.add(study, anna, "T1", {"group": "training", "consent": "2026-01-05"})
    assert (course_log.awaited(study), course_log.reactions(study), course_log.said_on_forms(study)) == ((), (), {})
    for ask in (
        lambda: course_log.reaction_kinds(study),
        lambda: course_log.add_reaction(study, anna, "T1", MET),
    ):
        with pytest.raises(ImpError) as raised:
            ask()
        assert problem_of(raised) is Problem.NO_COURSE
    study.close()


def test_a_course_without_cohorts_takes_no_cohort(tmp_path, own_home):
    name = make_protocol("plain", ["one"], cohorts=False)
    study = studies.create(tmp_path / "plain.impstudy", name, choose=["scs.left_out=23,16"], who="Anna Bakker")
    with pytest.raises(ImpError) as raised:
        course_log.add_adaptation(study, persons.person(study, "Anna Bakker"), CHANGED | {"cohort": "1"})
    assert problem_of(raised) is Problem.COHORT_WITHOUT_COHORTS
    study.close()
