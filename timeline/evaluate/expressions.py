"""How well expressions are found and understood, against TimeML gold, counted as TempEval-3 does (UzZaman et al., *SemEval-2013 Task 1*).

An expression of the system matches one of the gold strictly when it has the same characters, relaxed when the two share one; one to one.
Type and value F1 are the relaxed F1 times the share of matched pairs that agree. All counts are summed over the documents first.
Never used at run time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.chrono.granularity import DAY_MINUTES, instant
from timeline.errors import InputError
from timeline.evaluate.counting import Agreement, Score
from timeline.evaluate.misses import Miss, MissKind, Spanned, miss
from timeline.gold import GoldDocument, Part, gold_documents
from timeline.model import Document, Resolution


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
        return {**figures, "errors": [one.as_dict() for one in self.misses]} if errors else figures


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
            self.misses += [miss(kind, gold, theirs, ours) for kind, agree in agreements if not agree]
        found, matched = {one for one, _ in pairs}, {other for _, other in pairs}
        self.misses += [miss("missed", gold, theirs, None) for number, theirs in enumerate(gold.timexes) if number not in found]
        self.misses += [miss("spurious", gold, None, ours) for number, ours in enumerate(system) if number not in matched]
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
            misses=tuple(sorted(self.misses, key=lambda one: (one.file, one.start))),
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
