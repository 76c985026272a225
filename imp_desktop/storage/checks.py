"""Whether a study still holds what was written into it: the file, the ledger, the rows and their flags."""

from collections.abc import Iterator
from typing import Any

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.instruments.answers import Flag, understand, without_answer
from imp_desktop.instruments.model import Instrument
from imp_desktop.storage import answers, definitions, engine, ledger, migrations, participants
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.study_file import StudyFile

Row = dict[str, Any]


def complaints(study: StudyFile) -> list[ImpError]:
    """Everything that does not fit, each with where it is; an empty list where all is as it was written."""
    try:
        found = [*_of_the_file(study), *_of_the_ledger(study)]
        return found or list(_of_the_answers(study))
    except engine.Error as error:
        return [ImpError(Problem.STUDY_DAMAGED, path=study.path, reason=error)]


def _of_the_file(study: StudyFile) -> Iterator[ImpError]:
    for (verdict,) in study.db.execute("PRAGMA integrity_check(20)").fetchall():
        if verdict != "ok":
            yield ImpError(Problem.STUDY_DAMAGED, path=study.path, reason=" ".join(verdict.split()))
    for table, row, parent, _number in study.db.execute("PRAGMA foreign_key_check").fetchall():
        where = f"{table} {row}"
        reason = _("{row} has lost {parent}").format(row=where, parent=parent)
        yield ImpError(
            Problem.STUDY_DAMAGED,
            where,
            path=study.path,
            reason=reason,
        )


def _of_the_ledger(study: StudyFile) -> Iterator[ImpError]:
    """Follow the chain; the first change that does not fit is named, since all after it hang on it."""
    written: dict[int, list[str]] = {}
    for table, payload in migrations.PAYLOADS.items():
        for row in _rows(study, table):
            if payload is not None and row["salt"] is not None and not _sealed(row, payload):
                yield ImpError(Problem.LEDGER_BROKEN, f"{table} {row['id']}", seq=row["change"])
                return
            written.setdefault(row["change"], []).append(ledger.canonical(table, row))
    before = ledger.BEGINNING
    for number, row in enumerate(_rows(study, "ledger"), start=1):
        chained = ledger.chain_hash(before, row) == row["chain_hash"]
        held = ledger.rows_hash(written.pop(number, [])) == row["rows_hash"]
        if row["seq"] != number or not chained or not held or not _sealed(row, "why"):
            yield ImpError(Problem.LEDGER_BROKEN, seq=number)
            return
        before = row["chain_hash"]
    if written:
        yield ImpError(Problem.LEDGER_BROKEN, seq=min(written))


def _of_the_answers(study: StudyFile) -> Iterator[ImpError]:
    """Read every newest answer again: it must mean what was made of it when it was keyed."""
    codes = {record.id: record.code for record in participants.every(study)}
    known: dict[str, Instrument] = {
        name: definitions.instrument(study, name) for name in definitions.instruments(study)
    }
    forms = (found for at in Pass for found in answers.by_form(study, keying_pass=at).items())
    for (who, assessment, name), stored in forms:
        for one in stored:
            if not _understood_alike(known.get(name), one):
                where = f"{codes[who]}, {assessment}, {one.item}"
                yield ImpError(
                    Problem.STUDY_DAMAGED, where, path=study.path, reason=_("an answer does not fit its item")
                )


def _understood_alike(instrument: Instrument | None, stored: answers.Stored) -> bool:
    if instrument is None or not instrument.has(stored.item):
        return False
    item = instrument.item(stored.item)
    try:
        if stored.missing is not None:
            return without_answer(item, stored.missing).flag is stored.flag
        answer = understand(item, stored.keyed or "", confirmed=stored.flag is Flag.CONFIRMED)
    except ImpError:
        return False
    return answer.flag is stored.flag


def _sealed(row: Row, payload: str) -> bool:
    return bool(ledger.payload_hash(row["salt"], row[payload]) == row["payload_hash"])


def _rows(study: StudyFile, table: str) -> Iterator[Row]:
    cursor = study.db.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - names of this program's own tables
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
