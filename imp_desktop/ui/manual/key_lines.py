"""The keys of the manual and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys and the manual."""
    return [("/", _("Find in this page")), ("Enter", _("Find the next place"))]
