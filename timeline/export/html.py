"""The static page: one file with timeline, article and table that opens from disk, asks no other machine for anything, and without
JavaScript still shows its title, a picture of the timeline and every event with its source.

It is there at once: the picture and the tables stand in the page itself, the browser module takes their place as soon as it has run, and
draws by itself until Plotly, by far the largest piece and therefore the last in the file, is unpacked.

Its content security policy allows exactly the scripts that are written into it, by their hashes, and Plotly's bundle as it is after
unpacking. An article's words stand in it twice: as JSON in a block that no browser runs, and escaped in the plain table.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode, b85encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from timeline.export import plain
from timeline.model import Timeline
from timeline.resources import joined
from timeline.view.payload import payload
from timeline.view.state import decode, encode
from timeline.view.svg import svg

__all__ = ["BUNDLE", "PlotlyJs", "embedded", "page", "policy", "write"]

PlotlyJs = Literal["inline", "directory"]
"""Where a page has Plotly's bundle: in itself, or beside it for all pages of a folder."""

BUNDLE = "plotly.min.js"

# Within JSON these occur in strings only, where an escape means the same.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="{icon}">
<style>
{style}
</style>
</head>
<body>
<div id="timeline">
{body}
</div>
<script type="application/json" id="payload">{data}</script>
{scripts}
{plotly}
</body>
</html>
"""
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' "
    "fill='%230b66c3'/%3E%3Cpath d='M3 5h6M5 8h8M4 11h4' stroke='%23fff' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E"
)


def page(timeline: Timeline, plotlyjs: PlotlyJs = "inline", *, title: str = "", view: str = "") -> str:
    """The page of a timeline. Plotly's bundle stands in it, compressed (``"inline"``), or is loaded from beside it (``"directory"``).

    ``title`` is what it is called instead of its article's title or the number of its articles. ``view`` is what it opens with, as
    :mod:`timeline.view.state` spells it: scale, range, filters, selection.

    >>> page(Timeline(())).startswith("<!DOCTYPE html>")
    True
    """
    told, state = payload(timeline), decode(view)
    told = {**told, "title": " ".join(title.split()) or told["title"], "view": encode(state)}
    scripts = (joined("timeline/*.js"), joined("page.js"))
    if plotlyjs == "inline":
        packed, hashed = _packed_plotly()
        plotly, allowed = f'<script type="text/plain" id="plotly">{packed}</script>', hashed
    else:
        plotly, allowed = f'<script id="plotly" src="{BUNDLE}" defer></script>', "self"
    return _PAGE.format(
        policy=policy([*map(_hash, scripts), allowed]),
        title=plain.text(told["title"]),
        icon=_ICON,
        style=joined("timeline.css") + joined("page.css"),
        body=plain.body(told, svg(timeline, scale=state.scale if state.scale in told["scales"] else None, theme="auto", headed=False)),
        data=embedded(told),
        plotly=plotly,
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def write(timeline: Timeline, path: str | Path, plotlyjs: PlotlyJs = "inline", *, title: str = "") -> None:
    """Write the page of a timeline to ``path``, in UTF-8, under its own title or this one; with ``plotlyjs="directory"`` also Plotly's
    bundle, beside it, for all the pages of a folder. What UTF-8 cannot say, half a surrogate pair, becomes a question mark.

    Raises ``OSError`` when a file cannot be written.
    """
    if plotlyjs == "directory":
        Path(path).with_name(BUNDLE).write_text(_plotly(), encoding="utf-8")
    Path(path).write_bytes(page(timeline, plotlyjs, title=title).encode("utf-8", errors="replace"))


def embedded(told: dict[str, Any]) -> str:
    """JSON that may stand between two script tags: nothing in it can end the block or begin a comment.

    >>> print(embedded({"text": "</script>"}))
    {"text":"\\u003c/script\\u003e"}
    """
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def policy(sources: list[str]) -> str:
    """The content security policy of a page with these sources of scripts, hashes or ``self``. Plotly sets styles on its elements.

    >>> policy(["sha256-x"])
    "default-src 'none'; script-src 'sha256-x'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    """
    allowed = " ".join(f"'{source}'" for source in sources)
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(script: str) -> str:
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()


@lru_cache(maxsize=1)
def _packed_plotly() -> tuple[str, str]:
    """Plotly's bundle compressed, in base 85, and the hash of what it is unpacked.

    Base 85 (as in RFC 1924) is shorter than base 64 by a sixteenth; with a comma for its "<", no tag and no comment can begin in it.
    """
    source = _plotly()
    # No time of day in the header: the same timeline gives the same file.
    return b85encode(gzip.compress(source.encode(), mtime=0)).decode().replace("<", ","), _hash(source)


def _plotly() -> str:
    """Plotly's bundle from the installed package."""
    from plotly.offline import get_plotlyjs

    source: str = get_plotlyjs()
    return source
