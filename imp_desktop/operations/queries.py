"""Questions about forms: asked of somebody, answered, closed, opened again; every step stays with who and when."""

from dataclasses import dataclass, replace
from datetime import datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import unfit
from imp_desktop.operations import called
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.enrolling import by_number
from imp_desktop.operations.forms import open_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument
from imp_desktop.storage import keyings, queries
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.queries import ANSWERED, ASKED, CLOSED, FOR, OPENED

LONGEST = 2_000
LONGEST_NAME = 80

OPEN = "open"


@dataclass(frozen=True)
class Step:
    """One step of a question: "asked", "answered", "closed" or "opened", its words, by whom and when (UTC)."""

    kind: str
    text: str
    person: int
    who: str
    when: datetime


@dataclass(frozen=True)
class Query:
    """A question about a form, or about one item of it (`number` as on the paper; 0 is the form as a whole)."""

    id: int
    place: Place
    form: FormKey
    item_id: str
    number: int
    to: str
    steps: tuple[Step, ...]

    @property
    def text(self) -> str:
        """What was asked."""
        return self.steps[0].text

    @property
    def asked(self) -> Step:
        """The step with which it began."""
        return self.steps[0]

    @property
    def answer(self) -> Step | None:
        """The newest answer."""
        return next((step for step in reversed(self.steps) if step.kind == ANSWERED), None)

    @property
    def state(self) -> str:
        """OPEN, ANSWERED or CLOSED."""
        last = self.steps[-1].kind
        return last if last in {ANSWERED, CLOSED} else OPEN

    def open_to(self, person: Person | None) -> bool:
        """Whether this person took part, and so knows its words even while its form is keyed twice."""
        return person is not None and any(step.person == person.id for step in self.steps)

    def without_words(self) -> "Query":
        """The same question without anything that was written."""
        return replace(self, steps=tuple(replace(step, text="") for step in self.steps))


def ask(study: Study, person: Person, key: FormKey, text: str, item_id: str = "", to: str = "") -> Query:
    """Ask a question about a form or an item of it; `to` is a person or any other name, or nobody in particular.

    The form need not be keyed yet. Raises ImpError (QUERY_EMPTY, TEXT_TOO_LONG, TEXT_UNFIT, UNKNOWN_ITEM and what
    `open_form` raises).
    """
    words, name = _fitting(text), _fitting_name(to)
    form = open_form(study, key)
    if item_id and not form.instrument.has(item_id):
        raise ImpError(Problem.UNKNOWN_ITEM, instrument=form.instrument.id, item=item_id)
    with study.change(person, action="ask") as change:
        form_id = form.form_id or keyings.add_form(change, form.participant_id, form.key)
        asked = queries.add(change, form_id, item_id)
        queries.state(change, asked, ASKED, words)
        if name:
            queries.state(change, asked, FOR, name)
    return query(study, asked)


def answer(study: Study, person: Person, asked: Query, text: str) -> Query:
    """Answer a question, once more if need be; former answers stay.

    Raises ImpError (QUERY_EMPTY, QUERY_CLOSED, FORM_SEALED, TEXT_TOO_LONG, TEXT_UNFIT).
    """
    return _step(study, person, asked, ANSWERED, _fitting(text))


def close(study: Study, person: Person, asked: Query, text: str = "") -> Query:
    """Close a question, answered or not; `text` says why if that is worth saying. Closing twice does nothing.

    Raises ImpError (FORM_SEALED, TEXT_TOO_LONG, TEXT_UNFIT).
    """
    words = _fitting(text) if text.strip() else ""
    if query(study, asked.id).state == CLOSED:
        return query(study, asked.id)
    return _step(study, person, asked, CLOSED, words)


def open_again(study: Study, person: Person, asked: Query, text: str = "") -> Query:
    """Let an answered or closed question wait again; what was answered stays. An open one stays as it is.

    Raises ImpError (FORM_SEALED, TEXT_TOO_LONG, TEXT_UNFIT).
    """
    words = _fitting(text) if text.strip() else ""
    if query(study, asked.id).state == OPEN:
        return query(study, asked.id)
    return _step(study, person, asked, OPENED, words)


def every(study: Study) -> list[Query]:
    """Every question ever asked, oldest first."""
    steps = queries.steps(study)
    codes = {number: person.code for number, person in by_number(study).items()}
    return [_query(study, row, steps[row.id], codes[row.participant]) for row in queries.every(study)]


def query(study: Study, query_id: int) -> Query:
    """The question of that id as it stands now. Raises ImpError (NO_QUERY)."""
    found = next((one for one in every(study) if one.id == query_id), None)
    if found is None:
        raise ImpError(Problem.NO_QUERY)
    return found


def _step(study: Study, person: Person, asked: Query, name: str, words: str) -> Query:
    now = query(study, asked.id)
    if not now.open_to(person) and now.place in sealed(study, person):
        raise ImpError(
            Problem.FORM_SEALED, code=now.form.code, instrument=called.instrument(study, now.form.instrument)
        )
    if name == ANSWERED and now.state == CLOSED:
        raise ImpError(Problem.QUERY_CLOSED)
    with study.change(person, action=name) as change:
        queries.state(change, now.id, name, words)
    return query(study, asked.id)


def _query(study: Study, row: queries.QueryRow, steps: list[queries.StepRow], code: str) -> Query:
    known = instrument(study, row.instrument)
    return Query(
        id=row.id,
        place=(row.participant, row.assessment, row.instrument),
        form=FormKey(code, row.assessment, row.instrument),
        item_id=row.item,
        number=known.item(row.item).number if row.item and known.has(row.item) else 0,
        to=next((step.text for step in reversed(steps) if step.name == FOR), ""),
        steps=tuple(
            Step(step.name, step.text, step.person, step.initials, moment_of(step.utc))
            for step in steps
            if step.name != FOR
        ),
    )


def _fitting(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise ImpError(Problem.QUERY_EMPTY)
    return _kept(tidy, LONGEST)


def _fitting_name(name: str) -> str:
    return _kept(" ".join(name.split()), LONGEST_NAME)


def _kept(text: str, most: int) -> str:
    if len(text) > most:
        raise ImpError(Problem.TEXT_TOO_LONG, length=len(text), most=most)
    if any(unfit(sign) for sign in text):
        raise ImpError(Problem.TEXT_UNFIT)
    return text


__all__ = [
    "ANSWERED",
    "CLOSED",
    "LONGEST",
    "LONGEST_NAME",
    "OPEN",
    "Query",
    "Step",
    "answer",
    "ask",
    "close",
    "every",
    "open_again",
    "query",
]
