"""Asking and answering questions from the work list, and what is never shown of a form that is being keyed twice."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from imp_desktop.operations import closing, keying, persons, queries, studies, turns, worklist
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.worklist import printing
from imp_desktop.ui.worklist.model import Role
from imp_desktop.ui.worklist.view import WorkListPage

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def page(desk):
    desk.key(PSS, pss_01="9", pss_02="2", pss_03="7")
    made = WorkListPage(desk.session)
    desk.show(made)
    made.arrive()
    return made


@pytest.fixture
def jonas(desk):
    return persons.person(desk.session.study, "Jonas Visser")


def typed(page, part="text"):
    """What stands in a field of what is asked; None where nothing is asked."""
    return page.form.parts[part].text() if page.form is not None else None


def asked(desk):
    return queries.every(desk.session.study)


def at_question(page, desk):
    desk.press("End")
    assert page.current().kind == "query"


def test_three_asks_a_question_about_the_item_in_sight(page, desk):
    desk.type("3Is this a 9?")
    desk.press("Return")
    desk.type("R. Hoekstra")
    desk.press("Return")
    (one,) = asked(desk)
    assert (one.form, one.item_id, one.text, one.to) == (PSS, "pss_01", "Is this a 9?", "R. Hoekstra")
    assert page.list.hasFocus()
    assert page.current().kind == "flag"
    assert page.list.currentIndex().data(Role.SAID) == "a question is asked"
    desk.told[-1].do()
    assert asked(desk)[0].state == "closed"


def test_a_question_is_offered_to_the_person_who_keyed_it(page, desk, jonas):
    form = keying.open_form(desk.session.study, PSS)
    keying.key(desk.session.study, jonas, form, "pss_01", "8")
    page.refresh()
    desk.press("End", "Home")
    desk.type("3")
    to = [typed(page, "to")]
    desk.press("Esc")
    desk.press("Down")
    desk.type("3")
    assert sorted([*to, typed(page, "to")]) == ["", "Jonas Visser"]


def test_esc_leaves_the_question_and_keeps_what_was_typed(page, desk):
    desk.type("3Half a ques")
    desk.press("Esc")
    assert page.list.hasFocus()
    assert page.form is None
    assert asked(desk) == []
    desk.type("3")
    assert typed(page) == "Half a ques"


def test_a_question_without_words_is_refused_below_its_field(page, desk):
    desk.type("3")
    desk.press("Return", "Return")
    assert page.form.complaint().startswith("The question or answer has no words.")
    assert asked(desk) == []
    desk.type("y" * 2_001)
    desk.press("Return", "Return")
    assert page.form.complaint().startswith("The text has 2001 characters.")
    assert asked(desk) == []


def test_a_question_is_answered_in_place_then_closed_and_leaves_the_list(page, desk):
    queries.ask(desk.session.study, desk.session.person, PSS, "Who filled this in?")
    page.refresh()
    at_question(page, desk)
    assert page.detail.choices() == ["Answer it", "Close it", "Open the form"]
    desk.type("1Her sister.")
    desk.press("Return")
    assert asked(desk)[0].state == "answered"
    assert page.current().query.answer.text == "Her sister."
    assert page.list.currentIndex().data(Role.SAID) == "answered by AB: Her sister."
    desk.type("2")
    assert asked(desk)[0].state == "closed"
    assert page.current().kind == "flag"
    desk.told[-1].do()
    assert asked(desk)[0].state == "open"


def test_the_thread_of_a_question_is_part_of_the_history(page, desk):
    one = queries.ask(desk.session.study, desk.session.person, PSS, "Is this a 9?", "pss_01", "R. Hoekstra")
    queries.answer(desk.session.study, desk.session.person, one, "A 4.")
    page.refresh()
    told = [what for what, _who in page._shown(page.current()).history]
    assert told == ["answer: A 4.", "question for R. Hoekstra: Is this a 9?", "9 keyed"]


def test_three_opens_the_form_of_a_question_at_its_item_or_where_keying_goes_on(page, desk):
    queries.ask(desk.session.study, desk.session.person, PSS, "Who filled this in?")
    page.refresh()
    at_question(page, desk)
    desk.type("3")
    assert desk.went[-1] == ("entry", {"key": PSS})


def test_a_flag_of_a_closed_form_asks_for_the_reason(page, desk):
    study, person = desk.session.study, desk.session.person
    desk.key(PSS, **{f"pss_{number:02}": "2" for number in range(4, 11)})
    closing.close_form(study, person, PSS)
    page.refresh()
    desk.press("Home")
    item = page.current().item_id
    desk.type("1the paper says so")
    desk.press("Return")
    assert study.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("the paper says so",)]
    assert item not in [one.item_id for one in worklist.work_list(study, person) if one.kind == "flag"]
    desk.told[-1].do()
    assert item in [one.item_id for one in worklist.work_list(study, person) if one.kind == "flag"]


def test_a_pattern_leaves_the_list_once_somebody_looked(page, desk):
    desk.key(PSS, **{f"pss_{number:02}": "2" for number in range(1, 11)})
    page._choose("look")
    page.refresh()
    patterns = {line.finding.kind for line in page._work if line.finding}
    assert "straight" in patterns
    desk.press("Home")
    assert page.detail.choices() == ["Looked at, it is right", "Open the form", "Ask a question"]
    before = sum(work.kind == "look" for work in page._work)
    desk.type("1")
    assert sum(work.kind == "look" for work in page._work) == before - 1
    desk.told[-1].do()
    assert sum(work.kind == "look" for work in page._work) == before
    desk.type("2")
    assert desk.went[-1] == ("entry", {"key": PSS, "item": "pss_01"})


def everything_shown(widget):
    """All words of the widget tree and of its models, in every role."""
    words = []
    for one in [widget, *widget.findChildren(QWidget)]:
        words += [one.accessibleName(), one.toolTip()]
        if isinstance(one, QLabel | QLineEdit):
            words.append(one.text())
    model = widget.model
    for row in range(model.rowCount()):
        words += [repr(model.index(row).data(role)) for role in (Qt.ItemDataRole.DisplayRole, *Role)]
        words.append(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
    return "\n".join(str(word) for word in words)


def test_of_a_form_that_is_being_keyed_twice_no_value_note_or_question_is_shown(page, desk, jonas):
    study, anna = desk.session.study, desk.session.person
    studies.choose(study, anna, "double_keying.pre.pss", "all")
    form = turns.open_turn(study, anna, PSS)
    keying.key(study, anna, form, "pss_05", "77")
    keying.note(study, anna, form, "pss_05", "twice circled")
    queries.ask(study, anna, PSS, "Is this really seventy-seven?", "pss_05")
    desk.session.take_person(jonas)
    desk.session.prefer(language="en", theme="light")
    blind = WorkListPage(desk.session)
    desk.show(blind)
    blind.arrive()
    for row in range(blind.model.rowCount()):
        blind.list.setCurrentIndex(blind.model.index(row))
        shown = everything_shown(blind)
        for hidden in ("77", "twice circled", "seventy-seven", "9 keyed", "7 keyed"):
            assert not re.search(rf"\b{hidden}\b", shown), hidden  # as a word: the clock may read 77 microseconds
    assert "a value outside the scale" in shown
    assert {work.kind for work in blind._work} == {"flag", "note", "query"}


def test_about_a_sealed_form_nothing_is_decided_and_enter_opens_ones_own_turn(page, desk, jonas):
    study, anna = desk.session.study, desk.session.person
    studies.choose(study, anna, "double_keying.pre.pss", "all")
    desk.session.take_person(jonas)
    desk.session.prefer(language="en", theme="light")
    page.refresh()
    desk.press("Home")
    assert page.detail.choices() == ["Open the form", "Ask a question"]
    before = study.rows("SELECT count(*) FROM ledger")
    desk.type("1")
    assert desk.went[-1] == ("entry", {"key": PSS, "item": page.current().item_id})
    assert study.rows("SELECT count(*) FROM ledger") == before


def test_ctrl_p_prints_the_kind_that_is_listed(page, desk, monkeypatch):
    printed, wanted, real = [], [], printing.print_sheet

    def keep(session, parent, kinds):
        wanted.append(tuple(kinds))
        return real(session, parent, kinds)

    def count(document, _parent, _advanced):
        printed.append(document.pages)
        return True

    monkeypatch.setattr(printing, "print_document", count)
    monkeypatch.setattr(printing, "print_sheet", keep)
    desk.press("Ctrl+P")
    page._choose("flag")
    page.print_list()
    assert wanted == [worklist.KINDS, ("flag",)]
    assert printed == [1, 1]


def test_f8_goes_to_verifying(page, desk):
    desk.press("Ctrl+Shift+V")
    assert desk.went == [("verify", {})]


def test_in_a_narrow_window_it_is_asked_below_the_list(page, desk):
    page.resize(900, 600)
    QApplication.processEvents()
    assert not page.detail.isVisible()
    desk.type("3Is this a 9?")
    assert page._below.isVisible()
    assert page._digits.isHidden()
    desk.press("Return", "Return")
    assert [one.text for one in asked(desk)] == ["Is this a 9?"]
    assert page._below.isHidden()
    assert page._digits.isVisible()
    assert page.list.hasFocus()


def test_what_is_being_asked_is_kept_when_the_window_gets_narrow(page, desk):
    desk.type("3Is this")
    page.resize(900, 600)
    QApplication.processEvents()
    assert page.form is None
    assert page.list.hasFocus()
    desk.type("3")
    assert typed(page) == "Is this"
