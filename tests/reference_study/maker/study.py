"""The whole reference study: scores, answers and register put together and written as two CSV files."""

import csv
from collections.abc import Sequence
from pathlib import Path

from .chance import Chance
from .keys import FORMS
from .outcomes import find_all
from .people import Person, register
from .sheets import SEATS, Paper, Seat, fill_in
from .targets import ASSESSMENTS

SEED = "imp reference study 1"
OMITTED = ".omitted"
Papers = dict[str, dict[str, dict[Seat, Paper]]]  # by form, assessment and seat


def make(folder: Path, *, from_the_start: bool = False) -> None:
    """Write `participants.csv` and `answers.csv` into `folder`; `from_the_start` repeats failed attempts as well."""
    blocks = find_all(SEED, from_the_start=from_the_start)
    papers: Papers = {block.form.name: fill_in(block, SEED) for block in blocks}
    people = dict(zip(SEATS, register(Chance(f"{SEED} people"), [form.name for form in FORMS]), strict=True))
    seats = sorted(SEATS, key=lambda seat: people[seat].code)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "participants.csv", _participants([people[seat] for seat in seats]))
    _write(folder / "answers.csv", _answers(seats, people, papers))


def _write(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def _participants(people: Sequence[Person]) -> list[list[str]]:
    lines = [["record_id", "group", "cohort", "age", "gender", "profession", "consent_date"]]
    for person in people:
        cohort = "" if person.cohort is None else str(person.cohort)
        lines.append(
            [person.code, person.group, cohort, str(person.age), person.gender, person.profession, f"{person.consent}"]
        )
    return lines


def _answers(seats: Sequence[Seat], people: dict[Seat, Person], papers: Papers) -> list[list[str]]:
    items = [f"{form.name}_{item:02d}" for form in FORMS for item in range(1, form.items + 1)]
    lines = [["record_id", "redcap_event_name", *items, *(f"{form.name}_date" for form in FORMS)]]
    for seat in seats:
        for assessment in ASSESSMENTS:
            cells = [people[seat].code, assessment]
            for form in FORMS:
                paper = papers[form.name][assessment].get(seat)
                cells += _cells(paper, form.items)
            for form in FORMS:
                there = seat in papers[form.name][assessment]
                cells.append(f"{people[seat].days[assessment][form.name]}" if there else "")
            lines.append(cells)
    return lines


def _cells(paper: Paper | None, items: int) -> list[str]:
    if paper is None:
        return [""] * items
    return [str(paper[item]) if item in paper else OMITTED for item in range(1, items + 1)]
