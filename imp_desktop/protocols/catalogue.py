"""All protocols there are: the shipped ones and the clinic's own."""

from pathlib import Path

from imp_desktop import paths
from imp_desktop.errors import ImpError, Problem
from imp_desktop.protocols.model import Protocol
from imp_desktop.protocols.reader import PLAN_FILE, read_protocol


def known() -> tuple[str, ...]:
    """The ids of all protocols, shipped ones first; folders are listed, not read."""
    return tuple(_folders())


def protocol(name: str) -> Protocol:
    """The protocol of that id, as its files are now.

    Raises ImpError (UNKNOWN_PROTOCOL) or ImpErrors with every complaint about its folder.
    """
    folders = _folders()
    if name not in folders:
        raise ImpError(Problem.UNKNOWN_PROTOCOL, protocol=name, known=", ".join(folders))
    return read_protocol(folders[name])


def _folders() -> dict[str, Path]:
    """Id -> folder; a shipped protocol goes before one of the clinic's own of the same name."""
    places = (paths.forms() / "protocols", paths.own_forms() / "protocols")
    own_last = [path.parent for place in reversed(places) for path in sorted(place.glob(f"*/{PLAN_FILE}"))]
    found = {folder.name: folder for folder in own_last}
    shipped = [name for name, folder in found.items() if folder.parent == places[0]]
    return {name: found[name] for name in (*shipped, *(name for name in found if name not in shipped))}
