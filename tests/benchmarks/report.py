"""How long import and both reports take as whole processes, for 47 and for 2,000 people.

`python -m tests.benchmarks.report [ROUNDS]`; rival of the report is R computing the same figures without printing them,
rival of the import a plain table in SQLite that takes the same cells without looking at them.
"""

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import r
from tests.benchmarks.measure import (
    WHOLE,
    Runs,
    Spent,
    in_turn,
    measure,
    module,
    program,
    rounds_wanted,
    table,
    warm,
    workshop,
)
from tests.benchmarks.people import MANY, Studies, answers, take_in

ROUNDS = 5
SOME = 200


def run(studies: Studies, rounds: int) -> bool:
    """Measure both studies, and the import of some and of many people."""
    _import(studies, SOME, rounds)
    _import(studies, MANY, 1)
    with_r = r.there()
    for name, study in (("reference study, 47", studies.reference), (f"made up, {MANY}", studies.made_up(MANY))):
        runs = _reports(study, studies.exported(study), with_r=with_r)
        warm(runs)
        table(f"Reports, {name} people", WHOLE, in_turn(runs, rounds))
    return True


def _reports(study: Path, tables: Path, *, with_r: bool) -> Runs:
    output = str(study.with_suffix(".pdf"))

    def report(kind: str) -> Callable[[], Spent]:
        return lambda: measure(program("report", str(study), kind, "--output", output, "--force"))

    ours: Runs = {f"imp_desktop report {kind}": report(kind) for kind in ("outcome", "feasibility")}
    return {**ours, "R, the figures only": lambda: measure(r.command(tables, tables / "r.json"))} if with_r else ours


def _import(studies: Studies, people: int, rounds: int) -> None:
    tables, plain = studies.tables(people), studies.folder / "plain.sqlite"
    runs: Runs = {
        "imp_desktop import": lambda: take_in(studies.empty("import.impstudy"), tables),
        "plain SQLite table": lambda: measure(module("plain_import", str(tables), str(plain))),
    }
    if rounds > 1:
        warm(runs)
    table(f"Import, made up, {people} people ({answers(people)} answers)", WHOLE, in_turn(runs, rounds))


if __name__ == "__main__":
    with workshop() as folder:
        run(Studies(folder), rounds_wanted(ROUNDS))
