"""The overview read in parts: who belongs to which cohort or group, which rows a filter keeps, and how many of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.due import Waiting, packets
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.operations.overview import Overview, OverviewRow
from imp_desktop.protocols.model import Protocol, ProtocolWords
from imp_desktop.ui import dates
from imp_desktop.ui.overview.filters import Filter, count, fits, shared

Part = tuple[str | None, int | None]
"""A group and a cohort in it; both None where nothing is known yet."""


@dataclass(frozen=True)
class Section:
    """People of one part, in the order of their codes."""

    part: Part
    title: str
    rows: tuple[OverviewRow, ...]

    def share_keyed(self, assessment: str) -> str:
        """How much of the assessment is keyed as often as it is to be, in words; empty where nothing is to be keyed."""
        return shared(cell for row in self.rows for (at, _form), cell in row.cells.items() if at == assessment)


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
    chapter: str = ""
    urgent: bool = False


def due(overview: Overview, protocol: Protocol, words: ProtocolWords) -> list[Due]:
    """What is due in the whole study, most urgent first."""
    counts = count(overview.rows)
    lines = [*_differing(overview, counts), *_started(counts)]
    lines += [*_overdue(overview, words), *_not_in(overview, words)]
    lines += [*_to_key(overview, words, counts), *_second(overview), *_flags(overview), *_without_consent(overview)]
    lines += _cohort_sizes(overview, protocol)
    return lines


def frozen(since: date) -> Due:
    """The line that tells that nothing can be changed, and leads to where that is taken back."""
    title = _("Frozen on {day}").format(day=dates.whole_day(since))
    meaning = _("Nothing can be changed until the freeze is taken back")
    return Due("snowflake", title, meaning, place="settings", chapter="freeze")


def _differing(overview: Overview, counts: dict[Filter, int]) -> list[Due]:
    """Forms whose keyings differ: what is to be keyed again, and what somebody else has to decide."""
    cells = [cell for row in overview.rows for cell in row.cells.values() if fits(cell, Filter.DIFFERS)]
    number, decide = counts[Filter.DIFFERS], sum(cell.to_decide for cell in cells)
    again = sum(cell.unsettled for cell in cells) - decide
    title = ngettext("{count} form differs", "{count} forms differ", number).format(count=number)
    said = ngettext("{count} item to key again, values hidden", "{count} items to key again, values hidden", again)
    other = ngettext("{count} item for another person to decide", "{count} items for another person to decide", decide)
    meaning = [words.format(count=many) for words, many in ((said, again), (other, decide)) if many]
    return [Due("equal-not", title, " · ".join(meaning), wanted=Filter.DIFFERS)] if number else []


def _second(overview: Overview) -> list[Due]:
    """Forms that wait for a second keying; of those the person keyed first not long ago somebody else has to."""
    cells = [cell for row in overview.rows for cell in row.cells.values() if fits(cell, Filter.SECOND)]
    number = len(cells)
    title = ngettext("{count} form for second keying", "{count} forms for second keying", number).format(count=number)
    return [Due("copy-check", title, _("By someone who did not key them"), wanted=Filter.SECOND)] if number else []


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
