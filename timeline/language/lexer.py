"""Text -> runs of tokens that a language's words know; everything between the runs is passed over once and never looked at again.

Linear: one regular expression finds tokens, one dictionary look-up each says whether the language knows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Numbers are read whole ("1998-02-13", "3/10/99", "10:35", "1,000", "4th", "1990s"), dotted initials too ("p.m.", "B.C."); a blank line
# is a token of its own, for no expression runs across paragraphs.
TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
    r"|\d{1,4}(?P<sep>[/.])\d{1,2}(?P=sep)\d{2,4}(?![\d/])"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?[ap]\.?m)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:st|nd|rd|th|s)?(?![^\W\d_])"
    r"|\d+(?:\.\d+)?"
    r"|(?:[A-Za-z]\.){2,}|[A-Za-z]\.[A-Za-z]\b"
    r"|[^\W\d_]+"
    r"|['’`‘]s\b"
    r"|\n[ \t\r]*\n"
    r"|--+|[^\w\s]"
)

# A dash between spaces is another token than a hyphen: "two-year" is one length, "two - year" is not.
SPACED_DASH = " - "
_DASHES = {"-": "-", "–": "-", "—": SPACED_DASH, "--": SPACED_DASH, "‐": "-", "‑": "-", "−": "-"}
_QUOTES = {"’": "'", "‘": "'", "`": "'", "’s": "'s", "‘s": "'s", "`s": "'s"}

# Every way to write a sign, and the one by which rules call it.
SIGNS = {**_DASHES, **_QUOTES}

# No temporal expression is as long as this; a longer run of known words (hostile input) is cut, so that parsing stays linear.
LONGEST_RUN = 48


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive tokens that the language knows, with the span of each in the text."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def runs(text: str, known: Callable[[str], int]) -> Iterator[Run]:
    """Every run of known tokens in ``text`` that holds a trigger.

    ``known`` gives 0 for a word that the language does not know, 1 for one it knows, 2 for a trigger.

    >>> [run.tokens for run in runs("We met in May 2015, twice.", lambda word: 2 if word in ("May", "2015") else int(word == "in"))]
    [('in', 'May', '2015')]
    """
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    triggered = False
    for match in TOKEN.finditer(text):
        word = match.group()
        rank = known(word)
        if rank == 0 or len(tokens) == LONGEST_RUN:
            if triggered:
                yield Run(tuple(tokens), tuple(starts), tuple(ends))
            if tokens:
                tokens, starts, ends = [], [], []
            triggered = False
            if rank == 0:
                continue
        start, end = match.span()
        if word in _DASHES and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
            word = SPACED_DASH
        tokens.append(SIGNS.get(word, word))
        starts.append(start)
        ends.append(end)
        triggered = triggered or rank == 2
    if triggered:
        yield Run(tuple(tokens), tuple(starts), tuple(ends))
