#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Synthesises received.wav, two soft bell strokes a fifth apart.

usage: make_sounds.py [--check]    (--check: fails when the file in the tree is another)
"""
import io
import math
import pathlib
import struct
import sys
import wave

RATE = 22050
LENGTH = 0.85  # seconds
# start in seconds, frequency in Hz, loudness
STROKES = ((0.0, 783.99, 0.55), (0.11, 1174.66, 0.5))
# A bell's partials: multiple of the frequency, loudness, seconds until it has faded to a third.
PARTIALS = ((1.0, 1.0, 0.22), (2.0, 0.28, 0.12), (3.01, 0.1, 0.06))
ATTACK = 0.004  # seconds
PEAK = 0.5


def stroke(time, frequency):
    if time < 0:
        return 0.0
    rise = min(1.0, time / ATTACK)
    return rise * sum(loud * math.exp(-time / fade) * math.sin(2 * math.pi * frequency * multiple * time)
                      for multiple, loud, fade in PARTIALS)


def samples():
    count = int(RATE * LENGTH)
    for number in range(count):
        time = number / RATE
        release = min(1.0, (count - number) / (0.03 * RATE))  # ends in silence, not in a click
        yield release * sum(loud * stroke(time - start, frequency) for start, frequency, loud in STROKES)


def sound():
    values = list(samples())
    scale = PEAK * 32767 / max(abs(value) for value in values)
    data = io.BytesIO()
    with wave.open(data, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", round(value * scale)) for value in values))
    return data.getvalue()


def main():
    path = pathlib.Path(__file__).with_name("received.wav")
    if "--check" in sys.argv:
        same = path.read_bytes() == sound()
        print("received.wav is what this script makes" if same else "received.wav is not what this script makes")
        return 0 if same else 1
    path.write_bytes(sound())
    return 0


sys.exit(main())
