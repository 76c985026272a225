"""The words of the texts: how many wait, what may give somebody away, and what to look at again."""

from collections.abc import Sequence

from imp_desktop import i18n
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import identifying, studies
from imp_desktop.operations.identifying import Clue
from imp_desktop.operations.studies import Study
from imp_desktop.ui.coding.model import TextLine

_MOST_CLUES = 3


def title(study: Study, item: str) -> str:
    """The reminder of what an item asks; its name where it has none."""
    for instrument_id in studies.instruments(study):
        instrument = studies.instrument(study, instrument_id)
        if instrument.has(item):
            return instrument.in_language(i18n.language()).cues.get(item, item)
    return item


def progress(waiting: int, texts: int) -> str:
    """How many texts are still to be coded, or that all are."""
    if waiting:
        return ngettext("{n} text still to code", "{n} texts still to code", waiting).format(n=waiting)
    return ngettext("The only text is coded.", "All {n} texts are coded.", texts).format(n=texts)


def progress_of_log(waiting: int, forms: int) -> str:
    """How many forms that say yes to an adverse reaction still wait for the log, or that none does."""
    if waiting:
        return ngettext("{n} form waits for the log", "{n} forms wait for the log", waiting).format(n=waiting)
    if not forms:
        return _("No form tells of an adverse reaction.")
    return _("Everybody who says yes is in the log.")


def look_again(line: TextLine) -> str:
    """What to do about a text that reads otherwise than when it was coded; empty for the others."""
    if not line.changed:
        return ""
    return _("Keyed anew since it was coded: look again at its codes.")


def clues(found: Sequence[Clue]) -> str:
    """A sentence about what in a text may tell who somebody is; empty where nothing does."""
    if not found:
        return ""
    told = [_clue(clue) for clue in found[:_MOST_CLUES]]
    if len(found) > _MOST_CLUES:
        told.append(_("and {n} more").format(n=len(found) - _MOST_CLUES))
    return _("Look again before it is printed: {clues}.").format(clues=", ".join(told))


def _clue(clue: Clue) -> str:
    kinds = {
        identifying.NAME: _("“{said}” may be a name"),
        identifying.MAIL: _("“{said}” is an e-mail address"),
        identifying.PHONE: _("“{said}” may be a phone number"),
        identifying.WEB: _("“{said}” is an address on the web"),
        identifying.CODE: _("“{said}” is the code of a participant"),
    }
    return kinds[clue.kind].format(said=clue.said)
