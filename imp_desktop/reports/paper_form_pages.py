"""Printed forms made into a document, sheet by sheet; the same forms give the same bytes."""

from collections.abc import Callable, Sequence

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, speaking
from imp_desktop.reports import paper_form_notes, paper_form_rows
from imp_desktop.reports.page import Sheets
from imp_desktop.reports.paper_form import PaperForm
from imp_desktop.reports.paper_form_head import draw_foot, draw_head, top_of_rows
from imp_desktop.reports.paper_form_layout import Sheet
from imp_desktop.reports.paper_form_layout import sheets as sheets_of
from imp_desktop.reports.paper_form_words import title
from imp_desktop.reports.paper_form_writing import note_letters

Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]


def paper_forms_pdf(forms: Sequence[PaperForm], progress: Progress, cancelled: Cancelled) -> bytes:
    """The forms one after the other as a PDF; each is in its own language, the document in that of the first.

    Raises ImpError (CANCELLED) as soon as `cancelled` says so, between two forms.
    """
    language = forms[0].language
    with speaking(language):
        name = title(forms[0]) if len(forms) == 1 else _("Forms on paper")
    sheets = Sheets(name, "", language)
    kept: list[tuple[Sheet, ...]] = []  # tables are told apart by what they are: none may go before all are drawn
    for number, form in enumerate(forms):
        if cancelled():
            raise ImpError(Problem.CANCELLED)
        progress(100 * number // len(forms), form.code)
        with speaking(form.language):
            kept.append(_form(sheets, form, number))
    progress(100, "")
    return sheets.finished()


def _form(sheets: Sheets, form: PaperForm, number: int) -> tuple[Sheet, ...]:
    top, letters = top_of_rows(form), note_letters(form)
    drawn = tuple(sheets_of(form, top))
    sheets.pen.entry("  ·  ".join(part for part in (form.code, form.assessment, title(form)) if part), number)
    for sheet in drawn:
        draw_head(sheets.pen, sheet, top)
        draw_foot(sheets.pen, sheet, paper_form_rows.draw(sheets.pen, sheet, top, letters))
        sheets.turn()
    paper_form_notes.draw(sheets, form, drawn, letters)
    return drawn
