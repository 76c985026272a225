"""How well a study was keyed, as frozen values: fields, differences and what settled them, rates, and samples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from imp_desktop.statistics.results import Interval

PER: Final = 10_000  # rates are of so many fields


class Kind(StrEnum):
    """In what way one keying of a field differs from the value that was settled."""

    WRONG_VALUE = "wrong_value"
    SHIFTED = "shifted"
    LEFT_OUT = "left_out"
    OUT_OF_RANGE = "out_of_range"
    OTHER = "other"


class Settled(StrEnum):
    """What settled a difference: a third keying, another person, a change made later; or nothing yet."""

    THIRD = "third"
    PERSON = "person"
    LATER = "later"
    OPEN = "open"


class Decision(StrEnum):
    """What a sample compared with the paper says of the limit."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Said:
    """What an item says in one keying, or after all: as keyed, or why there is no answer, or neither.

    `outside` is a number the paper does not offer; `number` tells that the item asks for a number or a code.
    """

    keyed: str | None = None
    missing: str | None = None
    outside: bool = False
    number: bool = True

    @property
    def blank(self) -> bool:
        """Whether no answer stands there."""
        return self.keyed is None


@dataclass(frozen=True)
class FieldCount:
    """So many fields of one kind of item were keyed twice and keyed by one person; each keying of a field counts."""

    instrument: str
    item_type: str
    person: str
    fields: int


@dataclass(frozen=True)
class Wrong:
    """One keying of a field that differs from the value settled: whose it is, and in what way it differs."""

    person: str
    kind: Kind


@dataclass(frozen=True)
class Difference:
    """One item of a form about which the keyings were not of one mind.

    `wrong` holds the keyings that differ from the value settled; of a difference that is open nobody knows which does.
    """

    instrument: str
    item_type: str
    settled: Settled
    wrong: tuple[Wrong, ...] = ()

    @property
    def fields(self) -> int:
        """How many fields differ; at least one where it is open."""
        return 1 if self.settled is Settled.OPEN else len(self.wrong)


@dataclass(frozen=True)
class FormsKeyed:
    """How many forms of an instrument were due, keyed, keyed twice, and keyed twice by one and the same person.

    `share` is what was chosen for the study: every form twice ("all"), one of so many ("every 5"), none (""), or
    several of these at different assessments ("mixed").
    """

    instrument: str
    due: int = 0
    keyed: int = 0
    twice: int = 0
    same_person: int = 0
    share: str = ""


@dataclass(frozen=True)
class Rate:
    """`differed` of so many `fields`, with the exact Poisson 95 % interval per 10,000 fields; none of no field."""

    differed: int
    fields: int
    ci95: Interval | None

    @property
    def per_10_000(self) -> float | None:
        """How many of 10,000 fields differ."""
        return PER * self.differed / self.fields if self.fields else None


@dataclass(frozen=True)
class KeyingQuality:
    """Everything about the keyings of a study; every form and field counts that was keyed twice.

    `by_person` holds each person's own fields that differ from the value settled, of the fields that person keyed.
    """

    forms: tuple[FormsKeyed, ...] = ()
    every: Rate = Rate(0, 0, None)
    by_instrument: Mapping[str, Rate] = field(default_factory=dict)
    by_type: Mapping[str, Rate] = field(default_factory=dict)
    by_person: Mapping[str, Rate] = field(default_factory=dict)
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    settled: Mapping[Settled, int] = field(default_factory=dict)

    @property
    def differences(self) -> int:
        """How many items the keyings gave differently or a later change set right."""
        return sum(self.settled.values())

    def forms_of(self, instrument: str) -> FormsKeyed:
        """The forms of an instrument; none where it is not due."""
        return next((one for one in self.forms if one.instrument == instrument), FormsKeyed(instrument))


@dataclass(frozen=True)
class Sample:
    """So many fields of drawn packets were compared with the paper, and in so many the paper says something else.

    `limit` is how many of 10,000 may differ.
    """

    packets: int
    fields: int
    wrong: int
    limit: float


@dataclass(frozen=True)
class SampleFound:
    """What a sample says: how many of 10,000 fields differ from the paper, exact 95 % interval, and the decision.

    `needed` is how many more fields without a single difference would be accepted; none are once it is accepted, and
    None stands where the sample is rejected.
    """

    sample: Sample
    rate: float | None
    ci95: Interval | None
    decision: Decision
    needed: int | None
