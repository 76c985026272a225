"""The words of an instrument, one file a language, laid over what is there already: a translator touches no code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import CODE, Complaints, Section, read_toml
from imp_desktop.instruments.model import Words

_FILE = re.compile(r"text\.([a-z]{2,3})\.toml")
_KEYS = (
    "name", "short", "paper_title", "paper_instruction", "cues", "wording", "choices", "scores", "score_notes", "units",
)  # fmt: skip


def word_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """(language, file) of every file of words in the folder, by language."""
    for path in sorted(folder.glob("text.*.toml")):
        fits = _FILE.fullmatch(path.name)
        if fits:
            yield fits[1], path


def read_words(folder: Path, base: Mapping[str, Words], complaints: Complaints) -> dict[str, Words]:
    """The words of `base` with those of the folder over them, by language.

    `[cues]` are reminders in our own words; `[wording]` is a clinic's licensed wording and goes before them. What is
    missing is not complained about here: an overlay may hold a single sentence. `paper_title` and `paper_instruction`
    stand on the printed form.
    """
    found = dict(base)
    for language, path in word_files(folder):
        section = read_toml(path, complaints)
        if section is not None:
            found[language] = _over(base.get(language) or base.get("en") or Words("", ""), section)
    return found


def _over(base: Words, section: Section) -> Words:
    section.only(*_KEYS)
    choices = section.section("choices")
    labels = {scale: _labels(choices.section(scale)) for scale in choices.content}
    wording = _lines(section.section("wording"))
    return replace(
        base,
        name=section.text("name", needed=False) or base.name,
        short=section.text("short", needed=False) or base.short,
        cues=dict(base.cues) | _lines(section.section("cues")) | wording,
        worded=base.worded | wording.keys(),
        paper_title=section.text("paper_title", needed=False) or base.paper_title,
        paper_instruction=section.text("paper_instruction", needed=False) or base.paper_instruction,
        choices=dict(base.choices) | {scale: dict(base.choices.get(scale, {})) | own for scale, own in labels.items()},
        scores=dict(base.scores) | _lines(section.section("scores")),
        score_notes=dict(base.score_notes) | _lines(section.section("score_notes")),
        units=dict(base.units) | _lines(section.section("units")),
    )


def _lines(section: Section) -> dict[str, str]:
    return {key: section.text(key) for key in section.content}


def _labels(section: Section) -> dict[int, str]:
    for key in section.content:
        if not CODE.fullmatch(key):
            section.complain(key, _("this is no code"), _('Write lines like 1 = "never": code = label'))
    return {int(key): section.text(key) for key in section.content if CODE.fullmatch(key)}
