"""Printing forms from the overview: one as it was keyed, or a blank packet of somebody, through the system's dialog."""

from PySide6.QtWidgets import QWidget

from imp_desktop import i18n
from imp_desktop.operations import paper_forms
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.paper_wanted import Wanted
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.printing import print_document
from imp_desktop.ui.session import Session


def print_filled(session: Session, parent: QWidget, key: FormKey) -> bool:
    """Print a form with what was keyed of it; False if the user thought better of it.

    Raises ImpError (FORM_SEALED where the person must not see it, PRINTER_SILENT).
    """
    content = paper_forms.filled_form(session.study, session.person, key, i18n.language())
    return _print(content, parent)


def print_blank(session: Session, parent: QWidget, code: str, assessment: str = "", instrument: str = "") -> bool:
    """Print the blank packet of a participant, of one assessment or all, or one form of it.

    False if the user thought better of it. Raises ImpError (GROUP_MISSING, NO_FORM_FITS, PRINTER_SILENT).
    """
    wanted = Wanted(
        instruments=(instrument,) if instrument else (),
        assessments=(assessment,) if assessment else (),
        codes=(code,),
    )
    return _print(paper_forms.blank_forms(session.study, wanted, i18n.language()), parent)


def _print(content: bytes, parent: QWidget) -> bool:
    return print_document(Document(content), parent, lambda _percent: None)
