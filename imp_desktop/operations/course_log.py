"""The log of the course: what was changed about it, and the adverse reactions participants reported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.instruments.answers import Answer
from imp_desktop.operations import enrolling, keying, standing
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, instrument, instruments, protocol
from imp_desktop.protocols.course import Reactions
from imp_desktop.storage import events
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person

SEVERITIES = ("mild", "moderate", "severe", "serious")
RELATIONS = ("unrelated", "unlikely", "possibly", "probably", "certainly")
ACTIONS = ("none", "talk", "adapted", "referred", "stopped")
YES_OR_NO = ("yes", "no")

ADAPTATION_FACTS = ("date", "what", "why", "cohort")
REACTION_FACTS = ("date", "reaction", "what", "severity", "related", "action", "stopped", "printable")
_MOST_COHORTS = 99


@dataclass(frozen=True)
class Adaptation:
    """A change made to the course: what, why, when; `cohort` is None where it holds for all."""

    id: int
    what: str
    why: str
    date: date | None
    cohort: int | None
    who: str
    when: datetime


@dataclass(frozen=True)
class Reaction:
    """An adverse reaction of one participant.

    `kind` is a code of the protocol; severity, related, action are words of SEVERITIES, RELATIONS, ACTIONS; `stopped`
    tells whether the participant left the course because of it, `printable` whether the person's words on the form
    may be printed; `words` are those words, empty where the form holds none.
    """

    id: int
    code: str
    kind: str
    what: str
    severity: str
    related: str
    action: str
    stopped: bool
    printable: bool
    date: date | None
    words: str
    who: str
    when: datetime


def adaptations(study: Study) -> tuple[Adaptation, ...]:
    """Every change made to the course, in the order in which they were entered."""
    return tuple(_adaptation(one) for one in events.every(study, events.ADAPTATION))


def reactions(study: Study) -> tuple[Reaction, ...]:
    """Every adverse reaction in the log, in the order in which they were entered."""
    found = events.every(study, events.REACTION)
    if not found:
        return ()
    codes = {number: one.code for number, one in enrolling.by_number(study).items()}
    words = said_on_forms(study)
    return tuple(_reaction(one, codes[one.participant or 0], words) for one in found)


def awaited(study: Study, person: Person | None = None) -> tuple[FormKey, ...]:
    """Forms on which a participant says yes to an adverse reaction while the log holds none of that participant.

    In the order of the codes. Forms that this person (None: nobody in particular) must not see yet are left out.
    """
    asked = protocol(study).reactions
    if asked is None or not asked.item:
        return ()
    logged, hidden = {one.participant for one in events.every(study, events.REACTION)}, sealed(study, person)
    saying = {
        place
        for place, answer in _answers(study, asked.item)
        if place[0] not in logged and place not in hidden and answer.value in asked.yes
    }
    if not saying:
        return ()
    people = enrolling.by_number(study)
    order = {number: at for at, number in enumerate(people)}
    return tuple(
        FormKey(people[who].code, assessment, form)
        for who, assessment, form in sorted(saying, key=lambda place: (order[place[0]], *place[1:]))
    )


def said_on_forms(study: Study) -> dict[str, str]:
    """Code -> what the person wrote about adverse reactions on the form, as keyed; those who wrote nothing lack."""
    said = _said(study)
    codes = {number: one.code for number, one in enrolling.by_number(study).items()} if said else {}
    return {codes[who]: words for who, words in said.items()}


def add_adaptation(study: Study, person: Person, facts: Mapping[str, str]) -> Adaptation:
    """Log a change made to the course; it needs `what` and `why`.

    Raises ImpError (NO_COURSE, UNKNOWN_CHOICE, DATE_UNFIT, DATE_IN_FUTURE, COHORT_UNFIT, COHORT_WITHOUT_COHORTS,
    TEXT_TOO_LONG, TEXT_UNFIT, ENTRY_INCOMPLETE); nothing is written then.
    """
    if protocol(study).course is None:
        raise ImpError(Problem.NO_COURSE)
    entered = _settled(ADAPTATION_FACTS, {}, facts, study)
    _refuse_incomplete(entered, ("what", "why"))
    return _adaptation(_entered(study, person, events.ADAPTATION, None, entered))


def amend_adaptation(study: Study, person: Person, entry: int, facts: Mapping[str, str], why: str = "") -> Adaptation:
    """Correct a change that was logged. Raises ImpError (UNKNOWN_ENTRY and what `add_adaptation` raises)."""
    record = _record(study, events.ADAPTATION, entry)
    entered = _settled(ADAPTATION_FACTS, record.facts, facts, study)
    _refuse_incomplete(record.facts | entered, ("what", "why"))
    return _adaptation(_amended(study, person, record, entered, why))


def add_reaction(study: Study, person: Person, code: str, facts: Mapping[str, str]) -> Reaction:
    """Log an adverse reaction of a participant; it needs a code of the protocol and a severity.

    Raises ImpError (NO_COURSE, UNKNOWN_PARTICIPANT, NO_CONSENT, CHOICE_DOES_NOT_FIT and what `add_adaptation` raises).
    """
    _asked(study)
    who = enrolling.record_of(study, code)
    if enrolling.as_participant(who).consent is None:
        raise ImpError(Problem.NO_CONSENT, code=who.code)
    entered = _settled(REACTION_FACTS, {}, facts, study)
    _refuse_incomplete(entered, ("reaction", "severity"))
    made = _entered(study, person, events.REACTION, who.id, entered)
    return _reaction(made, who.code, {who.code: _said(study, who.id).get(who.id, "")})


def amend_reaction(study: Study, person: Person, entry: int, facts: Mapping[str, str], why: str = "") -> Reaction:
    """Correct an adverse reaction that was logged. Raises ImpError (UNKNOWN_ENTRY and what `add_reaction` raises)."""
    record = _record(study, events.REACTION, entry)
    entered = _settled(REACTION_FACTS, record.facts, facts, study)
    _refuse_incomplete(record.facts | entered, ("reaction", "severity"))
    changed = _amended(study, person, record, entered, why)
    return next(one for one in reactions(study) if one.id == changed.id)


def take_out(study: Study, person: Person, entry: int, why: str) -> None:
    """Take an entry out of the log; it stays in the ledger.

    Raises ImpError (UNKNOWN_ENTRY, REMOVAL_NEEDS_REASON, TEXT_TOO_LONG, TEXT_UNFIT); nothing is written then.
    """
    reason = enrolling.fitting_text(why.strip())
    if not reason:
        raise ImpError(Problem.REMOVAL_NEEDS_REASON)
    kinds = (events.ADAPTATION, events.REACTION)
    if not any(one.id == entry for kind in kinds for one in events.every(study, kind)):
        raise ImpError(Problem.UNKNOWN_ENTRY)
    with study.change(person, reason, "take out of the log") as change:
        events.state(change, entry, {events.REMOVED: "yes"})


def reaction_kinds(study: Study) -> tuple[str, ...]:
    """The codes of adverse reactions in the protocol. Raises ImpError (NO_COURSE) where it has none."""
    return _asked(study).kinds


def _asked(study: Study) -> Reactions:
    found = protocol(study).reactions
    if found is None:
        raise ImpError(Problem.NO_COURSE)
    return found


def _entered(
    study: Study, person: Person, kind: str, participant: int | None, facts: Mapping[str, str]
) -> events.EntryRecord:
    with study.change(person, action=f"log {kind}") as change:
        number = events.add(change, kind, participant)
        events.state(change, number, facts)
    return _record(study, kind, number)


def _amended(
    study: Study, person: Person, record: events.EntryRecord, facts: Mapping[str, str], why: str
) -> events.EntryRecord:
    changed = {name: value for name, value in facts.items() if record.facts.get(name, "") != value}
    if changed:
        with study.change(person, why, f"amend {record.kind}") as change:
            events.state(change, record.id, changed)
    return _record(study, record.kind, record.id)


def _record(study: Study, kind: str, entry: int) -> events.EntryRecord:
    for record in events.every(study, kind):
        if record.id == entry:
            return record
    raise ImpError(Problem.UNKNOWN_ENTRY)


def _settled(known: Iterable[str], before: Mapping[str, str], facts: Mapping[str, str], study: Study) -> dict[str, str]:
    names = tuple(known)
    for name in facts:
        if name not in names:
            raise ImpError(Problem.UNKNOWN_CHOICE, name=name, known=", ".join(names))
    entered = {name: fitting_fact(study, name, value.strip()) for name, value in facts.items()}
    return {name: value for name, value in entered.items() if value or name in before}


def fitting_fact(study: Study, name: str, value: str) -> str:
    """The value of a fact as the log keeps it. Raises ImpError as `add_reaction` does, for what a fact alone tells."""
    closed = {"severity": SEVERITIES, "related": RELATIONS, "action": ACTIONS, "stopped": YES_OR_NO,
              "printable": YES_OR_NO}  # fmt: skip
    if not value:
        return ""
    if name == "date":
        return enrolling.fitting_date(value).isoformat()
    if name == "cohort":
        return _fitting_cohort(study, value)
    known = reaction_kinds(study) if name == "reaction" else closed.get(name)
    if known is None:
        return enrolling.fitting_text(value)
    if value not in known:
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, name=name, value=value, known=", ".join(known))
    return value


def _fitting_cohort(study: Study, value: str) -> str:
    plain = value.lstrip("0")
    if not (value.isascii() and value.isdigit() and plain and int(plain[:6]) <= _MOST_COHORTS):
        raise ImpError(Problem.COHORT_UNFIT, cohort=value)
    given = protocol(study).course
    if given is not None and not protocol(study).group(given.group).cohorts:
        raise ImpError(Problem.COHORT_WITHOUT_COHORTS, group=given.group)
    return plain


def _refuse_incomplete(facts: Mapping[str, str], needed: Iterable[str]) -> None:
    words = {"what": _("what was changed"), "why": _("why"), "reaction": _("what it was"), "severity": _("how severe")}
    lacking = [words[name] for name in needed if not facts.get(name)]
    if lacking:
        raise ImpError(Problem.ENTRY_INCOMPLETE, lacking=", ".join(lacking))


def _adaptation(record: events.EntryRecord) -> Adaptation:
    facts = record.facts
    return Adaptation(
        record.id,
        facts.get("what", ""),
        facts.get("why", ""),
        _day(facts),
        int(facts["cohort"]) if "cohort" in facts else None,
        record.who,
        moment_of(record.utc),
    )


def _reaction(record: events.EntryRecord, code: str, words: Mapping[str, str]) -> Reaction:
    facts = record.facts
    return Reaction(
        id=record.id,
        code=code,
        kind=facts.get("reaction", ""),
        what=facts.get("what", ""),
        severity=facts.get("severity", ""),
        related=facts.get("related", ""),
        action=facts.get("action", ""),
        stopped=facts.get("stopped") == "yes",
        printable=facts.get("printable") == "yes",
        date=_day(facts),
        words=words.get(code, ""),
        who=record.who,
        when=moment_of(record.utc),
    )


def _day(facts: Mapping[str, str]) -> date | None:
    return date.fromisoformat(facts["date"]) if "date" in facts else None


def _said(study: Study, participant: int | None = None) -> dict[int, str]:
    """Participant id -> what the person wrote about adverse reactions, of everybody or only of that participant."""
    asked = protocol(study).reactions
    if asked is None or not asked.text:
        return {}
    said: dict[int, str] = {}
    hidden = sealed(study, None)
    for place, answer in _answers(study, asked.text, participant):
        who = place[0]
        if place not in hidden and answer.keyed and answer.keyed.strip():
            said[who] = "\n".join(part for part in (said.get(who, ""), answer.keyed) if part)
    return said


def _answers(study: Study, item: str, participant: int | None = None) -> Iterator[tuple[tuple[int, str, str], Answer]]:
    """((participant id, assessment, instrument), answer) of every form that holds an answer to an item."""
    for name in instruments(study):
        known = instrument(study, name)
        if any(one.id == item for one in known.items):
            for place, stored in standing.of_item(study, name, item, participant):
                yield place, keying.answer_of(known, stored)
