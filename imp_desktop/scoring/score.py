"""Answers in, scores out: each score prorated over its own items, in exact fractions."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from imp_desktop.errors import Problem
from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument, Rule, ScoreRule
from imp_desktop.scoring.model import MissingRule, Score

NO_EXCEPTIONS: Mapping[str, MissingRule] = MappingProxyType({})


def scores(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    rule: MissingRule,
    exceptions: Mapping[str, MissingRule] = NO_EXCEPTIONS,
) -> dict[str, Score]:
    """Every score of the instrument, by id.

    `exceptions` maps a score to the rule that holds for it instead of `rule`. An instrument that awaits its choice has
    no scores and gives {}.
    """
    found: dict[str, Score] = {}
    for score in instrument.scores:
        holds = exceptions.get(score.id, rule)
        if score.rule is Rule.MEAN_OF_SCORES:
            found[score.id] = _mean_of_scores(score, found)
        else:
            found[score.id] = _of_items(score, answers, holds)
    return found


def scored_items(rule: ScoreRule, answers: Mapping[str, Answer]) -> dict[str, int]:
    """Item -> scored value (reversed or recoded) of the items of a score that have a value; the others are absent.

    Flagged and missing answers have no value. A score made of scores has no items of its own: {}.
    """
    found = {}
    for item in rule.of:
        answer = answers.get(item)
        if answer is not None and isinstance(answer.value, int):
            found[item] = rule.recode[item][answer.value] if item in rule.recode else answer.value
    return found


def _of_items(rule: ScoreRule, answers: Mapping[str, Answer], missing: MissingRule) -> Score:
    """Number of items x mean of the answered ones (SUM), or their mean (MEAN)."""
    values = scored_items(rule, answers).values()
    answered, items = len(values), len(rule.of)
    if not missing.enough(answered, items):
        return Score(rule.id, None, answered, items, Problem.TOO_FEW_ANSWERS)
    mean = Fraction(sum(values), answered)
    return Score(rule.id, mean * items if rule.rule is Rule.SUM else mean, answered, items)


def _mean_of_scores(rule: ScoreRule, parts: Mapping[str, Score]) -> Score:
    """The mean of the parts, each already prorated; refused as soon as one part is."""
    own = [parts[part] for part in rule.of]
    answered, items = sum(part.answered for part in own), sum(part.items for part in own)
    values = [part.value for part in own if part.value is not None]
    if len(values) < len(own):
        return Score(rule.id, None, answered, items, Problem.TOO_FEW_ANSWERS)
    return Score(rule.id, sum(values, Fraction()) / len(values), answered, items)
