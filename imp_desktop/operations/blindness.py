"""Who must not see what was keyed: a form that is keyed twice is sealed until its keyings agree or are settled."""

from weakref import WeakKeyDictionary

from imp_desktop.operations.form_states import UNRESOLVED, FormState, FormStates
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, settings
from imp_desktop.storage import keyings
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import Pass

_FIRST_ONLY = frozenset({FormState.OPEN, FormState.ONCE})


def sealed(study: Study, person: Person | None, known: FormStates | None = None) -> frozenset[Place]:
    """The forms of which this person (None: nobody in particular) must not see a value.

    Forms to be keyed twice whose keyings are not settled yet: anybody may still key them. While only the first keying
    exists, those who keyed it may look at it; they cannot key the second one before twelve hours are over. With the
    states of one participant only those of that participant.
    """
    if not settings(study).double_keying and not _any_second(study):
        return frozenset()
    moment, key = study.moment, person.id if person is not None else 0
    kept = _sealed.setdefault(study, {})
    if known is None and moment is not None and kept.get(key, (None,))[0] == moment:
        return kept[key][1]
    found = _unsettled(study, person, known or FormStates(study))
    if known is None and moment is not None:
        kept[key] = (moment, found)
    return found


# person id (0: nobody in particular) -> what was sealed for them, for as long as the study stays as it is
_sealed: WeakKeyDictionary[Study, dict[int, tuple[int, frozenset[Place]]]] = WeakKeyDictionary()


def _unsettled(study: Study, person: Person | None, states: FormStates) -> frozenset[Place]:
    closed = {place: states.at(place) for place in states.places() if states.wants_second(place)}
    own = _own(study, person, states.participant) if person is not None and closed else frozenset()
    return frozenset(
        place for place, state in closed.items() if state in UNRESOLVED and not (state in _FIRST_ONLY and place in own)
    )


def _any_second(study: Study) -> bool:
    return bool(study.rows("SELECT 1 FROM keying WHERE pass = ? LIMIT 1", (int(Pass.SECOND),)))


def _own(study: Study, person: Person, participant: int | None) -> frozenset[Place]:
    """The forms whose first keying this person keyed, or a part of it."""
    return frozenset(
        (one.participant, one.assessment, one.instrument)
        for one in keyings.keyers(study, participant=participant)
        if one.keying_pass == Pass.FIRST and one.person == person.id
    )
