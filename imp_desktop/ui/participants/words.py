"""The words of the register: statuses, facts, and what happened, as they are said on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.enrolling import Happening
from imp_desktop.protocols.model import ProtocolWords
from imp_desktop.ui import dates
from imp_desktop.ui.names import Names, status_name

ELIGIBILITY = "eligibility."
DATES = frozenset({"approached", "consent", "status_date"})


def fact_name(fact: str, words: ProtocolWords) -> str:
    """What a fact of the register is called; questions of eligibility are named by the protocol."""
    if fact.startswith(ELIGIBILITY):
        question = fact.removeprefix(ELIGIBILITY)
        return words.eligibility.get(question, question)
    names = {
        "code": _("Code"),
        "group": _("Group"),
        "cohort": _("Cohort"),
        "status": _("Status"),
        "status_reason": _("Reason"),
        "status_date": _("Since"),
        "approached": _("Approached"),
        "consent": _("Consent"),
        "note": _("Note"),
    }
    return names[fact]


def fact_value(fact: str, value: str, words: ProtocolWords) -> str:
    """What a fact says, in words; empty where it says nothing."""
    if not value:
        return ""
    if fact in DATES:
        return dates.day(date.fromisoformat(value))
    if fact == "group":
        return words.groups.get(value, value)
    if fact == "status":
        return status_name(value)
    if fact.startswith(ELIGIBILITY):
        return words.answers.get(fact.removeprefix(ELIGIBILITY), {}).get(value, value)
    return value


@dataclass(frozen=True)
class Told:
    """What happened in a line, more about it, and whether answers were keyed then."""

    title: str
    about: str
    data: bool


def told(happenings: Sequence[Happening], names: Names) -> list[Told]:
    """Everything that happened, in words; what was entered at one moment is one line."""
    lines = []
    for (when, who, data), together in groupby(happenings, lambda one: (one.when, one.who, one.data)):
        title = " · ".join(_title(happening, names) for happening in together)
        lines.append(Told(title, f"{dates.moment(when)} · {who}", data))
    return lines


def _title(happening: Happening, names: Names) -> str:
    titles = {"added": _added, "fact": _fact, "form_fact": _form_fact, "keyed": _keyed}
    return titles[happening.kind](happening, names)


def _added(_happening: Happening, _names: Names) -> str:
    return _("Put into the register")


def _fact(happening: Happening, names: Names) -> str:
    fact, new = happening.parts["name"], happening.parts["new"]
    name, value = fact_name(fact, names.words), fact_value(fact, new, names.words)
    if not value:
        return _("{fact} taken back").format(fact=name)
    return _("{fact}: {value}").format(fact=name, value=value)


def _form(happening: Happening, names: Names) -> str:
    instrument = names.instrument(happening.parts["instrument"])
    return f"{instrument}, {names.assessment(happening.parts['assessment'])}"


def _form_fact(happening: Happening, names: Names) -> str:
    form, value = _form(happening, names), happening.parts["new"]
    if happening.parts["name"] == "absent":
        said = _("{form}: never came back") if value else _("{form}: it did come back")
        return said.format(form=form)
    if not value:
        return _("{form}: date taken back").format(form=form)
    return _("{form}: date {day}").format(form=form, day=dates.day(date.fromisoformat(value)))


def _keyed(happening: Happening, names: Names) -> str:
    count = int(happening.parts["count"])
    said = ngettext("{form}: {count} answer keyed", "{form}: {count} answers keyed", count)
    return said.format(form=_form(happening, names), count=count)
