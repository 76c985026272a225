"""Studies at the edges of what a feasibility report may meet, made through the program's own operations."""

import random
from collections.abc import Callable
from pathlib import Path

from imp_desktop.operations import coding, course_log, enrolling, keying, persons, studies, teaching
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.sized_course import make_protocol

LONG = "<b>lang & traag</b> 🙂 *ster* {brace} ~golf~ ^dak^ \u202egauw\u202c " * 400


def empty(_study: Study, _person: Person) -> None:
    """Nobody and nothing."""


def one_person(study: Study, person: Person) -> None:
    """One participant in training with an evaluation form, one session, present."""
    _enrol(study, person, 1, 0)
    _evaluate(study, person, "001-T")
    _log(study, person, 1, sessions=1)
    teaching.mark(study, person, 1, teaching.course(study).sessions[0], "001-T", "present")


def nobody_attended(study: Study, person: Person) -> None:
    """Ten people, nine sessions held, everybody absent."""
    _enrol(study, person, 10, 6)
    _log(study, person, 1)
    _mark(study, person, 1, lambda _lot: "absent")


def everybody_withdrew(study: Study, person: Person) -> None:
    """All who gave consent left, for every reason there is and some of their own, some with their data."""
    _enrol(study, person, 12, 6)
    _log(study, person, 1, sessions=3)
    _mark(study, person, 1, lambda _lot: "present", sessions=3)
    reasons = [*studies.protocol(study).reasons["withdrawn"], "verhuisd", LONG[:200], "Verhuisd"]
    for number, one in enumerate(enrolling.participants(study)):
        facts = {"status": "withdrawn", "status_reason": reasons[number % len(reasons)], "status_date": "2026-03-20",
                 "data_use": ("keep", "until", "none")[number % 3]}  # fmt: skip
        enrolling.amend(study, person, one.code, facts)


def sixty_sessions(study: Study, person: Person) -> None:
    """Three cohorts of twenty-five, sixty sessions each, of every status; texts of 20,000 characters."""
    _enrol(study, person, 75, 20, cohorts=3)
    for cohort in (1, 2, 3):
        _log(study, person, cohort, statuses=("delivered", "delivered", "truncated", "postponed", "cancelled"))
        _mark(study, person, cohort, lambda lot: lot.choice(("present", "present", "present", "absent", "excused", "")))
    for one in teaching.attendees(study, 1)[:8]:
        _evaluate(study, person, one.code, text=LONG[:20_000])
    for text in coding.texts(study, "imp_eval_missed"):
        coding.code_text(study, person, text.form, text.item, ["work"], printable=True)
    course_log.add_adaptation(study, person, {"what": LONG[:1900], "why": LONG[:1900]})
    course_log.add_reaction(
        study, person, "001-T", {"reaction": "other", "what": LONG[:1900], "severity": "serious", "printable": "yes"}
    )


def many_people(study: Study, person: Person) -> None:
    """Five hundred people, half of them in training in twenty cohorts, all evaluated."""
    _enrol(study, person, 250, 250, cohorts=20)
    for cohort in range(1, 21):
        _log(study, person, cohort)
        _mark(study, person, cohort, lambda lot: lot.choice(("present", "present", "present", "absent")))
    for one in enrolling.participants(study)[:250]:
        _evaluate(study, person, one.code)


MAKERS: dict[str, Callable[[Study, Person], None]] = {
    "empty": empty,
    "one_person": one_person,
    "nobody_attended": nobody_attended,
    "everybody_withdrew": everybody_withdrew,
    "sixty_sessions": sixty_sessions,
    "many_people": many_people,
}


def make(path: Path, name: str) -> Study:
    """The study of that name, opened; everything in it is one change."""
    protocol = "imp"
    if name == "sixty_sessions":
        protocol = make_protocol("sixty", [f"week_{number}" for number in range(1, 61)])
    study = studies.create(path, protocol, ["scs.left_out=23,16"], "Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    with study.change(person, action="make"):
        MAKERS[name](study, person)
    return study


def _enrol(study: Study, person: Person, training: int, control: int, cohorts: int = 1) -> None:
    for number in range(1, training + control + 1):
        facts = {"group": "control", "approached": "2026-01-02", "consent": "2026-01-05"}
        if number <= training:
            facts |= {"group": "training", "cohort": str(1 + number % cohorts)}
        enrolling.add(study, person, f"{number:03}-T", facts)


def _log(
    study: Study,
    person: Person,
    cohort: int,
    *,
    sessions: int | None = None,
    statuses: tuple[str, ...] = ("delivered",),
) -> None:
    for place, session in enumerate(teaching.course(study).sessions[:sessions]):
        status = statuses[place % len(statuses)]
        facts = {"date": f"2025-{1 + place // 28:02}-{1 + place % 28:02}", "status": status,
                 "reason": "" if status == "delivered" else "ijzel", "minutes": "" if status == "cancelled" else "150",
                 "moved_to": "2026-02-01" if status == "postponed" else ""}  # fmt: skip
        teaching.log_session(study, person, cohort, session, facts)


def _mark(
    study: Study, person: Person, cohort: int, chosen: Callable[[random.Random], str], *, sessions: int | None = None
) -> None:
    lot = random.Random(cohort)
    held = [one for one in teaching.sessions(study, cohort) if one.status != "cancelled"]
    for session in held[:sessions]:
        for one in teaching.attendees(study, cohort):
            mark = chosen(lot)
            if mark:
                teaching.mark(study, person, cohort, session.id, one.code, mark)


def _evaluate(study: Study, person: Person, code: str, *, text: str = "more silence") -> None:
    lot = random.Random(code)
    form = keying.open_form(study, FormKey(code, "post", "imp_eval"))
    for item in form.instrument.items:
        if item.choices is not None:
            keying.key(study, person, form, item.id, str(lot.choice(item.choices.codes)))
        elif item.id in ("imp_eval_plans", "imp_eval_missed", "imp_eval_remarks", "imp_eval_adverse_text"):
            keying.key(study, person, form, item.id, text)
        else:
            keying.key(study, person, form, item.id, str(lot.randint(1, 10)))
