"""The outcome report: its pages in order, made from results and facts, the same bytes for the same data."""

from collections.abc import Callable
from datetime import UTC

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, speaking
from imp_desktop.reports import baseline, comparison, cover, forest, further, means, missing, numbers, reliability
from imp_desktop.reports.content import Content
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import Paper, document
from imp_desktop.reports.runs import brief, printable
from imp_desktop.statistics.results import Analysis

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]


def silent(_percent: int, _words: str) -> None:
    """Hear of progress and do nothing."""


def never() -> bool:
    """Do not stop."""
    return False


def outcome_pdf(
    analysis: Analysis, facts: Facts, language: str, progress: Progress = silent, cancelled: Cancelled = never
) -> bytes:
    """The report as a PDF in the language; `progress` hears of every part (0 to 100 and its name).

    Raises ImpError (CANCELLED) as soon as `cancelled` says so, between two parts.
    """
    with speaking(language):
        content = Content(analysis, facts)
        contents: dict[str, int] = {}
        parts: tuple[tuple[str, Callable[[], list[Block]]], ...] = (
            (_("Main outcomes"), lambda: cover.blocks(content, contents)),
            (_("Participants at the start"), lambda: baseline.blocks(content)),
            (_("Outcomes by group and time"), lambda: comparison.blocks(content)),
            (_("Means by group and time"), lambda: means.blocks(content)),
            (_("Standardised differences in change"), lambda: forest.blocks(content)),
            (_("Reliability of the scales in this study"), lambda: reliability.blocks(content)),
            (_("Other estimates of the difference"), lambda: further.other_estimates(content)),
            (_("Other means, changes and distributions"), lambda: further.other_descriptions(content)),
            (_("People with a score, and missing answers"), lambda: missing.blocks(content)),
        )
        blocks: list[Block] = []
        for number, (name, make) in enumerate(parts):
            if cancelled():
                raise ImpError(Problem.CANCELLED)
            progress(100 * number // (len(parts) + 1), name)
            blocks += make()
        if cancelled():
            raise ImpError(Problem.CANCELLED)
        progress(100 * len(parts) // (len(parts) + 1), _("Drawing the pages"))
        made = document(paper(facts, language, _("Outcome report")), blocks, contents.update)
        progress(100, "")
    return made


def paper(facts: Facts, language: str, report: str) -> Paper:
    """What stands on every page of a report."""
    keys = ", ".join(f"{brief(key.name)} v{key.version}" for key in facts.keys)
    parts = [
        _("Study {fingerprint}").format(fingerprint=cover.fingerprint(facts.fingerprint, 12)),
        f"imp_desktop {facts.program_version}",
        _("keys {keys}").format(keys=keys) if keys else "",
        numbers.day(facts.last_change.astimezone(UTC)) if facts.last_change else "",
    ]
    return Paper(
        study=printable(facts.title),
        report=report,
        state=_("Interim: data not frozen")
        if facts.frozen is None
        else _("Frozen {day}").format(day=numbers.day(facts.frozen)),
        foot="  ·  ".join(part for part in parts if part),
        second_foot=_("Constructed from published summary figures, not real people.") if facts.made_up else "",
        language=language,
        frozen=facts.frozen is not None,
    )
