"""A timeline as a Plotly figure, for notebooks, PNG and SVG: the page's picture by the same scales, ticks, lanes and colours."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any, Literal

import plotly.graph_objects as go

from timeline.chrono import wording
from timeline.model import Timeline
from timeline.view.arrangement import TALL, Arrangement, arrange
from timeline.view.colours import THEMES, Theme
from timeline.view.lanes import GAP, LABEL_SIZE
from timeline.view.marks import escaped, traces
from timeline.view.payload import title
from timeline.view.ticks import TICK_SIZE
from timeline.view.typography import width as text_width

__all__ = ["figure"]

ThemeName = Literal["light", "dark"]
_FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'
_MARGIN = {"l": 40, "r": 40, "t": 72, "b": 44}
# A line of the legend, and what an entry takes beside its words.
_LEGEND_LINE, _LEGEND_ENTRY = 20, 56


def figure(timeline: Timeline, *, scale: str | None = None, theme: ThemeName = "light", width: int = 940) -> go.Figure:
    """The timeline as a figure ``width`` pixels wide.

    ``scale`` is ``"linear"``, ``"publication"`` or ``"even"``; without one, that on which this timeline is most readable. Events that find
    no lane are counted in clusters, so that however many there are, some 2,000 marks are drawn at most. Raises ``ValueError`` for a
    scale that this timeline does not have: *publication* needs a publication date.

    >>> figure(Timeline(())).layout.title.text
    'No articles'
    """
    laid = arrange(timeline, width - _MARGIN["l"] - _MARGIN["r"], scale)
    colours = THEMES[theme]
    data = traces(laid.drawn, laid.scale, colours, theme == "dark", laid.row)
    if laid.clusters:
        data.append(_clusters(laid, colours))
    layout = _layout(timeline, laid, colours)
    layout["annotations"] += _labels(laid)
    bottom = laid.rows + (1 if laid.clusters else 0) - 0.5
    layout["yaxis"] |= {"range": [bottom, -0.5]}
    top = _MARGIN["t"] + _legend_height(data, laid.inner)
    layout |= {"width": width, "height": round((bottom + 0.5) * laid.row) + top + _MARGIN["b"], "margin": {**_MARGIN, "t": top}}
    return go.Figure(data=data, layout=layout)


def _labels(laid: Arrangement) -> list[dict[str, Any]]:
    """The headlines beside their marks; above a bar that leaves room at neither side, where the rows are high enough."""
    found = []
    for mark in laid.drawn:
        reach = 6 if mark.point else 0
        start, end = (mark.middle, mark.middle) if mark.point else (mark.start, mark.end)
        if mark.side == "right":
            where = {"x": end, "xanchor": "left", "xshift": GAP + reach}
        elif mark.side == "left":
            where = {"x": start, "xanchor": "right", "xshift": -GAP - reach}
        elif mark.side == "none" and laid.row >= TALL:
            where = {"x": start, "xanchor": "left", "yshift": 14}
        else:
            continue
        text = escaped(mark.label)
        found.append({"y": mark.lane, "text": text, "showarrow": False, "font": {"size": LABEL_SIZE}, **where})
    return found


def _legend_height(data: Sequence[dict[str, Any]], inner: int) -> int:
    """How high the legend is: Plotly sets its entries in columns as wide as the longest."""
    names = [trace["name"] for trace in data if trace["showlegend"]]
    if not names:
        return 0
    columns = max(1, floor(inner / (max(text_width(name, LABEL_SIZE) for name in names) + _LEGEND_ENTRY)))
    return ceil(len(names) / columns) * _LEGEND_LINE


def _clusters(laid: Arrangement, theme: Theme) -> dict[str, Any]:
    """How many events each stretch of the axis holds beside those drawn, in a row of its own."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [cluster.x for cluster in laid.clusters],
        "y": [laid.rows] * len(laid.clusters),
        "text": [f"{cluster.count}" for cluster in laid.clusters],
        "textfont": {"size": 9, "color": theme.card},
        "marker": {"symbol": "square", "size": 24, "color": theme.muted},
        "hovertemplate": "%{text} more<extra></extra>",
        "showlegend": False,
    }


def _layout(timeline: Timeline, laid: Arrangement, theme: Theme) -> dict[str, Any]:
    rank, lines = laid.rank, laid.publications
    shown = [tick for tick in laid.ticks if tick.rank <= rank]
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
