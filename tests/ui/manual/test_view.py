"""The manual: every page in every language, every key, every message."""

import pytest
from PySide6.QtCore import QUrl

from imp_desktop import i18n, paths
from imp_desktop.errors import Problem
from imp_desktop.ui.manual.view import ManualPage, contents, page_text


def test_every_language_has_the_same_pages() -> None:
    pages = {
        code: {path.name for path in (paths.resources() / "manual" / code).glob("*.md")} for code in i18n.languages()
    }
    assert all(found == pages["en"] for found in pages.values())
    assert len(pages["en"]) >= 8


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_message_is_in_the_manual(desk, language) -> None:
    with i18n.speaking(language):
        text = page_text("messages", desk.session)
    for problem in Problem:
        assert f"**{problem.code}**" in text
    assert "{" not in text


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_can_be_shown(desk, language) -> None:
    i18n.choose_language(language)
    page = ManualPage(desk.session)
    desk.show(page)
    for entry in contents():
        page.arrive(page=entry.id)
        assert page.text.document().firstBlock().text() == entry.words
        assert page.where() == {"page": entry.id}
        assert page.text.verticalScrollBar().value() == 0


def test_a_word_is_found_and_found_again_from_the_top(desk) -> None:
    page = ManualPage(desk.session)
    desk.show(page)
    page.field.setText("study")
    page.find_next()
    first = page.text.textCursor().position()
    page.find_next()
    assert page.text.textCursor().position() > first
    for _time in range(20):
        page.find_next()
    assert page.text.textCursor().hasSelection()


def test_a_link_leads_to_another_page(desk) -> None:
    page = ManualPage(desk.session)
    page._follow(QUrl("settings.md"))
    assert page.where() == {"page": "settings"}
