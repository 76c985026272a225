"""What the pages of an outcome report are made from: the results and the facts, asked in the words of a report."""

from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.reports.facts import Facts
from imp_desktop.reports.runs import brief
from imp_desktop.statistics.results import Analysis, Comparison, Describe, OutcomeResult

Described = Mapping[str, Mapping[str, Describe]]
WHOLE_TABLE = 20  # with more rows than these a table breaks between families
NOBODY = Describe(n=0, mean=None, sd=None)


@dataclass(frozen=True)
class Content:
    """The results of a study and the facts about it."""

    analysis: Analysis
    facts: Facts

    @property
    def first(self) -> str:
        """The group that stands first in every difference."""
        return self.analysis.comparison["first"]

    @property
    def second(self) -> str:
        """The group that is taken off in every difference."""
        return self.analysis.comparison["second"]

    @property
    def before(self) -> str:
        """The assessment that is taken off in every change."""
        return self.analysis.comparison["before"]

    @property
    def after(self) -> str:
        """The assessment that stands first in every change."""
        return self.analysis.comparison["after"]

    @property
    def groups(self) -> tuple[str, str]:
        """Both groups in their fixed order."""
        return self.first, self.second

    @property
    def assessments(self) -> tuple[str, str]:
        """Both assessments in their fixed order."""
        return self.before, self.after

    @property
    def rows(self) -> tuple[OutcomeResult, ...]:
        """The outcomes that are compared in the tables and figures."""
        return tuple(outcome for outcome in self.analysis.outcomes if outcome.id not in self.facts.aside)

    @property
    def compared(self) -> tuple[tuple[OutcomeResult, Comparison], ...]:
        """The outcomes of `rows` that have a comparison."""
        return tuple((outcome, outcome.comparison) for outcome in self.rows if outcome.comparison is not None)

    @property
    def main(self) -> tuple[OutcomeResult, ...]:
        """The main outcomes; where the protocol names none, every row."""
        return tuple(outcome for outcome in self.rows if outcome.main) or self.rows

    @property
    def lesser(self) -> tuple[OutcomeResult, ...]:
        """The rows that are not main outcomes, where there are main ones."""
        main = self.main
        return tuple(outcome for outcome in self.rows if outcome not in main)

    @property
    def corrected(self) -> int:
        """How many outcomes have a p corrected for several tests; none where there is but one test."""
        found = sum(comparison.holm is not None for _outcome, comparison in self.compared)
        return found if found > 1 else 0

    @property
    def by_available(self) -> bool:
        """Whether M and SD are of everybody with a score then, instead of the people with both."""
        return self.analysis.descriptives == "available"

    def group(self, group_id: str) -> str:
        """The name of a group, as in a table."""
        return brief(self.facts.groups.get(group_id, group_id))

    def in_group(self, group_id: str) -> str:
        """The name of a group inside a sentence."""
        name = self.group(group_id)
        return name[:1].lower() + name[1:]

    def assessment(self, assessment_id: str) -> str:
        """The name of an assessment, as in a table."""
        return brief(self.facts.assessments.get(assessment_id, assessment_id))

    def in_assessment(self, assessment_id: str) -> str:
        """The name of an assessment inside a sentence."""
        name = self.assessment(assessment_id)
        return name[:1].lower() + name[1:]

    def described(self, outcome: OutcomeResult, *, other: bool = False) -> Described:
        """Group -> assessment -> description by the study's setting, or with `other` by the setting not chosen."""
        if self.by_available != other or outcome.comparison is None:
            return outcome.available
        return outcome.comparison.complete

    def cell(self, outcome: OutcomeResult, group: str, assessment: str, *, other: bool = False) -> Describe:
        """One description by the study's setting; of nobody where there is none."""
        return self.described(outcome, other=other).get(group, {}).get(assessment, NOBODY)

    def reversed(self, outcome: OutcomeResult) -> bool:
        """Whether all items of the scale are turned round."""
        return outcome.id in self.facts.reversed

    def beside(self, outcome: OutcomeResult) -> str:
        """What stands by the name of an outcome: the instrument of a main one, the note of another."""
        return brief(outcome.short if outcome.main else self.facts.score_notes.get(outcome.id, ""))


def begins_family(outcome: OutcomeResult, before: OutcomeResult | None) -> bool:
    """Whether a main outcome or another instrument begins with this row."""
    return before is None or outcome.main or outcome.instrument != before.instrument


@dataclass(frozen=True)
class Placed:
    """An outcome as a row of a table: whether its family begins or ends with it, and whether the table does."""

    outcome: OutcomeResult
    begins: bool
    ends: bool
    final: bool
    keep: bool


def placed(outcomes: tuple[OutcomeResult, ...]) -> list[Placed]:
    """The outcomes as rows; `keep` holds the ends of the table together, and in a long table every family."""
    begins = [begins_family(outcome, outcomes[at - 1] if at else None) for at, outcome in enumerate(outcomes)]
    ends = [*begins[1:], True]
    final = len(outcomes) - 1
    whole_families = len(outcomes) > WHOLE_TABLE
    return [
        Placed(
            outcome, begins[at], ends[at], at == final,
            keep=at == 0 or at >= final - 1 or (whole_families and not ends[at]),
        )
        for at, outcome in enumerate(outcomes)
    ]  # fmt: skip
