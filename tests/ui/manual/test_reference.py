"""The tables of keys in the manual and the keys of the program are the same, in every language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop import app, i18n, paths
from imp_desktop.operations import auditing, forms, keying, piles
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.studies import Study
from imp_desktop.ui.commands import everywhere_keys
from imp_desktop.ui.entry import keys as entry_keys
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.manual.reference import keys_page
from imp_desktop.ui.reports.making import Maker
from imp_desktop.ui.screens import _SCREENS, ENTRY

LANGUAGES = i18n.languages()
ROW = re.compile(r"^\| (`.+`) \| (.+) \|$", re.MULTILINE)
# How a key may be written in running text where the tables name it otherwise.
ELSEWHERE = {"Alt+Enter", "Ctrl++", "Ctrl+-", "Ctrl+0", "Page Up", "Page Down"}
VIEWS: dict[str, tuple[dict[str, object], ...]] = {
    "participants": ({}, {"new": True}, {"code": "003-D"}),
    "course": ({"tab": "sessions"}, {"tab": "adaptations"}, {"tab": "reactions"}),
}

Line = tuple[str, str]


@pytest.fixture
def window(qtbot, people: Study, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on the study of four participants."""
    monkeypatch.setattr(Maker, "make", lambda _maker, *_which: None)
    made = app.make_window(None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.session.take_study(people)
    QApplication.processEvents()
    yield made
    made.close()


def shown(window: MainWindow) -> set[Line]:
    """Every line that a sheet of keys shows somewhere in the program."""
    lines = {line for _title, section in entry_keys.sections() for line in section}
    lines |= set(everywhere_keys(window.session))
    for place in _SCREENS:
        if place in {ENTRY, "steps"}:
            continue
        for where in VIEWS.get(place, ({},)):
            window.go(place, **where)
            QApplication.processEvents()
            lines |= set(getattr(window.page, "keys", list)())
    return lines


def begin_pile_and_sample(window: MainWindow) -> None:
    """Two screens show other keys while a pile is at hand and a sample is under way."""
    study, person = window.session.study, window.session.person
    form = keying.open_form(study, FormKey("004-F", "pre", "pss"))
    for item in form.instrument.items:
        keying.key(study, person, form, item.id, "2")
    for key in forms.due_forms(study, "004-F"):
        if key.assessment == "pre" and key.instrument != "pss":
            keying.never_came_back(study, person, keying.open_form(study, key), absent=True)
    auditing.draw(study, person, 1)
    piles.begin(study, person, "post", Pass.FIRST, ["001-B"])


def printed(text: str) -> set[Line]:
    """Every line of the tables of a page of the manual."""
    return {("  ".join(re.findall(r"`(.+?)`", caps)), words) for caps, words in ROW.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_has_every_key_of_the_program_and_no_other(window, language) -> None:
    window.session.prefer(language=language)
    here = shown(window)
    begin_pile_and_sample(window)
    assert printed(keys_page(window.session)) == here | shown(window)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_keys_has_a_title(window, language) -> None:
    with i18n.speaking(language):
        text = keys_page(window.session)
    assert len(re.findall(r"^\|---\|---\|$", text, re.MULTILINE)) == len(re.findall(r"^##+ ", text, re.MULTILINE)) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_named_in_the_text_of_the_manual_is_a_key_of_the_program(window, language) -> None:
    known = {cap for caps, _words in printed(keys_page(window.session)) for cap in caps.split("  ")} | ELSEWHERE
    key = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^` ]+|F\d{1,2}|Enter|Esc|Del)`")
    pages = sorted((paths.resources() / "manual" / language).glob("*.md"))
    named = {(page.stem, found) for page in pages for found in key.findall(page.read_text(encoding="utf-8"))}
    assert {(page, found) for page, found in named if found not in known} == set()
    assert named
