"""Sessions, minutes and attendance stand in one table: squares for few people, intervals for many, never a code."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from imp_desktop.reports import attendance, delivery
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.feasibility_results import AttendanceFinding, Attender, SessionLine, SessionsFinding
from imp_desktop.statistics.results import Describe
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

P, A, E, O = "present", "absent", "excused", ""  # noqa: E741 - as on the attendance list
STATUSES = ("delivered", "truncated", "postponed", "cancelled", "")
DAY = dt.date(2026, 3, 12)


def session(number=1, cohort=1, status="delivered", minutes=150, **more) -> SessionLine:
    line = SessionLine(
        cohort, number, f"Guideline {number}", f"Theme {number}", status, DAY, minutes, "", None, share(0, 0)
    )
    return replace(line, **more)


def log(*lines: SessionLine) -> SessionsFinding:
    counts = tuple(
        Count(status, status or "not logged yet", sum(line.status == status for line in lines)) for status in STATUSES
    )
    logged = sum(bool(line.status) for line in lines)
    held = share(sum(line.status == "delivered" for line in lines), logged)
    return SessionsFinding("sessions", "Sessions held in full", held, counts, lines, 150)


def people(*marks: tuple[int | None, tuple[str, ...]], least: int | None = None) -> AttendanceFinding:
    there = tuple(Attender(cohort, of_one) for cohort, of_one in marks)
    length = max((len(one.marks) for one in there), default=0)
    given = [mark for one in there for mark in one.marks if mark]
    curve = tuple(_present([one.marks[at] for one in there]) for at in range(length))
    present = [one.present for one in there]
    mean = sum(present) / len(present) if given else None
    described = Describe(
        len(present), mean, 0.7 if given else None, None, min(present, default=None), max(present, default=None)
    )
    enough = None if least is None else share(sum(one >= least for one in present), len(present))
    return AttendanceFinding(
        "attendance", "Places filled", _present(given), curve, there, described, enough=enough, at_least=least
    )


def _present(marks) -> Share:
    return share(sum(mark == P for mark in marks), sum(bool(mark) for mark in marks))


def many(count: int, sessions: int, cohorts: int = 2) -> tuple[SessionsFinding, AttendanceFinding]:
    lines = [session(number, cohort) for number in range(1, sessions + 1) for cohort in range(1, cohorts + 1)]
    marks = [(1 + at % cohorts, tuple((P, P, P, A, E)[(at + of) % 5] for of in range(sessions))) for at in range(count)]
    return log(*lines), people(*marks)


def test_a_row_holds_minutes_by_cohort_and_how_many_were_present() -> None:
    sessions = log(session(1, 1), session(1, 2, minutes=140), session(2, 1), session(2, 2))
    there = people((1, (P, P)), (1, (P, A)), (2, (P, E)))
    text = reading.pages(sheet(lambda: delivery.blocks("Table 4", sessions, there)))[0]
    assert re.search(r"1 Guideline 1 Theme 1 150 140 3 of 3 100%", text)
    assert re.search(r"2 Guideline 2 Theme 2 150 150 1 of 3 33%", text)
    assert re.search(r"All sessions 300 290 .*4 of 6 67%", text, re.DOTALL)
    assert "Cohort 1" in text


def test_the_words_say_what_was_held_and_who_came_often_enough() -> None:
    there = people((1, (P, P)), (1, (P, A)), (1, (P, P)), least=2)
    text = said(lambda: delivery.blocks("Table 4", log(session(1), session(2, status="truncated", minutes=90)), there))
    assert "2 sessions of 150 minutes were planned." in text
    assert "Of the sessions logged, 1 of 2 (50%, 95% CI [1.3, 98.7]) were held in full." in text
    assert "Of all places, 5 of 6 (83%, 95% CI [35.9, 99.6]) were filled." in text
    assert "Mean number of sessions a person: 1.7 of 2" in text
    assert "2 of 3 (67%, 95% CI [9.4, 99.2]) were at 2 or more of 2 sessions." in text
    assert "Status of 2 sessions: delivered 1, truncated 1, postponed 0, cancelled 0." in text
    assert "Bold: fewer than 2." in text


def test_sessions_that_were_changed_are_listed_with_their_reason() -> None:
    lines = (
        session(1),
        session(2, status="cancelled", minutes=None, reason="Snow"),
        session(3, status="postponed", moved_to=dt.date(2026, 3, 19), reason="Teacher ill"),
        session(4, status="truncated", minutes=60, reason="Fire alarm"),
    )
    text = said(lambda: delivery.blocks("Table 4", log(*lines), None))
    listed = text[text.index("Sessions shortened, moved or cancelled") :]
    assert re.search(r"2 Guideline 2 1 cancelled 12 March 2026 – Snow", listed)
    assert "postponed to 19" in listed
    assert "Teacher ill" in listed
    assert re.search(r"4 Guideline 4 1 shortened 12 March 2026 60 Fire alarm", listed)
    assert "Guideline 1" not in listed
    assert "†: listed below." in text


def test_sessions_held_as_planned_are_not_listed_again() -> None:
    text = said(lambda: delivery.blocks("Table 4", log(session(1)), None))
    assert "Sessions shortened" not in text
    assert "†" not in text


def test_without_an_attendance_list_the_marks_of_the_log_are_counted() -> None:
    text = said(lambda: delivery.blocks("Table 4", log(session(1, present=share(5, 8))), None))
    assert "[24.5, 91.5] 5 of 8 63%" in text


def test_with_many_people_every_row_shows_its_interval() -> None:
    made = sheet(lambda: delivery.blocks("Table 4", *many(500, 9)))
    text = reading.words(made)
    assert "The dot is the share of people present" in text
    assert "One column a person" not in text
    assert "[55.6, 64.3] 300 of 500 60%" in text
    assert_whole(made)


@pytest.mark.parametrize("cohorts", [1, 2, 3, 4, 5, 12])
@pytest.mark.parametrize("count", [1, 12, 40, 41])
@pytest.mark.parametrize("language", LANGUAGES)
def test_squares_and_minutes_of_any_number_of_cohorts_have_room(cohorts: int, count: int, language: str) -> None:
    assert_whole(sheet(lambda: delivery.blocks("Table 4", *many(count, 9, cohorts)), language))


def test_sixty_sessions_run_on_with_their_head() -> None:
    made = sheet(lambda: delivery.blocks("Table 4", *many(30, 60)))
    assert_whole(made)
    pages = reading.pages(made)
    assert len(pages) > 1
    assert "(continued)" in pages[1]
    assert all(f"Guideline {number} " in reading.words(made) for number in range(1, 61))


def test_nothing_logged_is_said_and_counted() -> None:
    empty = log(session(1, status="", minutes=None, date=None))
    text = said(lambda: delivery.blocks("Table 4", empty, people()))
    assert "No session is logged yet." in text
    assert "No attendance list is filled in yet." in text
    assert "not logged yet 1" in text
    assert "0 of 0 –" in text


def test_a_course_without_cohorts_or_themes_says_neither() -> None:
    text = said(lambda: delivery.blocks("Table 4", log(session(1, None, theme="")), people((None, (P,)))))
    assert "Cohort" not in text
    assert "1 session of 150 minutes was planned." in text


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_the_tables(text: str) -> None:
    line = session(1, status="cancelled", minutes=99999, guideline=text, theme=text, reason=text)
    assert_whole(sheet(lambda: delivery.blocks("Table 4", log(line), people((1, (P,))))))


def test_the_curve_names_its_lowest_and_highest_session() -> None:
    _log, there = many(5, 3)
    text = said(lambda: attendance.blocks("Figure 2", there))
    assert "At every session with an attendance list 60% were present." in text
    uneven = people((1, (P, P, A)), (1, (P, P, A)), (1, (P, A, P)))
    text = said(lambda: attendance.blocks("Figure 2", uneven))
    assert "The share present ranges from 33% (session 3) to 100% (session 1)." in text
    assert "2 of 3" in text


def test_the_curve_is_a_figure_with_its_words_for_who_cannot_see_it() -> None:
    made = sheet(lambda: attendance.blocks("Figure 2", people((1, (P, A)), (1, (P, P)))))
    figures = [tag.alt for top in reading.structure(made) for tag in top.all() if tag.kind == "Figure"]
    assert figures == ["The share present ranges from 50% (session 2) to 100% (session 1)."]


@pytest.mark.parametrize(("count", "sessions"), [(0, 0), (1, 1), (30, 60), (500, 9), (3, 200)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_curve_of_any_course_stays_between_the_margins(count: int, sessions: int, language: str) -> None:
    there = many(count, sessions)[1] if count else people()
    assert_whole(sheet(lambda: attendance.blocks("Figure 2", there), language))
