"""What every form says after all its keyings: the one place from which answers are taken into numbers and tables."""

from collections.abc import Mapping

from imp_desktop.operations import comparing
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers
from imp_desktop.storage.answers import Place, Stored


def by_form(
    study: Study, instruments: tuple[str, ...] = (), participant: int | None = None
) -> dict[Place, list[Stored]]:
    """Place -> what every item says; an item whose keyings differ and are not settled says nothing.

    Of every form, or only of those instruments, or of that participant.
    """
    found = answers.by_form(study, instruments, participant)
    for place, over in comparing.overlays(study, participant).items():
        if not instruments or place[2] in instruments:
            found[place] = list(laid_over(found.get(place, []), over).values())
    return found


def of_item(study: Study, instrument: str, item: str, participant: int | None = None) -> list[tuple[Place, Stored]]:
    """Place and answer of every form where an item says something."""
    found = dict(answers.of_item(study, instrument, item, participant))
    for place, over in comparing.overlays(study, participant).items():
        if place[2] == instrument and item in over:
            said = over[item]
            found.pop(place, None)
            if said is not None:
                found[place] = said
    return list(found.items())


def laid_over(first: list[Stored], over: Mapping[str, Stored | None]) -> dict[str, Stored]:
    """Item -> what it says: the first keying, with what other keyings settled instead of it."""
    said = {one.item: one for one in first if one.item not in over}
    return said | {item: one for item, one in over.items() if one is not None}
