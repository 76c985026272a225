"""Closing and freezing in the settings."""

import pytest
from PySide6.QtWidgets import QLabel

from imp_desktop.operations import closing, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.controls import Button
from imp_desktop.ui.settings.freezing import CheckLine, FreezeRow
from imp_desktop.ui.settings.view import SettingsPage

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def page(desk) -> SettingsPage:
    made = SettingsPage(desk.session)
    desk.show(made)
    made.arrive(chapter="freeze")
    return made


def lines(page) -> dict[str, CheckLine]:
    return {line.words.text(): line for line in page._area.widget().findChildren(CheckLine)}


def freeze_row(page) -> FreezeRow:
    rows: list[FreezeRow] = page._area.widget().findChildren(FreezeRow)
    return rows[0]


def button(page, words: str) -> Button:
    buttons: list[Button] = page._area.widget().findChildren(Button)
    return next(one for one in buttons if one.text() == words)


def seen(page) -> str:
    return " ".join(one.text() for one in page._area.widget().findChildren(QLabel))


def test_the_list_tells_what_is_left_and_what_is_done(page, desk) -> None:
    desk.key(PSS, pss_01="9")
    page.refresh()
    told = list(lines(page))
    assert told[:5] == [
        "No keyings differ",
        "No second keying is open",
        "1 form half keyed, to be settled first",
        "No form waits for a second keying",
        "45 forms not keyed",
    ]
    assert "1 flag not looked at" in told


def test_a_line_leads_to_its_place_with_the_filter_set(page, desk) -> None:
    desk.key(PSS, pss_01="9")
    page.refresh()
    lines(page)["1 form half keyed, to be settled first"].button.click()
    lines(page)["1 flag not looked at"].button.click()
    assert desk.went == [("overview", {"wanted": "open"}), ("worklist", {})]
    assert lines(page)["No keyings differ"].button.isHidden()


def test_data_are_frozen_and_the_freeze_is_taken_back_with_a_reason(page, desk) -> None:
    study = desk.session.study
    before = studies.fingerprint(study)
    freeze_row(page).reason.setText("all packets are in")
    button(page, "Freeze the data").click()
    freeze = closing.frozen(study)
    assert freeze is not None
    assert freeze.fingerprint == before
    assert study.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("all packets are in",)]
    assert "-".join(before[at : at + 4].upper() for at in (0, 4, 8, 12)) in seen(page)
    button(page, "Take the freeze back").click()
    assert closing.frozen(study) is not None
    assert freeze_row(page).complaint()
    freeze_row(page).reason.setFocus()
    desk.type("a packet turned up")
    desk.press("Return")
    assert closing.frozen(study) is None
    assert button(page, "Freeze the data").isEnabled()


def test_nothing_is_frozen_while_a_form_is_half_keyed(page, desk) -> None:
    desk.key(PSS, pss_01="1")
    page.refresh()
    assert not button(page, "Freeze the data").isEnabled()
    assert "What the list below marks so has to be settled first." in seen(page)


def test_all_complete_forms_are_closed_at_once(page, desk) -> None:
    desk.key_whole(PSS)
    page.refresh()
    assert "1 form can be closed now." in seen(page)
    button(page, "Close them").click()
    assert closing.checklist(desk.session.study)[5].count == 0
    assert not button(page, "Close them").isEnabled()
    assert "Every complete form is closed" in lines(page)
