"""What things are called on screen."""

import pytest

from imp_desktop import i18n
from imp_desktop.operations.enrolling import STATUSES
from imp_desktop.ui.names import capital, names, status_name


def test_forms_and_groups_have_the_names_of_the_study(people):
    called = names(people)
    assert called.instrument("proqol") == "ProQOL"
    assert called.group("control") == "Control"
    assert called.assessment("pre")


def test_names_come_in_the_language_of_now(people):
    with i18n.speaking("nl"):
        assert names(people).assessment("pre") == "Voormeting"


def test_what_the_study_does_not_know_keeps_its_id(people):
    assert names(people).instrument("unheard_of") == "unheard_of"
    assert names(people).assessment("later") == "later"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_status_has_a_name_of_its_own(language):
    with i18n.speaking(language):
        assert len({status_name(status) for status in STATUSES}) == len(STATUSES)


def test_a_capital_leaves_the_rest_alone():
    assert (capital("proQOL"), capital("")) == ("ProQOL", "")
