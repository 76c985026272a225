"""What keeps each report interim, and where each line leads."""

from dataclasses import replace

import pytest

from imp_desktop.operations import closing, coding, course_log, studies, teaching
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.reports.waiting import waiting

PSS = FormKey("001-B", "pre", "pss")
EVALUATION = FormKey("001-B", "post", "imp_eval")


def lines(desk, report: str) -> dict[str, tuple[str, dict[str, object]]]:
    return {line.words: (line.place, line.where) for line in waiting(desk.session.study, report)}


def test_forms_and_flags_keep_both_reports_interim(desk) -> None:
    desk.key(PSS, pss_01="9")
    for report in ("outcome", "feasibility"):
        told = lines(desk, report)
        assert told["1 form half keyed"] == ("overview", {"wanted": "open"})
        assert told["1 flag not looked at"] == ("worklist", {})
        assert ("overview", {"wanted": "empty"}) in told.values()


def test_items_that_were_not_ticked_keep_it_interim(desk) -> None:
    studies.choose(desk.session.study, desk.session.person, "scs.left_out", "")
    assert lines(desk, "outcome")["SCS not scored: items to tick"] == ("settings", {"pair": "scs"})


def test_the_course_keeps_only_feasibility_interim(desk) -> None:
    sessions = "9 sessions not logged"
    assert sessions not in lines(desk, "outcome")
    assert lines(desk, "feasibility")[sessions] == ("course", {"cohort": 1, "tab": "sessions"})


def test_sessions_that_are_logged_and_what_is_doubtful_of_them_are_told_apart(desk) -> None:
    study, person = desk.session.study, desk.session.person
    first, second, *_rest = teaching.every_session(study)
    teaching.log_session(study, person, 1, first.id, {"date": "2026-02-10", "status": "delivered", "minutes": "150"})
    assert "8 sessions not logged" in lines(desk, "feasibility")
    teaching.log_session(study, person, 1, second.id, {"date": "2026-02-03", "status": "delivered", "minutes": "150"})
    told = lines(desk, "feasibility")
    assert told["1 thing to look at in the course"] == ("course", {"cohort": 1, "tab": "sessions"})


def test_texts_and_reactions_lead_to_where_they_are_sorted_and_logged(desk) -> None:
    desk.key(EVALUATION, imp_eval_plans="go on", imp_eval_adverse="1", imp_eval_adverse_text="tired")
    told = lines(desk, "feasibility")
    assert told["1 reaction not in the log"] == ("course", {"tab": "reactions"})
    assert told["1 text without a code"] == ("texts", {})
    assert not any(place in {"course", "texts"} for place, _where in lines(desk, "outcome").values())
    study, person = desk.session.study, desk.session.person
    coding.code_text(study, person, EVALUATION, "imp_eval_plans", ["continue"])
    assert "1 text without a code" not in lines(desk, "feasibility")


@pytest.mark.parametrize("report", ["outcome", "feasibility"])
def test_a_study_without_a_course_waits_for_no_sessions(desk, monkeypatch, report) -> None:
    plan = studies.protocol(desk.session.study)
    bare = replace(plan, course=None, codings=(), reactions=None)
    for module in (studies, coding, course_log):
        monkeypatch.setattr(module, "protocol", lambda _study: bare, raising=False)
    monkeypatch.setattr("imp_desktop.ui.reports.waiting.protocol", lambda _study: bare)
    assert {place for place, _where in lines(desk, report).values()} == {"overview", "settings"}


def test_data_that_are_not_frozen_keep_every_report_interim_to_the_last(desk) -> None:
    study, person = desk.session.study, desk.session.person
    assert list(lines(desk, "outcome").items())[-1] == ("The data are not frozen", ("settings", {"chapter": "freeze"}))
    closing.freeze(study, person)
    assert "The data are not frozen" not in lines(desk, "feasibility")
    assert "46 forms not keyed" in lines(desk, "feasibility")
