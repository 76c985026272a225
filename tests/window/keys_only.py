"""The program as `imp-desktop STUDY` starts it, telling through a pipe when it takes keys and of every mouse event.

`python -m tests.window.keys_only STUDY PIPE`
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from imp_desktop import app
from imp_desktop.ui.main_window import MainWindow

MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Watch(QObject):
    """Sees every event of the program before anything else does."""

    def __init__(self, tell: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the mouse; everything goes on to where it was going."""
        if event.type() in MOUSE:
            self._tell(f"mouse {event.type().name}")
        return False


def main() -> int:
    """Run the program until it is quit."""
    study, pipe = Path(sys.argv[1]), int(sys.argv[2])
    make, make_window = app.make_application, app.make_window

    def tell(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    def make_watched() -> QApplication:
        application = make()
        application.installEventFilter(Watch(tell, application))
        application.focusWindowChanged.connect(lambda focus: tell("ready") if focus is not None else None)
        return application

    def make_active(study: Path | None) -> MainWindow:
        window = make_window(study)
        QTimer.singleShot(0, window.activateWindow)  # as a window manager does, of which this screen has none
        return window

    app.make_application, app.make_window = make_watched, make_active
    return app.run(study)


if __name__ == "__main__":
    sys.exit(main())
