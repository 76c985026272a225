"""The keying screen on a study in which 500 people already have answers."""

import random
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import settings
from imp_desktop.instruments.model import Item
from imp_desktop.operations import exchanging, keying, persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.session import Session
from tests.benchmarks.keying.replay import Timing

PEOPLE = 500
INSTRUMENTS = (("ffmq", 39, 5), ("scs", 24, 5), ("eq", 40, 4), ("pss", 10, 4), ("proqol", 30, 5))


class Screen:
    """The keying screen; every form it is given is the next one due."""

    def __init__(self, folder: Path) -> None:
        self.study, self.person = _study(folder)
        session = Session(settings.Settings(), folder)
        session.take_study(self.study)
        session.take_person(self.person)
        self.timing = Timing()
        self.page = EntryPage(session, _Timed)
        self.begun = False

    def begin(self) -> None:
        """Come to the front; the first time, open the FFMQ of the last person and watch commits and paints."""
        if not self.begun:
            self.begun = True
            self._watch()
            self.page.arrive(key=FormKey(f"{PEOPLE:03}-K", "post", "ffmq"))
            self.page.resize(1366, 736)
        self.page.show()
        self.page.raise_()
        self.page.activateWindow()

    def _watch(self) -> None:
        pen, delegate = self.page.pen, self.page.page.delegate
        if isinstance(pen, _Timed):
            pen.timing = self.timing
        paint = delegate.paint

        def painted(painter, option, index):
            paint(painter, option, index)
            if index.row() == pen.row:
                self.timing.paint()

        delegate.paint = painted  # type: ignore[method-assign]
        self.page.page.setItemDelegate(delegate)

    def press(self, number: int) -> None:
        """Key an answer; at the end of a form, open the next one first, as the key between forms does."""
        if self.page.pen.mode is Mode.COMPLETE:
            self.page.pen.open(_next(self.page.pen.form.key, number))
            QApplication.processEvents()
        self.timing.press()
        QTest.keyClicks(self.page.page, str(1 + number % 4))
        if self.page.pen.mode is Mode.COMPLETE:
            QApplication.processEvents()
            self.timing.paint()

    def close(self) -> None:
        """End it."""
        self.page.close()
        self.page.deleteLater()
        self.study.close()


class _Timed(Pen):
    """The pen, telling when an answer is on disk."""

    timing: Timing

    def _key(self, item: Item, text: str) -> None:
        super()._key(item, text)
        self.timing.commit()


def _next(key: FormKey, number: int) -> FormKey:
    names = [name for name, _, _ in INSTRUMENTS]
    following = names.index(key.instrument) + 1
    if following < len(names):
        return FormKey(key.code, key.assessment, names[following])
    return FormKey(f"{PEOPLE - number // 143:03}-K", "post", "ffmq")


def _study(folder: Path) -> tuple[Study, Person]:
    folder.mkdir(exist_ok=True)
    study = studies.create(folder / "500.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    chance = random.Random(500)
    codes = [f"{number:03}-K" for number in range(1, PEOPLE + 1)]
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
    assert keying.open_form(study, FormKey(codes[-1], "pre", "ffmq")).complete
    return study, person
