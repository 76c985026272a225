"""Answers made up for tests of the statistics, in the shape the statistics take them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from imp_desktop.instruments.answers import Answer, understand
from imp_desktop.instruments.model import (
    Choices,
    Derivation,
    Direction,
    Instrument,
    Item,
    ItemType,
    Rule,
    ScoreRule,
    Words,
)
from imp_desktop.protocols.model import Comparison, Due, Group, Outcome, Protocol, ProtocolWords
from imp_desktop.scoring.rules import missing_rule
from imp_desktop.statistics.analysis import Wanted
from imp_desktop.statistics.table import Keyed

FOUR = Choices("four", (0, 1, 2, 3, 4))
SEX = Choices("sex", (1, 2))


def _items(name: str, count: int, choices: Choices) -> tuple[Item, ...]:
    return tuple(Item(f"{name}_{n:02}", n, ItemType.CHOICE, choices=choices) for n in range(1, count + 1))


@pytest.fixture
def mood() -> Instrument:
    """Three items, the third reversed; their sum, and a mean of that one score."""
    turned = {"mood_03": {code: 4 - code for code in FOUR.codes}}
    parts = ("mood_01", "mood_02", "mood_03")
    return Instrument(
        "mood",
        1,
        _items("mood", 3, FOUR),
        (
            ScoreRule("mood", Rule.SUM, parts, Direction.UP, turned, frozenset(turned), Fraction(0), Fraction(12)),
            ScoreRule("mood.whole", Rule.MEAN_OF_SCORES, ("mood",), Direction.UP, maximum=Fraction(12)),
        ),
        {
            "en": Words("Mood questionnaire", "MQ", scores={"mood": "Mood", "mood.whole": "Mood, whole"}),
            "nl": Words("Stemmingsvragenlijst", "SV", scores={"mood": "Stemming", "mood.whole": "Stemming, geheel"}),
        },
    )


@pytest.fixture
def facts() -> Instrument:
    """Sex as a choice, age as a whole number, and a remark."""
    return Instrument(
        "facts",
        1,
        (
            Item("facts_sex", 1, ItemType.CHOICE, choices=SEX),
            Item("facts_age", 2, ItemType.INTEGER),
            Item("facts_remark", 3, ItemType.TEXT),
        ),
        (),
        {
            "en": Words(
                "Facts",
                "F",
                cues={"facts_sex": "Sex", "facts_age": "Age", "facts_remark": "Remark"},
                choices={"sex": {1: "female", 2: "male"}},
                units={"facts_age": "years"},
            )
        },
    )


@pytest.fixture
def plan() -> Protocol:
    """Two groups before and after, one main outcome and one other."""
    return Protocol(
        id="small",
        version=1,
        groups=(Group("training"), Group("control")),
        assessments=("pre", "post"),
        due=(
            Due("facts", ("pre",), ("training", "control")),
            Due("mood", ("pre", "post"), ("training", "control")),
        ),
        outcomes=(
            Outcome("mood", "mood", Direction.UP, main=True),
            Outcome("mood.whole", "mood", Direction.UP),
        ),
        comparison=Comparison("training", "control", "pre", "post"),
        words={
            "en": ProtocolWords("Small", "", groups={"training": "Training", "control": "Control"}),
            "nl": ProtocolWords("Klein", "", groups={"training": "Training", "control": "Controle"}),
        },
        baseline_items=("facts_sex", "facts_age", "facts_remark", "facts_nowhere"),
    )


class Study:
    """People and their answers, gathered by a test."""

    def __init__(self, instruments: Mapping[str, Instrument], plan: Protocol) -> None:
        self.instruments = dict(instruments)
        self.plan = plan
        self.groups: dict[str, str] = {}
        self.answers: dict[tuple[str, str, str], dict[str, Answer]] = {}

    def person(self, code: str, group: str, **forms: Sequence[str]) -> None:
        """Somebody with mood forms (`pre`, `post`) and `facts`, each a cell an item; "" is not keyed."""
        self.groups[code] = group
        for name, cells in forms.items():
            instrument, assessment = ("facts", "pre") if name == "facts" else ("mood", name)
            items = self.instruments[instrument].items
            self.answers[code, assessment, instrument] = {
                item.id: understand(item, cell) for item, cell in zip(items, cells, strict=True) if cell
            }

    def await_choice(self) -> None:
        """Mood becomes an instrument whose left-out items nobody has named."""
        known = self.instruments["mood"]
        awaiting = Instrument("mood", 1, known.items, (), known.words, Derivation("other", ((1, 2),)))
        self.instruments["mood"] = awaiting

    @property
    def keyed(self) -> Keyed:
        """What was gathered, to be prorated from half of the items."""
        return Keyed(self.groups, self.answers, self.instruments, missing_rule("half"))

    def wanted(self, descriptives: str = "complete", language: str = "en") -> Wanted:
        """The analysis to be made of it."""
        return Wanted(self.plan, self.keyed, descriptives, "half", language)


@pytest.fixture
def small(mood: Instrument, facts: Instrument, plan: Protocol) -> Study:
    """Four people in training and five in control, two of whom have one assessment only."""
    study = Study({"facts": facts, "mood": mood}, plan)
    study.person("t1", "training", pre="013", post="330", facts=("1", "40", "quiet"))
    study.person("t2", "training", pre="112", post="231", facts=("1", "35", ""))
    study.person("t3", "training", pre="220", post="441", facts=("2", "52", ""))
    study.person("t4", "training", pre="301", post="302", facts=("1", "", ""))
    study.person("c1", "control", pre="121", post="120", facts=("2", "61", ""))
    study.person("c2", "control", pre="330", post="231", facts=("1", "29", ""))
    study.person("c3", "control", pre=("0", "2", ""), post="123", facts=("7", "44", ""))
    study.person("c4", "control", pre="222")
    study.person("c5", "control", post="421")
    return study
