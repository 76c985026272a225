"""What stands on the paper, and the hands that key it: what they misread, and the slips they make."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from imp_desktop.instruments.model import Instrument

OMITTED = ".omitted"

# of all wrong fields, roughly: the digit beside the right one or another one of the scale, two lines exchanged, a line
# skipped so that the page goes on one line too high, an answer left out, a digit that is not on the scale
_IN_RANGE, _EXCHANGED, _SHIFTED, _LEFT_OUT, _OUTSIDE = 0.60, 0.12, 0.12, 0.08, 0.08
_BESIDE = 0.5  # of the wrong digits of the scale, so many are the one beside


@dataclass(frozen=True)
class Paper:
    """A form as filled in: what each line says, and what else some of them might say (illegible, between two)."""

    instrument: Instrument
    says: Mapping[str, str]
    might_say: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hand:
    """Somebody who keys: wrong fields in one, and the chance the slips come from."""

    chance: random.Random
    rate: float

    def keys(self, paper: Paper) -> dict[str, str]:
        """What is keyed for a whole form, item by item."""
        read = {item: self._read(paper, item) for item in paper.says}
        keyed = {item: self._slip(paper.instrument, item, text) for item, text in read.items()}
        self._exchange(keyed)
        for page in range(1, paper.instrument.pages + 1):
            self._shift([item.id for item in paper.instrument.on_page(page)], keyed)
        return keyed

    def keys_one(self, paper: Paper, item: str) -> str:
        """What is keyed for one item alone."""
        return self._slip(paper.instrument, item, self._read(paper, item))

    def _read(self, paper: Paper, item: str) -> str:
        """An ambiguous line is read either way by whoever looks at it."""
        other = paper.might_say.get(item)
        return other if other is not None and self.chance.random() < _EITHER else paper.says[item]

    def _slip(self, instrument: Instrument, item: str, text: str) -> str:
        drawn = self.chance.random() / self.rate if self.rate else 1.0
        choices = instrument.item(item).choices
        assert choices is not None
        if drawn < _IN_RANGE:
            return self._another(choices.codes, text)
        if drawn < _IN_RANGE + _LEFT_OUT:
            return OMITTED
        if drawn < _IN_RANGE + _LEFT_OUT + _OUTSIDE:
            return str(max(choices.codes) + self.chance.randint(1, 3))
        return text

    def _another(self, codes: tuple[int, ...], text: str) -> str:
        others = [code for code in codes if str(code) != text]
        beside = [code for code in others if text.isdigit() and abs(code - int(text)) == 1]
        pool = beside if beside and self.chance.random() < _BESIDE else others
        return str(self.chance.choice(pool))

    def _exchange(self, keyed: dict[str, str]) -> None:
        for one, other in pairwise(list(keyed)):
            if self.chance.random() < self.rate * _EXCHANGED / 2:
                keyed[one], keyed[other] = keyed[other], keyed[one]

    def _shift(self, page: list[str], keyed: dict[str, str]) -> None:
        """A line of the page is skipped: all after it stand one line too high, the last one is left blank.

        Half of a page is shifted so on the whole, so the rate of pages makes up for the share of wrong fields.
        """
        half = len(page) / 2
        if self.chance.random() < self.rate * _SHIFTED * len(page) / half:
            start = self.chance.randrange(len(page))
            for one, following in pairwise(page[start:]):
                keyed[one] = keyed[following]
            keyed[page[-1]] = OMITTED


_EITHER = 0.5
