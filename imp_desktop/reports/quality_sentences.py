"""What the data-quality report says in sentences: what settled the differences, their kinds, and how it was keyed."""

from collections.abc import Iterator
from typing import Final

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.reports import numbers
from imp_desktop.reports.quality_content import Group, QualityContent, interval, per_10_000
from imp_desktop.reports.quality_facts import SampleRow
from imp_desktop.reports.runs import Runs, joined, said
from imp_desktop.reports.sentences import enumerated
from imp_desktop.statistics.keying_results import Decision, FormsKeyed, KeyingQuality, Kind, Rate, Settled

_EVERY: Final = "every "
_ALL: Final = "all"
_SOME: Final = "some"


def settled(keying: KeyingQuality) -> Runs:
    """What settled the differences, and how many are open."""
    if not keying.differences:
        return said(_("No keying differed from another."))
    counts = {how: numbers.count(keying.settled.get(how, 0)) for how in Settled}
    told = [
        said(
            _(
                "Settled by keying the field a third time from paper, neither value shown: {third} of {all} "
                "differences; by another person: {person}; by a later correction: {later}."
            ),
            all=numbers.count(keying.differences), third=counts[Settled.THIRD], person=counts[Settled.PERSON],
            later=counts[Settled.LATER],
        )
    ]  # fmt: skip
    left = keying.settled.get(Settled.OPEN, 0)
    if left:
        told.append(_open(left))
    return joined(told)


def kinds(keying: KeyingQuality) -> Runs:
    """In what way the keyings differed."""
    if not any(keying.kinds.values()):
        return ()
    words = {
        Kind.WRONG_VALUE: _("wrong value within range"),
        Kind.SHIFTED: _("shifted by one line"),
        Kind.LEFT_OUT: _("left out"),
        Kind.OUT_OF_RANGE: _("out of range"),
        Kind.OTHER: pgettext("kind of difference", "other"),
    }
    told = ", ".join(f"{name}\u00a0{numbers.count(keying.kinds.get(kind, 0))}" for kind, name in words.items())
    return said(_("Kind of difference: {kinds}."), kinds=told)


def methods(content: QualityContent) -> Runs:
    """How the forms were keyed and how often one keying differed, ready for the methods section of an article."""
    keyed = [group for group in content.groups if group.keyed]
    if not keyed:
        return said(_("No form has been keyed whole yet."))
    if not content.whole.twice:
        unknown = said(_("How often a key went wrong was not measured, so no rate is given."))
        return joined([_once(content.whole), unknown])
    told = [part for group in keyed for part in _told(content, group, keyed[0])]
    return joined([*told, *_how_settled(content.keying), *_against_paper(content)])


def rate_said(found: Rate) -> Runs:
    """How many of the keyed fields differ, with rate and interval."""
    told = _(
        "Of {fields} keyed fields, {differed} ({rate} per 10\u00a0000, 95%\u00a0CI\u00a0{interval}) differed from the "
        "value settled from paper."
    )
    return said(
        told, differed=numbers.count(found.differed), fields=numbers.count(found.fields),
        rate=per_10_000(found.per_10_000), interval=interval(found),
    )  # fmt: skip


def decision(row: SampleRow) -> Runs:
    """What a sample says of its limit, and why."""
    found = row.found
    limit = limit_said(found.sample.limit)
    if found.ci95 is None:
        return said(_("No field has been compared yet; {n} without a difference would be accepted."),
                    n=numbers.count(found.needed or 0))  # fmt: skip
    low, high = (numbers.number(bound, 1) for bound in found.ci95)
    if found.decision is Decision.ACCEPT:
        return said(_("Accepted: the upper end of the interval, {high}, is not above the limit of {limit}."),
                    high=high, limit=limit)  # fmt: skip
    if found.decision is Decision.REJECT:
        return said(_("Not accepted: the lower end of the interval, {low}, is above the limit of {limit}."),
                    low=low, limit=limit)  # fmt: skip
    more = ngettext(
        "Undecided: the limit of {limit} lies within the interval; {n} more field without a difference would be "
        "accepted.",
        "Undecided: the limit of {limit} lies within the interval; {n} more fields without a difference would be "
        "accepted.",
        found.needed or 0,
    )  # fmt: skip
    return said(more, limit=limit, n=numbers.count(found.needed or 0))


def limit_said(limit: float) -> str:
    """A limit as printed, with a decimal where it has one."""
    return numbers.number(limit, 0 if limit == int(limit) else 1)


def _once(group: Group) -> Runs:
    told = ngettext("{forms} was keyed once.", "All {forms} were keyed once.", group.keyed)
    return said(told, forms=forms_said(group))


def _told(content: QualityContent, group: Group, first: Group) -> Iterator[Runs]:
    """The sentences about the questionnaires, or about the other forms, behind those about the `first` group."""
    if not group.twice:
        yield _once(group)
        return
    if group is not first and _alike(group, first):
        yield said(_("{forms} were keyed in the same way."), forms=forms_said(group))
    else:
        yield from _keyed_twice(content, group)
    yield rate_said(group.rate)


def _alike(group: Group, first: Group) -> bool:
    """Whether both groups were keyed twice throughout, by the same kind of people."""
    whole = group.twice == group.keyed > 1 and first.twice == first.keyed
    throughout = all(one.same_person in {0, one.twice} for one in (group, first))
    return whole and throughout and bool(group.same_person) == bool(first.same_person)


def _keyed_twice(content: QualityContent, group: Group) -> Iterator[Runs]:
    """How many were keyed twice, by whom, and which ones."""
    who = _by_whom(group)
    if group.twice == group.keyed:
        whole = ngettext("{forms} was keyed twice {who}.", "All {forms} were keyed twice {who}.", group.keyed)
        yield said(whole, forms=forms_said(group), who=who)
    else:
        part = ngettext(
            "Of {forms}, {n} was keyed twice {who}: {which}.", "Of {forms}, {n} were keyed twice {who}: {which}.",
            group.twice,
        )  # fmt: skip
        yield said(part, forms=forms_said(group), n=numbers.count(group.twice), who=who, which=_which(content, group))


def _by_whom(group: Group) -> str:
    """By two people, by the same person twice, or so many in either way."""
    two, same = _("by two people who could not see each other’s values"), _by_the_same()
    if not group.same_person:
        return two
    if group.same_person == group.twice:
        return same
    apart = group.twice - group.same_person
    return f"({numbers.count(apart)} {two}, {numbers.count(group.same_person)} {same})"


def _by_the_same() -> str:
    return _("by the same person, at least 12 hours apart, without sight of the first values")


def forms_said(group: Group) -> str:
    """So many questionnaires, other forms, or forms."""
    n = group.keyed
    if group.questionnaires:
        told = ngettext("{n} questionnaire", "{n} questionnaires", n)
    elif group.other:
        told = ngettext("{n} other form", "{n} other forms", n)
    else:
        told = ngettext("{n} form", "{n} forms", n)
    return told.format(n=numbers.count(n))


def _which(content: QualityContent, group: Group) -> str:
    """Which of the forms were keyed twice: all of some instruments, one of so many of others."""
    by_share: dict[str, list[str]] = {}
    for one in group.forms:
        if one.twice:
            by_share.setdefault(_share(one), []).append(content.name(one.instrument))
    parts = []
    for share, names in by_share.items():
        told = {
            _ALL: _("every form of {names}"), _SOME: _("some forms of {names}"),
        }.get(share, _("one of every {n} forms of {names}, drawn by the program"))  # fmt: skip
        parts.append(told.format(n=share.removeprefix(_EVERY), names=enumerated(names)))
    return "; ".join(parts)


def _share(forms: FormsKeyed) -> str:
    """What was chosen, as far as it was done: all, one of so many, or some."""
    if forms.twice == forms.keyed:
        return _ALL
    return forms.share if forms.share.startswith(_EVERY) else _SOME


def _how_settled(keying: KeyingQuality) -> Iterator[Runs]:
    by_third, by_person = (keying.settled.get(how, 0) for how in (Settled.THIRD, Settled.PERSON))
    if by_third or by_person:
        yield said(_("Differences were settled by keying the field a third time from paper, neither value shown."))
    if by_person:
        told = ngettext(
            "{n} difference was settled by another person, who saw all three values.",
            "{n} differences were settled by another person, who saw all three values.",
            by_person,
        )
        yield said(told, n=numbers.count(by_person))
    still = keying.settled.get(Settled.OPEN, 0)
    if still:
        yield _open(still)


def _open(count: int) -> Runs:
    told = ngettext(
        "{n} difference is not settled yet and counts as one field.",
        "{n} differences are not settled yet and count as one field each.",
        count,
    )
    return said(told, n=numbers.count(count))


def _against_paper(content: QualityContent) -> Iterator[Runs]:
    """What the newest sample found that was compared with the paper."""
    row = content.newest_sample
    if row is None or row.found.ci95 is None:
        return
    sample = row.found.sample
    told = ngettext(
        "Of {fields} fields of {n} packet drawn and compared with the paper, {wrong} differed (95%\u00a0CI\u00a0"
        "{interval} per 10\u00a0000).",
        "Of {fields} fields of {n} packets drawn and compared with the paper, {wrong} differed (95%\u00a0CI\u00a0"
        "{interval} per 10\u00a0000).",
        sample.packets,
    )
    yield said(
        told, fields=numbers.count(sample.fields), n=numbers.count(sample.packets),
        wrong=numbers.count(sample.wrong), interval=numbers.interval(row.found.ci95, 1),
    )  # fmt: skip
