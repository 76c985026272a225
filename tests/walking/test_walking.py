"""Another course runs through the same operations, reports and screens, by being a folder of text files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from imp_desktop.operations import course_log, enrolling, keying, persons, reporting, studies, teaching
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Settings
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.places import places
from imp_desktop.ui.reports.view import ReportsPage
from imp_desktop.ui.session import Session
from tests.reports.reading import words
from tests.walking import bring_in

COHORTS = {1: 4, 2: 4, 3: 3}


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Study]:
    """Eleven walkers in three cohorts and six who wait, all six walks logged, forms keyed at both assessments."""
    bring_in()
    study = studies.create(tmp_path / "walk.impstudy", "walking", who="Anna Bakker")
    fill(study, persons.person(study, "Anna Bakker"))
    yield study
    study.close()


def fill(study: Study, person: Person) -> None:
    number = 0
    for cohort, size in (*COHORTS.items(), (None, 6)):
        for _place in range(size):
            number += 1
            group = "waiting" if cohort is None else "walkers"
            facts = {"group": group, "consent": "2026-01-05", "cohort": "" if cohort is None else str(cohort)}
            enrolling.add(study, person, f"{number:03}-W", facts)
            for assessment in ("start", "end"):
                key(study, person, f"{number:03}-W", assessment, number)
    for cohort in COHORTS:
        for place, session in enumerate(teaching.course(study).sessions, start=1):
            held = (cohort, place) != (3, 6)
            facts = {
                "date": f"2026-02-{2 * place:02}",
                "status": "delivered" if held else "cancelled",
                "reason": "storm",
            }
            teaching.log_session(study, person, cohort, session, facts if not held else facts | {"reason": ""})
            for one in teaching.attendees(study, cohort) if held else ():
                mark = "absent" if one.code == "001-W" and place > 3 else "present"
                teaching.mark(study, person, cohort, session, one.code, mark)
    course_log.add_adaptation(study, person, {"what": "shorter way", "why": "ice", "date": "2026-02-04"})
    course_log.add_reaction(
        study, person, "002-W", {"reaction": "blisters", "severity": "mild", "related": "certainly"}
    )


def key(study: Study, person: Person, code: str, assessment: str, number: int) -> None:
    for instrument, high in (("rest", 4), ("pss", 4)):
        form = keying.open_form(study, keying.FormKey(code, assessment, instrument))
        for item in form.instrument.items:
            shift = 2 if assessment == "end" else 0
            keying.key(study, person, form, item.id, str(1 + (item.number * number + shift + number // 3) % high))


def numbers(study: Study) -> dict[str, Any]:
    return dict(json.loads(json.dumps(analysis_json(study, *analysed(study)), allow_nan=False)))


def test_its_numbers_are_those_of_its_own_course(walk: Study) -> None:
    told = numbers(walk)
    found = told["feasibility"]
    assert {one["id"] for one in told["outcomes"]} == {"rest", "pss"}
    assert (found["implementation"]["held"]["part"], found["implementation"]["held"]["n"]) == (17, 18)
    assert (found["practicality"]["there"]["part"], found["practicality"]["there"]["n"]) == (60, 63)
    assert found["practicality"]["came_back"]["n"] == 17
    assert (found["adverse_reactions"]["reactions"]["part"], found["adverse_reactions"]["reactions"]["n"]) == (1, 11)
    shares = {one["id"]: (one["part"], one["n"], one["verdict"]) for one in told["criteria"]}
    assert shares == {"often_there": (10, 11, "go_on"), "unharmed": (10, 11, "go_on")}
    assert told["flow"][0]["cohorts"] == {"1": 4, "2": 4, "3": 3}


@pytest.mark.parametrize(("language", "said"), [("en", "Came along"), ("nl", "Liep mee")])
def test_both_reports_speak_of_it_in_both_languages(walk: Study, language: str, said: str) -> None:
    feasible = words(reporting.report(walk, "feasibility", language))
    assert said in feasible
    assert "Interpersonal" not in feasible
    assert "REST" in words(reporting.report(walk, "outcome", language)) or language == "nl"


def test_it_goes_out_and_comes_in_again(walk: Study, tmp_path: Path) -> None:
    tables = export_csv(walk, tmp_path / "tables")
    again = studies.create(tmp_path / "again.impstudy", "walking", who="Anna Bakker")
    person = persons.person(again, "Anna Bakker")
    wanted = [path for path in tables if path.name not in ("valid.csv", "scores.csv", "flags.csv")]
    import_files(again, person, Import(wanted))
    ours, theirs = numbers(walk), numbers(again)
    assert {name: ours[name] for name in ("outcomes", "feasibility", "criteria", "flow")} == {
        name: theirs[name] for name in ("outcomes", "feasibility", "criteria", "flow")
    }
    again.close()


def test_every_screen_shows_it(walk: Study, tmp_path: Path, qtbot: QtBot) -> None:
    session = Session(Settings(), tmp_path)
    session.take_study(walk)
    session.take_person(persons.person(walk, "Anna Bakker"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    for place in places():
        window.go(place.id)
        assert window.place == place.id
        assert window.page.isVisible()
        if isinstance(window.page, ReportsPage):
            page = window.page
            qtbot.waitUntil(lambda: not page.maker.busy, timeout=20_000)  # noqa: B023 - asked before the next place
    session.take_study(None)
