"""How long the analysis of a study takes as a whole process, beside Pingouin alone and R; R must give the same figures.

`python -m tests.benchmarks.analyse [ROUNDS]`
"""

import sys
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
from tests.benchmarks.people import MANY, Studies

ROUNDS = 5


def run(studies: Studies, rounds: int) -> bool:
    """Measure both studies; False where the program and R differ on a figure, and then nothing is timed."""
    with_r = r.there()
    named = {"reference study, 47 people": studies.reference, f"made up, {MANY} people": studies.made_up(MANY)}
    same = [_compare(name, study, studies.exported(study), rounds, with_r=with_r) for name, study in named.items()]
    return all(same)


def _compare(name: str, study: Path, tables: Path, rounds: int, *, with_r: bool) -> bool:
    ours, theirs = tables / "ours.json", tables / "theirs.json"
    runs: Runs = {
        "imp_desktop analyse --json": lambda: _anew(ours, program("analyse", str(study), "--json", str(ours))),
        "Pingouin, part of the figures": lambda: measure(module("plain_analysis", str(tables / "scores.csv"))),
    }
    if with_r:
        runs = {**runs, "R, reference.R": lambda: _anew(theirs, r.command(tables, theirs))}
    warm(runs)
    differences = r.differences(ours, theirs) if with_r else []
    if differences:
        print(f"\n{name}: not timed, R gives other figures", *differences, sep="\n")
        return False
    if with_r:
        print(f"\n{name}: every F, p and partial eta squared is that of R, to 1e-6")
    table(f"Analysis, {name}", WHOLE, in_turn(runs, rounds))
    return True


def _anew(output: Path, command: list[str]) -> Spent:
    output.unlink(missing_ok=True)
    return measure(command)


if __name__ == "__main__":
    with workshop() as folder:
        sys.exit(not run(Studies(folder), rounds_wanted(ROUNDS)))
