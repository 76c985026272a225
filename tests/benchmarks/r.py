"""R as a rival: whether it is there, and its figures of a study beside those of the program."""

import json
import math
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCRIPT = "tests/statistics/reference/reference.R"
PACKAGES = ("afex", "car", "psych", "effectsize", "jsonlite")
ROWS = ("interaction", "time", "group")
FIGURES = ("F", "p", "np2")
SAME = 1e-6


def there() -> bool:
    """Whether R and the packages of the script are installed; says so where they are not."""
    wanted = f"quit(status = !all(sapply(c({', '.join(map(repr, PACKAGES))}), requireNamespace, quietly = TRUE)))"
    rscript = shutil.which("Rscript")
    if rscript and subprocess.run([rscript, "-e", wanted], capture_output=True, check=False).returncode == 0:
        return True
    print(f"Rscript with {', '.join(PACKAGES)} is not on the PATH: no comparison with R.")
    return False


def command(folder: Path, output: Path) -> list[str]:
    """R's own analysis of participants.csv and answers.csv in the folder."""
    return ["Rscript", SCRIPT, str(folder), str(output)]


def differences(ours: Path, theirs: Path) -> list[str]:
    """Every F, p and partial eta squared of an outcome on which two files of results differ by more than 1e-6."""
    own, expected = (json.loads(path.read_text(encoding="utf-8"))["outcomes"] for path in (ours, theirs))
    return list(_differences({one["id"]: one for one in own}, expected))


def _differences(own: dict[str, Any], expected: list[Any]) -> Iterator[str]:
    for outcome in expected:
        for row in ROWS:
            for figure in FIGURES:
                here, there = own[outcome["id"]][row][figure], outcome[row][figure]
                if not math.isclose(here, there, rel_tol=SAME, abs_tol=1e-12):
                    yield f"{outcome['id']} {row} {figure}: {here} here, {there} in R"
