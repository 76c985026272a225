"""All results of a study, put together in the order of its protocol."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.model import Instrument, Rule, ScoreRule
from imp_desktop.protocols.model import Outcome, Protocol
from imp_desktop.statistics.baseline import baseline_block, number_row
from imp_desktop.statistics.compare import compare, descriptions, holm
from imp_desktop.statistics.describe import numbers
from imp_desktop.statistics.reliability import alpha
from imp_desktop.statistics.results import Alpha, Analysis, BaselineBlock, Comparison, OutcomeResult
from imp_desktop.statistics.table import Keyed, Table, item_table, score_table


@dataclass(frozen=True)
class Wanted:
    """What of a study is to be analysed, and how.

    `descriptives` is "complete" or "available", `missing_rule` the name of the rule in `keyed`, `language` that of
    the labels.
    """

    protocol: Protocol
    keyed: Keyed
    descriptives: str
    missing_rule: str
    language: str


def scored(wanted: Wanted) -> Table:
    """Every score of the study at the two assessments that are compared."""
    design = wanted.protocol.comparison
    return score_table(wanted.keyed, (design.before, design.after))


def analysis(wanted: Wanted, scores: Table | None = None) -> Analysis:
    """Every outcome of the protocol, compared or refused with its reason, and the groups before.

    `scores` are those of `scored`, where they were worked out already.
    """
    design = wanted.protocol.comparison
    table = scored(wanted) if scores is None else scores
    outcomes = [_outcome(wanted, table, outcome) for outcome in wanted.protocol.outcomes]
    blocks = [baseline_block(wanted.keyed, item, design, wanted.language) for item in wanted.protocol.baseline_items]
    groups = list(wanted.keyed.groups.values())
    return Analysis(
        groups={group.id: groups.count(group.id) for group in wanted.protocol.groups},
        comparison={
            "first": design.first,
            "second": design.second,
            "before": design.before,
            "after": design.after,
        },
        descriptives=wanted.descriptives,
        missing_rule=wanted.missing_rule,
        outcomes=tuple(_corrected(outcomes)),
        baseline=(*(block for block in blocks if block is not None), _scores_before(wanted, table, outcomes)),
    )


def _outcome(wanted: Wanted, table: Table, outcome: Outcome) -> OutcomeResult:
    instrument = wanted.keyed.instruments.get(outcome.instrument)
    rule = _rule(instrument, outcome.score)
    words = instrument.in_language(wanted.language) if instrument else None
    design = wanted.protocol.comparison
    scores = _scores(wanted, table, outcome)
    complete = scores.dropna()
    comparison, refused = _compared(wanted, outcome, scores)
    alphas, alpha_groups = _alphas(wanted, outcome) if rule else ({}, {})
    return OutcomeResult(
        id=outcome.score,
        instrument=outcome.instrument,
        label=words.scores.get(outcome.score, outcome.score) if words else outcome.score,
        short=words.short if words else outcome.instrument,
        main=outcome.main,
        direction=outcome.direction.value,
        minimum=float(rule.minimum) if rule else 0.0,
        maximum=float(rule.maximum) if rule else 0.0,
        items=_items(instrument, rule) if instrument and rule else 0,
        n={group: int((complete["group"] == group).sum()) for group in (design.first, design.second)},
        available=descriptions(scores, design),
        comparison=comparison,
        refused=refused,
        alpha=alphas,
        alpha_groups=alpha_groups,
        prorated=table.prorated.get(outcome.score, 0),
        too_few_answers=table.too_few_answers.get(outcome.score, 0),
    )


def _rule(instrument: Instrument | None, score: str) -> ScoreRule | None:
    if instrument is None:
        return None
    return next((rule for rule in instrument.scores if rule.id == score), None)


def _items(instrument: Instrument, rule: ScoreRule) -> int:
    if rule.rule is Rule.MEAN_OF_SCORES:
        return sum(_items(instrument, instrument.score(part)) for part in rule.of)
    return len(rule.of)


def _scores(wanted: Wanted, table: Table, outcome: Outcome) -> pd.DataFrame:
    """One row a person of the two groups; a score that nobody can have gives columns without values."""
    design = wanted.protocol.comparison
    scores = table.outcome(outcome.score).reindex(columns=["group", design.before, design.after])
    return scores[scores["group"].isin([design.first, design.second])]


def _compared(
    wanted: Wanted, outcome: Outcome, scores: pd.DataFrame
) -> tuple[Comparison, None] | tuple[None, ImpError]:
    instrument = wanted.keyed.instruments.get(outcome.instrument)
    if instrument is not None and instrument.awaits_choice:
        return None, ImpError(Problem.PAIR_NOT_NAMED, instrument=instrument.id)
    if scores.drop(columns="group").isna().to_numpy().all():
        return None, ImpError(Problem.NO_SCORES)
    try:
        return compare(scores, wanted.protocol.comparison), None
    except ImpError as refused:
        labels = wanted.protocol.in_language(wanted.language).groups
        values = {name: labels.get(str(value), value) for name, value in refused.values.items()}
        return None, ImpError(refused.problem, "", **values)


def _alphas(wanted: Wanted, outcome: Outcome) -> tuple[dict[str, Alpha], dict[str, dict[str, Alpha]]]:
    """Assessment -> alpha over all groups, and group -> assessment -> alpha; what has no alpha is left out."""
    design = wanted.protocol.comparison
    together: dict[str, Alpha] = {}
    by_group: dict[str, dict[str, Alpha]] = {design.first: {}, design.second: {}}
    for assessment in (design.before, design.after):
        items = item_table(wanted.keyed, outcome.instrument, outcome.score, assessment)
        groups = items.index.map(wanted.keyed.groups.get)
        parts = [(together, items[groups.isin([*by_group])])]
        parts += [(found, items[groups == group]) for group, found in by_group.items()]
        for found, own in parts:
            estimate = alpha(own)
            if estimate is not None:
                found[assessment] = estimate
    return together, {group: found for group, found in by_group.items() if found}


def _corrected(outcomes: list[OutcomeResult]) -> list[OutcomeResult]:
    """The outcomes with Holm's p in the comparisons of the main ones that have a p."""
    tested = {found.id: found.comparison.interaction.p for found in outcomes if found.main and found.comparison}
    corrected: Mapping[str, float] = dict(zip(tested, holm(list(tested.values())), strict=True))
    return [
        replace(found, comparison=replace(found.comparison, holm=corrected.get(found.id)))
        if found.comparison
        else found
        for found in outcomes
    ]


def _scores_before(wanted: Wanted, table: Table, outcomes: list[OutcomeResult]) -> BaselineBlock:
    """The main outcomes before, on the people of the study's own descriptives, so that the tables of a report agree."""
    design = wanted.protocol.comparison
    rows = []
    for plan, found in zip(wanted.protocol.outcomes, outcomes, strict=True):
        if not plan.main or (found.refused and found.refused.problem is Problem.PAIR_NOT_NAMED):
            continue
        scores = _scores(wanted, table, plan)
        used = scores.dropna() if wanted.descriptives == "complete" else scores
        groups = {
            group: numbers(used.loc[used["group"] == group, design.before]) for group in (design.first, design.second)
        }
        rows.append(number_row(found.label, groups))
    n = {
        group: max((row.groups[group].n for row in rows if row.groups), default=0)
        for group in (design.first, design.second)
    }
    return BaselineBlock(id="scores", title="", kind="scores", rows=tuple(rows), n=n)
