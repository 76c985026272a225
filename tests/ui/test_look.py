"""The look: every text can be read on its ground, in both themes and at every zoom."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from imp_desktop import paths
from imp_desktop.ui.look import Look, tokens

TEXT, GRAPHIC = 4.5, 3.0

# token, the grounds it stands on, the contrast it needs
PAIRS = (
    ("text", ("surface", "desk", "side", "sunken", "hover", "accent_soft", "wash"), TEXT),
    ("text2", ("surface", "desk", "side", "sunken", "hover"), TEXT),
    ("text3", ("surface", "desk", "sunken", "hover", "side"), TEXT),
    ("accent", ("surface", "desk"), TEXT),
    ("on_accent", ("accent", "accent_hover"), TEXT),
    ("done_t", ("done_f",), TEXT),
    ("differs_t", ("differs_f",), TEXT),
    ("flag", ("surface",), TEXT),
    ("flag_t", ("flag_f",), TEXT),
    ("lock_t", ("lock_f",), TEXT),
    ("note", ("surface", "note_f"), TEXT),
    ("ok", ("surface", "ok_f"), TEXT),
    ("cell", ("surface",), GRAPHIC),
    ("edge", ("surface",), GRAPHIC),
)


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("token", "grounds", "least"), PAIRS)
def test_each_token_stands_out_from_its_ground(qapp, theme, token, grounds, least) -> None:
    look = Look(theme)
    for ground in grounds:
        found = contrast(getattr(look, token), getattr(look, ground))
        assert round(found, 1) >= least, f"{token} on {ground}: {found:.2f}"


def test_black_on_white_has_the_highest_contrast_there_is() -> None:
    assert round(contrast(QColor("black"), QColor("white")), 1) == 21.0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_sheet_uses_only_what_the_look_has(qapp, theme) -> None:
    sheet = Look(theme, 1.5).stylesheet()
    assert "$" not in sheet
    named = set(re.findall(r"\$\{?(\w+)", (paths.resources() / "style.qss").read_text(encoding="utf-8")))
    assert {name for name in named if not name.startswith("px_")} <= {*tokens(), "icons", "theme"}


def test_zoom_makes_everything_larger(qapp) -> None:
    large = Look("light", 2.0)
    assert large.px(26) == 52
    assert large.font(13).pixelSize() == 26
    assert "26px" in Look("light", 1.3).stylesheet()


def test_digits_are_equally_wide(qapp) -> None:
    font = Look().font()
    assert font.isFeatureSet(font.Tag("tnum"))


def test_the_palette_takes_its_colours_from_the_look(qapp) -> None:
    palette = Look("dark").palette()
    assert palette.color(QPalette.ColorRole.Base) == Look("dark").surface
    assert palette.color(QPalette.ColorRole.Accent) == Look("dark").accent


def test_high_contrast_leaves_the_colours_to_the_system(qapp) -> None:
    look = Look("contrast")
    assert look.stylesheet() == ""
    assert look.palette() == qapp.palette()
    assert look.text == qapp.palette().color(QPalette.ColorRole.WindowText)
