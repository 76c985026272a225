"""A TOML file of a form as it is read: typed values come out, complaints are collected with file, key and advice."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _

LARGEST_FILE_BYTES = 1_000_000
LONGEST_TEXT = 600
LARGEST_NUMBER = 1_000_000

CODE = re.compile(r"-?[0-9]{1,6}")
ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

T = TypeVar("T")


def complaint(where: str, what: str, advice: str) -> ImpError:
    """What is wrong in a form's file, where, and what to do; `what` and `advice` are given without full stop."""
    closed = advice if advice.endswith((".", "?")) else f"{advice}."
    return ImpError(Problem.FORM_FILE, where, what=what, advice=closed)


def guess(word: str, known: Iterable[str]) -> str:
    """Advice for a word that is not in the vocabulary: the nearest known one, or all of them."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1)
    if near:
        return _("Did you mean {word}?").format(word=near[0])
    if not words:
        return _("Take it out")
    return _("Use one of: {known}").format(known=", ".join(words))


@dataclass
class Complaints:
    """What was found wrong in one folder, in the order of finding."""

    found: list[ImpError] = field(default_factory=list)

    def add(self, where: str, what: str, advice: str) -> None:
        """Remember one complaint."""
        self.found.append(complaint(where, what, advice))

    def about(self, beginning: str) -> bool:
        """Whether anything whose place begins so was complained about."""
        return any(error.where.startswith(beginning) for error in self.found)


@dataclass(frozen=True)
class Section:
    """One table of a TOML file: gives values of the type asked for, and complains instead of raising.

    `path` is the key of the table as it stands in the file, empty for the whole file.
    """

    file: str
    path: str
    content: Mapping[str, object]
    complaints: Complaints

    def where(self, key: str = "") -> str:
        """The place of a key, as every complaint names it."""
        inside = ".".join(part for part in (self.path, plain(key)) if part)
        return f"{self.file}, {inside}" if inside else self.file

    def complain(self, key: str, what: str, advice: str) -> None:
        """Remember that something is wrong with the value of `key`."""
        self.complaints.add(self.where(key), what, advice)

    def only(self, *known: str) -> None:
        """Complain about every key that is not one of `known`."""
        for key in self.content:
            if key not in known:
                self.complain(key, _("there is no key {key} here").format(key=plain(key)), guess(key, known))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.content

    def text(self, key: str, *, needed: bool = True, empty: bool = False) -> str:
        """The line of text at `key`; "" where it is missing or no line of text."""
        value = self._typed(key, str, needed=needed)
        if value is None:
            return ""
        unfit = any(not sign.isprintable() for sign in value)
        if unfit or len(value) > LONGEST_TEXT:
            self.complain(key, _("this is no single line of text"), _("Write one line of at most 600 characters"))
            return ""
        if not value.strip() and not empty:
            self.complain(key, _("the text is empty"), _("Write the text"))
        return value.strip()

    def word(self, key: str, known: Iterable[str], *, needed: bool = True) -> str:
        """One word of a closed vocabulary; "" where it is missing or another word."""
        value = self._typed(key, str, needed=needed)
        if value is None:
            return ""
        words = tuple(known)
        if value not in words:
            self.complain(key, _("there is no {word} here").format(word=plain(value)), guess(value, words))
            return ""
        return value

    def name(self, key: str, *, needed: bool = True) -> str:
        """An id: small letters, digits and underscores; "" where it is missing or none."""
        value = self._typed(key, str, needed=needed)
        if value is None:
            return ""
        if not ID.fullmatch(value):
            self.complain(key, _("{word} is no id").format(word=plain(value)), id_advice())
            return ""
        return value

    def whole(self, key: str, *, needed: bool = True, least: int = -LARGEST_NUMBER) -> int | None:
        """The whole number at `key`, from `least` to a million."""
        value = self._typed(key, int, needed=needed)
        if value is not None and not least <= value <= LARGEST_NUMBER:
            self.complain(key, _("the number is out of bounds"), _bounds(least))
            return None
        return value

    def truth(self, key: str, *, default: bool = False) -> bool:
        """The true or false at `key`."""
        value = self._typed(key, bool, needed=False)
        return default if value is None else value

    def decimal(self, key: str) -> Decimal | None:
        """The number at `key`, whole or decimal; None where there is none."""
        if not self.has(key):
            return None
        value = self.content[key]
        number = Decimal(value) if type(value) is int else value
        if not isinstance(number, Decimal) or not number.is_finite() or abs(number) > LARGEST_NUMBER:
            self.complain(key, _("this is no number"), _bounds(-LARGEST_NUMBER))
            return None
        return number

    def wholes(self, key: str, *, needed: bool = True) -> tuple[int, ...]:
        """The list of whole numbers at `key`; () where it is missing or holds anything else."""
        values = self.entries(key, needed=needed)
        if _all_whole(values):
            return tuple(value for value in values if isinstance(value, int))
        self.complain(key, _("this is no list of whole numbers"), _("Write it like [1, 2, 3]"))
        return ()

    def groups(self, key: str) -> tuple[tuple[int, ...], ...]:
        """The list of lists of whole numbers at `key`; () where it is missing or holds anything else."""
        values = self.entries(key)
        if values and all(isinstance(value, list) and value and _all_whole(value) for value in values):
            return tuple(tuple(value) for value in values if isinstance(value, list))
        if self.has(key):
            self.complain(key, _("these are no lists of whole numbers"), _("Write it like [[1, 2], [3, 4]]"))
        return ()

    def names(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """The list of texts at `key`; () where it is missing or holds anything else."""
        values = self.entries(key, needed=needed)
        if all(isinstance(value, str) for value in values):
            return tuple(value for value in values if isinstance(value, str))
        self.complain(key, _("this is no list of words"), _('Write it like ["one", "two"]'))
        return ()

    def entries(self, key: str, *, needed: bool = True) -> list[object]:
        """The list at `key`, whatever it holds; empty where it is missing or no list."""
        value = self._typed(key, list, needed=needed)
        return [] if value is None else list(value)

    def section(self, key: str, *, needed: bool = False) -> "Section":
        """The table at `key`; an empty one where there is none."""
        value = self._typed(key, dict, needed=needed)
        return Section(self.file, ".".join(part for part in (self.path, key) if part), value or {}, self.complaints)

    def sections(self, key: str, *, needed: bool = False) -> list["Section"]:
        """The tables of the list at `key`, named by what they declare where that is known."""
        found = []
        for place, value in enumerate(self.entries(key, needed=needed), start=1):
            path = f"{key}[{place}]"
            if isinstance(value, dict):
                inside = ".".join(part for part in (self.path, _named(path, key, value)) if part)
                found.append(Section(self.file, inside, value, self.complaints))
            else:
                self.complaints.add(f"{self.file}, {path}", _("this is no table"), _table_advice(key))
        return found

    def _typed(self, key: str, kind: type[T], *, needed: bool) -> T | None:
        if key not in self.content:
            if needed:
                self.complain(key, _("the key {key} is missing").format(key=key), _MISSING[kind]())
            return None
        value = self.content[key]
        if type(value) is not kind:
            self.complain(key, _("the value is of another kind"), _MISSING[kind]())
            return None
        return value


def id_advice() -> str:
    """What an id looks like."""
    return _("Use up to 40 small letters, digits and underscores, beginning with a letter")


def read_toml(path: Path, complaints: Complaints) -> Section | None:
    """The file as a section, or None with a complaint: absent, unreadable, too large, not UTF-8, no TOML."""
    content = _content(path, complaints)
    if content is None:
        return None
    try:
        found = tomllib.loads(content.decode("utf-8-sig"), parse_float=_decimal)
    except UnicodeDecodeError as error:
        what = _("the text is not UTF-8 (byte {place})").format(place=error.start)
        complaints.add(path.name, what, _("Save the file as UTF-8"))
    except (ValueError, InvalidOperation) as error:
        what = _("this is no TOML: {reason}").format(reason=error)
        complaints.add(path.name, what, _("Mend that line"))
    except RecursionError:
        complaints.add(path.name, _("lists or tables are nested too deeply"), _("Write it flatter"))
    else:
        return Section(path.name, "", found, complaints)
    return None


def read_bytes(path: Path) -> bytes:
    """The bytes of a small file; ImpError where it is absent, unreadable or larger than a form can be."""
    if path.exists() and not path.is_file():
        raise complaint(path.name, _("this is no file"), _("Put a plain file there"))
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise complaint(path.name, _("the file is missing"), _("Add it; copy the nearest instrument's")) from error
    except OSError as error:
        what = _("the file cannot be read: {reason}").format(reason=error.strerror or error)
        raise complaint(path.name, what, _("Check that it may be read")) from error
    if len(content) > LARGEST_FILE_BYTES:
        raise complaint(path.name, _("the file is larger than a form can be"), _("Keep it under 1 MB"))
    return content


def _content(path: Path, complaints: Complaints) -> bytes | None:
    try:
        return read_bytes(path)
    except ImpError as error:
        complaints.found.append(error)
        return None


def _decimal(text: str) -> Decimal:
    return Decimal(text)


def _named(path: str, key: str, value: Mapping[str, object]) -> str:
    name = next((value[own] for own in ("id", "first", "instrument", "score") if own in value), None)
    return f"{key}.{name}" if isinstance(name, str) and re.fullmatch(r"[\w.]{1,80}", name) else path


def _all_whole(values: Iterable[object]) -> bool:
    return all(type(value) is int and abs(value) <= LARGEST_NUMBER for value in values)


def plain(word: str, most: int = 40) -> str:
    """The beginning of a word somebody wrote, without signs that cannot be printed."""
    printable = "".join(sign if sign.isprintable() else " " for sign in word[: most + 1])
    return printable if len(printable) <= most else f"{printable[:most]}…"


def _bounds(least: int) -> str:
    return _("Use a number from {least} to {most}").format(least=least, most=LARGEST_NUMBER)


def _table_advice(key: str) -> str:
    return _("Begin each one with [[{key}]] on a line of its own").format(key=key)


_MISSING: Mapping[type, Callable[[], str]] = {
    str: lambda: _("Write a text between quotes"),
    int: lambda: _("Write a whole number without quotes"),
    bool: lambda: _("Write true or false"),
    list: lambda: _("Write a list between square brackets"),
    dict: lambda: _("Write a table, with its name between square brackets"),
}
