"""How well expressions are found and understood, against TimeML gold, counted as TempEval-3 does (UzZaman et al., *SemEval-2013 Task 1*).

An expression of the system matches one of the gold strictly when it has the same characters, relaxed when the two share one; one to one.
Type and value F1 are the relaxed F1 times the share of matched pairs that agree. All counts are summed over the documents first.
Never used at run time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from timeline.chrono.granularity import DAY_MINUTES, instant
from timeline.errors import InputError
from timeline.gold import GoldDocument, GoldTimex, Part, gold_documents
from timeline.model import Document, Resolution

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
class Score:
    """How many of the gold's and of the system's expressions were matched.

    >>> Score(matched=3, gold=4, system=6).f1
    0.6
    """

    matched: int
    gold: int
    system: int

    @property
    def precision(self) -> float:
        """The share of the system's that is right; 0 when there are none."""
        return self.matched / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's that was found; 0 when there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.matched / (self.gold + self.system) if self.matched else 0.0

    def as_dict(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        return {name: round(100 * getattr(self, name), 2) for name in ("precision", "recall", "f1")}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of the gold's points, or matched pairs, agree with ours."""

    agreed: int
    gold: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 when there are none."""
        return self.agreed / self.gold if self.gold else 0.0


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


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was counted. ``begin_points`` and ``end_points`` are the gold's, and those of them that ours agree with in value.

    ``seconds`` were spent in the system alone, after a first run that is not counted; ``failures`` are files that could not be read.
    """

    documents: int
    characters: int
    seconds: float
    strict: Score
    relaxed: Score
    types: Agreement
    values: Agreement
    begin_points: Agreement
    end_points: Agreement
    misses: tuple[Miss, ...]
    failures: tuple[InputError, ...]

    @property
    def type_f1(self) -> float:
        """The relaxed F1 times the share of matched pairs of the same type."""
        return self.relaxed.f1 * self.types.share

    @property
    def value_f1(self) -> float:
        """The relaxed F1 times the share of matched pairs of the same value."""
        return self.relaxed.f1 * self.values.share

    @property
    def characters_per_second(self) -> float:
        """How fast the system read."""
        return self.characters / self.seconds if self.seconds else 0.0

    def as_dict(self, errors: bool = False) -> dict[str, object]:
        """Ready for JSON; scores in percent. ``errors`` adds the misses."""
        figures: dict[str, object] = {
            "documents": self.documents,
            "gold": self.relaxed.gold,
            "system": self.relaxed.system,
            "strict": self.strict.as_dict(),
            "relaxed": self.relaxed.as_dict(),
            "type": _scaled(self.relaxed, self.types),
            "value": _scaled(self.relaxed, self.values),
            "begin_points": {"gold": self.begin_points.gold, "agreed": self.begin_points.agreed},
            "end_points": {"gold": self.end_points.gold, "agreed": self.end_points.agreed},
            "characters": self.characters,
            "seconds": round(self.seconds, 3),
            "characters_per_second": round(self.characters_per_second),
            "failures": [str(failure) for failure in self.failures],
        }
        return {**figures, "errors": [miss.as_dict() for miss in self.misses]} if errors else figures


def _scaled(relaxed: Score, agreement: Agreement) -> dict[str, float]:
    return {name: round(100 * getattr(relaxed, name) * agreement.share, 2) for name in ("precision", "recall", "f1")}


def evaluate(folder: Path, extract: Callable[[Document], Sequence[Resolution]], part: Part = "all") -> Evaluation:
    """Runs ``extract`` on each TimeML document of ``folder`` and compares its expressions with the tags in ``<TEXT>``.

    ``part`` "read" or "held" takes one half of the documents, by the hash of the file's name.
    Raises ``InputError`` when there is no such folder, or no TimeML file in it.
    """
    counts = _Counts()
    failures: list[InputError] = []
    for gold in gold_documents(folder, part):
        if isinstance(gold, InputError):
            failures.append(gold)
            continue
        if not counts.documents:
            extract(gold.document)
        started = time.perf_counter()
        resolutions = extract(gold.document)
        counts.seconds += time.perf_counter() - started
        counts.add(gold, resolutions)
    return counts.evaluation(tuple(failures))


def match(gold: Sequence[Spanned], system: Sequence[Spanned]) -> list[tuple[int, int]]:
    """Pairs of indices of matching expressions, one to one: first those with the same span, then, left to right, those that overlap.

    >>> from types import SimpleNamespace as Span
    >>> match([Span(start=0, end=10)], [Span(start=0, end=4), Span(start=5, end=10)])
    [(0, 0)]
    """
    places = {(item.start, item.end): number for number, item in reversed(list(enumerate(system)))}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for number, item in enumerate(gold):
        same = places.get((item.start, item.end))
        if same is not None and same not in taken:
            pairs[number] = same
            taken.add(same)
    for number, item in enumerate(gold):
        if number not in pairs:
            overlapping = (
                other for other, found in enumerate(system) if other not in taken and found.start < item.end and item.start < found.end
            )
            first = min(overlapping, key=lambda other: (system[other].start, system[other].end), default=None)
            if first is not None:
                pairs[number] = first
                taken.add(first)
    return sorted(pairs.items())


class _Counts:
    """The sums while documents come in."""

    def __init__(self) -> None:
        self.documents = self.characters = self.gold = self.system = 0
        self.strict = self.relaxed = self.types = self.values = 0
        self.seconds = 0.0
        self.begin = [0, 0]
        self.end = [0, 0]
        self.misses: list[Miss] = []

    def add(self, gold: GoldDocument, system: Sequence[Resolution]) -> None:
        self.documents += 1
        self.characters += len(gold.document.text)
        self.gold += len(gold.timexes)
        self.system += len(system)
        pairs = match(gold.timexes, system)
        for theirs, ours in ((gold.timexes[one], system[other]) for one, other in pairs):
            same_span = (theirs.start, theirs.end) == (ours.start, ours.end)
            self.relaxed += 1
            self.strict += same_span
            self.types += theirs.type == ours.timex.type
            self.values += theirs.value == ours.timex.value
            agreements: tuple[tuple[MissKind, bool], ...] = (
                ("span", same_span),
                ("type", theirs.type == ours.timex.type),
                ("value", theirs.value == ours.timex.value),
            )
            self.misses += [_miss(kind, gold, theirs, ours) for kind, agree in agreements if not agree]
        found, matched = {one for one, _ in pairs}, {other for _, other in pairs}
        self.misses += [_miss("missed", gold, theirs, None) for number, theirs in enumerate(gold.timexes) if number not in found]
        self.misses += [_miss("spurious", gold, None, ours) for number, ours in enumerate(system) if number not in matched]
        by_gold = dict(pairs)
        for number, theirs in enumerate(gold.timexes):
            mate = system[by_gold[number]] if number in by_gold else None
            for tally, tid, at_start in ((self.begin, theirs.begin_point, True), (self.end, theirs.end_point, False)):
                if tid is not None and tid in gold.values:
                    tally[0] += mate is not None and _points_alike(gold, tid, mate, system, at_start)
                    tally[1] += 1

    def evaluation(self, failures: tuple[InputError, ...]) -> Evaluation:
        return Evaluation(
            documents=self.documents,
            characters=self.characters,
            seconds=self.seconds,
            strict=Score(self.strict, self.gold, self.system),
            relaxed=Score(self.relaxed, self.gold, self.system),
            types=Agreement(self.types, self.relaxed),
            values=Agreement(self.values, self.relaxed),
            begin_points=Agreement(*self.begin),
            end_points=Agreement(*self.end),
            misses=tuple(sorted(self.misses, key=lambda miss: (miss.file, miss.start))),
            failures=failures,
        )


def _points_alike(gold: GoldDocument, tid: str, ours: Resolution, system: Sequence[Resolution], at_start: bool) -> bool:
    """Whether our expression begins (or ends) at one of the value that the gold's does, or, where that is publication, on that day."""
    point = ours.begin_point if at_start else ours.end_point
    if point is not None and system[point].timex.value == gold.values[tid]:
        return True
    published = gold.document.published
    if tid not in gold.creation or published is None or ours.interval is None:
        return False
    edge = ours.interval.start if at_start else ours.interval.end
    day = instant(published.year, published.month, published.day)
    return edge is not None and day <= (edge if at_start else edge - 1) < day + DAY_MINUTES


def _miss(kind: MissKind, gold: GoldDocument, theirs: GoldTimex | None, ours: Resolution | None) -> Miss:
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
        context=_sentence(gold.document.text, start, end),
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span on one line; where it is long, the part near the span."""
    low, high = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before = [found.end() for found in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end, high)
    return " ".join(text[before[-1] if before else low : after.start() + 1 if after else high].split())
