"""What a feasibility report can and cannot say: how the groups came about, what is not settled yet, what is missing."""

from collections.abc import Iterator

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.runs import Runs, brief, joined, plain, said
from imp_desktop.reports.tables import in_words


def blocks(content: FeasibilityContent) -> list[Block]:
    """The words at the end of the report."""
    return [
        in_words(joined(list(_limits(content))), _("Limits")),
        in_words(joined(list(_state(content))), _("State of the data")),
        *(
            [in_words(joined([plain(one) for one in content.found.doubts]), _("To look at"))]
            if content.found.doubts
            else []
        ),
    ]


def _limits(content: FeasibilityContent) -> Iterator[Runs]:
    if not content.facts.randomised:
        yield said(
            _(
                "People were not placed in a group by chance. A difference in change can therefore have other sources "
                "than the programme."
            )
        )
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


def _state(content: FeasibilityContent) -> Iterator[Runs]:
    yield said(_("The data are not frozen: every figure can still change."))
    forms = content.facts.forms
    open_forms = forms.open + forms.empty
    if open_forms:
        told = ngettext("{n} form is not finished.", "{n} forms are not finished.", open_forms)
        yield said(told, n=numbers.count(open_forms))
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
            fingerprint=brief(content.facts.fingerprint[:12].upper()), day=numbers.day(content.facts.last_change),
        )  # fmt: skip
