"""All instruments there are: the shipped ones and the clinic's own, with the clinic's licensed wording over them."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from imp_desktop import paths
from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.instruments import promises, wording
from imp_desktop.instruments.declaration import Complaints
from imp_desktop.instruments.model import Instrument
from imp_desktop.instruments.reader import SHAPE_FILE, Parent, not_derived, read_instrument

Stamp = tuple[tuple[str, int, int], ...]


def known() -> tuple[str, ...]:
    """The ids of all instruments, shipped ones first; folders are listed, not read."""
    shipped = _ids(_shipped())
    return (*shipped, *(name for name in _ids(_own()) if name not in shipped))


def instrument(name: str) -> Instrument:
    """The instrument of that id, as its files are now.

    A shipped instrument goes before a folder of the clinic's own of the same name, which then lends its words only.
    Raises ImpError (UNKNOWN_INSTRUMENT) or ImpErrors with every complaint about its folders.
    """
    if name not in known():
        raise ImpError(Problem.UNKNOWN_INSTRUMENT, instrument=name, known=", ".join(known()))
    return _read(name, (*_stamp(_shipped()), *_stamp(_own())))


@lru_cache(maxsize=64)
def _read(name: str, _files: Stamp) -> Instrument:
    """Kept until any file of any instrument changes: a derived instrument takes words from its parent's files."""
    return _assembled(name, lambda parent: _assembled(parent, not_derived))


def _assembled(name: str, parent: Parent) -> Instrument:
    shipped, own = _shipped() / name, _own() / name
    if not (shipped / SHAPE_FILE).is_file():
        return read_instrument(own, parent)
    read = read_instrument(shipped, parent)
    return _with_words(read, own) if own.is_dir() else read


def _with_words(read: Instrument, folder: Path) -> Instrument:
    complaints = Complaints()
    worded = replace(read, words=wording.read_words(folder, read.words, complaints))
    found = complaints.found or promises.about_words(worded)
    if found:
        raise ImpErrors(found)
    return worded


def _shipped() -> Path:
    return paths.forms() / "instruments"


def _own() -> Path:
    return paths.own_forms() / "instruments"


def _ids(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{SHAPE_FILE}")))


def _stamp(folder: Path) -> Stamp:
    """What tells that something below the folder has changed: place, time and size of every file."""
    states = ((str(path), path.stat()) for path in sorted(folder.glob("*/*.toml")))
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
