"""A study in which 500 people were keyed twice before the course, and the packets of the last ones wait to be keyed."""

import random
from collections.abc import Iterable
from pathlib import Path

from imp_desktop.instruments.answers import Answer, understand
from imp_desktop.operations import exchanging, keying, persons, studies
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PEOPLE = 500
WAITING = 40  # packets after the course that wait for each keying
SLIP = 0.01  # of the answers of a second keying are other than those of the first
INSTRUMENTS = (("ffmq", 39, 5), ("scs", 24, 5), ("eq", 40, 4), ("pss", 10, 4), ("proqol", 30, 5))
NAMES = tuple(name for name, _items, _top in INSTRUMENTS)


class MadeStudy:
    """The study and the two people who key it; `code` tells whose packet waits for which keying."""

    def __init__(self, folder: Path) -> None:
        self.study = _imported(folder)
        self.anna = persons.person(self.study, "Anna Bakker")
        self.jonas = persons.person(self.study, "Jonas Visser")
        for assessment in ("pre", "post"):
            for name in NAMES:
                studies.choose(self.study, self.anna, f"double_keying.{assessment}.{name}", "all")
        chance = random.Random(501)
        every = [FormKey(_code(number), "pre", name) for number in range(1, PEOPLE + 1) for name in NAMES]
        self._key_again(every, chance)
        self._key_before(Pass.SECOND, self.anna, "1")
        self._key_before(Pass.THIRD, self.anna, "1")
        self._key_before(Pass.THIRD, self.jonas, "2", Pass.SECOND)
        self._look()

    def code(self, keying_pass: Pass, packet: int) -> str:
        """Whose packet waits for this keying; `packet` counts them from nought."""
        return _code(PEOPLE - (keying_pass - 1) * WAITING - packet)

    def _key_again(self, forms: Iterable[FormKey], chance: random.Random) -> None:
        """The second keying of forms that were imported, with a slip now and then."""
        with self.study.change(self.jonas, action="key") as change:
            for key in forms:
                first = keying.open_form(self.study, key).answers
                form = keying.open_form(self.study, key, Pass.SECOND)
                said = {item: _slipped(one, chance) for item, one in first.items()}
                given = {item: understand(form.instrument.item(item), text) for item, text in said.items()}
                keying.take_in(change, self.study, form, given)

    def _key_before(self, waits_for: Pass, who: Person, digit: str, at: Pass = Pass.FIRST) -> None:
        """What was keyed of the packets before the keying they wait for; of those for a third every item differs."""
        with self.study.change(who, action="key") as change:
            for packet in range(WAITING):
                for name in NAMES:
                    form = keying.open_form(self.study, FormKey(self.code(waits_for, packet), "post", name), at)
                    given = {item.id: understand(item, digit) for item in form.instrument.items}
                    keying.take_in(change, self.study, form, given)

    def _look(self) -> None:
        """The packets wait for what they are to wait for."""
        states, waiting = FormStates(self.study), {Pass.SECOND: FormState.ONCE, Pass.THIRD: FormState.DIFFERS}
        for at, state in waiting.items():
            form = keying.open_form(self.study, FormKey(self.code(at, WAITING - 1), "post", NAMES[-1]))
            if states.at(form.place) is not state:
                raise RuntimeError(f"{form.key} does not wait for {at.name}")


def _slipped(answer: Answer, chance: random.Random) -> str:
    said = answer.keyed or "1"
    return said if chance.random() > SLIP else ("2" if said == "1" else "1")


def _code(number: int) -> str:
    return f"{number:03}-K"


def _imported(folder: Path) -> Study:
    folder.mkdir(exist_ok=True)
    study = studies.create(folder / "500.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    chance = random.Random(500)
    codes = [_code(number) for number in range(1, PEOPLE + 1)]
    register = folder / "participants.csv"
    rows = [
        f"{code},{('training', 'control')[at % 2]},{'1' if at % 2 == 0 else ''},2025-01-05"
        for at, code in enumerate(codes)
    ]
    register.write_text("\n".join(["record_id,group,cohort,consent_date", *rows]), encoding="utf-8")
    items = [(f"{name}_{number:02}", top) for name, count, top in INSTRUMENTS for number in range(1, count + 1)]
    lines = [",".join([code, "pre", *(str(chance.randint(1, top)) for _, top in items)]) for code in codes]
    answers = folder / "answers.csv"
    header = ",".join(["record_id", "redcap_event_name", *(name for name, _ in items)])
    answers.write_text("\n".join([header, *lines]), encoding="utf-8")
    exchanging.import_files(study, person, exchanging.Import((register, answers)))
    return study
