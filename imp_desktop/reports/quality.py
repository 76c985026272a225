"""The data-quality report: its pages in order, made from rates and facts, the same bytes for the same data."""

from collections.abc import Callable
from typing import Final

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, speaking
from imp_desktop.reports import (
    ink,
    quality_found,
    quality_keying,
    quality_missing,
    quality_sample,
    quality_sentences,
    quality_strip,
)
from imp_desktop.reports.faces import SANS_BOLD, SERIF
from imp_desktop.reports.fact_strip import strip
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.outcome import Cancelled, Progress, never, paper, silent
from imp_desktop.reports.page import LEFT, document
from imp_desktop.reports.pen import Pen, Style, small_capitals
from imp_desktop.reports.quality_content import QualityContent
from imp_desktop.reports.quality_facts import QualityFacts
from imp_desktop.reports.tables import in_words

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
        (
            _("Keying"),
            lambda: [_title(), strip(quality_strip.facts(content)), *quality_keying.blocks(content, labels[0])],
        ),
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
