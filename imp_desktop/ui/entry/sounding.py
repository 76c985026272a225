"""What is heard while keying: which tone each event has, as the person at work wishes it."""

from PySide6.QtCore import QObject

from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.session import Session
from imp_desktop.ui.sounds import Sounds, Tone


class Sounding(QObject):
    """Listens to the pen; a chord is heard only where keying, not opening, made a form complete."""

    def __init__(self, session: Session, pen: Pen) -> None:
        super().__init__(pen)
        self._session = session
        self._pen = pen
        self._keyed = False
        self.sounds = Sounds()
        pen.opened.connect(self._opened)
        pen.answered.connect(self._answered)
        pen.flagged.connect(self._flagged)
        pen.completed.connect(self._completed)

    def _opened(self) -> None:
        self._keyed = False

    def _answered(self) -> None:
        self._keyed = True
        if self._session.mine.tick:
            self.sounds.play(Tone.TICK)

    def _flagged(self) -> None:
        self._keyed = True
        if self._session.mine.flag_tone:
            self.sounds.play(Tone.FLAG)

    def _completed(self) -> None:
        if self._keyed and not self._pen.gaps and self._session.mine.form_chord:
            self.sounds.play(Tone.CHORD)
        self._keyed = False
