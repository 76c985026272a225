"""Looking at the paper again: what was noticed about keyings and across forms, and where somebody looked.

What was noticed is worked out anew each time, never stored. Stored is that somebody looked, with the evidence of then:
while it is the same, the finding counts as looked at; with other answers it waits again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument
from imp_desktop.instruments.patterns import Pattern, Patterns
from imp_desktop.operations import standing
from imp_desktop.operations.compared import Compared
from imp_desktop.operations.cross_checks import Noticed, Value
from imp_desktop.operations.enrolling import as_participant, by_number, record_of
from imp_desktop.operations.forms import answer_of
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.storage import answers, keyings, looks
from imp_desktop.storage.answers import Place, Stored
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
    place, rules = (record.id, *key[1:]), Patterns(instrument(study, key.instrument))
    if keying_pass is Pass.SETTLED:
        said = standing.by_form(study, (key.instrument,), record.id).get(place, [])
        patterns = rules.find(_answers(rules.instrument, said))
    else:
        rows = _rows(study, stored.keyings.get(keying_pass))
        said, patterns = _newest(rows), _patterns(rules, rows)
    found = [_of_pattern(key, keying_pass, one, rules.instrument) for one in patterns]
    known = Compared(study, {place: said}, record.id)
    noticed = known.alone(record.id, as_participant(record))
    found += [_across(one) for one in noticed if one.form == key[1:]]
    return _with_looks(found, looks.every(study, record.id), {record.id: record.code})


def every(study: Study, hidden: Collection[Place] = ()) -> list[Finding]:
    """Everything noticed in the study, looked at or not, in the order of the codes and of the packets.

    Of a form keyed once, what its keying shows; of one keyed twice, what stands after all. Nothing is told that hangs
    on an answer of the forms in `hidden` (see `blindness.sealed`).
    """
    people = by_number(study)
    codes = {number: person.code for number, person in people.items()}
    said = {
        place: stored for place, stored in standing.by_form(study).items() if place not in hidden and place[0] in people
    }
    found = [
        _of_pattern(FormKey(codes[place[0]], *place[1:]), at, one, questionnaire)
        for place, at, questionnaire, patterns in _every_pattern(study, said)
        for one in patterns
    ]
    known = Compared(study, said)
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


# patterns found before: (keying, its last change) -> what its rows show; keyings are added to, never changed
_found: WeakKeyDictionary[Study, dict[tuple[int, int], list[Pattern]]] = WeakKeyDictionary()


def _every_pattern(
    study: Study, said: Mapping[Place, list[Stored]]
) -> Iterator[tuple[Place, Pass, Instrument, list[Pattern]]]:
    rules = {name: Patterns(instrument(study, name)) for name in sorted({place[2] for place in said})}
    counts = answers.counts(study)
    twice = {one[:3] for one in counts if one.keying_pass == Pass.SECOND and one.answered}
    first = {(one.keying, one.change): one[:3] for one in counts if one.keying_pass == Pass.FIRST}
    once = {keying: place for keying, place in first.items() if place in said and place not in twice}
    before = _found.get(study, {})
    rows = answers.timed(study, [keying for keying, change in once if (keying, change) not in before])
    _found[study] = found = {
        known: before[known] if known in before else _patterns(rules[place[2]], rows.get(known[0], []))
        for known, place in once.items()
    }
    for known, place in once.items():
        yield place, Pass.FIRST, rules[place[2]].instrument, found[known]
    for place in sorted(twice & set(said)):
        rule = rules[place[2]]
        yield place, Pass.SETTLED, rule.instrument, rule.find(_answers(rule.instrument, said[place]))


def _patterns(rules: Patterns, rows: Sequence[tuple[Stored, str]]) -> list[Pattern]:
    given = _answers(rules.instrument, _newest(rows))
    return rules.find(given, [(stored.item, moment_of(utc)) for stored, utc in rows])


def _rows(study: Study, keying: int | None) -> list[tuple[Stored, str]]:
    return answers.timed(study, [keying]).get(keying, []) if keying is not None else []


def _newest(rows: Iterable[tuple[Stored, str]]) -> list[Stored]:
    return [stored for stored in {stored.item: stored for stored, _utc in rows}.values() if stored.given]


def _answers(questionnaire: Instrument, kept: Iterable[Stored]) -> dict[str, Answer]:
    return {one.item: answer_of(questionnaire, one) for one in kept}


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
