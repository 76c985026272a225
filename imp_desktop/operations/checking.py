"""Check the folder of an instrument before it is used: its declaration, its words and its worked cases."""

from pathlib import Path

from imp_desktop.errors import ImpError
from imp_desktop.instruments.reader import parent_beside, read_instrument
from imp_desktop.scoring import golden


def check_instrument(folder: Path) -> list[ImpError]:
    """Everything wrong with the folder, each complaint with file, key and advice; empty where nothing is."""
    try:
        instrument = read_instrument(folder)
    except ImpError as error:
        return list(error.all())
    return golden.check(instrument, folder, lambda name: parent_beside(folder, name))
