"""The feasibility report: its pages in order, made from results and facts, the same bytes for the same data."""

from collections.abc import Callable
from typing import Final

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, ngettext, speaking
from imp_desktop.reports import baseline, domains, feasibility_limits, flow, ink, numbers, progression
from imp_desktop.reports.content import Content
from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.feasibility_content import MANY_COHORTS, FeasibilityContent
from imp_desktop.reports.feasibility_details import details
from imp_desktop.reports.flow_svg import flow_svg
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.outcome import Cancelled, Progress, never, paper, silent
from imp_desktop.reports.page import LEFT, columns, document
from imp_desktop.reports.pen import Pen, Style, small_capitals
from imp_desktop.reports.runs import Runs, joined, plain, said, wrapped
from imp_desktop.reports.sentences import enumerated
from imp_desktop.statistics.feasibility_results import Feasibility
from imp_desktop.statistics.results import Analysis

_KIND: Final = Style(SANS_BOLD, 8, ink.FIRST)
_TITLE: Final = Style(SERIF, 20)
_SENTENCE: Final = Style(SANS, 10, ink.INK_2)


def feasibility_pdf(
    analysis: Analysis, found: Feasibility, facts: Facts, language: str, progress: Progress = silent,
    cancelled: Cancelled = never,
) -> bytes:  # fmt: skip
    """The report as a PDF in the language; `progress` hears of every part (0 to 100 and its name).

    Raises ImpError (CANCELLED) as soon as `cancelled` says so, between two parts.
    """
    with speaking(language):
        content = FeasibilityContent(found, analysis, facts)
        blocks: list[Block] = []
        parts = _parts(content)
        for number, (name, make) in enumerate(parts):
            if cancelled():
                raise ImpError(Problem.CANCELLED)
            progress(100 * number // (len(parts) + 1), name)
            blocks += make()
        if cancelled():
            raise ImpError(Problem.CANCELLED)
        progress(100 * len(parts) // (len(parts) + 1), _("Drawing the pages"))
        made = document(paper(facts, language, _("Feasibility report")), blocks, content.pages.update)
        progress(100, "")
    return made


def flow_diagram(analysis: Analysis, found: Feasibility, facts: Facts, language: str) -> bytes:
    """The flow of people as SVG, in the language."""
    with speaking(language):
        return flow_svg(FeasibilityContent(found, analysis, facts))


def _parts(content: FeasibilityContent) -> tuple[tuple[str, Callable[[], list[Block]]], ...]:
    """The parts of the report with their names, in the order of its pages; what a study lacks gives no blocks."""
    compared = Content(content.analysis, content.facts)
    return (
        (_("Summary by domain"), lambda: _summary(content)),
        (_("Flow of participants"), lambda: flow.blocks(content)),
        (_("Participants at the start"), lambda: baseline.blocks(compared, content.labels.table())),
        *details(content),
        (_("What these figures can and cannot say"), lambda: feasibility_limits.blocks(content)),
    )


def _summary(content: FeasibilityContent) -> list[Block]:
    return [_title(content), *progression.blocks(content), space(5), *domains.blocks(content)]


def _title(content: FeasibilityContent) -> Block:
    """What this is, of how many people, and how many of their forms came back."""
    lines = wrapped(_of_whom(content), _SENTENCE.face, _SENTENCE.size, columns(1, 12)[1])

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            small_capitals(pen, LEFT, y + 10, _("Feasibility report"), _KIND)
        with pen.tagged("H1"):
            pen.text(LEFT, y + 32, _("Summary by domain"), _TITLE)
        with pen.tagged("P"):
            for number, line in enumerate(lines):
                pen.line_of(LEFT, y + 48 + 13.6 * number, line, _SENTENCE.ink)

    return Block(50 + 13.6 * len(lines), draw, keep=True)


def _of_whom(content: FeasibilityContent) -> Runs:
    found = content.found
    told = [_people(content)]
    if found.cohorts:
        sizes = enumerated([numbers.count(n) for n in found.cohorts.values()])
        if len(found.cohorts) > MANY_COHORTS:
            sizes = numbers.reach(min(found.cohorts.values()), max(found.cohorts.values()))
        cohorts = ngettext(", in {n} cohort ({sizes})", ", in {n} cohorts ({sizes})", len(found.cohorts))
        told.append(said(cohorts, n=numbers.count(len(found.cohorts)), sizes=sizes))
    if found.forms_back is not None and found.forms_back.whole:
        told.append(
            said(
                _("; evaluation form returned by {n} of {due}"),
                n=numbers.count(found.forms_back.part), due=numbers.count(found.forms_back.whole),
            )
        )  # fmt: skip
    return joined([*told, plain(".")], "")


def _people(content: FeasibilityContent) -> Runs:
    """How many people are in the course; without a course, how many gave consent."""
    arms = content.found.flow.arms
    if any(arm.in_course for arm in arms):
        found = content.found.people
        people = ngettext("{n} person in the course", "{n} people in the course", found)
    else:
        found = sum(arm.consented for arm in arms)
        people = ngettext("{n} person gave consent", "{n} people gave consent", found)
    return said(people, n=numbers.count(found))
