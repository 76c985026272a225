"""What can be done about each kind of thing that waits, in the order of the digits."""

from dataclasses import dataclass
from enum import StrEnum

from imp_desktop.i18n import _
from imp_desktop.operations.worklist import FLAG, LOOK, NOTE, QUERY, Work


class Deed(StrEnum):
    """What a digit does."""

    LEAVE_OUT = "leave_out"
    READ = "read"
    LOOKED = "looked"
    CORRECT = "correct"
    OPEN = "open"
    ASK = "ask"
    ANSWER = "answer"
    CLOSE = "close"


@dataclass(frozen=True)
class Choice:
    """One thing that can be done: its words, and what comes of it."""

    deed: Deed
    title: str
    meaning: str


def question(work: Work) -> str:
    """What is to be decided."""
    if work.sealed:
        return _("What to do?")
    return {
        FLAG: _("What to do with the {keyed}?"),
        LOOK: _("What does the paper say?"),
        NOTE: _("What to do with the note?"),
        QUERY: _("What to do with the question?"),
    }[work.kind].format(keyed=work.keyed)


def choices(work: Work) -> tuple[Choice, ...]:
    """What can be done about it; about a form that is being keyed twice nothing is decided here."""
    if work.sealed:
        return (Choice(Deed.OPEN, _("Open the form"), _("In the keying that is yours")), *_asking(work))
    kinds = {FLAG: _flag, LOOK: _look, NOTE: _note, QUERY: _query}
    return kinds[work.kind](work)


def _flag(work: Work) -> tuple[Choice, ...]:
    return (
        Choice(Deed.LEAVE_OUT, _("Leave it out of the score"), _("Counts as missing, stays in the record")),
        Choice(
            Deed.CORRECT,
            _("Correct it from paper"),
            _("Opens the form, the {keyed} stays in the history").format(keyed=work.keyed),
        ),
        *_asking(work),
    )


def _look(work: Work) -> tuple[Choice, ...]:
    return (
        Choice(Deed.LOOKED, _("Looked at, it is right"), _("Leaves this list until an answer changes")),
        Choice(Deed.OPEN, _("Open the form"), _("Opens the form where to look")),
        *_asking(work),
    )


def _note(work: Work) -> tuple[Choice, ...]:
    return (
        Choice(Deed.READ, _("It was read"), _("Leaves this list, stays beside the item")),
        Choice(Deed.CORRECT, _("Correct the answer"), _("Opens the form at this item")),
        *_asking(work),
    )


def _query(work: Work) -> tuple[Choice, ...]:
    again = work.query is not None and work.query.answer is not None
    return (
        Choice(
            Deed.ANSWER,
            _("Answer once more") if again else _("Answer it"),
            _("Stays in this list until it is closed"),
        ),
        Choice(Deed.CLOSE, _("Close it"), _("Leaves this list, stays in the history")),
        Choice(
            Deed.OPEN, _("Open the form"), _("Opens the form at this item") if work.item_id else _("At its first gap")
        ),
    )


def _asking(work: Work) -> tuple[Choice, ...]:
    if work.kind == QUERY:
        return ()
    return (Choice(Deed.ASK, _("Ask a question"), _("To the person who keyed it, or anybody")),)
