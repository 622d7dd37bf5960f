"""Document -> temporal expressions: one scan for words that the language knows, a parse of the few runs that hold a trigger.

What a run means is remembered, so that "last year" is parsed once however often it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.chrono.meaning import Meaning, Span
from timeline.language.grammar import Parse
from timeline.language.lexer import runs
from timeline.language.load import Language, language
from timeline.model import Document, TemporalExpression

_WORD_BEFORE = re.compile(r"(\w+|[^\w\s])\s*$")
# "-old" is one word here: "6-year-old" tells an age.
_WORD_AFTER = re.compile(r"\s*(-\w+|\w+|[^\w\s])")
# Words of a signal are looked for this many characters back: "no later than" and its like are shorter.
_REACH = 32


def find(document: Document) -> tuple[TemporalExpression, ...]:
    """Every temporal expression of the document, in the order of the text.

    >>> [expression.text for expression in find(Document(text="Japan occupied Korea for 35 years before the end of World War II."))]
    ['35 years', 'the end of World War II']
    """
    tongue = language("en")
    text = document.text
    found: list[TemporalExpression] = []
    for run in runs(text, tongue.vocabulary.rank):
        for parse in _parses(tongue.code, run.tokens):
            for piece in _pieces(parse, run.tokens):
                start, end = run.starts[piece.start], run.ends[piece.end - 1]
                if not _blocked(tongue, piece.rule, text, start, end):
                    found.append(TemporalExpression(start, end, text[start:end], _meaning(piece), piece.rule, _signal(tongue, text, start)))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _parses(code: str, tokens: tuple[str, ...]) -> list[Parse]:
    return language(code).grammar.parse(tokens)


def _meaning(parse: Parse) -> Meaning:
    return parse.value  # type: ignore[return-value]  # rules that make `time` give meanings; a test holds them to it


def _pieces(parse: Parse, tokens: tuple[str, ...]) -> tuple[Parse, ...]:
    """A range is reported as its two ends, as annotators do: "1914–18" is 1914 and 18."""
    if isinstance(parse.value, Span):
        return (
            Parse(parse.start, parse.start + 1, parse.value.first, parse.rule),
            Parse(parse.start + 2, parse.end, parse.value.last, parse.rule),
        )
    return (parse,)


def _blocked(tongue: Language, rule: str, text: str, start: int, end: int) -> bool:
    blockers = tongue.blockers.get(rule)
    if blockers is None:
        return False
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    after = _WORD_AFTER.match(text, end, end + _REACH)
    neighbours = before[1].lower() if before else "", after[1].lower() if after else ""
    return any(blocker.blocks(*neighbours) for blocker in blockers)


def _signal(tongue: Language, text: str, start: int) -> str:
    """The longest signal phrase that ends right before the expression."""
    words = text[max(0, start - _REACH) : start].lower().split()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:])
        if len(words) >= count and phrase in tongue.signals:
            return phrase
    return ""
