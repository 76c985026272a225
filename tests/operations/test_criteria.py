"""Progression criteria: the bounds of the study, the day they were fixed, and what was changed after."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import criteria, enrolling, keying, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


def bounds(study: Study, name: str) -> tuple[str, str, bool]:
    one = next(one for one in criteria.criteria(study) if one.id == name)
    return f"{one.green:f}", f"{one.red:f}", one.example


def test_a_study_begins_with_the_bounds_of_its_protocol_as_examples(study: Study) -> None:
    assert bounds(study, "completed") == ("80", "60", True)
    assert criteria.fixing(study) == criteria.Fixing()


def test_bounds_the_study_chose_are_its_own_and_can_be_taken_back(study: Study, person: Person) -> None:
    criteria.set_bounds(study, person, "completed", "90, 70.5")
    assert bounds(study, "completed") == ("90", "70.5", False)
    criteria.set_bounds(study, person, "completed", "")
    assert bounds(study, "completed") == ("80", "60", True)


def test_what_are_no_bounds_is_refused_and_the_former_ones_stay(study: Study, person: Person) -> None:
    criteria.set_bounds(study, person, "completed", "85,60")
    with pytest.raises(ImpError) as refused:
        criteria.set_bounds(study, person, "completed", "60,85")
    assert refused.value.problem is Problem.BOUNDS_UNFIT
    assert "60,85" in str(refused.value)
    assert bounds(study, "completed") == ("85", "60", False)


def test_a_criterion_that_does_not_exist_is_refused_with_those_there_are(study: Study, person: Person) -> None:
    with pytest.raises(ImpError) as refused:
        criteria.set_bounds(study, person, "complete", "80,60")
    assert "criterion.completed" in str(refused.value)


def test_fixed_criteria_are_no_examples_and_tell_whether_that_was_before_keying(people: Study, person: Person) -> None:
    fixed = criteria.fix(people, person)
    assert (fixed.on, fixed.before_forms) == (enrolling.today(), True)
    assert not any(one.example for one in criteria.criteria(people))
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "3")
    assert criteria.fixing(people).before_forms


def test_criteria_fixed_after_the_first_form_say_so(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "3")
    assert not criteria.fix(people, person).before_forms


def test_a_change_after_fixing_needs_a_reason_and_is_told(study: Study, person: Person) -> None:
    criteria.set_bounds(study, person, "held", "95,80")
    criteria.fix(study, person)
    with pytest.raises(ImpError) as refused:
        criteria.set_bounds(study, person, "held", "90,80", " ")
    assert refused.value.problem is Problem.CRITERIA_FIXED
    criteria.set_bounds(study, person, "held", "90,80", "one cohort fewer")
    assert criteria.fixing(study).changed == ((enrolling.today(), "one cohort fewer"),)
    assert bounds(study, "held") == ("90", "80", False)


def test_every_change_after_fixing_is_told_with_its_bounds_and_those_before_are_not(
    study: Study, person: Person
) -> None:
    criteria.set_bounds(study, person, "held", "95,80", "before")
    criteria.fix(study, person)
    criteria.set_bounds(study, person, "present", "70,50", "holidays")
    criteria.set_bounds(study, person, "held", "", " back to the plan ")
    told = [(one.criterion, f"{one.green}/{one.red}", one.why) for one in criteria.fixing(study).changes]
    assert told == [("present", "70/50", "holidays"), ("held", "90/75", "back to the plan")]
    assert bounds(study, "held") == ("90", "75", False)


def test_fixing_again_changes_nothing(study: Study, person: Person) -> None:
    first = criteria.fix(study, person)
    changed = studies.last_change(study)
    assert criteria.fix(study, person) == first
    assert studies.last_change(study) == changed


@pytest.mark.parametrize(("why", "problem"), [("x" * 20_001, Problem.TEXT_TOO_LONG), ("a\x00b", Problem.TEXT_UNFIT)])
def test_a_reason_that_cannot_be_kept_is_refused(study: Study, person: Person, why: str, problem: Problem) -> None:
    criteria.fix(study, person)
    with pytest.raises(ImpError) as refused:
        criteria.set_bounds(study, person, "held", "95,80", why)
    assert refused.value.problem is problem
    assert criteria.fixing(study).changes == ()


def test_a_study_knows_whether_a_form_was_keyed(people: Study, person: Person) -> None:
    assert not criteria.forms_keyed(people)
    keying.key(people, person, keying.open_form(people, FormKey("001-B", "pre", "pss")), "pss_01", "3")
    assert criteria.forms_keyed(people)


def test_criteria_can_be_chosen_when_a_study_is_made(tmp_path) -> None:
    chosen = ["criteria_fixed=yes", "criterion.held=95,80"]
    made = studies.create(tmp_path / "own.impstudy", choose=chosen, who="Anna")
    assert bounds(made, "held") == ("95", "80", False)
    assert criteria.fixing(made) == criteria.Fixing(enrolling.today(), before_forms=True)
    made.close()
