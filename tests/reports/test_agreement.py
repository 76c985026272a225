"""Statements on a scale stand in a grid beside bars about its middle, however many there are, whatever they say."""

import re

import pytest

from imp_desktop.reports import agreement
from imp_desktop.statistics.feasibility_results import GridFinding, GridRow
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

FIVE = ("totally disagree", "somewhat disagree", "neither", "somewhat agree", "totally agree")
PAIN = ("Coping better with physical pain", (2, 1, 11, 7, 3))
PAUSE = ("Pausing more often while speaking", (0, 1, 0, 8, 15))
MOOD = ("A better mood", (2, 0, 5, 12, 4))


def grid(
    *rows: tuple[str, tuple[int, ...]], labels: tuple[str, ...] = FIVE, forms: int = 24, parts: tuple[str, ...] = ()
) -> GridFinding:
    codes = tuple(range(1, len(labels) + 1))
    return GridFinding(
        "learned",
        "What participants say they learned",
        codes,
        labels,
        tuple(
            GridRow(f"s{number}", number, label, counts, _agree(counts), parts[number - 1] if parts else "")
            for number, (label, counts) in enumerate(rows, start=1)
        ),
        forms,
    )


def _agree(counts):
    return share(sum(counts[(len(counts) + 1) // 2 :]), sum(counts))


def test_a_row_holds_n_every_per_cent_and_the_agreement_rounded_once() -> None:
    text = reading.pages(sheet(lambda: agreement.blocks("Table 3", grid(PAIN, PAUSE, MOOD))))[0]
    assert re.search(r"1 Coping better with physical pain 24 8 4 46 29 13 42\b", text)
    assert re.search(r"2 Pausing more often while speaking 24 0 4 0 33 63 96\b", text)
    assert re.search(r"3 A better mood 23 9 0 22 52 17 70\b", text)


def test_a_tie_of_per_cent_is_rounded_up_from_the_counts() -> None:
    text = said(lambda: agreement.blocks("Table 3", grid(("Half", (0, 0, 3, 4, 1)))))
    assert "Half 8 0 0 38 50 13 63" in text


def test_the_words_name_the_least_and_the_most_agreed_with() -> None:
    text = said(lambda: agreement.blocks("Table 3", grid(PAIN, PAUSE, MOOD)))
    assert (
        "Agreement ranges from 42% (coping better with physical pain) to 96% (pausing more often while speaking)."
        in text
    )
    assert "of 24 forms that came back. 1 answer is missing." in text
    assert "“somewhat agree” and “totally agree” together" in text


def test_more_than_two_statements_of_one_share_are_counted_not_named() -> None:
    rows = [(f"Statement {at}", (0, 0, 1, 1, 1)) for at in range(3)]
    text = said(lambda: agreement.blocks("Table 3", grid(*rows, ("Other", (1, 1, 1, 0, 0)), forms=3)))
    assert "from 0% (other) to 67% (3 statements). Nobody disagrees with 3 of 4 statements." in text


def test_parts_of_the_form_head_their_statements_once() -> None:
    text = said(lambda: agreement.blocks("Table 3", grid(PAIN, PAUSE, MOOD, parts=("Pain", "Speaking", "Speaking"))))
    assert text.count("Pain ") == 1
    assert text.count("Speaking") == 1


def test_dutch_pages_speak_dutch() -> None:
    text = said(lambda: agreement.blocks("Tabel 3", grid(PAIN, PAUSE)), "nl")
    assert "De instemming loopt van 42%" in text
    assert "van 24 teruggekomen formulieren" in text


def test_nobody_who_answered_is_a_sentence_and_dashes() -> None:
    text = said(lambda: agreement.blocks("Table 3", grid(("Nothing", (0, 0, 0, 0, 0)), forms=0)))
    assert "Nothing 0 – – – – – –" in text
    assert "Nobody has answered these statements yet." in text
    assert "En dash: nobody answered the statement." in text


@pytest.mark.parametrize("codes", range(2, 12))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_length_of_scale_stays_between_the_margins(codes: int, language: str) -> None:
    labels = tuple(f"answer number {at} of the scale" for at in range(codes))
    end = tuple(40 if at == 0 else 0 for at in range(codes))
    rows = [("All at one end", end), ("All at the other", end[::-1]), ("Everywhere", (7,) * codes)]
    made = sheet(lambda: agreement.blocks("Table 3", grid(*rows, labels=labels, forms=77)), language)
    assert_whole(made)
    assert "100" in reading.words(made)
    middle = "middle of the scale" if codes % 2 == 0 else "middle of “answer"
    assert language == "nl" or middle in reading.words(made)


def test_sixty_statements_run_on_with_their_head() -> None:
    rows = [(f"A statement of some length that goes on to a second line {at}", (1, 2, 3, 4, 5)) for at in range(60)]
    made = sheet(lambda: agreement.blocks("Table 3", grid(*rows, forms=15)))
    assert_whole(made)
    pages = reading.pages(made)
    assert len(pages) > 1
    assert all("agree, %" in text for text in pages)
    assert "(continued)" in pages[1]
    assert all(f"line {at} 15" in reading.words(made) for at in range(60))


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_the_table(text: str) -> None:
    finding = grid((text, (1, 2, 3, 4, 5)), labels=(text,) * 5, parts=(text,))
    assert_whole(sheet(lambda: agreement.blocks("Table 3", finding)))
