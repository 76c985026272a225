"""The data-quality report: every number with its n, every case of keying with its sentence, nobody's errors by name."""

import re
from dataclasses import replace

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.reports import quality
from imp_desktop.reports.quality_facts import FoundRow, MissingRow, QualityFacts
from imp_desktop.statistics.keying_results import FormsKeyed
from tests.reports import quality_samples, reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole


def printed(found: QualityFacts, language: str = "en") -> bytes:
    return quality.quality_pdf(found, samples.facts(language), language)


def told(name: str, language: str = "en") -> str:
    return reading.words(printed(quality_samples.CASES[name](language), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", quality_samples.CASES)
def test_every_case_is_whole_pages_and_the_same_bytes_again(name: str, language: str) -> None:
    made = printed(quality_samples.CASES[name](language), language)
    assert_whole(made)
    assert made == printed(quality_samples.CASES[name](language), language)


def test_the_first_lines_tell_keying_rate_sample_and_what_is_open() -> None:
    text = told("whole")
    assert "465 questionnaires, twice blind, by two people" in text
    assert "21.4 per 10 000 fields 57 of 26 598; 95% CI [16.2, 27.8]" in text
    assert "0 of 1430 fields differed 10 packets; 95% CI [0.0, 25.8]" in text
    assert "0 flags, 0 differences" in text


def test_every_row_has_its_own_forms_fields_and_interval() -> None:
    text = told("whole")
    assert "FFMQ-39 94 93 93 7254 14 19.3 [10.6, 32.4]" in text
    assert "All questionnaires 470 465 465 26 598 57 21.4 [16.2, 27.8]" in text
    assert "Intake 47 47 47 282 0 0.0 [0.0, 130.8]" in text
    assert "All forms 542 536 536 28 656 66 23.0 [17.8, 29.3]" in text
    assert "Text in own words 170 4 235.3 [64.1, 602.4]" in text


def test_what_settled_the_differences_and_their_kinds_stand_below() -> None:
    text = told("whole")
    assert "neither value shown: 64 of 66 differences; by another person: 2; by a later correction: 0." in text
    assert "wrong value within range 45, shifted by one line 12, left out 4, out of range 2, other 3." in text


def test_instruments_keyed_once_stand_in_the_table_and_say_so() -> None:
    text = told("sampled")
    assert "SCS-24 94 93 0 0 – – – not keyed twice" in text
    assert "EQ-40 94 93 19 1520 4 26.3 [7.2, 67.4]" in text
    assert "SCS-24 94 93 0 0 – – – niet tweemaal" in told("sampled", "nl")


SENTENCES = (
    ("whole", "en", "All 465 questionnaires were keyed twice by two people who could not see each other’s values."),
    ("whole", "en", "Of 26 598 keyed fields, 57 (21.4 per 10 000, 95% CI [16.2, 27.8]) differed from the value"),
    ("whole", "en", "71 other forms were keyed in the same way."),
    ("whole", "nl", "Alle 465 vragenlijsten zijn tweemaal ingevoerd door twee personen die elkaars invoer niet zagen."),
    ("whole", "nl", "Van 26 598 ingevoerde velden weken er 57 (21,4 per 10 000, 95%-BI [16,2; 27,8]) af van de waarde"),
    ("sampled", "en", "Of 465 questionnaires, 119 were keyed twice (115 by two people who could not see each other’s"),
    (
        "sampled",
        "en",
        "values, 4 by the same person, at least 12 hours apart, without sight of the first values)",
    ),
    ("sampled", "en", "every form of FFMQ-39; one of every 5 forms of EQ-40, drawn by the program; some forms of PSS"),
    ("sampled", "en", "All 71 other forms were keyed once."),
    ("sampled", "en", "3 differences are not settled yet and count as one field each."),
    ("same_person", "en", "All 465 questionnaires were keyed twice by the same person, at least 12 hours apart,"),
    ("once", "en", "All 536 forms were keyed once. How often a key went wrong was not measured, so no rate is given."),
    ("once", "nl", "Alle 536 formulieren zijn eenmaal ingevoerd."),
    ("empty", "en", "No form has been keyed whole yet."),
)


@pytest.mark.parametrize(("name", "language", "sentence"), SENTENCES)
def test_the_methods_section_says_how_the_forms_were_keyed(name: str, language: str, sentence: str) -> None:
    assert sentence in told(name, language)


@pytest.mark.parametrize("name", ["once", "empty"])
def test_without_a_second_keying_there_is_no_rate_anywhere(name: str) -> None:
    text = told(name)
    assert not re.search(r"\d per 10 000", text)
    assert "Not measured no form was keyed twice" in text


def test_chosen_instruments_are_named_without_a_sample() -> None:
    found = quality_samples.sampled()
    forms = tuple(replace(one, twice=one.keyed if one.twice else 0, same_person=0) for one in found.keying.forms)
    text = reading.words(printed(replace(found, keying=replace(found.keying, forms=forms))))
    assert "values: every form of FFMQ-39, EQ-40 and PSS-10. Of 8914" in text


def test_missing_answers_have_their_reason_their_sum_and_their_share_of_items() -> None:
    text = told("whole")
    assert "FFMQ-39 3627 6 0 2 1 0 4 13 0.36" in text
    assert "All forms 14 328 23 1 4 2 2 4 36 0.25" in text
    assert (
        "Prorated scores: 3 (Mindfulness 2, Non-judging 1). Not scored, for too many gaps: 1 (Non-reactivity 1)."
        in text
    )
    assert "5 whole forms never came back and are not counted here." in text


def test_checks_tell_what_became_of_what_they_found() -> None:
    text = told("whole")
    assert "Keyed out of range 7 2 5 0" in text
    assert "Answers changed after closing 3 – 3 –" in text


def test_a_sample_has_its_decision_and_why() -> None:
    assert "10 March 2026 10 1430 0 0.0 [0.0, 25.8] 30 accepted" in told("whole")
    assert "Accepted: the upper end of the interval, 25.8, is not above the limit of 30." in told("whole")
    text = told("sampled")
    assert "1 February 2026: Not accepted: the lower end of the interval, 72.2, is above the limit of 30." in text
    assert "10 March 2026: Undecided: the limit of 30 lies within the interval; 425 more fields without a " in text
    assert "No packet has been drawn and compared with its paper yet." in told("once")


def test_a_sample_that_is_under_way_says_what_is_left() -> None:
    found = quality_samples.facts()
    text = reading.words(printed(replace(found, samples=(replace(found.samples[0], waiting=143),))))
    assert "143 fields of the sample are not compared yet." in text


def test_nobodys_errors_are_printed() -> None:
    found = quality_samples.facts()
    people = {"XQ": found.keying.by_instrument["ffmq"], "WZ": found.keying.by_instrument["scs"]}
    made = printed(replace(found, keying=replace(found.keying, by_person=people)))
    assert made == printed(found)
    assert "3 people keyed; how often each of them erred is shown to that person alone." in reading.words(made)


def test_an_empty_study_has_every_row_with_nought() -> None:
    text = told("empty")
    assert "FFMQ-39 0 0 0 0 – – – not keyed twice" in text
    assert "All forms 0 0 0 0 0 0 0 0 –" in text
    assert "Nothing keyed yet" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_instruments_and_checks_run_on_over_pages(language: str) -> None:
    found = quality_samples.facts(language)
    names = {f"form_{number}": f"Instrument {number} with a name that has no end in sight" for number in range(60)}
    made = printed(
        replace(
            found,
            keying=replace(found.keying, forms=tuple(FormsKeyed(name, 500, 400) for name in names)),
            names=names,
            missing=tuple(MissingRow(name, 20_000, {"omitted": 12_345}) for name in names),
            found=tuple(FoundRow(name, label * 3, 10, 1, 2, 7) for name, label in names.items()),
        ),
        language,
    )
    assert_whole(made)
    again = "(vervolg)" if language == "nl" else "(continued)"
    assert sum(again in page for page in reading.pages(made)) >= 3


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_the_pages(text: str) -> None:
    found = quality_samples.sampled()
    assert_whole(printed(replace(found, names=dict.fromkeys(found.names, text), found=(FoundRow("x", text, 1),))))


def test_it_is_tagged_and_stops_when_told() -> None:
    kinds = {tag.kind for top in reading.structure(printed(quality_samples.facts())) for tag in top.all()}
    assert {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "P"} <= kinds
    with pytest.raises(ImpError) as stopped:
        quality.quality_pdf(quality_samples.facts(), samples.facts(), "en", cancelled=lambda: True)
    assert stopped.value.problem is Problem.CANCELLED
