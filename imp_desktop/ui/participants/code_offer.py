"""What is offered for a participant code while it is typed: the next free one, its check letter, and a near one."""

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import participant_codes
from imp_desktop.operations.studies import Study
from imp_desktop.ui.controls import ink, paragraph
from imp_desktop.ui.participants.facts import FactField
from imp_desktop.ui.participants.words import explained
from imp_desktop.ui.session import Session

_LETTERS = (Problem.CODE_CHECK_MISSING, Problem.CODE_CHECK_FAILS)


class CodeOffer:
    """Goes with the field of a code; nothing is put into the field but by Enter, after it was offered."""

    def __init__(self, session: Session, field: FactField) -> None:
        self._session = session
        self._field = field
        self._free = ""
        self._fitting = ""
        self._just_refused = False
        self.notice = paragraph(session.look, px=12)
        ink(self.notice, session.look.text2)
        self._tell("")

    def begin(self) -> None:
        """Offer the next free code; the field is empty."""
        self._fitting = ""
        self._free = participant_codes.next_free(self._session.study)
        self._field.suggest(self._free)
        self._tell(_("Enter takes {code}, the next free code.").format(code=self._free) if self._free else "")

    def look_at(self, code: str) -> None:
        """Say what is to be said of a code that was typed."""
        self._fitting = ""
        study = self._session.study
        try:
            participant_codes.refuse_unlettered(study, participant_codes.fitting_code(code, sure=True))
        except ImpError as error:
            if error.problem in _LETTERS:
                self._field.complain(explained(error))
                self.refused(error)
                self._just_refused = self._field.hasFocus()  # the Enter that gave the code does not take the other one
                return
        self._tell(_near(study, code))

    def refused(self, error: ImpError) -> None:
        """Offer the code that fits instead of the refused one, if there is one."""
        self._just_refused = False
        self._fitting = str(error.values["fitting"]) if error.problem in _LETTERS else ""
        self._tell(_("Enter takes {code}.").format(code=self._fitting) if self._fitting else "")

    def goes_on(self) -> bool:
        """Take what was offered, on Enter; whether the keyboard goes on to the next field."""
        if self._just_refused:
            self._just_refused = False
            return False
        offered = self._fitting or ("" if self._field.text() else self._free)
        if offered:
            self._field.complain("")
            self._field.put(offered)
            self.look_at(offered)
        return True

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))


def _near(study: Study, code: str) -> str:
    near = participant_codes.near(study, code)
    if near is None:
        return ""
    words = (
        _("{near} is in the register and differs from {code} by two signs swapped. Look at the paper.")
        if near.swapped
        else _("{near} is in the register and differs from {code} by one sign. Look at the paper.")
    )
    return words.format(near=near.code, code=code)
