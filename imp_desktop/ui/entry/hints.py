"""The hints beside the page: which keys help now, less those the person knows already."""

from collections.abc import Mapping

from imp_desktop.i18n import _, language
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.keys import Gesture
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.spot import Hint

KNOWN_AFTER = 10
LEARNED = (Gesture.NO_ANSWER, Gesture.CONFIRM, Gesture.NOTE, Gesture.BACK)


def learning(pen: Pen) -> bool:
    """Whether the hints shown now are those that leave once they are known."""
    return pen.mode is Mode.ANSWER and not pen.current.open_flag


def forget(known: dict[str, int]) -> None:
    """Show every hint again: whoever asks for the keys does not know them all."""
    for gesture in LEARNED:
        known.pop(gesture, None)


def hints(pen: Pen, known: Mapping[str, int], study: Study) -> tuple[Hint, ...]:
    """The keys that help now."""
    told = _of_mode(pen)
    if told:
        return told
    if pen.mode is Mode.COMPLETE:
        return _after_the_form(pen, study)
    if pen.current.open_flag:
        return _outside(pen.item)
    return _usual(pen, known)


def _of_mode(pen: Pen) -> tuple[Hint, ...]:
    if pen.mode is Mode.HISTORY:
        back = Hint("Esc", _("back to the answer"))
        digits = "1" if pen.restorable == 1 else f"1 … {pen.restorable}"
        return (Hint(digits, _("restore that answer")), back) if pen.restorable else (back,)
    return {
        Mode.STOPPED: (Hint("Enter", _("try again")), Hint("Alt+←", _("back to the overview"))),
        Mode.REASON: (Hint(".", _("once more: left blank")), Hint("Esc", _("back to the answer"))),
        Mode.GO_TO: (Hint("Enter", _("go there")), Hint("Esc", _("back to the answer"))),
    }.get(pen.mode, ())


def _usual(pen: Pen, known: Mapping[str, int]) -> tuple[Hint, ...]:
    found = []
    if pen.item.type is ItemType.TEXT:
        found += [Hint("Enter", _("text is complete")), Hint("Alt+Enter", _("new line"))]
    elif pen.item.type is ItemType.DATE:
        found.append(Hint("Enter", _("date is complete")))
    elif pen.item.choices is None or pen.typed:
        found.append(Hint("Enter", _("number is complete")))
    learned = {
        Gesture.NO_ANSWER: Hint(".", _("no answer: key the reason")),
        Gesture.CONFIRM: Hint("F2", _("the paper really says so")),
        Gesture.NOTE: Hint("F12", _("note")),
        Gesture.BACK: Hint("↑", _("back one item")),
    }
    if pen.item.type is ItemType.TEXT:
        del learned[Gesture.CONFIRM]
    elif pen.form.wanted is not None:
        learned = {gesture: hint for gesture, hint in learned.items() if gesture is not Gesture.CONFIRM}
    return (*found, *_looked(pen), *(hint for gesture, hint in learned.items() if known.get(gesture, 0) < KNOWN_AFTER))


def _outside(item: Item) -> tuple[Hint, ...]:
    limits = words.bounds(item)
    again = f"{limits[0]} … {limits[1]}" if limits is not None else "0 … 9"
    return (
        Hint("F2", _("the paper really says so")),
        Hint(again, _("key it again")),
        Hint("Enter", _("go on, decide later")),
    )


def _after_the_form(pen: Pen, study: Study) -> tuple[Hint, ...]:
    """Enter goes on and closes nothing; Ctrl+Enter closes the form first, where that can be done."""
    following = _next_form(pen, study)
    if pen.gaps:
        after = [Hint("Enter", _("go to the first empty item"))]
    elif pen.following is not None and not pen.packet_ends:
        after = [Hint("Enter", following)]
    else:
        after = [Hint("Enter", _("to the pile") if pen.pile is not None else _("back to the overview"))]
    if pen.closable:
        after.append(Hint("Ctrl+Enter", _("close the form")))
    elif pen.packet_ends:
        after.append(Hint("Ctrl+Enter", following))
    return (*after, *_looked(pen), Hint("↑", _("back to the last item")), Hint("F4", _("date written on the form")))


def _looked(pen: Pen) -> tuple[Hint, ...]:
    return (Hint("F5", _("looked at it: the paper says so")),) if pen.findings else ()


def _next_form(pen: Pen, study: Study) -> str:
    following = pen.following
    if following is None:
        return ""
    name = studies.instrument(study, following.instrument).in_language(language()).short
    if following.code != pen.form.key.code:
        return _("next packet: {code}, {name}").format(code=following.code, name=name)
    if following.assessment != pen.form.key.assessment:
        labels = studies.protocol(study).in_language(language()).assessments
        name = f"{name}, {labels.get(following.assessment, following.assessment)}"
    return _("next form: {name}").format(name=name)
