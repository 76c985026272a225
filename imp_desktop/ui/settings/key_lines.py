"""The keys of the settings and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys and the manual."""
    return [
        ("↑  ↓", _("chapter before, next chapter")),
        ("Enter", _("keep what is typed in a field")),
        ("Esc", _("put back the bounds that are kept")),
    ]
