"""The whole reference study: scores, answers, register and course put together and written as CSV files."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import course, evaluation, logs, practice
from .chance import Chance
from .evaluation import OMITTED, Evaluation
from .keys import FORMS
from .outcomes import find_all
from .people import Person, register
from .practice import Papers
from .recruitment import COLUMNS, Recruited, recruit
from .sheets import SEATS, Paper, Seat, fill_in
from .targets import ASSESSMENTS

SEED = "imp reference study 1"
COOLED = 0.3  # what every missed session takes from the liking


@dataclass(frozen=True)
class Study:
    """Everything made up: who took part, what stands on their forms, and who was there."""

    people: dict[Seat, Person]  # in the order of their codes
    recruited: dict[Seat, Recruited]
    papers: Papers
    evaluations: dict[Seat, Evaluation]
    attendance: dict[Seat, course.Attendance]


def make(folder: Path, *, from_the_start: bool = False) -> None:
    """Write all tables into `folder`; `from_the_start` repeats failed attempts as well."""
    study = _made(from_the_start=from_the_start)
    codes = {seat: person.code for seat, person in study.people.items()}
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "participants.csv", _participants(study))
    _write(folder / "answers.csv", _answers(study))
    _write(folder / "sessions.csv", course.sessions_table())
    _write(folder / "attendance.csv", course.attendance_table(codes, study.attendance))
    _write(folder / "adaptations.csv", course.adaptations_table())
    days = {seat: _evaluated(study.people[seat]) for seat in study.evaluations}
    _write(folder / "adverse_reactions.csv", logs.reactions_table(codes, days, study.evaluations))
    _write(folder / "codes.csv", logs.codes_table(codes, study.evaluations))


def _made(*, from_the_start: bool) -> Study:
    blocks = find_all(SEED, from_the_start=from_the_start)
    papers: Papers = {block.form.name: fill_in(block, SEED) for block in blocks}
    known = dict(zip(SEATS, register(Chance(f"{SEED} people"), [form.name for form in FORMS]), strict=True))
    people = {seat: known[seat] for seat in sorted(SEATS, key=lambda seat: known[seat].code)}
    trained = [seat for seat in people if seat[0] == "training"]
    with_form = [seat for seat in trained if all(seat in papers[form.name]["post"] for form in FORMS)]
    (without_form,) = set(trained) - set(with_form)  # who lacks a questionnaire lacks the evaluation form too
    attendance = course.attend(Chance(f"{SEED} attendance"), trained, without_form)
    chance = Chance(f"{SEED} evaluation")
    liking = {seat: chance.bell() - COOLED * len(attendance[seat].missed) for seat in with_form}
    evaluations = evaluation.fill_in(chance, liking)
    practice.practise(Chance(f"{SEED} home practice"), evaluations, practice.changes(papers, with_form))
    return Study(people, recruit(Chance(f"{SEED} recruitment"), people), papers, evaluations, attendance)


def _write(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def _participants(study: Study) -> list[list[str]]:
    lines = [["record_id", "group", "cohort", "age", "gender", "profession", "consent_date", *COLUMNS]]
    for seat, person in study.people.items():
        cohort = "" if person.cohort is None else str(person.cohort)
        facts = [person.code, person.group, cohort, str(person.age), person.gender, person.profession]
        lines.append([*facts, f"{person.consent}", *study.recruited[seat].cells()])
    return lines


def _answers(study: Study) -> list[list[str]]:
    items = [f"{form.name}_{item:02d}" for form in FORMS for item in range(1, form.items + 1)]
    items += evaluation.item_ids()
    dates = [*(f"{form.name}_date" for form in FORMS), "imp_eval_date"]
    lines = [["record_id", "redcap_event_name", *items, *dates]]
    for seat, person in study.people.items():
        for assessment in ASSESSMENTS:
            form = study.evaluations.get(seat, {}) if assessment == "post" else {}
            cells = [person.code, assessment]
            for questionnaire in FORMS:
                paper = study.papers[questionnaire.name][assessment].get(seat)
                cells += _cells(paper, questionnaire.items)
            cells += [form.get(item, "") for item in evaluation.item_ids()]
            cells += _dates(study, seat, assessment)
            cells.append(f"{_evaluated(person)}" if form else "")
            lines.append(cells)
    return lines


def _dates(study: Study, seat: Seat, assessment: str) -> Sequence[str]:
    days = study.people[seat].days[assessment]
    return [f"{days[form.name]}" if seat in study.papers[form.name][assessment] else "" for form in FORMS]


def _evaluated(person: Person) -> date:
    """Give the day of the evaluation form: directly after the last session."""
    assert person.cohort is not None
    return course.day_of(person.cohort, course.SESSIONS)


def _cells(paper: Paper | None, items: int) -> list[str]:
    if paper is None:
        return [""] * items
    return [str(paper[item]) if item in paper else OMITTED for item in range(1, items + 1)]
