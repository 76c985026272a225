"""Tones: short recordings that every player reads, begun without waiting and never missed."""

import shutil
import sys
import time
import wave

import pytest

from imp_desktop.ui import sounds
from imp_desktop.ui.sounds import PLAYERS, Sounds, Tone, file_of


@pytest.fixture(autouse=True)
def _forget():
    sounds.player.cache_clear()
    yield
    sounds.player.cache_clear()


@pytest.mark.parametrize(
    ("tone", "shortest", "longest"), [(Tone.TICK, 0.02, 0.03), (Tone.FLAG, 0.2, 0.5), (Tone.CHORD, 0.3, 0.8)]
)
def test_every_tone_is_a_short_recording(tone, shortest, longest):
    with wave.open(str(file_of(tone))) as recording:
        assert (recording.getnchannels(), recording.getsampwidth()) == (1, 2)
        assert shortest <= recording.getnframes() / recording.getframerate() <= longest
        frames = recording.readframes(recording.getnframes())
    values = memoryview(frames).cast("h")
    assert 5000 < max(values) < 32000
    assert abs(values[0]) < 500
    assert abs(values[-1]) < 500


def test_a_tick_right_behind_another_tone_is_left_out():
    heard: list[str] = []
    playing = Sounds(lambda path: heard.append(path.stem))
    for tone in (Tone.TICK, Tone.TICK, Tone.FLAG, Tone.TICK, Tone.CHORD):
        playing.play(tone)
    assert heard == ["tick", "flag", "chord"]


def test_without_a_player_a_flag_is_the_beep_of_the_system(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    heard: list[str] = []
    playing = Sounds(beep=lambda: heard.append("beep"))
    for tone in (Tone.TICK, Tone.CHORD, Tone.FLAG):
        playing.play(tone)
    assert heard == ["beep"]


@pytest.mark.parametrize("name", PLAYERS)
def test_the_player_that_is_there_gets_the_recording_and_is_not_waited_for(tmp_path, monkeypatch, name):
    heard = tmp_path / "heard"
    script = tmp_path / name
    script.write_text(f'#!/bin/sh\necho "$@" > {heard}.part\nmv {heard}.part {heard}\nsleep 2\n')
    script.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda asked: str(script) if asked == name else None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    begun = time.monotonic()
    Sounds().play(Tone.FLAG)
    assert time.monotonic() - begun < 1
    for _wait in range(200):
        if heard.exists():
            break
        time.sleep(0.02)
    assert heard.read_text().split() == [*PLAYERS[name], str(file_of(Tone.FLAG))]


def test_a_player_that_is_gone_since_is_not_missed(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "aplay" else None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", "/nowhere")
    Sounds().play(Tone.FLAG)
