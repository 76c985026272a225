"""Opening the window loads nothing that only analyses and reports need."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from imp_desktop.operations.studies import Study

ROOT = Path(__file__).resolve().parents[1]
ONLY_FOR_REPORTS = ("pandas", "numpy", "scipy", "pingouin", "reportlab", "matplotlib")
START = """
import sys
from pathlib import Path

from imp_desktop import app

application = app.make_application()
window = app.make_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
window.show()
application.processEvents()
print("at", window.place)
print("loaded", *sorted(sys.modules))
window.close()
"""


def started(*arguments: str) -> tuple[str, set[str]]:
    """The place the window shows after a start in a process of its own, and the modules it has loaded by then."""
    command = [sys.executable, "-c", START, *arguments]
    process = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    place, loaded = process.stdout.splitlines()
    return place.removeprefix("at").strip(), set(loaded.split()[1:])


def test_the_start_page_loads_nothing_that_only_reports_need(own_home: Path) -> None:
    place, loaded = started()
    assert place == ""
    assert loaded.isdisjoint(ONLY_FOR_REPORTS)


def test_the_overview_of_a_study_loads_nothing_that_only_reports_need(people: Study) -> None:
    people.close()
    place, loaded = started(str(people.path))
    assert place == "overview"
    assert loaded.isdisjoint(ONLY_FOR_REPORTS)


@pytest.mark.parametrize("module", ONLY_FOR_REPORTS)
def test_what_is_looked_for_is_there_to_be_loaded(module: str) -> None:
    """A module nobody can load would never be found among the loaded ones."""
    assert importlib.util.find_spec(module) is not None
