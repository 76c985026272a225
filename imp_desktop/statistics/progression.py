"""Progression criteria: which way the share of people or sessions points."""

from fractions import Fraction

from imp_desktop.protocols.feasibility import Criterion
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import CriterionResult

GO_ON = "go_on"
ADJUST = "adjust"
RECONSIDER = "reconsider"


def judged(criterion: Criterion, label: str, share: Share) -> CriterionResult:
    """The criterion with its verdict: the share alone decides; other zones its interval touches are named.

    From green on it says go on, below red reconsider, between them adjust; of nobody there is no verdict.
    """
    green, red = float(criterion.green), float(criterion.red)
    verdict, reaches = "", tuple[str, ...]()
    if share.ci95 is not None:
        percent = Fraction(100 * share.part, share.whole)
        verdict = _zone(percent, Fraction(criterion.green), Fraction(criterion.red))
        low, high = (100 * end for end in share.ci95)
        reaches = tuple(zone for zone in _touched(low, high, green, red) if zone != verdict)
    return CriterionResult(criterion.id, label, share, green, red, verdict, reaches, criterion.example)


def _zone(percent: Fraction, green: Fraction, red: Fraction) -> str:
    if percent >= green:
        return GO_ON
    return RECONSIDER if percent < red else ADJUST


def _touched(low: float, high: float, green: float, red: float) -> tuple[str, ...]:
    """The zones an interval touches, the best first."""
    zones = {GO_ON: high >= green, ADJUST: low < green and high >= red and green > red, RECONSIDER: low < red}
    return tuple(zone for zone, touched in zones.items() if touched)
