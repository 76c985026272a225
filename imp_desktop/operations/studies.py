"""A study as a whole: make, open, close and copy it, and choose how it is worked out."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from imp_desktop.errors import ImpError
from imp_desktop.instruments import catalogue, derived
from imp_desktop.instruments.model import Instrument
from imp_desktop.operations.choosing import (
    CODE_CHECK,
    CRITERIA_FIXED,
    CRITERION,
    DESCRIPTIVES,
    DOUBLE_KEYING,
    EXCEPTION,
    LEFT_OUT,
    TEACHER,
    Choosable,
    fitting,
    name_and_value,
)
from imp_desktop.operations.persons import initials_of, name_of_user
from imp_desktop.protocols import catalogue as protocols
from imp_desktop.protocols.model import Protocol
from imp_desktop.storage import (
    answers,
    backups,
    checks,
    choices,
    course_content,
    definitions,
    keyings,
    participants,
    people,
    study_file,
)
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.people import Person
from imp_desktop.storage.study_file import StudyFile as Study

__all__ = [
    "DESCRIPTIVES",
    "Study",
    "StudySettings",
    "check",
    "choose",
    "close",
    "copy_for_reading",
    "create",
    "fingerprint",
    "instrument",
    "instruments",
    "last_change",
    "last_copy",
    "open_study",
    "protocol",
    "refuse_changed",
    "save_copy",
    "settings",
]

SUFFIX = ".impstudy"
_Read = TypeVar("_Read")
_FINGERPRINT_DIGITS = 32
_FACTS_THAT_COUNT = (keyings.DATE, keyings.ABSENT)


@dataclass(frozen=True)
class StudySettings:
    """What was chosen for a study.

    `missing_rule` and the values of `exceptions` (score id -> rule) are names of missing rules; `left_out` maps a
    derived instrument to the parent's numbers that are not on the printed form; `made_up` marks a constructed study;
    `criteria` maps a progression criterion to bounds of its own such as "80,60", `teachers` a teacher to a name;
    `code_check` is "letter" where new participant codes end in their check letter, empty where the clinic has its own
    scheme.
    """

    title: str
    missing_rule: str
    exceptions: Mapping[str, str]
    descriptives: str
    left_out: Mapping[str, tuple[int, ...]]
    made_up: bool
    criteria: Mapping[str, str]
    criteria_fixed: bool
    teachers: Mapping[str, str]
    code_check: str
    double_keying: Mapping[str, str]


# what was read of a study and holds until something is chosen anew
_kept: WeakKeyDictionary[Study, dict[str, Any]] = WeakKeyDictionary()


def create(path: Path, protocol: str = "imp", choose: Sequence[str] = (), who: str = "") -> Study:
    """Make a study from a protocol and open it; `choose` holds choices such as "scs.left_out=23,16".

    Raises ImpError (FILE_EXISTS, FILE_UNWRITABLE, UNKNOWN_PROTOCOL, UNKNOWN_CHOICE, CHOICE_DOES_NOT_FIT,
    PAIR_DOES_NOT_FIT); nothing is made then.
    """
    plan = protocols.protocol(protocol)
    pinned = _instruments_of(plan)
    chosen = {"title": plan.in_language("en").title} | dict(name_and_value(one) for one in choose)
    chosen = {name: fitting(name, value, Choosable(plan, pinned, chosen)) for name, value in chosen.items()}
    name = who.strip() or name_of_user()
    maker = people.newcomer(None, name, initials_of(name))

    def fill(change: Change) -> None:
        people.add(change, maker)
        definitions.pin_protocol(change, plan)
        for one in pinned.values():
            definitions.pin_instrument(change, one)
        for setting, value in chosen.items():
            choices.state(change, setting, value)

    study_file.create(path, maker, fill)
    return open_study(path, name)


def open_study(path: Path, who: str = "", *, read_only: bool = False) -> Study:
    """Open a study; `who` is told to others who want to open it meanwhile.

    Raises ImpError (FILE_MISSING, STUDY_EMPTY, NOT_A_STUDY, STUDY_NEWER, STUDY_DAMAGED, STUDY_OPEN_ELSEWHERE,
    STUDY_LOCK_FOREIGN, FILE_UNREADABLE); the file is then as it was before.
    """
    return study_file.open_file(path, who or name_of_user(), read_only=read_only)


def close(study: Study) -> Path | None:
    """Save a verified copy if anything changed since the last one, and close; gives the copy.

    The study is closed whatever happens; raises ImpError where the copy could not be saved.
    """
    if study.closed:
        return None
    try:
        return None if study.read_only else backups.save_automatically(study.db, study.path)
    finally:
        study.close()


def save_copy(study: Study, target: Path) -> Path:
    """Save a copy that was opened again and compared. Raises ImpError (FILE_EXISTS, FILE_UNWRITABLE, COPY_DIFFERS)."""
    return backups.save(study.db, target)


def copy_for_reading(study: Study) -> Study:
    """The study as it is now, in memory; for long work in another thread."""
    return study_file.in_memory_copy(study)


def protocol(study: Study) -> Protocol:
    """The plan of the study, as it was when the study was made."""
    return _remembered(study, "protocol", lambda: definitions.protocol(study))


def instruments(study: Study) -> tuple[str, ...]:
    """The ids of the instruments that are due in the study, in the order of the packets."""
    return tuple(dict.fromkeys(due.instrument for due in protocol(study).due))


def instrument(study: Study, instrument_id: str) -> Instrument:
    """An instrument as the study holds it, with the left-out items chosen, in the newest words there are.

    Raises ImpError (UNKNOWN_INSTRUMENT).
    """
    return _remembered(study, f"instrument {instrument_id}", lambda: _instrument(study, instrument_id))


def refuse_changed(study: Study, instrument_id: str) -> None:
    """Raise ImpError (INSTRUMENT_CHANGED) where this PC has the same version of an instrument in another shape.

    One of the two would be keyed wrongly. Compared once for as long as the files of the instrument stay as they are.
    """
    known, compared = _known_here(instrument_id), _kept.setdefault(study, {})
    if known is not None and compared.get(f"compared {instrument_id}") is not known:
        definitions.refuse_changed(definitions.instrument(study, instrument_id), known)
        compared[f"compared {instrument_id}"] = known


def settings(study: Study) -> StudySettings:
    """What was chosen for the study, or what its protocol begins with."""
    return _remembered(study, "settings", lambda: _settings(study))


def choose(study: Study, person: Person, name: str, value: str, why: str = "") -> None:
    """Choose one thing: title, missing_rule, missing_rule.SCORE, descriptives, INSTRUMENT.left_out, teacher.ID ...

    Raises ImpError (UNKNOWN_CHOICE, CHOICE_DOES_NOT_FIT, PAIR_DOES_NOT_FIT, BOUNDS_UNFIT, TEACHER_NAME_TWICE,
    STUDY_READ_ONLY).
    """
    pinned = {one: definitions.instrument(study, one) for one in definitions.instruments(study)}
    before = choices.newest(study)
    kept = fitting(name, value, Choosable(protocol(study), pinned, before))
    if before.get(name, "") == kept:
        return
    with study.change(person, why, "choose") as change:
        choices.state(change, name, kept)
    _kept.pop(study, None)


def fingerprint(study: Study) -> str:
    """32 hex digits that tell whether two studies hold the same answers, register and choices."""
    codes = {record.id: record.code for record in participants.every(study)}
    keyed = [
        [codes[who], assessment, name, sorted([one.item, one.keyed, one.missing, one.flag] for one in stored)]
        for (who, assessment, name), stored in answers.by_form(study).items()
    ]
    content: dict[str, Any] = {
        "answers": sorted(keyed),
        "register": sorted([record.code, sorted(record.facts.items())] for record in participants.every(study)),
        "forms": sorted([codes[row[0]], *row[1:]] for row in keyings.all_facts(study) if row[3] in _FACTS_THAT_COUNT),
        "choices": sorted(item for item in choices.newest(study).items() if item[0] != study_file.FROZEN),
        "definitions": definitions.hashes(study),
    }
    later = [
        [int(at), codes[who], assessment, name, sorted([one.item, one.keyed, one.missing, one.flag] for one in stored)]
        for at in (Pass.SECOND, Pass.THIRD, Pass.SETTLED)
        for (who, assessment, name), stored in answers.by_form(study, keying_pass=at).items()
    ]
    if later:
        content["later keyings"] = sorted(later)
    course = course_content.content(study, codes)
    if course:
        content["course"] = course
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT_DIGITS]


def last_change(study: Study) -> datetime | None:
    """When the study was changed last, in UTC."""
    return study_file.last_change(study)


def last_copy(study: Study) -> datetime | None:
    """When the newest automatic copy was made, in UTC."""
    return backups.last(study.path)


def check(study: Study) -> list[ImpError]:
    """Everything that does not fit: the file itself, the ledger and its chain, answers against what may be keyed."""
    return checks.complaints(study)


def _instrument(study: Study, instrument_id: str) -> Instrument:
    pinned = _in_newest_words(definitions.instrument(study, instrument_id))
    left_out = settings(study).left_out.get(instrument_id)
    if left_out is None or pinned.derivation is None:
        return pinned
    parent = _in_newest_words(definitions.instrument(study, pinned.derivation.parent))
    return derived.without(pinned, parent, left_out)


def _in_newest_words(pinned: Instrument) -> Instrument:
    """The instrument in the words of this PC, if it has the same one; a clinic's licensed wording comes in so."""
    known = _known_here(pinned.id)
    return known if known is not None and definitions.same_shape(pinned, known) else pinned


def _known_here(instrument_id: str) -> Instrument | None:
    """The instrument as the forms of this PC have it; None where they lack it or cannot be read.

    A study carries its instruments, so a fault in a folder of forms must not keep anybody from it.
    """
    try:
        return catalogue.instrument(instrument_id)
    except ImpError:
        return None


def _settings(study: Study) -> StudySettings:
    chosen = choices.newest(study)
    plan = protocol(study)
    return StudySettings(
        title=chosen.get("title") or plan.in_language("en").title,
        missing_rule=chosen.get("missing_rule") or plan.missing_rule,
        exceptions=_beginning(EXCEPTION, chosen),
        descriptives=chosen.get("descriptives") or plan.descriptives,
        left_out={
            name.removesuffix(LEFT_OUT): tuple(int(number) for number in value.split(","))
            for name, value in chosen.items()
            if name.endswith(LEFT_OUT)
        },
        made_up=chosen.get("made_up") == "yes",
        criteria=_beginning(CRITERION, chosen),
        criteria_fixed=chosen.get(CRITERIA_FIXED) == "yes",
        teachers=_beginning(TEACHER, chosen),
        double_keying={name: value for name, value in _beginning(DOUBLE_KEYING, chosen).items() if value},
        code_check=chosen.get(CODE_CHECK, ""),
    )


def _beginning(beginning: str, chosen: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(beginning): value for name, value in chosen.items() if name.startswith(beginning)}


def _instruments_of(plan: Protocol) -> dict[str, Instrument]:
    """Every instrument the protocol needs, those it is derived from included."""
    found: dict[str, Instrument] = {}
    for due in plan.due:
        one = catalogue.instrument(due.instrument)
        if one.derivation is not None:
            found.setdefault(one.derivation.parent, catalogue.instrument(one.derivation.parent))
        found[one.id] = one
    return found


def _remembered(study: Study, name: str, read: Callable[[], _Read]) -> _Read:
    kept = _kept.setdefault(study, {})
    if name not in kept:
        kept[name] = read()
    return cast("_Read", kept[name])
