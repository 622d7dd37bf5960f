"""Text in XML documents: what these cannot hold is replaced, and the rest escaped by whoever writes it."""

from __future__ import annotations

import re

__all__ = ["ILLEGAL", "legal"]

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (*Char* of its grammar), and half a surrogate pair."""


def legal(text: str) -> str:
    """``text`` with U+FFFD in the place of each character that XML cannot hold.

    >>> legal("bell\\x07") == "bell\\ufffd"
    True
    """
    return ILLEGAL.sub("\ufffd", text)
