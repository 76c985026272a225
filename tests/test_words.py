"""Every word a user meets has a Dutch one."""

import string
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

from imp_desktop import i18n, paths

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "Message": (1,)}


def collected():
    """(context, text or (one, many)) -> where it stands, for every word in the code."""
    found = {}
    # the second argument of Message, the advice, needs a pass of its own
    for keywords in (KEYWORDS, {"Message": (2,)}):
        for name, line, message, _comments, context in extract_from_dir(str(ROOT / "imp_desktop"), keywords=keywords):
            if message:
                found[context, message] = f"{name}:{line}"
    return found


WORDS = collected()
LANGUAGES = [code for code in i18n.languages() if code != i18n.SOURCE_LANGUAGE]


def catalogue(code):
    entries = polib.pofile(str(paths.resources() / "locale" / code / "LC_MESSAGES" / "imp_desktop.po"))
    return {
        (entry.msgctxt, (entry.msgid, entry.msgid_plural) if entry.msgid_plural else entry.msgid): entry
        for entry in entries
        if not entry.obsolete
    }


def test_there_is_dutch():
    assert "nl" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_has_a_translation(code):
    known = catalogue(code)
    without = [
        f"{place}: {message!r}" for (context, message), place in WORDS.items() if not said(known, context, message)
    ]
    assert not without, "\n".join(without)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translation_is_left_over(code):
    left_over = [str(key) for key in catalogue(code) if key not in WORDS]
    assert not left_over, "\n".join(left_over)


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_fill_in_the_same_things(code):
    for entry in catalogue(code).values():
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        for text in texts:
            assert fields(text) <= fields(entry.msgid) | fields(entry.msgid_plural or ""), entry.msgid
        if not entry.msgid_plural:
            assert fields(entry.msgstr) == fields(entry.msgid), entry.msgid


def said(known, context, message):
    entry = known.get((context, message))
    if entry is None:
        return False
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)


def fields(text):
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}
