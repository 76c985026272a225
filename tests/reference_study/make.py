"""Make the reference study anew, the same bytes every time.

`python tests/reference_study/make.py [--output FOLDER] [--search]`
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.reference_study.maker.study import make  # noqa: E402 (found only once the path is set)


def main() -> None:
    """Write the two CSV files into the folder asked for."""
    parser = argparse.ArgumentParser(description="Make the constructed reference study.")
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "reference_study", metavar="FOLDER")
    parser.add_argument("--search", action="store_true", help="repeat the attempts known to fail as well")
    arguments = parser.parse_args()
    make(arguments.output, from_the_start=arguments.search)


if __name__ == "__main__":
    main()
