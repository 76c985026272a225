"""Studies to measure on: the reference study, and made-up people as many as wanted, taken in by the program itself.

What the program does here it does as a process of its own, so that the measuring process stays small.
"""

import csv
import random
from functools import cached_property
from pathlib import Path

from tests.benchmarks.measure import Spent, measure, program
from tests.statistics.reference.make_second_study import ITEMS, PROFESSIONS, course, evaluation, form, write

MANY = 2000
SEED = 20_260_201
INTAKE = 3
TABLES = ("participants.csv", "answers.csv", "sessions.csv", "attendance.csv")
GENDERS = {"1": "female", "2": "male", "3": "other"}
JOBS = {"1": "doctor", "2": "psychologist", "3": "nurse", "4": "other"}
Row = dict[str, str]


class Studies:
    """The studies of one round of measurements, each made when it is asked for first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def reference(self) -> Path:
        """The reference study of 47 people."""
        study = self.folder / "reference.impstudy"
        measure(program("demo", str(study), "--as", "Anna Bakker"))
        return study

    def made_up(self, people: int) -> Path:
        """A study of so many made-up people, every form of them keyed and every session logged."""
        study = self.folder / f"{people}.impstudy"
        if not study.exists():
            take_in(self.empty(study.name), self.tables(people))
        return study

    def empty(self, name: str) -> Path:
        """A new study of the shipped protocol in which nobody takes part yet."""
        study = self.folder / name
        study.unlink(missing_ok=True)
        measure(program("new", str(study), "--choose", "scs.left_out=23,16", "--as", "Anna Bakker"))
        return study

    def tables(self, people: int) -> Path:
        """The folder with the tables of so many made-up people."""
        folder = self.folder / f"{people} people"
        if not folder.exists():
            made_up_tables(folder, people)
        return folder

    def exported(self, study: Path) -> Path:
        """The folder into which the program exported the study; R reads it as well."""
        folder = study.with_suffix(".exported")
        if not folder.exists():
            export(study, folder)
        return folder


def take_in(study: Path, tables: Path) -> Spent:
    """Take in the tables of a folder; gives the time and memory the import took."""
    return measure(program("import", str(study), *(str(tables / name) for name in TABLES), "--as", "Anna Bakker"))


def made_up_tables(folder: Path, people: int) -> None:
    """Write the tables of so many people, each with every form before and after, and of their courses, from a seed."""
    lot = random.Random(SEED)
    register = [_person(lot, number) for number in range(1, people + 1)]
    folder.mkdir(parents=True)
    write(folder / "participants.csv", register)
    write(folder / "answers.csv", [row for person in register for row in _answers(lot, person)])
    sessions, marks = _courses(lot, register)
    write(folder / "sessions.csv", sessions)
    write(folder / "attendance.csv", marks)


def answers(people: int) -> int:
    """How many answers so many made-up people give: of both assessments, intake and evaluation."""
    return people * (2 * sum(ITEMS.values()) + INTAKE) + (people + 1) // 2 * len(evaluation(1))


def export(study: Path, folder: Path) -> None:
    """Let the program export the study, and give its participants.csv the columns that R looks for.

    The export holds age, gender and profession as answers to the intake form, by code; the script for R looks for
    them, in words, beside the codes of the participants, as an import may bring them.
    """
    measure(program("export", str(study), "--output", str(folder)))
    intakes = {row["record_id"]: row for row in read(folder / "answers.csv") if row["redcap_event_name"] == "pre"}
    people = read(folder / "participants.csv")
    write(folder / "participants.csv", [person | _facts(intakes.get(person["record_id"], {})) for person in people])


def read(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def _facts(intake: Row) -> Row:
    return {
        "age": intake.get("intake_age", ""),
        "gender": GENDERS.get(intake.get("intake_gender", ""), ""),
        "profession": JOBS.get(intake.get("intake_profession", ""), ""),
    }


def _person(lot: random.Random, number: int) -> Row:
    training = number % 2 == 1
    return {
        "record_id": f"{number:04}-{'ABCDEFGHJKLMNPRSTUVWXYZ'[number % 23]}",
        "group": "training" if training else "control",
        "cohort": str(1 + number // 24) if training else "",
        "age": str(lot.randint(24, 66)),
        "gender": lot.choice(("female", "female", "female", "male", "other")),
        "profession": lot.choice(PROFESSIONS),
        "consent_date": "2025-01-10",
    }


def _answers(lot: random.Random, person: Row) -> list[Row]:
    levels = {name: lot.gauss(0, 0.6) for name in ITEMS}
    rows = []
    for event in ("pre", "post"):
        row = {"record_id": person["record_id"], "redcap_event_name": event}
        gain = (0.35 if person["group"] == "training" else 0.05) * (event == "post")
        for name in ITEMS:
            cells = form(lot, name, levels[name] + gain + lot.gauss(0, 0.25))
            row |= {f"{name}_{place:02}": cell for place, cell in enumerate(cells, 1)}
        asked = event == "post" and person["group"] == "training"
        told = evaluation(int(person["record_id"][:4]))
        rows.append(row | (told if asked else dict.fromkeys(told, "")))
    return rows


def _courses(lot: random.Random, register: list[Row]) -> tuple[list[Row], list[Row]]:
    """The session log and the attendance lists of every cohort."""
    sessions, marks = [], []
    for cohort in dict.fromkeys(person["cohort"] for person in register if person["cohort"]):
        codes = [person["record_id"] for person in register if person["cohort"] == cohort]
        held, present = course(lot, codes)
        sessions += [session | {"cohort": cohort} for session in held]
        marks += present
    return sessions, marks
