"""What the course knows of one participant: attendance, home practice, adverse reactions."""

from decimal import Decimal

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import course_log, studies, teaching, turns
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.protocols.model import Protocol
from imp_desktop.ui.names import Names
from imp_desktop.ui.participants.facts import Fact

HOME_PRACTICE = "home_practice"


def course_facts(study: Study, participant: Participant, names: Names) -> list[Fact]:
    """The lines of the section "Course"; none of somebody the course has nothing to do with."""
    course = names.protocol.course
    if course is None:
        return []
    marks = teaching.attended(study).get(participant.code, {})
    reactions = _reactions(study, participant, names)
    if participant.group != course.group and not marks and not reactions:
        return []
    found = [_told("attendance", _("Attendance"), _attendance(study, participant, marks))]
    if _practice_items(names.protocol):
        found.append(_told("home_practice", _("Home practice"), _practice(study, participant, names.protocol)))
    if names.protocol.reactions is not None:
        found.append(_told("reactions", _("Reactions"), reactions or _("none reported")))
    return found


def _told(name: str, label: str, words: str) -> Fact:
    return Fact(name, label, words, editable=False)


def _attendance(study: Study, participant: Participant, marks: dict[str, str]) -> str:
    """Present at how many of those held; over all sessions once each is held or cancelled."""
    there = teaching.sessions(study, participant.cohort)
    held = {one.id for one in there if one.held} | set(marks)
    present = sum(mark == "present" for mark in marks.values())
    if not held:
        return _("no session yet")
    over = all(one.held or one.status == "cancelled" for one in there) or not any(one.status for one in there)
    said = (
        ngettext("{present} of {count} session", "{present} of {count} sessions", len(held))
        if over
        else ngettext("{present} of {count} session so far", "{present} of {count} sessions so far", len(held))
    )
    return said.format(present=present, count=len(held))


def _practice_items(protocol: Protocol) -> tuple[str, ...]:
    """The items that make up home practice, as the protocol names them."""
    sources = (source for domain in protocol.domains for source in domain.sources)
    return next((source.of for source in sources if source.id == HOME_PRACTICE), ())


def _practice(study: Study, participant: Participant, protocol: Protocol) -> str:
    """The sum of the answers with its unit; empty until all of them are keyed."""
    total, unit = Decimal(0), ""
    for item in _practice_items(protocol):
        form = _form_of(study, participant, protocol, item)
        answer = form.answers.get(item) if form else None
        if form is None or answer is None or not isinstance(answer.value, int | Decimal):
            return ""
        total += Decimal(answer.value)
        unit = unit or form.instrument.in_language(i18n.language()).units.get(item, "")
    return f"{total.normalize():f} {unit}".strip()


def _form_of(study: Study, participant: Participant, protocol: Protocol, item: str) -> Form | None:
    """The form on which the item is asked last; None where the participant has no such form."""
    for due in protocol.due:
        if studies.instrument(study, due.instrument).has(item):
            try:
                return turns.read(study, FormKey(participant.code, due.assessments[-1], due.instrument))
            except ImpError:  # no group, no consent, not due, or being keyed twice: nothing to show
                return None
    return None


def _reactions(study: Study, participant: Participant, names: Names) -> str:
    """What the log holds, and what a form says that the log does not hold yet."""
    labels = names.words.course.reactions
    found = [labels.get(one.kind, one.kind) for one in course_log.reactions(study) if one.code == participant.code]
    awaited = any(key.code == participant.code for key in course_log.awaited(study))
    return ", ".join([*dict.fromkeys(found), *([_("one on the form, not in the log yet")] if awaited else [])])
