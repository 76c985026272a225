"""The keys of samples and what they do."""

from imp_desktop.i18n import _


def drawing_keys() -> list[tuple[str, str]]:
    """The keys while a sample is asked for."""
    return [("Ctrl+Enter", _("draw the sample"))]


def comparing_keys() -> list[tuple[str, str]]:
    """The keys while a sample is compared with the paper."""
    return [
        ("Enter", _("the whole page is as on paper")),
        ("Space", _("the field in sight is not; then key what the paper says")),
    ]
