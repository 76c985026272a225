"""What may be printed is said by one key, with what may give somebody away."""

from tests.ui.coding.conftest import FIRST, THIRD, codes_of


def test_p_says_that_a_text_may_be_printed_and_what_may_give_somebody_away(page, written):
    written.press("End")
    written.type("p")
    assert codes_of(written, THIRD).printable
    assert page.detail.print_box.isChecked()
    assert page.detail.clues.text() == "Look again before it is printed: “Jan” may be a name."
    assert page.detail.clues.isVisible()
    written.type("P")
    assert not codes_of(written, THIRD).printable
    assert page.detail.clues.isHidden()


def test_every_kind_of_clue_has_words_and_more_than_three_are_counted(page, written):
    written.key(FIRST, imp_eval_plans="See www.jan.nl, j@vries.nl, 06-12345678, 002-c and Mr Smith")
    page.refresh()
    written.type("p")
    assert page.detail.clues.text() == (
        "Look again before it is printed: “j@vries.nl” is an e-mail address, “www.jan.nl” is an address on the web, "
        "“06-12345678” may be a phone number, and 2 more."
    )


def test_a_harmless_text_may_be_printed_without_a_word(page, written):
    written.type("p")
    assert page.detail.clues.isHidden()
