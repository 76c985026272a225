"""How long it takes to read the overview of 500 people and to paint it, beside one query over a wide table.

`python -m tests.benchmarks.overview [ROUNDS]`
"""

from tests.benchmarks.measure import Runs, in_turn, measure, module, rounds_wanted, table, warm, workshop
from tests.benchmarks.people import Studies
from tests.benchmarks.plain_import import fill

ROUNDS = 5
PEOPLE = 500
FIGURES = ("read", "read and painted")


def run(studies: Studies, rounds: int) -> bool:
    """Measure the medians that fresh processes tell; nothing is shown on a screen."""
    study, plain = studies.made_up(PEOPLE), studies.folder / "wide.sqlite"
    fill(studies.exported(study), plain)
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    runs: Runs = {
        "imp_desktop overview": lambda: measure(module("own_overview", str(study)), **offscreen),
        "one SQL query, bare table": lambda: measure(module("plain_overview", str(plain)), **offscreen),
    }
    warm(runs)
    found = in_turn(runs, rounds)
    for figure in FIGURES:
        table(f"Overview of {PEOPLE} people, {figure}", figure, found)
    return True


if __name__ == "__main__":
    with workshop() as folder:
        run(Studies(folder), rounds_wanted(ROUNDS))
