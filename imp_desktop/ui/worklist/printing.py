"""Printing the query sheet through the system's own dialog."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from imp_desktop import i18n
from imp_desktop.operations import query_sheets
from imp_desktop.ui import findings
from imp_desktop.ui.names import names
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.printing import print_document
from imp_desktop.ui.session import Session


def print_sheet(session: Session, parent: QWidget, kinds: Collection[str]) -> bool:
    """Print what waits of these kinds in the language of now; False if the user thought better of it.

    Raises ImpError (PRINTER_SILENT).
    """
    called = names(session.study)
    content = query_sheets.query_sheet(
        session.study, i18n.language(), kinds, lambda found: findings.sentence(found, called)
    )
    return print_document(Document(content), parent, lambda _percent: None)
