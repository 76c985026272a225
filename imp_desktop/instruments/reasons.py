"""Why there is no answer, in words, the same on the screen and on paper."""

from imp_desktop.i18n import _


def reason_said(missing: str) -> str:
    """A reason of MISSING_REASONS in the language of now."""
    return {
        "omitted": _("left blank"),
        "illegible": _("cannot be read"),
        "two_marked": _("two boxes marked"),
        "between": _("between two boxes"),
        "not_applicable": _("does not apply"),
        "page_missing": _("page missing"),
    }[missing]
