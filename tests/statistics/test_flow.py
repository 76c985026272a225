"""People are counted once at every point of the flow, and every box adds up."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.instruments import catalogue as instruments
from imp_desktop.protocols import catalogue
from imp_desktop.scoring.rules import missing_rule
from imp_desktop.statistics.course import Course, Enrolled, Logged
from imp_desktop.statistics.flow import Counted, flow
from imp_desktop.statistics.results import Analysis
from imp_desktop.statistics.table import Keyed

STATUSES = (
    "approached", "no_reply", "not_eligible", "eligible", "consented", "declined", "active", "withdrawn", "completed",
)  # fmt: skip
FIRST = Logged(1, "pause", 1, "delivered", dt.date(2026, 2, 1), 150)


def counted(people, marks=None, sessions=(FIRST,), least=None):
    none = Analysis({}, {}, "complete", "half", (), ())
    plan = catalogue.protocol("imp")
    # forms due from one group alone are looked up among the instruments of the study
    keyed = Keyed(
        {}, {}, {one.instrument: instruments.instrument(one.instrument) for one in plan.due}, missing_rule("half")
    )
    return flow(Counted(plan, Course(tuple(people), tuple(sessions), marks or {}), keyed, none, "en", least))


def person(number, status, *, consent=True, group="training", reason="", left=None, cohort=1):
    return Enrolled(f"{number:03}", group, cohort, status, reason, consent, left)


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.booleans(), st.sampled_from(["training", "control", None]))))
def test_every_box_is_what_the_box_above_leaves(drawn):
    people = [
        Enrolled(str(number), group, 1, status, "because", consent)
        for number, (status, consent, group) in enumerate(drawn)
    ]
    found = counted(people)
    assert found.nowhere + sum(arm.approached for arm in found.arms) == len(people)
    for arm in found.arms:
        assert arm.screened == arm.approached - arm.no_reply.n - arm.waiting
        assert arm.eligible == arm.screened - arm.not_eligible.n
        assert arm.consented == arm.eligible - arm.declined.n - arm.undecided
        assert arm.started == arm.consented - arm.withdrew_before.n
        assert min(arm.screened, arm.eligible, arm.undecided, arm.started, arm.started - arm.withdrew_during.n) >= 0
        for leaving in (arm.no_reply, arm.not_eligible, arm.declined, arm.withdrew_before, arm.withdrew_during):
            assert sum(reason.n for reason in leaving.reasons) == leaving.n


def test_an_empty_register_gives_zeros_for_both_groups():
    training, control = counted([]).arms
    assert (training.approached, training.consented, control.approached) == (0, 0, 0)
    assert (training.in_course, control.in_course) == (True, False)
    assert [count.n for count in training.returned] == [0]
    assert control.returned == ()


def test_reasons_are_counted_the_most_frequent_first_whatever_their_letter_case():
    people = [
        person(1, "declined", consent=False, reason="Too busy"),
        person(2, "declined", consent=False, reason="dates"),
    ]
    people += [person(3, "declined", consent=False, reason="too busy"), person(4, "declined", consent=False)]
    declined = counted(people).arms[0].declined
    assert declined.n == 4
    assert [(reason.label, reason.n) for reason in declined.reasons] == [("Too busy", 2), ("dates", 1)]


def test_who_leaves_before_the_first_session_is_told_from_who_leaves_the_course():
    early, late = dt.date(2026, 1, 20), dt.date(2026, 2, 20)
    people = [person(1, "withdrawn", left=early), person(2, "withdrawn", left=late), person(3, "withdrawn", left=early)]
    marks = {(1, "pause", "003"): "present"}  # the list says somebody came after all
    arm = counted(people, marks).arms[0]
    assert (arm.withdrew_before.n, arm.withdrew_during.n, arm.started) == (1, 2, 2)


def test_without_a_course_all_who_leave_are_in_one_box():
    arm = counted([person(1, "withdrawn", group="control", left=dt.date(2026, 1, 1), cohort=None)]).arms[1]
    assert (arm.withdrew_before.n, arm.withdrew_during.n) == (0, 1)


def test_attendance_under_the_box_is_that_of_the_criterion():
    marks = {(1, "pause", "001"): "present", (1, "relax", "001"): "present", (1, "pause", "002"): "absent"}
    people = [person(1, "active"), person(2, "active")]
    attended = counted(people, marks, least=2).arms[0].attended
    assert attended is not None
    assert (attended.part, attended.whole) == (1, 2)
    assert counted(people, marks).arms[0].attended is None
