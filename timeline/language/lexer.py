"""Text -> runs of tokens that a language's words know; everything between the runs is passed over once and never looked at again.

Linear: one regular expression finds tokens, one dictionary look-up each says whether the language knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Numbers are read whole ("1998-02-13", "3/10/99", "10:35", "1,000", "4th", "1990s"), dotted initials too ("p.m.", "B.C."); a blank line
# is a token of its own, for no expression runs across paragraphs. Words come first, and spaces are ruled out next, for speed: both are
# most of a text.
TOKEN = re.compile(
    r"[^\W\d_]{2,}"
    r"|(?! )(?:"
    r"(?:[A-Za-z]\.){2,}|[A-Za-z]\.[A-Za-z]\b"
    r"|[^\W\d_]"
    r"|\d{4}-\d{2}-\d{2}(?:T\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
    r"|\d{4}-W\d{2}(?:-\d)?(?![\w-])"
    r"|\d{1,4}(?P<sep>[/.])\d{1,2}(?P=sep)\d{2,4}(?![\d/])"
    r"|\d{1,2}-\d{1,2}-\d{4}(?![\d-])"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?(?:[ap]\.?m|h\b))"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d++(?:\.\d++)?(?:st|nd|rd|th|s)?(?![^\W\d_])"
    r"|\d+(?:\.\d+)?"
    r"|['’`‘]s\b"
    r"|\n[ \t\r]*\n"
    r"|--+|[^\w\s]"
    r")"
)

# A dash between spaces is another token than a hyphen: "two-year" is one length, "two - year" is not.
SPACED_DASH = " - "
_DASHES = {"-": "-", "–": "-", "—": SPACED_DASH, "--": SPACED_DASH, "‐": "-", "‑": "-", "−": "-"}
_QUOTES = {"’": "'", "‘": "'", "`": "'", "’s": "'s", "‘s": "'s", "`s": "'s"}

# Every way to write a sign, and the one by which rules call it.
SIGNS = {**_DASHES, **_QUOTES}

# No temporal expression is as long as this; a longer run of known words (hostile input) is cut, so that parsing stays linear.
LONGEST_RUN = 48
# Nor is a longer row of digits any date.
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive tokens that the language knows, with the span of each in the text."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def part(self, first: int, last: int) -> Run:
        """Its tokens from ``first`` to ``last`` (exclusive).

        >>> Run(("in", "May", "of"), (0, 3, 7), (2, 6, 9)).part(0, 2)
        Run(tokens=('in', 'May'), starts=(0, 3), ends=(2, 6))
        """
        return Run(self.tokens[first:last], self.starts[first:last], self.ends[first:last])


def runs(text: str, ranks: Mapping[str, int]) -> Iterator[Run]:
    """Every run of known tokens in ``text`` that holds a trigger.

    ``ranks`` gives 1 for a word that the language knows, 2 for a trigger; numbers are triggers, too.

    >>> [run.tokens for run in runs("We met in May 2015, twice.", {"May": 2, "in": 1})]
    [('in', 'May', '2015')]
    """
    rank_of = ranks.get
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    triggered = False
    for match in TOKEN.finditer(text):
        word = match[0]
        rank = rank_of(word)
        if rank is None:
            # Letters come after the digits, most marks before them.
            if word >= ":" or word < "0" or len(word) > _LONGEST_NUMBER:
                if triggered:
                    yield Run(tuple(tokens), tuple(starts), tuple(ends))
                    triggered = False
                if tokens:
                    tokens, starts, ends = [], [], []
                continue
            rank = 2
        if len(tokens) == LONGEST_RUN:
            if triggered:
                yield Run(tuple(tokens), tuple(starts), tuple(ends))
                triggered = False
            tokens, starts, ends = [], [], []
        start, end = match.span()
        if word in _DASHES and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
            word = SPACED_DASH
        tokens.append(SIGNS.get(word, word))
        starts.append(start)
        ends.append(end)
        if rank == 2:
            triggered = True
    if triggered:
        yield Run(tuple(tokens), tuple(starts), tuple(ends))
