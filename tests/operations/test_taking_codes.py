"""Codes of texts taken in: those a study added, and which text stands under which."""

import pytest

from imp_desktop.operations import coding, keying, studies
from imp_desktop.operations.keying import FormKey

PLANS, MISSED = "imp_eval_plans", "imp_eval_missed"
FORM = FormKey("001-B", "post", "imp_eval")
OWN = "item,code,label,reason\n"
CODES = "record_id,redcap_event_name,item,codes,printable\n"
SINGING = OWN + "imp_eval_plans,in_a_choir,Singing,comes up often\n"


@pytest.fixture
def written(people, person):
    """A form with words about plans and about what was missed."""
    form = keying.open_form(people, FORM)
    keying.key(people, person, form, PLANS, "sing in a choir")
    keying.key(people, person, form, MISSED, "more silence")
    return people


def coded(study, item=PLANS):
    (text,) = coding.texts(study, item)
    return text.codes, text.printable, text.changed


def test_a_code_of_the_study_keeps_its_short_name_and_its_reason(written, tables):
    result = tables.take(CODES + "001-b,post_arm_1,imp_eval_plans,in_a_choir,yes\n", SINGING)
    assert result.sentence() == "Taken in: 1 new code, 1 text coded."
    code = coding.codes(written, PLANS)[-1]
    assert (code.id, code.label, code.own, code.why) == ("in_a_choir", "Singing", True, "comes up often")
    assert coded(written) == (("in_a_choir",), True, False)


def test_a_code_without_a_short_name_gets_one_once(written, tables):
    given = OWN + "imp_eval_plans,,Singing aloud,comes up often\nimp_eval_missed,,Singing aloud,also\n"
    assert tables.take(given).codes == 2
    assert (tables.take(given).known, len(coding.codes(written, PLANS))) == (2, 5)
    assert coding.codes(written, PLANS)[-1].id == "singing_aloud"


def test_several_codes_stand_in_the_order_of_the_protocol(written, tables):
    tables.take(CODES + "001-B,post,imp_eval_missed,other  work,no\n")
    assert coded(written, MISSED) == (("work", "other"), False, False)


def test_the_same_again_changes_nothing(written, tables):
    given = (SINGING, CODES + "001-B,post,imp_eval_plans,in_a_choir,yes\n001-B,post,imp_eval_missed,work other,\n")
    tables.take(*given)
    before = studies.last_change(written)
    again = tables.take(given[0], given[1].replace("work other", "other work"))
    assert (again.known, again.codes, again.codings) == (3, 0, 0)
    assert studies.last_change(written) == before


def test_an_empty_cell_leaves_what_is_there(written, tables):
    tables.take(CODES + "001-B,post,imp_eval_plans,continue,yes\n")
    for cells in (",", "continue,", ",yes"):
        assert tables.take(CODES + f"001-B,post,imp_eval_plans,{cells}\n").known == 1
    assert coded(written) == (("continue",), True, False)
    assert tables.take(CODES + "001-B,post,imp_eval_missed,,no\n").known == 1
    assert coded(written, MISSED) == ((), False, False)


def test_another_value_is_refused_unless_it_is_to_be_replaced(written, tables):
    tables.take(CODES + "001-B,post,imp_eval_plans,continue,yes\n")
    other = CODES + "001-B,post,imp_eval_plans,other,no\n"
    assert [said.split(" Check")[0] for said in tables.refusals(other)] == [
        "table0.csv, line 2, codes: other is given, but continue is there already.",
        "table0.csv, line 2, printable: no is given, but yes is there already.",
    ]
    assert tables.take(other, replace=True, reason="read again").codings == 1
    assert coded(written) == (("other",), False, False)


def test_a_text_keyed_anew_waits_until_somebody_looks_whatever_an_old_table_says(written, person, tables):
    table = CODES + "001-B,post,imp_eval_plans,continue,yes\n"
    tables.take(table)
    keying.key(written, person, keying.open_form(written, FORM), PLANS, "stop")
    assert tables.take(table).known == 1
    assert coded(written) == (("continue",), False, True)
    assert tables.take(table.replace("continue", "other"), replace=True, reason="read again").codings == 1
    assert coded(written) == (("other",), True, False)


@pytest.mark.parametrize(
    ("given", "where", "word"),
    [
        (CODES + "001-B,post,imp_eval_plans,cheese,\n", "line 2, codes", "no code cheese"),
        (CODES + "001-B,post,imp_eval_plans,continue other,\n", "line 2, codes", "takes one code"),
        (CODES + "002-C,post,imp_eval_plans,continue,\n", "line 2, item", "no text of 002-C"),
        (CODES + "001-B,pre,imp_eval_plans,continue,\n", "line 2, item", "no text of 001-B"),
        (CODES + "009-X,post,imp_eval_plans,continue,\n", "line 2, record_id", "no participant 009-X"),
        (CODES + "001-B,later,imp_eval_plans,continue,\n", "line 2, redcap_event_name", "no assessment later"),
        (CODES + "001-B,post,imp_eval_grade,continue,\n", "line 2, item", "not sorted under codes"),
        (CODES + "001-B,post,imp_eval_plans,continue,maybe\n", "line 2, printable", "yes, no"),
        (CODES + "001-B,post,imp_eval_plans,other,\n001-b,post,imp_eval_plans,,\n", "line 3", "there twice"),
        (OWN + "imp_eval_plans,x,X,\n", "line 2, reason", "needs a reason"),
        (OWN + "imp_eval_plans,Big One,X,why\n", "line 2, code", "Big One is no short name"),
        (OWN + "imp_eval_plans,other,Another,why\n", "line 2, code", "There is a code other already"),
        (OWN + "imp_eval_plans,x,go on practising,why\n", "line 2, label", "There is a code go on practising already"),
        (OWN + f"imp_eval_plans,x,{'x' * 61},why\n", "line 2, label", "at most 60 characters"),
        (OWN + "imp_eval_grade,x,X,why\n", "line 2, item", "not sorted under codes"),
        (OWN + "imp_eval_plans,x,X,why\nimp_eval_plans,x,Y,why\n", "line 3", "there twice"),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_place(written, tables, given, where, word):
    (told,) = tables.refusals(given)
    assert told.startswith(f"table0.csv, {where}: "), told
    assert word in told


@pytest.mark.parametrize(("label", "why", "column"), [("Dancing", "", "label"), ("", "another reason", "reason")])
def test_what_a_code_means_is_never_replaced(written, tables, label, why, column):
    tables.take(SINGING)
    other = OWN + f"imp_eval_plans,in_a_choir,{label},{why}\n"
    (told,) = tables.refusals(other, replace=True, reason="because")
    assert told.startswith(f"table0.csv, line 2, {column}: There is a code in_a_choir already.")
