"""The keys of the screen of texts and what they do."""

from imp_desktop.i18n import _


def keep_key() -> str:
    """The key that says that codes still fit, by its name."""
    return _("Space")


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys."""
    return [
        ("1 … 9", _("put the text under a code, or take it from there; log an adverse reaction")),
        ("Enter", _("next text that is still to code")),
        ("↑  ↓", _("text before, next text")),
        ("PgUp  PgDn", _("scroll the text")),
        ("P", _("may be printed, or not")),
        ("N", _("new code")),
        (keep_key(), _("the codes still fit a text that was keyed anew")),
        ("O", _("open the form at the text")),
        ("Ctrl+Z", _("undo the last step on this screen")),
        ("Ctrl+Tab", _("next part")),
        ("Ctrl+Shift+Tab", _("part before")),
        ("Ctrl+I", _("show or hide the list")),
    ]


def legend() -> list[tuple[tuple[str, ...], str]]:
    """The keys used most, for the foot."""
    return [
        (("Enter",), _("next to code")),
        (("↑", "↓"), _("texts")),
        (("O",), _("open the form")),
        (("Ctrl+Z",), _("undo")),
    ]


def form_legend() -> list[tuple[tuple[str, ...], str]]:
    """The keys of a form that stands in the place of the codes, for the foot."""
    return [(("Ctrl+Enter",), _("keep")), (("Esc",), _("leave as it was"))]
