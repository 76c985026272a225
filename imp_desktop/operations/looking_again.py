"""Looking at the paper again: what was noticed about keyings and across forms, and where somebody looked.

What was noticed is worked out anew each time, never stored. Stored is that somebody looked, with the evidence of then:
while it is the same, the finding counts as looked at; with other answers it waits again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from imp_desktop.instruments.model import Instrument
from imp_desktop.instruments.patterns import Pattern
from imp_desktop.operations import standing
from imp_desktop.operations.compared import Compared
from imp_desktop.operations.cross_checks import Noticed, Value
from imp_desktop.operations.enrolling import as_participant, by_number, record_of
from imp_desktop.operations.noticing import Reading, Shown, every_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import answers, keyings, looks
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import FormKey, Pass
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.looks import Look

ACROSS = 0  # the place of a keying's number for what was noticed across forms


@dataclass(frozen=True)
class Finding:
    """Something that asks for a look at the paper.

    `kind` is one of patterns.Kind or of protocols.checks.CheckKind; `keying_pass` the keying it was noticed in, or
    ACROSS; `page` is 0 where it concerns the form; `items` are those concerned, `values` what its sentence needs. Who
    looked at it and when is empty while it waits.
    """

    form: FormKey
    keying_pass: int
    kind: str
    check: str
    evidence: str
    page: int = 0
    items: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    who: str = ""
    when: datetime | None = None

    @property
    def looked_at(self) -> bool:
        """Whether somebody looked at it as it is now."""
        return self.when is not None


def of_form(study: Study, key: FormKey, keying_pass: Pass = Pass.FIRST) -> list[Finding]:
    """Everything noticed about a form in one of its keyings, looked at or not; no value of another keying is told.

    As settled (Pass.SETTLED) a form holds what its keyings say together.
    What it has in common with the forms of others is told by `every` alone. Raises ImpError (UNKNOWN_PARTICIPANT).
    """
    record = record_of(study, key.code)
    key = FormKey(record.code, key.assessment, key.instrument)
    stored = keyings.find(study, record.id, key)
    if stored is None:
        return []
    place, reading = (record.id, *key[1:]), Reading(study)
    if keying_pass is Pass.SETTLED:
        said = standing.by_form(study, (key.instrument,), record.id).get(place, [])
        shown = reading.of_answers(key.instrument, keying_pass, said)
    else:
        keying = stored.keyings.get(keying_pass)
        rows = answers.timed(study, [keying]).get(keying, []) if keying is not None else []
        shown = reading.of_rows(key.instrument, keying_pass, rows)
    found = _of_patterns(key, shown, reading.rules(key.instrument).instrument)
    known = Compared(study, {place: shown}, record.id)
    noticed = known.alone(record.id, as_participant(record))
    found += [_across(one) for one in noticed if one.form == key[1:]]
    return _with_looks(found, looks.every(study, record.id), {record.id: record.code})


def every(study: Study, hidden: Collection[Place] = ()) -> list[Finding]:
    """Everything noticed in the study, looked at or not, in the order of the codes and of the packets.

    Of a form keyed once, what its keying shows; of one keyed twice, what stands after all. Nothing is told that hangs
    on an answer of the forms in `hidden` (see `blindness.sealed`).
    """
    asked = (study.moment, frozenset(hidden))
    known = _told.get(study)
    if known is None or known[0] != asked or study.moment is None:
        known = (asked, _every(study, hidden))
        _told[study] = known
    return list(known[1])


# what was told last of a study, for as long as the study stays as it is
_told: WeakKeyDictionary[Study, tuple[tuple[int | None, frozenset[Place]], list[Finding]]] = WeakKeyDictionary()


def _every(study: Study, hidden: Collection[Place]) -> list[Finding]:
    people = by_number(study)
    codes = {number: person.code for number, person in people.items()}
    forms = {place: shown for place, shown in every_form(study, hidden).items() if place[0] in people}
    reading = Reading(study)
    found = [
        one
        for (number, assessment, name), shown in forms.items()
        if shown.patterns
        for one in _of_patterns(FormKey(codes[number], assessment, name), shown, reading.rules(name).instrument)
    ]
    known = Compared(study, forms)
    for number, person in people.items():
        found += [_across(one) for one in known.alone(number, person)]
    found += [_across(one) for one in known.together(codes)]
    return _in_order(study, _with_looks(found, looks.every(study), codes), codes)


def look(study: Study, person: Person, finding: Finding) -> None:
    """Note that somebody looked at the paper and left the answers as they are. Raises ImpError as any change does."""
    _note(study, person, finding, [(finding.keying_pass, finding.check)], finding.evidence)


def take_back(study: Study, person: Person, finding: Finding) -> None:
    """Let a finding that was looked at wait again. Raises ImpError as any change does."""
    participant = record_of(study, finding.form.code).id
    place = (participant, *finding.form[1:])
    noted = [(one.keying_pass, one.check) for one in looks.every(study, participant) if _is_of(one, place, finding)]
    if noted:
        _note(study, person, finding, noted, "")


def _note(study: Study, person: Person, finding: Finding, where: Iterable[tuple[int, str]], evidence: str) -> None:
    stored = keyings.find(study, record_of(study, finding.form.code).id, finding.form)
    if stored is None:
        return
    with study.change(person, action="look again" if evidence else "take look back") as change:
        for one in where:
            looks.state(change, stored.id, one, evidence)


def _of_patterns(form: FormKey, shown: Shown, questionnaire: Instrument) -> list[Finding]:
    return [_of_pattern(form, shown.keying_pass, one, questionnaire) for one in shown.patterns]


def _of_pattern(form: FormKey, keying_pass: Pass, one: Pattern, questionnaire: Instrument) -> Finding:
    values: dict[str, Value] = {
        "about": one.about,
        "code": one.code,
        "count": one.count,
        "of": len(one.items),
        "milliseconds": one.milliseconds,
        "lines": one.lines,
        "number": questionnaire.item(one.items[0]).number,
        "pages": questionnaire.pages,
    }
    return Finding(form, keying_pass, one.kind, one.check, one.evidence, one.page, one.items, values)


def _across(one: Noticed) -> Finding:
    form = FormKey(one.code, *one.form)
    return Finding(form, ACROSS, one.kind, one.check, one.evidence, 0, one.items, {"about": one.about, **one.values})


def _with_looks(found: Iterable[Finding], noted: Iterable[Look], codes: Mapping[int, str]) -> list[Finding]:
    """The findings with who looked at them and when.

    What stands after two keyings was looked at already if the same was in one of them; between the two keyings
    themselves no look tells anything of the other.
    """
    by: dict[tuple[FormKey, str, str], dict[int, Look]] = {}
    for one in noted:
        if one.place[0] in codes:
            key = (FormKey(codes[one.place[0]], *one.place[1:]), one.check, one.evidence)
            by.setdefault(key, {})[one.keying_pass] = one
    return [_looked(finding, by.get((finding.form, finding.check, finding.evidence), {})) for finding in found]


def _looked(finding: Finding, by_keying: Mapping[int, Look]) -> Finding:
    known = by_keying.get(finding.keying_pass)
    if known is None and finding.keying_pass == Pass.SETTLED:
        known = next(iter(by_keying.values()), None)
    return replace(finding, who=known.initials, when=moment_of(known.utc)) if known else finding


def _is_of(one: Look, place: Place, finding: Finding) -> bool:
    passes = set(Pass) if finding.keying_pass == Pass.SETTLED else {finding.keying_pass}
    same = (one.place, one.check, one.evidence) == (place, finding.check, finding.evidence)
    return same and one.keying_pass in passes


def _in_order(study: Study, found: Iterable[Finding], codes: Mapping[int, str]) -> list[Finding]:
    plan = protocol(study)
    rows = {code: place for place, code in enumerate(codes.values())}
    columns = {
        (assessment, due.instrument): (place, number)
        for place, assessment in enumerate(plan.assessments)
        for number, due in enumerate(plan.due)
    }

    def place_of(one: Finding) -> tuple[int, tuple[int, int], int, int]:
        return rows[one.form.code], columns.get(one.form[1:], (0, 0)), one.keying_pass, one.page

    return sorted(found, key=place_of)
