"""The outcome report as a whole: what stands on its pages, that it never breaks, that it never changes by itself."""

import re
from dataclasses import replace
from datetime import date

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.reports import outcome
from imp_desktop.reports.page import BOTTOM, HEIGHT, LEFT, RIGHT
from imp_desktop.statistics.results import Analysis
from tests.reports import quality_samples, reading, samples
from tests.reports.test_sentences import FORBIDDEN

TABLE_5 = samples.printed()


@pytest.fixture(scope="module")
def english() -> bytes:
    return outcome.outcome_pdf(samples.analysis(), samples.facts(), "en")


@pytest.fixture(scope="module")
def dutch() -> bytes:
    return outcome.outcome_pdf(samples.analysis("nl"), samples.facts("nl"), "nl")


def page_of(content: bytes, title: str) -> str:
    return next(text for text in reading.pages(content)[1:] if title in text)


def test_the_same_study_gives_the_same_bytes(english: bytes) -> None:
    assert outcome.outcome_pdf(samples.analysis(), samples.facts(), "en") == english


def test_the_bytes_do_not_depend_on_what_was_printed_before(english: bytes) -> None:
    outcome.outcome_pdf(*samples.hostile("漢字"), "nl")
    assert outcome.outcome_pdf(samples.analysis(), samples.facts(), "en") == english


def test_every_table_and_figure_has_its_page_in_the_contents(english: bytes) -> None:
    pages = reading.pages(english)
    entries = re.findall(r"^((?:Table|Figure) \d) (.+?) (\d+)$", pages[0], re.MULTILINE)
    assert [label for label, _title, _page in entries] == [
        "Table 1", "Table 2", "Figure 1", "Figure 2", "Table 3", "Figure 3", "Table 4", "Table 5", "Table 6",
    ]  # fmt: skip
    for _label, title, page in entries:
        assert title in pages[int(page) - 1]


@pytest.mark.parametrize(
    "title", ["Outcomes by group and time", "Participants at the start", "Means by group and time"]
)
def test_each_thought_has_a_page_of_its_own(english: bytes, title: str) -> None:
    assert len([text for text in reading.pages(english)[1:] if title in text]) == 1


@pytest.mark.parametrize("row", TABLE_5, ids=lambda row: str(row[0]))
def test_every_row_of_the_published_table_is_printed_as_published(english: bytes, row: tuple[str, list[str]]) -> None:
    label, figures = row
    page = page_of(english, "Outcomes by group and time")
    line = next(line for line in page.splitlines() if all(figure in line.split() for figure in figures[:4]))
    assert line.startswith(label.split()[0]) or "Training" in line
    assert all(figure in page for figure in figures)


def test_dutch_pages_have_dutch_words_and_signs(dutch: bytes) -> None:
    page = page_of(dutch, "Uitkomsten naar groep en tijdstip")
    assert "138,03" in page
    assert "138.03" not in page
    assert "[0,99; 10,57]" in page
    assert "Pagina 3 van" in page


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("descriptives", ["complete", "available"])
def test_no_page_claims_a_cause_or_prints_what_is_no_number(language: str, descriptives: str) -> None:
    made = outcome.outcome_pdf(samples.analysis(language, descriptives), samples.facts(language), language)
    assert FORBIDDEN.findall(reading.words(made)) == []


def test_means_of_everybody_show_how_many_they_are_of() -> None:
    made = outcome.outcome_pdf(samples.analysis("en", "available"), samples.facts(), "en")
    page = page_of(made, "Outcomes by group and time")
    assert re.search(r"Control 22 140\.14 11\.84 23 ", page)
    assert "everybody with a score at that assessment" in page.replace("\n", " ")


def test_every_page_says_that_the_data_may_change_and_that_people_are_made_up(english: bytes) -> None:
    pages = reading.pages(english)
    for number, text in enumerate(pages, start=1):
        assert "Interim: data not frozen" in text
        assert "not real people" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "7F3A–91C2–4D08" in text


def test_a_study_of_real_people_does_not_say_they_are_made_up() -> None:
    made = outcome.outcome_pdf(samples.analysis(), replace(samples.facts(), made_up=False), "en")
    assert "real people" not in reading.words(made)


def test_only_the_embedded_faces_are_used(english: bytes) -> None:
    assert reading.fonts(english) == {
        "SourceSansPro-Regular", "SourceSansPro-It", "SourceSansPro-Semibold", "SourceSansPro-SemiboldIt",
        "SourceSerifPro-Semibold",
    }  # fmt: skip
    assert english.count(b"/FontFile2") == 5


def test_screen_readers_find_headings_tables_and_figures_with_words(english: bytes) -> None:
    tags = [tag for top in reading.structure(english) for tag in top.all()]
    kinds = [tag.kind for tag in tags]
    assert kinds.count("H1") == 1
    assert {"H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure"} <= set(kinds)
    figures = [tag.alt for tag in tags if tag.kind == "Figure"]
    assert len(figures) == 17 + 6
    assert all(figures)
    assert any("Difference 5.78" in alt for alt in figures)
    assert b"/Lang (en)" in english
    assert b"/MarkInfo" in english


def test_a_table_that_runs_on_is_still_one_table() -> None:
    made = outcome.outcome_pdf(samples.many(2), samples.facts(), "en")
    assert "(continued)" in reading.words(made)
    assert len(re.findall(rb"/S /Table\b", made)) == 7


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_a_page_or_leaves_it(text: str) -> None:
    made = outcome.outcome_pdf(*samples.hostile(text), "en")
    assert "Page 1 of" in reading.words(made)
    for left, bottom, right, top in reading.edges(made):
        assert left > LEFT - 9
        assert right < RIGHT + 9
        assert bottom > 0
        assert top < HEIGHT


def test_typed_markup_is_printed_as_typed() -> None:
    made = reading.words(outcome.outcome_pdf(*samples.hostile('<img src="/x.png"> *a* {b}'), "en"))
    assert '<img src="/x.png"> *a* {b}' in made


def test_what_the_faces_lack_is_a_box_and_no_other_sign() -> None:
    made = outcome.outcome_pdf(samples.analysis(), replace(samples.facts(), title="漢 and ש"), "en")
    assert " and " in reading.pages(made)[0]
    assert b"/FontFile2" in made


@pytest.mark.parametrize(
    "analysis",
    [
        samples.nobody(),
        samples.few(),
        samples.only("pss", main=("pss",)),
        samples.only("eq", "ffmq.observe"),
        samples.only(),
        samples.many(3),
    ],
    ids=["nobody", "few", "one", "no main outcome", "no outcome", "many"],
)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_kind_of_study_has_whole_pages(analysis: Analysis, language: str) -> None:
    made = outcome.outcome_pdf(analysis, samples.facts(language), language)
    assert not re.search(r"\b(nan|inf|None)\b", reading.words(made))
    body = [edge for edge in reading.edges(made) if edge[1] > HEIGHT - BOTTOM]
    assert body
    assert all(right < RIGHT + 9 for _left, _bottom, right, _top in body)


def test_a_refused_outcome_prints_its_sentence() -> None:
    full = samples.analysis()
    outcomes = tuple(
        samples.refused(one, Problem.PAIR_NOT_NAMED, instrument="scs") if one.instrument == "scs" else one
        for one in full.outcomes
    )
    made = outcome.outcome_pdf(replace(full, outcomes=outcomes), samples.facts(), "en")
    assert "which items are not on the printed form is not named yet" in reading.words(made)


def test_progress_is_told_up_to_the_end() -> None:
    told: list[int] = []
    outcome.outcome_pdf(samples.analysis(), samples.facts(), "en", lambda percent, _words: told.append(percent))
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 100


@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_report_can_be_stopped_between_two_parts(after: int) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(ImpError) as stopped:
        outcome.outcome_pdf(samples.analysis(), samples.facts(), "en", cancelled=cancelled)
    assert stopped.value.problem is Problem.CANCELLED


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_cover_and_the_forms_say_how_it_was_keyed_and_how_often_one_keying_differed(language: str) -> None:
    text = reading.words(outcome.outcome_pdf(samples.analysis(language), samples.facts(language), language))
    told = {
        "en": (
            "465 questionnaires, twice 21.4 per 10 000 fields differed",
            "All 465 questionnaires were keyed twice by",
        ),
        "nl": ("465 vragenlijsten, tweemaal 21,4 per 10 000 velden week af", "Alle 465 vragenlijsten zijn tweemaal"),
    }[language]
    assert all(words in text for words in told)


def test_data_keyed_twice_by_the_same_person_are_called_so_in_the_report() -> None:
    facts = replace(samples.facts(), keyed=quality_samples.same_person())
    assert "were keyed twice by the same person, at least 12 hours apart" in reading.words(
        outcome.outcome_pdf(samples.analysis(), facts, "en")
    )


def test_frozen_data_are_named_with_their_day_on_every_page() -> None:
    facts = replace(samples.facts(), frozen=date(2026, 3, 12))
    made = outcome.outcome_pdf(samples.analysis(), facts, "en")
    for page in reading.pages(made):
        assert "Frozen 12 March 2026" in page
        assert "Interim" not in page
