"""The marks of a chart as Plotly traces (plain mappings): a bar as long as its interval, or a point where that would be too short to see.

Filled: asserted; outlined: a report; dashed: planned, dotted: possible, crossed: denied; thin: context; beads on a string: what comes
round, a bead a turn; a fading end: approximate; an arrow: open. Everything is in numbers of the axes, x from 0 to 1 and y lanes downwards,
so marks stay in place when somebody zooms.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.chrono import rhythm
from timeline.chrono.interval import Qualifier
from timeline.model import Event, EventKind, Modality
from timeline.view.arrangement import Drawn
from timeline.view.beads import BEAD, beads
from timeline.view.colours import Theme, category
from timeline.view.lanes import LEAST
from timeline.view.scale import Scale

__all__ = ["escaped", "look", "traces"]

_THICK = 12
_DASHES = {"planned": "5px,3px", "possible": "1.5px,2.5px"}
# Points are no longer than their outline, so their shape alone tells what bars tell by dashes.
_SYMBOLS = {"report": "circle-open", "planned": "diamond-open", "possible": "diamond-open-dot", "negated": "circle-x-open"}
_OUTLINED = {"report": "report", "planned": "planned", "possible": "possible", "negated": "denied"}
_THIN = 1 / 3
_FADE = 0.4
# Of a bar's height is left of the string of what comes round; a figure is about so many pixels wide.
_STRING, _WIDE = 1 / 6, 860


def look(event: Event) -> str:
    """How an event looks beside its colour: ``"solid"``, ``"report"``, ``"context"``, ``"recurrence"``, ``"planned"``, ``"possible"`` or
    ``"negated"``. What comes round never looks like one thing that happened, however sure it is.
    """
    if event.kind is EventKind.RECURRENCE:
        return event.kind.value
    if event.modality is not Modality.ASSERTED:
        return event.modality.value
    return "solid" if event.kind is EventKind.EVENT else event.kind.value


def escaped(words: str) -> str:
    """Words as Plotly's texts take them, which read a few tags and entities.

    >>> escaped("<b>1 & 2</b>")
    '&lt;b&gt;1 &amp; 2&lt;/b&gt;'
    """
    return html.escape(words, quote=False)


def traces(drawn: Sequence[Drawn], scale: Scale, theme: Theme, dark: bool, row: float) -> list[dict[str, Any]]:
    """The traces of a chart whose lanes are ``row`` pixels high: bars, their arrows, points, what pointing at them says, and the legend.

    The legend tells the categories, and of the looks those that occur.
    """
    halves = {"context": _THICK / 2 / row * _THIN}
    groups: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for mark in drawn:
        groups[mark.event.category, look(mark.event)].append(mark)
    found: list[dict[str, Any]] = []
    for (key, kind), marks in groups.items():
        colour = category(key).dark if dark else category(key).light
        half = halves.get(kind, _THICK / 2 / row)
        if kind == "recurrence":
            found += _strings(marks, scale, theme, colour, row)
            continue
        bars = [mark for mark in marks if not mark.point]
        faded = [mark for mark in bars if mark.event.interval.approximate and kind in ("solid", "context")]
        plain = [mark for mark in bars if mark not in faded]
        if plain:
            found.append(_bars(plain, kind, colour, theme, half))
        found += [_fading(mark, colour, half) for mark in faded]
        found += _arrows(bars, colour)
        if points := [mark for mark in marks if mark.point]:
            found += _points(points, kind, colour)
    return [*found, _hovering(drawn, theme), *_legend(drawn, theme, dark)]


def _bars(marks: Iterable[Drawn], kind: str, colour: str, theme: Theme, half: float) -> dict[str, Any]:
    """Bars of one look and colour as one shape with gaps."""
    x: list[float | None] = []
    y: list[float | None] = []
    for mark in marks:
        x += [mark.start, mark.end, mark.end, mark.start, mark.start, None]
        y += [*([mark.lane - half] * 2), *([mark.lane + half] * 2), mark.lane - half, None]
    outlined = kind not in ("solid", "context")
    line = {"color": colour, "width": 2 if outlined else 0, "dash": _DASHES.get(kind, "solid")}
    return _shape(x, y, theme.card if outlined else colour, line)


def _fading(mark: Drawn, colour: str, half: float) -> dict[str, Any]:
    """One bar that goes out towards its approximate ends."""
    first, last = (
        qualifier is not Qualifier.EXACT for qualifier in (mark.event.interval.start_qualifier, mark.event.interval.end_qualifier)
    )
    clear = _transparent(colour)
    scale = [(0.0, clear if first else colour), (_FADE, colour), (1 - _FADE, colour), (1.0, clear if last else colour)]
    x = [mark.start, mark.end, mark.end, mark.start, mark.start]
    y = [*([mark.lane - half] * 2), *([mark.lane + half] * 2), mark.lane - half]
    trace = _shape(x, y, None, {"width": 0})
    return {**trace, "fillgradient": {"type": "horizontal", "colorscale": [list(stop) for stop in scale]}}


def _shape(x: Sequence[float | None], y: Sequence[float | None], fill: str | None, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "line": line,
        "hoverinfo": "skip",
        "showlegend": False,
        **({"fillcolor": fill} if fill else {}),
    }


def _arrows(bars: Sequence[Drawn], colour: str) -> list[dict[str, Any]]:
    """Heads where a bar goes on without an end."""
    found = []
    for symbol, x in (
        ("triangle-left", [(mark.start, mark.lane) for mark in bars if mark.event.interval.start is None]),
        ("triangle-right", [(mark.end, mark.lane) for mark in bars if mark.event.interval.end is None]),
    ):
        if x:
            marker = {"symbol": symbol, "size": 16, "color": colour}
            found.append(_markers([a for a, _ in x], [lane for _, lane in x], marker))
    return found


def _points(marks: Sequence[Drawn], kind: str, colour: str) -> list[dict[str, Any]]:
    """Points of one look and colour; one that is approximate is a pale disc with a core."""
    outlined = kind in _SYMBOLS
    faded = [mark for mark in marks if mark.event.interval.approximate and not outlined]
    sharp = [mark for mark in marks if mark not in faded]
    size = LEAST * 0.67 if kind == "context" else LEAST
    line = {"width": 2 if outlined else 0, "color": colour}
    styles = (
        (sharp, {"symbol": _SYMBOLS.get(kind, "circle"), "size": size, "line": line}),
        (faded, {"symbol": "circle", "size": size, "opacity": 0.3}),
        (faded, {"symbol": "circle", "size": size / 2}),
    )
    return [
        _markers([mark.middle for mark in some], [mark.lane for mark in some], {"color": colour, **style}) for some, style in styles if some
    ]


def _strings(marks: Sequence[Drawn], scale: Scale, theme: Theme, colour: str, row: float) -> list[dict[str, Any]]:
    """What comes round as beads on strings; hollow beads where the text does not say that it is so."""
    strings = _bars([mark for mark in marks if not mark.point], "context", colour, theme, _THICK / 2 / row * _STRING)
    found = [strings] if strings["x"] else []
    for hollow in (False, True):
        told = [mark for mark in marks if (mark.event.modality is not Modality.ASSERTED) is hollow]
        places = [(x, mark.lane) for mark in told for x in beads(mark, scale, _WIDE)]
        if places:
            line = {"width": 2 if hollow else 0, "color": colour}
            marker = {"symbol": "circle", "size": 2 * BEAD, "color": theme.card if hollow else colour, "line": line}
            found.append(_markers([x for x, _ in places], [lane for _, lane in places], marker))
    return found + _arrows([mark for mark in marks if not mark.point], colour)


def _hovering(drawn: Sequence[Drawn], theme: Theme) -> dict[str, Any]:
    """Invisible markers that say an event's words when somebody points at it."""
    trace = _markers([mark.middle for mark in drawn], [mark.lane for mark in drawn], {"size": 16, "color": theme.accent, "opacity": 0})
    words = [
        [escaped(mark.event.headline), escaped(rhythm.when(mark.event.recurrence, mark.event.interval)), escaped(_wrapped(mark.event.why))]
        for mark in drawn
    ]
    template = "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"
    return {**trace, "hoverinfo": "text", "customdata": words, "hovertemplate": template}


def _wrapped(words: str) -> str:
    return words if len(words) <= 120 else words[:119].rstrip() + "…"


def _markers(x: Sequence[float], y: Sequence[float], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _legend(drawn: Sequence[Drawn], theme: Theme, dark: bool) -> list[dict[str, Any]]:
    """Entries without marks of their own: the categories, then the looks and ends that occur."""
    events = [mark.event for mark in drawn]
    looks = {look(event) for event in events}
    entries: list[tuple[str, dict[str, Any]]] = [
        (category(key).label, {"symbol": "square", "color": category(key).dark if dark else category(key).light})
        for key in dict.fromkeys(event.category for event in events)
    ]
    entries += [(name, {"symbol": _SYMBOLS[kind], "color": theme.muted}) for kind, name in _OUTLINED.items() if kind in looks]
    if "recurrence" in looks:
        entries.append(("comes round", {"symbol": "hourglass", "angle": 90, "color": theme.muted, "size": 9}))
    if "context" in looks:
        entries.append(("context", {"symbol": "line-ew", "color": theme.muted, "line": {"width": 3, "color": theme.muted}}))
    if any(event.interval.approximate for event in events):
        gradient = {"type": "horizontal", "color": theme.card}
        entries.append(("approximate", {"symbol": "square", "color": theme.muted, "gradient": gradient}))
    if any(None in (event.interval.start, event.interval.end) for event in events):
        entries.append(("open end", {"symbol": "triangle-right", "color": theme.muted}))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": escaped(name),
            "marker": {"size": 11, **marker},
            "hoverinfo": "skip",
            "showlegend": True,
        }
        for name, marker in entries
    ]


def _transparent(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0)"
