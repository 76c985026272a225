"""What was found in a domain is told in sentences the program writes: with n, zeros said, nothing claimed."""

import re
from dataclasses import replace

import pytest

from imp_desktop.i18n import speaking
from imp_desktop.reports import domains
from imp_desktop.reports.domain_sentences import sentence
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.runs import as_text
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import (
    AdaptationLine,
    AdaptationsFinding,
    CodedFinding,
    CorrelationRow,
    CorrelationsFinding,
    DomainResult,
    EffectRow,
    Finding,
    NotApplicable,
    OutcomesFinding,
    ReactionsFinding,
    RegisterFinding,
    SessionsFinding,
    ShareFinding,
    TextsFinding,
)
from imp_desktop.statistics.results import Pearson
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.feasibility_extremes import SAMPLES
from tests.reports.feasibility_samples import (
    GRADE,
    LONG,
    TIMES,
    attendance_of,
    domain,
    mean,
    reference,
    sessions_of,
)
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet
from tests.reports.test_sentences import FORBIDDEN

YES = (Count("1", "yes", 21), Count("2", "maybe", 3), Count("3", "no", 0))
KINDS = (Count("over", "over-aware", 3), Count("flash", "flashbacks", 1), Count("other", "other", 0))
MILD = (Count("mild", "mild", 5), Count("severe", "severe", 0))
PLANS = (Count("on", "go on", 17), Count("none", "no plans", 4), Count("other", "other", 0))
ELSEWHERE = "alle intervallen in het uitkomstenrapport"
LINES = tuple(AdaptationLine(None, f"Change {at}.", "", None) for at in range(1, 6))


def table(*found: DomainResult, pages: dict[str, int] | None = None) -> list[Block]:
    """The blocks of the domains; `pages` says where the details of the first one stand."""
    study = replace(reference(), domains=found or reference().domains)
    content = FeasibilityContent(study, samples.analysis(), samples.facts())
    for entry, page in (pages or {}).items():
        content.tell(study.domains[0], entry)
        content.pages[entry] = page
    return domains.blocks(content)


def spoken(finding: Finding, language: str = "en") -> str:
    with speaking(language):
        return as_text(sentence(finding)).replace("\u00a0", " ")


def reactions(people: int, of: int, *, awaited: int = 0, kinds: tuple[Count, ...] = KINDS) -> ReactionsFinding:
    return ReactionsFinding("adverse", "Reactions", share(people, of), (), kinds, MILD, (), 0, awaited)


def coded(texts: int, forms: int, uncoded: int = 0) -> CodedFinding:
    return CodedFinding("plans", "Plans", texts, forms, PLANS, {}, uncoded)


def effects(*found: float | None) -> OutcomesFinding:
    return OutcomesFinding("outcomes", "Main outcomes", tuple(EffectRow(str(g), "A", 9, g) for g in found))


def related(*found: float) -> CorrelationsFinding:
    rows = tuple(CorrelationRow(str(r), "A", Pearson(24, r, 0.5, None)) for r in found)
    return CorrelationsFinding("related", "Practice and change", rows)


@pytest.mark.parametrize(
    ("finding", "english", "dutch"),
    [
        (mean("g", "Whole training", GRADE, 0, 10), "Whole training, 0–10: 8.2 (SD 0.7).",
         "Whole training, 0–10: 8,2 (SD 0,7)."),
        (mean("t", "Times a week", TIMES), "Times a week: 3.6 (SD 2.1).", "Times a week: 3,6 (SD 2,1)."),
        (mean("t", "Times a week", (3,)), "Times a week: 3.0.", "Times a week: 3,0."),
        (mean("t", "Times a week", ()), "Times a week: nobody answered.", "Times a week: niemand antwoordde."),
        (ShareFinding("r", "Would recommend it", share(21, 24), 24, YES), "Would recommend it: 21 of 24 (88%).",
         "Would recommend it: 21 van 24 (88%)."),
        (ShareFinding("r", "Would recommend it", share(0, 0), 0, YES), "Would recommend it: nobody answered.",
         "Would recommend it: niemand antwoordde."),
        (RegisterFinding("j", "Took part", "joined", share(25, 29)),
         "Took part: 25 of 29 (86%, 95% CI [68.3, 96.1]).", "Took part: 25 van 29 (86%, 95%-BI [68,3; 96,1])."),
        (RegisterFinding("j", "Took part", "joined", share(0, 0)), "Took part: nobody yet.", "Took part: nog niemand."),
        (sessions_of(9, 2), "18 of 18 logged sessions held in full; shortened 0, postponed 0, cancelled 0.",
         "18 van 18 vastgelegde bijeenkomsten geheel gehouden; shortened 0, postponed 0, cancelled 0."),
        (sessions_of(9, 2, ""), "No session is logged yet.", "Er is nog geen bijeenkomst vastgelegd."),
        (attendance_of(25, 9), "203 of 225 places filled (90%).", "203 van 225 plaatsen bezet (90%)."),
        (attendance_of(0, 9), "No attendance list is filled in yet.", "Er is nog geen presentielijst ingevuld."),
        (AdaptationsFinding("a", "Changes", ()), "No change recorded.", "Geen wijziging vastgelegd."),
        (AdaptationsFinding("a", "Changes", LINES[:1]), "1 change recorded: Change 1.",
         "1 wijziging vastgelegd: Change 1."),
        (AdaptationsFinding("a", "Changes", LINES), "5 changes recorded: Change 1; Change 2; Change 3; …",
         "5 wijzigingen vastgelegd: Change 1; Change 2; Change 3; …"),
        (reactions(5, 24),
         "Reported by 5 of 24 (21%, 95% CI [7.1, 42.2]): over-aware 3, flashbacks 1. People by severity: mild 5.",
         "Gemeld door 5 van 24 (21%, 95%-BI [7,1; 42,2]): over-aware 3, flashbacks 1. Personen naar ernst: mild 5."),
        (coded(22, 24), "Plans: go on 17, no plans 4, other 0; no answer on 2 of 24 forms.",
         "Plans: go on 17, no plans 4, other 0; geen antwoord op 2 van 24 formulieren."),
        (coded(0, 24), "Plans: no text.", "Plans: geen tekst."),
        (TextsFinding("r", "Remarks", 7, 24), "Remarks on 7 of 24 forms.", "Remarks op 7 van 24 formulieren."),
        (effects(0.41, -0.658, None, 0.7077),
         "Standardised differences in change (g) from −0.66 to 0.71; all intervals in the outcome report.",
         f"Gestandaardiseerde verschillen in verandering (g) van −0,66 tot 0,71; {ELSEWHERE}."),
        (effects(None), "No outcome can be compared yet.", "Nog geen uitkomst kan worden vergeleken."),
        (related(-0.22, 0.29), "Practice and change: correlations from −.22 to .29.",
         "Practice and change: correlaties van −,22 tot ,29."),
        (NotApplicable("e", "the programme is new."), "Not applicable, because the programme is new.",
         "Niet van toepassing, omdat the programme is new."),
        (NotApplicable("e", ""), "Not applicable.", "Niet van toepassing."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else type(value).__name__,
)  # fmt: skip
def test_a_finding_is_told_in_one_sentence(finding: Finding, english: str, dutch: str) -> None:
    assert spoken(finding) == english
    assert spoken(finding, "nl") == dutch


def test_the_least_and_the_most_agreed_statements_give_the_reach_of_a_grid() -> None:
    grid = next(one for one in reference().domains[0].findings if one.id == "learned")
    assert spoken(grid) == "Agreement with 6 statements from 42% to 96%."


def test_sessions_that_wait_to_be_logged_are_counted() -> None:
    log = sessions_of(2, 1)
    waiting = replace(log, counts=(*log.counts[:-1], Count("", "not logged yet", 4)))
    assert spoken(waiting).endswith("shortened 0, postponed 0, cancelled 0, not logged yet 4.")
    assert isinstance(waiting, SessionsFinding)


def test_people_who_said_yes_and_no_more_are_told_of() -> None:
    assert spoken(reactions(1, 24, awaited=1, kinds=())).endswith("Of 1 person the log says nothing more yet.")
    assert spoken(reactions(3, 24, awaited=2)).endswith("Of 2 people the log says nothing more yet.")


def test_texts_nobody_coded_yet_are_counted() -> None:
    assert spoken(coded(22, 24, uncoded=1)).endswith("of 24 forms. 1 text is not coded yet.")


def test_what_was_changed_is_cut_behind_a_word() -> None:
    long = AdaptationLine(None, "The practice day of seven hours " * 9, "", None)
    told = spoken(AdaptationsFinding("a", "Changes", (long,)))
    assert told.endswith("The practice day of…")


def test_the_statement_of_the_study_follows_what_was_found() -> None:
    found = RegisterFinding("j", "Took part", "joined", share(25, 29))
    told = said(lambda: table(domain("demand", "Demand", found, statement="Assumed in the plan.")))
    assert "[68.3, 96.1]). Assumed in the plan." in told


def test_a_domain_without_findings_has_its_statement_and_dashes() -> None:
    told = said(lambda: table(domain("demand", "Demand", statement="Assumed.")))
    assert "Demand Assumed. – –" in told


def test_of_how_many_a_domain_is_reaches_from_the_fewest_to_the_most() -> None:
    found = domain(
        "practicality", "Practicality", attendance_of(3, 2), mean("a", "A", (1, 2)), mean("b", "B", (1, 2, 3))
    )
    assert "A: 1.5 (SD 0.7). B: 2.0 (SD 1.0). 2–3 –" in said(lambda: table(found))


def test_people_on_the_attendance_list_are_counted() -> None:
    assert "203 of 225 places filled (90%). 25 –" in said(lambda: table(domain("p", "P", attendance_of(25, 9))))


def test_the_page_of_the_details_stands_beside_a_domain() -> None:
    told = said(lambda: table(domain("e", "Expansion", NotApplicable("e", "")), pages={"Table 9 Details": 12}))
    assert "Expansion Not applicable. – 12" in told


def test_every_domain_of_a_report_has_the_page_on_which_its_label_stands() -> None:
    from imp_desktop.reports.feasibility import feasibility_pdf  # noqa: PLC0415 - only here the whole report

    pages = reading.pages(feasibility_pdf(samples.analysis(), reference(), samples.facts(), "en"))
    expected = {"Demand": "Flow of participants", "Adaptation": "Changes made", "Adverse": "Adverse reactions"}
    for name, title in expected.items():
        row = pages[0][pages[0].rindex(f"\n{name} ") :]
        page = re.search(r"(?:\d+|–) (\d+)$", row, re.MULTILINE)
        assert page is not None
        assert title in pages[int(page[1]) - 1]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_a_cause_or_a_verdict(name: str, language: str) -> None:
    told = [spoken(finding, language) for one in SAMPLES[name]().domains for finding in one.findings]
    assert [one for one in told if FORBIDDEN.search(one)] == []
    assert all(told)


def test_many_domains_run_on_with_their_head() -> None:
    one = domain(
        "d", "A domain of many words", *(mean(f"m{at}", f"Grade number {at}", GRADE, 0, 10) for at in range(9))
    )
    made = sheet(lambda: table(*(replace(one, id=f"d{at}") for at in range(30))))
    assert_whole(made)
    pages = reading.pages(made)
    assert len(pages) > 1
    assert all("What was found" in page for page in pages)


@pytest.mark.parametrize("text", [*samples.HOSTILE, LONG], ids=range(len(samples.HOSTILE) + 1))
def test_no_typed_text_breaks_the_table(text: str) -> None:
    change = AdaptationsFinding("a", text, (AdaptationLine(None, text, text, None),) * 5)
    found = domain("d", text, mean("m", text, GRADE, 0, 10), change, NotApplicable("n", text), statement=text)
    assert_whole(sheet(lambda: table(found, found)))
