"""Deciding about what waits: each deed is on disk before the list is read again, and offers to be undone."""

from collections.abc import Callable

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import queries, worklist
from imp_desktop.operations.persons import persons
from imp_desktop.operations.worklist import FLAG, NOTE, Work
from imp_desktop.ui import problems
from imp_desktop.ui.names import Names
from imp_desktop.ui.session import Session
from imp_desktop.ui.worklist import words


class Deciding:
    """Carries out decisions of the person at work; `done` is called after each."""

    def __init__(self, session: Session, names: Names, done: Callable[[], None]) -> None:
        self._session = session
        self._names = names
        self._done = done

    def settle(self, work: Work, why: str = "") -> bool:
        """Leave a flag out, put a note or pattern away or close a question; False where a reason is wanted first."""
        study, person = self._session.study, self._session.person
        try:
            if work.query is not None:
                queries.close(study, person, work.query)
            elif work.finding is not None:
                worklist.mark_looked(study, person, work)
            elif work.kind == NOTE:
                worklist.mark_read(study, person, work, why)
            else:
                worklist.leave_out(study, person, work, why)
        except ImpError as error:
            if error.problem is Problem.FORM_CLOSED and not why:
                return False
            problems.show(self._session, error)
            return True
        self._tell(work, self._settled(work), lambda: self._take_back(work, why))
        return True

    def ask(self, work: Work, text: str, to: str) -> None:
        """Ask a question about the form or item of this work. Raises ImpError as `queries.ask` does."""
        study, person = self._session.study, self._session.person
        asked = queries.ask(study, person, work.form, text, work.item_id, to)
        said = _("{code}, {where}: the question waits in this list.")
        self._tell(work, said, lambda: self._close(asked))

    def answer(self, work: Work, text: str) -> None:
        """Answer the question. Raises ImpError as `queries.answer` does."""
        if work.query is None:
            return
        queries.answer(self._session.study, self._session.person, work.query, text)
        self._tell(work, _("{code}, {where}: answered, waits to be closed."), lambda: self._take_back(work, ""))

    def keyed_by(self, work: Work) -> str:
        """The name of who keyed or wrote it; empty where initials stand for several persons or for oneself."""
        found = [one.name for one in persons(self._session.study) if one.initials == work.who]
        return found[0] if len(found) == 1 and found[0] != self._session.person.name else ""

    def _settled(self, work: Work) -> str:
        if work.query is not None:
            return _("{code}, {where}: the question is closed.")
        if work.finding is not None:
            return _("{code}, {where}: looked at, it is right.")
        if work.kind == FLAG:
            return _("{code}, {where}: {keyed} stays and counts as missing.")
        return _("{code}, {where}: the note was read.")

    def _take_back(self, work: Work, why: str) -> None:
        self._undo(lambda: worklist.take_back(self._session.study, self._session.person, work, why))

    def _close(self, asked: queries.Query) -> None:
        self._undo(lambda: queries.close(self._session.study, self._session.person, asked))

    def _undo(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except ImpError as error:
            problems.show(self._session, error)
            return
        self._done()

    def _tell(self, work: Work, said: str, undo: Callable[[], None]) -> None:
        self._done()
        where = words.where(work, self._names)
        told = said.format(code=work.form.code, where=where, keyed=work.keyed)
        self._session.tell(told, action=words.undo(), do=undo)
