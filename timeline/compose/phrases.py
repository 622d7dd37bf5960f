"""Pieces of a sentence as text: a run of its tokens without what was dropped from it, tidied and cut to length at a seam."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum

from timeline.compose.passage import Passage
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon

LONGEST = 80
# So much longer a text may be before anything is cut from it.
SLACK = 8

_SYMBOLS = "$£€¥#@"
_SPACES = re.compile(r"\s+")
# Whether anything within a text has to be tidied: most have nothing.
_UNTIDY = re.compile(r"[^\S ]|\s[\s,;:.!?%”’)\]]|,,|[(\[“\"][ ,;]*[)\]”\"]")
_COMMAS = re.compile(r"\s*,(?:\s*,)+")
_BEFORE_MARK = re.compile(r"\s+([,;:.!?%”’)\]])")
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]|“\s*”|\"\s*\"")
_HEAD, _TAIL = " ,;:.-–—•▪●■*…", " ,;:-–—"
_SEAMS = (
    Kind.PREPOSITION,
    Kind.TO,
    Kind.OPENER_OR_PREPOSITION,
    Kind.COMMA,
    Kind.OPENER,
    Kind.RELATIVE,
    Kind.THAT,
    Kind.DASH,
    Kind.OPEN,
    Kind.COORDINATOR,
)
_AFTER_VERB = (Kind.DETERMINER, Kind.PREPOSITION, Kind.NAME, Kind.PRONOUN, Kind.OBJECT, Kind.NUMBER, Kind.TO, Kind.THAT)
_NOUNS = (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.PRONOUN, Kind.OBJECT)
_OWNING = (Kind.DETERMINER, Kind.POSSESSIVE)
_DANGLING = (
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


# Nothing is cut before these: "more than", "millions worth of".
_TIGHT = ("of", "than", "worth")
# Nothing is cut after these: "according to", "along with".
_LEADING = ("according", "due", "owing", "thanks", "such", "along", "together", "rather", "more", "less", "up", "down", "out")
_LOOSE_ENDS = (Kind.COORDINATOR, Kind.RELATIVE, Kind.THAT, Kind.OPENER, Kind.COMMA, Kind.OPEN)


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
        phrase = next((phrase for phrase in editing().opening_phrases if lower.startswith(f"{phrase},")), None)
        if phrase is not None:
            text = text[len(phrase) :].lstrip(_HEAD)
        head, _, rest = text.partition(" ")
        if not rest or head.lower().rstrip(",") not in known or len(rest.split()) < 2:
            return text
        text = rest.lstrip(_HEAD)


def shortened(passage: Passage, kept: list[int], fixed: int, prefix: str = "", limit: int = LONGEST) -> str:
    """The text of ``kept`` cut to ``limit`` characters at a seam: before a preposition, a comma or a conjunction, never within a word.

    Nothing up to and including token ``fixed`` (the verb and the first word after it) is cut at a seam. ``prefix`` stands before the text.
    """
    words = passage.structure.words
    while len(kept) > 1 and words.kinds[kept[-1]] in _LOOSE_ENDS:
        kept = kept[:-1]
    kept = _without_torn_clause(passage, kept, fixed)
    whole = tidy(prefix + text_of(passage, kept))
    if len(whole) <= limit + SLACK:
        return whole
    best = whole
    for seams, slack in _CUTS:
        for position in range(len(kept) - 1, 0, -1):
            if kept[position] <= fixed:
                break
            if not _is_seam(passage, kept[position], seams):
                continue
            cut = position
            while cut > 1 and (words.kinds[kept[cut - 1]] in _DANGLING or _hangs(passage, kept[:cut])):
                cut -= 1
            if kept[cut - 1] < fixed or _lacks_verb(passage, kept[cut - 1]) or _closes_group(passage, kept[cut - 1]):
                continue
            best = tidy(prefix + text_of(passage, kept[:cut]))
            if len(best) <= limit + slack:
                return best
    return best if len(best) <= limit + _MOST else _clipped(best, limit)


def _without_torn_clause(passage: Passage, kept: list[int], fixed: int) -> list[int]:
    """Without the subject of a clause whose verb stands elsewhere: "went ahead but the crew[, having slept, saw nothing]"."""
    words = passage.structure.words
    if not kept:
        return kept
    last = len(kept) - 1
    while last > 0 and words.kinds[kept[last]] in _NOUNS:
        last -= 1
    torn = words.words[kept[last]] == "but" and kept[last] > fixed and words.kinds[kept[-1] + 1 : kept[-1] + 2] == (Kind.COMMA,)
    return kept[:last] if torn else kept


class Seams(Enum):
    """Where a text may be cut: at clauses and prepositions; before appositions, too; within lists and before "of"."""

    PLAIN = "plain"
    APPOSITIONS = "appositions"
    ALL = "all"


# How a text is cut, and how much longer than the limit it may then be: rather a longer text than one cut within its phrase.
_MOST = 3 * SLACK
_CUTS = (
    (Seams.PLAIN, 0),
    (Seams.APPOSITIONS, 0),
    (Seams.PLAIN, SLACK),
    (Seams.APPOSITIONS, SLACK),
    (Seams.PLAIN, _MOST),
    (Seams.APPOSITIONS, _MOST),
    (Seams.ALL, 0),
)


def _hangs(passage: Passage, kept: list[int]) -> bool:
    """Whether the last word only leads on: "and soon", "and, curious"."""
    kinds = passage.structure.words.kinds
    if len(kept) < 3:
        return False
    words = passage.structure.words.words
    adverb = kinds[kept[-1]] is Kind.ADVERB and (kinds[kept[-2]] is Kind.COORDINATOR or words[kept[-2]] == "as")
    return adverb or (kinds[kept[-2]] is Kind.COMMA and kinds[kept[-3]] is Kind.COORDINATOR)


def _is_seam(passage: Passage, index: int, seams: Seams) -> bool:
    """Whether a text can end before the token."""
    loose = seams is Seams.ALL
    words = passage.structure.words
    kind = words.kinds[index]
    if any(group.first < index <= group.last for group in passage.structure.owners[index].groups):
        return False
    following = words.kinds[index + 1] if index + 1 < len(words) else None
    if kind is Kind.COMMA and seams is Seams.APPOSITIONS and following is Kind.DETERMINER:
        return Kind.COORDINATOR not in words.kinds[index:]
    if kind is Kind.COMMA and not loose:
        # Within a list nothing is cut.
        return following not in (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.COORDINATOR)
    if kind is Kind.COORDINATOR and not loose:
        return _opens_group(passage, index + 1)
    if index and words.words[index - 1] in _LEADING:
        return False
    if words.words[index] in _TIGHT:
        inside = 0 < index < len(words) - 1 and words.kinds[index - 1] is Kind.NAME and words.kinds[index + 1] is Kind.NAME
        return loose and words.words[index] == "of" and not inside
    if kind in _SEAMS:
        return True
    if words.words[index].endswith("ing") and words.words[index + 1 : index + 2] == ("of",):
        # "the sniper slaying of a doctor".
        return False
    return _opens_group(passage, index) and (kind is Kind.TO or following in _AFTER_VERB)


def _opens_group(passage: Passage, index: int) -> bool:
    return index < len(passage.structure.owners) and any(group.first == index for group in passage.structure.owners[index].groups)


def _closes_group(passage: Passage, index: int) -> bool:
    """Whether a verb that wants an object would stand last."""
    return any(
        group.last == index and not group.passive and group.head not in lexicon().intransitive
        for group in passage.structure.owners[index].groups
    )


def _lacks_verb(passage: Passage, index: int) -> bool:
    """Whether the clause that the token belongs to has its verb only after it."""
    part = passage.structure.owners[index]
    return part.finite is not None and part.finite.last > index


def _clipped(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    words = tidy(text[: limit - 1].rsplit(" ", 1)[0]).split(" ")
    kinds = lexicon().kinds
    while len(words) > 2 and kinds.get(words[-1].lower()) in _DANGLING:
        words.pop()
    return " ".join(words) + "…"


def without_appositions(passage: Passage, kept: list[int], verb: int) -> list[int]:
    """Without what stands between two commas before the verb: "Ratners, a jeweller, raised"."""
    kinds = passage.structure.words.kinds
    commas = [position for position, index in enumerate(kept) if index < verb and kinds[index] is Kind.COMMA]
    if len(commas) < 2 or commas[0] == 0 or kinds[kept[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION):
        return kept
    # Something must be left for the verb to belong to, and the second comma must stand right before it.
    if kept[commas[-1]] + 1 < verb and any(kinds[index] not in (Kind.ADVERB, Kind.NEGATION) for index in range(kept[commas[-1]] + 1, verb)):
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
        graded = kind is Kind.ADVERB and start < index and start - 2 in within and words.kinds[start - 2] in _OWNING
        if kind not in _NOUNS and not linking and not graded:
            break
        if any(group.first <= start - 1 <= group.last for group in passage.structure.owners[start - 1].groups if group.finite):
            break
        start -= 1
        if kind is Kind.DETERMINER and not _is_rate(passage, start, within):
            break
    return list(range(start, index))


def _is_rate(passage: Passage, index: int, within: Collection[int]) -> bool:
    """Whether the article stands for "each": "16 cents a share", "$20 a barrel"."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    if words[index] not in ("a", "an") or index - 1 not in within:
        return False
    return kinds[index - 1] is Kind.NUMBER or (index > 1 and kinds[index - 1] is Kind.NOUN and kinds[index - 2] is Kind.NUMBER)
