"""Tests of keying: what is on disk, what is flagged, what is complete."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import MISSING_REASONS, Flag, understand
from imp_desktop.operations import enrolling, keying, studies
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def form(people: Study) -> Form:
    return keying.open_form(people, PSS)


def _again(study: Study, form: Form) -> Form:
    return keying.open_form(study, form.key)


def test_opening_a_form_writes_nothing(people: Study) -> None:
    before = people.rows("SELECT (SELECT count(*) FROM ledger), (SELECT count(*) FROM form)")
    form = keying.open_form(people, FormKey(" 001-b", "pre", "pss"))
    assert form.key == PSS
    assert (form.answers, form.notes, form.date, form.absent, form.complete) == ({}, {}, None, False, False)
    assert people.rows("SELECT (SELECT count(*) FROM ledger), (SELECT count(*) FROM form)") == before


REFUSED = [
    (FormKey("009-X", "pre", "pss"), Problem.UNKNOWN_PARTICIPANT),
    (FormKey("001-B", "halfway", "pss"), Problem.UNKNOWN_ASSESSMENT),
    (FormKey("001-B", "pre", "bdi"), Problem.UNKNOWN_INSTRUMENT),
    (FormKey("001-B", "post", "intake"), Problem.FORM_NOT_DUE),
    (FormKey("005-G", "pre", "pss"), Problem.NO_CONSENT),
    (FormKey("006-H", "pre", "pss"), Problem.GROUP_MISSING),
]


@pytest.mark.parametrize(("key", "problem"), REFUSED)
def test_a_form_that_cannot_be_keyed_says_why(people: Study, person: Person, key: FormKey, problem: Problem) -> None:
    enrolling.add(people, person, "005-G", {"group": "control"})
    enrolling.add(people, person, "006-H", {"consent": "2026-01-05"})
    with pytest.raises(ImpError) as refused:
        keying.open_form(people, key)
    assert refused.value.problem is problem


def test_an_answer_is_on_disk_when_it_is_told(people: Study, person: Person, form: Form) -> None:
    answer = keying.key(people, person, form, "pss_01", "3")
    assert answer.value == 3
    assert people.rows("SELECT keyed FROM answer") == [("3",)]
    people.close()
    reopened = studies.open_study(people.path)
    assert _again(reopened, form).answers == {"pss_01": answer}
    reopened.close()


def test_one_answer_is_one_change(people: Study, person: Person, form: Form) -> None:
    (before,) = people.rows("SELECT count(*) FROM ledger")[0]
    for number, item in enumerate(form.instrument.items, start=1):
        keying.key(people, person, form, item.id, "2")
        assert people.rows("SELECT count(*) FROM ledger") == [(before + number,)]


def test_an_answer_outside_the_scale_is_kept_as_keyed_and_flagged(people: Study, person: Person, form: Form) -> None:
    for text in ("7", "-1", "007"):
        answer = keying.key(people, person, form, "pss_01", text)
        assert (answer.keyed, answer.flag, answer.value) == (text, Flag.OUTSIDE, None)
    assert form.answered == 1


@pytest.mark.parametrize("text", ["", " ", "x", "1.5", "1,5", "1e1", "٣", "½", "3 ", "3\n", "9" * 10, "\ud800"])
def test_what_is_no_whole_number_is_refused_and_nothing_is_written(
    people: Study, person: Person, form: Form, text: str
) -> None:
    before = people.rows("SELECT count(*) FROM ledger")
    with pytest.raises(ImpError) as refused:
        keying.key(people, person, form, "pss_01", text)
    assert refused.value.problem is Problem.NOT_A_WHOLE_NUMBER
    assert people.rows("SELECT count(*) FROM ledger") == before
    assert form.answers == {}


def test_the_same_answer_again_is_no_change(people: Study, person: Person, form: Form) -> None:
    keying.key(people, person, form, "pss_01", "7")
    keying.confirm(people, person, form, "pss_01")
    before = people.rows("SELECT count(*) FROM ledger")
    assert keying.key(people, person, form, "pss_01", "7").flag is Flag.CONFIRMED
    assert people.rows("SELECT count(*) FROM ledger") == before


@pytest.mark.parametrize("reason", MISSING_REASONS)
def test_a_missing_answer_has_a_reason(people: Study, person: Person, form: Form, reason: str) -> None:
    keying.blank(people, person, form, "pss_01", reason)
    assert _again(people, form).answers["pss_01"].missing == reason
    with pytest.raises(ImpError) as refused:
        keying.blank(people, person, form, "pss_01", "forgotten")
    assert refused.value.problem is Problem.UNKNOWN_REASON


def test_a_flag_is_confirmed_or_corrected(people: Study, person: Person, form: Form) -> None:
    keying.key(people, person, form, "pss_01", "7")
    confirmed = keying.confirm(people, person, form, "pss_01", "it says seven")
    assert (confirmed.keyed, confirmed.flag, confirmed.value) == ("7", Flag.CONFIRMED, None)
    assert _again(people, form).answers["pss_01"] == confirmed
    assert keying.confirm(people, person, form, "pss_01") == confirmed
    corrected = keying.key(people, person, form, "pss_01", "2")
    assert (corrected.flag, corrected.value) == (None, 2)
    assert form.corrected == _again(people, form).corrected == {"pss_01"}


@pytest.mark.parametrize("before", [None, "3", "omitted"])
def test_there_is_nothing_to_confirm_at_an_answer_within_the_scale(
    people: Study, person: Person, form: Form, before: str | None
) -> None:
    if before == "omitted":
        keying.blank(people, person, form, "pss_01", before)
    elif before:
        keying.key(people, person, form, "pss_01", before)
    with pytest.raises(ImpError) as refused:
        keying.confirm(people, person, form, "pss_01")
    assert refused.value.problem is Problem.NOTHING_TO_CONFIRM


VERBS: list[Callable[[Study, Person, Form], object]] = [
    lambda study, person, form: keying.key(study, person, form, "x", "1"),
    lambda study, person, form: keying.blank(study, person, form, "x", "omitted"),
    lambda study, person, form: keying.confirm(study, person, form, "x"),
    lambda study, person, form: keying.clear(study, person, form, "x"),
    lambda study, person, form: keying.note(study, person, form, "x", "n"),
]


@pytest.mark.parametrize("verb", VERBS)
def test_an_item_the_form_does_not_have_is_refused(
    people: Study, person: Person, form: Form, verb: Callable[[Study, Person, Form], object]
) -> None:
    with pytest.raises(ImpError) as refused:
        verb(people, person, form)
    assert refused.value.problem is Problem.UNKNOWN_ITEM


def test_undo_goes_back_step_by_step_through_everything(people: Study, person: Person, form: Form) -> None:
    with pytest.raises(ImpError) as nothing:
        keying.undo(people, person, form)
    assert nothing.value.problem is Problem.NOTHING_TO_UNDO
    states = [dict(form.answers)]
    steps: list[Callable[[], object]] = [
        lambda: keying.key(people, person, form, "pss_01", "1"),
        lambda: keying.key(people, person, form, "pss_02", "9"),
        lambda: keying.confirm(people, person, form, "pss_02"),
        lambda: keying.key(people, person, form, "pss_01", "2"),
        lambda: keying.blank(people, person, form, "pss_01", "illegible"),
        lambda: keying.clear(people, person, form, "pss_02"),
    ]
    for step in steps:
        step()
        states.append(dict(form.answers))
    for item in ("pss_02", "pss_01", "pss_01", "pss_02", "pss_02", "pss_01"):
        states.pop()
        assert keying.undo(people, person, form) == item
        assert form.answers == states[-1] == _again(people, form).answers
        assert form.corrected == _again(people, form).corrected
    with pytest.raises(ImpError):
        keying.undo(people, person, form)
    assert people.rows("SELECT count(*) FROM answer") == [(12,)]


def test_keying_after_an_undo_can_be_undone_too(people: Study, person: Person, form: Form) -> None:
    for text in ("1", "2"):
        keying.key(people, person, form, "pss_01", text)
    keying.undo(people, person, form)
    keying.key(people, person, form, "pss_01", "4")
    keying.undo(people, person, form)
    assert form.answers["pss_01"].keyed == "1"
    keying.undo(people, person, form)
    assert form.answers == {}


def test_keying_goes_on_where_it_stopped(people: Study, person: Person, form: Form) -> None:
    for item in ("pss_01", "pss_02", "pss_05", "pss_03"):
        keying.key(people, person, form, item, "1")
    again = _again(people, form)
    assert again.last_item == form.last_item == "pss_03"
    gap = again.first_gap()
    assert gap is not None
    assert gap.id == "pss_04"


def test_a_form_is_complete_when_every_item_has_an_answer_a_flag_or_a_reason(
    people: Study, person: Person, form: Form
) -> None:
    first, second, *others = form.instrument.items
    keying.key(people, person, form, first.id, "9")
    keying.blank(people, person, form, second.id, "omitted")
    for item in others:
        assert not form.complete
        keying.key(people, person, form, item.id, "0")
    assert form.complete
    assert form.answered == len(form.asked) == 10
    keying.clear(people, person, form, first.id)
    assert not _again(people, form).complete


def test_an_item_is_asked_only_where_its_condition_holds(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    for item, text in [("intake_gender", "1"), ("intake_age", "40")]:
        keying.key(people, person, form, item, text)
    assert [item.id for item in form.asked] == ["intake_gender", "intake_age", "intake_profession"]
    keying.key(people, person, form, "intake_profession", "4")
    assert form.asked[-1].id == "intake_profession_other"
    assert form.complete
    keying.key(people, person, form, "intake_profession_other", "midwife")
    keying.key(people, person, form, "intake_profession", "3")
    assert len(form.asked) == 3
    assert _again(people, form).answers["intake_profession_other"].keyed == "midwife"
    assert form.complete


def test_a_note_stands_beside_its_item(people: Study, person: Person, form: Form) -> None:
    keying.note(people, person, form, "pss_01", "  between 2 and 3 ")
    keying.note(people, person, form, "pss_02", "x")
    keying.note(people, person, form, "pss_02", "")
    assert form.notes == _again(people, form).notes == {"pss_01": "between 2 and 3"}
    before = people.rows("SELECT count(*) FROM ledger")
    keying.note(people, person, form, "pss_01", "between 2 and 3")
    assert people.rows("SELECT count(*) FROM ledger") == before
    for text, problem in [("x" * 20_001, Problem.TEXT_TOO_LONG), ("\x00", Problem.TEXT_UNFIT)]:
        with pytest.raises(ImpError) as refused:
            keying.note(people, person, form, "pss_01", text)
        assert refused.value.problem is problem


def test_the_date_on_the_form_lies_between_consent_and_today(people: Study, person: Person, form: Form) -> None:
    keying.date_form(people, person, form, dt.date(2026, 1, 5))
    assert _again(people, form).date == form.date == dt.date(2026, 1, 5)
    for day, problem in [
        (dt.date(2026, 1, 4), Problem.CONSENT_AFTER_FORM),
        (enrolling.today() + dt.timedelta(days=1), Problem.DATE_IN_FUTURE),
    ]:
        with pytest.raises(ImpError) as refused:
            keying.date_form(people, person, form, day)
        assert refused.value.problem is problem
    keying.date_form(people, person, form, None)
    assert _again(people, form).date is None


def test_a_form_that_never_came_back_holds_no_answers(people: Study, person: Person, form: Form) -> None:
    keying.never_came_back(people, person, form, absent=True)
    assert _again(people, form).absent
    keying.never_came_back(people, person, form, absent=False)
    assert not _again(people, form).absent
    keying.never_came_back(people, person, form, absent=True)
    keying.key(people, person, form, "pss_01", "1")
    assert not form.absent
    assert not _again(people, form).absent
    with pytest.raises(ImpError) as refused:
        keying.never_came_back(people, person, form, absent=True)
    assert refused.value.problem is Problem.FORM_HAS_ANSWERS


def test_the_next_form_is_the_next_one_of_the_packet_that_is_not_done(people: Study, person: Person) -> None:
    packet = [key for key in keying.due_forms(people, "001-B") if key.assessment == "pre"]
    assert keying.next_form(people, packet[0]) == packet[1]
    keying.never_came_back(people, person, keying.open_form(people, packet[1]), absent=True)
    assert keying.next_form(people, packet[0]) == packet[2]
    assert keying.next_form(people, packet[-1]) == packet[0]
    for key in packet:
        form = keying.open_form(people, key)
        for item in form.instrument.items:
            if item.asked_if is None and key != packet[1]:
                keying.key(people, person, form, item.id, "30" if item.id == "intake_age" else "1")
    assert keying.next_form(people, packet[0]) == next(
        key for key in keying.due_forms(people, "001-B") if key.assessment == "post"
    )
    last = keying.due_forms(people, "001-B")[-1]
    assert keying.next_form(people, last) not in {last, None}


def test_a_participant_who_changes_group_keeps_what_was_keyed(people: Study, person: Person) -> None:
    form = keying.open_form(people, PSS)
    keying.key(people, person, form, "pss_01", "1")
    enrolling.amend(people, person, "001-B", {"group": "control", "cohort": ""}, "swapped by the desk")
    assert _again(people, form).answers == form.answers


def test_the_history_of_an_item_tells_everything_newest_first(people: Study, person: Person, form: Form) -> None:
    keying.key(people, person, form, "pss_01", "9")
    keying.confirm(people, person, form, "pss_01")
    keying.note(people, person, form, "pss_01", "why?")
    keying.blank(people, person, form, "pss_01", "omitted")
    keying.clear(people, person, form, "pss_01")
    keying.undo(people, person, form)
    events = item_history(people, PSS, "pss_01")
    assert [event.kind for event in events] == ["undone", "cleared", "blank", "note", "confirmed", "keyed"]
    assert (events[-1].keyed, events[-1].flag, events[-1].who) == ("9", Flag.OUTSIDE, "AB")
    assert item_history(people, FormKey("001-B", "post", "pss"), "pss_01") == []


def test_all_keyed_forms_are_read_at_once(people: Study, person: Person) -> None:
    for key in (PSS, FormKey("003-D", "post", "eq")):
        form = keying.open_form(people, key)
        keying.key(people, person, form, form.instrument.items[0].id, "1")
        keying.key(people, person, form, form.instrument.items[1].id, "8")
    read = keying.keyed_forms(people)
    assert list(read) == [PSS, FormKey("003-D", "post", "eq")]
    assert [answer.value for answer in read[PSS].values()] == [1, None]


def test_many_answers_are_taken_in_as_one_change(people: Study, person: Person, form: Form) -> None:
    (before,) = people.rows("SELECT count(*) FROM ledger")[0]
    given = {item.id: understand(item, "2") for item in form.instrument.items}
    with people.change(person, "from the paper archive", "import") as change:
        keying.take_in(change, people, form, given)
    assert people.rows("SELECT count(*) FROM ledger") == [(before + 1,)]
    assert _again(people, form).answers == given
    assert studies.check(people) == []


def test_a_decimal_is_kept_as_keyed(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    assert keying.key(people, person, form, "intake_age", "040").value in {40, Decimal(40)}
    assert _again(people, form).answers["intake_age"].keyed == "040"


def test_a_study_for_reading_takes_no_answers(people: Study, person: Person) -> None:
    copy = studies.copy_for_reading(people)
    form = keying.open_form(copy, PSS)
    with pytest.raises(ImpError) as refused:
        keying.key(copy, person, form, "pss_01", "1")
    assert refused.value.problem is Problem.STUDY_READ_ONLY
    assert form.answers == {}
