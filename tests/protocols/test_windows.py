"""Tests of the days on which packets are expected, as a protocol declares them."""

import shutil
from pathlib import Path

import pytest

from imp_desktop.errors import ImpErrors
from imp_desktop.protocols import catalogue, shape
from imp_desktop.protocols.reader import read_protocol
from imp_desktop.protocols.windows import Window
from tests.protocols.test_protocols import SHIPPED

PRE = 'assessment = "pre"\nafter = "consent"\nfrom_days = 0\nto_days = 28\n'


def test_the_imp_study_expects_packets_after_consent_after_the_course_and_after_the_first_packet() -> None:
    imp = catalogue.protocol("imp")
    assert imp.window("training", "pre") == Window("pre", ("training", "control"), "consent", 0, 28)
    assert imp.window("control", "pre") == imp.window("training", "pre")
    assert imp.window("training", "post") == Window("post", ("training",), "last_session", 0, 28)
    after = imp.window("control", "post")
    assert after == Window("post", ("control",), "assessment:pre", 63, 119)
    assert after is not None
    assert after.after_assessment == "pre"
    assert imp.window("nobody", "post") is None


def test_a_kept_protocol_has_its_windows_and_one_without_has_none() -> None:
    imp = catalogue.protocol("imp")
    assert shape.protocol_from(shape.protocol_json(imp)).windows == imp.windows
    without = shape.protocol_json(imp).replace('"windows"', '"other"')
    assert shape.protocol_from(without).windows == ()


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('assessment = "pre"\nafter', 'assessment = "pro"\nafter', "no pro. Did you mean pre?"),
        ('groups = ["control"]\nafter', 'groups = ["contrl"]\nafter', "no contrl. Did you mean control?"),
        ('groups = ["control"]\nafter', "groups = []\nafter", "empty"),
        ('groups = ["control"]\nafter', 'groups = ["control", "training"]\nafter', "training has two windows at post"),
        ('groups = ["control"]\nafter', "after", "training has two windows at post"),
        ('after = "consent"', 'after = "concent"', "no concent. Did you mean consent?"),
        ('after = "consent"', 'after = "assessment:post"', "no assessment:post"),
        ('after = "consent"', 'after = "assessment:pre"', "no assessment:pre"),
        ('after = "consent"', 'after = "first_session"', "control has no sessions"),
        ('after = "consent"', "", "missing"),
        ("from_days = 63", "from_days = 120", "lies before from_days"),
        ("from_days = 63", 'from_days = "63"', "another kind"),
        ("from_days = 63", "from_days = -4000", "out of bounds"),
        ("to_days = 119", "to_days = 4000", "longer than ten years"),
        ("to_days = 119", "", "missing"),
        ("to_days = 119", "to_days = 119\nweeks = 3", "weeks"),
    ],
)
def test_a_window_that_does_not_fit_is_complained_about_at_its_place(
    tmp_path: Path, old: str, new: str, word: str
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "imp"))
    content = (SHIPPED / "protocol.toml").read_text(encoding="utf-8")
    assert old in content
    (folder / "protocol.toml").write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    (told,) = caught.value.all()
    assert "windows[" in told.where
    assert word in str(told)
