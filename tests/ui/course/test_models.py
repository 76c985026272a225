"""The models of the course keep Qt's rules and announce what changes."""

import pytest

from imp_desktop.operations import course_log
from imp_desktop.ui.course import cohort as cohorts
from imp_desktop.ui.course.adaptations_model import AdaptationsModel
from imp_desktop.ui.course.log_model import SessionLogModel
from imp_desktop.ui.course.model import AttendanceModel
from imp_desktop.ui.course.reactions_model import ReactionsModel, rows_of
from imp_desktop.ui.names import names


@pytest.fixture
def shown_model(desk, clinic):
    """The attendance list of cohort 1 as it is on disk."""
    clinic.log("pause", date="2026-01-12", status="delivered")
    clinic.mark("pause", "001-B", "present")
    model = AttendanceModel(names(desk.session.study))
    model.show(cohorts.read(desk.session.study, 1))
    return model


def test_the_attendance_list_keeps_the_rules(shown_model, qtmodeltester):
    qtmodeltester.check(shown_model)


def test_only_a_mark_that_changed_is_announced(shown_model, desk, clinic, qtbot):
    seen = []
    shown_model.dataChanged.connect(lambda first, _last: seen.append((first.row(), first.column())))
    clinic.mark("relax", "002-C", "absent")
    shown_model.show(cohorts.read(desk.session.study, 1))
    assert seen == [(1, 1)]


def test_somebody_new_makes_the_list_anew(shown_model, desk, clinic, qtbot):
    clinic.add("005-G", cohort="1")
    with qtbot.waitSignal(shown_model.modelReset):
        shown_model.show(cohorts.read(desk.session.study, 1))
    assert shown_model.rowCount() == 3


def test_the_session_log_keeps_the_rules(shown_model, desk, clinic, qtmodeltester):
    model = SessionLogModel(names(desk.session.study))
    qtmodeltester.check(model)
    model.show(cohorts.read(desk.session.study, 1).sessions)
    qtmodeltester.check(model)
    clinic.log("relax", date="2026-01-19", status="cancelled", reason="snow")
    model.show(cohorts.read(desk.session.study, 1).sessions)
    assert model.index(1, 4).data() == "cancelled, snow"


def test_adaptations_keep_the_rules(clinic, qtmodeltester):
    course_log.add_adaptation(clinic.study, clinic.person, {"what": "a", "why": "b", "date": "2026-02-03"})
    model = AdaptationsModel(cohorts=True)
    model.show(clinic.adaptations(), adding=True)
    assert model.rowCount() == 2
    qtmodeltester.check(model)


def test_adverse_reactions_keep_the_rules(clinic, desk, qtmodeltester):
    clinic.say("002-C", adverse="1")
    course_log.add_reaction(clinic.study, clinic.person, "001-B", {"reaction": "other", "severity": "severe"})
    model = ReactionsModel(names(desk.session.study))
    model.show(rows_of(course_log.awaited(clinic.study), clinic.reactions(), ["001-B", "002-C"]))
    assert [row.code for row in model.rows] == ["002-C", "001-B"]
    qtmodeltester.check(model)


def test_somebody_marked_in_another_cohort_is_not_waited_for(desk, clinic):
    clinic.log("pause", date="2026-01-12", status="delivered")
    for code in ("001-B", "002-C"):
        clinic.mark("pause", code, "present")
    clinic.add("005-G", cohort="2")
    clinic.mark("pause", "005-G", "present", cohort=2)
    clinic.amend("005-G", cohort="1")
    found = cohorts.read(desk.session.study, 1)
    assert found.complete(found.sessions[0])
    assert found.first_open() == 1
