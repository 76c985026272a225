"""The keys of the reports and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys and the manual."""
    return [
        ("F5", _("Make it anew")),
        ("Ctrl+S", _("Save PDF")),
        ("Ctrl+P", _("Print")),
        ("Ctrl+I", _("Choices")),
        ("PgUp", _("Page before")),
        ("PgDn", _("Next page")),
        ("Esc", _("Cancel what is being made")),
    ]
