"""What a participant's page shows, read from the study: facts of the register, and what the intake form says."""

from collections.abc import Collection
from datetime import date

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument, Item
from imp_desktop.operations import keying, studies, turns
from imp_desktop.operations.counted import Counting
from imp_desktop.operations.enrolling import DATA_USES, Participant
from imp_desktop.operations.overview import Column, OverviewRow
from imp_desktop.operations.studies import Study
from imp_desktop.ui import dates
from imp_desktop.ui.names import Names, capital, status_name
from imp_desktop.ui.participants.facts import Fact
from imp_desktop.ui.participants.words import DATES, ELIGIBILITY, data_use_name, fact_name, fact_value


def facts(study: Study, participant: Participant, names: Names) -> list[Fact]:
    """Every fact of the participant's page, in its order."""
    return [
        Fact("code", _("Code"), participant.code, editable=False),
        _fact("group", participant.group or "", names, _groups(names)),
        _fact("cohort", "" if participant.cohort is None else str(participant.cohort), names),
        Fact("status", _("Status"), _status(participant, names), editable=False),
        *_data_use(participant, names),
        _fact("approached", _iso(participant.approached), names),
        _fact("consent", _iso(participant.consent), names),
        *(_question(question, participant, names) for question in names.protocol.eligibility),
        _fact("note", participant.note, names),
        *_intake(study, participant, names),
    ]


def unused(study: Study, row: OverviewRow) -> frozenset[Column]:
    """The keyed forms of a participant of which no number is made."""
    counting = Counting(study)
    return frozenset(
        column for column, cell in row.cells.items() if cell.answered and not counting.counts(row.participant, *column)
    )


def notice(row: OverviewRow, unused_forms: Collection[Column]) -> str:
    """Why forms are kept and not used, in a sentence; empty where all are used."""
    who = row.participant
    if who.data_use == "none":
        return _("Withdrawn: the answers stay kept in the study; no number uses them.")
    if not unused_forms:
        return ""
    if who.consent is None:
        return _("What was keyed is kept; without consent no form is used.")
    if who.group is None:
        return _("What was keyed is kept; without a group no form is used.")
    former = any(not row.cells[column].due for column in unused_forms)
    later = any(row.cells[column].due for column in unused_forms)
    said = [_("Forms of the former group are kept but not used.")] if former else []
    if later and who.status_date:
        said.append(_("Forms dated after {day} are kept but not used.").format(day=dates.day(who.status_date)))
    return " ".join(said)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _fact(name: str, kept: str, names: Names, choices: dict[str, str] | None = None) -> Fact:
    words = names.words
    said = fact_value(name, kept, words)
    shown = said if name == "note" else capital(said)
    return Fact(name, fact_name(name, words), shown, kept, choices or {}, day=name in DATES)


def _groups(names: Names) -> dict[str, str]:
    groups = {group.id: names.group(group.id) for group in names.protocol.groups}
    return {"": "–"} | groups


def _question(question: str, participant: Participant, names: Names) -> Fact:
    labels = names.words.answers.get(question, {})
    choices = {"": "–"} | {answer: labels.get(answer, answer) for answer in names.protocol.eligibility[question]}
    return _fact(f"{ELIGIBILITY}{question}", participant.eligibility.get(question, ""), names, choices)


def _status(participant: Participant, names: Names) -> str:
    since = fact_value("status_date", _iso(participant.status_date), names.words)
    reason = names.words.course.reason(participant.status, participant.status_reason)
    said = (capital(status_name(participant.status)), since, reason)
    return ", ".join(part for part in said if part)


def _data_use(participant: Participant, names: Names) -> list[Fact]:
    """What happens with the data, asked only of somebody who withdrew."""
    if not participant.data_use:
        return []
    uses = {use: data_use_name(use) for use in DATA_USES}
    return [_fact("data_use", participant.data_use, names, uses)]


def _intake(study: Study, participant: Participant, names: Names) -> list[Fact]:
    """Gender, age and profession as the paper says; only shown here, keyed on their form."""
    found = []
    for item_id in names.protocol.baseline_items:
        for due in names.protocol.due:
            questionnaire = studies.instrument(study, due.instrument)
            if questionnaire.has(item_id):
                words = _answer(study, keying.FormKey(participant.code, due.assessments[0], due.instrument), item_id)
                label = capital(questionnaire.in_language(i18n.language()).cues.get(item_id, item_id))
                found.append(Fact(item_id, label, words, editable=False))
    return found


def _answer(study: Study, key: keying.FormKey, item_id: str) -> str:
    try:
        form = turns.read(study, key)
    except ImpError:  # no group, no consent, not due, or being keyed twice: then there is nothing to show
        return ""
    answer = form.answers.get(item_id)
    return _in_words(form.instrument, form.instrument.item(item_id), answer) if answer else ""


def _in_words(questionnaire: Instrument, item: Item, answer: Answer) -> str:
    if answer.value is None or item.choices is None or not isinstance(answer.value, int):
        return answer.keyed or ""
    labels = questionnaire.in_language(i18n.language()).choices.get(item.choices.id, {})
    return labels.get(answer.value, str(answer.value))
