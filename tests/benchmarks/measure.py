"""Runs processes one at a time, takes their time and memory, and prints the figures beside those of a rival."""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WHOLE = "whole process"
STARTED = "BENCHMARK_STARTED"


@dataclass(frozen=True)
class Spent:
    """What one run took: seconds by name, seconds of processor, the most memory it had at once (MB), its other lines.

    Windows tells neither processor nor memory of a process that has ended: None.
    """

    seconds: Mapping[str, float]
    processor: float | None
    memory: float | None
    told: Sequence[str] = ()


Runs = Mapping[str, Callable[[], Spent]]


def program(*arguments: str) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "imp_desktop", *arguments]


def module(name: str, *arguments: str) -> list[str]:
    """A module of the benchmarks as a process of its own."""
    return [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]


def rounds_wanted(usual: int) -> int:
    """How often each is run: the number on the command line, or the usual one."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else usual


def measure(command: Sequence[str], **environment: str) -> Spent:
    """Run a command to its end; each line "took SECONDS NAME" it prints is a figure of its own. Ends if it failed."""
    here = os.environ | environment | {STARTED: str(time.perf_counter())}
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=here, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    process.stdout.close()
    status, processor, memory = _ended(process)
    whole = time.perf_counter() - begun
    if status:
        sys.exit(f"{' '.join(command)} ended with {status}")
    took = [line.split(maxsplit=2) for line in lines if line.startswith("took ")]
    told = [line for line in lines if not line.startswith("took ")]
    return Spent({WHOLE: whole} | {name: float(seconds) for _took, seconds, name in took}, processor, memory, told)


def since_start() -> float:
    """Seconds since `measure` started this process; the clock is one for all processes of a PC."""
    return time.perf_counter() - float(os.environ[STARTED])


def tell(name: str, seconds: float) -> None:
    """Tell a figure to the process that measures."""
    print(f"took {seconds:.6f} {name}", flush=True)


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A folder for as long as something is measured; the processes started have bytecode and settings there.

    Python keeps compiled modules beside an installed program; here they are kept, and found again, in the folder.
    """
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        os.environ["IMP_DESKTOP_HOME"] = str(folder / "home")
        try:
            yield folder
        finally:
            os.environ.clear()
            os.environ.update(kept)


def warm(runs: Runs) -> None:
    """Run each once without counting it: compiled modules and files are in memory from then on."""
    for run in runs.values():
        run()


def in_turn(runs: Runs, rounds: int) -> dict[str, list[Spent]]:
    """Run each in turn, A B A B, so that what else the machine does meanwhile meets all of them."""
    found: dict[str, list[Spent]] = {name: [] for name in runs}
    for _round in range(rounds):
        for name, run in runs.items():
            found[name].append(run())
    return found


def table(title: str, figure: str, found: Mapping[str, list[Spent]]) -> None:
    """Print one figure of every run; the ratio is that of the medians, to the last one, the rival."""
    print(f"\n{title}")
    print(f"  {'':32}{'median s':>9}{'min':>9}{'max':>9}{'cpu s':>9}{'peak MB':>9}{'ratio':>8}")
    rival = statistics.median(one.seconds[figure] for one in list(found.values())[-1])
    for name, spent in found.items():
        seconds = [one.seconds[figure] for one in spent]
        middle = statistics.median(seconds)
        cells = [f"{middle:.3f}", f"{min(seconds):.3f}", f"{max(seconds):.3f}"]
        cells += [_middle(spent) if figure == WHOLE else "", _most(spent), f"{middle / rival:.2f}"]
        print(f"  {name:32}" + "".join(f"{cell:>9}" for cell in cells[:-1]) + f"{cells[-1]:>8}", flush=True)


def _middle(spent: Sequence[Spent]) -> str:
    known = [one.processor for one in spent if one.processor is not None]
    return f"{statistics.median(known):.3f}" if known else "?"


def _most(spent: Sequence[Spent]) -> str:
    known = [one.memory for one in spent if one.memory is not None]
    return f"{max(known):.0f}" if known else "?"


def _ended(process: "subprocess.Popen[str]") -> tuple[int, float | None, float | None]:
    """Wait for the end; exit status, seconds of processor, peak memory in MB."""
    if sys.platform == "win32":
        return process.wait(), None, None
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
