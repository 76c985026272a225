"""The keys of the register and of one participant's page and what they do."""

from imp_desktop.i18n import _


def of_list(*, adding: bool) -> list[tuple[str, str]]:
    """The keys of the list; those of the fields of a new participant only where they stand."""
    fields = [("Ctrl+Enter", _("add whoever stands in the fields")), ("Esc", _("put the fields away"))]
    return [("Enter", _("open the participant")), *_everywhere(), *(fields if adding else [])]


def of_person() -> list[tuple[str, str]]:
    """The keys of one participant's page."""
    return [
        ("Enter", _("open the form")),
        ("−", _("an empty form never came back, or did after all")),
        ("Ctrl+E", _("edit the register, or end editing")),
        ("Ctrl+L", _("close what is complete, lock what is closed, unlock what is locked")),
        ("Ctrl+M", _("move a form that was filed wrongly")),
        ("Ctrl+PgUp", _("previous participant")),
        ("Ctrl+PgDown", _("next participant")),
        ("Alt+Left", _("back to the list")),
        *_everywhere(),
        ("Ctrl+I", _("show or hide the right column")),
    ]


def _everywhere() -> list[tuple[str, str]]:
    return [
        ("Ctrl+N", _("add a participant")),
        ("Ctrl+G", _("look for a code")),
        ("Ctrl+Z", _("undo what the bar offers to undo")),
    ]
