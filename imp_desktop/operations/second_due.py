"""How many forms of each kind wait for a second keying, also those that were keyed before it was chosen."""

from collections import Counter

from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.overview import Column
from imp_desktop.operations.studies import Study


def second_due(study: Study) -> Counter[Column]:
    """Kind of form -> how many are keyed once and wait for their second keying."""
    states = FormStates(study)
    waiting = (place for place in states.places() if states.at(place) is FormState.ONCE)
    return Counter(Column(assessment, instrument) for _participant, assessment, instrument in waiting)
