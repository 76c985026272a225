"""Data quality to print: the made-up figures of a study keyed twice, and the cases between that and an empty study."""

from dataclasses import replace
from datetime import date

from imp_desktop.reports.quality_facts import FoundRow, MissingRow, QualityFacts, SampleRow, ScoreGaps
from imp_desktop.statistics.keying_quality import compared, quality, rate, together
from imp_desktop.statistics.keying_results import FormsKeyed, KeyingQuality, Kind, Rate, Sample, Settled

NAMES = {
    "intake": "Intake", "ffmq": "FFMQ-39", "scs": "SCS-24", "eq": "EQ-40", "pss": "PSS-10", "proqol": "ProQOL-5",
    "imp_eval": "Evaluation",
}  # fmt: skip
DUTCH = NAMES | {"imp_eval": "Evaluatie"}
QUESTIONNAIRES = frozenset({"ffmq", "scs", "eq", "pss", "proqol"})
_RATES = {
    "ffmq": rate(14, 7254), "scs": rate(9, 4464), "eq": rate(20, 7440), "pss": rate(3, 1860), "proqol": rate(11, 5580),
    "imp_eval": rate(9, 1776), "intake": rate(0, 282),
}  # fmt: skip
_TYPES = {"choice": rate(59, 28200), "integer": rate(2, 190), "decimal": rate(1, 96), "text": rate(4, 170)}


def facts(language: str = "en") -> QualityFacts:
    """Every form keyed twice by two people, one difference open, a sample that is accepted."""
    dutch = language == "nl"
    return QualityFacts(
        keying(),
        names=DUTCH if dutch else NAMES,
        questionnaires=QUESTIONNAIRES,
        people=3,
        absent=5,
        missing=tuple(_missing()),
        scores=(
            ScoreGaps("Mindfulness", 2, 0), ScoreGaps("Niet-oordelen" if dutch else "Non-judging", 1, 0),
            ScoreGaps("Non-reactief zijn" if dutch else "Non-reactivity", 0, 1),
        ),
        found=_found(dutch=dutch),
        samples=(SampleRow(date(2026, 3, 10), compared(Sample(10, 1430, 0, 30))),),
    )  # fmt: skip


def keying(open_differences: int = 0) -> KeyingQuality:
    """The rates of a study of which every form was keyed twice by two people."""
    forms = tuple(
        FormsKeyed(name, due, keyed, keyed, share="all")
        for name, due, keyed in (
            ("ffmq", 94, 93), ("scs", 94, 93), ("eq", 94, 93), ("pss", 94, 93), ("proqol", 94, 93),
            ("imp_eval", 25, 24), ("intake", 47, 47),
        )
    )  # fmt: skip
    kinds = {Kind.WRONG_VALUE: 45, Kind.SHIFTED: 12, Kind.LEFT_OUT: 4, Kind.OUT_OF_RANGE: 2, Kind.OTHER: 3}
    settled = {Settled.THIRD: 64, Settled.PERSON: 2, Settled.LATER: 0, Settled.OPEN: open_differences}
    people = {"AB": rate(33, 14600), "CD": rate(33, 14056)}
    return KeyingQuality(forms, together(_RATES.values()), _RATES, _TYPES, people, kinds, settled)


def sampled(language: str = "en") -> QualityFacts:
    """One questionnaire keyed twice throughout, two in part, the others once; some by the same person."""
    whole = facts(language)
    twice = {"ffmq": (93, 0, "all"), "eq": (19, 4, "every 5"), "pss": (7, 0, "mixed")}
    forms = tuple(
        replace(one, twice=n, same_person=same, share=share)
        for one in whole.keying.forms
        for n, same, share in [twice.get(one.instrument, (0, 0, ""))]
    )
    rates = {"ffmq": rate(14, 7254), "eq": rate(4, 1520), "pss": rate(0, 140)}
    found = replace(
        whole.keying, forms=forms, by_instrument=rates, by_type={"choice": together(rates.values())},
        every=together(rates.values()), settled={Settled.THIRD: 15, Settled.OPEN: 3},
        kinds={Kind.WRONG_VALUE: 12, Kind.SHIFTED: 3},
    )  # fmt: skip
    rows = (
        SampleRow(date(2026, 2, 1), compared(Sample(4, 572, 9, 30))),
        SampleRow(date(2026, 3, 10), compared(Sample(10, 1430, 1, 30))),
    )
    return replace(whole, keying=found, samples=rows, open_flags=2)


def same_person(language: str = "en") -> QualityFacts:
    """Everything keyed twice by one and the same person."""
    whole = facts(language)
    forms = tuple(replace(one, same_person=one.twice) for one in whole.keying.forms)
    return replace(whole, keying=replace(whole.keying, forms=forms), people=1, samples=())


def once(language: str = "en") -> QualityFacts:
    """Everything keyed once."""
    whole = facts(language)
    forms = [replace(one, twice=0, share="") for one in whole.keying.forms]
    return replace(whole, keying=quality(forms, [], []), people=1, samples=())


def empty(language: str = "en") -> QualityFacts:
    """Nothing keyed at all."""
    whole = facts(language)
    forms = [FormsKeyed(name) for name in NAMES]
    return replace(
        whole, keying=quality(forms, [], []), people=0, absent=0, samples=(), scores=(),
        missing=tuple(MissingRow(name, 0) for name in NAMES),
        found=tuple(
            replace(row, found=0, kept=row.kept and 0, corrected=row.corrected and 0, open=row.open and 0)
            for row in whole.found
        ),
    )  # fmt: skip


CASES = {"whole": facts, "sampled": sampled, "same_person": same_person, "once": once, "empty": empty}
NOTHING = Rate(0, 0, None)


def _missing() -> list[MissingRow]:
    reasons = ("omitted", "illegible", "two_marked", "between", "not_applicable", "page_missing")
    counts = {
        "ffmq": (3627, 6, 0, 2, 1, 0, 4), "scs": (2232, 4, 0, 1, 1, 0, 0), "eq": (3720, 7, 1, 1, 0, 0, 0),
        "pss": (930, 1, 0, 0, 0, 0, 0), "proqol": (2790, 2, 0, 0, 0, 0, 0), "imp_eval": (888, 3, 0, 0, 0, 2, 0),
        "intake": (141, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    return [MissingRow(name, one[0], dict(zip(reasons, one[1:], strict=True))) for name, one in counts.items()]


def _found(*, dutch: bool) -> tuple[FoundRow, ...]:
    return (
        FoundRow("outside", "Buiten de schaal ingevoerd" if dutch else "Keyed out of range", 7, 2, 5, 0),
        FoundRow("straight", "Overal hetzelfde antwoord" if dutch else "Same answer all along a page", 2, 2, 0, 0),
        FoundRow("closed", "Gewijzigd na afsluiten" if dutch else "Answers changed after closing", 3, None, 3),
        FoundRow("moved", "Formulieren verplaatst" if dutch else "Forms moved", 1, None, 1),
    )
