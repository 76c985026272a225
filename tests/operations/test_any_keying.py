"""Any sequence of what a person can do while keying: the form in memory, a plain model and the file agree."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from imp_desktop.instruments.answers import MISSING_REASONS, Flag
from imp_desktop.operations import enrolling, keying, overview, persons, studies, worklist
from imp_desktop.operations.keying import FormKey

KEY = FormKey("1-A", "pre", "pss")
ITEMS = st.sampled_from([f"pss_{number:02}" for number in range(1, 4)])
State = tuple[str | None, str | None, Flag | None]  # keyed, missing, flag
GONE: State = (None, None, None)

_template: dict[str, Path] = {}


def _fresh(folder: Path) -> Path:
    if "study" not in _template:
        study = studies.create(Path(tempfile.mkdtemp()) / "trial.impstudy", who="Anna Bakker")
        enrolling.add(study, persons.persons(study)[0], KEY.code, {"group": "control", "consent": "2026-01-05"})
        study.close()
        _template["study"] = study.path
    return Path(shutil.copy(_template["study"], folder / "trial.impstudy"))


class Keying(RuleBasedStateMachine):
    """What may happen at one form, beside a dictionary that says what should be there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.answers: dict[str, State] = {}
        self.notes: dict[str, str] = {}
        self.steps: list[tuple[str, State]] = []
        self.changes = 0

    @initialize()
    def opened(self) -> None:
        self.study = studies.open_study(_fresh(self.folder))
        self.person = persons.persons(self.study)[0]
        self.form = keying.open_form(self.study, KEY)
        self.changes = self._ledger()

    @rule(item=ITEMS, text=st.sampled_from(["0", "3", "4", "5", "-1", "77", "04"]))
    def key(self, item: str, text: str) -> None:
        if self.answers.get(item, GONE)[0] != text:
            self._step(item, (text, None, None if 0 <= int(text) <= 4 else Flag.OUTSIDE))
        keying.key(self.study, self.person, self.form, item, text)

    @rule(item=ITEMS, reason=st.sampled_from(MISSING_REASONS))
    def blank(self, item: str, reason: str) -> None:
        if self.answers.get(item) != (None, reason, None):
            self._step(item, (None, reason, None))
        keying.blank(self.study, self.person, self.form, item, reason)

    @precondition(lambda self: any(state[2] is Flag.OUTSIDE for state in self.answers.values()))
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        flagged = [item for item, state in sorted(self.answers.items()) if state[2] is Flag.OUTSIDE]
        item = data.draw(st.sampled_from(flagged))
        self._step(item, (self.answers[item][0], None, Flag.CONFIRMED))
        keying.confirm(self.study, self.person, self.form, item)

    @rule(item=ITEMS)
    def clear(self, item: str) -> None:
        if item in self.answers:
            self._step(item, GONE)
        keying.clear(self.study, self.person, self.form, item)

    @precondition(lambda self: self.steps)
    @rule()
    def undo(self) -> None:
        item, before = self.steps.pop()
        self._put(item, before)
        assert keying.undo(self.study, self.person, self.form) == item

    @rule(item=ITEMS, text=st.sampled_from(["", "hm", "ß – 'x'; DROP TABLE answer"]))
    def note(self, item: str, text: str) -> None:
        if self.notes.get(item, "") != text:
            self.changes += 1
        self.notes.pop(item, None)
        if text:
            self.notes[item] = text
        keying.note(self.study, self.person, self.form, item, text)

    @rule()
    def close_and_open(self) -> None:
        self.study.close()
        self.study = studies.open_study(self.study.path)
        self.form = keying.open_form(self.study, KEY)

    @invariant()
    def form_file_and_model_agree(self) -> None:
        if not hasattr(self, "study"):
            return
        stored = keying.open_form(self.study, KEY)
        for form in (self.form, stored):
            held = {item: (answer.keyed, answer.missing, answer.flag) for item, answer in form.answers.items()}
            assert held == self.answers
            assert form.notes == self.notes
        assert stored.last_item == self.form.last_item
        assert stored.corrected == self.form.corrected
        assert self._ledger() == self.changes
        open_flags = {item for item, state in self.answers.items() if state[2] is Flag.OUTSIDE}
        assert {work.item_id for work in worklist.work_list(self.study) if work.kind == "flag"} == open_flags
        cell = overview.overview(self.study).rows[0].cells[overview.Column("pre", "pss")]
        assert (cell.answered, cell.flags, cell.notes) == (len(self.answers), len(open_flags), len(self.notes))

    def teardown(self) -> None:
        if hasattr(self, "study"):
            assert studies.check(self.study) == []
            self.study.close()
        shutil.rmtree(self.folder)

    def _step(self, item: str, after: State) -> None:
        self.steps.append((item, self.answers.get(item, GONE)))
        self._put(item, after)

    def _put(self, item: str, state: State) -> None:
        self.changes += 1
        self.answers.pop(item, None)
        if state != GONE:
            self.answers[item] = state

    def _ledger(self) -> int:
        return int(self.study.rows("SELECT count(*) FROM ledger")[0][0])


TestAnyKeying = Keying.TestCase
TestAnyKeying.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
