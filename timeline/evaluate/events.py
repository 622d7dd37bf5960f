"""How well events are dated, against what people said of single words: "[sank] on [Sunday]".

A word is *covered* when an event of ours has a stretch of text that holds it; of several, the shortest decides. It is *right* when that
event has the date. Two kinds of gold say which date that is, and a folder may hold either:

- TLINKs of TimeML files that put an EVENT in a TIMEX3: the event is right when it uses an expression of ours that overlaps the tag, or
  lasts as long as that expression does. Where the time is that of the document's creation, it is right when it is the day of publication.
- Dated mentions (``events.jsonl``): right when the event has the same first and last day, however sure it is of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from timeline.chrono.edtf import spell
from timeline.chrono.granularity import DAY_MINUTES, Granularity, floor, instant
from timeline.chrono.interval import Interval
from timeline.errors import InputError
from timeline.evaluate.misses import Spanned, sentence
from timeline.gold import GoldDocument, GoldLink, Part, gold_documents, gold_mentions
from timeline.model import Event, Extraction

Measure = Literal["links", "creation", "mentions"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words of the gold our events hold, and how many of these have the date.

    >>> Coverage(gold=8, covered=4, right=3).covered_share, Coverage(gold=8, covered=4, right=3).right_share
    (0.5, 0.75)
    """

    gold: int
    covered: int
    right: int

    @property
    def covered_share(self) -> float:
        """The share of the gold that is covered; 0 when there is none."""
        return self.covered / self.gold if self.gold else 0.0

    @property
    def right_share(self) -> float:
        """The share of the covered that is right; 0 when there are none."""
        return self.right / self.covered if self.covered else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """The counts, and the shares in percent."""
        shares = {"covered_percent": round(100 * self.covered_share, 2), "right_percent": round(100 * self.right_share, 2)}
        return {"gold": self.gold, "covered": self.covered, "right": self.right, **shares}


@dataclass(frozen=True, slots=True)
class EventMiss:
    """A word that no event holds (``headline`` and ``ours`` are empty), or whose event has another date."""

    measure: Measure
    file: str
    start: int
    word: str
    gold: str
    headline: str
    ours: str
    context: str

    def as_dict(self) -> dict[str, str | int]:
        """The fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class EventEvaluation:
    """``links`` to dates in the text, to the document's ``creation``, and dated ``mentions``.

    ``failures`` are files that could not be read.
    """

    documents: int
    events: int
    links: Coverage
    creation: Coverage
    mentions: Coverage
    misses: tuple[EventMiss, ...]
    failures: tuple[InputError, ...]

    def as_dict(self, errors: bool = False) -> dict[str, object]:
        """Ready for JSON. ``errors`` adds the misses."""
        figures: dict[str, object] = {
            "documents": self.documents,
            "events": self.events,
            "links": self.links.as_dict(),
            "creation_links": self.creation.as_dict(),
            "mentions": self.mentions.as_dict(),
            "failures": [str(failure) for failure in self.failures],
        }
        return {**figures, "errors": [one.as_dict() for one in self.misses]} if errors else figures


def evaluate_events(folder: Path, extract: Callable[[GoldDocument], Extraction], part: Part = "all") -> EventEvaluation:
    """Runs ``extract`` on each TimeML document of ``folder`` and compares its events with the TLINKs, and with ``events.jsonl`` there.

    Raises ``InputError`` when there is no such folder, no TimeML file in it, or a line of ``events.jsonl`` cannot be read.
    """
    counts: dict[Measure, list[int]] = {"links": [0, 0, 0], "creation": [0, 0, 0], "mentions": [0, 0, 0]}
    failures: list[InputError] = []
    misses: list[EventMiss] = []
    documents = events = 0
    mentions = None
    for gold in gold_documents(folder, part):
        if mentions is None:
            mentions = gold_mentions(folder)
        if isinstance(gold, InputError):
            failures.append(gold)
            continue
        extraction = extract(gold)
        documents += 1
        events += len(extraction.events)
        judge = _Judge(gold, extraction)
        dated = mentions.get(Path(gold.file).stem, ())
        words: list[tuple[Measure, Spanned, str, Callable[[Event], bool]]] = [
            *judge.links(),
            *(("mentions", mention, spell(mention.interval), _lasts(mention.interval)) for mention in dated),
        ]
        for measure, word, time, is_right in words:
            ours = shortest(word, extraction.events)
            right = any(is_right(event) for event in ours)
            for place, counted in enumerate((True, bool(ours), right)):
                counts[measure][place] += counted
            if not right:
                misses.append(judge.miss(measure, word, time, ours))
    return EventEvaluation(
        documents,
        events,
        Coverage(*counts["links"]),
        Coverage(*counts["creation"]),
        Coverage(*counts["mentions"]),
        tuple(misses),
        tuple(failures),
    )


def shortest(word: Spanned, events: Sequence[Event]) -> list[Event]:
    """The events with the shortest stretch that holds the word: several, where one clause tells several."""
    holding = [(end - start, event) for event in events for start, end in _stretches(event) if start <= word.start and word.end <= end]
    least = min((length for length, _ in holding), default=0)
    return [event for length, event in holding if length == least]


def _stretches(event: Event) -> Iterator[tuple[int, int]]:
    yield event.start, event.end
    yield from ((source.start, source.end) for source in event.sources if source.document == event.document)


def _lasts(interval: Interval) -> Callable[[Event], bool]:
    days = _days(interval)
    return lambda event: _days(event.interval) == days


def _days(interval: Interval) -> tuple[int | None, int | None]:
    """The first and the last day included."""
    start = None if interval.start is None else floor(interval.start, Granularity.DAY)
    return start, None if interval.end is None else floor(interval.end - 1, Granularity.DAY)


class _Judge:
    """One document's gold beside what was extracted of it."""

    def __init__(self, gold: GoldDocument, extraction: Extraction) -> None:
        self.gold, self.extraction = gold, extraction

    def links(self) -> Iterator[tuple[Measure, GoldLink, str, Callable[[Event], bool]]]:
        published = self.gold.document.published
        for link in self.gold.links:
            if link.time is not None:
                yield "links", link, link.time.text, self._uses(link.time)
            elif published is not None:
                day = instant(published.year, published.month, published.day)
                yield "creation", link, published.isoformat(), _lasts(Interval.between(day, day + DAY_MINUTES))

    def _uses(self, time: Spanned) -> Callable[[Event], bool]:
        expressions = self.extraction.expressions
        ours = {number for number, found in enumerate(expressions) if found.start < time.end and time.start < found.end}
        lasting = {_days(interval) for number in ours if (interval := expressions[number].interval) is not None}
        return lambda event: bool(ours.intersection(event.expressions)) or _days(event.interval) in lasting

    def miss(self, measure: Measure, word: Spanned, time: str, ours: Sequence[Event]) -> EventMiss:
        text = self.gold.document.text
        return EventMiss(
            measure=measure,
            file=self.gold.file,
            start=word.start,
            word=text[word.start : word.end],
            gold=time,
            headline=ours[0].headline if ours else "",
            ours=spell(ours[0].interval) if ours else "",
            context=sentence(text, word.start, word.end),
        )
