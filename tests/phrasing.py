"""How the cases of expressions are written: brackets around each expression of a sentence, its TIMEX3 and its EDTF."""

from __future__ import annotations

import re

from timeline.chrono.timex3 import Timex3
from timeline.model import Resolution


def stretches(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and where these stood."""
    text, spans = "", []
    for piece in re.split(r"(\[[^]]*\])", marked):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.removeprefix("[").removesuffix("]")
    return text, spans


def written(timex: Timex3) -> str:
    """TYPE VALUE (MOD) (quant=…) (freq=…), as the cases write it."""
    extra = [f"{name}={value.replace(' ', '_')}" for name in ("quant", "freq") if (value := getattr(timex, name))]
    return " ".join([timex.type, timex.value, *([timex.mod] if timex.mod else []), *extra])


def overlapping(found: tuple[Resolution, ...], start: int, end: int) -> list[Resolution]:
    """The resolutions that share a character with the stretch."""
    return [resolution for resolution in found if resolution.start < end and start < resolution.end]
