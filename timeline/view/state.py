"""What a reader has in view, as the part of an address after "#": scale, range, groups, search, filters, selection.

``assets/timeline/02-state.js`` writes and reads the same; ``tests/vectors/state.json`` holds the two together. What an address does not
say is as it was at first, and whatever in it makes no sense is ignored: addresses are typed, cut off and made up.

>>> decode("#event=e3&scale=even&range=0.25,0.5&hide=kind%3Areport&find=harbour")
State(scale='even', range=(0.25, 0.5), selected='e3', query='harbour', hidden=('kind:report',))
>>> encode(State(scale="linear", hidden=("category:sport", "time:after")))
'scale=linear&hide=category:sport,time:after'
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from math import isfinite
from urllib.parse import parse_qsl, quote, unquote

__all__ = ["ASIDES", "FACETS", "GROUPS", "SCALES", "SORTS", "TABS", "State", "decode", "encode"]

SCALES = ("publication", "linear", "even")
ASIDES = ("again", "skipped")
FACETS = ("category", "kind", "modality", "time", "document")
GROUPS = ("none", "category", "document")
SORTS = ("when", "event", "written", "kind")
TABS = ("article", "undated")
_LONGEST_QUERY = 200
# What the browser's URLSearchParams leaves as it is, beside letters and digits, and what may stand in a fragment as it is.
_PARAMETER = "-_.*:, "
_LONGEST_DAY = 40


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """One view. ``None`` is what the timeline opens with: its most readable scale, no selection, its first article.

    ``range`` is what is in view of the axis (0–1); ``group`` is by what the events are grouped; ``since`` and ``until`` are the days, as
    they were typed, outside of which events are filtered out, and ``hidden`` the facets that are, as "facet:value", in alphabetical order.
    ``shown`` are the kinds of events that were brought back ("skipped": those of skipped stretches).
    """

    scale: str | None = None
    range: tuple[float, float] = (0.0, 1.0)
    group: str = "none"
    selected: str | None = None
    query: str = ""
    since: str = ""
    until: str = ""
    hidden: tuple[str, ...] = field(default=())
    shown: tuple[str, ...] = field(default=())
    sort: str = "when"
    descending: bool = False
    document: str | None = None
    tab: str = "article"

    def __repr__(self) -> str:
        told = (f"{item.name}={value!r}" for item in fields(self) if (value := getattr(self, item.name)) != item.default)
        return f"State({', '.join(told)})"


def encode(state: State) -> str:
    """The state as a fragment; fields that are as at first are left out.

    >>> encode(State())
    ''
    """
    low, high = state.range
    told = {
        "event": state.selected,
        "scale": state.scale,
        "range": ",".join(map(_number, state.range)) if low > 0 or high < 1 else None,
        "group": state.group if state.group != "none" else None,
        "find": state.query or None,
        "since": state.since or None,
        "until": state.until or None,
        "hide": ",".join(key.replace("%", "%25").replace(",", "%2C") for key in state.hidden) or None,
        "show": ",".join(state.shown) or None,
        "sort": ("-" if state.descending else "") + state.sort if state.descending or state.sort != "when" else None,
        "article": state.document,
        "tab": state.tab if state.tab != "article" else None,
    }
    return "&".join(f"{name}={_quoted(value, _PARAMETER).replace(' ', '+')}" for name, value in told.items() if value is not None)


def decode(text: str) -> State:
    """The state that a fragment tells, with or without its "#". Never raises.

    >>> decode("scale=circular&range=7&tab=") == State()
    True
    """
    told: dict[str, str] = {}
    for name, value in parse_qsl(text.removeprefix("#"), keep_blank_values=True, errors="replace"):
        told.setdefault(name, value)
    sort = told.get("sort", "")
    hidden = {unquote(entry, errors="replace") for entry in told.get("hide", "").split(",")}
    return State(
        scale=_one_of(SCALES, told.get("scale")),
        range=_range(told.get("range", "")),
        group=_one_of(GROUPS, told.get("group")) or "none",
        selected=told.get("event"),
        query=told.get("find", "")[:_LONGEST_QUERY],
        since=told.get("since", "").strip()[:_LONGEST_DAY],
        until=told.get("until", "").strip()[:_LONGEST_DAY],
        hidden=tuple(sorted(key for key in hidden if key.split(":", 1)[0] in FACETS)),
        shown=tuple(aside for aside in ASIDES if aside in told.get("show", "").split(",")),
        sort=_one_of(SORTS, sort.removeprefix("-")) or "when",
        descending=sort.startswith("-"),
        document=told.get("article"),
        tab=_one_of(TABS, told.get("tab")) or "article",
    )


def _range(text: str) -> tuple[float, float]:
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError:
        return 0.0, 1.0
    if not (isfinite(low) and isfinite(high)):
        return 0.0, 1.0
    low, high = max(0.0, low), min(1.0, high)
    return (low, high) if low < high else (0.0, 1.0)


def _number(value: float) -> str:
    """A number as JavaScript writes ``Number(value.toPrecision(7))``.

    >>> [_number(value) for value in (0.0, 1.0, 1 / 3, 0.00001, 2.5e-7)]
    ['0', '1', '0.3333333', '0.00001', '2.5e-7']
    """
    number = float(f"{value:.7g}")
    if number == int(number):
        return str(int(number))
    if abs(number) >= 1e-6:
        return format(Decimal(repr(number)), "f")
    mantissa, exponent = repr(number).split("e")
    return f"{mantissa}e{int(exponent)}"


def _quoted(text: str, safe: str) -> str:
    # Python never quotes "~", which URLSearchParams does.
    return quote(text, safe=safe, errors="replace").replace("~", "~" if "~" in safe else "%7E")


def _one_of(allowed: tuple[str, ...], value: str | None) -> str | None:
    return value if value in allowed else None
