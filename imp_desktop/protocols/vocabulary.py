"""The closed words of a course and its logs, and how they read in the language of now."""

from imp_desktop.i18n import _, pgettext


def session_statuses() -> dict[str, str]:
    """What can become of a session, in the order of reports."""
    return {
        "delivered": _("held in full"),
        "truncated": _("shortened"),
        "postponed": _("postponed"),
        "cancelled": _("cancelled"),
    }


def severities() -> dict[str, str]:
    """How severe an adverse reaction was, the least first."""
    return {"mild": _("mild"), "moderate": _("moderate"), "severe": _("severe"), "serious": _("serious")}


def relations() -> dict[str, str]:
    """How an adverse reaction is related to the course, the least first."""
    return {
        "unrelated": _("unrelated"),
        "unlikely": _("unlikely"),
        "possibly": _("possibly"),
        "probably": _("probably"),
        "certainly": _("certainly"),
    }


def actions() -> dict[str, str]:
    """What was done about an adverse reaction."""
    return {
        "none": pgettext("action", "none"),
        "talk": _("talk with the teacher"),
        "adapted": _("practice adapted"),
        "referred": _("referred"),
        "stopped": _("course stopped"),
    }
