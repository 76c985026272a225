"""The keys of the course, tab by tab, as the sheet of keys lists them."""

from imp_desktop.i18n import _
from imp_desktop.ui.course import words


def keys_of(tab: str, *, cohorts: bool) -> list[tuple[str, str]]:
    """The keys of a tab, then those of the whole screen."""
    own = {"adaptations": _entry_keys, "reactions": _reaction_keys}.get(tab, _session_keys)
    everywhere = [("Ctrl+Tab", _("next tab")), ("Ctrl+Shift+Tab", _("previous tab"))]
    if cohorts and own is _session_keys:
        everywhere += [("Ctrl+PgDown", _("next cohort")), ("Ctrl+PgUp", _("previous cohort"))]
    return [*own(), *everywhere, ("Ctrl+Z", _("undo the last mark or the last row of the session log"))]


def _session_keys() -> list[tuple[str, str]]:
    letter = words.mark_letter("excused")
    return [
        ("Enter", _("in the session log: edit the row")),
        ("D", _("in the session log: held as planned, asks for the day")),
        ("→", _("from the session log to the attendance list")),
        ("1", words.mark_words("present")),
        ("0", _("absent; {letter} does the same").format(letter=words.mark_letter("absent"))),
        (letter, words.mark_words("excused")),
        ("Backspace", _("take the mark back")),
        ("Esc", _("from the attendance list to the session log; out of a row as it was")),
    ]


def _entry_keys() -> list[tuple[str, str]]:
    return [
        ("Ctrl+N", _("enter a change of the course")),
        ("Enter", _("amend; in a row: next, and keep")),
        ("Ctrl+Enter", _("keep")),
        ("Del", _("take out, with a reason")),
        ("Esc", _("leave as it was")),
    ]


def _reaction_keys() -> list[tuple[str, str]]:
    return [
        ("Ctrl+N", _("enter an adverse reaction")),
        ("Enter", _("fill or amend; in the form: next, and keep")),
        ("1–9", _("in the form: the answer of that number")),
        ("Ctrl+Enter", _("keep")),
        ("Del", _("take out, with a reason")),
        ("Esc", _("leave as it was")),
    ]
