"""The rules for missing answers a study can choose from."""

from collections.abc import Mapping
from fractions import Fraction

from imp_desktop.errors import ImpError, Problem
from imp_desktop.scoring.model import MissingRule

MISSING_RULES: Mapping[str, MissingRule] = {
    "half": MissingRule(Fraction(1, 2)),
    "80 %": MissingRule(Fraction(4, 5)),
    "complete": MissingRule(Fraction(1)),
}


def missing_rule(name: str) -> MissingRule:
    """The rule of that name; ImpError (CHOICE_DOES_NOT_FIT) where there is none."""
    rule = MISSING_RULES.get(name)
    if rule is None:
        known = ", ".join(MISSING_RULES)
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, value=name, name="missing_rule", known=known)
    return rule
