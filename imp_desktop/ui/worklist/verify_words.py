"""The words of verifying: what is unusual in a form, and who verified it."""

from collections.abc import Sequence
from dataclasses import dataclass

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import verifying
from imp_desktop.operations.verifying import Looked, Unusual
from imp_desktop.ui import dates
from imp_desktop.ui.entry.words import reason
from imp_desktop.ui.names import Names
from imp_desktop.ui.worklist.words import place


@dataclass(frozen=True)
class FormLine:
    """A form with the words it is shown in: where it is, what is unusual in it, how it stands, who verified it when."""

    looked: Looked
    where: str
    what: str
    stands: str
    day: str = ""
    who: str = ""

    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        parts = (self.looked.form.code, self.where, self.what, self.stands, self.who)
        return ", ".join(part for part in parts if part)


def lines(forms: Sequence[Looked], names: Names) -> list[FormLine]:
    """The forms in words."""
    return [_line(one, names) for one in forms]


def item(one: Unusual) -> tuple[str, str]:
    """An unusual item: where it is and what it says, and why it is worth a look."""
    at = _("page {page}, item {item}").format(page=one.page, item=one.number)
    says = one.keyed or (reason(one.missing) if one.missing else _("no answer"))
    return _("{place}: {says}").format(place=at, says=says), "; ".join(_why(kind, one) for kind in one.kinds)


def fits(line: FormLine, wanted: str) -> bool:
    """Whether every word of the filter begins a word of the line: its code, its form or its assessment.

    Commas part several filters, of which one is enough: a pile is its codes with commas between them.
    """
    told = f"{line.looked.form.code} {line.where}".casefold().split()
    several = wanted.casefold().split(",")
    return any(all(any(word.startswith(part) for word in told) for part in one.split()) for one in several)


def pages(looked: Looked) -> str:
    """Which pages are verified, in words; empty for a form of one page and where none or all are."""
    if len(looked.pages) < 2 or looked.done or not looked.verified:
        return ""
    told = ", ".join(str(page) for page in sorted(looked.verified))
    return ngettext("page {pages} verified", "pages {pages} verified", len(looked.verified)).format(pages=told)


def _line(one: Looked, names: Names) -> FormLine:
    number = len(one.unusual) + len(one.findings)
    told = ngettext("{n} thing to look at", "{n} things to look at", number).format(n=number)
    last = one.last
    return FormLine(
        one,
        place(one.form, 0, names),
        told if number else _("nothing unusual"),
        _stands(one),
        dates.day(last.when) if last else "",
        last.who if last else "",
    )


def _stands(one: Looked) -> str:
    if one.done:
        return _("verified")
    if one.stale:
        return _("changed after it was verified")
    return pages(one) or _("not verified")


def _why(kind: str, one: Unusual) -> str:
    return {
        verifying.FLAGGED: _("outside the scale"),
        verifying.CONFIRMED: _("outside the scale, paper says so"),
        verifying.CORRECTED: _("corrected"),
        verifying.MISSING: _("no answer, with a reason"),
        verifying.NOTED: _("note: {text}").format(text=one.note),
        verifying.SETTLED: _("settled after its keyings differed"),
    }[kind]
