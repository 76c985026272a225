"""The reference study: constructed people taken in through the ordinary operations, one change a form."""

from collections.abc import Callable
from pathlib import Path

from imp_desktop import paths
from imp_desktop.operations import enrolling, exchanging, keying, studies
from imp_desktop.operations.persons import Person, name_of_user, person
from imp_desktop.operations.studies import Study
from imp_desktop.operations.taking import Import, Taking, refuse_if_met

CHOICES = ("scs.left_out=23,16", "descriptives=available", "made_up=yes")


def demo(path: Path, who: str = "", progress: Callable[[int], None] = lambda _percent: None) -> Study:
    """Make the reference study at `path` and give it opened.

    `progress` is told the share done in per cent. Raises ImpError (FILE_EXISTS, FILE_UNWRITABLE); a study that could
    not be made completely is not left behind.
    """
    study = studies.create(path, "imp", CHOICES, who)
    try:
        _fill(study, who, progress)
    except BaseException:
        study.close()
        path.unlink()
        raise
    return study


def _fill(study: Study, who: str, progress: Callable[[int], None]) -> None:
    """Every table of the reference study, taken in as any import would be, one change a form."""
    keyer = person(study, who or name_of_user())
    files = sorted((paths.resources() / "reference_study").glob("*.csv"))
    taking = Taking(study, keyer, Import(files), progress=progress)
    exchanging.take_in_order(taking, exchanging.read_tables(files))
    refuse_if_met(taking)
    _mark_forms_that_never_came_back(study, keyer)


def _mark_forms_that_never_came_back(study: Study, keyer: Person) -> None:
    for participant in enrolling.participants(study):
        for key in keying.due_forms(study, participant.code):
            form = keying.open_form(study, key)
            if not form.answers:
                keying.never_came_back(study, keyer, form, absent=True)
