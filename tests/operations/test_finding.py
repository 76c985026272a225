"""Tests of finding anything: what is found, where it stands, and what must not be found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop import i18n
from imp_desktop.operations import course_log, enrolling, finding, keying, persons, queries, studies, teaching
from imp_desktop.operations.finding import Hit, find
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

EVALUATION = FormKey("001-B", "post", "imp_eval")
PSS = FormKey("003-D", "pre", "pss")


def kinds(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.kind, hit.code) for hit in hits]


def write(study: Study, person: Person, form: FormKey, item: str, text: str) -> None:
    keying.key(study, person, keying.open_form(study, form), item, text)


def test_a_code_is_found_by_any_part_of_it_and_comes_before_what_is_written(people: Study, person: Person) -> None:
    enrolling.amend(people, person, "003-D", {"note": "sat beside 001-B"})
    assert kinds(find(people, person, "001-b")) == [("code", "001-B"), ("register", "003-D")]
    assert kinds(find(people, person, "-d")) == [("code", "003-D")]


def test_what_the_register_says_in_words_is_found(people: Study, person: Person) -> None:
    enrolling.amend(people, person, "003-D", {"note": "Moved to Zürich in May"})
    facts = {"status": "withdrawn", "status_reason": "stopped_coming", "status_date": "2026-02-01"}
    enrolling.amend(people, person, "001-B", facts)
    (note,) = find(people, person, "zurich")
    assert (note.code, note.part, note.text) == ("003-D", "note", "Moved to Zürich in May")
    (reason,) = find(people, person, enrolling.reason_words(people, "withdrawn", "stopped_coming"))
    assert (reason.code, reason.part) == ("001-B", "status_reason")


def test_a_reason_is_found_in_the_words_of_the_language_of_now(people: Study, person: Person) -> None:
    facts = {"status": "withdrawn", "status_reason": "reaction", "status_date": "2026-02-01"}
    enrolling.amend(people, person, "001-B", facts)
    i18n.choose_language("nl")
    word = enrolling.reason_words(people, "withdrawn", "reaction").split()[-1]
    assert kinds(find(people, person, word)) == [("register", "001-B")]


def test_a_note_beside_an_item_is_found_with_its_place_on_the_paper(people: Study, person: Person) -> None:
    keying.note(people, person, keying.open_form(people, PSS), "pss_04", "two crosses, in pencil")
    assert find(people, person, "PENCIL") == [
        Hit("note", "two crosses, in pencil", "003-D", form=PSS, item_id="pss_04", number=4)
    ]


def test_a_text_on_a_form_is_found_as_it_stands_now(people: Study, person: Person) -> None:
    write(people, person, EVALUATION, "imp_eval_plans", "Go on with yoga.")
    write(people, person, EVALUATION, "imp_eval_plans", "Go on with daily silence.")
    (hit,) = find(people, person, "silence")
    assert (hit.kind, hit.form, hit.item_id) == ("text", EVALUATION, "imp_eval_plans")
    assert find(people, person, "yoga") == []


def test_numbers_that_were_keyed_are_no_words(people: Study, person: Person) -> None:
    write(people, person, PSS, "pss_01", "77")
    assert find(people, person, "77") == []


def test_questions_are_found_by_what_was_asked_and_answered(people: Study, person: Person) -> None:
    asked = queries.ask(people, person, PSS, "Is line four crossed twice?", "pss_04")
    queries.answer(people, person, asked, "The paper shows a thick stroke.")
    assert [(hit.part, hit.item_id) for hit in find(people, person, "line four")] == [("asked", "pss_04")]
    assert [(hit.part, hit.item_id) for hit in find(people, person, "stroke")] == [("answered", "pss_04")]


def test_the_log_of_the_course_is_found(people: Study, person: Person) -> None:
    postponed = {"date": "2026-03-09", "status": "postponed", "reason": "snow storm", "moved_to": "2026-03-16"}
    teaching.log_session(people, person, 1, "closure", postponed)
    course_log.add_adaptation(people, person, {"what": "eleventh session", "why": "people asked", "cohort": "1"})
    reaction = {"reaction": "other", "severity": "mild", "what": "trouble sleeping"}
    course_log.add_reaction(people, person, "002-C", reaction)
    (session,) = find(people, person, "storm")
    assert (session.kind, session.part, session.cohort) == ("session", "closure", 1)
    (what,) = find(people, person, "eleventh")
    (why,) = find(people, person, "asked")
    assert (what.kind, what.part, why.part, why.cohort) == ("adaptation", "what", "why", 1)
    assert kinds(find(people, person, "sleeping")) == [("reaction", "002-C")]


def test_every_word_must_be_there_and_one_may_be_the_code(people: Study, person: Person) -> None:
    for code in ("001-B", "002-C"):
        write(people, person, FormKey(code, "post", "imp_eval"), "imp_eval_plans", "Go on sitting at home.")
    assert len(find(people, person, "home sitting")) == 2
    assert find(people, person, "home standing") == []
    assert kinds(find(people, person, "002 home")) == [("text", "002-C")]
    assert find(people, person, "003 home") == []


@pytest.mark.parametrize("typed", ["", " ", "a", "a b", "é"])
def test_a_single_sign_finds_nothing(people: Study, person: Person, typed: str) -> None:
    assert find(people, person, typed) == []


def test_no_more_than_the_most_are_given(people: Study, person: Person) -> None:
    finder = finding.Finder(people, person)
    assert len(finder.find("00")) == 4
    assert len(finder.find("00", most=3)) == 3


def test_who_may_not_see_a_form_that_is_keyed_twice_finds_nothing_of_it(people: Study, person: Person) -> None:
    eva = persons.person(people, "Eva Smit")
    studies.choose(people, person, "double_keying.post.imp_eval", "all")
    write(people, person, EVALUATION, "imp_eval_plans", "Go on with silence.")
    keying.note(people, person, keying.open_form(people, EVALUATION), "imp_eval_plans", "silent pencil")
    queries.ask(people, person, EVALUATION, "Does it say silence?", "imp_eval_plans")
    hers, own = finding.Finder(people, eva), finding.Finder(people, person)
    assert hers.find("silen") == []
    assert hers.left_out == 1
    assert {hit.kind for hit in own.find("silen")} == {"text", "note", "query"}
    assert own.left_out == 0


def test_a_study_without_a_course_is_looked_through_too(
    people: Study, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = studies.protocol(people)
    monkeypatch.setattr(finding, "protocol", lambda _study: replace(plan, course=None))
    assert kinds(find(people, person, "004")) == [("code", "004-F")]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("short", "or", "short"),
        ("two\n lines", "lines", "two lines"),
        ("x" * 100 + " needle " + "y" * 100, "needle", "…" + "x" * 23 + " needle " + "y" * 59 + "…"),
        ("x" * 100 + " needle", "needle", "…" + "x" * 83 + " needle"),
        ("needle " + "y" * 100, "needle", "needle " + "y" * 83 + "…"),
        ("ﬁ" * 100 + " Nàdel", "nadel", "…" + "ﬁ" * 84 + " Nàdel"),
        ("x" * 100, "absent", "x" * 90 + "…"),
    ],
)
def test_a_long_text_is_shown_around_what_was_found(text: str, typed: str, shown: str) -> None:
    assert finding.around(text, typed) == shown


@given(st.text(max_size=300), st.text(max_size=20))
def test_whatever_is_typed_a_piece_of_the_text_is_shown(text: str, typed: str) -> None:
    piece = finding.around(text, typed).removeprefix("…").removesuffix("…")
    assert len(piece) <= 90
    assert piece in " ".join(text.split()) or not piece


@given(st.text(max_size=60))
def test_a_text_is_found_by_each_of_its_words_in_any_case(text: str) -> None:
    for word in text.split():
        assert finding.plain(word) in finding.plain(text)
        assert finding.plain(word.upper().lower()) == finding.plain(word.upper())
