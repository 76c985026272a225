"""What a participant's page says of forms that are kept and not used."""

from datetime import date

from imp_desktop.operations import enrolling, keying, overview
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.participants import reading

PRE, POST = FormKey("001-B", "pre", "pss"), FormKey("001-B", "post", "pss")
EVALUATION = FormKey("001-B", "post", "imp_eval")
LEFT = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-03-01"}


def key_all(desk):
    days = {PRE: date(2026, 1, 9), POST: date(2026, 5, 1), EVALUATION: date(2026, 5, 1)}
    for key, day in days.items():
        item = "imp_eval_recommend" if key is EVALUATION else "pss_01"
        keying.date_form(desk.session.study, desk.session.person, desk.key(key, **{item: "1"}), day)


def amend(desk, facts, why=""):
    enrolling.amend(desk.session.study, desk.session.person, "001-B", facts, why)


def said(desk):
    study = desk.session.study
    row = next(row for row in overview.overview(study).rows if row.participant.code == "001-B")
    unused = reading.unused(study, row)
    return {(column.assessment, column.instrument) for column in unused}, reading.notice(row, unused)


def test_nothing_is_said_while_every_form_is_used(desk):
    key_all(desk)
    assert said(desk) == (set(), "")
    amend(desk, LEFT)
    assert said(desk) == (set(), "")


def test_forms_after_the_withdrawal_are_named(desk):
    key_all(desk)
    amend(desk, LEFT | {"data_use": "until"})
    unused, words = said(desk)
    assert unused == {POST[1:], EVALUATION[1:]}
    assert words.startswith("Forms dated after 1 March")
    assert words.endswith("are kept but not used.")


def test_a_withdrawal_of_everything_is_named_also_before_anything_is_keyed(desk):
    amend(desk, LEFT | {"data_use": "none"})
    assert said(desk) == (set(), "Withdrawn: the answers stay kept in the study; no number uses them.")


def test_forms_of_the_former_group_are_named(desk):
    key_all(desk)
    amend(desk, {"group": "control"}, "on the wrong list")
    assert said(desk) == ({EVALUATION[1:]}, "Forms of the former group are kept but not used.")
    amend(desk, LEFT | {"data_use": "until"})
    _unused, words = said(desk)
    assert words.startswith("Forms of the former group are kept but not used. Forms dated after 1 March")


def test_what_lacks_for_forms_to_be_used_is_named(desk):
    key_all(desk)
    amend(desk, {"group": ""}, "on the wrong list")
    assert said(desk)[1] == "What was keyed is kept; without a group no form is used."
    amend(desk, {"consent": ""})
    assert said(desk)[1] == "What was keyed is kept; without consent no form is used."
