"""What somebody reads off the overview."""

from PySide6.QtWidgets import QLabel


def words_seen(page):
    return [words.text() for words in page.findChildren(QLabel) if words.isVisible()]


def here(page):
    return page.table.currentIndex()


def form_here(page):
    return page._model.form(here(page))
