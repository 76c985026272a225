"""Sorting the texts of the forms under codes, by hand."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import language
from imp_desktop.instruments.answers import unfit
from imp_desktop.operations import enrolling
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.course import Coding
from imp_desktop.storage import codings
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

    `changed` marks a text that was keyed anew after it was coded.
    """

    form: FormKey
    item: str
    text: str
    codes: tuple[str, ...] = ()
    printable: bool = False
    changed: bool = False
    who: str = ""


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
    order = {number: (place, one.code) for place, (number, one) in enumerate(enrolling.by_number(study).items())}
    rows = [row for row in codings.texts(study, (item,)) if row.text.strip()]
    return tuple(
        CodedText(
            FormKey(order[row.participant][1], row.assessment, row.instrument),
            row.item,
            row.text,
            row.codes,
            row.printable,
            changed=row.changed,
            who=row.who,
        )
        for row in sorted(rows, key=lambda row: order[row.participant])
    )


def uncoded(study: Study) -> int:
    """How many texts wait for a code, or were keyed anew after they were coded."""
    return sum(not one.codes or one.changed for item in coded_items(study) for one in texts(study, item))


def code_text(
    study: Study, person: Person, form: FormKey, item: str, chosen: Sequence[str], *, printable: bool = False
) -> CodedText:
    """Sort a text under codes, none to take them back, and say whether it may be printed.

    Raises ImpError (NOT_CODED, UNKNOWN_PARTICIPANT, NO_TEXT, UNKNOWN_CODE, ONE_CODE_ONLY); nothing is written then.
    """
    coding = _coding(study, item)
    known = [one.id for one in codes(study, item)]
    for name in chosen:
        if name not in known:
            raise ImpError(Problem.UNKNOWN_CODE, code=name, item=item, known=", ".join(known))
    tidy = tuple(name for name in known if name in chosen)
    if len(tidy) > 1 and not coding.several:
        raise ImpError(Problem.ONE_CODE_ONLY, item=item)
    row = _row(study, form, item)
    if (row.codes, row.printable) != (tidy, printable) or row.changed:
        with study.change(person, action="code text") as change:
            codings.state(change, row.keying, item, tidy, printable=printable)
    return CodedText(form, item, row.text, tidy, printable, who=person.initials)


def add_code(study: Study, person: Person, item: str, label: str, why: str) -> Code:
    """Add a code for the texts of an item.

    Raises ImpError (NOT_CODED, CODE_LABEL_UNFIT, CODE_EXISTS, CODE_NEEDS_REASON); nothing is written then.
    """
    known = codes(study, item)
    tidy = label.strip()
    if not tidy or len(tidy) > LONGEST_LABEL or any(unfit(sign) or sign in "\t\r\n" for sign in tidy):
        shown = "".join(sign if sign.isprintable() else " " for sign in tidy[:LONGEST_LABEL]) or "–"
        raise ImpError(Problem.CODE_LABEL_UNFIT, label=shown, most=LONGEST_LABEL)
    if any(one.label.casefold() == tidy.casefold() for one in known):
        raise ImpError(Problem.CODE_EXISTS, label=tidy)
    if not why.strip():
        raise ImpError(Problem.CODE_NEEDS_REASON)
    made = Code(_new_id(tidy, [one.id for one in known]), tidy, own=True, why=enrolling.fitting_text(why.strip()))
    with study.change(person, made.why, "add code") as change:
        codings.add_code(change, item, made.id, tidy)
    return made


def _coding(study: Study, item: str) -> Coding:
    try:
        return protocol(study).coding(item)
    except KeyError as error:
        raise ImpError(Problem.NOT_CODED, item=item, known=", ".join(coded_items(study)) or "–") from error


def _row(study: Study, form: FormKey, item: str) -> codings.CodingRow:
    number = enrolling.record_of(study, form.code).id
    for row in codings.texts(study, (item,)):
        if (row.participant, row.assessment, row.instrument) == (number, form.assessment, form.instrument):
            return row
    raise ImpError(Problem.NO_TEXT, code=form.code, item=item)


def _new_id(label: str, known: Sequence[str]) -> str:
    """An id made from the label, told apart from those there are by a number."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = _NO_LETTERS.sub("_", plain).strip("_")[: _LONGEST_CODE - 4] or "code"
    stem = stem if stem[0].isalpha() else f"code_{stem}"
    taken = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(known) + 2))
    return next(name for name in taken if name not in known)
