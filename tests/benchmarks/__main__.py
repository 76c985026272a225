"""All measurements but that of keying, on the same studies: `python -m tests.benchmarks [ROUNDS]`."""

import sys

from tests.benchmarks import analyse, overview, report, startup
from tests.benchmarks.measure import rounds_wanted, workshop
from tests.benchmarks.people import Studies


def main() -> int:
    """Run one after the other; the exit status tells whether every check between them held."""
    with workshop() as folder:
        studies = Studies(folder)
        held = [part.run(studies, rounds_wanted(part.ROUNDS)) for part in (startup, overview, report, analyse)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
