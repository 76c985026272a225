"""The first page: what the study is, in what state its data are, what was found in words, and what that can say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from typing import Final

from imp_desktop.i18n import _, ngettext, pgettext
from imp_desktop.reports import figures, ink, numbers, sentences
from imp_desktop.reports.content import Content
from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF
from imp_desktop.reports.fact_strip import Fact, strip
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM, columns
from imp_desktop.reports.pen import SENTENCE, SIDE_HEAD, Pen, Style, small_capitals
from imp_desktop.reports.quality_content import QualityContent, per_10_000
from imp_desktop.reports.quality_strip import keyed, state_said
from imp_desktop.reports.runs import Line, plain, said, shortened, wrapped
from imp_desktop.reports.tables import draw_paragraph
from imp_desktop.statistics.results import OutcomeResult

_TITLE: Final = Style(SERIF, 24)
_SUBTITLE: Final = Style(SANS, 10.6, ink.INK_2)
_KIND: Final = Style(SANS_BOLD, 8, ink.FIRST)
_SECTION: Final = Style(SERIF, 13)
_NAME: Final = Style(SANS_BOLD, 9.2)
_ENTRY: Final = Style(SANS, 8, ink.INK_2)
_SHORT: Final = Style(SANS, 8.4, ink.INK_3)
_MOST_TITLE_LINES: Final = 4
_PLOT: Final = figures.Scale(left=LEFT + 346, right=RIGHT, low=-1.4, high=1.4)


def blocks(content: Content, contents: Mapping[str, int]) -> list[Block]:
    """The blocks of the first page; `contents` is filled with the page of every entry before anything is drawn."""
    scale = figures.scale_for(
        [found.hedges_g for outcome in content.main if (found := outcome.comparison)], _PLOT, least=1.4
    )
    last = len(content.main) - 1
    rows = [replace(_finding(content, outcome, scale), keep=at == last) for at, outcome in enumerate(content.main)]
    return [
        _title(content),
        strip([*_state_of_data(content), *_state_of_keying(content)]),
        _findings_head(content),
        *rows,
        _axis(content, scale),
        _closing(content, contents),
    ]


def _title(content: Content) -> Block:
    title = _cut(wrapped(plain(content.facts.title), _TITLE.face, _TITLE.size, ROOM), _MOST_TITLE_LINES)
    subtitle = _cut(wrapped(plain(content.facts.subtitle), _SUBTITLE.face, _SUBTITLE.size, columns(1, 9)[1]), 4)
    height = 20 + 28 * len(title) + 8 + 14.8 * len(subtitle) + 10

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            small_capitals(pen, LEFT, y + 12, _("Outcome report"), _KIND)
        with pen.tagged("H1"):
            for number, line in enumerate(title):
                pen.line_of(LEFT, y + 39 + 28 * number, line)
        with pen.tagged("P"):
            for number, line in enumerate(subtitle):
                pen.line_of(LEFT, y + 37 + 28 * len(title) + 14.8 * number, line, _SUBTITLE.ink)

    return Block(height, draw, keep=True)


def _cut(lines: list[Line], most: int) -> list[Line]:
    """At most that many lines, the last one ending in an ellipsis if others follow."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    ending = replace(last[-1], text=f"{last[-1].text.rstrip()[:-1]}…")
    return [*lines[: most - 1], (*last[:-1], ending)]


def _state_of_data(content: Content) -> list[Fact]:
    facts = content.facts
    counts = content.analysis.groups
    flags = facts.items.open_flags
    people = ", ".join(f"{numbers.count(counts.get(group, 0))} {content.in_group(group)}" for group in content.groups)
    changed = facts.last_change.astimezone(UTC) if facts.last_change else None
    when = f"{numbers.day(changed)}, {changed:%H:%M}" if changed else numbers.DASH
    language = pgettext("language of this report", "English")
    return [
        (
            _("Data"),
            state_said(facts),
            ngettext("{flags} open flag", "{flags} open flags", flags).format(flags=numbers.count(flags)),
        ),
        (_("Study fingerprint"), fingerprint(facts.fingerprint, 16), _("same data, same fingerprint")),
        (_("People"), people, _("with consent")),
        (_("Last change (UTC)"), when, f"imp_desktop {facts.program_version}, {language}"),
    ]


def _state_of_keying(content: Content) -> list[Fact]:
    facts = content.facts
    forms, items = facts.forms, facts.items
    missing = sum(items.missing.values())
    prorated = sum(outcome.prorated for outcome in content.rows)
    unfinished = forms.open + forms.empty
    return [
        _keying(content),
        (
            _("Forms"),
            _("{keyed} of {expected} keyed").format(
                keyed=numbers.count(forms.keyed), expected=numbers.count(forms.expected)
            ),
            _("{unfinished} not finished, {absent} never came back").format(
                unfinished=numbers.count(unfinished), absent=numbers.count(forms.absent)
            ),
        ),
        (
            _("Outside the scale"),
            ngettext("{n} answer", "{n} answers", items.open_flags + items.confirmed).format(
                n=numbers.count(items.open_flags + items.confirmed)
            ),
            _("{confirmed} confirmed from paper").format(confirmed=numbers.count(items.confirmed)),
        ),
        (
            _("Missing answers"),
            _("{share} of items").format(share=numbers.share(missing, missing + items.answered)),
            ngettext("{n} score prorated", "{n} scores prorated", prorated).format(n=numbers.count(prorated)),
        ),
    ]


def _keying(content: Content) -> Fact:
    """How the forms were keyed; where twice, how often one keying differed."""
    group = QualityContent(content.facts.keyed, content.facts).headline
    heading, told, by_whom = keyed(group)
    if group.rate.per_10_000 is None:
        return heading, told, by_whom
    differed = _("{rate} per 10\u00a0000 fields differed").format(rate=per_10_000(group.rate.per_10_000))
    return heading, told, differed


def fingerprint(text: str, digits: int) -> str:
    """The beginning of a fingerprint in groups of four."""
    shown = text[:digits].upper()
    return numbers.DASH.join(shown[at : at + 4] for at in range(0, len(shown), 4))


def _findings_head(content: Content) -> Block:
    title = _("Main outcomes") if any(outcome.main for outcome in content.rows) else _("Outcomes")
    said_once = said(
        _("Change is {after} minus {before}; differences are {first} minus {second}."),
        after=content.in_assessment(content.after), before=content.in_assessment(content.before),
        first=content.in_group(content.first), second=content.in_group(content.second),
    )  # fmt: skip

    lines = wrapped(said_once, SENTENCE.face, SENTENCE.size, ROOM - 90)
    height = 24 + 11 * len(lines)

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H2"):
            pen.text(LEFT, y + 12, title, _SECTION)
        with pen.tagged("P"):
            for number, line in enumerate(lines):
                pen.line_of(LEFT, y + 27 + 11 * number, line, SENTENCE.ink)
            pen.text(RIGHT, y + 27, said(_("Hedges’ *g*, 95% CI")), SENTENCE, "right")
        pen.rule(LEFT, RIGHT, y + height)

    return Block(height, draw, keep=True)


def _finding(content: Content, outcome: OutcomeResult, scale: figures.Scale) -> Block:
    room = scale.left - LEFT - 14
    lines = wrapped(sentences.change(content, outcome), SENTENCE.face, SENTENCE.size, room)
    height = 45.5 + 11 * max(0, len(lines) - 2)

    def draw(pen: Pen, y: float) -> None:
        figures.grid(pen, scale, y, height)
        with pen.tagged("P"):
            name = shortened(outcome.label, _NAME.face, _NAME.size, room * 0.7)
            wide = pen.text(LEFT, y + 15.5, f"{name} ", _NAME)
            short = shortened(outcome.short, _SHORT.face, _SHORT.size, room * 0.25)
            pen.text(LEFT + wide + 5, y + 15.5, f"{short} ", _SHORT)
            for number, line in enumerate(lines):
                pen.line_of(LEFT, y + 27.3 + 11 * number, line)
        if outcome.comparison is not None:
            figures.interval_mark(pen, scale, y + 23, outcome.comparison.hedges_g, labelled=True)
        pen.rule(LEFT, RIGHT, y + height)

    return Block(height, draw, keep=True)


def _axis(content: Content, scale: figures.Scale) -> Block:
    def draw(pen: Pen, y: float) -> None:
        figures.axis(pen, scale, y, content.in_group(content.first))

    return Block(30, draw)


def _closing(content: Content, contents: Mapping[str, int]) -> Block:
    left, room = columns(1, 7)
    right, narrow = columns(8, 12)
    room -= 10
    limits = sentences.limits(content)
    lines = len(wrapped(limits, SENTENCE.face, SENTENCE.size, room))

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H2"):
            pen.text(left, y + 10, _("What these figures can and cannot say"), SIDE_HEAD)
        draw_paragraph(pen, (left, y + 24, room), limits, SENTENCE, 11.6)
        with pen.tagged("H2"):
            pen.text(right, y + 10, _("In this report"), SIDE_HEAD)
        for number, (entry, page) in enumerate(contents.items()):
            with pen.tagged("P"):
                at = y + 24 + 10.6 * number
                pen.text(right, at, f"{shortened(entry, _ENTRY.face, _ENTRY.size, narrow - 16)} ", _ENTRY)
                pen.text(RIGHT, at, numbers.count(page), _ENTRY, "right")

    return Block(max(24 + 11.6 * lines, 24 + 10.6 * 9), draw)
