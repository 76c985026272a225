"""What the facts of one participant ask of each other: what a new status brings, and what does not go together."""

from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations.register_facts import DATA_USES, STATUSES, today
from imp_desktop.protocols.model import Protocol

WITH_REASON = ("not_eligible", "declined", "withdrawn")
NOT_JOINING = ("no_reply", "not_eligible", "declined")
WAITING = ("approached", "no_reply", "eligible")
WITHOUT_CONSENT = (*WAITING, "not_eligible", "declined")

Facts = Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """What is about to be entered: the facts as they were and as they would be, what is on disk besides, and why.

    `keyed` tells whether answers of the participant are keyed, `first_form` the earliest date on a form.
    """

    plan: Protocol
    code: str
    before: Facts
    after: Facts
    keyed: bool = False
    first_form: str = ""
    why: str = ""

    def touches(self, *names: str) -> bool:
        """Whether one of these facts would change."""
        return any(self.before.get(name, "") != self.after.get(name, "") for name in names)


def follows(plan: Protocol, before: Facts, entered: Facts) -> dict[str, str]:
    """The facts that what is entered brings with it.

    A new status has a reason, a date and a use of the data of its own; a date of consent makes somebody who was
    waited for a consented one; nobody keeps a cohort in a group without cohorts.
    """
    brought = _with_status(before, entered)
    group = entered.get("group")
    if group and not plan.group(group).cohorts and "cohort" not in entered and before.get("cohort"):
        brought["cohort"] = ""
    if brought["status"] == "withdrawn" and entered.get("data_use") == "":
        brought["data_use"] = DATA_USES[0]
    return brought


def refuse_misfit(entry: Entry) -> None:
    """Raise ImpError for the first thing that does not go together.

    COHORT_WITHOUT_COHORTS, GROUP_NEEDS_REASON, CONSENT_BEFORE_APPROACH, CONSENT_AFTER_FORM, STATUS_NEEDS_REASON,
    STATUS_NEEDS_DATE, STATUS_AGAINST_FORMS, STATUS_AGAINST_CONSENT, STATUS_BEFORE_APPROACH, STATUS_BEFORE_CONSENT,
    DATA_USE_WITHOUT_WITHDRAWAL.
    """
    _refuse_group(entry)
    _refuse_consent(entry)
    _refuse_bare_status(entry)
    _refuse_status_without_consent(entry)
    _refuse_early_status(entry)
    if entry.after.get("data_use") and entry.after.get("status") != "withdrawn":
        raise ImpError(Problem.DATA_USE_WITHOUT_WITHDRAWAL, code=entry.code)


def _with_status(before: Facts, entered: Facts) -> dict[str, str]:
    was = before.get("status", STATUSES[0])
    status = entered.get("status") or ("consented" if entered.get("consent") and was in WAITING else was)
    if status == before.get("status"):
        return {"status": status}
    withdrawn = status == "withdrawn"
    return {
        "status": status,
        "status_reason": entered.get("status_reason", ""),
        "status_date": entered.get("status_date") or (today().isoformat() if withdrawn else ""),
        "data_use": entered.get("data_use") or (DATA_USES[0] if withdrawn else ""),
    }


def _refuse_group(entry: Entry) -> None:
    group = entry.after.get("group")
    if entry.after.get("cohort") and group and not entry.plan.group(group).cohorts:
        raise ImpError(Problem.COHORT_WITHOUT_COHORTS, group=group)
    moved = entry.before.get("group") and entry.touches("group")
    if moved and entry.keyed and not entry.why.strip():
        raise ImpError(Problem.GROUP_NEEDS_REASON, code=entry.code)


def _refuse_consent(entry: Entry) -> None:
    consent, approached = entry.after.get("consent", ""), entry.after.get("approached", "")
    if consent and consent < approached and entry.touches("consent", "approached"):
        raise ImpError(Problem.CONSENT_BEFORE_APPROACH, code=entry.code, consent=consent, approached=approached)
    if entry.first_form and consent > entry.first_form and entry.touches("consent"):
        raise ImpError(Problem.CONSENT_AFTER_FORM, code=entry.code, consent=consent, date=entry.first_form)


def _refuse_status_without_consent(entry: Entry) -> None:
    status = entry.after.get("status", "")
    if status not in WITHOUT_CONSENT or not entry.touches("status", "consent"):
        return
    if entry.keyed and entry.touches("status"):
        raise ImpError(Problem.STATUS_AGAINST_FORMS, code=entry.code, status=status)
    if entry.after.get("consent"):
        raise ImpError(Problem.STATUS_AGAINST_CONSENT, code=entry.code, status=status, consent=entry.after["consent"])


def _refuse_bare_status(entry: Entry) -> None:
    status = entry.after.get("status", "")
    if status in WITH_REASON and not entry.after.get("status_reason") and entry.touches("status", "status_reason"):
        raise ImpError(Problem.STATUS_NEEDS_REASON, status=status)
    if status == "withdrawn" and not entry.after.get("status_date") and entry.touches("status_date"):
        raise ImpError(Problem.STATUS_NEEDS_DATE, status=status)


def _refuse_early_status(entry: Entry) -> None:
    """A status is not dated before the day approached, nor, where there is consent, before the consent."""
    status, day = entry.after.get("status", ""), entry.after.get("status_date", "")
    if not day or not entry.touches("status", "status_date", "approached", "consent"):
        return
    approached, consent = entry.after.get("approached", ""), entry.after.get("consent", "")
    if day < approached:
        raise ImpError(Problem.STATUS_BEFORE_APPROACH, status=status, date=day, approached=approached)
    if day < consent:
        raise ImpError(Problem.STATUS_BEFORE_CONSENT, status=status, date=day, consent=consent)
