"""A whole packet by real keys: two keyings by two people, the third one and the decision, and no mouse event at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imp_desktop import settings
from imp_desktop.operations import studies
from tests import packet
from tests.window.conftest import Window

FIRST, _CHANGE, SECOND, THIRD, _BACK, DECISION = packet.WORK


@pytest.fixture
def window(run: Callable[..., Window], tmp_path: Path) -> Window:
    """The program as it is started on a study, asking who works now."""
    packet.make_study(tmp_path / "packet.impstudy")
    return run("tests.window.keys_only", tmp_path / "packet.impstudy")


def quit_by_key(window: Window) -> list[str]:
    """Quit the program and give what it told of the mouse."""
    window.type("ctrl+q")
    assert window.ended() == 0
    return [line for line in window.told if line.startswith("mouse")]


def digits(stretch: packet.Stretch) -> int:
    return sum(key.isdigit() for key in stretch.keys)


def test_a_packet_is_keyed_twice_and_settled_by_real_keys_and_no_mouse_event(window: Window, tmp_path: Path) -> None:
    window.type("Return")
    for stretch in packet.WORK:
        window.type(*stretch.keys)
    assert quit_by_key(window) == []
    study = studies.open_study(tmp_path / "packet.impstudy")
    assert packet.differences(study) == {}
    study.close()


def test_a_digit_an_item_and_a_few_keys_a_packet_is_all_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    intake = sum(len(answer) for answer in packet.INTAKE.values())
    assert digits(FIRST) == digits(SECOND) == 143 + intake
    assert (len(FIRST.keys), len(SECOND.keys)) == (155, 156)
    assert len(THIRD.keys) == len(packet.SLIPS) + 3 + 2
    assert len(DECISION.keys) == len(packet.DECIDED) + 1 + 2
    with capsys.disabled():
        print("", *(stretch.told for stretch in packet.WORK), sep="\n  ")


@pytest.mark.parametrize("asked", [("ctrl+u",), ("ctrl+k", *"Another", "Return")])
def test_another_person_is_asked_for_also_while_a_field_has_the_keyboard(
    window: Window, own_home: Path, asked: tuple[str, ...]
) -> None:
    window.type("Return", "ctrl+g", "7", *asked, "Down", "Return")
    assert quit_by_key(window) == []
    assert settings.load(own_home).last_person == packet.JONAS


def test_a_mouse_that_is_used_would_be_told(window: Window) -> None:
    window.point_and_click()
    assert "mouse MouseButtonPress" in quit_by_key(window)
