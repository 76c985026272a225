"""What a feasibility report can and cannot say: how the groups came about, how it was reckoned, what is not settled."""

from collections.abc import Iterator, Sequence
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers
from imp_desktop.reports.content import Content
from imp_desktop.reports.cover import fingerprint
from imp_desktop.reports.faces import SERIF
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.missing import forms_due
from imp_desktop.reports.page import LEFT
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import Runs, brief, clipped, joined, said
from imp_desktop.reports.sentences import chance, enumerated
from imp_desktop.reports.tables import in_words
from imp_desktop.statistics.feasibility_results import SessionsFinding

_SECTION: Final = Style(SERIF, 13)
_MOST: Final = 12  # sentences of one kind; more are counted
_LONGEST: Final = 300


def blocks(content: FeasibilityContent) -> list[Block]:
    """The words at the end of the report."""
    compared = Content(content.analysis, content.facts)
    parts: list[tuple[str, Runs]] = [
        (_("Design"), joined([*_groups(content), chance(compared), _dates(content)])),
        (_("Limits"), joined(list(_limits()))),
        (_("Forms"), forms_due(compared)),
        (_("Calculation"), joined(list(_calculation()))),
        (_("State of the data"), joined(list(_state(content)))),
        (_("Criteria"), _several(list(_changes(content)))),
        (_("To look at"), _several([said("{doubt}", doubt=clipped(one, _LONGEST)) for one in content.found.doubts])),
        (_("Not in this report"), _elsewhere()),
    ]
    return [_heading(), *(in_words(words, title) for title, words in parts if words)]


def _heading() -> Block:
    title = _("What these figures can and cannot say")

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H2"):
            pen.text(LEFT, y + 12, title, _SECTION)

    return Block(16, draw, keep=True, fresh=True, entry=title)


def _groups(content: FeasibilityContent) -> Iterator[Runs]:
    """How many people each group has, and where they were found."""
    for arm in content.found.flow.arms:
        people = ngettext("{group}: {n} person", "{group}: {n} people", arm.consented)
        found = f" ({brief(arm.recruited)})" if arm.recruited else ""
        yield said(f"{people}{{found}}.", group=brief(arm.label), n=numbers.count(arm.consented), found=found)


def _dates(content: FeasibilityContent) -> Runs:
    """From when to when the course was held."""
    days = sorted(
        line.date
        for _domain, finding in content.each(SessionsFinding)
        for line in finding.lines
        if line.date and line.status in ("delivered", "truncated")
    )
    if not days:
        return ()
    return said(
        _("The sessions that were held lie between {first} and {last}."),
        first=numbers.day(days[0]), last=numbers.day(days[-1]),
    )  # fmt: skip


def _limits() -> Iterator[Runs]:
    yield said(
        _(
            "What people say of the course is their own account, on a form handed in at its end; those who did not "
            "hand one in are not in these figures. Intervals show how far shares of small groups reach; they say "
            "nothing of people unlike those who took part."
        )
    )
    yield said(
        _(
            "The outcomes are told in short; whether a larger study is worth while cannot be read from them alone. All "
            "tests, intervals and scales are in the outcome report."
        )
    )


def _calculation() -> Iterator[Runs]:
    yield said(
        _(
            "Shares are rounded half up, once, from the counts, so that the parts of a row can add up to 99 or 101. "
            "Their intervals are exact (Clopper and Pearson), 95%, two-sided. *SD* divides by *n* − 1. Correlations "
            "are Pearson’s with Fisher’s interval. No figure is corrected for several tests."
        )
    )


def _state(content: FeasibilityContent) -> Iterator[Runs]:
    """What interim means, and what is still open."""
    frozen = content.facts.frozen
    if frozen is None:
        yield said(_("Interim: the data are not frozen, so every figure and every verdict can still change."))
    else:
        yield said(_("The data were frozen on {day}."), day=numbers.day(frozen))
    flags = content.facts.items.open_flags
    if flags:
        told = ngettext(
            "{n} answer outside the scale waits for a decision and is in no figure.",
            "{n} answers outside the scale wait for a decision and are in no figure.",
            flags,
        )
        yield said(told, n=numbers.count(flags))
    if content.facts.last_change:
        yield said(
            _("Study {fingerprint}, last changed on {day}."),
            fingerprint=fingerprint(content.facts.fingerprint, 12), day=numbers.day(content.facts.last_change),
        )  # fmt: skip


def _changes(content: FeasibilityContent) -> Iterator[Runs]:
    """Every change of criteria that were fixed, with the whole reason."""
    for day, reason in content.found.state.changed:
        yield said(_("Changed on {day}: {reason}."), day=numbers.day(day), reason=clipped(reason, _LONGEST).rstrip("."))


def _several(told: Sequence[Runs]) -> Runs:
    more = len(told) - _MOST
    rest = [said(ngettext("{n} more.", "{n} more.", more), n=numbers.count(more))] if more > 0 else []
    return joined([*told[:_MOST], *rest])


def _elsewhere() -> Runs:
    """What a published report of a pilot study also holds (CONSORT extension of 2016) and no study file knows."""
    named = enumerated(
        [
            _("why the study was done and for what later study"),
            _("why it has this many people"),
            _("its registration and funding"),
            _("what a committee of ethics decided"),
            _("what will be changed before a larger study"),
        ]
    )
    return said(_("The program does not know, and a published report also tells: {named}."), named=named)
