"""Before the first packet: a study is chosen or made, a person says who works, the pair is ticked."""

import pytest
from PySide6.QtWidgets import QFileDialog

from imp_desktop.operations import persons, studies
from imp_desktop.settings import Settings
from imp_desktop.ui.controls import Button
from imp_desktop.ui.session import Session
from imp_desktop.ui.start.pair import PairPage, waiting_instruments
from imp_desktop.ui.start.people import PeoplePage
from imp_desktop.ui.start.steps import StepsPage
from imp_desktop.ui.start.view import StartPage


@pytest.fixture
def session(qapp, own_home) -> Session:
    return Session(Settings(), own_home)


@pytest.fixture
def page(session, qtbot) -> StartPage:
    made = StartPage(session)
    qtbot.addWidget(made)
    session.told.connect(lambda notice: made.bar.tell(notice.text, code=notice.code))
    return made


def answer(monkeypatch, path) -> None:
    """What the next file dialogs give."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(path) if path else "", ""))


def test_a_new_study_has_the_title_and_the_person_of_the_page(page, session, tmp_path, monkeypatch) -> None:
    answer(monkeypatch, tmp_path / "mine")
    page._title.setText("Our study")
    page._name.setText("Anna Bakker")
    page.new_study()
    assert session.study.path == tmp_path / "mine.impstudy"
    assert studies.settings(session.study).title == "Our study"
    assert [one.name for one in persons.persons(session.study)] == ["Anna Bakker"]
    assert session.settings.recent == [str(tmp_path / "mine.impstudy")]
    session.study.close()


def test_leaving_the_dialog_makes_nothing(page, session, monkeypatch) -> None:
    answer(monkeypatch, None)
    page.new_study()
    page.open_study()
    page.look_at_demo()
    assert not session.has_study


def test_a_file_that_is_no_study_is_said(page, session, tmp_path, monkeypatch) -> None:
    other = tmp_path / "letter.impstudy"
    other.write_text("Dear Anna", encoding="utf-8")
    answer(monkeypatch, other)
    page.open_study()
    assert not session.has_study
    assert "letter.impstudy" in page.bar.text()


def test_a_recent_study_opens_again(study, own_home, qtbot) -> None:
    path = study.path
    studies.close(study)
    session = Session(Settings(recent=[str(path)]), own_home)
    page = StartPage(session)
    qtbot.addWidget(page)
    page.open_path(path)
    assert session.study.path == path
    session.study.close()


def test_the_made_up_study_is_made_beside_the_window(page, session, tmp_path, monkeypatch, qtbot) -> None:
    answer(monkeypatch, tmp_path / "made up")
    page.look_at_demo()
    qtbot.waitUntil(lambda: session.has_study, timeout=120_000)
    assert studies.settings(session.study).made_up
    session.study.close()


def test_the_two_items_are_ticked_and_the_order_confirmed(study, own_home, qtbot, tmp_path) -> None:
    made = studies.create(tmp_path / "open.impstudy", who="Anna Bakker")
    session = Session(Settings(), own_home)
    session.take_study(made)
    session.take_person(persons.persons(made)[0])
    page = PairPage(session, "scs")
    qtbot.addWidget(page)
    assert [one.id for one in waiting_instruments(made)] == ["scs"]
    page.tick(23)
    page.confirm_order()
    assert not page._keep.isEnabled()
    page.tick(16)
    assert page._keep.isEnabled()
    page._order.setChecked(False)
    assert not page._keep.isEnabled()
    page.confirm_order()
    with qtbot.waitSignal(page.done):
        page._keep.click()
    assert waiting_instruments(made) == ()
    made.close()


def test_the_steps_lead_to_participants_and_import(study, person, own_home, qtbot) -> None:
    session = Session(Settings(), own_home)
    session.take_study(study)
    session.take_person(person)
    went = []
    session.going.connect(lambda place, where: went.append((place, where)))
    page = StepsPage(session)
    qtbot.addWidget(page)
    page.arrive()
    buttons = {button.text(): button for button in page.findChildren(Button)}
    buttons["Add participants"].click()
    buttons["Import a file"].click()
    assert [place for place, _where in went] == ["participants", "exchange"]
    page.arrive(pair="scs")
    assert page.where() == {"pair": "scs"}


def test_a_name_is_needed(study, own_home, qtbot) -> None:
    session = Session(Settings(), own_home)
    session.take_study(study)
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.add()
    assert "A person needs a name." in page.trouble.text()
    assert not session.has_person
    page.field.setText("Jonas Visser")
    page.add()
    assert session.person.name == "Jonas Visser"


def test_the_list_of_names_is_a_sound_model(study, own_home, qtbot, qtmodeltester) -> None:
    session = Session(Settings(), own_home)
    session.take_study(study)
    page = PeoplePage(session)
    qtbot.addWidget(page)
    qtmodeltester.check(page.people.model())
