"""The data-quality report: its pages in order, made from rates and facts, the same bytes for the same data."""

from collections.abc import Callable
from typing import Final

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, ngettext, pgettext, speaking
from imp_desktop.reports import (
    ink,
    numbers,
    quality_found,
    quality_keying,
    quality_missing,
    quality_sample,
    quality_sentences,
)
from imp_desktop.reports.faces import SANS_BOLD, SERIF
from imp_desktop.reports.fact_strip import Fact, strip
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.outcome import Cancelled, Progress, never, paper, silent
from imp_desktop.reports.page import LEFT, document
from imp_desktop.reports.pen import Pen, Style, small_capitals
from imp_desktop.reports.quality_content import Group, QualityContent, interval, per_10_000
from imp_desktop.reports.quality_facts import QualityFacts
from imp_desktop.reports.tables import in_words
from imp_desktop.statistics.keying_results import Settled

_KIND: Final = Style(SANS_BOLD, 8, ink.FIRST)
_TITLE: Final = Style(SERIF, 20)


def quality_pdf(
    quality: QualityFacts, facts: Facts, language: str, progress: Progress = silent, cancelled: Cancelled = never
) -> bytes:
    """The report as a PDF in the language; `progress` hears of every part (0 to 100 and its name).

    Raises ImpError (CANCELLED) as soon as `cancelled` says so, between two parts.
    """
    with speaking(language):
        content = QualityContent(quality, facts)
        blocks: list[Block] = []
        parts = _parts(content)
        for number, (name, make) in enumerate(parts):
            if cancelled():
                raise ImpError(Problem.CANCELLED)
            progress(100 * number // (len(parts) + 1), name)
            blocks += make()
        progress(100 * len(parts) // (len(parts) + 1), _("Drawing the pages"))
        made = document(paper(facts, language, _("Data-quality report")), blocks, lambda _pages: None)
        progress(100, "")
    return made


def _parts(content: QualityContent) -> tuple[tuple[str, Callable[[], list[Block]]], ...]:
    """The parts of the report with their names, in the order of its pages."""
    labels = [_("Table {number}").format(number=number) for number in range(1, 5)]
    return (
        (_("Keying"), lambda: [_title(), strip(_facts(content)), *quality_keying.blocks(content, labels[0])]),
        (_("For the methods section"), lambda: [_methods(content), space(6)]),
        (_("Missing answers"), lambda: [*quality_missing.blocks(content, labels[1]), space(8)]),
        (_("Flags and later changes"), lambda: [*quality_found.blocks(content, labels[2]), space(8)]),
        (_("Against paper"), lambda: quality_sample.blocks(content, labels[3])),
    )


def _title() -> Block:
    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            small_capitals(pen, LEFT, y + 10, _("Data-quality report"), _KIND)
        with pen.tagged("H1"):
            pen.text(LEFT, y + 32, _("Keying, missing answers, later changes"), _TITLE)

    return Block(40, draw, keep=True)


def _methods(content: QualityContent) -> Block:
    return in_words(quality_sentences.methods(content), _("For the methods section"), 4)


def _facts(content: QualityContent) -> list[Fact]:
    return [_keyed(content.headline), _differed(content.headline), _against_paper(content), _open(content)]


def _keyed(group: Group) -> Fact:
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
    return pgettext("heading", "Open"), f"{told}, {also}", _("Interim, not frozen")
