"""Tests of what the data-quality report is made from: missing answers, what checks found, samples, and who counts."""

import json
import random

import pytest

from imp_desktop.i18n import speaking
from imp_desktop.operations import analysing, auditing, closing, keying, looking_again, moving, persons, studies, turns
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.quality_facts import quality_facts
from imp_desktop.operations.quality_numbers import quality_json
from imp_desktop.operations.studies import Study
from imp_desktop.reports.quality_facts import FoundRow, QualityFacts
from imp_desktop.statistics.keying_results import Decision

PSS = FormKey("001-B", "pre", "pss")
ITEMS = [f"pss_{number:02}" for number in range(1, 11)]


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    """The study with one form keyed whole: two answers missing, two were outside the scale, one is open."""
    form = turns.open_turn(people, person, PSS)
    for item in ITEMS:
        keying.key(people, person, form, item, "2")
    keying.blank(people, person, form, "pss_01", "omitted")
    keying.blank(people, person, form, "pss_02", "illegible")
    for item in ("pss_03", "pss_04", "pss_05"):
        keying.key(people, person, form, item, "8")
    keying.key(people, person, form, "pss_03", "1")
    keying.confirm(people, person, form, "pss_04")
    return people


def facts(study: Study) -> QualityFacts:
    return quality_facts(study)


def row(study: Study, name: str) -> FoundRow:
    [found] = [one for one in facts(study).found if one.id == name]
    return found


def test_missing_answers_are_counted_by_reason_of_the_items_asked_on_whole_forms(keyed: Study, person: Person) -> None:
    keying.blank(keyed, person, keying.open_form(keyed, FormKey("001-B", "pre", "ffmq")), "ffmq_01", "omitted")
    rows = {one.instrument: one for one in facts(keyed).missing}
    assert (rows["pss"].fields, rows["pss"].reasons) == (10, {"illegible": 1, "omitted": 1})
    assert (rows["ffmq"].fields, rows["ffmq"].every) == (0, 0)


def test_answers_outside_the_scale_are_kept_corrected_or_open(keyed: Study) -> None:
    found = row(keyed, "outside")
    assert (found.found, found.kept, found.corrected, found.open) == (3, 1, 1, 1)
    assert facts(keyed).open_flags == 1


def test_an_answer_outside_the_scale_in_one_keying_is_open_until_it_is_settled(keyed: Study, person: Person) -> None:
    studies.choose(keyed, person, "double_keying.pre.scs", "all")
    scs = FormKey("001-B", "pre", "scs")
    jonas = persons.person(keyed, "Jonas Visser")
    for who, said in ((person, "3"), (jonas, "9")):
        form = turns.open_turn(keyed, who, scs)
        for item in form.instrument.items:
            keying.key(keyed, who, form, item.id, said if item.number == 4 else "2")
    assert (row(keyed, "outside").found, row(keyed, "outside").open) == (4, 2)
    keying.key(keyed, jonas, turns.open_turn(keyed, jonas, scs), form.instrument.items[3].id, "3")
    assert (row(keyed, "outside").corrected, row(keyed, "outside").open) == (2, 1)


def test_patterns_are_open_until_somebody_looked_at_them(keyed: Study, person: Person) -> None:
    form = keying.open_form(keyed, FormKey("001-B", "pre", "scs"))
    for item in form.instrument.items:
        keying.key(keyed, person, form, item.id, "3")
    before = row(keyed, "straight")
    assert before.found
    assert before.open == before.found
    assert (before.kept, before.corrected) == (0, None)
    for one in looking_again.every(keyed):
        if one.kind == "straight":
            looking_again.look(keyed, person, one)
    assert (row(keyed, "straight").kept, row(keyed, "straight").open) == (before.found, 0)


def test_comparisons_stand_in_the_table_where_the_protocol_asks_for_them(keyed: Study) -> None:
    asked = {check.kind.value for check in studies.protocol(keyed).checks}
    rows = [one.id for one in facts(keyed).found]
    assert asked
    assert asked <= set(rows)
    assert rows[0] == "outside"
    assert rows[-2:] == ["closed", "moved"]


def test_changes_after_closing_and_forms_moved_are_counted(keyed: Study, person: Person) -> None:
    closing.close_form(keyed, person, PSS)
    form = keying.open_form(keyed, PSS)
    form.why = "read wrongly"
    keying.key(keyed, person, form, "pss_07", "4")
    assert (row(keyed, "closed").found, row(keyed, "closed").corrected) == (1, 1)
    assert row(keyed, "moved").found == 0
    moving.move_form(keyed, person, PSS, "003-D", "pre", "wrong code")
    assert row(keyed, "moved").found == 1


def test_a_sample_is_told_with_its_decision_and_what_is_left_of_it(keyed: Study, person: Person) -> None:
    for form in keying.due_forms(keyed, "001-B"):
        if form.assessment == "pre" and form.instrument != "pss":
            opened = keying.open_form(keyed, form)
            while (gap := opened.first_gap()) is not None:
                keying.blank(keyed, person, opened, gap.id, "omitted")
    sample = auditing.draw(keyed, person, 1, 50, chance=random.Random(1))
    auditing.compare(keyed, person, sample, PSS, 1, ["pss_07"])
    [told] = facts(keyed).samples
    whole = auditing.compared(keyed, sample)
    assert (told.found.sample.fields, told.found.sample.wrong, told.waiting) == (10, 1, whole.fields - 10)
    assert (told.found.sample.packets, told.found.sample.limit) == (1, 50)
    assert told.found.decision is Decision.UNDECIDED


def test_scores_are_prorated_and_refused_as_often_as_the_analysis_says(people: Study, person: Person) -> None:
    gaps = {("001-B", "pre"): 3, ("001-B", "post"): 6, ("003-D", "pre"): 0, ("004-F", "pre"): 2}
    for (code, assessment), missing in gaps.items():
        form = keying.open_form(people, FormKey(code, assessment, "pss"))
        for item in ITEMS[missing:]:
            keying.key(people, person, form, item, "2")
        for item in ITEMS[:missing]:
            keying.blank(people, person, form, item, "omitted")
    told = {one.label: (one.prorated, one.refused) for one in facts(people).scores}
    analysed = analysing.analyse(people).outcomes
    assert told == {one.label: (one.prorated, one.too_few_answers) for one in analysed}
    assert told["Stress"] == (2, 1)


def test_names_and_labels_are_in_the_language_of_now(keyed: Study) -> None:
    with speaking("nl"):
        found = facts(keyed)
    assert found.names["imp_eval"] == "Evaluatie"
    assert found.found[0].label == "Buiten de schaal ingevoerd"
    assert list(found.names)[-1] == "imp_eval"
    assert "intake" not in found.questionnaires


def test_forms_that_never_came_back_are_counted_apart(keyed: Study, person: Person) -> None:
    keying.never_came_back(keyed, person, keying.open_form(keyed, FormKey("001-B", "post", "pss")), absent=True)
    assert facts(keyed).absent == 1


def test_an_empty_study_has_a_row_for_everything(study: Study) -> None:
    found = facts(study)
    assert [one.fields for one in found.missing] == [0] * len(studies.instruments(study))
    assert all(one.found == 0 for one in found.found)
    assert (found.people, found.absent, found.samples, found.open_flags) == (0, 0, (), 0)


def test_the_rates_and_samples_are_json_without_anybodys_own_errors(keyed: Study, person: Person) -> None:
    studies.choose(keyed, person, "double_keying.pre.pss", "all")
    jonas = persons.person(keyed, "Jonas Visser")
    keying.blank(keyed, person, keying.open_form(keyed, PSS), "pss_05", "omitted")
    form = turns.open_turn(keyed, jonas, PSS)
    for item in ITEMS:
        keying.key(keyed, jonas, form, item, "2")
    found = json.loads(json.dumps(quality_json(facts(keyed)), allow_nan=False))
    assert found["instruments"]["pss"]["twice"] == 1
    assert found["instruments"]["pss"]["fields"] == 20
    assert found["settled"] == {"third": 0, "person": 0, "later": 0, "open": 5}
    assert found["instruments"]["scs"]["per_10000"] is None
    assert set(found) == {"instruments", "item_types", "all", "kinds", "settled", "samples"}
