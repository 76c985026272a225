"""Every setting of this machine and of each person who works on it, one dataclass field each."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from imp_desktop.files import write_whole

FILE_NAME = "settings.json"
MOST_RECENT = 8
ZOOMS = (100, 125, 150, 175, 200)


def _setting(about: str, *choices: object, usual: object) -> Any:  # noqa: ANN401 - dataclasses.field is typed so too
    return field(default=usual, metadata={"about": about, "choices": choices})


@dataclass
class Preferences:
    """What one person likes; every field has a sentence in its metadata under "about"."""

    after_outside: str = _setting(
        "After an answer outside the scale: go on to the next item (heads down), or stay (heads up).",
        "go_on",
        "stay",
        usual="go_on",
    )
    flag_tone: bool = _setting("A tone at an answer outside the scale.", usual=True)
    tick: bool = _setting("A tick at every answer.", usual=False)
    form_chord: bool = _setting("A chord when a form is complete.", usual=False)
    big_number: bool = _setting("The big number beside the page.", usual=True)
    letters: bool = _setting("Letters beside the signs in the overview.", usual=False)
    theme: str = _setting("Light, dark, or as the system says.", "system", "light", "dark", usual="system")
    zoom: int = _setting("Zoom in percent.", *ZOOMS, usual=100)
    language: str = _setting("Language of the program; empty means that of the system.", usual="")
    hints: dict[str, int] = field(
        default_factory=dict,
        metadata={"about": "How often each key was used, so that its hint can leave.", "choices": ()},
    )


@dataclass
class Settings:
    """What this machine remembers, and the preferences of each person by name."""

    recent: list[str] = field(
        default_factory=list, metadata={"about": "Studies opened last, newest first.", "choices": ()}
    )
    last_person: str = _setting("Name of the person who worked last.", usual="")
    geometry: str = _setting("Size and position of the window.", usual="")
    places: dict[str, str] = field(
        default_factory=dict, metadata={"about": "The place where each person stopped.", "choices": ()}
    )
    persons: dict[str, Preferences] = field(
        default_factory=dict, metadata={"about": "Preferences by name of the person.", "choices": ()}
    )

    def of(self, name: str) -> Preferences:
        """The preferences of the person of that name; a new person starts with what is usual."""
        return self.persons.setdefault(name, Preferences())

    def opened(self, path: Path) -> None:
        """Put a study first among the recent ones."""
        this = str(path)
        self.recent = [this, *(other for other in self.recent if other != this)][:MOST_RECENT]


def load(folder: Path) -> Settings:
    """The settings kept in `folder`; an unreadable file is put aside and everything starts as usual."""
    path = folder / FILE_NAME
    try:
        return _settings_from(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError):
        _put_aside(path)
        return Settings()


def save(settings: Settings, folder: Path) -> None:
    """Keep the settings in `folder`; ImpError if the disk does not take them."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / FILE_NAME, json.dumps(asdict(settings), indent=1, ensure_ascii=False).encode())


def _put_aside(path: Path) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    with contextlib.suppress(OSError):
        path.replace(path.with_name(f"{path.stem}-unreadable-{stamp}.json"))


def _settings_from(kept: object) -> Settings:
    if not isinstance(kept, dict):
        msg = "settings are kept by name"
        raise TypeError(msg)
    settings = Settings(**_known(Settings, kept, leave="persons"))
    settings.persons = {
        str(name): Preferences(**_known(Preferences, person)) for name, person in dict(kept.get("persons", {})).items()
    }
    return settings


def _known(kind: type[Settings] | type[Preferences], kept: Mapping[str, Any], leave: str = "") -> dict[str, Any]:
    """The kept values this version knows and that are of the right kind; anything else stays as usual."""
    usual = kind()
    return {
        each.name: kept[each.name]
        for each in fields(kind)
        if each.name in kept and each.name != leave and _fits(kept[each.name], getattr(usual, each.name), each.metadata)
    }


def _fits(value: object, usual: object, metadata: Mapping[str, Any]) -> bool:
    return type(value) is type(usual) and (not metadata["choices"] or value in metadata["choices"])
