"""Comparing the keyings of a form: where they differ, what settles it, and what each item says after all."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from imp_desktop.instruments.answers import Flag
from imp_desktop.instruments.model import Instrument, ItemType
from imp_desktop.operations.completeness import State, States, asked_given, states
from imp_desktop.operations.studies import Study, instrument
from imp_desktop.storage import answers
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import Pass


@dataclass(frozen=True)
class Difference:
    """An item that the first two keyings give differently, and what came of it; None is an item without answer."""

    item: str
    first: Stored | None
    second: Stored | None
    third: Stored | None = None
    settled: Stored | None = None
    text: bool = False
    asked: bool = True

    @property
    def agreed(self) -> Stored | None:
        """What two of three keyings say; None until then."""
        if self.third is None:
            return None
        return next((one for one in (self.first, self.second) if same(one, self.third, text=self.text)), None)

    @property
    def outcome(self) -> Stored | None:
        """What the item says after all: what another person decided, else what two of three keyings say."""
        return self.settled or self.agreed

    @property
    def contested(self) -> bool:
        """Whether three keyings say three things, so that another person has to look."""
        return self.third is not None and self.outcome is None


@dataclass(frozen=True)
class Comparison:
    """A form keyed twice: the items that differ, and those that were decided or changed after that."""

    differences: Mapping[str, Difference] = field(default_factory=dict)
    later: Mapping[str, Stored] = field(default_factory=dict)
    confirmed: Mapping[str, Stored] = field(default_factory=dict)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The items about which nothing is settled yet; those that are not asked, given what is, do not count."""
        return tuple(item for item, one in self.differences.items() if one.asked and one.outcome is None)

    @property
    def overlay(self) -> dict[str, Stored | None]:
        """Item -> what it says instead of what the first keying says; None where that is not settled."""
        found: dict[str, Stored | None] = dict(self.confirmed)
        found |= {item: one.outcome for item, one in self.differences.items()}
        return found | dict(self.later)


# keyings compared before: (keying, change) of both -> the items that are not the same
_compared: WeakKeyDictionary[Study, dict[tuple[int, ...], tuple[str, ...]]] = WeakKeyDictionary()

# what the comparisons of all forms lay over the first keyings, for as long as the study stays as it is
_laid: WeakKeyDictionary[Study, tuple[int | None, dict[Place, dict[str, Stored | None]]]] = WeakKeyDictionary()


def comparisons(study: Study, participant: int | None = None, known: States | None = None) -> dict[Place, Comparison]:
    """Every form whose second keying is complete, or those of one participant; `known` are the states if read already.

    A form where nothing differs and nothing was changed later has an empty comparison.
    """
    twice = _keyed_twice(known or states(study, participant), participant)
    if not twice:
        return {}
    differing = _differing(study, twice)
    changed = [place for place, state in twice.items() if differing.get(place) or Pass.SETTLED in state.keyings]
    rows = answers.of_keyings(study, [one.keying for place in changed for one in twice[place].keyings.values()])
    found = dict.fromkeys(twice, Comparison())
    for place in changed:
        of_form = {
            at: {said.item: said for said in rows.get(one.keying, ())} for at, one in twice[place].keyings.items()
        }
        found[place] = _comparison(study, place, differing.get(place, ()), of_form)
    return found


def overlays(study: Study, participant: int | None = None) -> dict[Place, dict[str, Stored | None]]:
    """Place -> item -> what the item says instead of what the first keying says; None where nothing is settled."""
    moment = study.moment
    known, laid = _laid.get(study, (None, {}))
    if moment is None or known != moment:
        compared = comparisons(study, participant if moment is None else None)
        laid = {place: one.overlay for place, one in compared.items() if one.overlay}
        if moment is not None:
            _laid[study] = (moment, laid)
    return {place: over for place, over in laid.items() if participant in {None, place[0]}}


def same(one: Stored | None, other: Stored | None, *, text: bool = False) -> bool:
    """Whether two keyings say the same: numbers and reasons strictly, of a text only its letters and digits."""
    if text and _no_words(one) and _no_words(other):
        return True
    if one is None or other is None:
        return one is other
    if text and one.keyed is not None and other.keyed is not None:
        return plain(one.keyed) == plain(other.keyed)
    return (one.keyed, one.missing) == (other.keyed, other.missing)


def plain(text: str) -> str:
    """A text without case, accents, blanks and punctuation, for comparing it with another one."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def _no_words(stored: Stored | None) -> bool:
    return stored is None or stored.keyed is None


def _keyed_twice(known: States, participant: int | None) -> dict[Place, State]:
    return {
        place: state
        for place, state in known.by_place.items()
        if state.second.complete and participant in {None, place[0]}
    }


def _differing(study: Study, twice: Mapping[Place, State]) -> dict[Place, tuple[str, ...]]:
    """The items that are not the same sign by sign; compared once for as long as both keyings stay as they are."""
    kept = _compared.setdefault(study, {})
    stamps = {place: _stamp(state) for place, state in twice.items()}
    new = {twice[place].second.keying: stamp for place, stamp in stamps.items() if stamp not in kept}
    if new:
        kept |= dict.fromkeys(new.values(), ())
        for keying, item in answers.unequal(study, list(new)):
            kept[new[keying]] += (item,)
    return {place: kept[stamp] for place, stamp in stamps.items()}


def _stamp(state: State) -> tuple[int, ...]:
    return state.first.keying, state.first.change, state.second.keying, state.second.change


def _comparison(
    study: Study,
    place: Place,
    items: Iterable[str],
    rows: Mapping[Pass, Mapping[str, Stored]],
) -> Comparison:
    questionnaire = instrument(study, place[2])
    first, second, third, settled = (rows.get(at, {}) for at in Pass)
    differences, confirmed = {}, {}
    for item in sorted(items, key=lambda one: questionnaire.item(one).number):
        text = questionnaire.item(item).type is ItemType.TEXT
        if not same(first.get(item), second.get(item), text=text):
            differences[item] = Difference(
                item, first.get(item), second.get(item), third.get(item), settled.get(item), text
            )
        elif item in second and second[item].flag is Flag.CONFIRMED:
            confirmed[item] = second[item]
    later = {item: one for item, one in settled.items() if item not in differences}
    found = Comparison(differences, later, confirmed)
    return replace(found, differences=_marked(questionnaire, found, first))


def _marked(questionnaire: Instrument, found: Comparison, first: Mapping[str, Stored]) -> dict[str, Difference]:
    """The differences with whether their items are asked, given what the form says after all."""
    said = {**first, **found.overlay}
    wanted = {item.id for item in asked_given(questionnaire, [one for one in said.values() if one is not None])}
    return {item: replace(one, asked=item in wanted) for item, one in found.differences.items()}
