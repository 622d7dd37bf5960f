"""The words of a sentence, each with its class and the forms of a verb that it can be. No tagger: closed lists and the word's shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.language.lexicon import Kind, lexicon

# Spaces are ruled out early, for speed.
_TOKEN = re.compile(
    r"(?! )(?:(?:[A-Za-z]\.){2,}(?:-[^\W_]+)*"
    r"|[^\W\d_]+(?:(?<=[^\W\d_]n)['’]t\b|(?:[-&][^\W_]+)*)"
    r"|['’](?:s|ll|d|ve|re|m)\b"
    r"|\d(?:[\d.,:/–-]*\d)?(?:[^\W\d_]|-[^\W\d_])*"
    r"|--+|[—–]|(?<=\s)[-_](?=\s)"
    r"|``|''(?!\w)"
    r"|[,;:()\[\]“”\"])"
)
_MARKS = {
    ",": Kind.COMMA,
    ";": Kind.BREAK,
    ":": Kind.BREAK,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    "“": Kind.OPEN_QUOTE,
    "”": Kind.CLOSE_QUOTE,
    "``": Kind.OPEN_QUOTE,
    "''": Kind.CLOSE_QUOTE,
}
_CLITICS = {
    "'ll": (Kind.MODAL, "will"),
    "'ve": (Kind.HAVE, "have"),
    "'re": (Kind.BE, "are"),
    "'m": (Kind.BE, "am"),
    "'d": (Kind.MODAL, "would"),
}
_SUBJECTS_OF_IS = ("he", "she", "it", "that", "there", "here", "what", "who")
_LISTED_PREFIXES = ("re-", "co-", "over-", "under-")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel columns: where each token starts and ends, the word in lower case, its class, and its verb forms (bits of ``Form``)."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    kinds: tuple[Kind, ...]
    forms: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def tokens(sentence: str) -> Tokens:
    """The words and marks of one sentence.

    >>> words = tokens("Ann didn't sign it.")
    >>> words.words, [kind.name for kind in words.kinds]
    (('ann', "didn't", 'sign', 'it'), ['NAME', 'DO', 'NOUN', 'PRONOUN'])
    """
    spans = [match.span() for match in _TOKEN.finditer(sentence)]
    if not spans:
        return Tokens((), (), (), (), ())
    starts, ends = zip(*spans, strict=True)
    words, kinds, forms = map(list, zip(*[_classified(sentence[start:end]) for start, end in spans], strict=True))
    for index in _places(words, "'s"):
        if index and words[index - 1] in _SUBJECTS_OF_IS:
            words[index], kinds[index] = "is", Kind.BE
        else:
            kinds[index] = Kind.POSSESSIVE
    for index in _places(words, "a"):
        if sentence[starts[index]] == "A" and sentence[ends[index] : ends[index] + 1] == "." and index and kinds[index - 1] is Kind.NAME:
            # An initial.
            kinds[index] = Kind.NAME
    for index in _places(words, "am"):
        if index and kinds[index - 1] is Kind.NUMBER:
            # "At 5:34 am the siege began".
            kinds[index] = Kind.TIME
    for index in _places(words, "because"):
        if words[index + 1 : index + 2] == ["of"]:
            # "because of snow" opens no clause.
            kinds[index] = Kind.PREPOSITION
    for index in _places(words, "as"):
        if index and words[index - 1] == "such":
            kinds[index] = Kind.PREPOSITION
    for index in _places(words, "whose"):
        if index + 1 < len(forms):
            # "troops whose tours of duty had been extended".
            forms[index + 1] = 0
    for index in _places(words, "time"):
        if words[index - 2 : index] == ["by", "the"] and words[index + 1 : index + 2] != ["of"]:
            # "By the time the rest reached the river, many had fallen".
            kinds[index - 2] = Kind.OPENER
    for index in _places(words, '"'):
        # Straight quotes open where white space stands before them.
        before = sentence[starts[index] - 1 : starts[index]]
        kinds[index] = Kind.OPEN_QUOTE if not before or before.isspace() or before in "([—–" else Kind.CLOSE_QUOTE
    # A sentence's capital says nothing of its first word; in a headline none says anything.
    titled = len(kinds) > 3 and kinds.count(Kind.NAME) * 3 > len(kinds) * 2
    for index in range(len(kinds)) if titled else range(min(1, len(kinds))):
        if kinds[index] is Kind.NAME:
            forms[index] = lexicon().form(words[index])
    return Tokens(starts, ends, tuple(words), tuple(kinds), tuple(forms))


def _places(words: list[str], wanted: str) -> list[int]:
    return [index for index, word in enumerate(words) if word == wanted] if wanted in words else []


@lru_cache(maxsize=50_000)
def _classified(raw: str) -> tuple[str, Kind, int]:
    english = lexicon()
    lower = raw.lower().replace("’", "'")
    first = raw[0]
    if first.isdigit():
        return lower, Kind.NUMBER, 0
    if raw in _MARKS:
        return lower, _MARKS[raw], 0
    if first in "-–—_":
        return "-", Kind.DASH, 0
    if lower in _CLITICS:
        kind, word = _CLITICS[lower]
        return word, kind, 0
    if first.isupper() and lower in english.time_names:
        return lower, Kind.TIME, 0
    kind_known = english.kinds.get(lower)
    if kind_known is not None:
        # "IT" and "US" are names, "it" and "us" are not.
        shouted = len(raw) > 1 and raw.isupper() and len(raw) < 4
        return lower, Kind.NAME if shouted else kind_known, 0
    if first.isupper():
        return lower, Kind.NAME, 0
    if "-" in lower and not lower.startswith(_LISTED_PREFIXES):
        return lower, Kind.NOUN, 0
    form = english.form(lower)
    if lower.endswith("ly") and not form and len(lower) > 5 and lower not in english.not_adverb:
        return lower, Kind.ADVERB, 0
    return lower, Kind.NOUN, form
