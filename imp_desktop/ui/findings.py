"""What was noticed, in a sentence: what is, then at what to look again."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLocale

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.operations.looking_again import Finding
from imp_desktop.ui import dates
from imp_desktop.ui.names import Names


def sentence(finding: Finding, names: Names) -> str:
    """What was noticed and what to look at, such as "All ten answers are 2. Look at the page again"."""
    return f"{what(finding, names)}. {advice(finding)}"


def what(finding: Finding, names: Names) -> str:
    """What was noticed, without a full stop."""
    values = finding.values
    if finding.kind == "dates_in_order":
        return _misdated(finding, names)
    said = {
        "straight": _straight(values),
        "contradiction": _("Statements and their opposites have the same answers"),
        "shifted": _shifted(values),
        "blank_end": _("The last item of the page is blank, all others are answered"),
        "surplus": _("After the last item of the page one answer was left over"),
        "speed": _("{count} answers came within {seconds} seconds"),
        "plausible_age": _("{value} is keyed, {minimum} to {maximum} is usual"),
        "group_fits_form": _("The form is keyed, but not expected of this participant"),
        "same_answers": _("All {count} answers are the same as those of {other}"),
    }[finding.kind]
    return said.format(**{**values, "seconds": _seconds(values)})


def advice(finding: Finding) -> str:
    """What to look at, without a full stop."""
    if finding.kind == "dates_in_order":
        return _("Look at the date on the form again")
    if finding.kind == "group_fits_form":
        return _("Look at the code on the form again")
    if finding.kind == "same_answers":
        return _("Look at the codes on both forms again")
    if finding.kind == "contradiction":
        return _("Look at the form again")
    if finding.page and finding.values.get("pages") != 1:
        return _("Look at page {page} again").format(page=finding.page)
    return _("Look at the page again")


def kind_name(kind: str) -> str:
    """What findings of a kind are called in lists."""
    return {
        "straight": _("one answer throughout"),
        "contradiction": _("contradicting answers"),
        "shifted": _("one line off"),
        "blank_end": _("last item blank"),
        "surplus": _("one answer too many"),
        "speed": _("keyed too fast for a hand"),
        "dates_in_order": _("dates out of order"),
        "plausible_age": _("unusual number"),
        "group_fits_form": _("form not expected"),
        "same_answers": _("same answers under two codes"),
    }[kind]


def _straight(values: Mapping[str, object]) -> str:
    if values.get("count") != values.get("of"):
        return _("{count} of {of} answers are {code}")
    number = str(values.get("count"))
    in_words = {"8": _("eight"), "9": _("nine"), "10": _("ten")}
    return _("All {count} answers are {code}").replace("{count}", in_words.get(number, number))


def _shifted(values: Mapping[str, object]) -> str:
    if int(str(values.get("lines", 0))) > 0:
        return _("From item {number} on, the answers fit better one line lower")
    return _("From item {number} on, the answers fit better one line higher")


def _misdated(finding: Finding, names: Names) -> str:
    about = str(finding.values["about"])
    said = {
        "consent": _("The form is dated {day}, before the consent on {other}"),
        "first_session": _("The form is dated {day}, after the first session on {other}"),
        "last_session": _("The form is dated {day}, before the last session on {other}"),
    }.get(about, _("The form is dated {day}, before {assessment} on {other}"))
    days = {key: dates.day(value) for key, value in finding.values.items() if isinstance(value, date)}
    return said.format(assessment=names.assessment(about).lower(), **days)


def _seconds(values: Mapping[str, object]) -> str:
    thousandths = int(str(values.get("milliseconds", 0)))
    return QLocale(i18n.language()).toString(thousandths / 1000, "f", 1)
