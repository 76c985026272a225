"""From when on a person may go on alone with those forms that he or she keyed not long ago."""

from collections.abc import Mapping
from datetime import datetime

from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.operations.turns import OWN_SECOND_AFTER
from imp_desktop.storage import keyings, ledger
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import moment_of


def own_keyings(study: Study, person: Person, before: Pass) -> Mapping[Place, datetime]:
    """The forms this person keyed in that keying less than twelve hours ago, each with when these are over (UTC)."""
    since = ledger.written(ledger.now() - OWN_SECOND_AFTER)
    return {
        place: moment_of(utc) + OWN_SECOND_AFTER
        for place, utc in keyings.keyed_since(study, person.id, before, since).items()
    }
