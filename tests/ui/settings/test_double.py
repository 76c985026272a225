"""Keying twice in the settings: of one kind of form, of all of an assessment, and what that means for earlier forms."""

import pytest

from imp_desktop.operations import closing, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.settings.double import DoubleRow
from imp_desktop.ui.settings.view import SettingsPage

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def page(desk) -> SettingsPage:
    made = SettingsPage(desk.session)
    desk.show(made)
    made.arrive(chapter="double")
    return made


def row(page, title: str) -> DoubleRow:
    rows: list[DoubleRow] = page._area.widget().findChildren(DoubleRow)
    return next(one for one in rows if one.control.share.accessibleName() == title)


def pick(one: DoubleRow, value: str) -> None:
    next(part for part in one.control.share._parts if part.segment.value == value).click()


def shares(desk):
    return studies.settings(desk.session.study).double_keying


def test_there_is_a_row_for_each_form_and_one_for_all_of_an_assessment(page) -> None:
    titles = [one.control.share.accessibleName() for one in page._area.widget().findChildren(DoubleRow)]
    assert titles[:3] == ["Pre: all forms", "Intake, pre", "FFMQ, pre"]
    assert (len(titles), titles[7]) == (14, "Post: all forms")


def test_a_choice_is_kept_at_once_and_told_to_others(page, desk, qtbot) -> None:
    with qtbot.waitSignal(desk.session.changed) as heard:
        pick(row(page, "PSS, pre"), "all")
    assert shares(desk) == {"pre.pss": "all"}
    assert heard.args == [frozenset({"settings"})]
    pick(row(page, "PSS, pre"), "")
    assert shares(desk) == {}


def test_forms_keyed_earlier_are_told_to_wait_now(page, desk) -> None:
    desk.key_whole(PSS)
    pick(row(page, "PSS, pre"), "all")
    assert row(page, "PSS, pre")._about.text() == "1 form keyed earlier now waits for a second keying"
    assert row(page, "Pre: all forms")._about.text() == "1 form keyed earlier now waits for a second keying"
    assert row(page, "FFMQ, pre")._about.text() == ""


def test_one_of_so_many_has_a_number_that_can_be_changed(page, desk) -> None:
    one = row(page, "PSS, pre")
    assert not one.control.number.isEnabled()
    pick(one, "every ")
    assert shares(desk) == {"pre.pss": "every 5"}
    one.control.number.setFocus()
    one.control.number.selectAll()
    desk.type("10")
    desk.press("Return")
    assert shares(desk) == {"pre.pss": "every 10"}
    one.control.number.selectAll()
    desk.type("1")
    desk.press("Return")
    assert shares(desk) == {"pre.pss": "every 10"}
    assert "every 2" in one.complaint()


def test_all_forms_of_an_assessment_are_chosen_with_one_click(page, desk) -> None:
    whole = row(page, "Post: all forms")
    pick(whole, "all")
    assert shares(desk) == {f"post.{name}": "all" for name in ("ffmq", "scs", "eq", "pss", "proqol", "imp_eval")}
    pick(row(page, "PSS, post"), "")
    assert whole.control.share.value() == ""
    assert [part.isChecked() for part in whole.control.share._parts] == [False, False, False]


def test_frozen_data_take_no_choice_and_say_so(page, desk) -> None:
    closing.freeze(desk.session.study, desk.session.person)
    one = row(page, "PSS, pre")
    pick(one, "all")
    assert shares(desk) == {}
    assert "frozen" in one.complaint()
    assert one.control.share.value() == ""
