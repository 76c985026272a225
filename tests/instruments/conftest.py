"""A small instrument in a folder of its own, to be spoilt by one test each."""

from collections.abc import Callable
from pathlib import Path

import pytest

SHAPE = """
id = "mood"
version = 3
licence = "None needed."
pages = [2, 3]

[choices.five]
codes = [1, 2, 3, 4, 5]

[choices.yes_no]
codes = [0, 1]

[recodes.steep]
1 = 0
2 = 0
3 = 1
4 = 4
5 = 9

[[items]]
first = "mood_1"
last = "mood_3"
type = "choice"
choices = "five"

[[items]]
id = "mood_hours"
type = "integer"
minimum = 0
maximum = 24

[[items]]
id = "mood_slept"
type = "choice"
choices = "yes_no"
asked_if = { item = "mood_1", codes = [1, 2] }

[[scores]]
id = "mood"
rule = "sum"
of = [1, 2, "mood_3"]
reversed = [2]
direction = "up"

[[scores]]
id = "mood.steep"
rule = "mean"
of = [1, 3]
recode = { steep = [3] }
direction = "down"

[[scores]]
id = "mood.both"
rule = "mean_of_scores"
of = ["mood", "mood.steep"]
direction = "up"
"""

TEXT = """
name = "Mood today"
short = "Mood"

[choices.five]
1 = "very low"
2 = "low"
3 = "middling"
4 = "high"
5 = "very high"

[choices.yes_no]
0 = "no"
1 = "yes"

[cues]
mood_1 = "on waking"
mood_2 = "at noon"
mood_3 = "in the evening"
mood_hours = "hours of sleep"
mood_slept = "slept at noon"

[scores]
mood = "Mood"
"mood.steep" = "Steep mood"
"mood.both" = "Both"

[score_notes]
"mood.both" = "mean of two"

[units]
mood_hours = "hours"
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small instrument, with one piece of its shape or of its English words exchanged for another."""

    def write(old: str = "", new: str = "", *, text_old: str = "", text_new: str = "") -> Path:
        folder = tmp_path / "forms" / "mood"
        folder.mkdir(parents=True, exist_ok=True)
        assert old in SHAPE
        assert text_old in TEXT
        (folder / "instrument.toml").write_text(SHAPE.replace(old, new, 1) if old else SHAPE, encoding="utf-8")
        (folder / "text.en.toml").write_text(
            TEXT.replace(text_old, text_new, 1) if text_old else TEXT, encoding="utf-8"
        )
        return folder

    return write
