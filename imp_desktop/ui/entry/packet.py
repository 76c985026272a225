"""The packet: the forms due from one participant at one assessment, and how far each of them is."""

from imp_desktop.i18n import language
from imp_desktop.operations import keying, studies
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry import words
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

    def read(self, form: Form) -> None:
        """Read how far the forms of the packet of this form are."""
        self._chips = tuple(
            _chip(form if key == form.key else keying.open_form(self._session.study, key), here=key == form.key)
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
            chips=tuple(_chip(form, here=True) if chip.here else chip for chip in self._chips),
        )


def _chip(form: Form, *, here: bool) -> Chip:
    name = words.short_name(form.instrument, language())
    return Chip(form.key, name, form.answered, len(form.asked), form.complete or form.absent, here)
