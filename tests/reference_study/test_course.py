"""The course of the reference study: what is made up about it keeps to the paper and to the days on the forms."""

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.reference_study.reckoning import ANSWERS, FORMS, PEOPLE, SHIPPED, lines, members

SESSIONS = lines(SHIPPED / "sessions.csv")
ATTENDANCE = {line["record_id"]: list(line.values())[1:] for line in lines(SHIPPED / "attendance.csv")}
REACTIONS = lines(SHIPPED / "adverse_reactions.csv")
ADAPTATIONS = lines(SHIPPED / "adaptations.csv")
COHORTS = ("1", "2")


def days(cohort: str) -> list[date]:
    """Give the days of a cohort's sessions, in the order of the sessions."""
    own = {int(line["session"]): date.fromisoformat(line["date"]) for line in SESSIONS if line["cohort"] == cohort}
    assert list(own) == list(range(1, 10))
    return list(own.values())


def on_forms(code: str, assessment: str) -> list[date]:
    """Give the days on which somebody filled in the questionnaires."""
    cells = [ANSWERS[code, assessment][f"{form}_date"] for form in FORMS]
    return [date.fromisoformat(cell) for cell in cells if cell]


@pytest.mark.parametrize("cohort", COHORTS)
def test_nine_weekly_sessions_of_two_and_a_half_hours_were_held_as_planned(cohort: str) -> None:
    weeks = [later - earlier for earlier, later in zip(days(cohort), days(cohort)[1:], strict=False)]
    assert weeks == [timedelta(weeks=1)] * 8
    own = [line for line in SESSIONS if line["cohort"] == cohort]
    kinds = {(line["group"], line["status"], line["minutes"], line["reason"], line["moved_to"]) for line in own}
    assert kinds == {("training", "delivered", "150", "", "")}


def test_there_are_no_sessions_but_those_of_the_two_cohorts() -> None:
    assert Counter(line["cohort"] for line in SESSIONS) == {"1": 9, "2": 9}
    assert days("1")[-1] < days("2")[0]


def test_sessions_lie_between_the_questionnaires_before_and_after() -> None:
    for code in members("training"):
        own = days(PEOPLE[code]["cohort"])
        assert date.fromisoformat(PEOPLE[code]["consent_date"]) < own[0]
        assert max(on_forms(code, "pre")) < own[0]
        assert own[-1] < min(on_forms(code, "post"))


def test_the_evaluation_form_was_filled_in_directly_after_the_last_session_by_who_was_there() -> None:
    for code in members("training"):
        written = ANSWERS[code, "post"]["imp_eval_date"]
        there = ATTENDANCE[code][-1] == "present"
        assert written == (f"{days(PEOPLE[code]['cohort'])[-1]}" if there else "")


def test_everybody_in_training_was_at_six_sessions_or_more_and_at_208_of_225_in_all() -> None:
    assert list(ATTENDANCE) == members("training")
    present = {code: cells.count("present") for code, cells in ATTENDANCE.items()}
    assert Counter(present.values()) == {9: 13, 8: 8, 7: 3, 6: 1}
    assert sum(present.values()) == 208
    assert Counter(cell for cells in ATTENDANCE.values() for cell in cells) == {
        "present": 208,
        "excused": 16,
        "absent": 1,
    }


def test_everybody_finished_and_was_asked_before_consenting() -> None:
    for code, person in PEOPLE.items():
        assert person["status"] == "completed"
        assert person["status_date"] == f"{max(on_forms(code, 'post'))}"
        assert person["approached_date"] < person["consent_date"]


def test_training_people_met_both_criteria_of_inclusion() -> None:
    for person in PEOPLE.values():
        criteria = (person["mindfulness_training"], person["practice_willing"])
        if person["group"] == "training":
            assert criteria[0] in {"mbsr", "mbct", "equivalent"}
            assert criteria[1] == "yes"
        else:
            assert criteria == ("", "")


def test_both_adaptations_were_made_before_or_while_the_first_cohort_met() -> None:
    assert len(ADAPTATIONS) == 2
    for line in ADAPTATIONS:
        assert date.fromisoformat(line["date"]) <= days("1")[-1]
        assert line["what"] and line["why"]


def test_the_log_of_reactions_holds_who_reported_one_all_mild() -> None:
    reported = {code: line for (code, _), line in ANSWERS.items() if line["imp_eval_adverse"] == "1"}
    assert [line["record_id"] for line in REACTIONS] == list(reported)
    for line in REACTIONS:
        assert line["date"] == reported[line["record_id"]]["imp_eval_date"]
        assert (line["severity"], line["stopped"]) == ("mild", "no")
    kinds = Counter((line["reaction"], line["related"], line["action"], line["printable"]) for line in REACTIONS)
    assert kinds == {
        ("over_awareness", "probably", "none", "yes"): 3,
        ("not_shared", "possibly", "none", "yes"): 1,
        ("flashbacks", "possibly", "talk", "no"): 1,
    }
