"""Reading every form once for what is to be looked at again, a few at a time, so that the window stays quick."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from imp_desktop.operations.noticing import Preparation
from imp_desktop.operations.studies import Study

FEW = 60  # so many forms are read at once: about as long as a blink
_AT_A_TIME = 12


class ReadingAhead(QObject):
    """Reads while nothing else is done; `done` is called when every form was read."""

    def __init__(self, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._preparation: Preparation | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, study: Study) -> bool:
        """Begin with a study; False where there is so little to read that it need not be done ahead."""
        self.stop()
        preparation = Preparation(study)
        if preparation.left <= FEW:
            return False
        self._preparation = preparation
        self._timer.start()
        return True

    def pause(self, *, paused: bool) -> None:
        """Wait while somebody keys, or go on."""
        if paused:
            self._timer.stop()
        elif self._preparation is not None:
            self._timer.start()

    def stop(self) -> None:
        """Leave it: the study is closed."""
        self._timer.stop()
        self._preparation = None

    def _go_on(self) -> None:
        if self._preparation is None:
            return
        self._preparation.go_on(_AT_A_TIME)
        if not self._preparation.left:
            self.stop()
            self._done()
