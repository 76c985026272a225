"""Table 5 as printed, and for every printed figure the window of exact values that print it."""

import csv
from dataclasses import dataclass
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

getcontext().prec = 28
TABLE = Path(__file__).parent.parent / "table5.csv"
EDGE = Fraction(1, 10**6)  # how far every figure stays away from the edge at which its last digit turns
GROUPS = ("training", "control")
ASSESSMENTS = ("pre", "post")
# Before as printed; after nothing is printed, so near to it.
ALPHAS = {
    "ffmq": ("0.91", "0.92"),
    "scs": ("0.90", "0.91"),
    "eq": ("0.84", "0.86"),
    "pss": ("0.87", "0.83"),
    "proqol.compassion_satisfaction": ("0.84", "0.86"),
    "proqol.compassion_fatigue": ("0.76", "0.79"),
    "proqol.burnout": ("0.57", "0.61"),
    "proqol.secondary_traumatic_stress": ("0.69", "0.71"),
}


@dataclass(frozen=True)
class Window:
    """An open interval of exact values."""

    low: Fraction
    high: Fraction

    def holds(self, value: Fraction) -> bool:
        """Say whether `value` lies inside."""
        return self.low < value < self.high

    def squared(self) -> "Window":
        """Give the window of the squares (of positive values)."""
        return Window(self.low**2, self.high**2)

    @property
    def middle(self) -> float:
        """Give the middle."""
        return float(self.low + self.high) / 2


def printed(text: str) -> Window:
    """Give the exact values that are printed as `text` when rounded once, half away from zero."""
    digits = len(text.partition(".")[2])
    half = Fraction(1, 2 * 10**digits)
    return Window(Fraction(text) - half + EDGE, Fraction(text) + half - EDGE)


@dataclass(frozen=True)
class Row:
    """One outcome of Table 5: its size, windows of M and SD by (group, assessment), and of F."""

    score: str
    items: int
    mean: dict[tuple[str, str], Window]
    sd: dict[tuple[str, str], Window]
    f: Window
    complete: dict[str, int]


def rows() -> dict[str, Row]:
    """Read Table 5: score id -> row."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {line["score"]: _row(line) for line in csv.DictReader(file)}


def _row(line: dict[str, str]) -> Row:
    cells = [(group, assessment) for group in GROUPS for assessment in ASSESSMENTS]
    complete = {group: int(line[f"{group}_n"]) for group in GROUPS}
    return Row(
        score=line["score"],
        items=int(line["items"]),
        mean={cell: printed(line[f"{cell[0]}_{cell[1]}_m"]) for cell in cells},
        sd={cell: printed(line[f"{cell[0]}_{cell[1]}_sd"]) for cell in cells},
        f=_f_window(line, sum(complete.values()) - 2),
        complete=complete,
    )


def _f_window(line: dict[str, str], df: int) -> Window:
    """Give the F values that print F, p and partial eta squared all three."""
    f, p, np2 = printed(line["f"]), printed(line["p"]), printed(line["np2"])
    low = max(f.low, np2.low * df / (1 - np2.low), _f_of_p(p.high, df))
    high = min(f.high, np2.high * df / (1 - np2.high), _f_of_p(p.low, df))
    return Window(low, high)


def _f_of_p(p: Fraction, df: int) -> Fraction:
    """Give the F with 1 and `df` degrees of freedom whose tail is `p`, by bisection to 1e-15."""
    low, high = Fraction(0), Fraction(64)
    wanted = Decimal(p.numerator) / Decimal(p.denominator)
    for _ in range(56):
        middle = (low + high) / 2
        if tail(middle, df) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def tail(f: Fraction, df: int) -> Decimal:
    """Give p of F with 1 and `df` degrees of freedom, by the finite series of Student's t.

    Abramowitz and Stegun (1964), 26.7.3 for odd and 26.7.4 for even degrees of freedom, with t = root of F.
    """
    value = Decimal(f.numerator) / Decimal(f.denominator)
    sine = (value / (value + df)).sqrt()
    cosine = (Decimal(df) / (value + df)).sqrt()
    term = total = cosine if df % 2 else Decimal(1)
    for j in range(2 + df % 2, df - 1, 2):
        term *= cosine * cosine * Decimal(j - 1) / Decimal(j)
        total += term
    if df % 2 == 0:
        return 1 - sine * total
    angle = _arctan(sine / cosine)
    return 1 - (angle + sine * total) / (2 * _arctan(Decimal(1)))


def _arctan(x: Decimal) -> Decimal:
    """Give the angle whose tangent is `x`: halved until small, then by Gregory's series."""
    halvings = 0
    while abs(x) > Decimal("0.01"):
        x = x / (1 + (1 + x * x).sqrt())
        halvings += 1
    total, power, sign = Decimal(0), x, Decimal(1)
    for j in range(1, 24, 2):
        total += sign * power / j
        power *= x * x
        sign = -sign
    return total * Decimal(2) ** halvings
