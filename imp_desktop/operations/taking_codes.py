"""Tables of codes taken in: codes a study added, and the codes of texts; what does not fit is remembered."""

import unicodedata
from collections.abc import Mapping

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.answers import assessment_of
from imp_desktop.exchange.columns import EVENT, RECORD
from imp_desktop.exchange.course import CourseRow, Kind, course_rows
from imp_desktop.exchange.reading import Table
from imp_desktop.operations import coding, course_log, enrolling
from imp_desktop.operations.coding import Code, CodedText, Sorting
from imp_desktop.operations.studies import protocol
from imp_desktop.operations.taking import Taking
from imp_desktop.operations.taking_rows import news, refuse_twice, told_of

Texts = Mapping[tuple[str, str, str], CodedText]


def take_own_codes(taking: Taking, table: Table) -> None:
    """Take in codes a study added to those of its protocol; what a code is called is never replaced."""
    rows, problems = course_rows(table, Kind.OWN_CODES)
    taking.problems += problems
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        with told_of(taking, table, row):
            refuse_twice(seen, row.cells["item"], row.cells["code"] or row.cells["label"])
            _take_own_code(taking, row)


def take_codes(taking: Taking, table: Table) -> None:
    """Take in the codes of texts, as one change."""
    rows, problems = course_rows(table, Kind.CODES)
    taking.problems += problems
    texts = {
        (one.form.code.casefold(), one.form.assessment, item): one
        for item in coding.coded_items(taking.study)
        for one in coding.texts(taking.study, item)
    }
    seen: set[tuple[str, ...]] = set()
    with taking.study.change(taking.person, taking.wanted.reason, "import codes") as change:
        sorting = Sorting(taking.study, change)
        for row in rows:
            with told_of(taking, table, row):
                text = _text_of(taking, row, texts)
                refuse_twice(seen, text.form.code, text.form.assessment, text.item)
                _take_coding(taking, row, text, sorting)


def _take_own_code(taking: Taking, row: CourseRow) -> None:
    item, label = row.cells["item"], unicodedata.normalize("NFC", row.cells["label"])
    known = {one.id: one for one in coding.codes(taking.study, item)}
    there = known.get(
        row.cells["code"] or next((one.id for one in known.values() if one.own and one.label == label), "")
    )
    if there is None:
        coding.add_code(taking.study, taking.person, item, label, row.cells["reason"], row.cells["code"])
        taking.result.codes += 1
        return
    _refuse_another(there, label, row.cells["reason"])
    taking.result.known += 1


def _refuse_another(there: Code, label: str, why: str) -> None:
    if not there.own:
        raise ImpError(Problem.CODE_EXISTS, "code", label=there.id)
    for column, said, stored in (("label", label, there.label), ("reason", why, there.why)):
        if said not in ("", stored):
            raise ImpError(Problem.CODE_EXISTS, column, label=there.id)


def _text_of(taking: Taking, row: CourseRow, texts: Texts) -> CodedText:
    """The text a row is about."""
    code, item = row.cells[RECORD], row.cells["item"]
    assessment = assessment_of(row.cells[EVENT], protocol(taking.study).assessments)
    text = texts.get((code.casefold(), assessment, item))
    if text is not None:
        return text
    known = coding.coded_items(taking.study)
    if item not in known:
        raise ImpError(Problem.NOT_CODED, item=item or '""', known=", ".join(known) or "–")
    raise ImpError(Problem.NO_TEXT, code=enrolling.record_of(taking.study, code).code, item=item)


def _take_coding(taking: Taking, row: CourseRow, text: CodedText, sorting: Sorting) -> None:
    """An empty cell leaves what is there; a text that reads otherwise since waits until somebody looks at it."""
    codes = coding.fitting_codes(taking.study, text.item, row.cells["codes"].split())
    facts = {"codes": " ".join(codes), "printable": _yes_or_no(row.cells["printable"])}
    stored = _stored(text)
    if text.changed and facts["codes"] in ("", stored["codes"]):
        taking.result.known += 1
        return
    about = ("coding", text.form.code, text.form.assessment, text.item)
    new = news(taking, about, stored, {name: value for name, value in facts.items() if value})
    after = stored | new
    if new and (after["codes"] or after["printable"] == "yes"):
        sorting.sort(text.form, text.item, after["codes"].split(), printable=after["printable"] == "yes")
        taking.result.codings += 1
    else:
        taking.result.known += 1


def _stored(text: CodedText) -> dict[str, str]:
    """How a text was sorted, by the columns of the table; nothing of one that nobody has sorted."""
    if not text.codes and not text.printable:
        return {"codes": "", "printable": ""}
    return {"codes": " ".join(text.codes), "printable": "yes" if text.printable else "no"}


def _yes_or_no(cell: str) -> str:
    if cell and cell not in course_log.YES_OR_NO:
        known = ", ".join(course_log.YES_OR_NO)
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, "printable", name="printable", value=cell, known=known)
    return cell
