"""How many people a cohort has beside how many are planned; told, never refused."""

from collections import Counter
from collections.abc import Iterable

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.protocols.model import Protocol
from imp_desktop.ui.names import Names
from imp_desktop.ui.overview.sections import Part, part_of, part_title


def sizes(people: Iterable[Participant]) -> Counter[Part]:
    """How many are in each cohort, in the order of the cohorts; who does not join is not counted."""
    found = Counter(part_of(one) for one in people if one.cohort is not None and one.status not in NOT_JOINING)
    return Counter(dict(sorted(found.items(), key=lambda one: (one[0][0] or "", one[0][1] or 0))))


def warnings(people: Iterable[Participant], names: Names) -> str:
    """A sentence for each cohort that is smaller or larger than planned."""
    planned = names.protocol.cohort_size
    if planned is None:
        return ""
    least, most = planned
    said = []
    for part, size in sizes(people).items():
        if not least <= size <= most:
            words = ngettext(
                "{cohort} has {count} person; {least} to {most} are planned.",
                "{cohort} has {count} people; {least} to {most} are planned.",
                size,
            )
            title = part_title(part, names.words, names.protocol)
            said.append(words.format(cohort=title, count=size, least=least, most=most))
    return " ".join(said)


def told_size(protocol: Protocol, people: Iterable[Participant], new: Participant) -> str:
    """How many the cohort of somebody new has now, and how many are planned once it has more."""
    size = sizes(people)[part_of(new)]
    said = ngettext("Cohort {cohort} has {count} person now.", "Cohort {cohort} has {count} people now.", size)
    told = said.format(cohort=new.cohort, count=size)
    planned = protocol.cohort_size
    if planned is None or size <= planned[1]:
        return told
    return told + " " + _("{least} to {most} are planned.").format(least=planned[0], most=planned[1])
