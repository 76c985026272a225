"""The feasibility report as a whole: its pages in order, of every study, never broken, never another."""

import re
from dataclasses import replace

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.reports import feasibility
from imp_desktop.statistics.feasibility_results import Feasibility, SessionsFinding
from tests.reports import reading, samples
from tests.reports.feasibility_extremes import SAMPLES
from tests.reports.feasibility_samples import domain, reference
from tests.reports.sheets import LANGUAGES, assert_whole


def printed(found: Feasibility, language: str = "en") -> bytes:
    return feasibility.feasibility_pdf(samples.analysis(language), found, samples.facts(language), language)


@pytest.fixture(scope="module")
def english() -> bytes:
    return printed(reference())


def test_the_summary_is_one_page_in_both_languages(english: bytes) -> None:
    for made, word in ((english, "Summary by domain"), (printed(reference(), "nl"), "Samenvatting per domein")):
        first, second = reading.pages(made)[:2]
        assert word in first
        assert "Topics missed" in first
        assert "Figure 1" in second or "Figuur 1" in second


def test_the_first_lines_say_of_how_many_people_it_is(english: bytes) -> None:
    assert "25 people in the course, in 2 cohorts (14 and 11); evaluation form returned by 24 of 25." in reading.words(
        english
    )
    assert "1 person in the course, in 1 cohort (1); evaluation form returned by 1 of 1." in reading.words(
        printed(SAMPLES["one_person"]())
    )


def test_a_study_without_a_course_says_how_many_gave_consent() -> None:
    told = reading.words(printed(SAMPLES["no_course"]()))
    assert "47 people gave consent." in told
    assert "in the course" not in told
    assert "evaluation form returned" not in told


def test_many_cohorts_are_told_by_the_smallest_and_the_largest() -> None:
    assert "500 people in the course, in 20 cohorts (25–25)" in reading.words(printed(SAMPLES["many_people"]()))


def test_tables_and_figures_are_numbered_in_the_order_of_the_pages_whatever_is_there() -> None:
    for name, found in SAMPLES.items():
        made = reading.pages(printed(found()))
        for kind in ("Table", "Figure"):
            captions = [
                int(number)
                for page in made
                for number in re.findall(rf"^{kind} (\d+) (?!.*\(continued\))\S", page, re.MULTILINE)
            ]
            told = list(dict.fromkeys(captions))
            assert told == list(range(1, len(told) + 1)), (name, kind)


def test_every_table_and_figure_is_offered_in_the_outline(english: bytes) -> None:
    outline = re.findall(rb"/Title \(((?:\\.|[^()\\])*)\)", english)
    titles = [title.decode("latin-1") for title in outline if title.startswith((b"Table", b"Figure"))]
    assert len(titles) == len(set(titles)) == 18


def test_every_page_says_that_the_data_may_change(english: bytes) -> None:
    pages = reading.pages(english)
    for number, text in enumerate(pages, start=1):
        assert "Feasibility report" in text
        assert "Interim: data not frozen" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_limits_say_how_the_groups_came_about_and_what_the_report_leaves_out(english: bytes) -> None:
    told = reading.words(english)
    limits = told[told.index("What these figures can and cannot say") :]
    assert "Training: 25 people (asked at an outpatient clinic). Control: 22 people (from the list" in limits
    assert "People were not placed in a group by chance." in limits
    assert "The sessions that were held lie between 8 January 2026 and 5 March 2026." in limits
    assert "Shares are rounded half up, once, from the counts" in limits
    assert "Of 517 forms due, 508 are keyed" in limits
    assert "Study 7F3A–91C2–4D08, last changed on 12 March 2026." in limits
    assert "3 answers outside the scale wait for a decision" in limits
    assert "and what will be changed before a larger study." in limits


def test_a_study_that_used_chance_does_not_say_it_did_not() -> None:
    facts = replace(samples.facts(), randomised=True)
    told = reading.words(feasibility.feasibility_pdf(samples.analysis(), reference(), facts, "en"))
    assert "by chance" not in told


def test_sessions_that_were_not_held_have_no_days_in_the_limits() -> None:
    found = next(one for one in reference().domains if one.id == "implementation")
    log = next(one for one in found.findings if isinstance(one, SessionsFinding))
    off = replace(log, lines=tuple(replace(line, status="cancelled") for line in log.lines))
    told = reading.words(printed(replace(reference(), domains=(domain("implementation", "Implementation", off),))))
    assert "lie between" not in told


def test_what_should_be_looked_at_is_told_and_what_is_too_much_is_counted() -> None:
    told = reading.words(printed(replace(reference(), doubts=("2 marks say present after the day of withdrawal.",))))
    assert "To look at 2 marks say present after the day of withdrawal." in told
    many = reading.words(printed(replace(reference(), doubts=tuple(f"Doubt {at}." for at in range(1, 21)))))
    assert "Doubt 12. 8 more." in many
    assert "Doubt 13" not in many


def test_a_report_is_the_same_bytes_every_time(english: bytes) -> None:
    printed(SAMPLES["long_labels"](), "nl")
    assert printed(reference()) == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_study_has_whole_pages(name: str, language: str) -> None:
    made = printed(SAMPLES[name](), language)
    assert_whole(made)
    assert not re.search(r"\b(nan|inf|None)\b|\{\w*\}(?<!\{odd\})", reading.words(made))


@pytest.mark.parametrize("name", SAMPLES)
def test_dutch_pages_speak_dutch(name: str) -> None:
    told = reading.words(printed(SAMPLES[name](), "nl"))
    assert "Wat deze cijfers wel en niet zeggen" in told
    assert re.findall(r"\b(?:Table|Figure|Page|people|forms|verdict|share|which)\b", told) == []


def test_progress_is_told_up_to_the_end() -> None:
    heard: list[tuple[int, str]] = []
    feasibility.feasibility_pdf(
        samples.analysis(), reference(), samples.facts(), "en", lambda percent, name: heard.append((percent, name))
    )
    assert [percent for percent, _name in heard] == sorted(percent for percent, _name in heard)
    assert heard[0] == (0, "Summary by domain")
    assert heard[-1] == (100, "")


@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_report_can_be_stopped_between_two_parts(after: int) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(ImpError) as stopped:
        feasibility.feasibility_pdf(samples.analysis(), reference(), samples.facts(), "en", cancelled=cancelled)
    assert stopped.value.problem is Problem.CANCELLED
