"""Tables of the course are told by their columns, taken in whole or not at all, and every refusal says where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, ImpErrors
from imp_desktop.operations import coding, course_log, keying, studies, teaching
from imp_desktop.operations.exchanging import Import, ImportResult, import_files
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

Take = Callable[..., ImportResult]

SESSIONS = "cohort,session,date,status,minutes,reason,moved_to\n"
MARKS = "record_id,session_1,session_2\n"
REACTIONS = "record_id,date,reaction,what,severity,related,action,stopped,printable\n"
CODES = "record_id,redcap_event_name,item,codes,printable\n"


@pytest.fixture
def take(people: Study, person: Person, tmp_path: Path) -> Take:
    def taken(*tables: str, replace: bool = False, reason: str = "") -> ImportResult:
        paths = []
        for number, table in enumerate(tables):
            path = tmp_path / f"table{number}.csv"
            path.write_text(table, encoding="utf-8")
            paths.append(path)
        return import_files(people, person, Import(paths, replace=replace, reason=reason))

    return taken


@pytest.fixture
def evaluated(people: Study, person: Person) -> Study:
    form = keying.open_form(people, FormKey("001-B", "post", "imp_eval"))
    keying.key(people, person, form, "imp_eval_plans", "sing in a choir")
    return people


def refusals(take: Take, *tables: str, **how: bool | str) -> list[str]:
    with pytest.raises(ImpError) as told:
        take(*tables, **how)
    return [str(problem) for problem in told.value.all()]


def test_every_table_is_told_by_its_columns_and_taken_in_in_one_go(evaluated: Study, take: Take) -> None:
    result = take(
        CODES + "001-b,post,imp_eval_plans,singing,yes\n",
        "item,code,label,reason\nimp_eval_plans,singing,Singing,comes up often\n",
        REACTIONS + "002-C,2026-02-01,other,headache,mild,possibly,talk,no,\n",
        "date;what;why\n2026-01-12;shorter practice;snow\n",
        MARKS + "001-B,present,\n002-C,excused,absent\n",
        "group,"
        + SESSIONS
        + "training,1,1,2026-01-12,delivered,150,,\ntraining,1,relax,2026-01-19,truncated,90,snow,\n",
    )
    assert (result.sessions, result.marks, result.entries, result.codes, result.codings) == (2, 3, 2, 1, 1)
    assert [one.minutes for one in teaching.sessions(evaluated, 1)][:2] == [150, 90]
    assert teaching.attendance(evaluated, 1)["002-C", "relax"] == "absent"
    assert coding.texts(evaluated, "imp_eval_plans")[0].codes == ("singing",)
    assert [one.action for one in course_log.reactions(evaluated)] == ["talk"]
    assert "2 sessions" in result.sentence()


def test_the_same_tables_again_change_nothing(evaluated: Study, take: Take) -> None:
    tables = (
        SESSIONS + "1,1,2026-01-12,delivered,150,,\n",
        MARKS + "001-B,present,\n",
        "date,what,why\n2026-01-12,shorter practice,snow\n",
        REACTIONS + "002-C,2026-02-01,other,headache,mild,possibly,talk,no,no\n",
        "item,code,label,reason\nimp_eval_plans,singing,Singing,comes up often\n",
        CODES + "001-B,post,imp_eval_plans,singing,no\n",
    )
    take(*tables)
    before = studies.fingerprint(evaluated), len(course_log.reactions(evaluated))
    assert take(*tables).unchanged == 6
    assert (studies.fingerprint(evaluated), len(course_log.reactions(evaluated))) == before


@pytest.mark.parametrize(
    ("table", "where", "word"),
    [
        (SESSIONS + "1,12,2026-01-12,delivered,,,\n", "table0.csv, line 2", "no session 12"),
        (SESSIONS + "1,1,2026-01-12,delivered,-5,,\n", "table0.csv, line 2", "-5 are no minutes"),
        (SESSIONS + "1,1,2026-01-12,cancelled,,,\n", "table0.csv, line 2", "needs a reason"),
        (SESSIONS + "1,1,12-01-2026,delivered,,,\n", "table0.csv, line 2", "no date"),
        (SESSIONS + "x,1,2026-01-12,delivered,,,\n", "table0.csv, line 2, cohort", "no cohort"),
        (SESSIONS + "1,1,2026-01-12,held,,,\n", "table0.csv, line 2", "held is no value of status"),
        (SESSIONS + "1,1,,delivered,,,\n1,1,,delivered,,,\n", "table0.csv, line 3", "there twice"),
        ("group," + SESSIONS + "control,1,1,,delivered,,,\n", "table0.csv, line 2, group", "no group control"),
        (SESSIONS.replace("reason", "raeson") + "1,1,,delivered,,,\n", "table0.csv, line 1", "Did you mean reason?"),
        (MARKS + "001-B,here,\n", "table0.csv, line 2, session_1", "present, absent, excused"),
        (MARKS + "003-D,present,\n", "table0.csv, line 2", "not in this cohort"),
        (MARKS + "009-X,present,\n", "table0.csv, line 2", "no participant 009-X"),
        ("record_id,session_1,session_12\n001-B,,present\n", "table0.csv, line 1", "session_12"),
        (REACTIONS + "002-C,,rash,,mild,,,,\n", "table0.csv, line 2", "rash is no value of reaction"),
        (REACTIONS + "002-C,,other,,,,,,\n", "table0.csv, line 2", "says nothing about: how severe"),
        ("date,what,why\n2026-01-12,shorter,\n", "table0.csv, line 2", "says nothing about: why"),
        (CODES + "001-B,post,imp_eval_plans,cheese,\n", "table0.csv, line 2", "no code cheese"),
        (CODES + "001-B,post,imp_eval_plans,continue other,\n", "table0.csv, line 2", "takes one code"),
        (CODES + "002-C,post,imp_eval_plans,continue,\n", "table0.csv, line 2", "no text of 002-C"),
        (CODES + "001-B,post,imp_eval_grade,continue,\n", "table0.csv, line 2, item", "not sorted under codes"),
        (CODES + "001-B,post,imp_eval_plans,continue,maybe\n", "table0.csv, line 2, printable", "yes, no"),
        ("item,code,label,reason\nimp_eval_plans,x,X,\n", "table0.csv, line 2", "needs a reason"),
        ("a,b\n1,2\n", "table0.csv", "neither"),
    ],
)
def test_what_cannot_be_taken_says_where_and_nothing_is_written(
    evaluated: Study, take: Take, table: str, where: str, word: str
) -> None:
    before = studies.fingerprint(evaluated)
    told = refusals(take, table)
    assert any(one.startswith(where) and word in one for one in told), told
    assert studies.fingerprint(evaluated) == before


def test_another_value_is_refused_unless_it_is_to_be_replaced(people: Study, take: Take) -> None:
    take(SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n")
    other = (SESSIONS + "1,1,2026-01-13,delivered,150,,\n", MARKS + "001-B,absent,\n")
    told = refusals(take, *other)
    assert ["line 2, date" in told[0], "line 2, session_1" in told[1]] == [True, True]
    take(*other, replace=True, reason="list read again")
    assert str(teaching.sessions(people, 1)[0].date) == "2026-01-13"
    assert teaching.attendance(people, 1)["001-B", "pause"] == "absent"


def test_one_bad_row_keeps_everything_out(people: Study, take: Take) -> None:
    with pytest.raises(ImpErrors):
        take(SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n003-D,present,\n")
    assert teaching.every_mark(people) == {}
    assert all(not one.status for one in teaching.every_session(people))


def test_what_goes_out_comes_in_again_with_the_same_fingerprint(
    evaluated: Study, person: Person, take: Take, tmp_path: Path
) -> None:
    take(
        SESSIONS + "1,1,2026-01-12,delivered,150,,\n1,2,2026-01-19,postponed,150,=snow,2026-01-21\n",
        MARKS + "001-B,present,excused\n",
        'date,what,why,cohort\n2026-01-12,"shorter, and ""calmer""",snow,1\n',
        REACTIONS + "002-C,2026-02-01,other,headache,severe,possibly,talk,yes,yes\n",
        "item,code,label,reason\nimp_eval_plans,singing,Zingen,komt vaak voor\n",
        CODES + "001-B,post,imp_eval_plans,singing,yes\n",
    )
    tables = [
        path
        for path in export_csv(evaluated, tmp_path / "out")
        if path.name not in ("valid.csv", "scores.csv", "flags.csv")
    ]
    again = studies.create(tmp_path / "again.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
    import_files(again, person, Import(tables))
    assert studies.fingerprint(again) == studies.fingerprint(evaluated)
    again.close()
