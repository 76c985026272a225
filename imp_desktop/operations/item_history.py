"""The history of an item: everything that happened at it, who did it, when and why."""

from dataclasses import dataclass
from datetime import datetime

from imp_desktop.instruments.answers import Flag
from imp_desktop.operations.enrolling import record_of
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers, keyings, notes
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import moment_of


@dataclass(frozen=True)
class ItemEvent:
    """One thing that happened at an item. Kinds: keyed, blank, confirmed, cleared, undone, note, read, unread."""

    when: datetime
    who: str
    kind: str
    keyed: str | None = None
    missing: str | None = None
    flag: Flag | None = None
    text: str = ""
    why: str = ""


def item_history(study: Study, key: FormKey, item_id: str) -> list[ItemEvent]:
    """Everything that happened at an item, newest first; times in UTC."""
    stored = keyings.find(study, record_of(study, key.code).id, key)
    if stored is None or stored.keying is None:
        return []
    events = _answer_events(answers.item_history(study, stored.keying, item_id))
    read = None
    for utc, who, text, seen in notes.item_history(study, stored.keying, item_id):
        kind = "read" if seen else "unread" if text == read else "note"
        events.append(ItemEvent(moment_of(utc), who, kind, text=text))
        read = text if seen else None
    return sorted(events, key=lambda event: event.when, reverse=True)


def _answer_events(history: list[answers.Event]) -> list[ItemEvent]:
    return [
        ItemEvent(
            moment_of(event.utc),
            event.initials,
            _kind(event),
            event.stored.keyed,
            event.stored.missing,
            event.stored.flag,
            why=event.why,
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
