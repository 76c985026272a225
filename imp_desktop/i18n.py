"""The program's words in the user's language; English is in the code, every other language is one file of words."""

import contextlib
import gettext
import io
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from imp_desktop import paths
from imp_desktop.errors import ImpError

DOMAIN = "imp_desktop"
SOURCE_LANGUAGE = "en"
_LONGEST_VALUE = 300

_chosen: dict[str, str] = {"language": SOURCE_LANGUAGE}
_speaking: ContextVar[str | None] = ContextVar("speaking", default=None)


def languages() -> tuple[str, ...]:
    """Every language there is a file of words for, English first."""
    found = sorted(path.parent.parent.name for path in _locale().glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (SOURCE_LANGUAGE, *found)


def language() -> str:
    """The language words are given in now: that of `speaking`, else the one chosen for the program."""
    return _speaking.get() or _chosen["language"]


def choose_language(code: str) -> None:
    """Give words in the language `code` from now on, in every thread; an unknown language means English."""
    _chosen["language"] = code if code in languages() else SOURCE_LANGUAGE


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Give words in the language `code` inside the block and only in this thread, whatever the window speaks."""
    token = _speaking.set(code)
    try:
        yield
    finally:
        _speaking.reset(token)


def N_(text: str) -> str:  # noqa: N802 - the name by which the collector of words knows a marked text
    """The text itself: marks words that are written down here and translated where they are shown."""
    return text


def _(text: str) -> str:
    """The text in the language of now."""
    return _words(language()).gettext(text) if text else ""


def pgettext(context: str, text: str) -> str:
    """The text in the language of now, where one English word stands for two things."""
    return _words(language()).pgettext(context, text)


def ngettext(one: str, many: str, count: int) -> str:
    """The text for `count` things in the language of now."""
    return _words(language()).ngettext(one, many, count)


def explain(error: ImpError) -> str:
    """One sentence in the language of now: where it is, what it is, what to do."""
    values = {name: _told(value) for name, value in error.values.items()}
    said = [_(part).format(**values) for part in (error.problem.value.text, error.problem.value.advice) if part]
    sentence = " ".join(said)
    return f"{error.where}: {sentence}" if error.where else sentence


def _told(value: object) -> object:
    """A value as it is shown; words of users and of the engine may be of any length."""
    if not isinstance(value, str | Exception):
        return value
    text = str(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _locale() -> Path:
    return paths.resources() / "locale"


@cache
def _words(code: str) -> gettext.NullTranslations:
    path = _locale() / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if code == SOURCE_LANGUAGE or not path.is_file():
        return gettext.NullTranslations()
    import polib  # noqa: PLC0415 - only a language other than English needs it

    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary()))
