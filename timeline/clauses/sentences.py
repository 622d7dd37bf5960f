"""Where sentences begin and end. Paragraphs, headings and list items end them too; "U.S.", "Jan." and "a.m." do not.

>>> text = "The U.S. envoy left on Jan. 5. He was tired.\\nA heading"
>>> [text[start:end] for start, end in sentences(text)]
['The U.S. envoy left on Jan. 5.', 'He was tired.', 'A heading']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.clauses.spans import Spans
from timeline.language.lexicon import lexicon

# Where a sentence may end: marks with the closing quotes and brackets after them and white space; a line's end; a dateline's dash is none.
# What comes first rules out most letters at once; a row of spaces is looked at from its beginning only, however long.
_CANDIDATE = re.compile(
    r"""(?=[\s.!?…:])(?:"""
    r"""(?P<mark>[.!?…]+)(?P<after>["'”’»)\]]*)(?=\s|[A-Z“"](?=[A-Za-z])|$)"""
    r"""|(?P<line>(?:(?<![^\S\n])[^\S\n]*+)?\n\s*)"""
    r"""|(?P<bullet>\s[•▪●■]\s)"""
    r"""|(?P<listed>:\s+(?=["“]?[A-Z]))"""
    r""")"""
)
_BYLINE = re.compile(r"By [A-Z]")
# "7 p.m.: They met in May", "1 p.m. Saturday: …": what a list says of an entry begins after its time.
_HOUR_BEFORE = re.compile(r"\d\s?[ap]\.?m\.?,?(?:\s(?:on\s)?[A-Z][a-z]+day)?$")
_WORD_BEFORE = re.compile(r"[^\s(\"“‘\[—–]*$")
_WORD_AFTER = re.compile(r"[\s\"'“‘(\[]*(\w*)")


@lru_cache(maxsize=1)
def sentences(text: str) -> Spans:
    """The spans of all sentences of ``text``, without the white space around them. Those of the last text are remembered: one
    expression after the other asks for its sentence.
    """
    spans = Spans()
    start = 0
    for end in _ends(text):
        spans.add(text, start, end)
        start = end
    spans.add(text, start, len(text))
    return spans


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence in which ``text[start:end]`` begins; it holds all of that.

    >>> sentence_around("It rained. The bank failed in March. It rained.", 30, 35)
    (11, 36)
    """
    spans = sentences(text)
    low, high = spans[max(0, spans.number(start))] if spans else (start, end)
    return min(low, start), max(high, end)


def _ends(text: str) -> Iterator[int]:
    """Every sentence end, judged with a little text on both sides of it."""
    for match in _CANDIDATE.finditer(text):
        if match["line"] is not None:
            if _line_ends(text, match.start(), match.end(), match["line"]):
                yield match.end()
        elif match["bullet"] is not None:
            yield match.start()
        elif match["listed"] is not None:
            if _HOUR_BEFORE.search(text, max(0, match.start() - 24), match.start()):
                yield match.end()
        elif _mark_ends(text, match):
            yield match.end()


def _line_ends(text: str, start: int, end: int, gap: str) -> bool:
    if gap.count("\n") > 1 or end >= len(text):
        return True
    following = text[end]
    if following.islower():
        return False
    line_start = text.rfind("\n", max(0, start - 120), start) + 1
    if _BYLINE.match(text, end):
        return True
    indented = not gap.endswith("\n")
    if indented or not (following.isalnum() or following in "\"'“‘("):
        return True
    # A wrapped line is as long as lines of mail and agencies are, and its sentence is not over.
    return not (55 <= start - line_start <= 90 and text[start - 1 : start] not in '.!?:"”')


def _mark_ends(text: str, match: re.Match[str]) -> bool:
    english = lexicon()
    mark, end = match["mark"], match.end()
    after = _WORD_AFTER.match(text, end, end + 40)
    word = after[1] if after else ""
    # "iPhone" and "eBay" open sentences as they are.
    opens = not word or not word[0].islower() or word[1:2].isupper()
    if "." not in mark or len(mark) > 1:
        # "…?" he said: the sentence goes on where a small letter follows.
        return opens
    if not opens:
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    last = before.group().lower().lstrip("'") if before else ""
    if match["after"] and not last:
        return True
    if len(last) == 1 and last.isalpha():
        return False if last != "i" else word.lower() in english.starters
    if last in english.abbreviations:
        # A quotation that opens after it opens a sentence.
        if last in ("a.m", "p.m", "am", "pm") and word[:1].isupper() and word.lower() not in english.time_names and not word.isupper():
            return True
        quoted = any(mark in text[end : end + 3] for mark in '"“')
        return (quoted or last in english.closing_abbreviations) and word.lower() in english.starters and word[:1].isupper()
    if "." in last and last.replace(".", "").isalpha() and all(len(part) == 1 for part in last.split(".")):
        return word.lower() in english.starters and word[:1].isupper()
    return True
