"""How the answers of one form lie to each other: where each stands on its scale, and with which others it goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Choices, Instrument, Item, Rule, ScoreRule
from imp_desktop.instruments.worth import can_be_scored

# a cluster is the smallest score with so many items: the mean of fewer tells too little of what to expect of one more
LEAST_CLUSTER = 7
LEAST_RUN = 8  # lines below one another with one scale; in fewer there is too little to compare
LEAST_SIDE = 4  # items of each direction; the mean of three is too easily an extreme one


@dataclass(frozen=True)
class Sides:
    """The items of a score that count as keyed, and those that count the other way round."""

    score: str
    plain: tuple[str, ...]
    turned: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """What the scores of an instrument say of how its items go together."""

    instrument: Instrument

    @cached_property
    def sides(self) -> tuple[Sides, ...]:
        """Every score with LEAST_SIDE items of each direction; none whose reversed items a smaller one holds."""
        found: list[Sides] = []
        for score in sorted(self._scores(), key=lambda score: len(score.of)):
            turned = tuple(item for item in score.of if item in self._scaled and _turned(score, self._scaled[item]))
            plain = tuple(item for item in score.of if item in self._scaled and item not in turned)
            told = any(set(turned) <= set(smaller.turned) for smaller in found)
            if min(len(plain), len(turned)) >= LEAST_SIDE and not told:
                found.append(Sides(score.id, plain, turned))
        return tuple(found)

    @cached_property
    def clusters(self) -> Mapping[str, tuple[str, bool]]:
        """Item -> (the score it is expected to go with, whether it counts the other way round)."""
        found: dict[str, tuple[str, bool]] = {}
        scores = sorted(self._scores(), key=lambda score: len(score.of))
        for score in (*(one for one in scores if len(one.of) >= LEAST_CLUSTER), *reversed(scores)):
            for item in score.of:
                if item in self._scaled:
                    found.setdefault(item, (score.id, _turned(score, self._scaled[item])))
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The scores that are clusters of some item."""
        return tuple(sorted({cluster for cluster, _turned in self.clusters.values()}))

    @cached_property
    def places(self) -> Mapping[str, tuple[int, bool]]:
        """Item -> the number of its cluster in `names`, and whether it counts the other way round."""
        return {item: (self.names.index(cluster), turned) for item, (cluster, turned) in self.clusters.items()}

    @cached_property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each page that stand below one another with one scale and belong to scores."""

        def kind(item: Item) -> tuple[int, Choices | None, bool]:
            return item.page, item.choices, item.id in self.clusters

        together = groupby(self.instrument.items, kind)
        groups = [(scored, tuple(item.id for item in items)) for (*_place, scored), items in together]
        return tuple(run for scored, run in groups if scored and len(run) >= LEAST_RUN)

    def height(self, answer: Answer | None) -> float | None:
        """Where an answer stands on its scale, 0 for the lowest code and 1 for the highest; None without a value."""
        if answer is None or not isinstance(answer.value, int) or answer.item not in self._ends:
            return None
        lowest, width = self._ends[answer.item]
        return (answer.value - lowest) / width

    @cached_property
    def rounding(self) -> Mapping[str, float]:
        """Item -> the variance that having only so many codes brings by itself: a step squared, by twelve."""
        codes = {item.id: item.choices.codes for item in self._scaled.values() if item.choices is not None}
        return {item: (1 / max(len(some) - 1, 1)) ** 2 / 12 for item, some in codes.items()}

    @cached_property
    def _scaled(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.instrument.items if can_be_scored(item) and item.choices is not None}

    @cached_property
    def _ends(self) -> Mapping[str, tuple[int, int]]:
        codes = {item.id: item.choices.codes for item in self._scaled.values() if item.choices is not None}
        return {item: (min(some), max(some) - min(some)) for item, some in codes.items() if max(some) > min(some)}

    def _scores(self) -> Iterator[ScoreRule]:
        return (score for score in self.instrument.scores if score.rule is not Rule.MEAN_OF_SCORES)


def _turned(score: ScoreRule, item: Item) -> bool:
    """Whether the highest code of the item is worth less than its lowest."""
    table = score.recode.get(item.id)
    return bool(table and item.choices and table[max(item.choices.codes)] < table[min(item.choices.codes)])
