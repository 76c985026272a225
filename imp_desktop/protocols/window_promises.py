"""What every window of a protocol must keep: it fits the assessments, the groups and the course."""

from collections.abc import Iterator

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import guess
from imp_desktop.protocols.model import Protocol
from imp_desktop.protocols.windows import ASSESSMENT, CONSENT, MOST_DAYS, OF_THE_COURSE, Window

Fault = tuple[str, str, str]


def faults(protocol: Protocol) -> Iterator[Fault]:
    """What does not fit the rest of the protocol, as (key, what, advice)."""
    taken: set[tuple[str, str]] = set()
    groups = [group.id for group in protocol.groups]
    for place, window in enumerate(protocol.windows, start=1):
        key = f"windows[{place}]"
        for name, known in ((window.assessment, protocol.assessments), *((group, groups) for group in window.groups)):
            if name not in known:
                yield key, _("there is no {name}").format(name=name), guess(name, known)
        for group in window.groups:
            if (window.assessment, group) in taken:
                what = _("{group} has two windows at {assessment}").format(group=group, assessment=window.assessment)
                yield key, what, _("Keep one of them")
            taken.add((window.assessment, group))
        yield from _about_days(key, window)
        yield from _about_beginning(key, window, protocol)


def _about_days(key: str, window: Window) -> Iterator[Fault]:
    if window.to_days < window.from_days:
        yield f"{key}.to_days", _("it lies before from_days"), _("Write the later day there")
    if window.to_days > MOST_DAYS:
        yield f"{key}.to_days", _("that is longer than ten years"), _("Write days")


def _about_beginning(key: str, window: Window, protocol: Protocol) -> Iterator[Fault]:
    before = list(protocol.assessments)
    if window.assessment in before:
        before = before[: before.index(window.assessment)]
    known = (CONSENT, *OF_THE_COURSE, *(f"{ASSESSMENT}{one}" for one in before))
    if window.after not in known:
        yield f"{key}.after", _("there is no {name}").format(name=window.after), guess(window.after, known)
    elif window.after in OF_THE_COURSE:
        attending = protocol.course.group if protocol.course else ""
        others = [group for group in window.groups if group != attending]
        if others:
            what = _("{groups} has no sessions").format(groups=", ".join(others))
            yield f"{key}.after", what, _("Count from the consent or from an earlier assessment")
