"""Tests of verifying: what is shown before, what counts as verified, and what makes it unverified again."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import closing, keying, moving, persons, studies, turns, verifying
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")
FFMQ = FormKey("001-B", "pre", "ffmq")


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who works with the study."""
    return persons.person(people, "Jonas Visser")


def key_all(study: Study, person: Person, key: FormKey, other: dict[str, str] | None = None) -> Form:
    form = turns.open_turn(study, person, key)
    for item in form.instrument.items:
        keying.key(study, person, form, item.id, (other or {}).get(item.id, "2"))
    return form


def refusal(deed: object) -> Problem:
    with pytest.raises(ImpError) as refused:
        deed()  # type: ignore[operator]
    return refused.value.problem


def kinds(study: Study, person: Person) -> dict[str, tuple[str, ...]]:
    (form,) = verifying.unusual(study, person)
    return {one.item_id: one.kinds for one in form.unusual}


def test_of_a_form_only_what_is_unusual_is_shown(people: Study, person: Person) -> None:
    form = key_all(people, person, PSS, {"pss_02": "7", "pss_03": "8"})
    keying.confirm(people, person, form, "pss_03")
    keying.blank(people, person, form, "pss_04", "illegible")
    keying.blank(people, person, form, "pss_05", "omitted")
    keying.note(people, person, form, "pss_06", "2, crossed out 3")
    keying.key(people, person, form, "pss_07", "3")
    keying.key(people, person, form, "pss_08", "3")
    keying.undo(people, person, form)
    assert kinds(people, person) == {
        "pss_02": ("flagged",),
        "pss_03": ("confirmed",),
        "pss_04": ("missing", "corrected"),
        "pss_05": ("corrected",),
        "pss_06": ("noted",),
        "pss_07": ("corrected",),
    }
    (looked,) = verifying.unusual(people, person)
    by_item = {one.item_id: one for one in looked.unusual}
    assert (by_item["pss_02"].keyed, by_item["pss_02"].page, by_item["pss_02"].number) == ("7", 1, 2)
    assert (by_item["pss_04"].missing, by_item["pss_06"].note) == ("illegible", "2, crossed out 3")


def test_an_ordinary_form_shows_nothing(people: Study, person: Person) -> None:
    key_all(people, person, PSS)
    assert kinds(people, person) == {}


def test_what_a_third_keying_settled_is_shown(people: Study, person: Person, jonas: Person) -> None:
    studies.choose(people, person, "double_keying.pre.pss", "all")
    key_all(people, person, PSS)
    key_all(people, jonas, PSS, {"pss_04": "3"})
    assert verifying.unusual(people, person) == []
    keying.key(people, person, turns.open_turn(people, person, PSS), "pss_04", "3")
    assert kinds(people, person) == {"pss_04": ("settled",)}
    keying.key(people, person, turns.open_turn(people, person, PSS), "pss_01", "1")
    assert kinds(people, person) == {"pss_01": ("corrected",), "pss_04": ("settled",)}


def test_a_form_verified_stays_so_until_an_answer_on_one_of_its_pages_changes(
    people: Study, person: Person, jonas: Person
) -> None:
    form = key_all(people, person, FFMQ)
    pages = form.instrument.pages
    assert pages > 1
    verifying.verify(people, jonas, FFMQ)
    (looked,) = verifying.unusual(people, person)
    assert (looked.done, looked.stale) == (True, ())
    assert {one.who for one in looked.verified.values()} == {"JV"}
    last = form.instrument.on_page(pages)[0].id
    keying.key(people, person, form, last, "3")
    (looked,) = verifying.unusual(people, person)
    assert (looked.done, looked.stale) == (False, (pages,))
    keying.undo(people, person, form)
    assert verifying.unusual(people, person)[0].stale == (pages,)
    verifying.verify(people, person, FFMQ, pages)
    (looked,) = verifying.unusual(people, person)
    assert (looked.done, looked.verified[pages].who, looked.verified[1].who) == (True, "AB", "JV")
    assert looked.last == looked.verified[pages]
    assert studies.check(people) == []


def test_one_page_alone_can_be_verified(people: Study, person: Person) -> None:
    key_all(people, person, FFMQ)
    verifying.verify(people, person, FFMQ, 2)
    (looked,) = verifying.unusual(people, person)
    assert (set(looked.verified), looked.done) == ({2}, False)


def test_a_page_somebody_verified_before_keeps_their_name(people: Study, person: Person, jonas: Person) -> None:
    key_all(people, person, FFMQ)
    verifying.verify(people, jonas, FFMQ, 2)
    done = verifying.verify_all(people, person, [FFMQ])
    assert (FFMQ, 2) not in done
    assert verifying.unusual(people, person)[0].verified[2].who == "JV"
    verifying.take_back(people, person, done)
    assert set(verifying.unusual(people, person)[0].verified) == {2}


def test_a_pile_is_verified_in_one_change_or_not_at_all(people: Study, person: Person) -> None:
    other = FormKey("002-C", "pre", "pss")
    key_all(people, person, PSS)
    key_all(people, person, other)
    before = people.rows("SELECT count(*) FROM ledger")[0][0]
    assert refusal(lambda: verifying.verify_all(people, person, [PSS, FFMQ, other])) is Problem.VERIFY_NOT_YET
    assert people.rows("SELECT count(*) FROM ledger") == [(before,)]
    assert verifying.verify_all(people, person, [PSS, other]) == [(PSS, 1), (other, 1)]
    assert people.rows("SELECT count(*) FROM ledger") == [(before + 1,)]
    assert [one.done for one in verifying.unusual(people, person)] == [True, True]
    assert verifying.verify_all(people, person, [PSS, other]) == []
    verifying.take_back(people, person, [(PSS, 1)])
    assert [(one.form, one.done) for one in verifying.unusual(people, person, [PSS, other])] == [
        (PSS, False),
        (other, True),
    ]
    assert [one.form for one in verifying.unusual(people, person, [other])] == [other]
    assert verifying.verify_all(people, person, []) == []


def test_what_somebody_must_not_see_cannot_be_verified_by_them(people: Study, person: Person, jonas: Person) -> None:
    studies.choose(people, person, "double_keying.pre.pss", "all")
    key_all(people, person, PSS)
    assert refusal(lambda: verifying.verify(people, jonas, PSS)) is Problem.FORM_SEALED
    assert refusal(lambda: verifying.verify(people, person, PSS)) is Problem.VERIFY_NOT_YET
    assert verifying.unusual(people, jonas) == verifying.unusual(people, person) == []
    key_all(people, jonas, PSS)
    verifying.verify(people, person, PSS)
    assert verifying.unusual(people, jonas)[0].done


def test_forms_that_are_empty_open_or_locked_and_pages_that_are_not_there_are_refused(
    people: Study, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal(lambda: verifying.verify(people, person, PSS)) is Problem.VERIFY_NOT_YET
    keying.key(people, person, turns.open_turn(people, person, PSS), "pss_01", "2")
    assert refusal(lambda: verifying.verify(people, person, PSS)) is Problem.VERIFY_NOT_YET
    assert refusal(lambda: verifying.verify(people, person, FormKey("099-Z", "pre", "pss"))) is (
        Problem.UNKNOWN_PARTICIPANT
    )
    key_all(people, person, PSS)
    assert refusal(lambda: verifying.verify(people, person, PSS, 9)) is Problem.PAGE_UNKNOWN
    closing.close_form(people, person, PSS)
    verifying.verify(people, person, PSS)
    monkeypatch.setattr(closing, "due_forms", lambda _study, _code: [PSS])
    closing.lock(people, person, "001-B")
    assert refusal(lambda: verifying.verify(people, person, PSS)) is Problem.FORM_LOCKED


def test_verifications_go_along_when_their_form_is_moved(people: Study, person: Person) -> None:
    key_all(people, person, PSS)
    verifying.verify(people, person, PSS)
    moved = moving.move_form(people, person, PSS, "002-C", "pre", "filed wrongly")
    (looked,) = verifying.unusual(people, person)
    assert (looked.form, looked.done) == (moved, True)
