"""A timeline as an SVG picture of its whole range, drawn without a browser: the page's first view, what it prints, and a format of its own.

The same arrangement as the Plotly figure, the same looks as the browser module's. Nothing in it runs, and it asks for nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Literal

from timeline.chrono import wording
from timeline.chrono.granularity import Granularity, floor
from timeline.model import Timeline
from timeline.view.arrangement import TALL, Arrangement, Cluster, Drawn, arrange
from timeline.view.aside import usual
from timeline.view.colours import THEMES, category
from timeline.view.lanes import GAP, LABEL_SIZE, LEAST
from timeline.view.marks import look
from timeline.view.payload import title
from timeline.view.publications import names
from timeline.view.svgmarks import mark, n, swatch
from timeline.view.ticks import TICK_SIZE
from timeline.view.typography import shorten
from timeline.view.typography import width as text_width
from timeline.view.xmltext import legal

__all__ = ["svg"]

ThemeName = Literal["light", "dark", "auto"]

_SIDE = 28
_FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
_HEAD, _TITLE_SIZE, _TOLD_SIZE = 58, 16, 13
_LEGEND_LINE, _SWATCH, _BETWEEN = 22, 24, 16
_AXIS = 30
_LOOKS = {
    **{"report": "report", "planned": "planned", "possible": "possible", "negated": "denied", "context": "context"},
    "recurrence": "comes round",
}


def svg(timeline: Timeline, *, scale: str | None = None, theme: ThemeName = "light", width: int = 940, headed: bool = True) -> str:
    """The picture, ``width`` pixels wide.

    ``scale`` is ``"linear"``, ``"publication"`` or ``"even"``; without one, that on which this timeline is most readable. ``theme``
    ``"auto"`` follows the reader's colour scheme on screens. ``headed`` puts title and publication date above it. Raises ``ValueError``
    for a scale that this timeline does not have.

    >>> svg(Timeline(())).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    laid = arrange(timeline, width - 2 * _SIDE, scale)
    keys = list(dict.fromkeys(mark.event.category for mark in laid.drawn))
    legend, legend_height = _legend(laid, keys, width)
    top = (_HEAD if headed else 8) + legend_height
    bottom = top + laid.top(laid.rows) + bool(laid.clusters) * laid.row
    height = round(bottom) + _AXIS
    name = _text(title(timeline))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" class="tl">',
        f"<title>{name}</title>",
        f"<desc>{_text(_described(timeline))}</desc>",
        f"<style>{_style(keys, theme)}</style>",
        f"<defs>{''.join(_fades(laid.drawn, keys))}</defs>",
        f'<rect class="tl-card" width="{width}" height="{height}"/>',
        *(_head(timeline, laid, width) if headed else ()),
        f'<g transform="translate({_SIDE} {_HEAD if headed else 8})">{legend}</g>',
        f'<g transform="translate({_SIDE} {n(top)})">{_plot(laid, keys, bottom - top)}</g>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _head(timeline: Timeline, laid: Arrangement, width: int) -> Iterable[str]:
    told = shorten(title(timeline), _TITLE_SIZE, width - 2 * _SIDE)
    yield f'<text class="tl-title" x="{_SIDE}" y="28">{_text(told)}</text>'
    days = {document.published for document in timeline.documents if document.published}
    if len(days) == 1:
        yield f'<text class="tl-told" x="{_SIDE}" y="48">Published {_text(wording.day(laid.publications[0].moment))}</text>'


def _described(timeline: Timeline) -> str:
    events = usual(timeline).events
    if not events:
        return "A timeline without dated events."
    first, last = wording.words(events[0].interval), wording.words(events[-1].interval)
    return f"A timeline of {len(events):,} event{'s' if len(events) > 1 else ''}, from {first} to {last}."


def _plot(laid: Arrangement, keys: Sequence[str], height: float) -> str:
    """Grid, publications, marks, labels and axis, from the plot's upper left corner."""
    parts: list[str] = []
    published: list[tuple[float, float]] = []
    parts += [f'<path class="tl-published" d="M{n(line.x * laid.inner)} 0V{n(height)}"/>' for line in laid.publications]
    days = [(line.x * laid.inner, floor(line.moment, Granularity.DAY)) for line in laid.publications]
    for label, middle in names(days, laid.inner, _SIDE, lambda words: text_width(words, TICK_SIZE), single=len(days) == 1):
        half = text_width(label, TICK_SIZE) / 2
        published.append((middle - half, middle + half))
        parts.append(f'<text class="tl-published-name" x="{n(middle)}" y="{n(height + 18)}">{_text(label)}</text>')
    for tick in laid.ticks:
        x, half = tick.x * laid.inner, text_width(tick.label, TICK_SIZE) / 2
        if tick.rank <= laid.rank and all(x + half < start or x - half > end for start, end in published):
            parts.append(f'<path class="tl-grid" d="M{n(x)} 0V{n(height)}"/>')
            parts.append(f'<text class="tl-tick" x="{n(x)}" y="{n(height + 18)}">{_text(tick.label)}</text>')
    # Lines below everything that is told.
    parts.sort(key=lambda part: part.startswith("<text"))
    for drawn in laid.drawn:
        above = drawn.side == "none" and laid.top(drawn.lane + 1) - laid.top(drawn.lane) >= TALL
        # Below a label that stands above it, a bar moves down.
        y = laid.middle(drawn.lane) + (6 if above else 0)
        parts.append(mark(drawn, keys.index(drawn.event.category), laid.scale, laid.inner, y, min(LEAST, laid.row - 4)))
        parts += _label(drawn, laid, y, above)
    parts += [_cluster(cluster, laid) for cluster in laid.clusters]
    return "\n".join(parts)


def _label(drawn: Drawn, laid: Arrangement, y: float, over: bool) -> list[str]:
    start, end = drawn.start * laid.inner, drawn.end * laid.inner
    if drawn.point:
        start, end = drawn.middle * laid.inner - LEAST / 2, drawn.middle * laid.inner + LEAST / 2
    above = max(0.0, min(start, laid.inner - text_width(drawn.label, LABEL_SIZE)))
    match drawn.side:
        case "right":
            place = f'x="{n(end + GAP)}" y="{n(y + 4.5)}"'
        case "left":
            place = f'x="{n(start - GAP)}" y="{n(y + 4.5)}" text-anchor="end"'
        case "none" if over:
            place = f'x="{n(above)}" y="{n(y - 12)}"'
        case _:
            return []
    return [f'<text class="tl-label" {place}>{_text(drawn.label)}</text>']


def _cluster(cluster: Cluster, laid: Arrangement) -> str:
    x, y = cluster.x * laid.inner, laid.top(laid.rows) + 0.5 * laid.row
    count = str(cluster.count) if cluster.count < 1000 else "1k+"
    return (
        f'<rect class="tl-cluster" x="{n(x - 12)}" y="{n(y - laid.row / 2 + 1)}" width="24" height="{n(laid.row - 2)}" rx="5"/>'
        f'<text class="tl-count" x="{n(x)}" y="{n(y + 3.5)}">{count}</text>'
    )


def _legend(laid: Arrangement, keys: Sequence[str], width: int) -> tuple[str, int]:
    """The categories and looks that occur, in as many lines as they need; and how high that is."""
    events = [drawn.event for drawn in laid.drawn]
    looks = {look(event) for event in events}
    entries = [(swatch("solid", place), category(key).label) for place, key in enumerate(keys)]
    entries += [(swatch(kind, None), name) for kind, name in _LOOKS.items() if kind in looks]
    if any(event.interval.approximate for event in events):
        entries.append((swatch("approximate", None), "approximate"))
    if any(None in (event.interval.start, event.interval.end) for event in events):
        entries.append((swatch("open", None), "open end"))
    parts: list[str] = []
    x, line = 0.0, 0
    for drawn, name in entries:
        length = _SWATCH + text_width(name, LABEL_SIZE)
        if x and x + length > width - 2 * _SIDE:
            x, line = 0.0, line + 1
        place = f'transform="translate({n(x)} {line * _LEGEND_LINE + 8})"'
        parts.append(f'<g {place}>{drawn}<text class="tl-key" x="{_SWATCH}" y="4.5">{_text(name)}</text></g>')
        x += length + _BETWEEN
    return "".join(parts), (line + 1) * _LEGEND_LINE + 8 if entries else 0


def _fades(drawn: Iterable[Drawn], keys: Sequence[str]) -> Iterable[str]:
    """For each category with a bar that fades, the three ways to; and one for the legend."""
    faded = {keys.index(mark.event.category) for mark in drawn if mark.event.interval.approximate}
    stops = {"both": ((0, 0), (0.4, 1), (0.6, 1), (1, 0)), "start": ((0, 0), (0.5, 1)), "end": ((0.5, 1), (1, 0))}
    for place in sorted(faded):
        for way, marks in stops.items():
            inside = "".join(f'<stop offset="{at}" stop-color="currentColor" stop-opacity="{strength}"/>' for at, strength in marks)
            yield f'<linearGradient id="tl-{place}-{way}" class="tl-{place}">{inside}</linearGradient>'
    if faded:
        inside = '<stop offset="0" stop-color="currentColor" stop-opacity="0"/><stop offset="1" stop-color="currentColor"/>'
        yield f'<linearGradient id="tl-key-fade" class="tl-neutral">{inside}</linearGradient>'


def _style(keys: Sequence[str], theme: ThemeName) -> str:
    """One rule for each class; every rule stands under the picture's own class, for the page's style sheet is shared."""
    rules = [
        f".tl text{{font:{LABEL_SIZE}px {_FONT};white-space:pre}}",
        # No line runs through words.
        ".tl .tl-label{paint-order:stroke;stroke-width:5;stroke-linejoin:round}",
        f".tl .tl-title{{font-size:{_TITLE_SIZE}px;font-weight:700}}",
        f".tl .tl-told{{font-size:{_TOLD_SIZE}px}}",
        f".tl .tl-tick,.tl .tl-published-name{{font-size:{TICK_SIZE}px;text-anchor:middle}}",
        ".tl .tl-published-name{font-weight:700}",
        ".tl .tl-count{font-size:9px;text-anchor:middle}",
        ".tl .tl-grid{fill:none;stroke-width:1}",
        ".tl .tl-published{fill:none;stroke-width:1.5}",
        _colours(keys, "dark" if theme == "dark" else "light"),
    ]
    if theme == "auto":
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{_colours(keys, 'dark')}}}")
    return "".join(rules)


def _colours(keys: Sequence[str], name: Literal["light", "dark"]) -> str:
    theme = THEMES[name]
    rules = [
        f".tl .tl-card,.tl .tl-count,.tl .tl-ground{{fill:{theme.card}}}",
        f".tl .tl-title,.tl .tl-label{{fill:{theme.ink}}}",
        f".tl .tl-label{{stroke:{theme.card}}}",
        f".tl .tl-told,.tl .tl-key,.tl .tl-tick,.tl .tl-cluster{{fill:{theme.muted}}}",
        f".tl .tl-neutral{{color:{theme.muted}}}",
        f".tl .tl-grid{{stroke:{theme.line}}}",
        f".tl .tl-published{{stroke:{theme.accent}}}",
        f".tl .tl-published-name{{fill:{theme.accent}}}",
    ]
    rules += [f".tl .tl-{place}{{color:{getattr(category(key), name)}}}" for place, key in enumerate(keys)]
    return "".join(rules)


def _text(words: str) -> str:
    """Words as text of an XML document, in one line."""
    return html.escape(legal(" ".join(words.split())))
