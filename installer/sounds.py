"""Make the tones in resources/sounds: plain sines that swell and fade, so that nothing clicks."""

import math
import struct
import wave
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22050
FADE = 0.008  # s
LOUD = 0.35

Part = tuple[float, float, float]  # from when on (s), how long (s), which pitch (Hz)
TONES: dict[str, tuple[Part, ...]] = {
    "tick": ((0.0, 0.025, 1760.0),),
    "flag": ((0.0, 0.12, 659.26), (0.13, 0.18, 493.88)),
    "chord": ((0.0, 0.55, 523.25), (0.04, 0.51, 659.26), (0.08, 0.47, 783.99)),
}


def samples(parts: Iterable[Part]) -> list[float]:
    """The parts laid over each other, each loud at its beginning and fading to its end."""
    parts = tuple(parts)
    total = round(RATE * max(start + length for start, length, _pitch in parts))
    sound = [0.0] * total
    for start, length, pitch in parts:
        first, count = round(start * RATE), round(length * RATE)
        for at in range(min(count, total - first)):
            seconds = at / RATE
            swell = min(seconds / FADE, 1.0) * (1 - at / count)
            sound[first + at] += swell * math.sin(2 * math.pi * pitch * seconds)
    peak = max(abs(one) for one in sound)
    return [LOUD * one / peak for one in sound]


def main() -> None:
    """Write one WAV file a tone: one channel, 16 bits."""
    FOLDER.mkdir(exist_ok=True)
    for name, parts in TONES.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"".join(struct.pack("<h", round(32767 * one)) for one in samples(parts)))


if __name__ == "__main__":
    main()
