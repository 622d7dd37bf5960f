"""Sentences and clauses of languages whose grammar is not known here: where they end, and whether their words look ahead or back.

>>> from timeline.language.load import language
>>> cues = language("de").cues
>>> text = "Am 3. Oktober, z. B. in Bonn, wurde gefeiert. Der Rat wird am Sonntag tagen."
>>> [text[start:end] for start, end in plain_sentences(text, cues)]
['Am 3. Oktober, z. B. in Bonn, wurde gefeiert.', 'Der Rat wird am Sonntag tagen.']
>>> plain_clause(text, 65, 72, cues).tense.value
'future'
"""

from __future__ import annotations

import re

from timeline.clauses import Clause
from timeline.clauses.spans import Spans
from timeline.language.cues import Cues
from timeline.model import Modality, Tense

# A sentence is never taken for longer than this on either side of an expression, so that text without full stops stays linear.
_WINDOW = 400
_MARK = re.compile(r"(?P<mark>[.!?…]+|[。！？]|[؟۔])(?P<after>[\"'”’»“)\]]*)(?:(?=\s)|(?<=[。！？])|$)|(?P<line>\s*\n\s*)")
_WORD_BEFORE = re.compile(r"[^\s(\"'“„«‘\[—–]*$")
# A comma, colon or dash between clauses; a cue further off than that belongs to another clause.
_SEAM = re.compile(r"[,;:]\s|\s[–—-]\s")


def plain_sentences(text: str, cues: Cues) -> Spans:
    """The spans of all sentences, without the white space around them."""
    spans = Spans()
    start = 0
    for mark in _MARK.finditer(text):
        if mark["line"] is None and not _ends(text, mark, cues):
            continue
        end = mark.start() if mark["line"] is not None else mark.end()
        spans.add(text, start, end)
        start = end
    spans.add(text, start, len(text))
    return spans


def plain_clause(text: str, start: int, end: int, cues: Cues) -> Clause:
    """The sentence around ``text[start:end]``; its tense is that of the nearest word that tells one, in the expression's own clause
    before others.

    Without such a word there is no verb: ``verb_start`` is ``None``.
    """
    low, high = _around(text, start, end, cues)
    near: tuple[tuple[int, int], Tense, re.Match[str]] | None = None
    for pattern, tense in ((cues.future, Tense.FUTURE), (cues.past, Tense.PAST)):
        for found in pattern.finditer(text, low, high):
            gap = (found.end(), start) if found.end() <= start else (end, found.start())
            distance = sum(1 for _ in _SEAM.finditer(text, *gap)), gap[1] - gap[0]
            if gap[0] <= gap[1] and (near is None or distance < near[0]):
                near = distance, tense, found
    if near is None:
        return Clause(low, high, low, high, None, None, Tense.PRESENT, True, Modality.ASSERTED, "")
    _, tense, found = near
    modality = Modality.PLANNED if tense is Tense.FUTURE else Modality.ASSERTED
    return Clause(low, high, low, high, found.start(), found.end(), tense, False, modality, found.group())


def _around(text: str, start: int, end: int, cues: Cues) -> tuple[int, int]:
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    first, last = low, high
    for mark in _MARK.finditer(text, low, start):
        if mark["line"] is not None or _ends(text, mark, cues):
            first = mark.end()
    for mark in _MARK.finditer(text, end, high):
        if mark["line"] is not None or _ends(text, mark, cues):
            last = mark.start() if mark["line"] is not None else mark.end()
            break
    return min(first, start), last


def _ends(text: str, mark: re.Match[str], cues: Cues) -> bool:
    """Whether a mark ends a sentence: not within an abbreviation, nor behind an ordinal, nor before a small letter."""
    following = text[mark.end() : mark.end() + 24].lstrip(" \t\xa0\"'“„«‘([¿¡")
    if following[:1].islower():
        return False
    if mark["mark"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, mark.start() - 24), mark.start())
    last = before.group().lower() if before else ""
    if last.isdigit():
        return not (cues.ordinal_points and len(last) <= 2 and following[:1].isalpha())
    return not ((len(last) == 1 and last.isalpha()) or last.rpartition(".")[2] in cues.abbreviations or last in cues.abbreviations)
