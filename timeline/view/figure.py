"""A timeline as a Plotly figure, for notebooks, PNG and SVG: the page's picture by the same scales, ticks, lanes and colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor, log2
from typing import Any, Literal

import plotly.graph_objects as go

from timeline.chrono import wording
from timeline.model import Timeline
from timeline.view.colours import THEMES, Theme
from timeline.view.lanes import GAP, LABEL_SIZE, LEAST, MOST_DENSE, Place, extent, pack, pack_many
from timeline.view.marks import Drawn, escaped, traces
from timeline.view.payload import axis, label, most_readable, scales_of, title
from timeline.view.scale import Scale
from timeline.view.ticks import REFERENCE_WIDTH, TICK_SIZE, Tick
from timeline.view.typography import width as text_width

__all__ = ["figure"]

ThemeName = Literal["light", "dark"]
_FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'
_MARGIN = {"l": 40, "r": 40, "t": 72, "b": 44}
# A line of the legend, and what an entry takes beside its words.
_LEGEND_LINE, _LEGEND_ENTRY = 20, 56
_TALLEST_ROW, _LOWEST_ROW, _DENSE_ROW = 38, 20, 14
# A chart is at most so many pixels high as long as its rows can be made lower.
_HEIGHT = 600
_CLUSTER = 28


def figure(timeline: Timeline, *, scale: str | None = None, theme: ThemeName = "light", width: int = 940) -> go.Figure:
    """The timeline as a figure ``width`` pixels wide.

    ``scale`` is ``"linear"``, ``"publication"`` or ``"even"``; without one, that on which this timeline is most readable. Events that find
    no lane are counted in clusters, so that however many there are, some 2,000 marks are drawn at most. Raises ``ValueError`` for a
    scale that this timeline does not have: *publication* needs a publication date.

    >>> figure(Timeline(())).layout.title.text
    'No articles'
    """
    laid = scales_of(timeline)
    key = scale or most_readable(timeline)
    if key not in laid:
        raise ValueError(f"the scale {key!r} is not one of {', '.join(laid)}")
    inner = width - _MARGIN["l"] - _MARGIN["r"]
    drawn, places, clustered = _placed(timeline, laid[key], inner)
    rows = max((mark.lane for mark in drawn), default=0) + 1
    row = min(_TALLEST_ROW, max(_LOWEST_ROW, _HEIGHT / rows)) if places else _DENSE_ROW
    colours = THEMES[theme]
    data = traces(drawn, colours, theme == "dark", row)
    if clustered:
        data.append(_clusters(clustered, rows, inner, colours))
    layout = _layout(timeline, axis(timeline, laid[key]), colours, inner)
    layout["annotations"] += _labels(drawn, places, row, inner)
    bottom = rows + (1 if clustered else 0) - 0.5
    layout["yaxis"] |= {"range": [bottom, -0.5]}
    top = _MARGIN["t"] + _legend_height(data, inner)
    layout |= {"width": width, "height": round((bottom + 0.5) * row) + top + _MARGIN["b"], "margin": {**_MARGIN, "t": top}}
    return go.Figure(data=data, layout=layout)


def _placed(timeline: Timeline, scale: Scale, inner: int) -> tuple[list[Drawn], list[Place] | None, list[float]]:
    """The events that have a lane, their labels' places if they have room, and the middles of those that have no lane."""
    events = timeline.events
    ends = [scale.ends(event.interval) for event in events]
    marks = [extent(a, b, inner, text_width(label(event.headline, inner), LABEL_SIZE)) for event, (a, b) in zip(events, ends, strict=True)]
    places = pack(marks, inner)
    lanes = pack_many((extent(a, b, inner) for a, b in ends), MOST_DENSE) if places is None else [place.lane for place in places]
    drawn = [
        Drawn(event, round(a, 6), round(b, 6), lane, (b - a) * inner < LEAST)
        for event, (a, b), lane in zip(events, ends, lanes, strict=True)
        if lane >= 0
    ]
    return drawn, places, [(a + b) / 2 for (a, b), lane in zip(ends, lanes, strict=True) if lane < 0]


def _labels(drawn: Sequence[Drawn], places: Sequence[Place] | None, row: float, inner: int) -> list[dict[str, Any]]:
    """The headlines beside their marks; above a bar that leaves room at neither side, where the rows are high enough."""
    found = []
    for mark, place in zip(drawn, places or (), strict=places is not None):
        reach = 6 if mark.point else 0
        side = place.side
        start, end = (mark.middle, mark.middle) if mark.point else (mark.start, mark.end)
        if side == "right":
            where = {"x": end, "xanchor": "left", "xshift": GAP + reach}
        elif side == "left":
            where = {"x": start, "xanchor": "right", "xshift": -GAP - reach}
        elif row >= _TALLEST_ROW:
            where = {"x": start, "xanchor": "left", "yshift": 14}
        else:
            continue
        text = escaped(label(mark.event.headline, inner))
        found.append({"y": mark.lane, "text": text, "showarrow": False, "font": {"size": LABEL_SIZE}, **where})
    return found


def _legend_height(data: Sequence[dict[str, Any]], inner: int) -> int:
    """How high the legend is: Plotly sets its entries in columns as wide as the longest."""
    names = [trace["name"] for trace in data if trace["showlegend"]]
    if not names:
        return 0
    columns = max(1, floor(inner / (max(text_width(name, LABEL_SIZE) for name in names) + _LEGEND_ENTRY)))
    return ceil(len(names) / columns) * _LEGEND_LINE


def _clusters(middles: Sequence[float], row: int, inner: int, theme: Theme) -> dict[str, Any]:
    """How many events each stretch of the axis holds beside those drawn, in a row of its own."""
    counts = Counter(floor(x * inner / _CLUSTER) for x in middles)
    bins = sorted(counts)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [round((place + 0.5) * _CLUSTER / inner, 6) for place in bins],
        "y": [row] * len(bins),
        "text": [f"{counts[place]}" for place in bins],
        "textfont": {"size": 9, "color": theme.card},
        "marker": {"symbol": "square", "size": _CLUSTER - 4, "color": theme.muted},
        "hovertemplate": "%{text} more<extra></extra>",
        "showlegend": False,
    }


def _layout(timeline: Timeline, ticks: Sequence[Tick], theme: Theme, inner: int) -> dict[str, Any]:
    rank = max(0, floor(2 * log2(max(inner, 1) / REFERENCE_WIDTH)))
    lines = [tick for tick in ticks if tick.label.startswith("Published")]
    shown = [tick for tick in ticks if tick.rank <= rank and tick not in lines]
    documents = {document.published for document in timeline.documents if document.published}
    told = f"Published {wording.day(lines[0].moment)}" if len(documents) == 1 and lines else ""
    return {
        # Without this, Plotly writes its default template into every figure.
        "template": {"data": {}, "layout": {}},
        "title": {
            "text": escaped(title(timeline)),
            "subtitle": {"text": told, "font": {"size": 13, "color": theme.muted}},
            "font": {"size": 16},
            "x": 0,
            "xref": "paper",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 16},
        },
        "font": {"family": _FONT, "size": LABEL_SIZE, "color": theme.ink},
        "paper_bgcolor": theme.card,
        "plot_bgcolor": theme.card,
        "hovermode": "closest",
        "dragmode": "pan",
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"color": theme.muted}, "itemclick": False},
        "xaxis": {
            "range": [0, 1],
            "tickvals": [round(tick.x, 6) for tick in shown],
            "ticktext": [escaped(tick.label) for tick in shown],
            "tickfont": {"size": TICK_SIZE, "color": theme.muted},
            "tickangle": 0,
            "gridcolor": theme.line,
            "zeroline": False,
        },
        "yaxis": {"visible": False, "fixedrange": True},
        "shapes": [
            {"type": "line", "x0": tick.x, "x1": tick.x, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": theme.accent, "width": 1.5}}
            for tick in lines
        ],
        "annotations": [
            {
                "x": tick.x,
                "y": 0,
                "yref": "paper",
                "yanchor": "top",
                "text": f"<b>{escaped(tick.label)}</b>",
                "showarrow": False,
                "font": {"size": TICK_SIZE, "color": theme.accent},
            }
            for tick in lines
            if tick.rank <= rank
        ],
    }
