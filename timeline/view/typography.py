"""How wide text will be when it is drawn, estimated without a browser.

The widths are those of DejaVu Sans Bold, the widest of the faces that ``system-ui`` commonly stands for, so that a label set in any
of them, or made bold because it is selected, stays within its estimate.

>>> width("Sunday", 10) > width("sun", 10) > 0
True
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["shorten", "width"]

# Hundredths of the type size, and the characters that are so wide.
_WIDTHS = {
    31: "'",
    34: "ijl",
    35: " ",
    37: "/IJ\\|",
    38: ",.’‘",
    40: ":;",
    42: "-",
    44: "f",
    46: "!()[]",
    49: "tr",
    50: "_`–",
    52: '"*',
    60: "?zcs",
    65: "Lvxy",
    68: "akEFTe",
    70: "o$0123456789“”",
    73: "hnu{}SYbdgpqCPZ",
    77: "BAKRVX",
    83: "UGD",
    85: "#+<=>HN^~OQ−",
    92: "&w",
    100: "%@M…—",
    110: "mW",
}
_EM = {character: hundredths / 100 for hundredths, characters in _WIDTHS.items() for character in characters}
# Letters of other alphabets, accented ones among them, are seldom wider than this.
_OTHER = 0.78
_FULL = 1.05


def width(text: str, size: float) -> float:
    """How many pixels wide ``text`` is at most, set in ``size`` pixels.

    >>> width("", 12.0), round(width("2016", 10), 1), round(width("日本", 10), 1)
    (0.0, 28.0, 21.0)
    """
    return size * sum(map(_em, text))


def shorten(text: str, size: float, limit: float) -> str:
    """``text`` on one line and within ``limit`` pixels, cut between words where that loses little, with an ellipsis for what is lost.

    >>> shorten("A deal on fishing rights was struck", 12, 200)
    'A deal on fishing rights…'
    >>> shorten(" Snow \\n fell ", 12, 200)
    'Snow fell'
    """
    line = " ".join(text.split())
    if width(line, size) <= limit:
        return line
    room, end = limit - width("…", size), 0
    while end < len(line) and (room := room - size * _em(line[end])) >= 0:
        end += 1
    space = line.rfind(" ", 0, end + 1)
    return line[: space if space > end * 2 // 3 else end].rstrip(" ,;:–-") + "…"


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    known = _EM.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F") or unicodedata.category(character) == "So":
        return _FULL
    return _OTHER
