"""Importing: everything that fits in one change, or nothing and a sentence for each thing that does not."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.answers import missing_codes
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import enrolling, keying, studies
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import FormKey

PSS = [f"pss_{number:02}" for number in range(1, 11)]


def csv(tmp_path, text, name="answers.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def pss(rows):
    """A table of answers to the PSS: (code, event, cells)."""
    lines = [",".join(["record_id", "redcap_event_name", *PSS])]
    return "\n".join([*lines, *(",".join([code, event, *cells]) for code, event, cells in rows)]) + "\n"


def refused(study, person, *files, **how):
    """The problems of an import that is refused, after looking that it wrote nothing."""
    before = studies.fingerprint(study)
    with pytest.raises(ImpError) as met:
        import_files(study, person, Import(files, **how))
    assert studies.fingerprint(study) == before
    assert studies.check(study) == []
    return [(problem.problem, problem.where) for problem in met.value.all()]


def test_people_and_their_intake_come_from_one_table(tmp_path, study, person):
    table = csv(
        tmp_path,
        "record_id;group;cohort;age;gender;profession;consent_date\n001-B;training;1;45;female;nurse;2018-01-01\n"
        "002-C;control;;33;male;doctor;2018-01-02\n",
        "people.csv",
    )
    result = import_files(study, person, Import([table]))
    assert (result.participants, result.answers) == (2, 6)
    assert enrolling.participant(study, "001-B").cohort == 1
    intake = keying.open_form(study, FormKey("002-C", "pre", "intake")).answers
    assert {item: answer.value for item, answer in intake.items()} == {
        "intake_age": 33,
        "intake_gender": 2,
        "intake_profession": 1,
    }


def test_participants_are_taken_in_before_answers_whatever_the_order_of_the_files(tmp_path, study, person):
    answers = csv(tmp_path, pss([("009-K", "post_arm_1", ["1"] * 10)]))
    people = csv(tmp_path, "record_id,group,consent_date\n009-K,control,2020-01-01\n", "people.csv")
    result = import_files(study, person, Import([answers, people]))
    assert (result.participants, result.answers, result.forms) == (1, 10, 1)


def test_reasons_codes_and_answers_outside_the_scale_are_kept_as_they_stand(tmp_path, people, person):
    cells = ["1", ".omitted", ".illegible", "999", "7", "", "0", "4", "2", "3"]
    table = csv(tmp_path, pss([("001-B", "pre", cells)]))
    result = import_files(people, person, Import([table], missing_codes(["999=page_missing"])))
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    assert result.flags == 1
    assert form.answers["pss_02"].missing == "omitted"
    assert form.answers["pss_04"].missing == "page_missing"
    assert form.answers["pss_05"].flag is Flag.OUTSIDE
    assert form.answers["pss_05"].keyed == "7"
    assert form.answers["pss_05"].value is None
    assert "pss_06" not in form.answers


def test_the_same_value_again_changes_nothing(tmp_path, people, person):
    table = csv(tmp_path, pss([("001-B", "pre", ["1"] * 10)]))
    import_files(people, person, Import([table]))
    before = studies.last_change(people)
    again = import_files(people, person, Import([table]))
    assert (again.answers, again.unchanged) == (0, 10)
    assert studies.last_change(people) == before


def test_another_value_is_refused_and_replaces_only_with_a_reason(tmp_path, people, person):
    import_files(people, person, Import([csv(tmp_path, pss([("001-B", "pre", ["1"] * 10)]))]))
    other = csv(tmp_path, pss([("001-B", "pre", ["2", *["1"] * 9])]), "other.csv")
    assert refused(people, person, other) == [(Problem.TABLE_OTHER_VALUE, "other.csv, line 2, pss_01")]
    assert refused(people, person, other, replace=True) == [(Problem.TABLE_REASON_NEEDED, "")]
    result = import_files(people, person, Import([other], replace=True, reason="checked against paper"))
    assert result.replaced == 1
    history = item_history(people, FormKey("001-B", "pre", "pss"), "pss_01")
    assert [(event.keyed, event.why) for event in history] == [("2", "checked against paper"), ("1", "")]


def test_a_dry_run_tells_and_writes_nothing(tmp_path, people, person):
    before = studies.last_change(people)
    table = csv(tmp_path, pss([("001-B", "pre", ["1"] * 10)]))
    result = import_files(people, person, Import([table], dry_run=True))
    assert result.answers == 10
    assert studies.last_change(people) == before
    assert keying.open_form(people, FormKey("001-B", "pre", "pss")).answers == {}


def test_everything_that_cannot_be_taken_is_named_and_nothing_is_written(tmp_path, people, person):
    table = csv(
        tmp_path,
        pss(
            [
                ("001-B", "pre", ["x", "1,5".replace(",", "."), "1", "1", "1", "1", "1", "1", "1", "1"]),
                ("909-Z", "pre", ["1"] * 10),
                ("002-C", "pre", ["1"] * 10),
            ]
        ),
    )
    assert refused(people, person, table) == [
        (Problem.NOT_A_WHOLE_NUMBER, "answers.csv, line 2, pss_01"),
        (Problem.NOT_A_WHOLE_NUMBER, "answers.csv, line 2, pss_02"),
        (Problem.UNKNOWN_PARTICIPANT, "answers.csv, line 3, pss_01"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "record_id,redcap_event_name,pss_1\n001-B,pre,1\n",
            (Problem.TABLE_UNKNOWN_COLUMN_NEAR, "answers.csv, line 1"),
        ),
        ("record_id,redcap_event_name,zzz\n001-B,pre,1\n", (Problem.TABLE_UNKNOWN_COLUMN, "answers.csv, line 1")),
        ("record_id,redcap_event_name,pss_01\n001-B,later,1\n", (Problem.UNKNOWN_ASSESSMENT, "answers.csv, line 2")),
        ("record_id,redcap_event_name,pss_01\n,pre,1\n", (Problem.CODE_EMPTY, "answers.csv, line 2")),
        (
            "record_id,redcap_event_name,pss_01\n001-B,pre,1\n001-b,pre_arm_1,1\n",
            (Problem.TABLE_ROW_TWICE, "answers.csv, line 3"),
        ),
        ("code,event\n1,2\n", (Problem.TABLE_COLUMNS, "answers.csv")),
        ("record_id,group\n", (Problem.TABLE_NO_ROWS, "answers.csv")),
        ("record_id,redcap_event_name,pss_01\n", (Problem.TABLE_NO_ROWS, "answers.csv")),
        ("", (Problem.TABLE_EMPTY, "answers.csv")),
        (
            "record_id,redcap_event_name,intake_age\n001-B,post,50\n",
            (Problem.FORM_NOT_DUE, "answers.csv, line 2, intake_age"),
        ),
        (
            "record_id,redcap_event_name,pss_date\n001-B,pre,2025-12-31\n",
            (Problem.CONSENT_AFTER_FORM, "answers.csv, line 2, pss_date"),
        ),
        (
            "record_id,redcap_event_name,pss_date\n001-B,pre,2999-01-01\n",
            (Problem.DATE_IN_FUTURE, "answers.csv, line 2, pss_date"),
        ),
        (
            "record_id,redcap_event_name,pss_date\n001-B,pre,31-02-2026\n",
            (Problem.DATE_UNFIT, "answers.csv, line 2, pss_date"),
        ),
        ("record_id,group,height\n005-G,control,180\n", (Problem.TABLE_UNKNOWN_COLUMN, "answers.csv, line 1")),
        ("record_id,group\n005-G,waiting\n", (Problem.UNKNOWN_GROUP, "answers.csv, line 2, group")),
        ("record_id,group,cohort\n005-G,control,1\n", (Problem.COHORT_WITHOUT_COHORTS, "answers.csv, line 2")),
        (
            "record_id,group,consent_date\n005-G,control,2999-01-01\n",
            (Problem.DATE_IN_FUTURE, "answers.csv, line 2, consent_date"),
        ),
        ("record_id,group\n005-G,control\n005-g,control\n", (Problem.TABLE_ROW_TWICE, "answers.csv, line 3")),
        ("record_id,group\nAnna Bakker,control\n", (Problem.CODE_LIKE_A_NAME, "answers.csv, line 2")),
        ("record_id,group\n001-B,control\n", (Problem.TABLE_OTHER_VALUE, "answers.csv, line 2, group")),
    ],
)
def test_bad_input_gets_a_sentence_with_its_place(tmp_path, people, person, text, expected):
    assert refused(people, person, csv(tmp_path, text)) == [expected]


def test_codes_for_missing_answers_hold_in_a_table_of_participants_too(tmp_path, people, person):
    table = csv(tmp_path, "record_id,group,consent_date,age,gender\n006-H,control,2026-01-05,999,9\n")
    import_files(people, person, Import([table], {"999": ".omitted", "9": ".illegible"}))
    intake = keying.open_form(people, FormKey("006-H", "pre", "intake")).answers
    assert (intake["intake_age"].missing, intake["intake_gender"].missing) == ("omitted", "illegible")


def test_no_kind_of_problem_hides_another(tmp_path, people, person):
    table = csv(
        tmp_path,
        "record_id,redcap_event_name,pss_01,height\n001-B,later,1,\n001-B,pre,x,\n,pre,1,\n909-Z,pre,1,\n001-B,pre,1,\n",
    )
    register = csv(
        tmp_path,
        "record_id,group,cohort,consent_date,age\n001-B,control,x,5-1-2026,old\n006-H,control,,2026-01-05,old\n,control,,,\n",
        "people.csv",
    )
    assert sorted(refused(people, person, table, register), key=lambda found: found[1]) == [
        (Problem.TABLE_UNKNOWN_COLUMN, "answers.csv, line 1"),
        (Problem.UNKNOWN_ASSESSMENT, "answers.csv, line 2"),
        (Problem.NOT_A_WHOLE_NUMBER, "answers.csv, line 3, pss_01"),
        (Problem.CODE_EMPTY, "answers.csv, line 4"),
        (Problem.UNKNOWN_PARTICIPANT, "answers.csv, line 5, pss_01"),
        (Problem.TABLE_ROW_TWICE, "answers.csv, line 6"),
        (Problem.COHORT_UNFIT, "people.csv, line 2, cohort"),
        (Problem.DATE_UNFIT, "people.csv, line 2, consent_date"),
        (Problem.NOT_A_WHOLE_NUMBER, "people.csv, line 3, age"),
        (Problem.CODE_EMPTY, "people.csv, line 4"),
    ]


def test_what_means_the_same_as_the_register_is_there_already(tmp_path, people, person):
    before = studies.last_change(people)
    table = csv(tmp_path, "record_id,group,cohort\n001-b,Training,01\n")
    assert import_files(people, person, Import([table])).amended == 0
    assert studies.last_change(people) == before


def test_a_date_on_a_form_is_told_even_without_answers(tmp_path, people, person):
    table = csv(tmp_path, "record_id,redcap_event_name,pss_date\n001-B,pre,2026-02-01\n")
    assert import_files(people, person, Import([table])).sentence() == "Taken in: 1 date on a form."
    assert import_files(people, person, Import([table])).sentence() == "Taken in: nothing new."


def test_a_form_of_somebody_without_consent_is_refused(tmp_path, people, person):
    enrolling.add(people, person, "010-M", {"group": "control"})
    table = csv(tmp_path, pss([("010-M", "pre", ["1"] * 10)]))
    assert refused(people, person, table) == [(Problem.NO_CONSENT, "answers.csv, line 2, pss_01")]


def test_two_values_for_one_item_in_one_import_are_refused_even_when_replacing(tmp_path, people, person):
    first = csv(tmp_path, pss([("001-B", "pre", ["1"] * 10)]), "first.csv")
    second = csv(tmp_path, pss([("001-B", "pre", ["2", *["1"] * 9])]), "second.csv")
    assert refused(people, person, first, second, replace=True, reason="because") == [
        (Problem.TABLE_CELL_TWICE, "second.csv, line 2, pss_01")
    ]


@pytest.mark.parametrize("given", ["999", "=omitted", "999=lost"])
def test_a_missing_code_must_say_what_it_means(given):
    with pytest.raises(ImpError) as met:
        missing_codes([given])
    assert met.value.problem is Problem.TABLE_MISSING_CODE


def test_progress_reaches_the_end(tmp_path, people, person):
    told: list[int] = []
    table = csv(tmp_path, pss([("001-B", "pre", ["1"] * 10), ("002-C", "pre", ["1"] * 10)]))
    import_files(people, person, Import([table]), told.append)
    assert told == [50, 100]


SCREENING = """record_id,group,status,status_reason,status_date,approached_date,consent_date,data_use
101-A,training,no_reply,,2026-01-20,2026-01-06,,
102-B,training,not_eligible,geen eerdere mindfulnesstraining,2026-01-09,2026-01-06,,
103-C,training,declined,too busy,2026-01-10,2026-01-06,,
104-D,control,withdrawn,moved to the sea,2026-03-01,2026-01-06,2026-01-12,until
105-E,training,completed,,2026-04-30,2026-01-06,2026-01-12,
"""


def test_a_screening_log_is_taken_in_and_again_changes_nothing(tmp_path, study, person):
    log = csv(tmp_path, SCREENING, "participants.csv")
    assert import_files(study, person, Import([log])).participants == 5
    told = {one.code: (one.status, one.status_reason, one.data_use) for one in enrolling.participants(study)}
    assert told == {
        "101-A": ("no_reply", "", ""),
        "102-B": ("not_eligible", "no_earlier_training", ""),
        "103-C": ("declined", "too_busy", ""),
        "104-D": ("withdrawn", "moved to the sea", "until"),
        "105-E": ("completed", "", ""),
    }
    before = studies.last_change(study)
    again = import_files(study, person, Import([log]))
    assert (again.participants, again.amended) == (0, 0)
    assert studies.last_change(study) == before


@pytest.mark.parametrize(
    ("row", "problem", "where"),
    [
        ("9-A,training,not_eligible,,,,,", Problem.STATUS_NEEDS_REASON, ""),
        ("9-A,training,declined,dates,,,2026-01-12,", Problem.STATUS_AGAINST_CONSENT, ""),
        ("9-A,training,approached,,,,2026-01-12,", Problem.STATUS_AGAINST_CONSENT, ""),
        ("9-A,training,withdrawn,lost,2026-01-11,,2026-01-12,", Problem.STATUS_BEFORE_CONSENT, ""),
        ("9-A,training,withdrawn,lost,2026-01-11,2026-01-12,,", Problem.STATUS_BEFORE_APPROACH, ""),
        ("9-A,training,withdrawn,lost,2999-01-11,,,", Problem.DATE_IN_FUTURE, ", status_date"),
        ("9-A,training,completed,,,2026-01-13,2026-01-12,", Problem.CONSENT_BEFORE_APPROACH, ""),
        ("9-A,training,completed,,,,2026-01-12,none", Problem.DATA_USE_WITHOUT_WITHDRAWAL, ""),
        ("9-A,training,withdrawn,lost,2026-02-01,,,some", Problem.CHOICE_DOES_NOT_FIT, ", data_use"),
        ("9-A,training,gone,,,,,", Problem.UNKNOWN_STATUS, ", status"),
    ],
)
def test_a_row_that_contradicts_itself_is_named_with_its_line(tmp_path, study, person, row, problem, where):
    log = csv(tmp_path, f"{SCREENING}{row}\n", "participants.csv")
    assert refused(study, person, log) == [(problem, f"participants.csv, line 7{where}")]


def test_moving_somebody_with_keyed_forms_takes_the_reason_of_the_import(tmp_path, people, person):
    import_files(people, person, Import([csv(tmp_path, pss([("001-B", "pre", ["1"] * 10)]))]))
    moved = csv(tmp_path, "record_id,group\n001-B,control\n", "participants.csv")
    assert refused(people, person, moved) == [(Problem.TABLE_OTHER_VALUE, "participants.csv, line 2, group")]
    import_files(people, person, Import([moved], replace=True, reason="swapped at the desk"))
    assert enrolling.participant(people, "001-B").group == "control"
    assert "swapped at the desk" in {one.why for one in enrolling.history(people, "001-B")}


def test_every_file_that_is_no_known_table_is_named(tmp_path, people, person):
    files = [csv(tmp_path, text, f"{number}.csv") for number, text in enumerate(("a,b\n1,2\n", "", "what,date\n1,2\n"))]
    assert refused(people, person, *files) == [
        (Problem.TABLE_COLUMNS, "0.csv"),
        (Problem.TABLE_EMPTY, "1.csv"),
        (Problem.TABLE_COLUMNS, "2.csv"),
    ]


def test_every_kind_of_table_is_taken_in_one_change_in_the_order_in_which_they_need_each_other(tmp_path, study, person):
    files = [
        csv(tmp_path, text, f"{number}.csv")
        for number, text in enumerate(
            [
                "record_id,redcap_event_name,item,codes,printable\n001-B,post,imp_eval_plans,singing,no\n",
                "item,code,label,reason\nimp_eval_plans,singing,Singing,comes up often\n",
                "record_id,reaction,severity\n001-B,other,mild\n",
                "what,why\nshorter practice,snow\n",
                "record_id,session_1\n001-B,present\n",
                "cohort,session,status,date\n1,1,delivered,2026-01-12\n",
                "record_id,redcap_event_name,imp_eval_plans\n001-B,post,sing\n",
                "record_id,group,cohort,consent_date\n001-B,training,1,2026-01-05\n",
            ]
        )
    ]
    (before,) = study.rows("SELECT max(seq) FROM ledger")[0]
    result = import_files(study, person, Import(files))
    assert (result.participants, result.answers, result.sessions, result.marks) == (1, 1, 1, 1)
    assert (result.entries, result.codes, result.codings) == (2, 1, 1)
    assert study.rows("SELECT action FROM ledger WHERE seq > ?", (before,)) == [("import files",)]
    again = import_files(study, person, Import(files))
    assert (again.unchanged, again.known) == (1, 6)
    assert study.rows("SELECT max(seq) FROM ledger") == [(before + 1,)]


def test_a_dry_run_of_the_course_writes_nothing(tmp_path, people, person):
    before = studies.fingerprint(people), studies.last_change(people)
    marks = csv(tmp_path, "record_id,session_1\n001-B,present\n", "attendance.csv")
    result = import_files(people, person, Import([marks], dry_run=True))
    assert result.sentence() == "Would be taken in: 1 mark of attendance."
    assert (studies.fingerprint(people), studies.last_change(people)) == before


def test_a_table_may_be_empty_beside_others_but_not_all_of_them(tmp_path, study, person):
    answers = csv(tmp_path, "record_id,redcap_event_name,pss_01\n")
    log = csv(tmp_path, "date,what,why,cohort\n", "adaptations.csv")
    register = csv(tmp_path, "record_id,group\n006-H,control\n", "people.csv")
    assert refused(study, person, answers, log) == [
        (Problem.TABLE_NO_ROWS, "answers.csv"),
        (Problem.TABLE_NO_ROWS, "adaptations.csv"),
    ]
    assert import_files(study, person, Import([answers, register, log])).participants == 1
