"""Analysing a study through the program's own verbs."""

import json
import subprocess
import sys

import pytest

from imp_desktop import i18n
from imp_desktop.operations import enrolling, keying, studies
from imp_desktop.operations.analysing import analyse, analysis_json
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.keying import FormKey

PSS = {
    "101-A": ("training", "1234321234", "1111111111"),
    "102-B": ("training", "2020202020", "1010101011"),
    "103-C": ("training", "3333333333", "2222222200"),
    "104-D": ("control", "1212121212", "2121212121"),
    "105-E": ("control", "0123401234", "1123401230"),
    "106-F": ("control", "4321043210", "4321043244"),
}


@pytest.fixture
def stressed(study, person):
    """Six people with the stress scale before and after, and their ages."""
    for number, (code, (group, before, after)) in enumerate(PSS.items()):
        facts = {"group": group, "consent": "2026-01-05"} | ({"cohort": "1"} if group == "training" else {})
        enrolling.add(study, person, code, facts)
        for assessment, answers in (("pre", before), ("post", after)):
            key_form(study, person, FormKey(code, assessment, "pss"), answers)
        key_form(study, person, FormKey(code, "pre", "intake"), ["1", str(40 + number), "3"])
    return study


def key_form(study, person, key, answers):
    form = keying.open_form(study, key)
    for item, answer in zip(form.instrument.items, answers, strict=False):
        keying.key(study, person, form, item.id, answer)


def outcome(study, outcome_id):
    told = analysis_json(study, *analysed(study))
    return next(one for one in told["outcomes"] if one["id"] == outcome_id)


def worth(answers):
    """The stress score by hand: items 4, 5, 7 and 8 count the other way."""
    return sum(4 - int(key) if place in (4, 5, 7, 8) else int(key) for place, key in enumerate(answers, 1))


def test_keyed_answers_come_out_as_means_and_differences(stressed):
    told = outcome(stressed, "pss")
    means = {
        group: [sum(worth(one[when]) for one in PSS.values() if one[0] == group) / 3 for when in (1, 2)]
        for group in ("training", "control")
    }
    for group, (before, after) in means.items():
        assert (told[group]["pre"]["mean"], told[group]["post"]["mean"]) == pytest.approx((before, after))
    change = (means["training"][1] - means["training"][0]) - (means["control"][1] - means["control"][0])
    assert told["change_difference"]["estimate"] == pytest.approx(change)
    assert told["interaction"]["df2"] == 4


def test_every_outcome_of_the_protocol_is_there_compared_or_refused(stressed):
    told = analysis_json(stressed, *analysed(stressed))
    assert [one["id"] for one in told["outcomes"]] == [one.score for one in studies.protocol(stressed).outcomes]
    assert len(told["outcomes"]) == 19
    for one in told["outcomes"]:
        assert ("refused" in one) == (one["id"] != "pss")
    assert outcome(stressed, "eq")["refused"]["code"] == "no-scores"


def test_the_numbers_are_json_without_not_a_number(stressed):
    told = analysis_json(stressed, *analysed(stressed))
    assert json.loads(json.dumps(told, allow_nan=False))["study"]["fingerprint"] == studies.fingerprint(stressed)


def test_an_empty_study_is_refused_outcome_by_outcome(study):
    told = analysis_json(study, *analysed(study))
    assert {one["refused"]["code"] for one in told["outcomes"]} == {"no-scores"}
    assert told["study"]["groups"] == {"training": 0, "control": 0}
    json.dumps(told, allow_nan=False)


def test_the_self_compassion_scale_waits_for_its_pair(tmp_path):
    made = studies.create(tmp_path / "unnamed.impstudy", who="Anna Bakker")
    told = analysis_json(made, *analysed(made))
    made.close()
    refused = {one["id"]: one["refused"]["code"] for one in told["outcomes"]}
    assert {code for name, code in refused.items() if name.startswith("scs")} == {"pair-not-named"}
    assert refused["pss"] == "no-scores"


def test_an_answer_outside_the_scale_counts_as_missing_confirmed_or_not(stressed, person):
    before = outcome(stressed, "pss")
    form = keying.open_form(stressed, FormKey("101-A", "pre", "pss"))
    keying.key(stressed, person, form, "pss_01", "9")
    flagged = outcome(stressed, "pss")
    keying.confirm(stressed, person, form, "pss_01")
    assert outcome(stressed, "pss") == flagged
    assert flagged["prorated"] == before["prorated"] + 1
    assert flagged["training"]["pre"]["mean"] != before["training"]["pre"]["mean"]
    assert flagged["alpha"]["pre"]["n"] == before["alpha"]["pre"]["n"] - 1


def test_the_study_s_choices_are_followed(stressed, person):
    form = keying.open_form(stressed, FormKey("106-F", "post", "pss"))
    keying.clear(stressed, person, form, "pss_10")
    assert outcome(stressed, "pss")["n"] == {"training": 3, "control": 3}
    studies.choose(stressed, person, "missing_rule", "complete")
    strict = outcome(stressed, "pss")
    assert strict["refused"]["code"] == "too-few"
    assert (strict["n"], strict["too_few_answers"]) == ({"training": 3, "control": 2}, 1)
    studies.choose(stressed, person, "missing_rule.pss", "80 %")
    assert outcome(stressed, "pss")["n"] == {"training": 3, "control": 3}


def test_descriptives_are_on_the_people_the_study_chose(stressed, person):
    enrolling.add(stressed, person, "107-G", {"group": "control", "consent": "2026-01-05"})
    key_form(stressed, person, FormKey("107-G", "pre", "pss"), "0000000000")
    assert outcome(stressed, "pss")["control"]["pre"]["n"] == 3
    studies.choose(stressed, person, "descriptives", "available")
    told = outcome(stressed, "pss")
    assert told["control"]["pre"]["n"] == 4
    assert told["complete"]["control"]["pre"]["n"] == 3
    assert told["interaction"]["df2"] == 4


def test_people_without_consent_or_group_are_not_counted(stressed, person):
    enrolling.add(stressed, person, "108-H", {"group": "control"})
    enrolling.add(stressed, person, "109-J", {"consent": "2026-01-05"})
    assert analyse(stressed).groups == {"training": 3, "control": 3}


def test_labels_are_in_the_language_of_now(stressed):
    with i18n.speaking("nl"):
        dutch = analyse(stressed)
    assert dutch.outcomes[0].label == "Mindfulness"
    assert next(one.label for one in dutch.outcomes if one.id == "pss") == "Stress"
    assert next(block.title for block in dutch.baseline if block.id == "intake_age") == "Leeftijd, jaar"


def test_a_copy_for_reading_gives_the_same_numbers(stressed):
    copy = studies.copy_for_reading(stressed)
    assert analysis_json(copy, *analysed(copy)) == analysis_json(stressed, *analysed(stressed))
    copy.close()


def test_the_same_study_gives_the_same_numbers_to_the_last_digit(stressed):
    assert json.dumps(analysis_json(stressed, *analysed(stressed))) == json.dumps(
        analysis_json(stressed, *analysed(stressed))
    )


def test_the_program_starts_without_loading_pandas():
    code = "import sys, imp_desktop.operations.analysing; print({'pandas', 'pingouin', 'scipy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
