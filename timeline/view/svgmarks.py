"""The marks of the SVG picture, one look each, as in the browser module (``assets/timeline/06-marks.js``): filled: asserted; outlined: a
report; dashed: planned; dotted: possible; struck through: denied; thin: context;
beads on a string: what comes round; a fading end: approximate; an arrow: open.

A mark takes its colour from the class of its category, whatever the theme.
"""

from __future__ import annotations

from timeline.chrono.interval import Qualifier
from timeline.model import Modality
from timeline.view.arrangement import Drawn
from timeline.view.beads import BEAD, SMALL, beads
from timeline.view.marks import look
from timeline.view.scale import Scale

__all__ = ["mark", "n", "swatch"]

_RADIUS = 6.0
_HEAD = 7.0
_ROUND = 4
# Of its height is left of a bar that tells context, and of a point.
_THIN, _SMALL = 1 / 3, 0.67
_DASHES = {"planned": ' stroke-dasharray="5 3"', "possible": ' stroke-dasharray="1.5 2.5"'}
_FILLED = ("solid", "context")


def mark(drawn: Drawn, place: int, scale: Scale, inner: float, y: float, height: float) -> str:
    """An event's bar or point with its middle at ``y``; ``place`` is that of its category, ``inner`` the plot's width in pixels."""
    kind = look(drawn.event)
    if kind == "recurrence":
        return f'<g class="tl-{place}">{_string(drawn, scale, inner, y, height)}</g>'
    shape = _point(drawn, kind, drawn.middle * inner, y, height) if drawn.point else _bar(drawn, kind, place, inner, y, height)
    return f'<g class="tl-{place}">{shape}</g>'


def swatch(kind: str, place: int | None) -> str:
    """The legend's small bar for a look, ``"approximate"`` or ``"open"``; in the colour of the category at ``place``, or neutral."""
    if kind == "approximate":
        inside = '<rect y="-4" width="16" height="8" rx="2" fill="url(#tl-key-fade)"/>'
    elif kind == "open":
        inside = '<path d="M0-3H9V-6L16 0L9 6V3H0Z" fill="currentColor"/>'
    elif kind == "recurrence":
        inside = '<path d="M0 0H16" stroke="currentColor" stroke-width="2"/>' + "".join(_disc(x, 0, 3, "") for x in (3, 13))
    elif kind == "context":
        inside = '<rect y="-1.5" width="16" height="3" rx="1.5" fill="currentColor"/>'
    elif kind in _FILLED:
        inside = '<rect y="-4" width="16" height="8" rx="2" fill="currentColor"/>'
    else:
        inside = _outline(1, -4, 14, 8, 2, kind) + (_struck(-2, 18, 0) if kind == "negated" else "")
    return f'<g class="tl-{"neutral" if place is None else place}">{inside}</g>'


def _point(drawn: Drawn, kind: str, x: float, y: float, height: float) -> str:
    radius = min(_RADIUS, height / 2)
    if kind not in _FILLED:
        drawn_outline = (
            f'<circle class="tl-ground" cx="{n(x)}" cy="{n(y)}" r="{n(radius - 1)}" stroke="currentColor" stroke-width="2"'
            f"{_DASHES.get(kind, '')}/>"
        )
        struck = f'<path d="M{n(x - radius)} {n(y + radius)}L{n(x + radius)} {n(y - radius)}" stroke="currentColor" stroke-width="2"/>'
        return drawn_outline + (struck if kind == "negated" else "")
    if kind == "context":
        radius *= _SMALL
    if drawn.event.interval.approximate:
        return _disc(x, y, radius, ' opacity="0.3"') + _disc(x, y, radius * (0.6 if kind == "context" else 0.5), "")
    return _disc(x, y, radius, "")


def _string(drawn: Drawn, scale: Scale, inner: float, y: float, height: float) -> str:
    """Beads on a string, hollow where the text does not say that it is so."""
    interval, asserted = drawn.event.interval, drawn.event.modality is Modality.ASSERTED
    start, end = drawn.start * inner, drawn.end * inner
    radius = SMALL if drawn.point else min(BEAD, height / 2)
    parts = []
    if not drawn.point:
        parts = [f'<path d="M{n(start)} {n(y)}H{n(end)}" stroke="currentColor" stroke-width="2"/>']
        parts += [_arrow(start, y, height, 1)] * (interval.start is None) + [_arrow(end, y, height, -1)] * (interval.end is None)
    for x in beads(drawn, scale, inner):
        hollow = (
            f'<circle class="tl-ground" cx="{n(x * inner)}" cy="{n(y)}" r="{n(radius - 0.75)}" stroke="currentColor" stroke-width="1.5"/>'
        )
        parts.append(_disc(x * inner, y, radius, "") if asserted else hollow)
    if drawn.event.modality is Modality.NEGATED:
        parts.append(_struck(start - 3, end + 3, y))
    return "".join(parts)


def _bar(drawn: Drawn, kind: str, place: int, inner: float, y: float, height: float) -> str:
    interval = drawn.event.interval
    start, end = drawn.start * inner, drawn.end * inner
    left, right = (start + _HEAD if interval.start is None else start), (end - _HEAD if interval.end is None else end)
    heads = (_arrow(start, y, height, 1) if interval.start is None else "") + (_arrow(end, y, height, -1) if interval.end is None else "")
    if kind not in _FILLED:
        struck = _struck(left - 3, right + 3, y) if kind == "negated" else ""
        return _outline(left + 1, y - height / 2 + 1, right - left - 2, height - 2, 3, kind) + struck + heads
    fades = [
        moment is not None and qualifier is not Qualifier.EXACT
        for moment, qualifier in ((interval.start, interval.start_qualifier), (interval.end, interval.end_qualifier))
    ]
    way = {(True, True): "both", (True, False): "start", (False, True): "end"}.get((fades[0], fades[1]))
    fill = "currentColor" if way is None else f"url(#tl-{place}-{way})"
    if kind == "context":
        height *= _THIN
    bar = f'<rect x="{n(left)}" y="{n(y - height / 2)}" width="{n(right - left)}" height="{n(height)}" rx="{_ROUND}" fill="{fill}"/>'
    return bar + heads


def _outline(x: float, y: float, width: float, height: float, rounded: float, kind: str) -> str:
    return (
        f'<rect class="tl-ground" x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" rx="{n(rounded)}" '
        f'stroke="currentColor" stroke-width="2"{_DASHES.get(kind, "")}/>'
    )


def _struck(x0: float, x1: float, y: float) -> str:
    return f'<path d="M{n(x0)} {n(y)}H{n(x1)}" stroke="currentColor" stroke-width="2"/>'


def _disc(x: float, y: float, radius: float, strength: str) -> str:
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="currentColor"{strength}/>'


def _arrow(tip: float, y: float, height: float, way: int) -> str:
    reach = height / 2 + 2
    return f'<path d="M{n(tip)} {n(y)}L{n(tip + way * _HEAD)} {n(y - reach)}V{n(y + reach)}Z" fill="currentColor"/>'


def n(number: float) -> str:
    """A number as a picture needs it, to a tenth of a pixel.

    >>> n(12.04), n(3)
    ('12', '3')
    """
    return f"{number:.1f}".removesuffix(".0")
