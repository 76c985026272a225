"""A folder of TOML becomes an instrument; every complaint carries file, key and advice, and all come at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from imp_desktop import paths
from imp_desktop.errors import ImpError, ImpErrors
from imp_desktop.i18n import _
from imp_desktop.instruments import derived, promises, wording
from imp_desktop.instruments.declaration import Complaints, Section, complaint, read_toml
from imp_desktop.instruments.items import on_pages, read_items
from imp_desktop.instruments.model import Derivation, Instrument
from imp_desktop.instruments.scorekeys import read_scores

SHAPE_FILE = "instrument.toml"

_KEYS = ("id", "version", "licence", "pages", "choices", "items", "recodes", "scores")
_DERIVED_KEYS = ("id", "version", "licence", "pages", "derived")

_MISFITS: Mapping[str, Callable[[], tuple[str, str, str]]] = {
    "numbers": lambda: ("leave_out", _("a number is named twice or is no item"), _("Name numbers of the parent once")),
    "mixed": lambda: ("from", _("its items are not all of one kind"), _("Declare this instrument item by item")),
}

Parent = Callable[[str], Instrument]


def read_instrument(folder: Path, parent: Parent | None = None) -> Instrument:
    """The instrument declared in the folder.

    `parent` gives the instrument a derived one is made from; without it, it is looked for beside the folder and among
    the shipped ones. Raises ImpErrors with every complaint about the folder.
    """
    complaints = Complaints()
    shape = read_toml(folder / SHAPE_FILE, complaints)
    if shape is None:
        raise ImpErrors(complaints.found)
    instrument = _instrument(shape, parent or (lambda name: parent_beside(folder, name)))
    if instrument.id and instrument.id != folder.resolve().name:
        shape.complain("id", _("the id differs from the name of the folder"), _("Give both the same name"))
    own = {language for language, _file in wording.word_files(folder)}
    words = wording.read_words(folder, instrument.words, complaints)
    instrument = replace(instrument, words={language: given for language, given in words.items() if language in own})
    complaints.found += _broken(instrument, complaints)
    if complaints.found:
        raise ImpErrors(complaints.found)
    return instrument


def _broken(instrument: Instrument, complaints: Complaints) -> list[ImpError]:
    """What the instrument does not keep; silent about what hangs on something complained about already."""
    if complaints.about(f"{SHAPE_FILE}, items") or complaints.about(f"{SHAPE_FILE}, derived") or not instrument.items:
        return []
    found = promises.about_items(instrument)
    if not complaints.about(f"{SHAPE_FILE}, scores") and not found:
        found += promises.about_scores(instrument)
    return found + promises.about_words(instrument)


def _instrument(shape: Section, parent: Parent) -> Instrument:
    name = shape.name("id")
    version = shape.whole("version", least=1) or 1
    licence = shape.text("licence")
    if shape.has("derived"):
        shape.only(*_DERIVED_KEYS)
        return replace(_derived(shape, name, parent), version=version, licence=licence)
    shape.only(*_KEYS)
    lines = read_items(shape)
    scores = read_scores(shape, lines)
    return Instrument(name, version, lines, scores, words={}, licence=licence)


def _derived(shape: Section, name: str, parent: Parent) -> Instrument:
    section = shape.section("derived")
    section.only("from", "leave_out")
    source, groups = section.name("from"), section.groups("leave_out")
    empty = Instrument(name, 1, (), (), words={})
    if not source or not groups:
        return empty
    if source == name:
        section.complain("from", _("an instrument cannot be derived from itself"), _("Name another instrument"))
        return empty
    try:
        source_instrument = parent(source)
    except ImpError as error:
        what = _("the instrument {instrument} cannot be read").format(instrument=source)
        section.complain("from", what, _("Mend it first: {why}").format(why=error.all()[0]))
        return empty
    derivation = Derivation(source, groups)
    misfit = derived.misfit(derivation, source_instrument)
    if misfit:
        section.complain(*_MISFITS[misfit]())
        return empty
    instrument = derived.awaiting(name, derivation, source_instrument)
    return replace(instrument, items=on_pages(shape, instrument.items))


def not_derived(name: str) -> Instrument:
    """The parent of a parent: there is none, so that no instrument can be derived from itself by a detour."""
    what = _("{instrument} would be a parent's parent").format(instrument=name)
    raise complaint(SHAPE_FILE, what, _("Derive from an instrument that is not derived itself"))


def parent_beside(folder: Path, name: str) -> Instrument:
    """The instrument one in `folder` is derived from: the folder of that name beside it, else the shipped one."""
    beside = folder.resolve().parent / name
    return read_instrument(beside if beside.is_dir() else paths.forms() / "instruments" / name, not_derived)
