"""The words of the work list: where something stands, what was keyed or asked, and what was said about it."""

from collections.abc import Collection, Sequence

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.instruments.model import Instrument, Words
from imp_desktop.operations import studies
from imp_desktop.operations.item_history import ItemEvent
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.queries import Query, Step
from imp_desktop.operations.studies import Study
from imp_desktop.operations.worklist import FLAG, NOTE, QUERY, Work
from imp_desktop.ui import dates, findings
from imp_desktop.ui.entry import passes
from imp_desktop.ui.entry.words import reason
from imp_desktop.ui.names import Names
from imp_desktop.ui.worklist.model import Line


def lines(work: Sequence[Work], names: Names) -> list[Line]:
    """Everything that waits, in words."""
    asked = {(one.form, one.item_id) for one in work if one.kind == QUERY}
    return [Line(one, where(one, names), what(one, names), said(one, asked)) for one in work]


def where(work: Work, names: Names) -> str:
    """The form and the item."""
    return place(work.form, work.number, names)


def place(form: FormKey, number: int, names: Names) -> str:
    """A form, and an item of it if the number is not 0."""
    parts = {"instrument": names.instrument(form.instrument), "assessment": names.assessment(form.assessment).lower()}
    if not number:
        return _("{instrument} {assessment}").format(**parts)
    return _("{instrument} {assessment}, item {number}").format(**parts, number=number)


def what(work: Work, names: Names) -> str:
    """What was keyed and what may be keyed; of a note its text, of a question what is asked."""
    if work.finding is not None:
        return findings.what(work.finding, names)
    if work.sealed:
        return {FLAG: _("a value outside the scale"), NOTE: _("a note"), QUERY: _("a question")}[work.kind]
    if work.kind == NOTE:
        return f"“{work.text}”"
    if work.kind == QUERY:
        return work.text
    return _("{keyed} keyed, {expected} expected").format(keyed=work.keyed, expected=work.expected)


def said(work: Work, asked: Collection[tuple[FormKey, str]] = ()) -> str:
    """What somebody said of it: that the paper says so, an answer, whom it is for."""
    if work.sealed:
        return _("seen once the form is keyed twice")
    if work.query is not None:
        return _said_of(work.query)
    if work.finding is not None:
        return findings.advice(work.finding)
    if (work.form, work.item_id) in asked:
        return _("a question is asked")
    if work.kind == NOTE:
        return _("{keyed} keyed").format(keyed=work.keyed) if work.keyed else _("no answer keyed")
    return _("paper says so") if work.confirmed else _("not confirmed")


def cue(study: Study, work: Work) -> str:
    """The reminder of what the item asks; empty where there is none."""
    return _words_of(study, work).cues.get(work.item_id, "")


def scale(study: Study, work: Work) -> tuple[tuple[int, ...], str, str]:
    """The codes of the item's scale with the words of its first and last one; empty for numbers and texts."""
    questionnaire = _questionnaire(study, work)
    choices = questionnaire.item(work.item_id).choices if work.item_id else None
    if choices is None:
        return (), "", ""
    labels = questionnaire.in_language(i18n.language()).choices.get(choices.id, {})
    return choices.codes, labels.get(choices.codes[0], ""), labels.get(choices.codes[-1], "")


def event(happened: ItemEvent, *, several: bool = False) -> tuple[str, str]:
    """One thing that happened at an item: what, in which keying if there are several, and who and when."""
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
    if several:
        text = _("{keying}: {what}").format(keying=passes.name_of(happened.keying_pass), what=text)
    about = f"{happened.who}, {dates.moment(happened.when)}"
    return text, f"{about}, “{happened.why}”" if happened.why else about


def step(taken: Step, query: Query) -> tuple[str, str]:
    """One step of a question: what, and who and when."""
    words = {
        "asked": _("question for {name}: {text}") if query.to else _("question: {text}"),
        "answered": _("answer: {text}"),
        "closed": _("question closed: {text}") if taken.text else _("question closed"),
        "opened": _("question open again: {text}") if taken.text else _("question open again"),
    }
    text = words[taken.kind].format(text=taken.text or "–", name=query.to)
    return text, f"{taken.who}, {dates.moment(taken.when)}"


def undo() -> str:
    """What the quiet bar offers after a decision, with its key."""
    return f"{_('Undo')}  Ctrl+Z"


def _said_of(query: Query) -> str:
    answered = query.answer
    if query.state == "answered" and answered is not None:
        return _("answered by {who}: {text}").format(who=answered.who, text=answered.text)
    return _("for {name}").format(name=query.to) if query.to else _("not answered")


def _questionnaire(study: Study, work: Work) -> Instrument:
    return studies.instrument(study, work.form.instrument)


def _words_of(study: Study, work: Work) -> Words:
    return _questionnaire(study, work).in_language(i18n.language())
