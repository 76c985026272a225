"""The third keying as the person who keys it may see it: what is settled, and what another person has to look at."""

from collections.abc import Mapping
from enum import StrEnum

from imp_desktop.operations.form_states import FormStates
from imp_desktop.operations.forms import Form
from imp_desktop.operations.studies import Study


class Outcome(StrEnum):
    """What came of a third keying of an item; which of the keyings before was right is not told."""

    SETTLED = "settled"
    ANOTHER_LOOKS = "another_looks"


def outcomes(study: Study, form: Form) -> Mapping[str, Outcome]:
    """Item -> what came of it, of every item of the form that was keyed a third time."""
    compared = FormStates(study, form.participant_id).comparison(form.place)
    return {
        item: Outcome.ANOTHER_LOOKS if one.contested else Outcome.SETTLED
        for item, one in compared.differences.items()
        if one.third is not None
    }


def left_over(study: Study, form: Form) -> tuple[str, ...]:
    """The items that differ and wait for their third keying; answers to others can make more of them."""
    compared = FormStates(study, form.participant_id).comparison(form.place)
    return tuple(item for item in compared.unsettled if compared.differences[item].third is None)
