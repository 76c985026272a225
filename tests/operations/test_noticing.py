"""What forms show is worked out once, and anew as soon as more was keyed or another form of a questionnaire chosen."""

from pathlib import Path

from imp_desktop.instruments.patterns import Kind
from imp_desktop.operations import enrolling, keying, noticing, persons, studies
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.noticing import Shown
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage.answers import Place

PSS = FormKey("001-B", "pre", "pss")


def kinds(shown: dict[Place, Shown]) -> dict[Place, set[Kind]]:
    return {place: {one.kind for one in form.patterns} - {Kind.SPEED} for place, form in shown.items()}


def keyed(study: Study, person: Person, form: keying.Form, sign: str = "2") -> keying.Form:
    for item in form.instrument.items:
        keying.key(study, person, form, item.id, sign)
    return form


def test_a_form_to_which_nothing_was_added_is_not_worked_out_again(people: Study, person: Person) -> None:
    form = keyed(people, person, keying.open_form(people, PSS))
    (before,) = noticing.every_form(people).values()
    (again,) = noticing.every_form(people).values()
    assert again is before
    keying.key(people, person, form, "pss_03", "4")
    keying.key(people, person, form, "pss_04", "4")
    assert kinds({form.place: before}) == {form.place: {Kind.STRAIGHT}}
    assert kinds(noticing.every_form(people)) == {form.place: set()}


def test_a_hidden_form_is_left_out_and_known_again_afterwards(people: Study, person: Person) -> None:
    form = keyed(people, person, keying.open_form(people, PSS))
    (before,) = noticing.every_form(people).values()
    assert noticing.every_form(people, [form.place]) == {}
    assert noticing.every_form(people)[form.place] is before


def test_naming_the_items_that_are_not_printed_brings_scores_and_so_other_rules(own_home: Path, tmp_path: Path) -> None:
    study = studies.create(tmp_path / "unchosen.impstudy", who="Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    enrolling.add(study, person, "001-B", {"group": "control", "consent": "2026-01-05"})
    form = keyed(study, person, keying.open_form(study, FormKey("001-B", "pre", "scs")), "5")
    assert kinds(noticing.every_form(study)) == {form.place: {Kind.STRAIGHT}}
    studies.choose(study, person, "scs.left_out", "23,16")
    assert kinds(noticing.every_form(study)) == {form.place: {Kind.STRAIGHT, Kind.CONTRADICTION}}
    study.close()


def test_answers_and_the_numbers_a_check_looks_at_are_shown_beside_the_patterns(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    keying.key(people, person, form, "intake_gender", "1")
    keying.key(people, person, form, "intake_age", "47")
    keying.blank(people, person, form, "intake_profession", "omitted")
    shown = noticing.every_form(people)[form.place]
    assert shown == Shown(Pass.FIRST, [], (("intake_age", "47"), ("intake_gender", "1")), {"intake_age": 47})
