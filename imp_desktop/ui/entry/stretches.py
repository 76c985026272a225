"""The page of a third keying: only the items that differ stand on it, between stretches of those that agree."""

from dataclasses import replace

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item
from imp_desktop.operations.keying import Form
from imp_desktop.ui.entry.blocks import Place, Stretch, places


def places_of_third(form: Form) -> dict[str, Place]:
    """How each item that differs stands on the page, with the stretches before it, and behind the last one."""
    wanted = form.asked
    found = {item: replace(place, line_below=False) for item, place in places(wanted).items()}
    before: list[Stretch] = []
    last = ""
    for page in range(1, form.instrument.pages + 1):
        before.append(Stretch(_("Page {page}").format(page=page), page=True, line=page > 1))
        agree: list[Item] = []
        for item in form.instrument.on_page(page):
            if item.id not in found:
                agree.append(item)
                continue
            before += _stretch(agree)
            found[item.id] = replace(found[item.id], above=tuple(before))
            before, agree, last = [], [], item.id
        before += _stretch(agree)
    if last:
        found[last] = replace(found[last], below=tuple(before))
    return found


def _stretch(items: list[Item]) -> tuple[Stretch, ...]:
    if not items:
        return ()
    if len(items) == 1:
        return (Stretch(_("{number} agrees").format(number=items[0].number)),)
    return (Stretch(_("{first} to {last} agree").format(first=items[0].number, last=items[-1].number)),)
