"""Times something several times within one process and tells the median to the process that measures."""

import statistics
import time
from collections.abc import Callable

from tests.benchmarks.measure import tell

TIMES = 15


def tell_median(name: str, work: Callable[[], object]) -> None:
    """Do the work once without counting it, then `TIMES` times."""
    work()
    found = []
    for _time in range(TIMES):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    tell(name, statistics.median(found))
