"""The words of the register: statuses, facts, and what happened, as they are said on screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.enrolling import STATUSES, Happening
from imp_desktop.operations.form_states import LOCKED
from imp_desktop.protocols.model import ProtocolWords
from imp_desktop.ui import dates
from imp_desktop.ui.names import Names, status_name

ELIGIBILITY = "eligibility."
DATES = frozenset({"approached", "consent", "status_date"})
_CLOSED = "closed"
_SEVERAL = 3
_OF_STATUS = frozenset({"status_reason", "status_date", "data_use"})


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
        "data_use": _("Data"),
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
    if fact.startswith(ELIGIBILITY):
        return words.answers.get(fact.removeprefix(ELIGIBILITY), {}).get(value, value)
    said: dict[str, Callable[[str], str]] = {
        "group": lambda group: words.groups.get(group, group),
        "status": status_name,
        "data_use": data_use_name,
    }
    return said[fact](value) if fact in said else value


def data_use_name(use: str) -> str:
    """What happens with the data of somebody who withdrew."""
    known = {
        "keep": _("everything stays in use"),
        "until": _("forms dated later are not used"),
        "none": _("nothing is used"),
    }
    return known[use]


def explained(error: ImpError) -> str:
    """The sentence of a problem, with a status by its name."""
    status = error.values.get("status")
    if isinstance(status, str) and status in STATUSES:
        error = ImpError(error.problem, error.where, **{**error.values, "status": status_name(status)})
    return i18n.explain(error)


@dataclass(frozen=True)
class Told:
    """What happened in a line, more about it, and whether answers were keyed then."""

    title: str
    about: str
    data: bool


def told(happenings: Sequence[Happening], names: Names) -> list[Told]:
    """Everything that happened, in words; what was entered at one moment is one line."""
    lines = []
    for (when, who, data), rows in groupby(happenings, lambda one: (one.when, one.who, one.data)):
        together = list(rows)
        titles = _titles(_worth_telling(together), names)
        titles += [_("Why: {reason}").format(reason=why) for why in dict.fromkeys(one.why for one in together) if why]
        lines.append(Told(" · ".join(titles), f"{dates.moment(when)} · {who}", data))
    return lines


def _worth_telling(together: Sequence[Happening]) -> list[Happening]:
    """Without what merely ends with the former status: its reason, its date, the use of the data."""
    changed = any(one.parts.get("name") == "status" for one in together)
    return [
        one
        for one in together
        if not (changed and one.kind == "fact" and one.parts["name"] in _OF_STATUS and not one.parts["new"])
    ]


def _titles(together: Sequence[Happening], names: Names) -> list[str]:
    """One title a happening; of several forms closed together only how many."""
    closed = [one for one in together if one.kind == "form_fact" and one.parts["name"] == _CLOSED and one.parts["new"]]
    if len(closed) < _SEVERAL:
        return [_title(one, names) for one in together]
    said = ngettext("{n} form closed", "{n} forms closed", len(closed)).format(n=len(closed))
    return [said, *(_title(one, names) for one in together if one not in closed)]


def _title(happening: Happening, names: Names) -> str:
    titles = {"added": _added, "fact": _fact, "form_fact": _form_fact, "keyed": _keyed, "moved": _moved}
    return titles[happening.kind](happening, names)


def _added(_happening: Happening, _names: Names) -> str:
    return _("Put into the register")


def _fact(happening: Happening, names: Names) -> str:
    fact, new = happening.parts["name"], happening.parts["new"]
    if fact == LOCKED:
        return _("Forms locked") if new else _("Forms unlocked")
    name, value = fact_name(fact, names.words), fact_value(fact, new, names.words)
    if not value:
        return _("{fact} taken back").format(fact=name)
    if fact == "status_reason":
        value = names.words.course.reason(happening.parts.get("status", ""), new)
    return _("{fact}: {value}").format(fact=name, value=value)


def _form(happening: Happening, names: Names) -> str:
    instrument = names.instrument(happening.parts["instrument"])
    return f"{instrument}, {names.assessment(happening.parts['assessment'])}"


def _form_fact(happening: Happening, names: Names) -> str:
    name, value = happening.parts["name"], happening.parts["new"]
    kind, _dot, rest = name.partition(".")
    taken_back, said = {
        "absent": (_("{form}: it did come back"), _("{form}: never came back")),
        "date": (_("{form}: date taken back"), _("{form}: date {day}")),
        "closed": (_("{form}: open again"), _("{form}: closed")),
        "looked": (_("{form}: to be looked at again"), _("{form}: looked at the paper again")),
        "reader": ("", _("{form}: the first keying under way was looked at")),
        "verified": (_("{form}: page {page} to be verified again"), _("{form}: page {page} verified")),
    }[kind]
    day = dates.day(date.fromisoformat(value)) if kind == "date" and value else ""
    return (said if value else taken_back).format(form=_form(happening, names), day=day, page=rest)


def _keyed(happening: Happening, names: Names) -> str:
    count, at = int(happening.parts["count"]), happening.parts["pass"]
    said = {
        "1": ngettext("{form}: {count} answer keyed", "{form}: {count} answers keyed", count),
        "2": ngettext(
            "{form}: {count} answer keyed a second time", "{form}: {count} answers keyed a second time", count
        ),
        "3": ngettext("{form}: {count} answer keyed a third time", "{form}: {count} answers keyed a third time", count),
        "4": ngettext("{form}: {count} answer settled", "{form}: {count} answers settled", count),
    }[at]
    return said.format(form=_form(happening, names), count=count)


def _moved(happening: Happening, names: Names) -> str:
    parts = happening.parts
    at = {key: names.assessment(parts[key]).lower() for key in ("before_at", "after_at")}
    said = _("{instrument} filed wrongly: moved from {before}, {before_at}, to {after}, {after_at}")
    form = names.instrument(parts["instrument"])
    return said.format(instrument=form, before=parts["before"], after=parts["after"], **at)
