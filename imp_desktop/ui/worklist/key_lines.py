"""The keys of the work list and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys and the manual."""
    return [
        ("1", _("leave the answer out of the score; a note was read")),
        ("2", _("open the form at the item, to correct it")),
        ("Enter", _("open the form")),
        ("Ctrl+Z", _("undo what the bar offers to undo")),
        ("Ctrl+I", _("show or hide the right column")),
    ]
