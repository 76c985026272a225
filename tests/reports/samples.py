"""Results to print: made-up people whose means, deviations and F are those of the published table."""

import csv
import math
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from imp_desktop.errors import ImpError, Problem
from imp_desktop.protocols.model import Comparison as Design
from imp_desktop.reports.facts import Facts, FormCount, ItemCount, ScoringKey
from imp_desktop.statistics.baseline import number_row
from imp_desktop.statistics.compare import compare, descriptions, holm
from imp_desktop.statistics.describe import numbers
from imp_desktop.statistics.reliability import feldt
from imp_desktop.statistics.results import Alpha, Analysis, BaselineBlock, BaselineRow, OutcomeResult
from tests.reports import quality_samples

DESIGN = Design("training", "control", "pre", "post")
TABLE = Path(__file__).parent.parent / "reference_study" / "table5.csv"
LABELS = {
    "ffmq": ("Mindfulness", "Mindfulness", "FFMQ"),
    "ffmq.observe": ("Observing", "Observeren", "FFMQ"),
    "ffmq.describe": ("Describing", "Beschrijven", "FFMQ"),
    "ffmq.actaware": ("Acting with awareness", "Bewust handelen", "FFMQ"),
    "ffmq.nonjudge": ("Non-judging", "Niet-oordelen", "FFMQ"),
    "ffmq.nonreact": ("Non-reactivity", "Non-reactief zijn", "FFMQ"),
    "scs": ("Self-compassion", "Zelfcompassie", "SCS"),
    "scs.self_kindness": ("Self-kindness", "Zelfvriendelijkheid", "SCS"),
    "scs.self_judgement": ("Self-judgement", "Zelfoordeel", "SCS"),
    "scs.common_humanity": ("Common humanity", "Gedeelde menselijkheid", "SCS"),
    "scs.isolation": ("Isolation", "Isolatie", "SCS"),
    "scs.mindfulness": ("Mindfulness", "Mindfulness", "SCS"),
    "scs.over_identification": ("Over-identification", "Overidentificatie", "SCS"),
    "eq": ("Empathy", "Empathie", "EQ"),
    "pss": ("Stress", "Stress", "PSS"),
    "proqol.compassion_satisfaction": ("Compassion satisfaction", "Compassievoldoening", "ProQOL"),
    "proqol.compassion_fatigue": ("Compassion fatigue", "Compassiemoeheid", "ProQOL"),
}
MAIN = ("ffmq", "scs", "eq", "pss", "proqol.compassion_satisfaction", "proqol.compassion_fatigue")
REVERSED = frozenset({"scs.self_judgement", "scs.isolation", "scs.over_identification"})
DOWN = ("pss", "proqol.compassion_fatigue")
RANGES = {"eq": (0, 80), "pss": (0, 40)}


@cache
def analysis(language: str = "en", descriptives: str = "complete") -> Analysis:
    """The study of the published table, with other people."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        outcomes = [_outcome(row, language, seed) for seed, row in enumerate(csv.DictReader(file))]
    corrected = _holm(outcomes)
    return Analysis(
        groups={"training": 25, "control": 22},
        comparison={"first": "training", "second": "control", "before": "pre", "after": "post"},
        descriptives=descriptives,
        missing_rule="half",
        outcomes=tuple(corrected),
        baseline=_baseline(corrected, language),
    )


def facts(language: str = "en") -> Facts:
    """What the reports of that study say of it."""
    dutch = language == "nl"
    return Facts(
        title="Interpersoonlijk mindfulnessprogramma voor zorgverleners" if dutch
        else "Interpersonal Mindfulness Program for health care professionals",
        subtitle="Haalbaarheidsonderzoek met een trainingsgroep en een controlegroep, gemeten vóór en na het programma."
        if dutch
        else "Feasibility study with a training group and a control group, assessed before and after the programme.",
        fingerprint="7f3a91c24d08b6e50123456789abcdef",
        program_version="0.1.0",
        keys=tuple(ScoringKey(name, 1) for name in ("FFMQ", "SCS", "EQ", "PSS", "ProQOL")),
        last_change=datetime(2026, 3, 12, 16, 40, tzinfo=UTC),
        groups={"training": "Training", "control": "Controle" if dutch else "Control"},
        assessments={"pre": "Voormeting" if dutch else "Pre", "post": "Nameting" if dutch else "Post"},
        forms=FormCount(expected=517, keyed=508, open=3, empty=2, absent=4),
        items=ItemCount(answered=13270, missing={"omitted": 25, "illegible": 4}, open_flags=3, confirmed=2),
        made_up=True,
        reversed=REVERSED,
        score_notes=dict.fromkeys(sorted(REVERSED), "omgescoord" if dutch else "reversed"),
        aside=frozenset({"proqol.burnout"}),
        keyed=quality_samples.facts(language),
    )  # fmt: skip


def refused(outcome: OutcomeResult, problem: Problem = Problem.NO_SCORES, **values: str | int) -> OutcomeResult:
    """The outcome without a comparison."""
    return replace(outcome, comparison=None, refused=ImpError(problem, "", **values), n={"training": 0, "control": 0})


def _outcome(row: dict[str, str], language: str, seed: int) -> OutcomeResult:
    score = row["score"]
    scores = pd.concat(
        [
            _people(row, group, int(row[f"{group}_n"]), seed * 2 + at)
            for at, group in enumerate(("training", "control"))
        ],
        ignore_index=True,
    )
    found = compare(scores, DESIGN)
    one_more = pd.concat([scores, pd.DataFrame({"group": ["control"], "pre": [math.nan], "post": [20.0]})])
    english, dutch, short = LABELS[score]
    items = int(row["items"])
    low, high = RANGES.get(score, (items, 5 * items))
    estimate = 0.91 - 0.02 * (seed % 14)
    return OutcomeResult(
        id=score,
        instrument=score.split(".", maxsplit=1)[0],
        label=dutch if language == "nl" else english,
        short=short,
        main=score in MAIN,
        direction="down" if score in DOWN else "up",
        minimum=low,
        maximum=high,
        items=items,
        n={"training": int(row["training_n"]), "control": int(row["control_n"])},
        available=descriptions(one_more, DESIGN),
        comparison=found,
        refused=None,
        alpha={
            "pre": Alpha(46, items, estimate, feldt(estimate, 46, items)),
            "post": Alpha(45, items, estimate - 0.015, feldt(estimate - 0.015, 45, items)),
        },
        prorated=seed % 3,
    )


def _people(row: dict[str, str], group: str, people: int, seed: int) -> pd.DataFrame:
    """Scores with exactly the printed means and deviations, before and after going together as F asks."""
    moments = {key: float(row[f"{group}_{key}"]) for key in ("pre_m", "pre_sd", "post_m", "post_sd")}
    drawn = np.random.default_rng(seed).normal(size=(2, people))
    first = (drawn[0] - drawn[0].mean()) / drawn[0].std(ddof=1)
    rest = drawn[1] - drawn[1].mean()
    rest -= first * (rest @ first) / (first @ first)
    rest /= rest.std(ddof=1)
    together = _together(row)
    second = together * first + math.sqrt(1 - together**2) * rest
    return pd.DataFrame(
        {
            "group": group,
            "pre": moments["pre_m"] + moments["pre_sd"] * first,
            "post": moments["post_m"] + moments["post_sd"] * second,
        }
    )


def _together(row: dict[str, str]) -> float:
    """The correlation before-after, the same in both groups, that gives the printed F."""
    cell = {key: float(value) for key, value in row.items() if key.endswith(("_m", "_sd", "_n"))}
    difference = cell["training_post_m"] - cell["training_pre_m"] - cell["control_post_m"] + cell["control_pre_m"]
    n1, n2 = cell["training_n"], cell["control_n"]
    variance = difference**2 / float(row["f"]) / (1 / n1 + 1 / n2)
    squares = sum(
        (cell[f"{g}_n"] - 1) * (cell[f"{g}_pre_sd"] ** 2 + cell[f"{g}_post_sd"] ** 2) for g in ("training", "control")
    )
    products = 2 * sum(
        (cell[f"{g}_n"] - 1) * cell[f"{g}_pre_sd"] * cell[f"{g}_post_sd"] for g in ("training", "control")
    )
    return float(np.clip((squares - variance * (n1 + n2 - 2)) / products, -0.9, 0.97))


def _holm(outcomes: list[OutcomeResult]) -> list[OutcomeResult]:
    main = [outcome for outcome in outcomes if outcome.main and outcome.comparison]
    corrected = dict(
        zip(
            (outcome.id for outcome in main),
            holm([outcome.comparison.interaction.p for outcome in main if outcome.comparison]),
            strict=True,
        )
    )
    return [
        replace(outcome, comparison=replace(outcome.comparison, holm=corrected.get(outcome.id)))
        if outcome.comparison
        else outcome
        for outcome in outcomes
    ]


def _baseline(outcomes: list[OutcomeResult], language: str) -> tuple[BaselineBlock, ...]:
    dutch = language == "nl"
    ages = {"training": numbers(np.linspace(31, 68, 25)), "control": numbers(np.linspace(22, 64, 22))}
    gender = BaselineBlock(
        id="intake_gender",
        title="Geslacht" if dutch else "Gender",
        kind="category",
        rows=(
            BaselineRow("vrouw" if dutch else "female", {"training": 24, "control": 19}),
            BaselineRow("man" if dutch else "male", {"training": 1, "control": 3}),
            BaselineRow("anders" if dutch else "other", {"training": 0, "control": 0}),
        ),
        n={"training": 25, "control": 22},
        p=0.328,
    )
    age = BaselineBlock(
        id="intake_age",
        title="Leeftijd, jaren" if dutch else "Age, years",
        kind="number",
        rows=(number_row("Leeftijd" if dutch else "Age", ages),),
        n={"training": 25, "control": 22},
        p=0.215,
        t=1.26,
        df=45,
    )
    profession = BaselineBlock(
        id="intake_profession",
        title="Beroep" if dutch else "Profession",
        kind="category",
        rows=tuple(
            BaselineRow(label, {"training": first, "control": second})
            for label, first, second in (
                ("arts" if dutch else "doctor of medicine", 3, 1),
                ("psycholoog" if dutch else "psychologist", 6, 6),
                ("verpleegkundige" if dutch else "nurse", 7, 9),
                ("anders" if dutch else "other", 9, 6),
            )
        ),
        n={"training": 25, "control": 22},
        p=0.691,
    )
    scores = BaselineBlock(
        "scores",
        "",
        "scores",
        tuple(_start(outcome) for outcome in outcomes if outcome.main),
        {"training": 25, "control": 22},
    )
    return gender, age, profession, scores


def _start(outcome: OutcomeResult) -> BaselineRow:
    assert outcome.comparison is not None
    groups = {}
    for group in ("training", "control"):
        cell = outcome.comparison.complete[group]["pre"]
        assert cell.mean is not None
        assert cell.sd is not None
        shape = np.linspace(-1, 1, cell.n)
        groups[group] = numbers(cell.mean + cell.sd * shape / shape.std(ddof=1))
    return number_row(outcome.label, groups)


HOSTILE = (
    "<b>unclosed",
    "a < b & c </para>",
    '<img src="/etc/passwd.png"><a href="file:///etc">x</a>',
    "*not italic* **nor bold** ~low~ ^high^ {braces} %s",
    "emoji 🧘‍♀️ and 漢字 and עברית and العربية",
    "right\u202eto left\u0000\u0007\ud800 nul",
    "e" + "\u0301" * 100,
    "x" * 5000,
    "word " * 1500,
    "line\nbreak\r\nand\ttab",
    "",
)


def nobody() -> Analysis:
    """A study in which nothing is keyed yet."""
    full = analysis()
    outcomes = tuple(
        replace(refused(outcome), available={}, alpha={}, prorated=0, n={"training": 0, "control": 0})
        for outcome in full.outcomes
    )
    return replace(full, groups={"training": 0, "control": 0}, outcomes=outcomes, baseline=())


def only(*ids: str, main: tuple[str, ...] = ()) -> Analysis:
    """The study with those outcomes alone."""
    full = analysis()
    kept = tuple(replace(outcome, main=outcome.id in main) for outcome in full.outcomes if outcome.id in ids)
    return replace(full, outcomes=kept)


def many(copies: int) -> Analysis:
    """A study with that many times the outcomes."""
    full = analysis()
    outcomes = tuple(
        replace(outcome, id=f"{outcome.id}.{at}", instrument=f"{outcome.instrument}{at}")
        for at in range(copies)
        for outcome in full.outcomes
    )
    return replace(full, outcomes=outcomes)


def few() -> Analysis:
    """Three people a group, far apart: the widest intervals there are."""
    full = analysis()
    scores = pd.DataFrame(
        {
            "group": ["training"] * 3 + ["control"] * 3,
            "pre": [10.0, 20, 30, 12, 19, 33],
            "post": [80.0, 99, 70, 11, 21, 30],
        }
    )
    found = replace(compare(scores, DESIGN), holm=0.0004)
    counts = {"training": 3, "control": 3}
    outcomes = tuple(
        replace(outcome, comparison=found, n=counts, available=found.available)
        if at % 2
        else refused(outcome, Problem.TOO_FEW, first="training", n_first=2, second="control", n_second=1)
        for at, outcome in enumerate(full.outcomes)
    )
    return replace(full, outcomes=outcomes, groups=counts)


def hostile(text: str) -> tuple[Analysis, Facts]:
    """The study with that text wherever a clinic may have typed one."""
    full = analysis()
    outcomes = tuple(replace(outcome, label=text, short=text) for outcome in full.outcomes)
    baseline = tuple(
        replace(block, title=text, rows=tuple(replace(row, label=text) for row in block.rows))
        for block in full.baseline
    )
    words = replace(
        facts(),
        title=text,
        subtitle=text,
        groups={"training": text, "control": text},
        assessments={"pre": text, "post": text},
        keys=(ScoringKey(text, 1),),
    )
    return replace(full, outcomes=outcomes, baseline=baseline), words


def printed() -> list[tuple[str, list[str]]]:
    """Every row of the published table with the figures that must stand in the report: M and SD, p and eta squared."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            (
                LABELS[row["score"]][0],
                [
                    *(row[f"training_{cell}"] for cell in ("pre_m", "pre_sd", "post_m", "post_sd")),
                    *(row[f"control_{cell}"] for cell in ("pre_m", "pre_sd", "post_m", "post_sd")),
                ],
            )
            for row in csv.DictReader(file)
        ]
