"""Events of articles in other languages than English: the sentence that tells a date, or as much of it as a line holds.

What an English sentence tells of each of its dates is worked out by a grammar; of other languages none is known here, so the words stay as
the article has them.

>>> from timeline.chrono.granularity import Granularity, instant
>>> from timeline.language.load import language
>>> text = "Am 3. Oktober 1990 wurde in Berlin die Einheit gefeiert, und viele Menschen kamen aus allen Teilen des Landes in die Stadt."
>>> headline(text, 0, len(text), 3, 18)
'Am 3. Oktober 1990 wurde in Berlin die Einheit gefeiert'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from timeline.chrono.granularity import instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Repeated
from timeline.clauses.plain import plain_sentences
from timeline.compose.identity import event_id, mark
from timeline.compose.plainrounds import comes_round, round_of
from timeline.language.cues import Cues
from timeline.model import Document, Event, EventKind, Modality, Resolution, Tense

_LONGEST = 80
# So many words beside those of its date tell something.
_FEWEST = 2
# So far before a date is looked for what compares it.
_REACH = 48
# A sentence with more dates than this is a table.
_TABLE = 16
_SEAM = re.compile(r"\s*(?:[,;:](?=\s)|\s[–—-](?=\s)|[،；，、：])\s*")
# Chinese and Japanese do not part their words; there each sign counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+")
# What stands on both sides of these tells for itself.
_BREAKS = (";", "；")
_EDGES = " \t\r\n,;:–—-\"'“”„«»‘’()"


def plain_events(document: Document, resolutions: Sequence[Resolution], cues: Cues, joining: re.Pattern[str]) -> tuple[Event, ...]:
    """An event for each dated expression, in the order of the text; the same words with the same date tell one event.

    ``joining`` matches what joins two times ("und"). ``Event.expressions`` are indices into ``resolutions``.
    """
    events: dict[tuple[str, Interval], Event] = {}
    article = mark(document)
    rounds = list(_rounds(document, resolutions, cues, article))
    used_up = {index for event in rounds for index in event.expressions}
    for index, resolution, (start, end) in _dated(document, resolutions, cues, joining):
        if index in used_up:
            continue
        assert resolution.interval is not None
        told = headline(document.text, start, end, resolution.start, resolution.end)
        if not _tells(told, resolution.text):
            continue
        used = (index,) if resolution.end_point is None else (index, resolution.end_point)
        ahead = _is_ahead(resolution.interval, document.published)
        event = Event(
            id=event_id(article, start, end, resolution.start, 0),
            headline=told,
            document=document.id,
            start=start,
            end=end,
            expressions=used,
            interval=resolution.interval,
            reason=resolution.reason,
            alternatives=resolution.alternatives,
            tense=Tense.FUTURE if ahead else Tense.PAST,
            modality=Modality.PLANNED if ahead else Modality.ASSERTED,
        )
        events.setdefault((told, resolution.interval), event)
    return tuple(sorted([*events.values(), *rounds], key=lambda event: event.start))


def _rounds(document: Document, resolutions: Sequence[Resolution], cues: Cues, article: str) -> Iterator[Event]:
    """What comes round: one recurrence a sentence."""
    if not any(comes_round(resolution) for resolution in resolutions):
        return
    spans = plain_sentences(document.text, cues)
    published = document.published
    day = None if published is None else instant(published.year, published.month, published.day)
    held: dict[int, list[int]] = {}
    for index, resolution in enumerate(resolutions):
        if not any(stretch.start < resolution.end and resolution.start < stretch.end for stretch in document.skipped):
            held.setdefault(spans.number(resolution.start), []).append(index)
    for number, indices in held.items():
        sets = [index for index in indices if comes_round(resolutions[index])]
        if not sets or number < 0:
            continue
        start, end = spans[number]
        others = [index for index in indices if resolutions[index].timex.type not in ("SET", "TIME")]
        text, one = document.text[start:end], resolutions[sets[0]]
        told = headline(document.text, start, end, one.start, one.end)
        found = round_of(text, one, [resolutions[index] for index in others], cues, day)
        if found is None or text.rstrip("\"'”’») ").endswith(("?", "？", "؟")) or not _tells(told, one.text):
            continue
        interval, tense, modality, reason = found
        repeated = one.expression.meaning
        assert isinstance(repeated, Repeated)
        yield Event(
            id=event_id(article, start, end, one.start, 0),
            headline=told,
            document=document.id,
            start=start,
            end=end,
            expressions=(sets[0], *others),
            interval=interval,
            reason=reason,
            tense=tense,
            modality=modality,
            kind=EventKind.RECURRENCE,
            recurrence=repeated,
        )


def _dated(
    document: Document, resolutions: Sequence[Resolution], cues: Cues, joining: re.Pattern[str]
) -> Iterator[tuple[int, Resolution, tuple[int, int]]]:
    """The dated expressions with their index and what of the sentence each may tell; the end of a range is its beginning's."""
    spans = plain_sentences(document.text, cues)
    skipped = sorted((stretch.start, stretch.end) for stretch in document.skipped)
    ends = {resolution.end_point for resolution in resolutions} - {None}
    held: dict[int, list[tuple[int, Resolution]]] = {}
    for index, resolution in enumerate(resolutions):
        number = spans.number(resolution.start)
        if resolution.interval is None or resolution.timex.type == "SET" or index in ends or number < 0:
            continue
        if cues.compared.search(document.text, max(0, resolution.start - _REACH), resolution.start):
            # "Doppelt so viele wie im Vorjahr" tells of now.
            continue
        at = bisect_right(skipped, (resolution.start, len(document.text))) - 1
        if at >= 0 and resolution.start < skipped[at][1]:
            continue
        held.setdefault(number, []).append((index, resolution))
    for number, found in held.items():
        start, end = spans[number]
        if len(found) <= _TABLE and not document.text[start:end].rstrip("\"'”’») ").endswith(("?", "？", "؟")):
            dates = [(resolution.start, _end(resolution, resolutions)) for _, resolution in found]
            yield from ((*one, part) for one, part in zip(found, shares(document.text, (start, end), dates, joining), strict=True))


def _end(resolution: Resolution, resolutions: Sequence[Resolution]) -> int:
    return resolution.end if resolution.end_point is None else max(resolution.end, resolutions[resolution.end_point].end)


def shares(text: str, span: tuple[int, int], dates: Sequence[tuple[int, int]], joining: re.Pattern[str]) -> list[tuple[int, int]]:
    """What of the sentence ``span`` each of its ``dates`` (in the order of the text) may tell: nothing of the next date's, and nothing of
    the one before where a clause of its own begins between the two. After a mere "und" the subject may be the one before, so that stays.
    A share that tells next to nothing but its date is the whole sentence.

    >>> from timeline.language.load import language
    >>> text = "Das Werk wurde 1950 eröffnet und 1990 geschlossen."
    >>> [text[low:high] for low, high in shares(text, (0, 50), [(15, 19), (33, 37)], language("de").joints.pair)]
    ['Das Werk wurde 1950 eröffnet', 'Das Werk wurde 1950 eröffnet und 1990 geschlossen.']
    """
    low, high = span
    found: list[tuple[int, int]] = []
    for (_, before), (after, _) in pairwise(dates):
        joint = joining.search(text, before, after)
        seam = _seam(text, before, after)
        if seam is not None and seam.group().strip() in _BREAKS:
            joint = None
        cut = min((one.start() for one in (joint, seam) if one is not None), default=high)
        found.append((low, cut))
        if seam is not None and seam.group().strip() in _BREAKS:
            low = seam.end()
        elif seam is not None and joint is not None and joint.start() == seam.start() + len(seam.group().rstrip()):
            # ", und am 9. Juni endete er".
            low = joint.end()
    found.append((low, high))
    return [
        share if _tells(text[share[0] : share[1]], text[first:last]) else span for share, (first, last) in zip(found, dates, strict=True)
    ]


def _seam(text: str, before: int, after: int) -> re.Match[str] | None:
    """Where two dates part: at what stands on both sides for itself, else at the first seam."""
    seams = list(_SEAM.finditer(text, before, after))
    return next((seam for seam in seams if seam.group().strip() in _BREAKS), seams[0] if seams else None)


def _tells(told: str, dated: str) -> bool:
    """Whether the words tell something beside their date."""
    return len(_WORD.findall(told)) >= len(_WORD.findall(dated)) + _FEWEST


def headline(text: str, start: int, end: int, low: int, high: int) -> str:
    """The sentence ``text[start:end]`` on one line: whole where it is short, else the clauses around ``text[low:high]`` that fit, from seam
    to seam; a clause that is too long itself is cut between words. One that tells next to nothing but its date is the whole sentence.
    """
    edges = [start, *(seam.start() for seam in _SEAM.finditer(text, start, end)), end]
    at = bisect_right(edges, low) - 1
    last = next((place for place, edge in enumerate(edges) if edge >= high), len(edges) - 1)
    first = max(0, min(at, last - 1))
    # What stands before tells who; what stands behind goes on.
    while True:
        if last < len(edges) - 1 and len(_line(text, edges[first], edges[last + 1])) <= _LONGEST:
            last += 1
        elif first > 0 and len(_line(text, edges[first - 1], edges[last])) <= _LONGEST:
            first -= 1
        else:
            break
    told = _line(text, edges[first], edges[last])
    if not _tells(told, text[low:high]):
        told = _line(text, start, end)
    if len(told) > _LONGEST:
        told = told[: _LONGEST - 2].rsplit(" ", 1)[0].rstrip(_EDGES) + " …"
    return told[:1].upper() + told[1:]


def _line(text: str, start: int, end: int) -> str:
    line = " ".join(text[start:end].split()).strip(_EDGES)
    return line[:-1] if line.endswith((".", "。")) and not line.endswith("..") else line


def _is_ahead(interval: Interval, published: date | None) -> bool:
    day = None if published is None else instant(published.year, published.month, published.day)
    return day is not None and interval.start is not None and interval.start > day
