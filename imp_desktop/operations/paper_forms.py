"""Questionnaires on paper: blank ones for people or for nobody in particular, and filled ones as they were keyed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imp_desktop import files
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, languages, speaking
from imp_desktop.operations import enrolling, forms
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.paper_filling import filled
from imp_desktop.operations.paper_wanted import Wanted, refuse_unknown, wanted_keys
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.protocols.model import Protocol
from imp_desktop.storage import keyings
from imp_desktop.storage.keyings import FormKey

if TYPE_CHECKING:
    from imp_desktop.reports.paper_form import Filled, PaperForm

__all__ = [
    "Keyed",
    "Wanted",
    "blank_forms",
    "filled_form",
    "filled_forms",
    "keyed_keys",
    "save_blank_forms",
    "save_filled_forms",
]

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]

_STUDY_DIGITS = 12
_USUAL_CODE = "000-A"


@dataclass(frozen=True)
class Keyed:
    """Forms about which something was keyed: those that can be shown, and those that are being keyed twice."""

    shown: tuple[FormKey, ...]
    sealed: tuple[FormKey, ...]


def _silent(_percent: int, _words: str) -> None:
    return


def _never() -> bool:
    return False


def blank_forms(
    study: Study, wanted: Wanted, language: str, progress: Progress = _silent, cancelled: Cancelled = _never
) -> bytes:
    """Blank forms as a PDF: packets in the order of the codes, or one of each form; the same study, the same bytes.

    Raises ImpError (UNKNOWN_LANGUAGE, UNKNOWN_INSTRUMENT, UNKNOWN_ASSESSMENT, UNKNOWN_PARTICIPANT, UNKNOWN_GROUP,
    GROUP_MISSING, NO_FORM_FITS, CANCELLED).
    """
    _refuse_language(language)
    refuse_unknown(study, wanted)
    with speaking(language):
        papers = [_paper(study, key, language) for key in wanted_keys(study, wanted)]
    return _pdf(papers, progress, cancelled)


def filled_form(study: Study, person: Person | None, key: FormKey, language: str) -> bytes:
    """One form with what was keyed of it, as a PDF. Raises ImpError as `filled_forms` does."""
    return filled_forms(study, person, [key], language)


def filled_forms(
    study: Study,
    person: Person | None,
    keys: Sequence[FormKey],
    language: str,
    progress: Progress = _silent,
    cancelled: Cancelled = _never,
) -> bytes:
    """Forms with what was keyed of them, as a PDF.

    Raises ImpError (UNKNOWN_LANGUAGE, NO_FORM_FITS, CANCELLED, FORM_SEALED where the person must not see the keying,
    and what `forms.open_form` raises).
    """
    _refuse_language(language)
    with speaking(language):
        papers = [_paper(study, known, language, what) for known, what in (filled(study, person, key) for key in keys)]
    return _pdf(papers, progress, cancelled)


def keyed_keys(study: Study, wanted: Wanted, person: Person | None = None) -> Keyed:
    """The forms of the people meant about which something was keyed, in the order of the packets.

    Raises ImpError as `blank_forms` does.
    """
    refuse_unknown(study, wanted)
    keyed = set(forms.keyed_forms(study)) | set(_absent(study))
    numbers = {one.code: number for number, one in enrolling.by_number(study).items()}
    hidden = sealed(study, person)
    found = [(key, (numbers[key.code], *key[1:])) for key in wanted_keys(study, wanted) if key in keyed]
    return Keyed(
        tuple(key for key, place in found if place not in hidden), tuple(key for key, place in found if place in hidden)
    )


def save_blank_forms(study: Study, wanted: Wanted, path: Path, language: str, *, replace: bool = False) -> Path:
    """Write blank forms whole or not at all; gives the path. Raises ImpError as `blank_forms` does, FILE_EXISTS."""
    _refuse_there(path, replace=replace)
    files.write_whole(path, blank_forms(study, wanted, language), replace=replace)
    return path


def save_filled_forms(
    study: Study, person: Person | None, keys: Sequence[FormKey], path: Path, language: str, *, replace: bool = False
) -> Path:
    """Write filled forms whole or not at all; gives the path. Raises ImpError as `filled_forms` does, FILE_EXISTS."""
    _refuse_there(path, replace=replace)
    files.write_whole(path, filled_forms(study, person, keys, language), replace=replace)
    return path


def _refuse_there(path: Path, *, replace: bool) -> None:
    if path.exists() and not replace:
        raise ImpError(Problem.FILE_EXISTS, path=path)


def _pdf(papers: "Sequence[PaperForm]", progress: Progress, cancelled: Cancelled) -> bytes:
    from imp_desktop.reports.paper_form_pages import paper_forms_pdf  # noqa: PLC0415 - reportlab is loaded when needed

    if not papers:
        raise ImpError(Problem.NO_FORM_FITS)
    return paper_forms_pdf(papers, progress, cancelled)


def _absent(study: Study) -> list[FormKey]:
    """The forms that never came back."""
    codes = {number: who.code for number, who in enrolling.by_number(study).items()}
    facts = keyings.all_facts(study)
    return [FormKey(codes[who], at, name) for who, at, name, fact, _value in facts if fact == keyings.ABSENT]


def _refuse_language(language: str) -> None:
    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))


def _paper(study: Study, key: FormKey, language: str, what: "Filled | None" = None) -> "PaperForm":
    from imp_desktop.reports.paper_form import PaperForm  # noqa: PLC0415 - as above

    return PaperForm(
        study=study.study_id[:_STUDY_DIGITS].upper(),
        instrument=instrument(study, key.instrument),
        language=language,
        assessment=key.assessment,
        assessment_label=_label(protocol(study), key.assessment, language),
        code=key.code,
        code_shape=key.code or _usual_code(study),
        filled=what,
    )


def _usual_code(study: Study) -> str:
    """A code with as many signs as the longest in the register, for the boxes of a form for nobody in particular."""
    return max((one.code for one in enrolling.participants(study)), key=len, default=_USUAL_CODE)


def _label(plan: Protocol, assessment: str, language: str) -> str:
    """An assessment in words for who fills the form in."""
    if plan.course is not None and assessment == plan.comparison.before:
        return _("Before the training")
    if plan.course is not None and assessment == plan.comparison.after:
        return _("After the training")
    return plan.in_language(language).assessments.get(assessment, assessment)
