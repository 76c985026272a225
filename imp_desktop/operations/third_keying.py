"""The third keying as the person who keys it may see it: what is settled, and what another person has to look at."""

from collections.abc import Mapping
from enum import StrEnum

from imp_desktop.operations import completeness
from imp_desktop.operations.comparing import Comparison, comparisons
from imp_desktop.operations.completeness import States
from imp_desktop.operations.forms import Form
from imp_desktop.operations.studies import Study


class Outcome(StrEnum):
    """What came of a third keying of an item; which of the keyings before was right is not told."""

    SETTLED = "settled"
    ANOTHER_LOOKS = "another_looks"


def outcomes(study: Study, form: Form) -> Mapping[str, Outcome]:
    """Item -> what came of it, of every item of the form that was keyed a third time."""
    compared = _compared(study, form)
    return {
        item: Outcome.ANOTHER_LOOKS if one.contested else Outcome.SETTLED
        for item, one in compared.differences.items()
        if one.third is not None
    }


def left_over(study: Study, form: Form) -> tuple[str, ...]:
    """The items that differ and wait for their third keying; answers to others can make more of them."""
    compared = _compared(study, form)
    return tuple(item for item in compared.unsettled if compared.differences[item].third is None)


def _compared(study: Study, form: Form) -> Comparison:
    """The comparison of the keyings of this one form, read after every key: no other form is looked into."""
    here = completeness.states(study, form.participant_id).at(*form.place)
    return comparisons(study, form.participant_id, States({form.place: here})).get(form.place, Comparison())
