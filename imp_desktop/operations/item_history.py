"""The history of an item: everything that happened at it, who did it, when and why."""

from dataclasses import dataclass
from datetime import datetime

from imp_desktop.errors import ImpError
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import turns
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.enrolling import record_of
from imp_desktop.operations.form_states import FormStates
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers, keyings, notes
from imp_desktop.storage.keyings import FormKey, FormRecord, Pass
from imp_desktop.storage.ledger import moment_of


@dataclass(frozen=True)
class ItemEvent:
    """One thing that happened at an item, in which keying.

    Kinds: keyed, blank, confirmed, cleared, undone, note, read, unread.
    """

    when: datetime
    who: str
    kind: str
    keyed: str | None = None
    missing: str | None = None
    flag: Flag | None = None
    text: str = ""
    why: str = ""
    keying_pass: Pass = Pass.FIRST

    @property
    def given(self) -> bool:
        """Whether the item said something from then on that it can be made to say again."""
        return self.keyed is not None or self.missing is not None


def item_history(
    study: Study, key: FormKey, item_id: str, person: Person | None = None, keying_pass: Pass | None = None
) -> list[ItemEvent]:
    """Everything that happened at an item, newest first; times in UTC.

    Of a form that is sealed for this person (None: nobody in particular) only what happened in the keying that he or
    she is keying; a person who may decide about three keyings sees all of them.
    """
    stored = keyings.find(study, record_of(study, key.code).id, key)
    if stored is None:
        return []
    events: list[ItemEvent] = []
    for at in _seen(study, person, key, stored, keying_pass):
        events += _of_keying(study, stored.keyings[at], item_id, at)
    return sorted(events, key=lambda event: event.when, reverse=True)


def _seen(
    study: Study, person: Person | None, key: FormKey, stored: FormRecord, keying_pass: Pass | None
) -> tuple[Pass, ...]:
    """The keyings this person may look into."""
    participant = record_of(study, key.code).id
    states = FormStates(study, participant)
    if (participant, key.assessment, key.instrument) not in sealed(study, person, states):
        return tuple(stored.keyings)
    if keying_pass is Pass.SETTLED:
        return tuple(stored.keyings) if person is not None and _decides(study, person, key) else ()
    return tuple(at for at in stored.keyings if at is keying_pass)


def _decides(study: Study, person: Person, key: FormKey) -> bool:
    try:
        form = turns.open_turn(study, person, key, Pass.SETTLED)
        turns.refuse_decision(study, person, form)
    except ImpError:
        return False
    return True


def _of_keying(study: Study, keying: int, item_id: str, at: Pass) -> list[ItemEvent]:
    events = _answer_events(answers.item_history(study, keying, item_id), at)
    read = None
    for utc, who, text, seen in notes.item_history(study, keying, item_id):
        kind = "read" if seen else "unread" if text == read else "note"
        events.append(ItemEvent(moment_of(utc), who, kind, text=text, keying_pass=at))
        read = text if seen else None
    return events


def _answer_events(history: list[answers.Event], at: Pass) -> list[ItemEvent]:
    return [
        ItemEvent(
            moment_of(event.utc),
            event.initials,
            _kind(event),
            event.stored.keyed,
            event.stored.missing,
            event.stored.flag,
            why=event.why,
            keying_pass=at,
        )
        for event in history
    ]


def _kind(event: answers.Event) -> str:
    if event.undoes is not None:
        return "undone"
    if event.stored.flag is Flag.CONFIRMED:
        return "confirmed"
    if event.stored.missing is not None:
        return "blank"
    return "keyed" if event.stored.given else "cleared"
