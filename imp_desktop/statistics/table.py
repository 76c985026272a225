"""Keyed answers in, one wide table of scores out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument, Rule
from imp_desktop.scoring.model import MissingRule
from imp_desktop.scoring.score import scored_items, scores

Form = tuple[str, str, str]


@dataclass(frozen=True)
class Keyed:
    """What a study holds: code -> group, form -> item -> answer, instruments by id, the rules for missing answers."""

    groups: Mapping[str, str]
    answers: Mapping[Form, Mapping[str, Answer]]
    instruments: Mapping[str, Instrument]
    rule: MissingRule
    exceptions: Mapping[str, MissingRule] = field(default_factory=dict)

    def of(self, instrument: str, assessment: str) -> Iterator[tuple[str, Mapping[str, Answer]]]:
        """Code and answers of every participant who has that form, in the order of the codes."""
        for code in sorted(self.groups):
            answers = self.answers.get((code, assessment, instrument))
            if answers:
                yield code, answers


@dataclass(frozen=True)
class Table:
    """The scores of a study.

    `wide` has one row a person in the order of their codes (the index), the column ("group", "") and one column of
    floats for each (score, assessment), NaN where there is no score. `prorated` and `too_few_answers` count by score.
    """

    wide: pd.DataFrame
    prorated: Mapping[str, int]
    too_few_answers: Mapping[str, int]

    def outcome(self, score: str) -> pd.DataFrame:
        """The columns `group` and, for one score, every assessment; empty columns where nobody has the score."""
        found = self.wide.loc[:, self.wide.columns.get_level_values(0).isin(["group", score])]
        return found.set_axis(["group", *found.columns.get_level_values(1)[1:]], axis="columns")


class _Row(NamedTuple):
    code: str
    score: str
    assessment: str
    value: float
    prorated: bool
    refused: bool


def score_table(keyed: Keyed, assessments: tuple[str, ...]) -> Table:
    """Every score of every participant of the study at those assessments; fractions become floats here, once."""
    rows = list(_rows(keyed, assessments))
    long = pd.DataFrame(rows, columns=list(_Row._fields))
    columns = pd.MultiIndex.from_tuples(
        [
            (score.id, assessment)
            for instrument in keyed.instruments.values()
            for score in instrument.scores
            for assessment in assessments
        ],
        names=["score", "assessment"],
    )
    codes = sorted(keyed.groups)
    wide = long.pivot(index="code", columns=["score", "assessment"], values="value").reindex(codes)
    wide = wide.reindex(columns=columns).astype(np.float64)
    wide.insert(0, ("group", ""), [keyed.groups[code] for code in codes])
    return Table(
        wide,
        Counter(row.score for row in rows if row.prorated),
        Counter(row.score for row in rows if row.refused),
    )


def item_table(keyed: Keyed, instrument: str, score: str, assessment: str) -> pd.DataFrame:
    """Scored items (reversed or recoded) of everyone who answered all of them: a row a person (index: code), floats.

    A score made of other scores has no items of its own: no columns.
    """
    rule = keyed.instruments[instrument].score(score)
    own = [] if rule.rule is Rule.MEAN_OF_SCORES else list(rule.of)
    found = {code: scored_items(rule, answers) for code, answers in keyed.of(instrument, assessment)}
    complete = {code: items for code, items in found.items() if own and len(items) == len(own)}
    return pd.DataFrame.from_dict(complete, orient="index", columns=own, dtype=np.float64)


def _rows(keyed: Keyed, assessments: tuple[str, ...]) -> Iterator[_Row]:
    for name, instrument in keyed.instruments.items():
        for assessment in assessments:
            for code, answers in keyed.of(name, assessment):
                for score in scores(instrument, answers, keyed.rule, keyed.exceptions).values():
                    value = float("nan") if score.value is None else float(score.value)
                    yield _Row(code, score.id, assessment, value, score.prorated, score.value is None)
