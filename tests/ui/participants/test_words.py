"""The words of the register."""

from datetime import UTC, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.enrolling import Happening
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.names import names
from imp_desktop.ui.participants import words

WHEN = datetime(2026, 6, 12, 12, 0, tzinfo=UTC)


def test_facts_are_said_in_words(desk):
    plan = names(desk.session.study).words
    assert words.fact_value("group", "training", plan).lower() == "training"
    assert words.fact_value("consent", "2019-03-01", plan) == "1 March 2019"
    assert words.fact_value("eligibility.mindfulness_training", "mbsr", plan) == "MBSR"
    assert words.fact_value("note", "", plan) == ""
    assert words.fact_name("eligibility.practice_willing", plan) == plan.eligibility["practice_willing"]


def test_what_was_entered_at_one_moment_is_one_line(desk):
    facts = [
        Happening(WHEN, "AB", "fact", {"name": name, "old": "", "new": new})
        for name, new in (
            ("status", "withdrawn"),
            ("status_reason", "moved away"),
        )
    ]
    lines = words.told(facts, names(desk.session.study))
    assert [line.title for line in lines] == ["Status: withdrawn · Reason: moved away"]
    assert lines[0].about.endswith("· AB")
    assert not lines[0].data


def test_a_status_and_why_it_was_changed_are_told_without_what_ends_with_it(desk):
    study, person, named = desk.session.study, desk.session.person, names(desk.session.study)
    left = {"status": "withdrawn", "status_reason": "stopped_coming", "status_date": "2019-03-01", "data_use": "none"}
    enrolling.amend(study, person, "003-D", {"consent": "2019-02-01"})
    enrolling.amend(study, person, "003-D", left, "letter")
    enrolling.amend(study, person, "003-D", {"status": "active"})
    titles = [line.title for line in words.told(enrolling.history(study, "003-D"), named)]
    assert titles[:2] == [
        "Status: active",
        "Status: withdrawn · Reason: stopped coming · Since: 1 March 2019 · Data: nothing is used · Why: letter",
    ]


def test_a_problem_names_a_status_by_its_name(desk):
    refused = ImpError(Problem.STATUS_NEEDS_REASON, "line 2", status="not_eligible")
    assert words.explained(refused) == "line 2: The status not eligible needs a reason. Say why, in a few words."
    other = ImpError(Problem.DATE_UNFIT, given="5 May")
    assert words.explained(other).startswith("5 May is no date.")


def test_a_fact_taken_back_is_said_to_be(desk):
    happening = Happening(WHEN, "AB", "fact", {"name": "consent", "old": "2019-03-01", "new": ""})
    assert words.told([happening], names(desk.session.study))[0].title == "Consent taken back"


def test_everything_that_happens_to_a_participant_has_words(desk):
    study, person = desk.session.study, desk.session.person
    desk.key(FormKey("003-D", "pre", "pss"), pss_01="2", pss_02="3")
    form = keying.open_form(study, FormKey("003-D", "post", "pss"))
    keying.never_came_back(study, person, form, True)
    keying.never_came_back(study, person, form, False)
    dated = keying.open_form(study, FormKey("003-D", "pre", "eq"))
    keying.date_form(study, person, dated, WHEN.date())
    keying.date_form(study, person, dated, None)
    enrolling.amend(study, person, "003-D", {"note": "left-handed"})
    titles = [line.title for line in words.told(enrolling.history(study, "003-D"), names(desk.session.study))]
    text = "\n".join(titles)
    assert "Put into the register" in text
    assert "Note: left-handed" in text
    assert ": never came back" in text
    assert ": it did come back" in text
    assert ": date 12 June" in text
    assert ": date taken back" in text
    assert "PSS, " in text
    assert "answers keyed" in text or "answer keyed" in text


def test_what_happened_to_a_form_as_a_whole_is_told(desk):
    named = names(desk.session.study)
    form = {"assessment": "pre", "instrument": "pss"}
    facts = [
        ("closed", "yes"),
        ("closed", ""),
        ("looked.1.straight.1.how_often", "0123456789abcdef"),
        ("looked.0.x", ""),
    ]
    facts += [("verified.2", "17"), ("date", "2019-03-01"), ("absent", "yes")]
    told = [
        words.told([Happening(WHEN, "AB", "form_fact", {**form, "name": name, "new": value})], named)[0].title
        for name, value in facts
    ]
    assert told == [
        "PSS, Pre: closed",
        "PSS, Pre: open again",
        "PSS, Pre: looked at the paper again",
        "PSS, Pre: to be looked at again",
        "PSS, Pre: page 2 verified",
        "PSS, Pre: date 1 March 2019",
        "PSS, Pre: never came back",
    ]


def test_a_form_that_was_moved_is_told_with_both_places(desk):
    parts = {
        "instrument": "pss",
        "before": "001-B",
        "before_at": "pre",
        "after": "002-C",
        "after_at": "post",
    }
    (line,) = words.told([Happening(WHEN, "AB", "moved", parts, "wrong code")], names(desk.session.study))
    assert line.title == "PSS filed wrongly: moved from 001-B, pre, to 002-C, post · Why: wrong code"


def test_each_keying_of_a_form_is_told_as_what_it_is(desk):
    form = {"assessment": "pre", "instrument": "pss", "count": "2"}
    keyed = [Happening(WHEN, "AB", "keyed", {**form, "pass": at}) for at in "1234"]
    assert [words.told([one], names(desk.session.study))[0].title for one in keyed] == [
        "PSS, Pre: 2 answers keyed",
        "PSS, Pre: 2 answers keyed a second time",
        "PSS, Pre: 2 answers keyed a third time",
        "PSS, Pre: 2 answers settled",
    ]


def test_of_many_forms_closed_together_the_number_is_told(desk):
    facts = [
        Happening(WHEN, "AB", "form_fact", {"assessment": "pre", "instrument": name, "name": "closed", "new": "yes"})
        for name in ("pss", "eq", "scs")
    ]
    assert [line.title for line in words.told(facts, names(desk.session.study))] == ["3 forms closed"]
    two = [line.title for line in words.told(facts[:2], names(desk.session.study))]
    assert two == ["PSS, Pre: closed · EQ, Pre: closed"]


def test_locking_is_told(desk):
    facts = [Happening(WHEN, "AB", "fact", {"name": "locked", "old": "", "new": new}) for new in ("yes", "")]
    assert [words.told([one], names(desk.session.study))[0].title for one in facts] == [
        "Forms locked",
        "Forms unlocked",
    ]
