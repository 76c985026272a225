"""Printing a report through the system's own print dialog."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from imp_desktop.ui.reports.document import Document

FINEST = 300


def print_document(document: Document, parent: QWidget) -> bool:
    """Ask for the printer and print all pages on it; False if the user thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint(document, printer)
    return True


def paint(document: Document, printer: QPrinter) -> None:
    """Put every page on the printer, edge to edge; the pages have their own margins."""
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter(printer)
    paper = QRectF(0, 0, printer.width(), printer.height())
    for number, picture in enumerate(document.pictures(min(FINEST, printer.resolution()))):
        if number:
            printer.newPage()
        painter.drawImage(paper, picture)
    painter.end()
