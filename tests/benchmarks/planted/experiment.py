"""The experiment: made-up packets keyed twice and where they differ a third time, through the real operations."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from imp_desktop.instruments.answers import Answer, Flag
from imp_desktop.instruments.patterns import Kind, Patterns
from imp_desktop.operations import counted, enrolling, keying, persons, studies, turns
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.benchmarks.planted.hands import OMITTED, Hand, Paper
from tests.instruments.respondents import People

INSTRUMENTS = ("ffmq", "scs", "eq", "pss", "proqol")
ASSESSMENTS = ("pre", "post")
LEFT_BLANK = 0.003  # of all lines on the paper


@dataclass(frozen=True)
class Plan:
    """What is planted: packets, wrong fields in one, ambiguous lines in one, packets copied or filed wrongly in one."""

    packets: int
    rate: float
    ambiguous: float = 0.0
    copied: float = 0.0
    misfiled: float = 0.0005
    seed: int = 1


@dataclass
class Found:
    """What was counted.

    `planted` and `caught` count the wrong fields of the two keyings by what they are ("in range", "outside", "left
    out"), and those of them that the comparison showed; the others count fields that still say something else than
    the paper at each step.
    """

    fields: int = 0
    forms: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    keyed_once: int = 0
    after_range: int = 0
    after_patterns: int = 0
    after_all: int = 0
    third_keys: int = 0
    decided: int = 0
    looked_again: int = 0


def run(plan: Plan, folder: Path) -> Found:
    """Key every packet twice, settle what differs, and count what still says something else than the paper."""
    study = studies.create(folder / f"planted-{plan.seed}.impstudy", choose=_choices(), who="Anna Bakker")
    try:
        return _Experiment(study, plan).found()
    finally:
        studies.close(study)


def _choices() -> list[str]:
    twice = [f"double_keying.{at}.{name}=all" for at in ASSESSMENTS for name in INSTRUMENTS]
    return ["scs.left_out=23,16", *twice]


class _Experiment:
    def __init__(self, study: Study, plan: Plan) -> None:
        self._study = study
        self._plan = plan
        self._chance = random.Random(f"planted {plan.seed}")
        self._first = persons.persons(study)[0]
        self._second = persons.person(study, "Jonas Visser")
        self._other = persons.person(study, "Mira Smit")
        self._hands = {name: Hand(random.Random(f"{name} {plan.seed}"), plan.rate) for name in ("a", "b", "c", "d")}
        self._patterns = {name: Patterns(studies.instrument(study, name)) for name in INSTRUMENTS}
        self._papers = dict(self._written())
        self._found = Found(forms=len(self._papers), fields=sum(len(paper.says) for paper in self._papers.values()))

    def found(self) -> Found:
        first = self._all(self._first, "a", {})
        second = self._all(self._second, "b", first)
        for key, paper in self._papers.items():
            self._look(key, paper, first[key])
        self._compare(first, second)
        self._settle()
        self._count()
        return self._found

    def _written(self) -> Iterator[tuple[FormKey, Paper]]:
        """The papers, and their people in the register."""
        people = {name: People(name, seed=self._plan.seed) for name in INSTRUMENTS}
        for number in range((self._plan.packets + 1) // 2):
            code = f"{number + 1:04}"
            enrolling.add(self._study, self._first, code, {"group": "control", "consent": "2026-01-05"})
            for assessment in ASSESSMENTS[: self._plan.packets - 2 * number]:
                for name in INSTRUMENTS:
                    yield FormKey(code, assessment, name), self._paper(people[name])

    def _paper(self, people: People) -> Paper:
        says = {item: self._mark(str(code)) for item, code in people.codes().items()}
        says = {item.id: says[item.id] for item in people.instrument.items}
        might = {}
        for item in says:
            if self._chance.random() < self._plan.ambiguous:
                choices = people.instrument.item(item).choices
                codes = choices.codes if choices is not None else ()
                might[item] = str(self._chance.choice([code for code in codes if str(code) != says[item]]))
        return Paper(people.instrument, says, might)

    def _mark(self, text: str) -> str:
        return OMITTED if self._chance.random() < LEFT_BLANK else text

    def _all(
        self, person: Person, hand: str, copied: Mapping[FormKey, Mapping[str, str]]
    ) -> dict[FormKey, dict[str, str]]:
        """Key every form; some packets are filed under the code of the next one, some forms are copied."""
        keyed = {}
        for key, paper in self._filed().items():
            texts = self._hands[hand].keys(paper)
            if copied and self._chance.random() < self._plan.copied:
                texts = dict(copied[key])
            form = turns.open_turn(self._study, person, key)
            self._key(person, form, texts)
            keyed[key] = texts
        return keyed

    def _filed(self) -> dict[FormKey, Paper]:
        """Which paper is keyed under which code; a packet and the next one are now and then exchanged."""
        filed = dict(self._papers)
        codes = sorted({key.code for key in filed})
        for one, other in zip(codes[::2], codes[1::2], strict=False):
            for assessment in ASSESSMENTS:
                both = [[FormKey(code, assessment, name) for name in INSTRUMENTS] for code in (one, other)]
                if (
                    all(key in filed for keys in both for key in keys)
                    and self._chance.random() < self._plan.misfiled * 2
                ):
                    for here, there in zip(*both, strict=True):
                        filed[here], filed[there] = filed[there], filed[here]
        return filed

    def _key(self, person: Person, form: Form, texts: Mapping[str, str]) -> None:
        for item, text in texts.items():
            if text == OMITTED:
                keying.blank(self._study, person, form, item, text[1:])
            else:
                keying.key(self._study, person, form, item, text)

    def _look(self, key: FormKey, paper: Paper, texts: Mapping[str, str]) -> None:
        """What would remain of the first keying alone: flags corrected from paper, then pages looked at again."""
        form = keying.open_form(self._study, key)
        mended = dict(texts)
        self._found.keyed_once += _wrong(paper, mended)
        for item, answer in form.answers.items():
            if answer.flag is Flag.OUTSIDE:
                mended[item] = self._hands["d"].keys_one(paper, item)
        self._found.after_range += _wrong(paper, mended)
        for page in self._pages_to_look_at(key, form.answers):
            self._found.looked_again += 1
            for item in [one.id for one in paper.instrument.items if page in {0, one.page}]:
                mended[item] = self._hands["d"].keys_one(paper, item)
        self._found.after_patterns += _wrong(paper, mended)

    def _pages_to_look_at(self, key: FormKey, answers: Mapping[str, Answer]) -> list[int]:
        found = self._patterns[key.instrument].find(answers)
        return sorted({one.page for one in found if one.kind is not Kind.SPEED})

    def _compare(self, first: Mapping[FormKey, Mapping[str, str]], second: Mapping[FormKey, Mapping[str, str]]) -> None:
        for key, paper in self._papers.items():
            for item, said in paper.says.items():
                one, other = first[key][item], second[key][item]
                for text in (one, other):
                    if text != said:
                        kind = _kind(paper, item, text)
                        self._found.planted[kind] += 1
                        self._found.caught[kind] += one != other

    def _settle(self) -> None:
        """Key a third time what differs; what three keyings say three ways is decided by somebody else."""
        for key, paper in self._papers.items():
            self._third(key, paper)
            form = turns.open_turn(self._study, self._other, key)
            for item in form.contested:
                self._found.decided += 1
                self._key(self._other, form, {item: self._hands["d"].keys_one(paper, item)})

    def _third(self, key: FormKey, paper: Paper) -> None:
        number = enrolling.record_of(self._study, key.code).id
        if FormStates(self._study, number).at((number, key.assessment, key.instrument)) is not FormState.DIFFERS:
            return
        form = turns.open_turn(self._study, self._second, key, Pass.THIRD)
        for item in form.wanted or ():
            self._found.third_keys += 1
            self._key(self._second, form, {item: self._hands["c"].keys_one(paper, item)})

    def _count(self) -> None:
        states = FormStates(self._study)
        assert {states.at(place) for place in states.places()} <= {FormState.TWICE, FormState.RESOLVED}
        stands = counted.answers(self._study)
        for key, paper in self._papers.items():
            for item, said in paper.says.items():
                self._found.after_all += _text(stands[key].get(item)) != said


def _text(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return f".{answer.missing}" if answer.missing else answer.keyed or ""


def _wrong(paper: Paper, texts: Mapping[str, str]) -> int:
    return sum(texts[item] != said for item, said in paper.says.items())


def _kind(paper: Paper, item: str, text: str) -> str:
    choices = paper.instrument.item(item).choices
    if text == OMITTED:
        return "left out"
    return "in range" if choices is not None and int(text) in choices.codes else "outside"
