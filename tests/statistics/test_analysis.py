"""All results together."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imp_desktop.errors import Problem
from imp_desktop.statistics.analysis import analysis


def analysed(study, **how):
    return analysis(study.wanted(**how))


def test_outcomes_come_in_the_order_of_the_protocol_with_labels_in_the_language_asked_for(small):
    found = analysed(small, language="nl")
    assert [(one.id, one.label, one.short) for one in found.outcomes] == [
        ("mood", "Stemming", "SV"),
        ("mood.whole", "Stemming, geheel", "SV"),
    ]
    assert [one.id for one in found.main_outcomes] == ["mood"]
    assert found.groups == {"training": 4, "control": 5}


def test_tests_are_on_people_with_both_scores_whatever_is_described(small):
    for descriptives in ("complete", "available"):
        found = analysed(small, descriptives=descriptives).outcomes[0]
        assert found.n == {"training": 4, "control": 3}
        assert found.comparison.interaction.df2 == 5
        assert found.available["control"]["pre"].n == 4


@pytest.mark.parametrize(("descriptives", "n"), [("complete", 3), ("available", 4)])
def test_the_scores_before_are_those_of_the_people_described(small, descriptives, n):
    *_, scores = analysed(small, descriptives=descriptives).baseline
    assert [row.label for row in scores.rows] == ["Mood"]
    assert scores.rows[0].groups["control"].n == n


def test_only_main_outcomes_are_corrected_for_their_number(small):
    main, other = analysed(small).outcomes
    assert main.comparison.holm == main.comparison.interaction.p
    assert other.comparison.holm is None


def test_alpha_is_given_over_all_and_by_group_where_there_are_enough_people(small):
    main, other = analysed(small).outcomes
    assert {when: found.n for when, found in main.alpha.items()} == {"pre": 7, "post": 8}
    assert main.alpha_groups["training"]["post"].n == 4
    assert other.alpha == {}
    assert (main.items, other.items) == (3, 3)


def test_an_instrument_whose_pair_is_not_named_is_refused_and_kept_in_its_place(small):
    small.await_choice()
    found = analysed(small)
    assert [one.refused.problem for one in found.outcomes] == [Problem.PAIR_NOT_NAMED] * 2
    assert found.outcomes[0].comparison is None
    assert found.outcomes[0].label == "Mood"
    assert found.baseline[-1].rows == ()


def test_a_study_without_answers_is_analysed_too(small):
    small.answers.clear()
    for one in analysed(small).outcomes:
        assert one.refused.problem is Problem.NO_SCORES
        assert one.available["training"]["pre"].mean is None


def test_a_study_without_people_is_analysed_too(small):
    small.answers.clear()
    small.groups.clear()
    found = analysed(small)
    assert found.groups == {"training": 0, "control": 0}
    assert {one.refused.problem for one in found.outcomes} == {Problem.NO_SCORES}


def test_a_group_too_small_is_refused_in_the_words_of_the_protocol(small):
    for code in ("t1", "t2"):
        small.groups.pop(code)
    refused = analysed(small, language="nl").outcomes[0].refused
    assert refused.problem is Problem.TOO_FEW
    assert refused.values == {"first": "Training", "n_first": 2, "second": "Controle", "n_second": 3}


def test_people_of_a_third_group_take_no_part_in_the_comparison(small):
    before = analysed(small)
    small.person("x1", "waiting", pre="444", post="000")
    assert analysed(small).outcomes == before.outcomes


cells = st.lists(st.sampled_from(["", "0", "1", "2", "4", "9"]), min_size=3, max_size=3)
forms = st.lists(st.tuples(st.none() | cells, cells), min_size=0, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(training=forms, control=forms)
def test_whatever_is_keyed_every_outcome_is_compared_or_refused_and_nothing_is_not_a_number(small, training, control):
    small.groups.clear()
    small.answers.clear()
    for group, people in (("training", training), ("control", control)):
        for number, (before, after) in enumerate(people):
            given_forms = {name: form for name, form in (("pre", before), ("post", after)) if form}
            small.person(f"{group}{number}", group, **given_forms, facts=("1", str(30 + number), ""))
    found = analysed(small)
    for outcome in found.outcomes:
        assert (outcome.comparison is None) != (outcome.refused is None)
    plain = replace(found, outcomes=tuple(replace(outcome, refused=None) for outcome in found.outcomes))
    json.dumps(asdict(plain), allow_nan=False)
