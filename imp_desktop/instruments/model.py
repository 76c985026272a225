"""What a questionnaire is: frozen descriptions from which screen, check, scoring, codebook and exchange are derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


class ItemType(StrEnum):
    """What kind of answer an item asks for; a closed list, so that a form can name a behaviour but not invent one."""

    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"


class Rule(StrEnum):
    """How a score is made from its parts."""

    SUM = "sum"
    MEAN = "mean"
    MEAN_OF_SCORES = "mean_of_scores"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Choices:
    """A response scale: the codes printed on the paper, in the order of the paper."""

    id: str
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Condition:
    """The item is asked only if the answer to `item` is one of `codes`."""

    item: str
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """One numbered line on the paper; `minimum` and `maximum` bound integers and decimals, both inclusive."""

    id: str
    number: int
    type: ItemType
    page: int = 1
    choices: Choices | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    asked_if: Condition | None = None


@dataclass(frozen=True)
class ScoreRule:
    """How one score is made: the parts in `of` (items, or scores for MEAN_OF_SCORES), reversed or recoded before use.

    `recode` maps an item to (keyed code -> scored value) and already holds the reversals, so that one table tells
    what every keyed code is worth.
    """

    id: str
    rule: Rule
    of: tuple[str, ...]
    direction: Direction
    recode: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    reversed: frozenset[str] = frozenset()
    minimum: Fraction = Fraction(0)
    maximum: Fraction = Fraction(0)


@dataclass(frozen=True)
class Derivation:
    """An instrument made from `parent` by leaving out one item of each group in `leave_out`, order kept."""

    parent: str
    leave_out: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Words:
    """The words of an instrument in one language; cues are reminders in our own words, never questionnaire sentences.

    `choices` maps a scale to (code -> label); `units` maps an item to the unit printed behind its number;
    `score_notes` maps a score to what is printed below its label, such as "reversed"; `worded` names the items whose
    cue is a clinic's licensed wording. The printed form bears `paper_title`, which tells nothing of what is measured,
    and says `paper_instruction` before how it is filled in.
    """

    name: str
    short: str
    cues: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    scores: Mapping[str, str] = field(default_factory=dict)
    score_notes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    worded: frozenset[str] = frozenset()
    paper_title: str = ""
    paper_instruction: str = ""


@dataclass(frozen=True)
class Instrument:
    """A questionnaire: items in paper order, its scores, and its words by language.

    A derived instrument whose left-out items nobody has named yet has numbered items without cues, no scores, and
    `awaits_choice` is true.
    """

    id: str
    version: int
    items: tuple[Item, ...]
    scores: tuple[ScoreRule, ...]
    words: Mapping[str, Words]
    derivation: Derivation | None = None
    left_out: tuple[int, ...] = ()
    licence: str = ""

    @property
    def awaits_choice(self) -> bool:
        """Whether scoring waits until the items left out on the printed form are named."""
        return self.derivation is not None and not self.left_out

    @property
    def pages(self) -> int:
        """How many pages the paper form has."""
        return max((item.page for item in self.items), default=1)

    def item(self, item_id: str) -> Item:
        """The item of that id; KeyError if the instrument has none."""
        return self._by_id[item_id]

    def has(self, item_id: str) -> bool:
        """Whether the instrument has that item."""
        return item_id in self._by_id

    def on_page(self, page: int) -> tuple[Item, ...]:
        """The items of one page of the paper, in order."""
        return tuple(item for item in self.items if item.page == page)

    def score(self, score_id: str) -> ScoreRule:
        """The rule of that score; KeyError if the instrument has none."""
        for rule in self.scores:
            if rule.id == score_id:
                return rule
        raise KeyError(score_id)

    def in_language(self, code: str) -> Words:
        """The words in that language, or in English where it has none."""
        return self.words.get(code) or self.words["en"]

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}
