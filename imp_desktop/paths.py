"""Where forms, resources and the user's own files are, from source, from a wheel and from a frozen build."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / name] if frozen else []
    places += [_PACKAGE / name, _PACKAGE.parent / name]
    return next((place for place in places if place.is_dir()), places[-1])


def forms() -> Path:
    """The folder of shipped instruments and protocols."""
    return _shipped("forms")


def resources() -> Path:
    """The folder of words, icons, manual and the reference study."""
    return _shipped("resources")


def settings_folder() -> Path:
    """The folder of this user's settings; IMP_DESKTOP_HOME moves it, for a stick or a test."""
    home = os.environ.get("IMP_DESKTOP_HOME")
    if home:
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "imp_desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "imp_desktop"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "imp_desktop"


def own_forms() -> Path:
    """The clinic's own instruments, protocols and licensed wording; may be absent."""
    return settings_folder() / "forms"


def log_file() -> Path:
    """The file that tells what went wrong when the program met a fault of its own."""
    return settings_folder() / "imp_desktop.log"
