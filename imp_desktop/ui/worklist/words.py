"""The words of the work list: where something stands, what was keyed, and what was said about it."""

from collections.abc import Sequence

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.instruments.model import Instrument, Words
from imp_desktop.operations import studies
from imp_desktop.operations.item_history import ItemEvent
from imp_desktop.operations.studies import Study
from imp_desktop.operations.worklist import Work
from imp_desktop.ui import dates
from imp_desktop.ui.entry.words import reason
from imp_desktop.ui.names import Names
from imp_desktop.ui.worklist.model import Line


def lines(work: Sequence[Work], names: Names) -> list[Line]:
    """Everything that waits, in words."""
    return [Line(one, where(one, names), what(one), said(one)) for one in work]


def where(work: Work, names: Names) -> str:
    """The form and the item."""
    return _("{instrument} {assessment}, item {number}").format(
        instrument=names.instrument(work.form.instrument),
        assessment=names.assessment(work.form.assessment).lower(),
        number=work.number,
    )


def what(work: Work) -> str:
    """What was keyed and what may be keyed; of a note its text."""
    if work.kind == "note":
        return f"“{work.text}”"
    return _("{keyed} keyed, {expected} expected").format(keyed=work.keyed, expected=work.expected)


def said(work: Work) -> str:
    """Whether somebody said that the paper really says so."""
    if work.kind == "note":
        return _("{keyed} keyed").format(keyed=work.keyed) if work.keyed else _("no answer keyed")
    return _("paper says so") if work.confirmed else _("not confirmed")


def cue(study: Study, work: Work) -> str:
    """The reminder of what the item asks; empty where there is none."""
    return _words_of(study, work).cues.get(work.item_id, "")


def scale(study: Study, work: Work) -> tuple[tuple[int, ...], str, str]:
    """The codes of the item's scale with the words of its first and last one; empty for numbers and texts."""
    questionnaire = _questionnaire(study, work)
    choices = questionnaire.item(work.item_id).choices
    if choices is None:
        return (), "", ""
    labels = questionnaire.in_language(i18n.language()).choices.get(choices.id, {})
    return choices.codes, labels.get(choices.codes[0], ""), labels.get(choices.codes[-1], "")


def event(happened: ItemEvent) -> tuple[str, str]:
    """One thing that happened at an item: what, and who and when."""
    words = {
        "keyed": _("{keyed} keyed"),
        "blank": _("no answer: {reason}"),
        "confirmed": _("{keyed}: paper says so"),
        "cleared": _("taken back"),
        "undone": _("undone"),
        "note": _("note: {text}"),
        "read": _("note read"),
        "unread": _("note waits again"),
    }
    why_not = reason(happened.missing) if happened.missing else ""
    text = words[happened.kind].format(keyed=happened.keyed or "–", reason=why_not, text=happened.text or "–")
    return text, f"{happened.who}, {dates.moment(happened.when)}"


def _questionnaire(study: Study, work: Work) -> Instrument:
    return studies.instrument(study, work.form.instrument)


def _words_of(study: Study, work: Work) -> Words:
    return _questionnaire(study, work).in_language(i18n.language())
