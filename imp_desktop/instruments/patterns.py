"""What one keying of a form looks like as a whole: signs that somebody should look at the paper again.

None of the rules says that an answer is wrong, and none changes one. Each is set so that ordinary answers trip it
rarely; how rarely is measured in `tests/instruments/test_patterns.py` on made-up people, and stands at each rule.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, median

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Choices, Instrument, Item, ItemType
from imp_desktop.instruments.profile import LEAST_SIDE, Profile, Sides
from imp_desktop.instruments.shift import shifts

LEAST_ITEMS = 8  # a page says something as a whole from so many lines on
LEAST_WITH_ANOTHER = 10  # so many for one line among them that differs
LEAST_CODES = 4  # lists of yes and no are honestly answered alike
EXTREME = 0.75  # on a scale from 0 to 1; half of the way from its middle to its end
MOST_APART = 1 / 8  # part of a side that may stand beyond the middle: none of 5 items, one of 8, two of 16
FASTEST_GAP = 60.0  # milliseconds; a held key repeats each 30 to 40, the quickest hands need 80
FASTEST_PAGE = 12  # answers a second, kept up over a page
PAUSE = 2000.0  # milliseconds; turning the paper, correcting later: no part of the rhythm of a hand
_RHYTHM, _REST = 2, 3  # up to twice the usual gap is the same rhythm, from three times on a rest

Keyed = Sequence[tuple[str, datetime]]


class Kind(StrEnum):
    """What was noticed."""

    STRAIGHT = "straight"
    CONTRADICTION = "contradiction"
    SHIFTED = "shifted"
    BLANK_END = "blank_end"
    SURPLUS = "surplus"
    SPEED = "speed"


@dataclass(frozen=True)
class Pattern:
    """One thing that was noticed on a page, or with page 0 on the form as a whole.

    `about` names the scale or the score. `code` is the answer they share, `count` how many of the `items` do, or how
    many were keyed within `milliseconds`; `lines` is how much lower the answers seem to belong. `evidence` changes
    exactly when somebody should look again; it cannot be read back into answers.
    """

    kind: Kind
    page: int
    items: tuple[str, ...]
    evidence: str
    about: str = ""
    code: str = ""
    count: int = 0
    milliseconds: int = 0
    lines: int = 0

    @property
    def check(self) -> str:
        """Under what name it is noted that somebody looked: once for each rule, page and scale or score."""
        return ".".join(part for part in (self.kind.value, str(self.page or ""), self.about) if part)


class Patterns:
    """The rules for one instrument; it is worth keeping for many forms."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self._profile = Profile(instrument)
        self._pages = {page: instrument.on_page(page) for page in range(1, instrument.pages + 1)}
        self._lines = {page: _lines(items) for page, items in self._pages.items()}

    def find(self, answers: Mapping[str, Answer], keyed: Keyed = ()) -> list[Pattern]:
        """Everything noticed, by page, what concerns the whole form at the end.

        `answers` are those that stand now; `keyed` is every row of the keying in its order, corrections too, with the
        moment at which it was on disk.
        """
        found = [
            *self._straight(answers),
            *self._shifted(answers),
            *self._blank_ends(answers),
            *self._surplus(answers, keyed),
            *self._speed(answers, keyed),
        ]
        return sorted(found, key=lambda pattern: pattern.page) + self._contradiction(answers)

    def _straight(self, answers: Mapping[str, Answer]) -> Iterator[Pattern]:
        """All answers of one scale on a page are the same code, or of ten and more all but one.

        With reversed items next to nobody answers so (1 of 2,000 made-up forms of ten items); of people who rate 17
        statements alike by and large some 4 %, who are asked about though they meant it.
        """
        for page, items in self._pages.items():
            for choices, lines in _by_scale(items):
                given = {item.id: answers[item.id].keyed for item in lines if _is_keyed(answers.get(item.id))}
                if len(given) < LEAST_ITEMS or len(choices.codes) < LEAST_CODES:
                    continue
                [(code, count)] = Counter(given.values()).most_common(1)
                if len(given) - count <= (len(given) >= LEAST_WITH_ANOTHER):
                    told = _evidence(answers, given)
                    yield Pattern(Kind.STRAIGHT, page, tuple(given), told, choices.id, code or "", count)

    def _contradiction(self, answers: Mapping[str, Answer]) -> list[Pattern]:
        """Items that ask for the same and those that ask for its opposite are both answered at the same end.

        The index is the lesser of the two means, each as keyed on a scale from 0 to 1, or the lesser of what lacks to
        1, where next to no item of either side stands in the other half. From EXTREME on it is told, of the score where
        it is greatest. Of 4,000 made-up honest forms of each shipped instrument at most 0.1 % reach it, of careless
        ones with a habit of agreeing at most 0.7 %; of people who mark the upper two codes whatever is asked, all.
        """
        found = [(self._one_sided(answers, sides), sides) for sides in self._profile.sides]
        index, sides = max(found, key=lambda one: one[0], default=(0.0, None))
        if sides is None or index < EXTREME:
            return []
        items = tuple(item.id for item in self.instrument.items if item.id in {*sides.plain, *sides.turned})
        return [Pattern(Kind.CONTRADICTION, 0, items, _evidence(answers, items), sides.score)]

    def _one_sided(self, answers: Mapping[str, Answer], sides: Sides) -> float:
        given = [
            [height for item in side if (height := self._profile.height(answers.get(item))) is not None]
            for side in (sides.plain, sides.turned)
        ]
        if min(map(len, given)) < LEAST_SIDE:
            return 0.0
        high = min(fmean(side) if _agree(side) else 0.0 for side in given)
        low = min(1 - fmean(side) if _agree([1 - height for height in side]) else 0.0 for side in given)
        return max(high, low)

    def _shifted(self, answers: Mapping[str, Answer]) -> Iterator[Pattern]:
        """From some item on the answers fit better one line lower or higher; see `shift`."""
        for found in shifts(self._profile, answers):
            page = self.instrument.item(found.run[0]).page
            yield Pattern(Kind.SHIFTED, page, found.items, _evidence(answers, found.run), lines=found.lines)

    def _blank_ends(self, answers: Mapping[str, Answer]) -> Iterator[Pattern]:
        """Every line of a page is answered but the last one: so it ends where a line was skipped before.

        As often as people leave the last line of a page out and no other: with 1 % left out in all, 0.8 % of pages.
        A line that nobody has come to yet is not blank.
        """
        seen = [place for place, item in enumerate(self.instrument.items) if item.id in answers]
        for page, lines in self._lines.items():
            if len(lines) < LEAST_ITEMS:
                continue
            *before, last = lines
            answer = answers.get(last.id)
            passed = self.instrument.items.index(last) < max(seen, default=0)
            skipped = answer.missing == "omitted" if answer else passed
            if skipped and all(_is_keyed(answers.get(item.id)) for item in before):
                yield Pattern(Kind.BLANK_END, page, (last.id,), _evidence(answers, [item.id for item in lines]))

    def _surplus(self, answers: Mapping[str, Answer], keyed: Keyed) -> Iterator[Pattern]:
        """The last line of a page came with one answer too many, which was replaced on the page after it.

        An answer keyed in the rhythm of the page before, then a rest, then another one at the same line: the hand was
        still on the page before. A slip at a first line looks otherwise: there the paper is turned before it.
        """
        for page, lines in self._lines.items():
            following = self._lines.get(page + 1)
            if len(lines) < LEAST_ITEMS or not following:
                continue
            if _one_too_many(keyed, {item.id for item in lines}, lines[-1].id, following[0].id):
                items = [item.id for item in lines]
                yield Pattern(Kind.SURPLUS, page, (lines[-1].id,), _evidence(answers, items))

    def _speed(self, answers: Mapping[str, Answer], keyed: Keyed) -> Iterator[Pattern]:
        """Answers stand closer in time than a hand can key them: a held key, a paste.

        What was taken in from a file in one change has one moment and tells nothing of a hand. A disk that kept the
        program waiting can make a page look so too.
        """
        newest = {item: moment for item, moment in keyed if _is_keyed(answers.get(item))}
        for page, lines in self._lines.items():
            moments = sorted(newest[item.id] for item in lines if item.id in newest)
            gaps = _gaps(moments)
            rhythm = [gap for gap in gaps if gap <= PAUSE]
            if len(rhythm) < LEAST_ITEMS - 1:
                continue
            if median(gaps) < FASTEST_GAP or fmean(rhythm) < 1000 / FASTEST_PAGE:
                items = tuple(item.id for item in lines if item.id in newest)
                told = digest([moments[0].isoformat()])
                yield Pattern(Kind.SPEED, page, items, told, count=len(rhythm) + 1, milliseconds=round(sum(rhythm)))


def _lines(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a page that are answered with one key, whatever was answered to others."""
    return tuple(item for item in items if item.type is ItemType.CHOICE and item.asked_if is None)


def _by_scale(items: Sequence[Item]) -> Iterator[tuple[Choices, list[Item]]]:
    scales = sorted({item.choices for item in items if item.choices is not None}, key=lambda scale: scale.id)
    return ((scale, [item for item in items if item.choices == scale]) for scale in scales)


def _is_keyed(answer: Answer | None) -> bool:
    return answer is not None and answer.keyed is not None


def _agree(heights: Sequence[float]) -> bool:
    """Whether next to none of these answers stands in the lower half of its scale."""
    return sum(height < 0.5 for height in heights) <= len(heights) * MOST_APART  # noqa: PLR2004 - the middle


def _one_too_many(keyed: Keyed, page: set[str], last: str, first: str) -> bool:
    """Whether `first`, of the page after, was keyed in the rhythm of the page before it and replaced after a rest."""
    places = [place for place, (item, _moment) in enumerate(keyed) if item == first]
    if len(places) < 2 or places[0] == 0 or places[1] != places[0] + 1 or keyed[places[0] - 1][0] != last:  # noqa: PLR2004 - keyed and replaced
        return False
    moments = [moment for item, moment in keyed[: places[0]] if item in page]
    gaps = [gap for gap in _gaps(moments) if gap <= PAUSE]
    corrected = any(item in page for item, _moment in keyed[places[0] :])
    if len(gaps) < LEAST_ITEMS - 1 or corrected:
        return False
    usual = median(gaps)
    before, after = _gaps([keyed[place][1] for place in range(places[0] - 1, places[1] + 1)], even_none=True)
    return before <= usual * _RHYTHM and after >= usual * _REST


def _gaps(moments: Sequence[datetime], *, even_none: bool = False) -> list[float]:
    """The milliseconds between moments; those that are none, of answers taken in at once, are left out."""
    gaps = [(later - earlier) / timedelta(milliseconds=1) for earlier, later in pairwise(moments)]
    return gaps if even_none else [gap for gap in gaps if gap > 0]


def _evidence(answers: Mapping[str, Answer], items: Sequence[str] | Mapping[str, object]) -> str:
    """What the answers to these items say, as a digest: another answer, another digest."""
    some = (answers.get(item, Answer(item)) for item in items)
    return digest([f"{one.item}={one.keyed or ''}/{one.missing or ''}" for one in some])


def digest(parts: Sequence[str]) -> str:
    """A short text that changes with any of the parts and from which none of them can be read."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
