"""A whole packet on paper, and the keys by which two people key it twice and settle where they differ."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from imp_desktop.operations import enrolling, keying, persons, studies
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.studies import Study

CODE, ASSESSMENT = "001", "pre"
ANNA, JONAS = "Anna Bakker", "Jonas Visser"
INTAKE = {"intake_gender": "2", "intake_age": "47", "intake_profession": "3"}
ITEMS = {"ffmq": 39, "scs": 24, "eq": 40, "pss": 10, "proqol": 30}
DIGITS = sum(ITEMS.values())


@dataclass(frozen=True)
class Slip:
    """What was keyed instead of what stands on the paper; None where that keying was right."""

    first: str | None = None
    second: str | None = None
    third: str | None = None


# On this paper are 1, 2 and 3 only, so that 0, 4 and 5 are always wrong, and always on the scale of their form.
SLIPS = {
    "ffmq_08": Slip(second="5"),
    "ffmq_26": Slip(first="4", second="5", third="1"),
    "eq_31": Slip(first="0"),
    "pss_10": Slip(second="4"),
}
DECIDED = {"ffmq_26"}
STATES = {
    "intake": FormState.TWICE,
    "ffmq": FormState.RESOLVED,
    "scs": FormState.TWICE,
    "eq": FormState.RESOLVED,
    "pss": FormState.RESOLVED,
    "proqol": FormState.TWICE,
}


def on_paper() -> dict[str, str]:
    """Item -> what stands on the paper, in the order of the packet, without the intake form.

    Never the same twice in a row: on a busy machine the X server may give the release of a key and its next press the
    same time, and Qt takes that for a key held down.
    """
    chance, last = random.Random(143), ""
    found = {}
    for item in (f"{name}_{number:02}" for name, count in ITEMS.items() for number in range(1, count + 1)):
        last = "2" if item in DECIDED else chance.choice([one for one in "123" if one != last])
        found[item] = last
    return found


def keyed_in(keying_pass: Pass) -> dict[str, str]:
    """Item -> what is keyed in this keying: what stands on the paper but for the slips; of the third the slips only."""
    paper = on_paper()
    if keying_pass is Pass.SETTLED:
        return {item: paper[item] for item in SLIPS if item in DECIDED}
    wrong = {item: getattr(slip, keying_pass.name.lower()) for item, slip in SLIPS.items()}
    said = {item: wrong.get(item) or answer for item, answer in paper.items()}
    return {item: said[item] for item in SLIPS} if keying_pass is Pass.THIRD else INTAKE | said


@dataclass(frozen=True)
class Stretch:
    """A stretch of the work by one person, from the overview back to it: its keys, and how many items they answer."""

    words: str
    keys: tuple[str, ...]
    items: int

    @property
    def told(self) -> str:
        """The count of its keys in a line."""
        digits = sum(key.isdigit() for key in self.keys)
        others = len(self.keys) - digits
        return f"{self.words}: {self.items} items, {digits} digits and {others} other keys"


def keyed_whole(words: str, keying_pass: Pass, begin: tuple[str, ...]) -> Stretch:
    """A keying of the whole packet: the intake form, then a digit for each item and one Enter for each form."""
    said = keyed_in(keying_pass)
    keys = [*begin, said["intake_gender"], *said["intake_age"], "Return", said["intake_profession"], "Return"]
    for name in ITEMS:
        keys += [answer for item, answer in said.items() if item.startswith(f"{name}_")]
        keys.append("Return")
    return Stretch(words, tuple(keys), DIGITS + len(INTAKE))


def keyed_apart(words: str, keying_pass: Pass, begin: tuple[str, ...]) -> Stretch:
    """A keying of what differs: a digit for each of those items, and one Enter for each form that has some."""
    said = keyed_in(keying_pass)
    keys = list(begin)
    for name in ITEMS:
        here = [answer for item, answer in said.items() if item.startswith(f"{name}_")]
        keys += [*here, "Return"] if here else []
    return Stretch(words, tuple(keys), len(said))


WORK = (
    keyed_whole("first keying", Pass.FIRST, ("ctrl+Return",)),
    Stretch("another person", ("ctrl+u", "Down", "Return"), 0),
    keyed_whole("second keying", Pass.SECOND, ("ctrl+2", "ctrl+Return")),
    keyed_apart("third keying", Pass.THIRD, ("ctrl+3", "ctrl+Return")),
    Stretch("another person", ("ctrl+u", "Up", "Return"), 0),
    keyed_apart("decision", Pass.SETTLED, ("ctrl+3", "ctrl+Return")),
)


def make_study(path: Path) -> None:
    """A study with one consented control and two people at work, every form before the course keyed twice."""
    study = studies.create(path, choose=["scs.left_out=23,16"], who=ANNA)
    anna = persons.person(study, ANNA)
    persons.person(study, JONAS)
    enrolling.add(study, anna, CODE, {"group": "control", "consent": "2026-01-07"})
    for name in ("intake", *ITEMS):
        studies.choose(study, anna, f"double_keying.{ASSESSMENT}.{name}", "all")
    study.close()


def stored(study: Study, keying_pass: Pass) -> dict[str, str | None]:
    """Item -> what was keyed in this keying, or what is settled after all of them, of the whole packet."""
    forms = [keying.open_form(study, FormKey(CODE, ASSESSMENT, name), keying_pass) for name in ("intake", *ITEMS)]
    return {item: form.answers[item].keyed for form in forms for item in form.answers}


def differences(study: Study) -> Mapping[str, object]:
    """What the study holds otherwise than it was meant, by keying, state of a form and soundness of the file."""
    states = FormStates(study)
    found: dict[str, object] = {}
    for at in (Pass.FIRST, Pass.SECOND, Pass.THIRD):
        found |= _unlike(at.name, stored(study, at), keyed_in(at))
    found |= _unlike("settled", stored(study, Pass.SETTLED), INTAKE | on_paper())
    for name, state in STATES.items():
        place = keying.open_form(study, FormKey(CODE, ASSESSMENT, name)).place
        found |= _unlike("state", {name: states.at(place)}, {name: state})
    return found | {f"file {at}": said for at, said in enumerate(studies.check(study))}


def _unlike(words: str, there: Mapping[str, object], meant: Mapping[str, object]) -> dict[str, object]:
    return {
        f"{words} {one}": (there.get(one), meant.get(one))
        for one in sorted({*there, *meant})
        if there.get(one) != meant.get(one)
    }
