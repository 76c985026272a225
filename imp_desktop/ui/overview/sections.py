"""The overview read in parts: who belongs to which cohort or group, which rows a filter keeps, and how many of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.due import Waiting, packets, waiting
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.operations.overview import Cell, FormState, Overview, OverviewRow
from imp_desktop.protocols.model import Protocol, ProtocolWords
from imp_desktop.ui import dates

Part = tuple[str | None, int | None]
"""A group and a cohort in it; both None where nothing is known yet."""


class Filter(StrEnum):
    """Which forms the overview is asked for."""

    ALL = "all"
    EMPTY = "empty"
    OPEN = "open"
    KEYED = "keyed"
    FLAGGED = "flagged"
    NO_FORM = "no_form"
    DUE = "due"
    OVERDUE = "overdue"


_WAITING = {Filter.DUE: Waiting.DUE, Filter.OVERDUE: Waiting.OVERDUE}
_STATES = {
    Filter.EMPTY: FormState.EMPTY,
    Filter.OPEN: FormState.OPEN,
    Filter.KEYED: FormState.KEYED,
    Filter.NO_FORM: FormState.NO_FORM,
}


@dataclass(frozen=True)
class Section:
    """People of one part, in the order of their codes."""

    part: Part
    title: str
    rows: tuple[OverviewRow, ...]

    def share_keyed(self, assessment: str) -> tuple[int, int]:
        """How many forms of the assessment are keyed, and how many there are to key."""
        cells = [cell for row in self.rows for (at, _instrument), cell in row.cells.items() if at == assessment]
        return keyed_of(cells)


def keyed_of(cells: Iterable[Cell]) -> tuple[int, int]:
    """How many forms are keyed, and how many there are to key; those that never came back are left out."""
    states = [cell.state for cell in cells if cell.state not in {FormState.NOT_EXPECTED, FormState.NO_FORM}]
    return states.count(FormState.KEYED), len(states)


def fits(cell: Cell, wanted: Filter) -> bool:
    """Whether the filter asks for this form; a form nobody expects is never asked for."""
    if cell.state is FormState.NOT_EXPECTED:
        return False
    if wanted is Filter.ALL:
        return True
    if wanted is Filter.FLAGGED:
        return cell.flags > 0
    if wanted in _WAITING:
        return waiting(cell) is _WAITING[wanted]
    return cell.state is _STATES[wanted]


def count(rows: Iterable[OverviewRow]) -> dict[Filter, int]:
    """How many forms each filter finds."""
    counts = dict.fromkeys(Filter, 0)
    for row in rows:
        for cell in row.cells.values():
            for wanted in Filter:
                counts[wanted] += fits(cell, wanted)
    return counts


def part_of(participant: Participant) -> Part:
    """The group and cohort a participant belongs to."""
    return (participant.group, participant.cohort)


def parts(overview: Overview, protocol: Protocol) -> list[Part]:
    """Every part that has people, in the order of the protocol's groups, cohorts by number, the unknown last."""
    order = {group.id: place for place, group in enumerate(protocol.groups)}
    found = {part_of(row.participant) for row in overview.rows}
    return sorted(found, key=lambda part: (order.get(part[0] or "", len(order)), part[1] is None, part[1] or 0))


def people(overview: Overview, part: Part | None) -> list[OverviewRow]:
    """The rows of a part, or of everyone."""
    return [row for row in overview.rows if part is None or part_of(row.participant) == part]


def section_title(part: Part, words: ProtocolWords, protocol: Protocol) -> str:
    """What the part is called above its rows, such as "Training, cohort 1"."""
    group, cohort = part
    if group is None:
        return _("No group yet")
    name = words.groups.get(group, group)
    if cohort is not None:
        return _("{group}, cohort {cohort}").format(group=name, cohort=cohort)
    if protocol.group(group).cohorts:
        return _("{group}, no cohort yet").format(group=name)
    return name


def part_title(part: Part, words: ProtocolWords, protocol: Protocol) -> str:
    """What the part is called where there is little room: "Cohort 1" while only one group has cohorts."""
    group, cohort = part
    if cohort is not None and sum(group.cohorts for group in protocol.groups) == 1:
        return _("Cohort {cohort}").format(cohort=cohort)
    return section_title((group, cohort), words, protocol)


def sections(
    overview: Overview, protocol: Protocol, words: ProtocolWords, part: Part | None, wanted: Filter
) -> list[Section]:
    """The rows a part and a filter leave, in sections; a filter keeps everyone who has a form it asks for."""
    shown = [row for row in people(overview, part) if wanted is Filter.ALL or _has(row, wanted)]
    found = []
    for one in parts(overview, protocol):
        rows = tuple(row for row in shown if part_of(row.participant) == one)
        if rows:
            found.append(Section(one, section_title(one, words, protocol), rows))
    return found


def _has(row: OverviewRow, wanted: Filter) -> bool:
    return any(fits(cell, wanted) for cell in row.cells.values())


@dataclass(frozen=True)
class Due:
    """One line of what is due: what it is, what it means, and the place or filter where it is done."""

    icon: str
    title: str
    meaning: str
    place: str = ""
    wanted: Filter = Filter.ALL
    urgent: bool = False


def due(overview: Overview, protocol: Protocol, words: ProtocolWords) -> list[Due]:
    """What is due in the whole study, most urgent first."""
    counts = count(overview.rows)
    lines = [*_started(counts), *_overdue(overview, words), *_not_in(overview, words)]
    lines += [*_to_key(overview, words, counts), *_flags(overview), *_without_consent(overview)]
    lines += _cohort_sizes(overview, protocol)
    return lines


def _overdue(overview: Overview, words: ProtocolWords) -> list[Due]:
    """A line for every assessment of a group whose packets should have been in."""
    lines = []
    for whose, untils in _last_days(overview, words, Waiting.OVERDUE).items():
        title = ngettext("{count} packet overdue", "{count} packets overdue", len(untils)).format(count=len(untils))
        said = _("{whose}. Was due by {day}") if min(untils) == max(untils) else _("{whose}. The first by {day}")
        lines.append(Due("clock", title, said.format(whose=whose, day=dates.day(min(untils))), wanted=Filter.OVERDUE))
    return lines


def _not_in(overview: Overview, words: ProtocolWords) -> list[Due]:
    """A line for every assessment of a group whose packets are expected these days."""
    lines = []
    for whose, untils in _last_days(overview, words, Waiting.DUE).items():
        title = ngettext("{count} packet not in yet", "{count} packets not in yet", len(untils))
        said = _("{whose}. Due by {day}") if min(untils) == max(untils) else _("{whose}. The first by {day}")
        meaning = said.format(whose=whose, day=dates.day(min(untils)))
        lines.append(Due("calendar-days", title.format(count=len(untils)), meaning, wanted=Filter.DUE))
    return lines


def _last_days(overview: Overview, words: ProtocolWords, wanted: Waiting) -> dict[str, list[date]]:
    """Assessment and group in words -> the last day of every packet that is so urgent."""
    found: dict[str, list[date]] = {}
    for packet in packets(overview.rows, wanted):
        assessment = words.assessments.get(packet.assessment, packet.assessment)
        group = words.groups.get(packet.group, packet.group)
        whose = _("{assessment}, {group}").format(assessment=assessment, group=group.lower())
        found.setdefault(whose, []).append(packet.expected.until)
    return found


def _started(counts: dict[Filter, int]) -> list[Due]:
    number = counts[Filter.OPEN]
    title = ngettext("{count} form is open", "{count} forms are open", number).format(count=number)
    return [Due("keyboard", title, _("Begun, not complete yet"), wanted=Filter.OPEN)] if number else []


def _to_key(overview: Overview, words: ProtocolWords, counts: dict[Filter, int]) -> list[Due]:
    number = counts[Filter.EMPTY]
    if not number:
        return []
    title = ngettext("{count} form to key", "{count} forms to key", number).format(count=number)
    shares = []
    for assessment in assessments(overview):
        cells = [cell for row in overview.rows for (at, _form), cell in row.cells.items() if at == assessment]
        waiting = sum(fits(cell, Filter.EMPTY) for cell in cells)
        if waiting:
            shares.append(f"{words.assessments.get(assessment, assessment)} {waiting}")
    return [Due("file-text", title, " · ".join(shares), wanted=Filter.EMPTY)]


def _flags(overview: Overview) -> list[Due]:
    number = sum(cell.flags for row in overview.rows for cell in row.cells.values())
    title = ngettext("{count} flag", "{count} flags", number).format(count=number)
    return [Due("flag", title, _("For the investigator to look at"), place="worklist", urgent=True)] if number else []


def _without_consent(overview: Overview) -> list[Due]:
    number = sum(_lacks_consent(row.participant) for row in overview.rows)
    title = ngettext("{count} person without consent", "{count} people without consent", number).format(count=number)
    meaning = _("Their forms can be keyed once the date is in the register")
    return [Due("users", title, meaning, place="participants")] if number else []


def _lacks_consent(participant: Participant) -> bool:
    return participant.consent is None and participant.status not in {*NOT_JOINING, "withdrawn"}


def _cohort_sizes(overview: Overview, protocol: Protocol) -> list[Due]:
    if protocol.cohort_size is None:
        return []
    least, most = protocol.cohort_size
    found = []
    for part in parts(overview, protocol):
        size = sum(row.participant.status not in NOT_JOINING for row in people(overview, part))
        if part[1] is not None and not least <= size <= most:
            title = ngettext("Cohort {cohort} has {count} person", "Cohort {cohort} has {count} people", size)
            meaning = _("{least} to {most} are planned").format(least=least, most=most)
            found.append(Due("users", title.format(cohort=part[1], count=size), meaning, place="participants"))
    return found


def assessments(overview: Overview) -> Sequence[str]:
    """The assessments in the order of the columns."""
    return tuple(dict.fromkeys(column.assessment for column in overview.columns))
