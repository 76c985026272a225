"""Printing a report through the system's own print dialog."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.ui.reports.document import Document

FINEST = 300

Advanced = Callable[[int], None]


def print_document(document: Document, parent: QWidget, advanced: Advanced) -> bool:
    """Ask for printer and pages, and print them; False if the user thought better of it.

    `advanced` is told the share done in per cent after each page. Raises ImpError (PRINTER_SILENT).
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint(document, printer, advanced)
    return True


def paint(document: Document, printer: QPrinter, advanced: Advanced) -> None:
    """Put the pages chosen on the printer, edge to edge; the pages have their own margins.

    Raises ImpError (PRINTER_SILENT).
    """
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise ImpError(Problem.PRINTER_SILENT, printer=printer.printerName() or "–")
    paper = QRectF(0, 0, printer.width(), printer.height())
    wanted = pages_wanted(document, printer)
    for done, page in enumerate(wanted):
        if done:
            printer.newPage()
        painter.drawImage(paper, document.picture_for_print(page, min(FINEST, printer.resolution())))
        advanced(100 * (done + 1) // len(wanted))
    painter.end()


def pages_wanted(document: Document, printer: QPrinter) -> range:
    """The pages chosen in the dialog, counted from 0; all where none were."""
    first, last = printer.fromPage(), printer.toPage()
    if not first:
        return range(document.pages)
    return range(first - 1, min(last or first, document.pages))
