"""The keys of piles and what they do."""

from imp_desktop.i18n import _


def announcing_keys() -> list[tuple[str, str]]:
    """The keys while a pile is announced."""
    return [
        ("Enter", _("put the code on the pile; in the lists: to the other side")),
        ("Ctrl+Shift+A", _("take all that are expected")),
        ("Del", _("take a code from the pile")),
        ("Ctrl+Enter", _("start the pile")),
    ]


def counting_keys() -> list[tuple[str, str]]:
    """The keys while a pile is at hand."""
    return [
        ("Enter", _("open the packet")),
        ("Ctrl+Enter", _("go on keying")),
        ("Ctrl+P", _("print the slip")),
        ("Ctrl+Shift+Enter", _("end the pile")),
    ]
