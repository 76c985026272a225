"""The tables beside the feasibility report hold every number at full precision and nobody's code."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.reports.feasibility_csv import feasibility_tables
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import (
    AdaptationLine,
    AdaptationsFinding,
    CorrelationRow,
    CorrelationsFinding,
    CriteriaState,
    CriterionResult,
    DomainResult,
    EffectRow,
    Feasibility,
    Finding,
    NotApplicable,
    OutcomesFinding,
    RegisterFinding,
    TextsFinding,
)
from imp_desktop.statistics.flow_results import Flow, FlowArm, Leaving
from imp_desktop.statistics.results import Pearson
from imp_desktop.statistics.shares import share
from tests.reports import test_agreement, test_delivery, test_dots, test_shares, test_texts

P, A = "present", "absent"
NOBODY = Leaving(0)
RELATED = CorrelationRow("scs", "SCS", Pearson(3, 0.5, 1e-7, None), None, ((2.0, 1.0), (1.0, 3.0)))


def arm() -> FlowArm:
    declined = Leaving(2, (Count("dates", "dates do not fit", 2),))
    return FlowArm(
        "training", "Training", "asked", 30, NOBODY, 0, 30, NOBODY, 30, declined, 0, 28, {1: 14, 2: 14},
        {"pre": 28, "post": 26}, NOBODY, 28, Leaving(2), True, share(25, 28), 7, (Count("eval", "Evaluation", 24),),
        (Count("scs", "Self-compassion", 24),),
    )  # fmt: skip


def found(*findings: Finding, statement: str = "") -> Feasibility:
    domain = DomainResult("acceptability", "Acceptability", statement, findings)
    criterion = CriterionResult("done", "Completed", share(24, 25), 80.0, 60.0, "go_on", ("adjust",), example=True)
    return Feasibility((domain,), (criterion,), CriteriaState(), Flow((arm(),), nowhere=3), 28, {1: 14, 2: 14})


def table(name: str, *findings: Finding) -> list[dict[str, str]]:
    head, *rows = feasibility_tables(found(*findings))[name]
    return [dict(zip(head, row, strict=True)) for row in rows]


def everything() -> list[Finding]:
    return [
        test_dots.numbers((7, 8, 8, 9.5), low=0, high=10, target=8),
        test_shares.question(("no", 1), ("yes", 3)),
        test_agreement.grid(test_agreement.PAIN, test_agreement.MOOD),
        test_delivery.log(test_delivery.session(1), test_delivery.session(1, 2, status="cancelled", minutes=None)),
        test_delivery.people((1, (P, P)), (1, (P, A)), (2, (A, A))),
        RegisterFinding("joined", "Took part", "joined", share(28, 30)),
        AdaptationsFinding("a", "Changes", (AdaptationLine(None, "what", "why", None),)),
        test_texts.reacted(test_texts.reaction("my words"), stopped=1, awaited=2),
        test_texts.coded(),
        TextsFinding("remarks", "Remarks", 7, 24),
        OutcomesFinding("o", "Outcomes", (EffectRow("scs", "Self-compassion", 46, 0.7, (0.1, 1.3)),)),
        CorrelationsFinding("r", "Practice", (RELATED,)),
        NotApplicable("expansion", "the programme is new"),
    ]  # fmt: skip


def test_every_row_is_as_long_as_its_head_and_no_column_is_named_twice() -> None:
    for name, rows in feasibility_tables(found(*everything())).items():
        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert len(set(rows[0])) == len(rows[0]), name
        assert all(isinstance(cell, str) for row in rows for cell in row), name


def test_there_is_a_table_for_everything_the_report_prints() -> None:
    assert tuple(feasibility_tables(found(*everything()))) == (
        "criteria", "domains", "flow", "shares", "numbers", "values", "answers", "agreement", "statements", "sessions",
        "session_status", "attendance", "sessions_attended", "adaptations", "adverse_reactions", "adverse_counts",
        "codes", "outcomes", "correlations", "points",
    )  # fmt: skip


def test_a_study_without_findings_has_criteria_and_flow_alone() -> None:
    assert set(feasibility_tables(found())) == {"criteria", "flow"}


def test_a_number_is_read_back_exactly() -> None:
    finding = test_dots.numbers((7, 8, 8, 9.5, 1 / 3))
    (row,) = table("numbers", finding)
    assert float(row["mean"]) == finding.described.mean
    assert float(row["sd"]) == finding.described.sd
    assert (row["n"], row["target"]) == ("5", "")
    assert {float(row["value"]): row["n"] for row in table("values", finding)} == {1 / 3: "1", 7: "1", 8: "2", 9.5: "1"}


def test_a_share_has_its_counts_and_its_interval() -> None:
    (criterion,) = table("criteria")
    assert (criterion["part"], criterion["whole"], criterion["verdict"], criterion["also"]) == (
        "24",
        "25",
        "go_on",
        "adjust",
    )
    assert float(criterion["ci95_low"]) == pytest.approx(0.796483, abs=1e-6)
    rows = table("answers", test_shares.question(("no", 1), ("yes", 3), forms=5))
    assert [(row["label"], row["part"], row["whole"], row["forms"]) for row in rows] == [
        ("no", "1", "4", "5"),
        ("yes", "3", "4", "5"),
    ]


def test_every_kind_of_share_stands_among_the_shares() -> None:
    assert [row["id"] for row in table("shares", *everything())] == [
        "Whole training", "relevance", "sessions", "attendance", "joined", "adverse",
    ]  # fmt: skip


def test_statements_hold_every_answer_and_the_agreement() -> None:
    finding = test_agreement.grid(test_agreement.PAIN)
    assert [row["n"] for row in table("statements", finding)] == ["2", "1", "11", "7", "3"]
    (row,) = table("agreement", finding)
    assert (row["part"], row["whole"], row["forms"]) == ("10", "24", "24")


def test_attendance_counts_people_and_names_none() -> None:
    there = test_delivery.people((1, (P, P)), (1, (P, A)), (None, (A, A)))
    assert [(row["session"], row["part"], row["whole"]) for row in table("attendance", there)] == [
        ("1", "2", "3"),
        ("2", "1", "3"),
    ]
    assert [(row["cohort"], row["sessions"], row["people"]) for row in table("sessions_attended", there)] == [
        ("1", "1", "1"),
        ("1", "2", "1"),
        ("", "0", "1"),
    ]


def test_the_flow_has_a_row_a_step_and_a_reason() -> None:
    rows = {(row["step"], row["reason"]): row["n"] for row in table("flow")}
    assert rows["declined", ""] == "2"
    assert rows["declined", "dates do not fit"] == "2"
    assert rows["not_eligible", ""] == "0"
    assert rows["cohort_2", ""] == "14"
    assert rows["attended_7_or_more", ""] == "25"
    assert rows["analysed_scs", ""] == "24"
    assert rows["without_a_group", ""] == "3"


def test_reactions_are_listed_and_counted() -> None:
    finding = test_texts.reacted(test_texts.reaction("my words"), stopped=1, awaited=2)
    (row,) = table("adverse_reactions", finding)
    assert (row["reaction"], row["stopped"], row["words"]) == ("over", "no", "my words")
    counts = {(row["by"], row["id"]): row["n"] for row in table("adverse_counts", finding)}
    assert counts["severity", "mild"] == "1"
    assert counts["kind", "other"] == "0"
    assert (counts["stopped", ""], counts["awaited", ""]) == ("1", "2")


def test_a_refusal_is_a_sentence_and_a_domain_that_does_not_apply_says_why() -> None:
    refused = ImpError(Problem.TOO_FEW_PAIRS, n=2)
    (row,) = table(
        "correlations", CorrelationsFinding("r", "P", (CorrelationRow("eq", "EQ", None, refused, ((1.0, 2.0),)),))
    )
    assert (row["n"], row["r"]) == ("1", "")
    assert row["refused"]
    (row,) = table("domains", NotApplicable("expansion", "the programme is new"))
    assert row["not_applicable_because"] == "the programme is new"


def test_a_very_small_number_has_no_exponent() -> None:
    (row,) = table("correlations", *everything())
    assert row["p"] == "0.0000001"


def test_points_stand_in_the_order_of_the_number_not_of_the_people() -> None:
    assert [row["number"] for row in table("points", *everything())] == ["1.0", "2.0"]
