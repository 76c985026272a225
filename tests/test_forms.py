"""Every shipped instrument and protocol, by being there: sound, worked by hand, pinned, no sentence of anybody."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from imp_desktop import i18n, paths
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Instrument
from imp_desktop.instruments.shape import shape_hash
from imp_desktop.operations.checking import check_instrument
from imp_desktop.protocols import catalogue as protocols
from imp_desktop.protocols.reader import read_protocol
from imp_desktop.protocols.shape import shape_hash as protocol_hash

INSTRUMENTS = sorted((paths.forms() / "instruments").iterdir())
PROTOCOLS = sorted((paths.forms() / "protocols").iterdir())

# A study pins the structure it was keyed with: who changes one raises its version and pins it here.
PINNED = {
    "eq": (1, "49bba9316a279f9a7a6fff4b7ac5eede9114d1420acecad3d5813030d668249b"),
    "ffmq": (1, "49d70bdab097de768c801785a77a00e070ab52d4043f68f2704d2c4011a7cc3f"),
    "imp_eval": (1, "24d88c6b1918b835152d30b6e8b752171feb8953c5fbec1d02af1b6638a3f9f4"),
    "intake": (1, "5442cfe8a3cbe420800fd7a463d625325e121e8241e77f78179de5c563aab8b6"),
    "proqol": (1, "2a28968814a7c0fd7b09a10be9a9b59c2240f3f66cf1d6fb74cc58b3f04b27b0"),
    "pss": (1, "a7a5161931df71e2f6af77c9aaf1adaf89a915b503f97df3a6f9d9f82694e84f"),
    "scs": (1, "f6664a26aaa1a122694ebf09ac127dbf4fb356887f61e250b567115d07426992"),
    "scs26": (1, "b89ec0c26de67aa0c016e6e5b1dbb7945a40a2667fa023536cd82bc233792c26"),
    "imp": (3, "e84c1d1f15c33707121277adb807b5f571b821e9dd8fc71fd476961f7c626604"),
}

# Reversed items, typed from the published scoring sheets in the numbers of the printed forms.
REVERSED = {
    "ffmq": [3, 5, 8, 10, 12, 13, 14, 16, 17, 18, 22, 23, 25, 28, 30, 34, 35, 38, 39],
    "scs26": [1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25],
    "pss": [4, 5, 7, 8],
    "proqol": [1, 4, 15, 17, 29],
    "eq": [],
}
RANGES = {
    "ffmq": (39, 195),
    "ffmq.observe": (8, 40),
    "ffmq.describe": (8, 40),
    "ffmq.actaware": (8, 40),
    "ffmq.nonjudge": (8, 40),
    "ffmq.nonreact": (7, 35),
    "scs26": (26, 130),
    "scs26.self_kindness": (5, 25),
    "scs26.self_judgement": (5, 25),
    "scs26.common_humanity": (4, 20),
    "scs26.isolation": (4, 20),
    "scs26.mindfulness": (4, 20),
    "scs26.over_identification": (4, 20),
    "eq": (0, 80),
    "pss": (0, 40),
    "proqol.compassion_satisfaction": (10, 50),
    "proqol.compassion_fatigue": (20, 100),
    "proqol.burnout": (10, 50),
    "proqol.secondary_traumatic_stress": (10, 50),
}
LONGEST_CUE_WORDS = 7


@pytest.mark.parametrize("folder", INSTRUMENTS, ids=lambda folder: folder.name)
class TestInstrument:
    def test_it_is_sound_and_every_case_worked_by_hand_comes_out(self, folder: Path) -> None:
        assert [str(error) for error in check_instrument(folder)] == []

    def test_it_speaks_every_language_of_the_program(self, folder: Path) -> None:
        assert set(catalogue.instrument(folder.name).words) >= set(i18n.languages())

    def test_its_structure_is_pinned_under_its_version(self, folder: Path) -> None:
        read = catalogue.instrument(folder.name)
        assert PINNED[folder.name] == (read.version, shape_hash(read))

    def test_its_cues_are_reminders_and_no_sentences(self, folder: Path) -> None:
        for words in catalogue.instrument(folder.name).words.values():
            for cue in words.cues.values():
                assert len(cue.split()) <= LONGEST_CUE_WORDS
                assert not cue.endswith((".", "?", "!"))

    def test_each_item_is_scored_alike_in_every_score(self, folder: Path) -> None:
        read = named(folder.name)
        for item in read.items:
            worths = [
                tuple(sorted(score.recode.get(item.id, {}).items())) for score in read.scores if item.id in score.of
            ]
            assert len(set(worths)) <= 1

    def test_the_worked_cases_see_every_score_at_both_ends_prorated_and_refused(self, folder: Path) -> None:
        read = named(folder.name)
        if not read.scores:
            return
        with (folder / "golden.csv").open(encoding="utf-8", newline="") as file:
            cases = list(csv.DictReader(file))
        for score in read.scores:
            assert {str(score.minimum), str(score.maximum)} <= {case[score.id] for case in cases}
        cells = [case[score.id] for case in cases for score in read.scores]
        assert "refused" in cells
        assert any("/" in cell for cell in cells)


def named(name: str) -> Instrument:
    read = catalogue.instrument(name)
    return without(read, catalogue.instrument("scs26"), (23, 16)) if read.awaits_choice else read


@pytest.mark.parametrize("name", sorted(REVERSED))
def test_the_reversed_items_are_those_of_the_scoring_sheets(name: str) -> None:
    read = catalogue.instrument(name)
    numbers = {read.item(item).number for score in read.scores for item in score.reversed}
    assert sorted(numbers) == REVERSED[name]


@pytest.mark.parametrize("score", sorted(RANGES))
def test_the_scores_reach_as_far_as_the_scoring_sheets_say(score: str) -> None:
    rule = catalogue.instrument(score.partition(".")[0]).score(score)
    assert (int(rule.minimum), int(rule.maximum)) == RANGES[score]


@pytest.mark.parametrize("name", ["ffmq", "scs26", "proqol"])
def test_the_subscales_share_out_the_items_without_rest(name: str) -> None:
    read = catalogue.instrument(name)
    parts = [score for score in read.scores if "." in score.id and score.id != "proqol.compassion_fatigue"]
    counted = Counter(item for part in parts for item in part.of)
    assert counted == Counter(item.id for item in read.items)


def test_compassion_fatigue_is_burnout_and_secondary_traumatic_stress() -> None:
    proqol = catalogue.instrument("proqol")
    halves = [proqol.score(f"proqol.{name}") for name in ("burnout", "secondary_traumatic_stress")]
    whole = proqol.score("proqol.compassion_fatigue")
    assert sorted(whole.of) == sorted(item for half in halves for item in half.of)
    assert whole.reversed == halves[0].reversed | halves[1].reversed


def test_the_evaluation_form_asks_what_the_paper_reports_in_its_order() -> None:
    form = catalogue.instrument("imp_eval")
    names = [item.id.removeprefix("imp_eval_") for item in form.items]
    before = ["grade", "relevance_work", "relevance_life"]
    learned = [f"learned_{number:02}" for number in range(1, 23)]
    behind = ["recommend", "teacher_1", "teacher_2", "material", "location", "information"]
    practice = ["times", "practice_minutes", "study_minutes"]
    texts = ["plans", "adverse", "adverse_text", "missed", "remarks"]
    assert names == before + learned + behind + practice + texts
    assert [len(form.on_page(page)) for page in (1, 2, 3)] == [20, 16, 3]
    assert form.scores == ()


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_a_protocol_is_sound_translated_and_pinned(folder: Path) -> None:
    read = read_protocol(folder)
    assert set(read.words) >= set(i18n.languages())
    assert PINNED[folder.name] == (read.version, protocol_hash(read))
    assert protocols.protocol(folder.name) == read
