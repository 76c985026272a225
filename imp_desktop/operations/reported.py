"""What participants write about adverse reactions on their forms, beside what the log of the course holds of them."""

from collections import defaultdict
from dataclasses import dataclass

from imp_desktop.instruments.answers import understand
from imp_desktop.operations import course_log, enrolling, open_texts
from imp_desktop.operations.counted import Counting
from imp_desktop.operations.course_log import Reaction
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.protocols.course import Reactions


@dataclass(frozen=True)
class Reported:
    """A form on which somebody says yes to an adverse reaction, or writes about one; `logged` is that person's log."""

    form: FormKey
    text: str
    yes: bool
    logged: tuple[Reaction, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the log still says nothing of this person."""
        return self.yes and not self.logged


def reported(study: Study) -> tuple[Reported, ...]:
    """Every form that tells of an adverse reaction, in the order of the codes; those that count.

    None where no form asks for them.
    """
    asked = protocol(study).reactions
    if asked is None or not (asked.item or asked.text):
        return ()
    logged: dict[str, list[Reaction]] = defaultdict(list)
    for one in course_log.reactions(study):
        logged[one.code].append(one)
    people, counting = enrolling.by_number(study), Counting(study)
    order = {number: at for at, number in enumerate(people)}
    told = sorted(_told(study, asked).items(), key=lambda one: (order[one[0][0]], one[0][1]))
    found = [(people[number], form, *said) for (number, form), said in told]
    return tuple(
        Reported(FormKey(who.code, *form), text, yes, tuple(logged[who.code]))
        for who, form, yes, text in found
        if counting.counts(who, *form)
    )


def _told(study: Study, asked: Reactions) -> dict[tuple[int, tuple[str, str]], tuple[bool, str]]:
    """(participant, form) -> whether it says yes, and what is written there."""
    told: dict[tuple[int, tuple[str, str]], tuple[bool, str]] = {}
    rows = open_texts.texts(study, [item for item in (asked.item, asked.text) if item])
    for row in rows:
        place = row.participant, (row.assessment, row.instrument)
        yes, text = told.get(place, (False, ""))
        if row.item == asked.item:
            yes = understand(instrument(study, row.instrument).item(row.item), row.text).value in asked.yes
        else:
            text = row.text.strip() and row.text
        told[place] = yes, text
    return {place: (yes, text) for place, (yes, text) in told.items() if yes or text}
