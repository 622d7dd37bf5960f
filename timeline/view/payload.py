"""What the browser is told: a timeline as JSON, with all calendar arithmetic and wording done.

``payload`` gives (``?`` marks a field that can be null)::

    {"schema": 1,
     "title": "…",                       # the document's title, or "3 articles"
     "view"?: "scale=even&hide=…",        # with what a page opens (view/state.py); only pages have it
     "scale": "publication",             # the scale on which this timeline is most readable; a key of "scales"
     "documents": [{"id", "title", "published"?: "2016-11-23", "published_words"?: "Wednesday 23 November 2016",
                    "published_from": "header line 1", "updated_words"?, "url", "author", "site", "language",
                    "direction": "ltr" | "rtl", "text",
                    "expressions": [{"start", "end", "type", "value", "mod"?, "state": "dated" | "undated" | "edited", "when"?, "edtf"?,
                                     "why", "alternatives": [ALTERNATIVE], "events": [id of an event]}],
                    "skipped": [{"start", "end", "why", "events": [id of an event]}], "deleted": [{"id", "headline", "when"}],
                    "warnings": ["…"]}],
     "events": [{"id", "headline", "document": id, "start", "end",
                 "expressions": [index into the document's expressions], "as_written": "Sunday",
                 "when": "Sunday 20 November 2016", "when_short": "20 Nov 2016", "edtf": "2016-11-20", "why", "alternatives": [ALTERNATIVE],
                 "kind": "event" | "report" | "context" | "recurrence", "recurrence"?: ROUND,
                 "modality": "asserted" | "planned" | "possible" | "negated",
                 "tense": "past" | "present" | "future", "category": key, "note": "…",
                 "edited": ["when" | "headline" | "category" | "note" | "merged" | "added" | "parted"],   # what a person said
                 "sources": [{"document": id, "start", "end", "headline", "when"?: its other date, "merged"?: id of the merged event,
                              "parts": whether it stands in the same article and nobody merged it}],
                 "ends": [END, END],     # of start and end; END is "exact" | "approximate" | "open"
                 "sort": [instant?, instant?], "point": whether it is a day or shorter,
                 "aside"?: "again" | "skipped",   # left out at first: told again by another article; or in a skipped stretch
                 "x": {scale: [a, b]}, "lane": {scale: {"wide": lane?, "medium": lane?}}}],
     "scales": {scale: {"label", "domain": [0, 1], "ticks": [{"x", "label", "rank"}],
                        "map": {"low", "high", "near"?, "points": [[instant, raw]]}}},
     "publications": [{"document": id, "documents": [id], "day": instant, "label": "Published", "words": "Wednesday 23 November 2016",
                       "x": {scale: x}, "rank": {scale: rank?}}],
     "categories": [{"key", "label", "light": "#…", "dark": "#…"}]}

    ALTERNATIVE: {"when"?, "edtf"?, "why"}
    ROUND: {"words": "every other Friday", "stretch": "since 2010", "rrule"?: "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "count"?: how many turns,
            "turns": {"first": instant, "step": minutes} or {"moments": [instant]}}

- A scale is ``linear``, ``publication`` or ``even``; ``publication`` is missing everywhere when no document has a publication date, and a
  timeline without events and publications has scales without ticks.
- ``start`` and ``end`` count code points of the document's ``text``; JavaScript's strings count UTF-16 units.
- Places ``x`` lie between 0 and 1, the full range; open ends are at 0 and 1. Events are in order of time, ticks from left to right.
- The place of a raw number is (raw - low) / (high - low). Between ``points`` raw numbers are straight in the instant; with ``near``, that
  of an instant d minutes from the nearest point is the point's plus sign(d) · log(1 + |d| / near) (``view/scale.py``).
- A tick of rank r fits with its label from a full range of 600 · 2^(r/2) pixels on (``view/ticks.py``): 0 always, 2 at twice that zoom.
  The publications' labels are placed with the ticks, and first, so "Published" and its neighbours do not touch; null: it never fits.
- Lanes are those of the full range in charts 860 and 600 pixels wide, with a label beside every mark; null where that needs more than 40.
  Labels are headlines that are shortened to half of the chart (``label``).
- Scales and lanes are those of the events that are not set aside; one of the others that lies outside is at 0 or 1, with an open end there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from timeline.chrono import wording
from timeline.chrono.granularity import DAY_MINUTES, Granularity, instant
from timeline.chrono.interval import Interval
from timeline.model import Document, Timeline
from timeline.view.aside import set_aside, usual
from timeline.view.colours import CATEGORIES, category
from timeline.view.details import as_written, document_row, event_row, published_words, telling
from timeline.view.distinct import distinct
from timeline.view.lanes import LABEL_SIZE, LEAST, MOST_LABELLED, SPACE, extent, pack
from timeline.view.scale import Extent, Scale, extent_of, scales
from timeline.view.ticks import Tick, ticks
from timeline.view.typography import shorten, width
from timeline.view.uncollected import uncollected

__all__ = ["CHART_WIDTHS", "axis", "label", "most_readable", "payload", "scales_of", "title"]

CHART_WIDTHS = {"wide": 860, "medium": 600}
_LONGEST_LABEL = 380
_DIGITS = 9
# With more events than these, the even scale names the calendar's instants only, not those at which events begin.
_MOST_NAMED = 500
# Into so many parts an axis is divided to see how many of them hold an event.
_PARTS = 50


def payload(timeline: Timeline) -> dict[str, Any]:
    """The timeline as the browser module takes it; see the top of this file. Pure, and ready for JSON.

    >>> payload(Timeline(()))["title"]
    'No articles'
    """
    with uncollected():
        return _payload(distinct(timeline))


def _payload(whole: Timeline) -> dict[str, Any]:
    timeline = usual(whole)
    reach, published = extent_of(timeline), _publication_days(timeline)
    laid = _scales(reach, published)
    places = {key: [scale.ends(event.interval) for event in timeline.events] for key, scale in laid.items()}
    axes = {key: _axis(timeline, scale, reach, published) for key, scale in laid.items()}
    told = telling(whole)
    return {
        "schema": 1,
        "title": title(timeline),
        "scale": _most_readable(places),
        "documents": [document_row(extraction, told) for extraction in whole.extractions],
        "events": _events(timeline, places) + _set_aside(whole, laid),
        "scales": {
            key: {
                "label": scale.label,
                "domain": [0, 1],
                "ticks": [_tick(tick) for tick in axes[key] if tick.moment not in published],
                "map": {"low": scale.low, "high": scale.high, "near": scale.near, "points": [list(point) for point in scale.points]},
            }
            for key, scale in laid.items()
        },
        "publications": [_publication(moment, documents, len(published), laid, axes) for moment, documents in published.items()],
        "categories": _categories(whole),
    }


def title(timeline: Timeline) -> str:
    """What the timeline is called: its document's title, or how many articles it holds.

    >>> title(Timeline(()))
    'No articles'
    """
    documents = timeline.documents
    if len(documents) == 1:
        return documents[0].title or documents[0].id or "Untitled article"
    return f"{len(documents):,} articles" if documents else "No articles"


def label(headline: str, chart: float) -> str:
    """A headline as a chart of this width in pixels shows it: so short that beside a point there is room for it at one side.

    >>> label("Fishers and farmers of four valleys met in the old town hall and agreed on a price for water", 600)
    'Fishers and farmers of four valleys…'
    """
    return shorten(headline, LABEL_SIZE, min(_LONGEST_LABEL, chart / 2 - 20))


def scales_of(timeline: Timeline) -> dict[str, Scale]:
    """The scales on which this timeline can be shown, by key: *from publication* only where something was published."""
    return _scales(extent_of(timeline), _publication_days(timeline))


def most_readable(timeline: Timeline) -> str:
    """The key of the first of *publication*, *linear*, *even* on which the events are spread at least half as well as on the best."""
    return _most_readable({key: [scale.ends(event.interval) for event in timeline.events] for key, scale in scales_of(timeline).items()})


def axis(timeline: Timeline, scale: Scale) -> tuple[Tick, ...]:
    """The ticks of a timeline's axis, its publications among them; on the even scale, events begin at ticks of their own."""
    return _axis(timeline, scale, extent_of(timeline), _publication_days(timeline))


def _scales(reach: Extent | None, published: Collection[int]) -> dict[str, Scale]:
    return {key: scale for key, scale in scales(reach or Extent(0, DAY_MINUTES)).items() if key != "publication" or published}


def _most_readable(places: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    order = [key for key in ("publication", "linear", "even") if key in places]
    spread = {key: len({int((start + end) / 2 * _PARTS) for start, end in places[key]}) for key in order}
    return next(key for key in order if 2 * spread[key] >= max(spread.values()))


def _axis(timeline: Timeline, scale: Scale, reach: Extent | None, published: Collection[int]) -> tuple[Tick, ...]:
    if reach is None:
        return ()
    names = {moment: _publication_label(moment, len(published)) for moment in published}
    intervals = [event.interval for event in timeline.events]
    # How far back it all goes is the first thing one asks of an axis.
    if (first := _first(intervals)) is not None and first.start == reach.lo:
        names.setdefault(reach.lo, _instant_name(reach.lo, first.start_granularity))
    if scale.key == "even" and len(intervals) <= _MOST_NAMED:
        names = {**names, **{moment: name for moment, name in _starts(intervals).items() if moment not in names}}
    clock = any(min(interval.start_granularity, interval.end_granularity) < Granularity.DAY for interval in intervals)
    return ticks(reach, scale, names, clock=clock)


def _events(timeline: Timeline, places: Mapping[str, Sequence[tuple[float, float]]]) -> list[dict[str, Any]]:
    extractions = {id(event): extraction for extraction in timeline.extractions for event in extraction.events}
    events = timeline.events
    rows: dict[str, dict[str, Sequence[int | None]]] = {key: {} for key in places}
    for name, wide in CHART_WIDTHS.items():
        # More than these do not fit whatever their labels, so theirs need not be measured.
        few = len(events) <= MOST_LABELLED * wide / (LEAST + SPACE)
        labels = [width(label(event.headline, wide), LABEL_SIZE) for event in events] if few else []
        for key in places:
            rows[key][name] = _lanes(places[key], labels, wide) if few else [None] * len(events)
    return [
        {
            **event_row(event, as_written(event, extractions[id(event)])),
            "aside": None,
            "x": {key: [round(x, _DIGITS) for x in ends[i]] for key, ends in places.items()},
            "lane": {key: {name: found[i] for name, found in row.items()} for key, row in rows.items()},
        }
        for i, event in enumerate(events)
    ]


def _set_aside(timeline: Timeline, laid: Mapping[str, Scale]) -> list[dict[str, Any]]:
    """The rows of the events that are left out at first."""
    rows = []
    for event, extraction, why in set_aside(timeline):
        ends = {key: scale.ends(event.interval) for key, scale in laid.items()}
        row = event_row(event, as_written(event, extraction))
        outside = [any(not 0 <= end[side] <= 1 for end in ends.values()) for side in (0, 1)]
        row["ends"] = ["open" if beyond else end for end, beyond in zip(row["ends"], outside, strict=True)]
        row["aside"] = why
        row["x"] = {key: [round(min(1.0, max(0.0, x)), _DIGITS) for x in end] for key, end in ends.items()}
        row["lane"] = {key: dict.fromkeys(CHART_WIDTHS) for key in laid}
        rows.append(row)
    return rows


def _lanes(places: Sequence[tuple[float, float]], labels: Sequence[float], wide: float) -> Sequence[int | None]:
    packed = pack([extent(start, end, wide, length) for (start, end), length in zip(places, labels, strict=True)], wide)
    return [place.lane for place in packed] if packed is not None else [None] * len(places)


def _publication_days(timeline: Timeline) -> dict[int, list[Document]]:
    """The documents that were published on each day, by the noon of that day, in order."""
    dated = [(instant(day.year, day.month, day.day, 12), document) for document in timeline.documents if (day := document.published)]
    by_day = groupby(sorted(dated, key=lambda pair: pair[0]), key=lambda pair: pair[0])
    return {moment: [document for _, document in pairs] for moment, pairs in by_day}


def _publication_label(moment: int, count: int) -> str:
    return "Published" if count == 1 else f"Published {wording.day(moment, brief=True)}"


def _publication(
    moment: int, documents: Sequence[Document], count: int, laid: Mapping[str, Scale], axes: Mapping[str, Sequence[Tick]]
) -> dict[str, Any]:
    return {
        "document": documents[0].id,
        "documents": [document.id for document in documents],
        "day": moment - DAY_MINUTES // 2,
        "label": _publication_label(moment, count),
        "words": published_words(documents[0]),
        "x": {key: round(scale.at(moment), _DIGITS) for key, scale in laid.items()},
        "rank": {key: next((tick.rank for tick in placed if tick.moment == moment), None) for key, placed in axes.items()},
    }


def _first(intervals: Iterable[Interval]) -> Interval | None:
    """The interval that begins first, of those that have a beginning."""
    return min((interval for interval in intervals if interval.start is not None), key=lambda interval: interval.start or 0, default=None)


def _starts(intervals: Iterable[Interval]) -> dict[int, str]:
    """Where intervals begin, in words; the first, the last and the middle ones come before those between them."""
    units = {interval.start: interval.start_granularity for interval in intervals if interval.start is not None}
    moments = sorted(units)
    # Counting in reversed bits halves the gaps again and again.
    bits = len(moments).bit_length()
    order = sorted(range(len(moments)), key=lambda i: int(f"{i:0{bits}b}"[::-1], 2))
    return {moments[i]: _instant_name(moments[i], units[moments[i]]) for i in order}


def _instant_name(moment: int, unit: Granularity) -> str:
    """An instant as precisely as something of this unit begins there: a week on a day, a quarter in a month, a decade in a year."""
    named = next(known for known in (Granularity.YEAR, Granularity.MONTH, Granularity.DAY, Granularity.MINUTE) if known <= unit)
    return wording.short(Interval.of(named, moment))


def _tick(tick: Tick) -> dict[str, Any]:
    return {"x": round(tick.x, _DIGITS), "label": tick.label, "rank": tick.rank}


def _categories(timeline: Timeline) -> list[dict[str, str]]:
    """The categories that occur, in the order of the table."""
    order = {entry.key: place for place, entry in enumerate(CATEGORIES)}
    told = [*timeline.events, *(event for event, _, _ in set_aside(timeline))]
    keys = sorted({event.category for event in told}, key=lambda key: (order.get(key, len(order)), key))
    return [{"key": entry.key, "label": entry.label, "light": entry.light, "dark": entry.dark} for entry in map(category, keys)]
