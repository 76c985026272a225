"""Sorting the texts of the forms under codes, by hand."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import language
from imp_desktop.instruments.answers import unfit
from imp_desktop.instruments.declaration import ID
from imp_desktop.operations import enrolling, open_texts
from imp_desktop.operations.counted import Counting
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.course import Coding
from imp_desktop.storage import codings
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.people import Person

LONGEST_LABEL = 60
_LONGEST_CODE = 40
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Code:
    """A code for the texts of one item; `why` tells why the study added it, empty for a code of the protocol."""

    id: str
    label: str
    own: bool = False
    why: str = ""


@dataclass(frozen=True)
class CodedText:
    """A text as it was keyed and the codes it stands under; `printable` tells whether it may be quoted in a report.

    `changed` marks a text that reads otherwise than when it was coded; it may not be quoted before somebody looked.
    `counts` is False where nothing is to be made of the form: its participant's data are not used, or it is not due.
    """

    form: FormKey
    item: str
    text: str
    codes: tuple[str, ...] = ()
    printable: bool = False
    changed: bool = False
    who: str = ""
    counts: bool = True


def coded_items(study: Study) -> tuple[str, ...]:
    """The items whose texts are sorted under codes, in the order of the protocol."""
    return tuple(one.item for one in protocol(study).codings)


def codes(study: Study, item: str) -> tuple[Code, ...]:
    """The codes for the texts of an item: those of the protocol, then those added. Raises ImpError (NOT_CODED)."""
    words = protocol(study).in_language(language()).course.codes.get(item, {})
    planned = [Code(name, words.get(name, name)) for name in _coding(study, item).codes]
    own = [Code(one.code, one.label, own=True, why=one.why) for one in codings.own_codes(study) if one.item == item]
    return (*planned, *own)


def texts(study: Study, item: str) -> tuple[CodedText, ...]:
    """Every text keyed into an item, in the order of the codes of participants; empty ones are left out."""
    people, counting = enrolling.by_number(study), Counting(study)
    order = {number: place for place, number in enumerate(people)}
    rows = [row for row in open_texts.texts(study, (item,)) if row.text.strip()]
    return tuple(
        _coded(people[row.participant], row, counting) for row in sorted(rows, key=lambda row: order[row.participant])
    )


def uncoded(study: Study) -> int:
    """How many texts wait for a code, or were keyed anew after they were coded; those that do not count wait not."""
    rows = open_texts.texts(study, coded_items(study))
    waiting = [row for row in rows if row.text.strip() and (not row.codes or row.changed)]
    if not waiting:
        return 0
    people, counting = enrolling.by_number(study), Counting(study)
    return sum(counting.counts(people[row.participant], row.assessment, row.instrument) for row in waiting)


def code_text(
    study: Study, person: Person, form: FormKey, item: str, chosen: Sequence[str], *, printable: bool = False
) -> CodedText:
    """Sort a text under codes, none to take them back, and say whether it may be printed.

    Raises ImpError (NOT_CODED, UNKNOWN_PARTICIPANT, NO_TEXT, UNKNOWN_CODE, ONE_CODE_ONLY); nothing is written then.
    """
    tidy = fitting_codes(study, item, chosen)
    row = _row(study, form, item)
    if (row.codes, row.printable) != (tidy, printable) or row.changed:
        with study.change(person, action="code text") as change:
            codings.state(change, row.keying, item, tidy, printable=printable)
        row = row._replace(codes=tidy, printable=printable, changed=False, who=person.initials)
    return _coded(enrolling.participant(study, form.code), row, Counting(study))


class Sorting:
    """Many texts sorted within one change, as `code_text` sorts one; the texts are read once for all of them."""

    def __init__(self, study: Study, change: Change) -> None:
        self._study = study
        self._change = change
        people = enrolling.by_number(study)
        self._rows = {
            (FormKey(people[row.participant].code, row.assessment, row.instrument), row.item): row
            for row in open_texts.texts(study, coded_items(study))
            if row.text.strip()
        }

    def sort(self, form: FormKey, item: str, chosen: Sequence[str], *, printable: bool) -> None:
        """Sort a text under codes and say whether it may be printed; raises ImpError as `code_text` does."""
        tidy = fitting_codes(self._study, item, chosen)
        row = self._rows.get((form, item))
        if row is None:
            raise ImpError(Problem.NO_TEXT, code=form.code, item=item)
        if (row.codes, row.printable) != (tidy, printable) or row.changed:
            codings.state(self._change, row.keying, item, tidy, printable=printable)
            self._rows[form, item] = row._replace(codes=tidy, printable=printable, changed=False)


def fitting_codes(study: Study, item: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """The codes chosen for a text, in their order. Raises ImpError (NOT_CODED, UNKNOWN_CODE, ONE_CODE_ONLY)."""
    coding = _coding(study, item)
    known = [one.id for one in codes(study, item)]
    for name in chosen:
        if name not in known:
            raise ImpError(Problem.UNKNOWN_CODE, code=name, item=item, known=", ".join(known))
    tidy = tuple(name for name in known if name in chosen)
    if len(tidy) > 1 and not coding.several:
        raise ImpError(Problem.ONE_CODE_ONLY, item=item)
    return tidy


def add_code(study: Study, person: Person, item: str, label: str, why: str, code: str = "") -> Code:
    """Add a code for the texts of an item; `code` is the id it has elsewhere, without it one is made from the label.

    Raises ImpError (NOT_CODED, CODE_LABEL_UNFIT, CODE_EXISTS, CODE_NEEDS_REASON, CODE_ID_UNFIT, TEXT_TOO_LONG,
    TEXT_UNFIT); nothing is written then.
    """
    known = codes(study, item)
    tidy = unicodedata.normalize("NFC", label.strip())
    if not _fits_one_line(tidy):
        shown = "".join(sign if sign.isprintable() else " " for sign in tidy[:LONGEST_LABEL]).strip() or "–"
        raise ImpError(Problem.CODE_LABEL_UNFIT, label=shown, most=LONGEST_LABEL)
    if _alike(tidy) in {_alike(one) for one in (*_planned_labels(study, item), *(one.label for one in known))}:
        raise ImpError(Problem.CODE_EXISTS, label=tidy)
    if not why.strip():
        raise ImpError(Problem.CODE_NEEDS_REASON)
    name = code or _new_id(tidy, [one.id for one in known])
    if not ID.fullmatch(name):
        raise ImpError(Problem.CODE_ID_UNFIT, code=name)
    if any(one.id == name for one in known):
        raise ImpError(Problem.CODE_EXISTS, label=name)
    made = Code(name, tidy, own=True, why=enrolling.fitting_text(why.strip()))
    with study.change(person, made.why, "add code") as change:
        codings.add_code(change, codings.OwnCode(item, made.id, tidy, made.why))
    return made


def _coding(study: Study, item: str) -> Coding:
    try:
        return protocol(study).coding(item)
    except KeyError as error:
        raise ImpError(Problem.NOT_CODED, item=item, known=", ".join(coded_items(study)) or "–") from error


def _coded(participant: Participant, row: codings.CodingRow, counting: Counting) -> CodedText:
    return CodedText(
        FormKey(participant.code, row.assessment, row.instrument),
        row.item,
        row.text,
        row.codes,
        row.printable and not row.changed,
        changed=row.changed,
        who=row.who,
        counts=counting.counts(participant, row.assessment, row.instrument),
    )


def _row(study: Study, form: FormKey, item: str) -> codings.CodingRow:
    record = enrolling.record_of(study, form.code)
    for row in open_texts.texts(study, (item,)):
        there = (row.participant, row.assessment, row.instrument) == (record.id, form.assessment, form.instrument)
        if there and row.text.strip():
            return row
    raise ImpError(Problem.NO_TEXT, code=record.code, item=item)


def _fits_one_line(label: str) -> bool:
    """Whether it is short enough, one line, and holds something that can be seen."""
    fits = len(label) <= LONGEST_LABEL and len(label.splitlines()) == 1 and "\t" not in label
    return fits and not any(unfit(sign) for sign in label) and any(sign.isprintable() for sign in label)


def _alike(label: str) -> str:
    """The label as it is told apart from others: letter case, width of letters and number of blanks aside."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def _planned_labels(study: Study, item: str) -> list[str]:
    """What the codes of the protocol are called, in every language it speaks."""
    return [label for words in protocol(study).words.values() for label in words.course.codes.get(item, {}).values()]


def _new_id(label: str, known: Sequence[str]) -> str:
    """An id made from the label, told apart from those there are by a number."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = _NO_LETTERS.sub("_", plain).strip("_")[: _LONGEST_CODE - 4] or "code"
    stem = stem if stem[0].isalpha() else f"code_{stem}"
    taken = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(known) + 2))
    return next(name for name in taken if name not in known)
