"""The slip of a pile as PDF, to be printed and laid on the stack."""

from pathlib import Path

from imp_desktop import files
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, languages, speaking
from imp_desktop.operations import piles
from imp_desktop.operations.persons import Person
from imp_desktop.operations.piles import Pile
from imp_desktop.operations.report_facts import facts
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage.keyings import Pass

__all__ = ["pile_slip", "save_pile_slip"]


def pile_slip(study: Study, person: Person, pile: Pile, language: str) -> bytes:
    """How far a pile is, as a PDF. Raises ImpError (UNKNOWN_LANGUAGE)."""
    from imp_desktop.reports import pile_slip as slips  # noqa: PLC0415 - reportlab is loaded when it is needed

    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))
    told = piles.progress(study, person, pile)
    with speaking(language):
        words = protocol(study).in_language(language).assessments
        slip = slips.Slip(
            number=pile.id,
            assessment=words.get(pile.assessment, pile.assessment),
            keying=_("first keying") if pile.keying_pass is Pass.FIRST else _("second keying"),
            who=pile.who,
            begun=pile.begun,
            ended=pile.ended,
            remark=pile.remark,
            lines=tuple(
                slips.SlipLine(one.code, one.done, len(one.forms), one.flags, one.notes) for one in told.packets
            ),
        )
        return slips.pile_slip(slip, facts(study), language)


def save_pile_slip(
    study: Study, person: Person, pile: Pile, path: Path, language: str, *, replace: bool = False
) -> Path:
    """Write the slip whole or not at all; gives the path. Raises ImpError (FILE_EXISTS, FILE_UNWRITABLE ...)."""
    if path.exists() and not replace:
        raise ImpError(Problem.FILE_EXISTS, path=path)
    files.write_whole(path, pile_slip(study, person, pile, language), replace=replace)
    return path
