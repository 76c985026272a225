"""What a printed form says besides its lines: how it is filled in, and what stands at its foot."""

from collections.abc import Sequence

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item, ItemType, Words
from imp_desktop.reports import numbers
from imp_desktop.reports.paper_form import PaperForm, Place, by_box
from imp_desktop.reports.runs import Runs, brief, clipped, joined, printable, said

_LONGEST_TITLE = 120


def title(form: PaperForm) -> str:
    """The title, which tells nothing of what is measured."""
    return clipped(form.words.paper_title or _("Questionnaire"), _LONGEST_TITLE)


def instruction(form: PaperForm, items: Sequence[Item]) -> Runs:
    """How the lines of a page are filled in, by the kinds of answers there are on it."""
    parts = [(_own(form.words))] if form.words.paper_instruction else []
    boxes = [by_box(item) for item in items]
    if any(boxes):
        parts += [
            said(_("Put **one cross** in each line, in the box that fits you best.")),
            said(_("Mistake? Fill that box **completely** and cross another one.")),
        ]
    if any(not box and item.type is not ItemType.TEXT for box, item in zip(boxes, items, strict=True)):
        parts.append(said(_("Write numbers with **one digit** in a box.")))
    if any(item.type is ItemType.TEXT for item in items):
        parts.append(said(_("Write words **on the lines**.")))
    if all(boxes) and not any(item.asked_if for item in items):
        parts.append(said(_("Leave no line open.")))
    return joined(parts)


def text_of(item: Item, words: Words) -> str:
    """What stands at an item: the clinic's wording, or the cue with a capital; nothing where nobody has named it."""
    cue = printable(words.cues.get(item.id, ""))
    return cue if item.id in words.worded else cue[:1].upper() + cue[1:]


def condition(item: Item, form: PaperForm) -> str:
    """Of whom the item is asked, where it is not asked of everybody."""
    if item.asked_if is None:
        return ""
    other = form.instrument.item(item.asked_if.item)
    scale = form.words.choices.get(other.choices.id, {}) if other.choices else {}
    answers = [brief(scale.get(code, str(code))) for code in item.asked_if.codes]
    return _("if {number} is answered “{answer}”").format(number=other.number, answer="” / “".join(answers))


def page_label(form: PaperForm, place: Place) -> str:
    """Which page of how many."""
    return _("Page {number} of {total}").format(number=place.label, total=numbers.count(form.instrument.pages))


def feet(form: PaperForm, place: Place) -> tuple[str, str]:
    """The two lines at the foot: which questionnaire, and whose page."""
    groups = [form.study[at : at + 4] for at in range(0, len(form.study), 4)]
    where = [page_label(form, place), printable(form.code), form.assessment]
    where.append(_("study {fingerprint}").format(fingerprint=numbers.DASH.join(groups)))
    return f"{version(form)} {_about_words(form)}".strip(), "  ·  ".join(part for part in where if part)


def version(form: PaperForm) -> str:
    """Which questionnaire in which version."""
    short = brief(form.words.short)
    return _("{form}, form version {version}.").format(form=short, version=form.instrument.version)


def _about_words(form: PaperForm) -> str:
    words, items = form.words, form.instrument.items
    if all(item.id in words.worded for item in items):
        return ""
    if not any(item.id in words.cues for item in items):
        return _("Which items stand on this form is not named yet.")
    return _("Short cues in our own words stand where the licensed sentences go.")


def _own(words: Words) -> Runs:
    """A sentence of the questionnaire's own, never read as markup."""
    return said("{own}", own=printable(words.paper_instruction))
