"""How many people a cohort has beside how many are planned."""

from dataclasses import replace

import pytest

from imp_desktop.operations.enrolling import Participant
from imp_desktop.ui.names import names
from imp_desktop.ui.participants.cohort_sizes import told_size, warnings


def people(many, cohort=1, status="consented"):
    return [Participant(f"{cohort}-{number}-{status}", "training", cohort, status) for number in range(many)]


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (1, "Cohort 1 has 1 person; 10 to 14 are planned."),
        (9, "Cohort 1 has 9 people; 10 to 14 are planned."),
        (10, ""),
        (14, ""),
        (15, "Cohort 1 has 15 people; 10 to 14 are planned."),
    ],
)
def test_only_another_size_than_planned_is_pointed_out(desk, many, said):
    assert warnings(people(many), names(desk.session.study)) == said


def test_who_does_not_join_is_not_counted_and_cohorts_come_in_order(desk):
    everyone = [*people(2, 2), *people(10), *people(9, 1, "declined"), Participant("0-A", "control"), *people(1, 3)]
    said = warnings(everyone, names(desk.session.study))
    assert said == "Cohort 2 has 2 people; 10 to 14 are planned. Cohort 3 has 1 person; 10 to 14 are planned."


def test_a_protocol_that_plans_no_size_has_none_to_point_out(desk):
    known = names(desk.session.study)
    bare = replace(known, protocol=replace(known.protocol, cohort_size=None))
    assert warnings(people(1), bare) == ""
    assert told_size(bare.protocol, people(20), people(1)[0]) == "Cohort 1 has 20 people now."
