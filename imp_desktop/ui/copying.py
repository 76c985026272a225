"""Saving a copy of the study: ask where, make it, say where it is."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.ui import problems
from imp_desktop.ui.session import Session


def save_copy(session: Session, parent: QWidget) -> None:
    """Save a verified copy where the user wishes."""
    path = session.study.path
    suggested = path.with_name(f"{path.stem}-copy{path.suffix}")
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Save a copy of the study"), str(suggested), _("Studies (*.impstudy)")
    )
    if not chosen:
        return
    try:
        made = studies.save_copy(session.study, Path(chosen))
    except ImpError as error:
        problems.show(session, error)
    else:
        session.tell(_("The copy is in {path}. It was opened and compared.").format(path=made))
