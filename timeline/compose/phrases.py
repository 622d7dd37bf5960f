"""Pieces of a sentence as text: a run of its tokens without what was dropped from it, tidied."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from timeline.compose.passage import Passage
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon

_SYMBOLS = "$£€¥#@"
_SPACES = re.compile(r"\s+")
# Whether anything within a text has to be tidied: most have nothing.
_UNTIDY = re.compile(r"[^\S ]|\s[\s,;:.!?%”’)\]]|,,|[(\[“\"][ ,;]*[)\]”\"]")
_COMMAS = re.compile(r"\s*,(?:\s*,)+")
_BEFORE_MARK = re.compile(r"\s+([,;:.!?%”’)\]])")
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]|“\s*”|\"\s*\"")
_HEAD, _TAIL = " ,;:.-–—•▪●■*…", " ,;:-–—"
# What a noun phrase is made of.
NOUNS = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.PRONOUN, Kind.OBJECT)
_OWNING = (Kind.DETERMINER, Kind.POSSESSIVE)
# Words that cannot stand last.
DANGLING = (
    Kind.DETERMINER,
    Kind.PREPOSITION,
    Kind.OPENER_OR_PREPOSITION,
    Kind.COORDINATOR,
    Kind.RELATIVE,
    Kind.THAT,
    Kind.OPENER,
    Kind.TO,
    Kind.POSSESSIVE,
)


def text_of(passage: Passage, kept: Iterable[int]) -> str:
    """The text of the tokens ``kept`` (in order), with a space where some between them were left out."""
    words = passage.structure.words
    pieces: list[str] = []
    last: int | None = None
    kept = list(kept)
    fronted = bool(kept) and words.kinds[kept[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION)
    for index in kept:
        start = words.starts[index]
        if last is None or index != last + 1:
            if last is not None:
                pieces.append(_trailing(passage, last))
                if words.kinds[last] is Kind.COMMA and words.kinds[index] is Kind.COMMA:
                    # What stood between two commas is gone, and both go with it, unless one still parts a fronted phrase from its clause.
                    pieces[-2:] = [", "] if fronted else [" "]
                    last = index
                    continue
                pieces.append(" ")
            while start > 0 and passage.text[start - 1] in _SYMBOLS:
                start -= 1
        elif last is not None:
            pieces.append(passage.text[words.ends[last] : start])
            start = words.starts[index]
        pieces.append(passage.text[start : words.ends[index]])
        last = index
    if last is not None:
        pieces.append(_trailing(passage, last))
    return tidy("".join(pieces))


def width(passage: Passage, kept: Iterable[int]) -> int:
    """About how many characters the text of the tokens has: exact but for what tidying takes away."""
    starts, ends = passage.structure.words.starts, passage.structure.words.ends
    total, last = 0, -2
    for index in kept:
        total += ends[index] - (ends[last] if index == last + 1 else starts[index] - 1)
        last = index
    return total - 1


def _trailing(passage: Passage, index: int) -> str:
    end = passage.structure.words.ends[index]
    after = passage.text[end : end + 1]
    if after == "." and passage.structure.words.words[index] in lexicon().abbreviations:
        return after
    return after if after in ("%", "°") else ""


def tidy(text: str) -> str:
    """One line without doubled or loose marks.

    >>> tidy(" , the  deal , , will , hold .,")
    'the deal, will, hold.'
    """
    if _UNTIDY.search(text):
        text = _SPACES.sub(" ", text)
        text = _EMPTY.sub("", text)
        text = _COMMAS.sub(",", text)
        text = _BEFORE_MARK.sub(r"\1", text)
    return text.lstrip(_HEAD).rstrip(_TAIL)


def balanced(text: str) -> str:
    """The text without a quotation mark or bracket that has lost its partner.

    >>> balanced('The firm said "it would'), balanced("called it “too harsh”")
    ('The firm said it would', 'called it “too harsh”')
    """
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in (("“", "”"), ("(", ")"), ("[", "]"), ("``", "''")):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip()


def possessive(name: str) -> str:
    """Whose something is.

    >>> possessive("Nokia"), possessive("the dolls"), possessive("McDonald's")
    ('Nokia’s', 'the dolls’', "McDonald's")
    """
    if name.endswith(("'s", "’s")):
        return name
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def sentence_case(text: str) -> str:
    """With a capital at its head, and no full stop at its end.

    >>> sentence_case("prosecutors named her."), sentence_case("iPhone sales rose"), sentence_case("stocks of Acme Inc.")
    ('Prosecutors named her', 'iPhone sales rose', 'Stocks of Acme Inc.')
    """
    if text.endswith(".") and not text.endswith("..") and not _abbreviated(text):
        text = text[:-1]
    first = next((position for position, letter in enumerate(text) if letter.isalnum()), None)
    if first is None or text[first].isdigit():
        return text
    word = text[first:].split(" ", 1)[0]
    if any(letter.isupper() for letter in word):
        return text
    return text[:first] + text[first].upper() + text[first + 1 :]


_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|St|No|[ap]\.m))\.$")


def _abbreviated(text: str) -> bool:
    return _ABBREVIATED.search(text) is not None


def without_openings(text: str) -> str:
    """The text without the words that only tie it to what stood before: "But", "Meanwhile,".

    >>> without_openings("But, meanwhile, the firm paid"), without_openings("Then")
    ('the firm paid', 'Then')
    """
    known = editing().openings
    while True:
        lower = text.lower()
        # A phrase ends in a comma, and few headlines have one.
        phrases = editing().opening_phrases if "," in lower else ()
        phrase = next((phrase for phrase in phrases if lower.startswith(f"{phrase},")), None)
        if phrase is not None:
            text = text[len(phrase) :].lstrip(_HEAD)
        head, _, rest = text.partition(" ")
        if not rest or head.lower().rstrip(",") not in known or len(rest.split()) < 2:
            return text
        text = rest.lstrip(_HEAD)


def without_appositions(passage: Passage, kept: list[int], verb: int) -> list[int]:
    """Without what stands between two commas before the verb: "Ratners, a jeweller, raised"; who "the mayor, Ann Lund," is stays."""
    kinds = passage.structure.words.kinds
    commas = [position for position, index in enumerate(kept) if index < verb and kinds[index] is Kind.COMMA]
    if len(commas) < 2 or commas[0] == 0 or kinds[kept[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION):
        return kept
    # Something must be left for the verb to belong to, and the second comma must stand right before it.
    if kept[commas[-1]] + 1 < verb and any(kinds[index] not in (Kind.ADVERB, Kind.NEGATION) for index in range(kept[commas[-1]] + 1, verb)):
        return kept
    inner = kept[commas[0] + 1 : commas[-1]]
    if 1 < len(inner) < 5 and all(kinds[index] is Kind.NAME for index in inner) and kinds[kept[commas[0] - 1]] is Kind.NOUN:
        return kept
    return kept[: commas[0]] + kept[commas[-1] + 1 :]


def noun_phrase_before(passage: Passage, index: int, within: Collection[int]) -> list[int]:
    """The tokens of the noun phrase that ends just before token ``index``, out of those ``within``."""
    words = passage.structure.words
    start = index
    while start > 0 and start - 1 in within:
        kind = words.kinds[start - 1]
        linking = words.words[start - 1] == "of" and start < index and start - 2 in within
        # "the most wanted list", "a newly built quay".
        # "the Savings and Loan Association".
        joined = kind is Kind.COORDINATOR and start < index and words.kinds[start] is Kind.NAME and words.kinds[start - 2] is Kind.NAME
        joined = joined and start - 2 in within and any(words.kinds[place] is Kind.NOUN for place in range(start, index))
        graded = kind is Kind.ADVERB and start < index and start - 2 in within and words.kinds[start - 2] in _OWNING
        if kind not in NOUNS and not linking and not graded and not joined:
            break
        if any(group.first <= start - 1 <= group.last for group in passage.structure.owners[start - 1].groups if group.finite):
            break
        start -= 1
        if kind is Kind.DETERMINER and not _is_rate(passage, start, within):
            break
    if start < index and words.words[start] == "of":
        start += 1
    return list(range(start, index))


def _is_rate(passage: Passage, index: int, within: Collection[int]) -> bool:
    """Whether the article stands for "each": "16 cents a share", "$20 a barrel"."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    if words[index] not in ("a", "an") or index - 1 not in within:
        return False
    return kinds[index - 1] is Kind.NUMBER or (index > 1 and kinds[index - 1] is Kind.NOUN and kinds[index - 2] is Kind.NUMBER)
