"""A questionnaire on paper: what a printed form is made from, blank or filled, and what is written where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.instruments.model import Instrument, Item, ItemType, Words

MOST_BOXES = 18  # a scale of more codes is answered in digits


@dataclass(frozen=True)
class Shown:
    """What a filled form shows of one item.

    `code` is the box that is crossed and `text` what is written in; `beside` stands by the row in a few words, such as
    why there is no answer, with a number that fits no box in `number`; `note` is what somebody noted about the row.
    """

    code: int | None = None
    text: str = ""
    number: str = ""
    beside: str = ""
    note: str = ""


BLANK = Shown()


@dataclass(frozen=True)
class Filled:
    """What was entered of a form: item -> what is shown, the date written on it, who keyed it, and how it stands."""

    items: Mapping[str, Shown] = field(default_factory=dict)
    date: str = ""
    keyed_by: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True)
class PaperForm:
    """One form as it is printed; labels are in the language of the form.

    `study` tells the study apart from others; `code` is empty where anybody may fill the form in, and `code_shape` then
    tells how many boxes a code needs. `filled` is None on a blank form.
    """

    study: str
    instrument: Instrument
    language: str
    assessment: str = ""
    assessment_label: str = ""
    code: str = ""
    code_shape: str = "000-A"
    filled: Filled | None = None

    @property
    def words(self) -> Words:
        """The words of the questionnaire."""
        return self.instrument.in_language(self.language)

    def shown(self, item: Item) -> Shown:
        """What is written at an item; nothing on a blank form."""
        return self.filled.items.get(item.id, BLANK) if self.filled else BLANK


@dataclass(frozen=True)
class Place:
    """The page of a form, as keyed, and which sheet of that page where its lines need several."""

    page: int
    sheet: int = 1
    sheets: int = 1

    @property
    def label(self) -> str:
        """The page as it is named: `2`, or `2.1` where it has several sheets."""
        return str(self.page) if self.sheets == 1 else f"{self.page}.{self.sheet}"


def by_box(item: Item) -> bool:
    """Whether an item is answered with a cross in one of a row of boxes."""
    return item.type is ItemType.CHOICE and item.choices is not None and len(item.choices.codes) <= MOST_BOXES
