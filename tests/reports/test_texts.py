"""People's words are printed where that was allowed, shortened where they are endless, and never beside a code."""

import datetime as dt

import pytest

from imp_desktop.reports import adaptations, quotes, reactions, texts
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import (
    AdaptationLine,
    AdaptationsFinding,
    CodedFinding,
    ReactionLine,
    ReactionsFinding,
    TextsFinding,
)
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

MARKUP = '<b>bold</b> *not italic* **nor bold** {braces} %s "quotes" 🧘‍♀️ ' * 400


def coded(**more) -> CodedFinding:
    values = {
        "texts": 6,
        "forms": 24,
        "counts": (Count("work", "use at work", 2), Count("other", "other", 0)),
        "quotes": {"work": ("Comeback session",)},
        "uncoded": 4,
    } | more
    return CodedFinding("missed", "Topics missed", **values)  # type: ignore[arg-type]


def reaction(words="", kind="over", what="", **more) -> ReactionLine:
    values = {"severity": "mild", "related": "possibly", "action": "none", "stopped": False} | more
    return ReactionLine(kind, what, words=words, **values)  # type: ignore[arg-type]


def reacted(*lines: ReactionLine, whole=24, stopped=0, awaited=0) -> ReactionsFinding:
    kinds = (Count("over", "over-awareness", len(lines)), Count("other", "other", 0))
    return ReactionsFinding(
        "adverse", "People with adverse reactions", share(min(len(lines), whole), whole), lines, kinds,
        (Count("mild", "mild", len(lines)), Count("severe", "severe", 0)), (Count("possibly", "possibly", len(lines)),),
        stopped, awaited,
    )  # fmt: skip


def test_a_theme_has_its_count_and_its_words_in_serif_italics() -> None:
    made = sheet(lambda: texts.blocks("Table 6", coded()))
    text = reading.words(made)
    assert "Use at work 2 “Comeback session” Other 0" in text
    assert "6 texts on 24 forms, sorted under themes by hand. 4 texts are not sorted yet." in text
    assert "1 of 6 texts may be printed" in text
    assert "SourceSerifPro-It" in reading.fonts(made)


def test_texts_of_which_none_may_be_printed_are_counted_with_their_share() -> None:
    text = said(lambda: texts.blocks("Table 7", coded(quotes={}, uncoded=0, texts=22)))
    assert "use at work 2 of 22 9% [1.1, 29.2] other 0 of 22 0% [0.0, 15.4] no text 2 of 24 forms" in text


def test_a_theme_without_printable_words_says_so() -> None:
    counts = (Count("work", "use at work", 2), Count("life", "own life", 1))
    text = said(lambda: texts.blocks("Table 6", coded(counts=counts, quotes={"work": ("Yes",)})))
    assert "Own life 1 no words to print" in text


def test_texts_under_several_themes_are_told() -> None:
    counts = (Count("work", "use at work", 5), Count("life", "own life", 4))
    assert "Some texts stand under several themes." in said(lambda: texts.blocks("T", coded(counts=counts, uncoded=0)))
    assert "several themes" not in said(lambda: texts.blocks("T", coded()))


def test_texts_nobody_sorts_are_counted_in_a_sentence() -> None:
    text = said(lambda: texts.uncoded(TextsFinding("remarks", "Remarks", 7, 24)))
    assert "Remarks 7 of 24 forms hold such a text." in text


def test_a_long_side_heading_goes_on_below_and_not_into_the_words() -> None:
    finding = TextsFinding("remarks", "Remarks about anything else at all", 7, 24)
    lines = reading.pages(sheet(lambda: texts.uncoded(finding)))[0].splitlines()
    assert any(line.startswith("Remarks about") and "7 of 24" not in line for line in lines)
    assert "7 of 24 forms hold such a text." in lines


def test_a_reaction_has_a_row_with_what_is_known_and_the_words() -> None:
    finding = reacted(reaction("Being over-aware."), reaction(what="More alert", action="talk"))
    text = said(lambda: reactions.blocks("Table 5", finding))
    assert "1 Over-awareness mild possibly none “Being over-aware.”" in text
    assert "2 Over-awareness: More alert mild possibly talk with the teacher no words to print" in text
    assert "Reported by 2 of 24 (8%, 95% CI [1.0, 27.0]) of those who could tell of any." in text
    assert "Nobody left the course over one." in text
    assert "mild 2, severe 0" in text


def test_leaving_the_course_and_forms_without_an_entry_are_counted() -> None:
    text = said(lambda: reactions.blocks("Table 5", reacted(reaction(stopped=True), stopped=1, awaited=2)))
    assert "1 person left the course over one." in text
    assert "Of 2 people the form says yes and the log nothing more." in text


def test_no_reaction_is_a_zero_and_nobody_asked_a_sentence() -> None:
    assert "Reported by 0 of 24 (0%, 95% CI [0.0, 14.2])" in said(lambda: reactions.blocks("Table 5", reacted()))
    assert "Nobody could tell of any yet." in said(lambda: reactions.blocks("Table 5", reacted(whole=0)))


def test_dutch_reactions_speak_dutch() -> None:
    text = said(lambda: reactions.blocks("Tabel 5", reacted(reaction("Ja", action="talk"))), "nl")
    assert "licht" in text
    assert "Niemand stopte om een reactie met de cursus." in text
    assert "Gemeld door 1 van 24 (4%, 95%-BI [0,1; 21,1])" in text


def test_a_change_to_the_course_has_day_cohort_and_reason() -> None:
    lines = (
        AdaptationLine(dt.date(2017, 9, 25), "The practice day was replaced", "Logistic reasons", None),
        AdaptationLine(None, "A word was replaced", "Unfamiliar", 2),
    )
    text = said(lambda: adaptations.blocks("Table 8", AdaptationsFinding("a", "Changes made to the course", lines)))
    assert "25 September 2017 – The practice day was replaced Logistic reasons" in text
    assert "– 2 A word was replaced Unfamiliar" in text


def test_no_change_to_the_course_is_said() -> None:
    text = said(lambda: adaptations.blocks("Table 8", AdaptationsFinding("a", "Changes made to the course", ())))
    assert "No change to the course is logged." in text


def test_an_endless_text_ends_in_an_ellipsis_behind_a_whole_word() -> None:
    long = quotes.words("word " * 4000)
    assert len(long) <= quotes.LONGEST + 1
    assert long.endswith("word…")
    assert quotes.words("x" * 20_000) == f"{'x' * quotes.LONGEST}…"
    assert quotes.words("  Comeback\nsession ") == "Comeback session"
    assert quotes.is_cut("x" * 20_000)
    assert not quotes.is_cut("I wonder…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_texts_with_markup_are_printed_as_typed_and_shortened(language: str) -> None:
    def make():
        return [
            *texts.blocks("Table 6", coded(quotes={"work": (MARKUP, "漢字 " * 7000, "x" * 20_000)})),
            *reactions.blocks("Table 5", reacted(reaction(MARKUP, what=MARKUP), reaction("x" * 20_000))),
            *adaptations.blocks("T 8", AdaptationsFinding("a", "C", (AdaptationLine(None, MARKUP, "y" * 20_000, 1),))),
        ]

    made = sheet(make, language)
    assert_whole(made)
    text = reading.words(made)
    assert "<b>bold</b> *not italic* **nor bold** {braces} %s" in text
    assert text.count("…") >= 5


def test_many_texts_run_on_with_their_head() -> None:
    many = tuple(f"Remark number {at} of the people who wrote one on the form" for at in range(120))
    made = sheet(lambda: texts.blocks("Table 6", coded(texts=120, quotes={"work": many})))
    assert_whole(made)
    assert all("own words" in page for page in reading.pages(made))
    assert "number 119" in reading.words(made)
    made = sheet(lambda: reactions.blocks("Table 5", reacted(*(reaction(words) for words in many), whole=500)))
    assert_whole(made)
    assert all("Severity" in page for page in reading.pages(made))


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_a_table(text: str) -> None:
    finding = coded(counts=(Count("work", text, 2), Count("other", text, 1)), quotes={"work": (text,)})
    assert_whole(sheet(lambda: texts.blocks("Table 6", finding)))
    assert_whole(sheet(lambda: texts.uncoded(TextsFinding("r", text, 1, 1))))
    assert_whole(sheet(lambda: reactions.blocks("Table 5", reacted(reaction(text, kind=text, what=text)))))
    lines = (AdaptationLine(None, text, text, None),)
    assert_whole(sheet(lambda: adaptations.blocks("Table 8", AdaptationsFinding("a", text, lines))))
