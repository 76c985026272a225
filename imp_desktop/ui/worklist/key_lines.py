"""The keys of the work list and of verifying, and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key of the work list, for the sheet of keys and the manual."""
    return [
        ("1", _("leave the answer out of the score; a note was read; answer a question")),
        ("2", _("open the form at the item, to correct it; close a question")),
        ("3", _("ask a question; of a question, open its form")),
        ("Enter", _("open the form at the item")),
        ("Ctrl+Z", _("undo what the bar offers to undo")),
        ("Ctrl+P", _("print what is listed as a query sheet")),
        ("Ctrl+Shift+V", _("verify forms")),
        ("Ctrl+I", _("show or hide the right column")),
    ]


def verifying_keys() -> list[tuple[str, str]]:
    """Every key of verifying, for the sheet of keys and the manual."""
    return [
        ("Enter  V", _("the form is right: verify it, go to the next one")),
        ("1 … 9", _("verify that page alone")),
        ("Ctrl+Enter", _("verify every form that is listed")),
        ("E", _("open the form at its first unusual item")),
        ("/", _("choose which forms are listed")),
        ("Ctrl+Z", _("undo what the bar offers to undo")),
        ("Ctrl+I", _("show or hide the right column")),
        ("Esc", _("back to the work list")),
    ]
