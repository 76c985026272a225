"""A study given out as CSV: the register, answers as keyed, numbers that may be counted, scores, and flags."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.answers import as_keyed
from imp_desktop.exchange.columns import EVENT, RECORD
from imp_desktop.exchange.participants import FACTS, INTAKE, INTAKE_FORM, spelled_out
from imp_desktop.exchange.writing import csv_bytes
from imp_desktop.files import write_whole
from imp_desktop.i18n import ngettext
from imp_desktop.instruments.answers import Answer
from imp_desktop.operations import counted, enrolling, scores
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.exporting_course import course_tables
from imp_desktop.operations.keying import FormKey, keyed_forms
from imp_desktop.operations.studies import Study, instrument, instruments, protocol
from imp_desktop.operations.worklist import FLAG, work_list

Rows = Iterable[list[str]]
Forms = Mapping[FormKey, Mapping[str, Answer]]


def export_csv(study: Study, folder: Path) -> list[Path]:
    """Write participants.csv, answers.csv, valid.csv, scores.csv and flags.csv into `folder`; gives their paths.

    participants.csv and answers.csv can be imported again; valid.csv and scores.csv hold only forms that count, without
    those of people whose data are not to be used any more. Forms that are being keyed twice are in none of them but
    the register until their keyings are settled, see `left_out`. Raises ImpError (FILE_EXISTS if one of them is there
    already, FILE_UNWRITABLE).
    """
    tables: dict[str, tuple[list[str], Rows]] = {
        "participants.csv": _participants(study),
        "answers.csv": _answers(study, _shown(study, keyed_forms(study)), as_keyed, dates=True),
        "valid.csv": _answers(study, _shown(study, counted.answers(study)), _counted, dates=False),
        "scores.csv": _scores(study),
        "flags.csv": _flags(study),
        **course_tables(study),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=folder, reason=error.strerror or error) from error
    paths = [folder / name for name in tables]
    for path in paths:
        if path.exists():
            raise ImpError(Problem.FILE_EXISTS, path=path)
    for path, (columns, rows) in zip(paths, tables.values(), strict=True):
        write_whole(path, csv_bytes(columns, rows), replace=False)
    return paths


def left_out(study: Study) -> str:
    """The sentence about forms an export leaves out because they are being keyed twice; empty if there are none."""
    number = len(sealed(study, None))
    said = ngettext(
        "{n} form is being keyed twice and is left out until its keyings are settled.",
        "{n} forms are being keyed twice and are left out until their keyings are settled.",
        number,
    )
    return said.format(n=number) if number else ""


def _shown(study: Study, forms: Forms) -> Forms:
    """The forms without those that are being keyed twice: nobody may see one keying while another one is made."""
    hidden = sealed(study, None)
    if not hidden:
        return forms
    numbers = {person.code: number for number, person in enrolling.by_number(study).items()}
    return {key: given for key, given in forms.items() if (numbers[key.code], *key[1:]) not in hidden}


def _participants(study: Study) -> tuple[list[str], Rows]:
    """The register, with the intake answers such a table usually carries, spelled out."""
    names = {**FACTS, **{name: f"eligibility.{name}" for name in protocol(study).eligibility}}
    intakes = {
        key.code: answers for key, answers in _shown(study, keyed_forms(study)).items() if key.instrument == INTAKE_FORM
    }

    def rows() -> Iterator[list[str]]:
        for person in enrolling.participants(study):
            known = enrolling.facts_of(study, person.code) or {}
            facts = [known.get(fact, "") for fact in names.values()]
            yield [person.code, *facts, *spelled_out(intakes.get(person.code, {}))]

    return [RECORD, *names, *INTAKE], rows()


def _answers(
    study: Study, forms: Forms, written: Callable[[Answer | None], str], *, dates: bool
) -> tuple[list[str], Rows]:
    known = [instrument(study, name) for name in instruments(study)]
    items = [(one.id, item.id) for one in known for item in one.items]
    dated = [one.id for one in known] if dates else []
    days = counted.form_dates(study) if dates else {}

    def rows() -> Iterator[list[str]]:
        for code, assessment in _people_and_assessments(study):
            cells = [written(forms.get(FormKey(code, assessment, one), {}).get(item_id)) for one, item_id in items] + [
                str(days.get(FormKey(code, assessment, one), "")) for one in dated
            ]
            if any(cells):
                yield [code, assessment, *cells]

    return [RECORD, EVENT, *(item_id for _one, item_id in items), *(f"{one}_date" for one in dated)], rows()


def _people_and_assessments(study: Study) -> Iterator[tuple[str, str]]:
    assessments = protocol(study).assessments
    return ((person.code, assessment) for person in enrolling.participants(study) for assessment in assessments)


def _counted(answer: Answer | None) -> str:
    return "" if answer is None or answer.value is None else str(answer.value)


def _scores(study: Study) -> tuple[list[str], Rows]:
    known = [rule.id for name in instruments(study) for rule in instrument(study, name).scores]
    by_person = _scores_by_person(study)
    groups = {person.code: person.group or "" for person in enrolling.participants(study)}

    def rows() -> Iterator[list[str]]:
        for code, assessment in _people_and_assessments(study):
            found = by_person.get((code, assessment), {})
            if any(found.values()):
                yield [code, assessment, groups[code], *(found.get(name, "") for name in known)]

    return [RECORD, EVENT, "group", *known], rows()


def _scores_by_person(study: Study) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    counts = _shown(study, counted.answers(study))
    for key, of_form in scores.of_every_form(study).items():
        if key not in counts:
            continue
        values = {name: "" if score.value is None else repr(float(score.value)) for name, score in of_form.items()}
        found.setdefault((key.code, key.assessment), {}).update(values)
    return found


def _flags(study: Study) -> tuple[list[str], Rows]:
    columns = [RECORD, EVENT, "instrument", "item", "keyed", "expected", "confirmed", "keyed_by", "keyed_at_utc"]
    rows = (
        [
            *work.form[:2],
            work.form.instrument,
            work.item_id,
            work.keyed,
            work.expected,
            "yes" if work.confirmed else "no",
            work.who,
            work.when.isoformat(timespec="seconds"),
        ]
        for work in work_list(study, decided=True, kinds={FLAG})
        if not work.sealed
    )
    return columns, rows
