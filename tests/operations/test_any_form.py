"""Any sequence of keying, correcting, undoing, moving, closing and locking by three people.

No answer is lost, no step is taken that the table of states in CONTRIBUTING does not know, and every change has its
person.
"""

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from imp_desktop.errors import ImpError
from imp_desktop.operations import closing, enrolling, keying, moving, persons, studies, turns
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.storage import ledger

HERE, THERE = FormKey("1-A", "pre", "pss"), FormKey("2-B", "pre", "pss")
ITEMS = [f"pss_{number:02}" for number in range(1, 11)]
SOME_ITEM = st.sampled_from(ITEMS[:3])
CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"

_template: dict[str, Path] = {}


def following() -> dict[FormState, set[FormState]]:
    """State -> the states that may come next, as the table in CONTRIBUTING says."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"[a-z_]+", cells[0]) and cells[0] in list(FormState):
            found[FormState(cells[0])] = {FormState(state.strip()) for state in cells[4].split(",")}
    return found


def test_the_table_knows_every_state_and_leads_out_of_each() -> None:
    table = following()
    assert table.keys() == set(FormState) - {FormState.NOT_EXPECTED}
    assert set().union(*table.values()) == table.keys()


def _fresh(folder: Path) -> Path:
    if "study" not in _template:
        every_one = ["double_keying.pre.pss=all"]
        study = studies.create(Path(tempfile.mkdtemp()) / "trial.impstudy", choose=every_one, who="Anna Bakker")
        anna = persons.persons(study)[0]
        for name in ("Jonas Visser", "Mira Smit"):
            persons.person(study, name)
        for key in (HERE, THERE):
            enrolling.add(study, anna, key.code, {"group": "control", "consent": "2026-01-05"})
        study.close()
        _template["study"] = study.path
    return Path(shutil.copy(_template["study"], folder / "trial.impstudy"))


class Forms(RuleBasedStateMachine):
    """Two places where a form may stand, three people, and a model of what each keying of a form holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.table = following()
        self.now = dt.datetime.now(dt.UTC)
        self.clock = mock.patch.object(ledger, "now", lambda: self.now)
        self.clock.start()
        self.held: dict[tuple[int, Pass], dict[str, str]] = {}
        self.written: list[tuple[int, str]] = []

    @initialize()
    def opened(self) -> None:
        self.study = studies.open_study(_fresh(self.folder))
        self.people = persons.persons(self.study)
        self.person = self.people[0]
        self.states = {key: self._state(key) for key in (HERE, THERE)}
        self.changes = self._ledger()

    # what happens

    @rule(who=st.integers(0, 2))
    def somebody_else_works(self, who: int) -> None:
        self.person = self.people[who]

    @rule(hours=st.sampled_from([1, 13]))
    def time_passes(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @rule(share=st.sampled_from(["", "all"]))
    def keying_twice_is_switched(self, share: str) -> None:
        self._attempt(lambda: studies.choose(self.study, self.person, "double_keying.pre.pss", share))

    @rule(key=st.sampled_from([HERE, THERE]), item=SOME_ITEM, text=st.sampled_from(["0", "1", "2", "7"]))
    def one_answer(self, key: FormKey, item: str, text: str) -> None:
        form = self._turn(key)
        if form is not None:
            self._key(form, item, text)

    @rule(key=st.sampled_from([HERE, THERE]), text=st.sampled_from(["1", "2"]))
    def all_the_rest(self, key: FormKey, text: str) -> None:
        form = self._turn(key)
        for item in ITEMS if form is not None else ():
            if form is not None and item not in form.answers and item in (form.wanted or ITEMS):
                self._key(form, item, text)

    @rule(key=st.sampled_from([HERE, THERE]), item=SOME_ITEM)
    def an_answer_is_cleared(self, key: FormKey, item: str) -> None:
        form = self._turn(key)
        if form is not None and self._attempt(lambda: keying.clear(self.study, self.person, form, item)):
            self._held(form).pop(item, None)

    @rule(key=st.sampled_from([HERE, THERE]))
    def a_step_is_undone(self, key: FormKey) -> None:
        form = self._turn(key)
        if form is not None and self._attempt(lambda: keying.undo(self.study, self.person, form)):
            self._read_back(form)

    @rule(key=st.sampled_from([HERE, THERE]))
    def never_came_back(self, key: FormKey) -> None:
        def turn() -> None:
            form = keying.open_form(self.study, key)
            keying.never_came_back(self.study, self.person, form, not form.absent)

        self._attempt(turn)

    @rule(key=st.sampled_from([HERE, THERE]))
    def closed(self, key: FormKey) -> None:
        self._attempt(lambda: closing.close_form(self.study, self.person, key))

    @rule(key=st.sampled_from([HERE, THERE]), why=st.sampled_from(["", "read wrongly"]))
    def opened_again(self, key: FormKey, why: str) -> None:
        self._attempt(lambda: closing.open_again(self.study, self.person, key, why))

    @rule(code=st.sampled_from([HERE.code, THERE.code]))
    def locked(self, code: str) -> None:
        for due in keying.due_forms(self.study, code):
            if due.instrument != "pss" or due.assessment != "pre":
                self._attempt(
                    lambda due=due: keying.never_came_back(  # type: ignore[misc]
                        self.study, self.person, keying.open_form(self.study, due), absent=True
                    )
                )
        self._attempt(lambda: closing.lock(self.study, self.person, code))

    @rule(code=st.sampled_from([HERE.code, THERE.code]), why=st.sampled_from(["", "a mistake"]))
    def unlocked(self, code: str, why: str) -> None:
        self._attempt(lambda: closing.unlock(self.study, self.person, code, why))

    @rule(key=st.sampled_from([HERE, THERE]), why=st.sampled_from(["", "filed wrongly"]))
    def moved(self, key: FormKey, why: str) -> None:
        other = THERE if key == HERE else HERE

        def move() -> None:
            moving.move_form(self.study, self.person, key, other.code, other.assessment, why)
            self.states[key], self.states[other] = self.states[other], self.states[key]

        self._attempt(move)

    # what must hold

    @invariant()
    def every_answer_is_there(self) -> None:
        for (form, at), held in self.held.items():
            rows = self.study.rows(
                "SELECT a.item, a.keyed FROM newest_answer AS a JOIN keying AS k ON k.id = a.keying "
                "WHERE k.form = ? AND k.pass = ? AND a.given",
                (form, int(at)),
            )
            assert dict(rows) == held

    @invariant()
    def nothing_that_was_keyed_is_lost(self) -> None:
        if hasattr(self, "study"):
            rows = self.study.rows("SELECT k.form, a.keyed FROM answer AS a JOIN keying AS k ON k.id = a.keying "
                                   "WHERE a.keyed IS NOT NULL AND a.undoes IS NULL ORDER BY a.id")  # fmt: skip
            assert rows == self.written

    def teardown(self) -> None:
        if hasattr(self, "study"):
            assert studies.check(self.study) == []
            self.study.close()
        self.clock.stop()
        shutil.rmtree(self.folder)

    # within

    def _turn(self, key: FormKey) -> Form | None:
        opened: list[Form] = []
        self._attempt(lambda: opened.append(turns.open_turn(self.study, self.person, key)))
        return opened[0] if opened else None

    def _key(self, form: Form, item: str, text: str) -> None:
        before = form.answers.get(item)
        new = before is None or before.keyed != text
        if self._attempt(lambda: keying.key(self.study, self.person, form, item, text)) and new:
            self.written.append((form.form_id or 0, text))
            self._held(form)[item] = text

    def _attempt(self, deed: Callable[[], object]) -> bool:
        """Do something; a refusal changes nothing, what is done has its person and is a step of the table."""
        try:
            deed()
        except ImpError:
            assert self._ledger() == self.changes
            return False
        rows = self.study.rows("SELECT person FROM ledger WHERE seq > ?", (self.changes,))
        assert {person for (person,) in rows} <= {self.person.id}
        self.changes = self._ledger()
        for key, before in self.states.items():
            after = self._state(key)
            assert after is before or after in self.table[before], (key, before, after)
            self.states[key] = after
        return True

    def _held(self, form: Form) -> dict[str, str]:
        return self.held.setdefault((form.form_id or 0, form.keying_pass), {})

    def _read_back(self, form: Form) -> None:
        """After an undoing the keying holds what it held before the newest step; that is told by the history itself."""
        rows = self.study.rows(
            "SELECT item, keyed FROM answer AS a WHERE keying = ? AND id = (SELECT max(id) FROM answer AS b "
            "WHERE b.keying = a.keying AND b.item = a.item AND b.undoes IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM answer AS c WHERE c.undoes = b.id)) AND given",
            (form.keying_id or 0,),
        )
        self.held[form.form_id or 0, form.keying_pass] = dict(rows)

    def _state(self, key: FormKey) -> FormState:
        number = enrolling.record_of(self.study, key.code).id
        return FormStates(self.study, number).at((number, key.assessment, key.instrument))

    def _ledger(self) -> int:
        return int(self.study.rows("SELECT count(*) FROM ledger")[0][0])


TestForms = Forms.TestCase
TestForms.settings = settings(max_examples=40, stateful_step_count=60, deadline=None)
