"""Every answer there could be stands with count, per cent and exact interval; forms without one are counted apart."""

import pytest

from imp_desktop.reports import shares
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import RegisterFinding, ShareFinding
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

ANSWERS = (("not", 0), ("slightly", 3), ("very", 21))


def question(
    *answers: tuple[str, int], label: str = "Very relevant", counted: int = -1, forms: int = 24
) -> ShareFinding:
    counts = tuple(Count(str(code), name, n) for code, (name, n) in enumerate(answers, start=1))
    whole = sum(count.n for count in counts)
    return ShareFinding("relevance", label, share(counts[counted].n if counts else 0, whole), forms, counts)


def test_the_counted_share_and_every_answer_have_count_per_cent_and_interval() -> None:
    text = said(lambda: shares.blocks("Table 5", "Relevance", [question(*ANSWERS)]))
    assert "Very relevant 21 of 24 88% [67.6, 97.3] not 0 of 24 0% [0.0, 14.2] slightly 3 of 24 13% [2.7, 32.4]" in text
    assert "very 21 of 24 88% [67.6, 97.3] no answer 0 of 24 forms" in text


def test_forms_without_an_answer_are_counted_apart() -> None:
    text = said(lambda: shares.blocks("Table 5", "Relevance", [question(("yes", 1), ("no", 2), forms=5)]))
    assert "yes 1 of 3" in text
    assert "no answer 2 of 5 forms" in text


def test_nobody_who_answered_has_dashes_with_their_reason() -> None:
    text = said(lambda: shares.blocks("Table 5", "Relevance", [question(("yes", 0), ("no", 0), forms=0)]))
    assert "yes 0 of 0 – –" in text
    assert "En dash: nobody to count yet." in text


def test_dutch_answers_have_dutch_signs() -> None:
    text = said(lambda: shares.blocks("Tabel 5", "Relevantie", [question(*ANSWERS)]), "nl")
    assert "21 van 24 88% [67,6; 97,3]" in text
    assert "geen antwoord 0 van 24 formulieren" in text


def test_the_register_has_a_row_a_share() -> None:
    findings = [RegisterFinding("joined", "Took part", "joined", share(25, 30)),
                RegisterFinding("completed", "Completed", "completed", share(25, 25))]  # fmt: skip
    text = said(lambda: shares.register("Table 2", "Taking part", findings))
    assert "Took part 25 of 30 83% [65.3, 94.4] Completed 25 of 25 100% [86.3, 100.0]" in text
    assert "no answer" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_questions_run_on_without_parting_one_from_its_answers(language: str) -> None:
    questions = [
        question(*ANSWERS, label=f"Question {at} with a name that goes on to a second line") for at in range(30)
    ]
    made = sheet(lambda: shares.blocks("Table 5", "Relevance", questions), language)
    assert_whole(made)
    for page in reading.pages(made)[1:]:
        heads = [line for line in page.splitlines() if line.startswith(("Question", "not "))]
        assert heads[0].startswith("Question")


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_the_table(text: str) -> None:
    assert_whole(sheet(lambda: shares.blocks("Table 5", "Relevance", [question((text, 1), (text, 2), label=text)])))
