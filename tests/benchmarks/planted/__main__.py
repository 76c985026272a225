"""Runs the experiment and prints what remains of the planted errors: `python -m tests.benchmarks.planted [PACKETS]`."""

import sys
import tempfile
from pathlib import Path

from imp_desktop.statistics.keying_quality import rate
from tests.benchmarks.planted.experiment import Found, Plan, run

PACKETS = 1000
PLANS = {
    "1 % wrong, independent": {"rate": 0.01},
    "1 % wrong, and shared ones: 0.1 % of lines ambiguous, 2 % of forms copied": {
        "rate": 0.01,
        "ambiguous": 0.001,
        "copied": 0.02,
    },
    "0.29 % wrong, independent (pooled single keying, Garza et al.)": {"rate": 0.0029},
}
PUBLISHED = (
    ("single keying, 93 papers (Garza et al.)", "29 (24 to 35)"),
    ("double keying, 93 papers (Garza et al.)", "14 (8 to 20)"),
    ("single keying of questionnaires (Paulsen et al. 2012)", "3.7 (1.6 to 7.3)"),
    ("double keying of questionnaires (Paulsen et al. 2012)", "0.46 (0.01 to 2.6)"),
    ("psychology laboratory, students (Barchard)", "about 100"),
)


def main() -> int:
    """Run every plan; the exit status tells whether passes catch errors inside the scale as well as those outside."""
    packets = int(sys.argv[1]) if len(sys.argv) > 1 else PACKETS
    print("A simulation: made-up people, made-up slips, keyed through the program's own operations.")
    held = True
    for number, (name, planted) in enumerate(PLANS.items(), start=1):
        with tempfile.TemporaryDirectory() as folder:
            found = run(Plan(packets, seed=number, **planted), Path(folder))
        print(f"\n{name}: {packets} packets, {found.forms} forms, {found.fields} fields")
        _tell(found)
        held = held and _alike(found)
    print("\nPublished, wrong fields in 10,000")
    for what, figures in PUBLISHED:
        print(f"  {what:<62}{figures:>20}")
    return 0 if held else 1


def _tell(found: Found) -> None:
    for what, wrong in (
        ("keyed once", found.keyed_once),
        ("after range checks alone", found.after_range),
        ("after range and pattern checks", found.after_patterns),
        ("after two keyings and the third", found.after_all),
    ):
        told = rate(wrong, found.fields)
        low, high = told.ci95 or (0.0, 0.0)
        per = 10_000 * wrong / found.fields
        print(f"  {what:<34}{wrong:>7} wrong {per:>8.2f} in 10,000, 95 % CI {low:.2f} to {high:.2f}")
    for kind, planted in sorted(found.planted.items()):
        caught = found.caught[kind]
        print(f"  {kind:<10} {caught:>6} of {planted:>6} shown by the comparison ({caught / planted:.2%})")
    print(f"  third keys {found.third_keys}, of them decided by somebody else {found.decided}")
    print(f"  pages looked at again because of a pattern {found.looked_again}")


def _alike(found: Found) -> bool:
    """Whether errors inside the scale are shown at the rate of those outside, to within two in a hundred."""
    shares = [found.caught[kind] / found.planted[kind] for kind in ("in range", "outside") if found.planted[kind]]
    return max(shares) - min(shares) <= 0.02


if __name__ == "__main__":
    sys.exit(main())
