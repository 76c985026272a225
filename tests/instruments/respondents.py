"""Made-up people who fill in a form as people do: traits that go together, noise, lines left out, a habit of agreeing.

Spread and noise fit what is published of such scales: eight items with alpha near .85 need a spread of the trait of
about a sixth of the scale and noise of about a fifth. Means of the clusters are near those of published norms.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from math import sqrt

from imp_desktop.instruments import catalogue
from imp_desktop.instruments.answers import Answer, understand, without_answer
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Instrument
from imp_desktop.instruments.profile import Profile

MEANS = {
    "proqol.compassion_satisfaction": 0.75,
    "proqol.burnout": 0.3,
    "proqol.secondary_traumatic_stress": 0.27,
    "pss": 0.35,
    "eq": 0.62,
    "ffmq.observe": 0.58,
    "ffmq.describe": 0.6,
    "ffmq.actaware": 0.55,
    "ffmq.nonjudge": 0.58,
}
BURDENS = ("proqol.burnout", "proqol.secondary_traumatic_stress", "pss")


@dataclass(frozen=True)
class Sort:
    """How people answer, in parts of the scale: spread of traits, noise, differences between items, agreeing."""

    trait: float = 0.16
    noise: float = 0.2
    items: float = 0.1
    agreeing: float = 0.05


ORDINARY = Sort()
CARELESS = Sort(trait=0.14, noise=0.25, items=0.12, agreeing=0.08)


class People:
    """People who fill in one instrument; every fiftieth belongs to another study, with other means of the items."""

    def __init__(self, name: str, sort: Sort = ORDINARY, seed: int = 1) -> None:
        self.instrument = named(name)
        self.profile = Profile(self.instrument)
        self.chance = random.Random(f"{name} {seed}")
        self._sort = sort
        self._met = 0
        self._means: dict[str, float] = {}

    def codes(self) -> dict[str, int]:
        """What the next one marks on paper."""
        if self._met % 50 == 0:
            self.other_study()
        self._met += 1
        whole, agreeing = self.chance.gauss(0, 1), self.chance.gauss(0, self._sort.agreeing)
        levels = {
            name: self._level(name, whole)
            for name in sorted({cluster for cluster, _turned in self.profile.clusters.values()})
        }
        return {item: self._mark(item, levels, agreeing) for item in self.profile.clusters}

    def other_study(self) -> None:
        """From now on the items have other means."""
        self._means = {item.id: self.chance.gauss(0, self._sort.items) for item in self.instrument.items}

    def of_one_study(self, people: int) -> Iterator[dict[str, int]]:
        """What so many people of one and the same study mark on paper."""
        self.other_study()
        for _one in range(people):
            self._met = 1
            yield self.codes()

    def _level(self, cluster: str, whole: float) -> float:
        own = self.chance.gauss(0, 1)
        shared = -whole if cluster in BURDENS else whole
        return MEANS.get(cluster, 0.5) + self._sort.trait * (sqrt(0.5) * own + sqrt(0.5) * shared)

    def _mark(self, item: str, levels: Mapping[str, float], agreeing: float) -> int:
        cluster, turned = self.profile.clusters[item]
        height = levels[cluster] + self._means[item] + self.chance.gauss(0, self._sort.noise)
        choices = self.instrument.item(item).choices
        assert choices is not None
        most = len(choices.codes) - 1
        step = round(((1 - height if turned else height) + agreeing) * most)
        return choices.codes[min(max(step, 0), most)]


@cache
def named(name: str) -> Instrument:
    """The instrument of that name; the 24 items of the Dutch SCS are chosen."""
    read = catalogue.instrument(name)
    return without(read, catalogue.instrument("scs26"), (23, 16)) if read.awaits_choice else read


def answered(instrument: Instrument, codes: Mapping[str, int | None]) -> dict[str, Answer]:
    """What is keyed for these marks; None is a line left blank."""
    return {
        item: without_answer(instrument.item(item), "omitted")
        if code is None
        else understand(instrument.item(item), str(code))
        for item, code in codes.items()
    }


def by_hand(chance: random.Random, instrument: Instrument, usual: float = 350) -> list[tuple[str, datetime]]:
    """The rows of a keying from the first line to the last: gaps around `usual` milliseconds, pages turned."""
    moment, rows, page = datetime(2026, 1, 5, 9, tzinfo=UTC), [], 1
    for item in instrument.items:
        turning = chance.uniform(1200, 4000) if item.page != page else 0
        page = item.page
        moment += timedelta(milliseconds=usual * chance.lognormvariate(0, 0.35) + turning)
        rows.append((item.id, moment))
    return rows
