"""Tests of sorting texts under codes: what is listed, what waits, what is refused, what a new code needs."""

import pytest

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import coding, enrolling, keying, studies
from imp_desktop.operations.coding import Code
from imp_desktop.operations.keying import FormKey

PLANS, MISSED = "imp_eval_plans", "imp_eval_missed"
FIRST = FormKey("001-B", "post", "imp_eval")
SECOND = FormKey("002-C", "post", "imp_eval")
STRANGE = "<b>Go on</b> & “on” \u202eno\u202c 🧘🏽‍♀️ שלום\n" * 400


def write(study, person, form, **texts):
    opened = keying.open_form(study, form)
    for item, text in texts.items():
        keying.key(study, person, opened, item, text)
    return opened


@pytest.fixture
def written(people, person):
    write(people, person, SECOND, imp_eval_plans="None yet.")
    write(people, person, FIRST, imp_eval_plans="Go on at home.", imp_eval_missed="More silence.")
    return people


def problem_of(does):
    with pytest.raises(ImpError) as raised:
        does()
    return raised.value.problem


def changes(study):
    return study.rows("SELECT count(*) FROM ledger")[0][0]


def test_texts_stand_in_the_order_of_the_codes_of_participants(written):
    assert coding.coded_items(written) == (PLANS, MISSED)
    assert [(one.form, one.text) for one in coding.texts(written, PLANS)] == [
        (FIRST, "Go on at home."),
        (SECOND, "None yet."),
    ]
    assert [one.form for one in coding.texts(written, MISSED)] == [FIRST]


def test_codes_are_those_of_the_protocol_in_the_language_of_now_then_those_added(written, person):
    made = coding.add_code(written, person, PLANS, "practise in pairs", "three people write so")
    found = coding.codes(written, PLANS)
    assert [one.id for one in found] == ["continue", "none_yet", "teacher_training", "other", "practise_in_pairs"]
    assert found[0] == Code("continue", "go on practising")
    assert found[-1] == made == Code("practise_in_pairs", "practise in pairs", own=True, why="three people write so")
    i18n.choose_language("nl")
    assert coding.codes(written, PLANS)[1].label == "nog geen plannen"
    assert [one.id for one in coding.codes(written, MISSED)][-1] == "other"


def test_coding_takes_a_text_from_those_that_wait_and_names_who_coded(written, person):
    assert coding.uncoded(written) == 3
    coded = coding.code_text(written, person, FIRST, PLANS, ["continue"], printable=True)
    assert (coded.codes, coded.printable, coded.who) == (("continue",), True, "AB")
    assert coding.texts(written, PLANS)[0] == coded
    assert coding.uncoded(written) == 2
    coding.code_text(written, person, FIRST, PLANS, [])
    assert coding.texts(written, PLANS)[0].codes == ()
    assert coding.uncoded(written) == 3


def test_several_codes_stand_in_the_order_of_the_list_whatever_the_order_of_the_keys(written, person):
    coded = coding.code_text(written, person, FIRST, MISSED, ["other", "work", "other"])
    assert coded.codes == ("work", "other")


def test_the_same_again_changes_nothing(written, person):
    coding.code_text(written, person, FIRST, PLANS, ["continue"])
    before = changes(written)
    again = coding.code_text(written, person, FIRST, PLANS, ["continue"])
    assert changes(written) == before
    assert again == coding.texts(written, PLANS)[0]


def test_letter_case_of_a_code_of_a_participant_does_not_count(written, person):
    coded = coding.code_text(written, person, FormKey("001-b", "post", "imp_eval"), PLANS, ["continue"])
    assert coded.form == FIRST


def test_what_does_not_fit_is_refused_and_nothing_is_written(written, person):
    before = changes(written)
    code = coding.code_text
    assert problem_of(lambda: code(written, person, FIRST, "imp_eval_remarks", [])) is Problem.NOT_CODED
    assert problem_of(lambda: code(written, person, FIRST, PLANS, ["work"])) is Problem.UNKNOWN_CODE
    assert problem_of(lambda: code(written, person, FIRST, PLANS, ["continue", "other"])) is Problem.ONE_CODE_ONLY
    assert problem_of(lambda: code(written, person, SECOND, MISSED, ["work"])) is Problem.NO_TEXT
    nobody = FormKey("009-X", "post", "imp_eval")
    assert problem_of(lambda: code(written, person, nobody, PLANS, [])) is Problem.UNKNOWN_PARTICIPANT
    assert problem_of(lambda: coding.codes(written, "pss_01")) is Problem.NOT_CODED
    assert changes(written) == before


def test_a_text_of_blanks_is_no_text(people, person):
    write(people, person, FIRST, imp_eval_plans=" \n\t ")
    assert coding.texts(people, PLANS) == ()
    assert coding.uncoded(people) == 0
    assert problem_of(lambda: coding.code_text(people, person, FIRST, PLANS, ["other"])) is Problem.NO_TEXT


def test_a_text_taken_back_is_listed_no_more(written, person):
    coding.code_text(written, person, FIRST, PLANS, ["continue"])
    keying.clear(written, person, keying.open_form(written, FIRST), PLANS)
    assert [one.form for one in coding.texts(written, PLANS)] == [SECOND]


def test_a_text_keyed_anew_waits_again_with_its_codes_and_is_not_printed_unseen(written, person):
    coding.code_text(written, person, FIRST, PLANS, ["continue"], printable=True)
    form = write(written, person, FIRST, imp_eval_plans="Go on with Jan.")
    changed = coding.texts(written, PLANS)[0]
    assert (changed.codes, changed.changed, changed.printable) == (("continue",), True, False)
    assert coding.uncoded(written) == 3
    confirmed = coding.code_text(written, person, FIRST, PLANS, ["continue"], printable=True)
    assert (confirmed.changed, confirmed.printable) == (False, True)
    assert coding.uncoded(written) == 2
    keying.undo(written, person, form)
    assert coding.texts(written, PLANS)[0].changed


def test_a_text_put_back_as_it_was_coded_does_not_wait(written, person):
    coding.code_text(written, person, FIRST, PLANS, ["continue"], printable=True)
    form = write(written, person, FIRST, imp_eval_plans="Go on with Jan.")
    keying.undo(written, person, form)
    back = coding.texts(written, PLANS)[0]
    assert (back.text, back.changed, back.printable) == ("Go on at home.", False, True)


def test_texts_that_may_not_be_used_are_listed_as_such_and_do_not_wait(written, person):
    enrolling.amend(
        written,
        person,
        "001-B",
        {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01", "data_use": "none"},
    )
    assert [(one.form.code, one.counts) for one in coding.texts(written, PLANS)] == [("001-B", False), ("002-C", True)]
    assert coding.uncoded(written) == 1


def test_a_long_text_with_markup_and_signs_of_every_kind_stays_as_it_was_keyed(people, person):
    text = STRANGE[:20_000]
    write(people, person, FIRST, imp_eval_plans=text)
    assert coding.code_text(people, person, FIRST, PLANS, ["other"]).text == text
    assert studies.check(people) == []


@pytest.mark.parametrize(
    "label", ["", "  ", "x" * 61, "two\nlines", "two\u2028lines", "a\tb", "a\x00b", "\u200b", "\ud800"]
)
def test_a_label_that_is_no_line_of_at_most_sixty_signs_is_refused(written, person, label):
    before = changes(written)
    assert problem_of(lambda: coding.add_code(written, person, PLANS, label, "why")) is Problem.CODE_LABEL_UNFIT
    assert changes(written) == before


@pytest.mark.parametrize("label", ["Go on practising", " other ", "Blijven  oefenen", "in  pairs", "ＩＮ pairs"])
def test_a_label_there_is_already_is_refused_in_every_language_and_writing(written, person, label):
    coding.add_code(written, person, PLANS, "In pairs", "two people write so")
    assert problem_of(lambda: coding.add_code(written, person, PLANS, label, "why")) is Problem.CODE_EXISTS


def test_the_same_label_may_stand_at_another_item(written, person):
    coding.add_code(written, person, PLANS, "in pairs", "plans")
    assert coding.add_code(written, person, MISSED, "in pairs", "missed").id == "in_pairs"


@pytest.mark.parametrize(
    ("why", "problem"),
    [("", Problem.CODE_NEEDS_REASON), (" ", Problem.CODE_NEEDS_REASON), ("x" * 20_001, Problem.TEXT_TOO_LONG)],
)
def test_a_new_code_needs_a_reason_that_can_be_kept(written, person, why, problem):
    before = changes(written)
    assert problem_of(lambda: coding.add_code(written, person, PLANS, "in pairs", why)) is problem
    assert changes(written) == before


def test_the_reason_for_a_code_is_in_the_ledger(written, person):
    coding.add_code(written, person, PLANS, "in pairs", " several write so ")
    assert written.rows("SELECT action, why FROM ledger ORDER BY seq DESC LIMIT 1") == [
        ("add code", "several write so")
    ]


def test_ids_are_made_of_the_label_and_told_apart(written, person):
    made = [coding.add_code(written, person, PLANS, label, "why").id for label in ("In pairs", "in-pairs", "in pairs!")]
    assert made == ["in_pairs", "in_pairs_2", "in_pairs_3"]
    others = [coding.add_code(written, person, PLANS, label, "why").id for label in ("静か", "3 months", "é" * 60)]
    assert others == ["code", "code_3_months", "e" * 36]
    labels = [one.label for one in coding.codes(written, PLANS) if one.own]
    assert labels == ["In pairs", "in-pairs", "in pairs!", "静か", "3 months", "é" * 60]


def test_a_text_can_stand_under_a_code_of_the_study(written, person):
    made = coding.add_code(written, person, PLANS, "in pairs", "why")
    assert coding.code_text(written, person, FIRST, PLANS, [made.id]).codes == ("in_pairs",)
    assert studies.check(written) == []


def test_many_texts_in_one_change_are_sorted_as_one_by_one(written, person):
    coding.code_text(written, person, SECOND, PLANS, ["none_yet"])
    before = changes(written)
    with written.change(person, action="import codes") as change:
        sorting = coding.Sorting(written, change)
        sorting.sort(FIRST, MISSED, ["other", "work"], printable=True)
        sorting.sort(FIRST, PLANS, ["continue"], printable=False)
        sorting.sort(FIRST, PLANS, ["continue"], printable=False)
        sorting.sort(SECOND, PLANS, ["none_yet"], printable=False)
    assert changes(written) == before + 1
    assert [(one.codes, one.printable) for one in coding.texts(written, PLANS)] == [
        (("continue",), False),
        (("none_yet",), False),
    ]
    assert [(one.codes, one.printable) for one in coding.texts(written, MISSED)] == [(("work", "other"), True)]
    assert written.rows("SELECT count(*) FROM coding") == [(3,)]


@pytest.mark.parametrize(
    ("form", "item", "chosen", "problem"),
    [
        (FIRST, "imp_eval_grade", ["continue"], Problem.NOT_CODED),
        (FIRST, PLANS, ["cheese"], Problem.UNKNOWN_CODE),
        (FIRST, PLANS, ["continue", "other"], Problem.ONE_CODE_ONLY),
        (SECOND, MISSED, ["work"], Problem.NO_TEXT),
    ],
)
def test_one_of_many_texts_is_refused_as_a_single_one_is(written, person, form, item, chosen, problem):
    with written.change(person) as change:
        sorting = coding.Sorting(written, change)
        assert problem_of(lambda: sorting.sort(form, item, chosen, printable=False)) is problem
    assert problem_of(lambda: coding.code_text(written, person, form, item, chosen)) is problem


def test_a_code_that_has_a_short_name_elsewhere_keeps_it(written, person):
    assert coding.add_code(written, person, PLANS, "In pairs", "two write so", "pairs").id == "pairs"
    assert coding.codes(written, PLANS)[-1].id == "pairs"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("pairs", Problem.CODE_EXISTS),
        ("continue", Problem.CODE_EXISTS),
        ("In pairs", Problem.CODE_ID_UNFIT),
        ("2", Problem.CODE_ID_UNFIT),
        ("x" * 41, Problem.CODE_ID_UNFIT),
    ],
)
def test_a_short_name_that_is_taken_or_none_is_refused(written, person, code, problem):
    coding.add_code(written, person, PLANS, "In pairs", "two write so", "pairs")
    before = changes(written)
    assert problem_of(lambda: coding.add_code(written, person, PLANS, "Alone", "why", code)) is problem
    assert changes(written) == before
