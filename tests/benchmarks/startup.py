"""How long until the window can be used, each time in a fresh process, beside a bare window with the same cells.

`python -m tests.benchmarks.startup [ROUNDS]`: without a screen, and on one where DISPLAY names it or Xvfb is installed.
"""

import contextlib
import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Runs, Spent, in_turn, measure, module, rounds_wanted, table, warm, workshop
from tests.benchmarks.people import Studies, read

ROUNDS = 7
FIGURES = ("until the overview is painted", "until a key is answered")
INSTRUMENTS = ("intake", "ffmq", "scs", "eq", "pss", "proqol")


def run(studies: Studies, rounds: int) -> bool:
    """Measure on every platform there is; False where the start loaded what only reports need."""
    cells = studies.folder / "cells.csv"
    _write_cells(studies.exported(studies.reference), cells)
    light = _measure("offscreen, nothing shown", studies.reference, cells, rounds, {"QT_QPA_PLATFORM": "offscreen"})
    with _screen() as display:
        if display is None:
            print("\nNo screen: DISPLAY is not set and Xvfb is not installed.")
            return light
        where = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        return _measure("on a screen", studies.reference, cells, rounds, where) and light


def _measure(title: str, study: Path, cells: Path, rounds: int, environment: dict[str, str]) -> bool:
    runs: Runs = {
        "imp_desktop": lambda: measure(module("first_window", str(study)), **environment),
        "bare window with the same cells": lambda: measure(module("plain_window", str(cells)), **environment),
    }
    warm(runs)
    found = in_turn(runs, rounds)
    for figure in FIGURES:
        table(f"From the start of the process {figure}, {title}", figure, found)
    return _light(found["imp_desktop"])


def _light(found: list[Spent]) -> bool:
    loaded = sorted({line for one in found for line in one.told if line.startswith("loaded ")})
    print("  " + (", ".join(loaded) or "pandas, numpy, scipy, pingouin, reportlab and matplotlib are not loaded"))
    return not loaded


def _write_cells(tables: Path, path: Path) -> None:
    """A row a person: the code, then how many answers each form has, before and after."""
    rows: dict[str, list[str]] = {}
    for row in read(tables / "answers.csv"):
        cells = rows.setdefault(row["record_id"], [row["record_id"]])
        for name in INSTRUMENTS:
            cells.append(str(sum(bool(cell) for column, cell in row.items() if column.startswith(f"{name}_"))))
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows.values())


@contextlib.contextmanager
def _screen() -> Iterator[str | None]:
    """The name of the screen there is, or of one made for the while; None where there can be none."""
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb") or not sys.platform.startswith("linux"):
        yield os.environ.get("DISPLAY")
        return
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as stream:
            yield f":{stream.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    with workshop() as folder:
        sys.exit(not run(Studies(folder), rounds_wanted(ROUNDS)))
