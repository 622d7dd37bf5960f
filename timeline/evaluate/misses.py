"""One disagreement with the gold, with the sentence it stands in, for people who write rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from timeline.gold import GoldDocument, GoldTimex
from timeline.model import Resolution

MissKind = Literal["missed", "spurious", "span", "type", "value"]

_CONTEXT = 160
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")


class Spanned(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement with the gold. What one side does not have is empty; ``context`` is the sentence, on one line."""

    kind: MissKind
    file: str
    start: int
    gold_text: str = ""
    gold_type: str = ""
    gold_value: str = ""
    text: str = ""
    type: str = ""
    value: str = ""
    rule: str = ""
    context: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """The fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def miss(kind: MissKind, gold: GoldDocument, theirs: GoldTimex | None, ours: Resolution | None) -> Miss:
    """What the two sides say, with the sentence around; one side may have nothing."""
    either: Iterable[Spanned] = [item for item in (theirs, ours) if item is not None]
    start, end = min(item.start for item in either), max(item.end for item in either)
    return Miss(
        kind=kind,
        file=gold.file,
        start=start,
        gold_text=theirs.text if theirs else "",
        gold_type=theirs.type if theirs else "",
        gold_value=theirs.value if theirs else "",
        text=ours.text if ours else "",
        type=ours.timex.type if ours else "",
        value=ours.timex.value if ours else "",
        rule=ours.expression.rule if ours else "",
        context=sentence(gold.document.text, start, end),
    )


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span on one line; where it is long, the part near the span."""
    low, high = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before = [found.end() for found in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end, high)
    return " ".join(text[before[-1] if before else low : after.start() + 1 if after else high].split())
