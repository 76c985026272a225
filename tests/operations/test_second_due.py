"""How many forms wait for a second keying."""

from imp_desktop.operations import keying, persons, studies, turns
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Column
from imp_desktop.operations.persons import Person
from imp_desktop.operations.second_due import second_due
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")


def test_forms_keyed_before_it_was_chosen_wait_from_then_on(people: Study, person: Person) -> None:
    form = turns.open_turn(people, person, PSS)
    for item in form.asked:
        keying.key(people, person, form, item.id, "2")
    assert not second_due(people)
    studies.choose(people, person, "double_keying.pre.pss", "all")
    studies.choose(people, person, "double_keying.post.pss", "all")
    assert second_due(people) == {Column("pre", "pss"): 1}
    jonas = persons.person(people, "Jonas Visser")
    keying.key(people, jonas, turns.open_turn(people, jonas, PSS), "pss_01", "2")
    assert not second_due(people)
