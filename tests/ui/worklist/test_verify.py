"""Verifying before somebody with a keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import keying, looking_again, studies, verifying
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.controls.lines import LINE
from imp_desktop.ui.worklist.verify import VerifyPage

PSS = FormKey("001-B", "pre", "pss")
OTHER = FormKey("002-C", "pre", "pss")
LATER = FormKey("002-C", "post", "pss")
CODES = "0123400112"


@pytest.fixture
def page(desk):
    for form in (PSS, OTHER, LATER):
        opened = keying.open_form(desk.session.study, form)
        given = {item.id: code for item, code in zip(opened.instrument.items, CODES, strict=True)}
        desk.key(form, **given)
    desk.key(OTHER, pss_03="9")
    look_away(desk)
    made = VerifyPage(desk.session)
    desk.show(made)
    made.arrive()
    return made


def look_away(desk):
    """Keys of a test come faster than any hand; that is no part of what is tested here."""
    for finding in looking_again.every(desk.session.study):
        looking_again.look(desk.session.study, desk.session.person, finding)


def done(desk):
    return [one.form for one in verifying.unusual(desk.session.study, desk.session.person) if one.done]


def listed(page):
    return [page.list.forms.index(row).data(LINE).looked.form for row in range(page.list.forms.rowCount())]


def test_the_forms_are_listed_with_how_much_is_unusual(page):
    assert listed(page) == [PSS, OTHER, LATER]
    lines = [page.list.forms.index(row).data(LINE) for row in range(3)]
    assert [line.what for line in lines] == ["nothing unusual", "1 thing to look at", "nothing unusual"]
    assert lines[1].spoken() == "002-C, PSS pre, 1 thing to look at, not verified"


def test_only_what_is_unusual_is_shown_beside_the_list(page, desk):
    assert page._heading.text() == "Nothing unusual"
    desk.press("Down")
    assert page._brief.text() == "page 1, item 3: 9 (outside the scale; corrected)"


@pytest.mark.parametrize("key", ["Return", "V"])
def test_one_key_verifies_the_form_and_goes_to_the_next(page, desk, key):
    desk.press(key)
    assert done(desk) == [PSS]
    assert listed(page) == [OTHER, LATER]
    assert page.list.current().looked.form == OTHER
    assert desk.told[-1].text == "001-B, PSS pre: verified."
    desk.told[-1].do()
    assert done(desk) == []
    assert listed(page) == [PSS, OTHER, LATER]


def test_a_digit_verifies_one_page(page, desk):
    desk.type("1")
    assert done(desk) == [PSS]
    assert desk.told[-1].text == "001-B, PSS pre: page 1 verified."
    desk.type("9")
    assert desk.told[-1].code == "page-unknown"


def test_all_listed_are_verified_but_those_whose_unusual_items_nobody_saw(page, desk):
    desk.press("Ctrl+Return")
    assert done(desk) == [PSS, LATER]
    assert desk.told[-1].text == "2 forms verified. 1 form is left: look at what is unusual in it first."
    desk.press("Ctrl+Return")
    assert done(desk) == [PSS, OTHER, LATER]
    assert page._nothing.text() == "Every form that is keyed to the end is verified."
    desk.told[-1].do()
    assert done(desk) == [PSS, LATER]


def test_a_filter_chooses_which_forms_are_listed(page, desk):
    desk.type("/")
    assert page.filter.hasFocus()
    desk.type("002 po")
    assert listed(page) == [LATER]
    desk.press("Return")
    desk.press("Return")
    assert done(desk) == [LATER]
    desk.type("/")
    desk.press("Esc")
    assert page.filter.text() == ""
    assert page.list.hasFocus()
    page.filter.setText("nothing of the kind")
    assert page._nothing.text() == "No such form fits the filter."


def test_several_codes_with_commas_between_them_are_a_pile(page, desk):
    page.arrive(wanted="001-B, 002 pre")
    assert listed(page) == [PSS, OTHER]
    assert page.where() == {"wanted": "001-B, 002 pre"}


def test_a_form_changed_after_it_was_verified_is_listed_again(page, desk):
    desk.press("Return")
    desk.key(PSS, pss_04="1")
    page.refresh()
    line = page.list.forms.index(0).data(LINE)
    assert (line.looked.form, line.stands) == (PSS, "changed after it was verified")


def test_verified_forms_tell_who_and_when(page, desk):
    desk.press("Return")
    page._choose("done")
    line = page.list.current()
    assert (line.looked.form, line.stands, line.who) == (PSS, "verified", "AB")
    assert line.day


def test_e_opens_the_form_at_what_is_unusual_and_esc_goes_back(page, desk):
    desk.type("e")
    desk.press("Down")
    desk.type("e")
    desk.press("Esc")
    assert desk.went == [
        ("entry", {"key": PSS}),
        ("entry", {"key": OTHER, "item": "pss_03"}),
        ("worklist", {}),
    ]


def test_forms_that_are_keyed_twice_are_not_there_before_they_are_settled(page, desk):
    studies.choose(desk.session.study, desk.session.person, "double_keying.pre.pss", "all")
    page.refresh()
    assert listed(page) == [LATER]


def test_a_study_without_a_complete_form_says_so(desk):
    empty = VerifyPage(desk.session)
    desk.show(empty)
    assert empty._nothing.text().startswith("Nothing to show yet")
    desk.press("Return", "Ctrl+Return")
    desk.type("e1")
    assert desk.went == []
    desk.press("Esc", "Esc")
    assert desk.went == [("worklist", {})]


def test_in_a_narrow_window_what_is_unusual_stands_below_the_list(page, desk):
    desk.press("Down")
    assert page._below.isHidden()
    page.resize(900, 600)
    QApplication.processEvents()
    assert page._below.isVisible()
    assert "item 3: 9" in page._brief.text()


def test_the_list_keeps_the_rules_of_qt(page, qtmodeltester):
    qtmodeltester.check(page.list.forms)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("nl", 200)])
def test_it_can_be_drawn_in_every_look(desk, theme, language, zoom):
    desk.key(PSS, **{f"pss_{number:02}": code for number, code in enumerate(CODES, start=1)})
    desk.session.prefer(theme=theme, language=language, zoom=zoom)
    page = VerifyPage(desk.session)
    desk.show(page, width=1158 if zoom == 100 else 1300)
    assert page.grab().toImage().pixelColor(2, 2).name() == desk.session.look.surface.name()
