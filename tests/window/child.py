"""The program in its own window, telling through a pipe what it has painted; started by the tests of the window.

`python -m tests.window.child STUDY PIPE CODE ASSESSMENT INSTRUMENT [--paints-first]`
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from imp_desktop import app
from imp_desktop.instruments.answers import understand
from imp_desktop.instruments.model import Item
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui import screens
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.view import EntryPage

WRITES_BEHIND = 50  # ms, as a program that saves "a moment later" does


class PaintsFirst(Pen):
    """A pen as it must not be: it shows the answer and brings it to the disk a moment later."""

    def _key(self, item: Item, text: str) -> None:
        self.form.answers[item.id] = understand(item, text)
        QTimer.singleShot(WRITES_BEHIND, lambda: self._later(item, text))

    def _later(self, item: Item, text: str) -> None:
        self.form.answers.pop(item.id, None)
        super()._key(item, text)


def tell_what_is_painted(page: EntryPage, tell: Callable[[str], None]) -> None:
    """Tell every row with its answer as soon as it has been painted, and every form that is opened or complete."""
    delegate = page.page.delegate
    paint = delegate.paint

    def painted(painter: Any, option: Any, index: Any) -> None:
        paint(painter, option, index)
        row = page.model.row(index.row())
        if row.keyed:
            tell(f"shown {page.pen.form.key.instrument} {row.item.id} {row.keyed}")

    delegate.paint = painted  # type: ignore[method-assign]
    page.page.setItemDelegate(delegate)
    page.pen.opened.connect(lambda: tell(f"opened {page.pen.form.key.instrument}"))
    page.pen.completed.connect(lambda: tell(f"complete {page.pen.form.key.instrument}"))


def main() -> int:
    """Open the window on the form and run until somebody ends the process."""
    study, pipe, code, assessment, instrument = sys.argv[1:6]
    paints_first = "--paints-first" in sys.argv

    def tell(line: str) -> None:
        os.write(int(pipe), f"{line}\n".encode())

    def make_page(session: Any) -> EntryPage:
        page = EntryPage(session, PaintsFirst if paints_first else Pen)
        tell_what_is_painted(page, tell)
        return page

    screens._SCREENS[screens.ENTRY] = make_page
    application = app.make_application()
    window = app.make_window(Path(study))
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    window.go("entry", key=FormKey(code, assessment, instrument))
    application.focusWindowChanged.connect(lambda focus: tell("ready") if focus is not None else None)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
