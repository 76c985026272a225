"""The packet: the forms due from one participant at one assessment, and how far each of them is."""

from imp_desktop.i18n import language
from imp_desktop.operations import blindness, keying, studies
from imp_desktop.operations.form_states import DONE, FormState, FormStates
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.piles import Pile
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry import passes, words
from imp_desktop.ui.entry.header import Chip, Heading
from imp_desktop.ui.session import Session


def packet(study: Study, key: FormKey) -> tuple[FormKey, ...]:
    """The keys of the forms in the same packet as `key`, itself among them."""
    same = tuple(form for form in keying.due_forms(study, key.code) if form.assessment == key.assessment)
    return same if key in same else (*same, key)


class Packet:
    """The packet as the head shows it; the other forms of it are read once when a form is opened."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chips: tuple[Chip, ...] = ()
        self._pile: tuple[int, int] | None = None

    def read(self, form: Form, pile: Pile | None = None) -> None:
        """Read how far the forms of the packet of this form are; a third keying shows none but its own.

        `pile` is the pile the packet belongs to.
        """
        self._pile = (pile.codes.index(form.key.code) + 1, len(pile.codes)) if pile is not None else None
        if form.keying_pass is Pass.THIRD:
            self._chips = (self._here(form),)
            return
        states = FormStates(self._session.study, form.participant_id)
        sealed = blindness.sealed(self._session.study, self._session.person, states)
        self._chips = tuple(
            self._here(form)
            if key == form.key
            else self._other(key, form, states, sealed=(form.participant_id, *key[1:]) in sealed)
            for key in packet(self._session.study, form.key)
        )

    def heading(self, form: Form) -> Heading:
        """What the head shows now."""
        person = self._session.person
        labels = studies.protocol(self._session.study).in_language(language()).assessments
        return Heading(
            code=form.key.code,
            assessment=labels.get(form.key.assessment, form.key.assessment),
            day=form.date,
            initials=person.initials,
            person=person.name,
            chips=tuple(self._here(form) if chip.here else chip for chip in self._chips),
            keying=passes.standing_of(form),
            pile=self._pile,
        )

    def _here(self, form: Form) -> Chip:
        third = form.keying_pass is Pass.THIRD
        answered = sum(item.id in form.answers for item in form.asked) if third else form.answered
        name = words.short_name(form.instrument, language())
        return Chip(form.key, name, answered, len(form.asked), form.complete or form.absent, here=True, third=third)

    def _other(self, key: FormKey, form: Form, states: FormStates, *, sealed: bool) -> Chip:
        """A form beside the one being keyed: how far the keying of the same number is, if that may be told."""
        place = (form.participant_id, *key[1:])
        state, keyed = states.at(place), states.keyed(place)
        name = words.short_name(studies.instrument(self._session.study, key.instrument), language())
        if form.keying_pass is Pass.SECOND:
            done = state in DONE or state in {FormState.NO_FORM, FormState.DIFFERS}
            of = keyed.second if states.wants_second(place) else keyed.first
        else:
            done = keyed.complete or keyed.absent
            of = keyed.first
        hidden = not of.items or (sealed and of is keyed.first)
        return Chip(key, name, of.answered, of.items, done, here=False, sealed=hidden)
