"""The state of a form: the one table the program follows, from empty to locked."""

from collections.abc import Mapping
from enum import StrEnum

from imp_desktop.operations import completeness
from imp_desktop.operations.comparing import Comparison, comparisons
from imp_desktop.operations.completeness import Keyed, State
from imp_desktop.operations.double_keying import double_keying
from imp_desktop.operations.studies import Study
from imp_desktop.storage import participants
from imp_desktop.storage.answers import Place, Stored

LOCKED = "locked"  # the fact of a participant whose forms are locked


class FormState(StrEnum):
    """How far a form is; drawn as a table in CONTRIBUTING."""

    NOT_EXPECTED = "not_expected"
    EMPTY = "empty"
    OPEN = "open"
    KEYED = "keyed"
    ONCE = "once"
    SECOND_OPEN = "second_open"
    TWICE = "twice"
    DIFFERS = "differs"
    RESOLVED = "resolved"
    CLOSED = "closed"
    LOCKED = "locked"
    NO_FORM = "no_form"


CLOSABLE = frozenset({FormState.KEYED, FormState.TWICE, FormState.RESOLVED})
DONE = CLOSABLE | {FormState.CLOSED, FormState.LOCKED}
UNRESOLVED = frozenset({FormState.OPEN, FormState.ONCE, FormState.SECOND_OPEN, FormState.DIFFERS})


class FormStates:
    """The states of all forms, or of those of one participant, read once."""

    def __init__(self, study: Study, participant: int | None = None) -> None:
        self.participant = participant
        self._states = completeness.states(study, participant)
        self._comparisons: Mapping[Place, Comparison] = comparisons(study, participant, self._states)
        self._double = double_keying(study)
        self._locked = participants.with_fact(study, LOCKED)
        self._frozen = bool(study.frozen_since)

    def places(self) -> tuple[Place, ...]:
        """Every form about which anything was entered."""
        return tuple(self._states.by_place)

    def at(self, place: Place, *, due: bool = True) -> FormState:
        """The state of a form; `due` tells whether it is expected at all."""
        state = self.keyed(place)
        if not state.first.answered:
            return _without_answers(state, due=due)
        if state.closed:
            return FormState.LOCKED if self._frozen or place[0] in self._locked else FormState.CLOSED
        return self._while_keyed(place, state)

    def keyed(self, place: Place) -> State:
        """How far the keyings of a form are."""
        return self._states.at(*place)

    def comparison(self, place: Place) -> Comparison:
        """What the comparison of its keyings gave; an empty one while there are no two."""
        return self._comparisons.get(place, _NOTHING)

    def overlays(self) -> dict[Place, dict[str, Stored | None]]:
        """Place -> item -> what the item says instead of what the first keying says."""
        laid = {place: one.overlay for place, one in self._comparisons.items()}
        return {place: over for place, over in laid.items() if over}

    def contested(self) -> bool:
        """Whether three keyings of any form say three things."""
        return any(one.contested for found in self._comparisons.values() for one in found.differences.values())

    def wants_second(self, place: Place) -> bool:
        """Whether the form is to be keyed twice, or is being so already."""
        return self._double.wants(place) or bool(self.keyed(place).second.answered)

    def _while_keyed(self, place: Place, state: State) -> FormState:
        if not state.first.complete:
            return FormState.OPEN
        if not state.second.answered:
            return FormState.ONCE if self._double.wants(place) else FormState.KEYED
        if not state.second.complete:
            return FormState.SECOND_OPEN
        compared = self.comparison(place)
        if compared.unsettled:
            return FormState.DIFFERS
        return FormState.RESOLVED if compared.differences else FormState.TWICE


def _without_answers(state: State, *, due: bool) -> FormState:
    if state.absent:
        return FormState.NO_FORM
    return FormState.EMPTY if due else FormState.NOT_EXPECTED


_NOTHING = Comparison()
__all__ = ["CLOSABLE", "DONE", "LOCKED", "UNRESOLVED", "FormState", "FormStates", "Keyed"]
