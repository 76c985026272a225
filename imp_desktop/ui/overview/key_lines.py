"""The keys of the overview and what they do."""

from imp_desktop.i18n import _


def keys() -> list[tuple[str, str]]:
    """Every key, for the sheet of keys and the manual."""
    return [
        ("Enter", _("do what the line at the foot says")),
        ("Ctrl+Enter", _("open the next form that is waiting")),
        ("Ctrl+1", _("only what waits for the first keying; once more shows all")),
        ("Ctrl+2", _("only what waits for the second keying")),
        ("Ctrl+3", _("only what differs, for the third keying")),
        ("0–9", _("jump to a code")),
        ("Ctrl+G", _("look for a code")),
        ("−", _("an empty form never came back, or did after all")),
        ("Ctrl+P", _("print the form, as keyed or blank")),
        ("Ctrl+Shift+P", _("print the blank packet")),
        ("Ctrl+Z", _("undo what the bar offers to undo")),
        ("Home", _("to the code, whose page Enter opens")),
        ("Ctrl+Home", _("to the first participant")),
        ("Ctrl+End", _("to the last participant")),
        ("Ctrl+I", _("show or hide the right column")),
    ]
