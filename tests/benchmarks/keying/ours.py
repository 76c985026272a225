"""The keying screen, in one of the three keyings, on a study in which 500 people already have answers."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import settings
from imp_desktop.instruments.model import Item
from imp_desktop.operations import keying
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.session import Session
from tests.benchmarks.keying.made_study import INSTRUMENTS, NAMES, MadeStudy
from tests.benchmarks.keying.replay import ENTER, Timing


class Screen:
    """The keying screen; every form it is given is the next one due."""

    def __init__(self, folder: Path, made: MadeStudy, keying_pass: Pass) -> None:
        session = Session(settings.Settings(), folder)
        session.take_study(made.study)
        session.take_person(made.anna if keying_pass is Pass.FIRST else made.jonas)
        self._made = made
        self._pass = keying_pass
        self._packet = 0
        self.page = EntryPage(session, _Timed)
        self.timing = Timing()
        self.begun = False

    @property
    def timing(self) -> Timing:
        """The times of the keys from now on."""
        return self._timing

    @timing.setter
    def timing(self, timing: Timing) -> None:
        self._timing = timing
        if isinstance(self.page.pen, _Timed):
            self.page.pen.timing = timing

    @property
    def front(self) -> EntryPage:
        """The window that gets the keys."""
        return self.page

    def begin(self) -> None:
        """Come to the front; the first time, open the first packet and watch paints."""
        if not self.begun:
            self.begun = True
            self._watch()
            self._open_packet()
            self.page.resize(1366, 736)
        self.page.show()
        self.page.raise_()
        self.page.activateWindow()
        self.page.setFocus()

    def _watch(self) -> None:
        pen, delegate = self.page.pen, self.page.page.delegate
        paint = delegate.paint

        def painted(painter, option, index):
            paint(painter, option, index)
            if index.row() == pen.row:
                self.timing.paint()

        delegate.paint = painted  # type: ignore[method-assign]
        self.page.page.setItemDelegate(delegate)
        pen.completed.connect(self._complete)

    def _complete(self) -> None:
        """Behind the last item the spot says that the form is complete; no row is the current one."""
        self.page.spot.repaint()
        self.timing.paint()

    def press(self, number: int) -> None:
        """Key an answer; at the end of a form, open the next one first, as the key between forms does."""
        if self.page.pen.mode is Mode.COMPLETE:
            self._open_next()
            QApplication.processEvents()
        self.timing.press()
        QTest.keyClicks(self.page.page, _digit(number))

    def burst(self, keys: int) -> Iterator[tuple[str, bool]]:
        """A digit for each item of a new packet, and one Enter between its forms."""
        self._open_packet()
        ends, end = set(), 0
        for _name, items, _top in INSTRUMENTS:
            end += items
            ends.add(end)
        for number in range(keys):
            if number in ends:
                yield ENTER, False
            yield _digit(number), True

    def on_disk(self) -> int:
        """How many answers of the packet keyed last are in the study as they were keyed."""
        code = self._made.code(self._pass, self._packet - 1)
        forms = [keying.open_form(self._made.study, FormKey(code, "post", name), self._pass) for name in NAMES]
        items = [(form, item.id) for form in forms for item in form.instrument.items]
        said = [form.answers[item].keyed if item in form.answers else None for form, item in items]
        return sum(one == _digit(number) for number, one in enumerate(said))

    def close(self) -> None:
        """End it."""
        self.page.close()
        self.page.deleteLater()

    def _open_packet(self) -> None:
        code = self._made.code(self._pass, self._packet)
        self._packet += 1
        self.page.arrive(key=FormKey(code, "post", NAMES[0]))
        QApplication.processEvents()

    def _open_next(self) -> None:
        key = self.page.pen.form.key
        following = NAMES.index(key.instrument) + 1
        if following < len(NAMES):
            self.page.pen.open(FormKey(key.code, key.assessment, NAMES[following]))
        else:
            self._open_packet()


class _Timed(Pen):
    """The pen, telling when an answer is on disk."""

    timing: Timing

    def _key(self, item: Item, text: str) -> None:
        super()._key(item, text)
        self.timing.commit()


def _digit(number: int) -> str:
    return str(1 + number % 4)
