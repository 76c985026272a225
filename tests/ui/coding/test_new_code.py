"""A new code is asked for in its place, with its label and its reason."""

import pytest

from imp_desktop.operations import coding
from imp_desktop.ui.controls import KeyCap
from tests.ui.coding.conftest import FIRST, PLANS, codes_of


def test_a_new_code_asks_for_label_and_reason_in_place_and_can_be_used_at_once(page, written):
    written.type("n")
    written.type("in pairs")
    written.press("Return")
    written.type("several write so")
    written.press("Return")
    assert page.list.hasFocus()
    row = page.detail.options.rows[-1]
    assert (row.option.label, row.option.key, row.toolTip()) == (
        "in pairs",
        "5",
        "Added by the study: several write so",
    )
    written.type("5")
    assert codes_of(written, FIRST).codes == ("in_pairs",)


@pytest.mark.parametrize(
    ("label", "why", "said"),
    [
        ("x" * 61, "why", "Use one line of at most 60 characters."),
        ("Go on practising", "why", "There is a code Go on practising already."),
        ("", "why", "Use one line of at most 60 characters."),
        ("in pairs", "", "A new code needs a reason."),
        ("in pairs", "y" * 2_001, "Shorten it to 2000 characters."),
    ],
)
def test_a_code_that_does_not_fit_is_refused_in_its_field(page, written, label, why, said):
    written.type("n")
    page.detail.form.parts["label"].put(label)
    written.press("Return")
    page.detail.form.parts["why"].put(why)
    written.press("Return")
    assert said in page.detail.form.complaint()
    assert len(coding.codes(written.session.study, PLANS)) == 4
    written.press("Escape")
    assert page.detail.form is None
    assert page.list.hasFocus()


def test_keys_typed_into_a_form_do_not_code(page, written):
    written.type("n1p2")
    assert page.detail.form.parts["label"].text() == "1p2"
    assert codes_of(written, FIRST).codes == ()


def test_the_foot_tells_the_keys_of_the_form_while_it_is_open(page, written):
    def keys():
        return [cap.key for cap in page.foot.findChildren(KeyCap) if cap.isVisible()]

    assert keys() == ["Enter", "↑", "↓", "O", "Ctrl+Z"]
    written.type("n")
    assert keys() == ["Ctrl+Enter", "Esc"]
    page.detail.form.parts["label"].put("in pairs")
    page.detail.form.parts["why"].put("several write so")
    written.press("Ctrl+Return")
    assert len(coding.codes(written.session.study, PLANS)) == 5
    assert keys() == ["Enter", "↑", "↓", "O", "Ctrl+Z"]


def test_moving_to_another_text_closes_the_form(page, written):
    written.type("n")
    page._go(1)
    assert page.detail.form is None
