"""Printing: the pages chosen arrive on the printer, whole."""

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from imp_desktop.errors import ImpError, Problem
from imp_desktop.ui.reports import printing
from imp_desktop.ui.reports.document import Document


@pytest.fixture
def document(tmp_path, qapp) -> Document:
    """Three pages, each with one black square in another place."""
    path = tmp_path / "three.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for place in (100, 300, 500):
        canvas.rect(100, place, 200, 150, fill=1)
        canvas.showPage()
    canvas.save()
    return Document(path.read_bytes())


def printer_into(path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(72)
    return printer


def darkness(content: bytes, page: int) -> list[bool]:
    """Whether each tenth of a page, from the top, holds something black in its left half."""
    bitmap = pypdfium2.PdfDocument(content)[page].render(scale=0.2, grayscale=True).to_pil()
    rows = bitmap.height // 10
    return [bitmap.crop((10, at * rows, 60, (at + 1) * rows)).getextrema()[0] < 128 for at in range(10)]


def test_all_pages_are_printed_as_they_are_seen(document, tmp_path):
    told: list[int] = []
    printing.paint(document, printer_into(tmp_path / "out.pdf"), told.append)
    printed = (tmp_path / "out.pdf").read_bytes()
    assert len(pypdfium2.PdfDocument(printed)) == 3
    assert [darkness(printed, page) for page in range(3)] == [darkness(document.content, page) for page in range(3)]
    assert told == [33, 66, 100]


def test_only_the_pages_chosen_are_printed(document, tmp_path):
    printer = printer_into(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    printing.paint(document, printer, lambda _percent: None)
    printed = (tmp_path / "out.pdf").read_bytes()
    assert len(pypdfium2.PdfDocument(printed)) == 1
    assert darkness(printed, 0) == darkness(document.content, 1)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(document, tmp_path):
    with pytest.raises(ImpError) as met:
        printing.paint(document, printer_into(tmp_path / "no" / "such" / "out.pdf"), lambda _percent: None)
    assert met.value.problem is Problem.PRINTER_SILENT
