"""The list before freezing in words: what is left of each kind, and where it is settled."""

from collections.abc import Callable

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.closing import Check
from imp_desktop.ui.session import Session


def said(check: Check) -> str:
    """How many are left of what the line counts, or that none are."""
    return _WORDS[check.kind](check.count).format(n=check.count) if check.count else _NONE[check.kind]()


def go_there(session: Session, check: Check) -> None:
    """Show the place where the line is settled, with its filter set."""
    if check.place == "overview":
        session.go("overview", wanted=check.wanted)
    elif check.place == "course":
        session.go("course", tab="reactions")
    else:
        session.go(check.place)


_WORDS: dict[str, Callable[[int], str]] = {
    "differs": lambda n: ngettext("{n} form with differences", "{n} forms with differences", n),
    "second_open": lambda n: ngettext("{n} second keying half done", "{n} second keyings half done", n),
    "open": lambda n: ngettext("{n} form half keyed", "{n} forms half keyed", n),
    "once": lambda n: ngettext("{n} second keying not begun", "{n} second keyings not begun", n),
    "empty": lambda n: ngettext("{n} form not keyed", "{n} forms not keyed", n),
    "not_closed": lambda n: ngettext("{n} complete form is not closed", "{n} complete forms are not closed", n),
    "flags": lambda n: ngettext("{n} flag not looked at", "{n} flags not looked at", n),
    "looks": lambda n: ngettext("{n} thing to look at again", "{n} things to look at again", n),
    "queries": lambda n: ngettext("{n} question is open", "{n} questions are open", n),
    "notes": lambda n: ngettext("{n} note not looked at", "{n} notes not looked at", n),
    "reactions": lambda n: ngettext("{n} reaction not in the log", "{n} reactions not in the log", n),
    "texts": lambda n: ngettext("{n} text without a code", "{n} texts without a code", n),
}
_NONE: dict[str, Callable[[], str]] = {
    "differs": lambda: _("No keyings differ"),
    "second_open": lambda: _("No second keying is open"),
    "open": lambda: _("No form is half keyed"),
    "once": lambda: _("No form waits for a second keying"),
    "empty": lambda: _("Every form is keyed or known to be missing"),
    "not_closed": lambda: _("Every complete form is closed"),
    "flags": lambda: _("Every flag was looked at"),
    "looks": lambda: _("Nothing is to be looked at again"),
    "queries": lambda: _("No question is open"),
    "notes": lambda: _("Every note was looked at"),
    "reactions": lambda: _("Every reaction is in the log"),
    "texts": lambda: _("Every text has a code"),
}
