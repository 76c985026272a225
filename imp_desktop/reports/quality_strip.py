"""The facts at the top of the data-quality report, and of others: keying, rate, sample, and the state of the data."""

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.reports import numbers, quality_sentences
from imp_desktop.reports.fact_strip import Fact
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.quality_content import Group, QualityContent, interval, per_10_000
from imp_desktop.statistics.keying_results import Settled


def facts(content: QualityContent) -> list[Fact]:
    """How the forms were keyed, how often a keying differs, what a sample said, and what is open."""
    return [keyed(content.headline), _differed(content.headline), _against_paper(content), _open(content)]


def keyed(group: Group) -> Fact:
    """How many forms were keyed, how often, and by whom."""
    heading = pgettext("heading", "Keying")
    forms = quality_sentences.forms_said(group)
    if not group.keyed:
        return heading, _("Nothing keyed yet"), _("no form is keyed whole")
    if not group.twice:
        return heading, _("{forms}, once").format(forms=forms), _("no second keying to compare with")
    if group.twice == group.keyed:
        told = _("{forms}, twice").format(forms=forms)
    else:
        told = _("{n} of {all} forms, twice").format(n=numbers.count(group.twice), all=numbers.count(group.keyed))
    return heading, told, _by_whom(group)


def _by_whom(group: Group) -> str:
    if not group.same_person:
        return _("blind, by two people")
    if group.same_person == group.twice:
        return _("blind, by the same person 12 h later")
    return _("blind, {n} by the same person").format(n=numbers.count(group.same_person))


def _differed(group: Group) -> Fact:
    heading, found = _("One keying differed from final"), group.rate
    if found.ci95 is None:
        return heading, pgettext("rate", "Not measured"), _("no form was keyed twice")
    detail = _("{differed} of {fields}; 95%\u00a0CI\u00a0{interval}").format(
        differed=numbers.count(found.differed), fields=numbers.count(found.fields), interval=interval(found)
    )
    return heading, _("{rate} per 10\u00a0000 fields").format(rate=per_10_000(found.per_10_000)), detail


def _against_paper(content: QualityContent) -> Fact:
    heading, row = _("Final against paper"), content.newest_sample
    if row is None or row.found.ci95 is None:
        return heading, pgettext("rate", "Not measured"), _("no packet was compared")
    sample = row.found.sample
    told = ngettext("{wrong} of {n} field differed", "{wrong} of {n} fields differed", sample.fields)
    detail = ngettext(
        "{n} packet; 95%\u00a0CI\u00a0{interval}", "{n} packets; 95%\u00a0CI\u00a0{interval}", sample.packets
    )
    return (
        heading,
        told.format(wrong=numbers.count(sample.wrong), n=numbers.count(sample.fields)),
        detail.format(n=numbers.count(sample.packets), interval=numbers.interval(row.found.ci95, 1)),
    )


def _open(content: QualityContent) -> Fact:
    flags, differences = content.quality.open_flags, content.keying.settled.get(Settled.OPEN, 0)
    told = ngettext("{n} flag", "{n} flags", flags).format(n=numbers.count(flags))
    also = ngettext("{n} difference", "{n} differences", differences).format(n=numbers.count(differences))
    return pgettext("heading", "Open"), f"{told}, {also}", state_said(content.facts)


def state_said(told: Facts) -> str:
    """Whether and when the data were frozen."""
    if told.frozen is None:
        return _("Interim, not frozen")
    return _("Frozen on {day}").format(day=numbers.day(told.frozen))
