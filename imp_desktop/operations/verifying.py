"""Verifying a page, a form or a pile of forms, after only what is unusual in it was shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.instruments.model import Instrument
from imp_desktop.operations import called, looking_again, standing
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.comparing import Comparison
from imp_desktop.operations.enrolling import by_number, record_of
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.looking_again import Finding
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.storage import keyings, notes, verifications
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.verifications import VERIFIED, Seal

FLAGGED, CONFIRMED, CORRECTED = "flagged", "confirmed", "corrected"
MISSING, NOTED, SETTLED = "missing", "noted", "settled"
_ORDINARY = "omitted"  # a reason so usual that it needs no second look

Page = tuple[FormKey, int]

VERIFIABLE = frozenset({FormState.KEYED, FormState.TWICE, FormState.RESOLVED, FormState.CLOSED})


@dataclass(frozen=True)
class Unusual:
    """One item that is worth a look: why (`kinds`), what it says now, and its notes."""

    item_id: str
    number: int
    page: int
    kinds: tuple[str, ...]
    keyed: str = ""
    missing: str = ""
    note: str = ""


@dataclass(frozen=True)
class Verified:
    """Who verified a page, and when (UTC)."""

    who: str
    when: datetime


@dataclass(frozen=True)
class Looked:
    """A form that can be verified: what is unusual in it, and page -> who verified it as its answers are now.

    `stale` are the pages that were verified and changed after that; `findings` what was noticed about the form as a
    whole and nobody looked at yet.
    """

    form: FormKey
    pages: tuple[int, ...]
    unusual: tuple[Unusual, ...]
    verified: Mapping[int, Verified] = field(default_factory=dict)
    stale: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def done(self) -> bool:
        """Whether every page is verified as its answers are now."""
        return set(self.pages) <= set(self.verified)

    @property
    def last(self) -> Verified | None:
        """The newest verification of any page."""
        return max(self.verified.values(), key=lambda one: one.when, default=None)


def unusual(study: Study, person: Person, keys: Collection[FormKey] | None = None) -> list[Looked]:
    """Every form this person may verify, or those of `keys`, in the order of the register.

    Forms that are not keyed to the end, are being keyed twice, or are locked are not among them.
    """
    codes = {key.code for key in keys or ()}
    reading = _Reading(study, person, record_of(study, *codes).id if len(codes) == 1 else None)
    wanted = None if keys is None else {FormKey(*key) for key in keys}
    return [one for one in reading.forms() if wanted is None or one.form in wanted]


def verify(study: Study, person: Person, key: FormKey, page: int = 0) -> None:
    """Say that a page of a form, or with 0 the whole form, was looked at and is right as it is now.

    Raises ImpError (FORM_SEALED, VERIFY_NOT_YET, FORM_LOCKED, PAGE_UNKNOWN, UNKNOWN_PARTICIPANT).
    """
    verify_all(study, person, [key], page)


def verify_all(study: Study, person: Person, keys: Sequence[FormKey], page: int = 0) -> list[Page]:
    """Verify a pile of forms in one change, all of them or none; gives the pages that were not verified before.

    Raises ImpError as `verify` does.
    """
    places = [_verifiable(study, person, key) for key in keys]
    changes, seals = verifications.newest_changes(study), verifications.seals(study)
    done = []
    with study.change(person, action="verify") as change:
        for key, place in zip(keys, places, strict=True):
            stored, known = keyings.find(study, place[0], key), instrument(study, key.instrument)
            for one in _pages(known, page):
                newest, seal = str(_newest(known, one, changes.get(place, {}))), seals.get(place, {}).get(one)
                if stored is not None and (seal is None or seal.newest != newest):
                    keyings.state(change, stored.id, f"{VERIFIED}{one}", newest)
                    done.append((key, one))
    return done


def take_back(study: Study, person: Person, verified: Sequence[Page]) -> None:
    """Let pages wait again as if nobody had verified them; that somebody did stays in their history."""
    with study.change(person, action="take verification back") as change:
        for key, page in verified:
            stored = keyings.find(study, record_of(study, key.code).id, key)
            if stored is not None:
                keyings.state(change, stored.id, f"{VERIFIED}{page}", "")


class _Reading:
    """All that is needed of all forms, or of those of one participant, read once."""

    def __init__(self, study: Study, person: Person, participant: int | None = None) -> None:
        self._study = study
        self._states = FormStates(study, participant)
        self._hidden = sealed(study, person)
        self._codes = {number: one.code for number, one in by_number(study).items()}
        self._said = standing.by_form(study, participant=participant)
        self._corrected = verifications.corrected(study, participant)
        self._changes = verifications.newest_changes(study, participant)
        self._seals = verifications.seals(study, participant)
        self._found: dict[FormKey, list[Finding]] = {}
        for found in looking_again.every(study, self._hidden):
            if not found.looked_at:
                self._found.setdefault(found.form, []).append(found)
        self._notes: dict[Place, dict[str, list[str]]] = {}
        for row in notes.every(study):
            of_form = self._notes.setdefault((row.participant, row.assessment, row.instrument), {})
            of_form.setdefault(row.item, []).append(row.text)

    def forms(self) -> Iterator[Looked]:
        plan = protocol(self._study)
        packets = [(one, due.instrument) for one in plan.assessments for due in plan.due]
        order = {form: at for at, form in enumerate(packets)}
        for place in sorted(self._said, key=lambda place: (place[0], order.get(place[1:], len(order)))):
            if place not in self._hidden and self._states.at(place) in VERIFIABLE:
                yield self._form(place)

    def _form(self, place: Place) -> Looked:
        known = instrument(self._study, place[2])
        pages = tuple(range(1, known.pages + 1))
        sealed_pages = self._seals.get(place, {})
        now = {page: str(_newest(known, page, self._changes.get(place, {}))) for page in pages}
        fresh = {page: _as_verified(seal) for page, seal in sealed_pages.items() if seal.newest == now.get(page)}
        form = FormKey(self._codes[place[0]], place[1], place[2])
        return Looked(
            form=form,
            pages=pages,
            unusual=tuple(self._items(place, known)),
            verified=fresh,
            stale=tuple(sorted(set(sealed_pages) - set(fresh))),
            findings=tuple(self._found.get(form, ())),
        )

    def _items(self, place: Place, known: Instrument) -> Iterator[Unusual]:
        said = {one.item: one for one in self._said.get(place, [])}
        noted = self._notes.get(place, {})
        compared = self._states.comparison(place)
        for item in known.items:
            kinds = tuple(self._kinds(place, item.id, said.get(item.id), compared))
            if kinds:
                one = said.get(item.id)
                yield Unusual(
                    item.id,
                    item.number,
                    item.page,
                    kinds,
                    (one.keyed or "") if one else "",
                    (one.missing or "") if one else "",
                    "\n".join(dict.fromkeys(noted.get(item.id, []))),
                )

    def _kinds(self, place: Place, item: str, said: Stored | None, compared: Comparison) -> Iterator[str]:
        if said is not None and said.flag is not None:
            yield CONFIRMED if said.flag is Flag.CONFIRMED else FLAGGED
        if said is not None and said.missing not in {None, _ORDINARY}:
            yield MISSING
        if item in self._corrected.get(place, set()) or item in compared.later:
            yield CORRECTED
        if item in compared.differences:
            yield SETTLED
        if item in self._notes.get(place, {}):
            yield NOTED


def _verifiable(study: Study, person: Person, key: FormKey) -> Place:
    record = record_of(study, key.code)
    place, states = (record.id, key.assessment, key.instrument), FormStates(study, record.id)
    if place in sealed(study, person):
        raise ImpError(Problem.FORM_SEALED, code=record.code, instrument=called.instrument(study, key.instrument))
    state = states.at(place)
    if state is FormState.LOCKED:
        raise ImpError(Problem.FORM_LOCKED, code=record.code)
    if state not in VERIFIABLE:
        raise ImpError(Problem.VERIFY_NOT_YET, code=record.code, instrument=called.instrument(study, key.instrument))
    return place


def _pages(known: Instrument, page: int) -> tuple[int, ...]:
    if page == 0:
        return tuple(range(1, known.pages + 1))
    if not 1 <= page <= known.pages:
        raise ImpError(Problem.PAGE_UNKNOWN, instrument=known.id, page=page, pages=known.pages)
    return (page,)


def _newest(known: Instrument, page: int, changes: Mapping[str, int]) -> int:
    """How new the answers on a page are: its newest change."""
    return max((changes.get(item.id, 0) for item in known.on_page(page)), default=0)


def _as_verified(seal: Seal) -> Verified:
    return Verified(seal.initials, moment_of(seal.utc))
