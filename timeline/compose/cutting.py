"""A headline's length: a text is cut at a seam between its phrases, never within a word, and rather left longer than torn."""

from __future__ import annotations

from itertools import pairwise

from timeline.compose.passage import Passage
from timeline.compose.phrases import DANGLING, NOUNS, text_of, tidy, width
from timeline.compose.seams import Seams, hangs, is_abrupt, is_seam, is_torn
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon

LONGEST = 80
# So much longer a text may be before anything is cut from it.
SLACK = 14
# A text that is cut nowhere may be longer: nothing of it is lost.
WHOLE = 24

_LOOSE_ENDS = (Kind.COORDINATOR, Kind.RELATIVE, Kind.THAT, Kind.OPENER, Kind.COMMA, Kind.OPEN)


def shortened(passage: Passage, kept: list[int], fixed: int, prefix: str = "", limit: int = LONGEST) -> str:
    """The text of ``kept`` cut to ``limit`` characters at a seam: before a preposition, a comma or a conjunction, never within a word.

    Nothing up to and including token ``fixed`` (the verb and the first word after it) is cut at a seam. ``prefix`` stands before the text.
    """
    words = passage.structure.words
    while len(kept) > 1 and (words.kinds[kept[-1]] in _LOOSE_ENDS or hangs(passage, kept)):
        kept = kept[:-1]
    kept = _without_torn_clause(passage, kept, fixed)
    whole = tidy(prefix + text_of(passage, kept))
    if len(whole) <= limit + WHOLE:
        return whole
    kept = _without_asides(passage, kept, fixed)
    whole = tidy(prefix + text_of(passage, kept))
    if len(whole) <= limit + WHOLE:
        return whole
    best = kept
    cuts: dict[Seams, list[int]] = {}
    for seams, slack, abrupt in _CUTS:
        if seams is Seams.ALL and len(whole) <= limit + MOST:
            return whole
        if seams not in cuts:
            cuts[seams] = _cuts(passage, kept, fixed, seams)
        for cut in cuts[seams]:
            if not abrupt and is_abrupt(passage, kept[cut - 1], kept[cut]):
                continue
            best = kept[:cut]
            # Most are far too long, and their text is not needed.
            if len(prefix) + width(passage, best) <= limit + slack:
                return tidy(prefix + text_of(passage, best))
    told = tidy(prefix + text_of(passage, best))
    return told if len(told) <= limit + _UTMOST else _clipped(told, limit)


def fitted(passage: Passage, kept: list[int], fixed: int, room: int) -> str:
    """The text of ``kept``, whole or cut between its phrases, if it fits into ``room`` characters; else ""."""
    if width(passage, kept) <= room:
        return text_of(passage, kept)
    for cut in _cuts(passage, kept, fixed, Seams.PLAIN):
        if width(passage, kept[:cut]) <= room and not is_abrupt(passage, kept[cut - 1], kept[cut]):
            return text_of(passage, kept[:cut])
    return ""


def _cuts(passage: Passage, kept: list[int], fixed: int, seams: Seams) -> list[int]:
    """How many of ``kept`` are left by each cut at a seam, the longest first; nothing up to token ``fixed`` is cut off."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    found: list[int] = []
    # A last word alone is not worth a cut: "fell through".
    for position in range(len(kept) - 2, 0, -1):
        if kept[position] <= fixed:
            break
        if not is_seam(passage, kept[position], seams):
            continue
        cut = position
        relative = kinds[kept[position]] in (Kind.RELATIVE, Kind.THAT)
        if relative and cut > 2 and kinds[kept[cut - 1]] is Kind.NOUN and kinds[kept[cut - 2]] is Kind.PREPOSITION:
            # "addressed the case under laws [that protect doctors]": laws alone say nothing.
            cut -= 2
        if "but" in words and kept[cut - 1] > fixed:
            # "…, but the mayor[, a diver, said]": whose verb is cut off goes, too.
            joint = next((place for place in range(cut - 1, 0, -1) if kinds[kept[place]] not in NOUNS), 0)
            cut = joint if words[kept[joint]] == "but" else cut
        tied = kinds[kept[cut - 1]] is Kind.ADVERB and kinds[kept[cut]] is Kind.PREPOSITION
        if tied and kept[cut - 1] > fixed + 1 and kinds[kept[cut - 2]] is Kind.NOUN:
            # "a new design [currently under development]".
            cut -= 1
        while cut > 1 and (kinds[kept[cut - 1]] in DANGLING or kinds[kept[cut - 1]] is Kind.COMMA or hangs(passage, kept[:cut])):
            if words[kept[cut - 1]] in editing().particles and kinds[kept[cut]] is Kind.TO:
                break
            cut -= 1
        if kinds[kept[cut]] is Kind.COMMA:
            cut = _before_with(passage, kept, cut)
        if words[kept[cut]] == "those" and cut < position:
            # "to bring to justice [those who were responsible]".
            continue
        if kept[cut - 1] >= fixed and not is_torn(passage, kept[cut - 1], kept[cut]):
            found.append(cut)
    return found


def _before_with(passage: Passage, kept: list[int], cut: int) -> int:
    """Where ", with the first customer[, Gull Lines, due to get it]" begins, if the cut is within it; else the cut itself."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    position = cut - 1
    while position > 0 and kinds[kept[position]] in NOUNS:
        position -= 1
    opened = position > 0 and words[kept[position]] == "with" and kinds[kept[position - 1]] is Kind.COMMA
    return position - 1 if opened else cut


def _without_torn_clause(passage: Passage, kept: list[int], fixed: int) -> list[int]:
    """Without the subject of a clause whose verb stands elsewhere: "went ahead but the crew[, having slept, saw nothing]"."""
    words = passage.structure.words
    if not kept:
        return kept
    for position in range(len(kept) - 1, 0, -1):
        index = kept[position]
        finite = passage.structure.owners[index].finite
        if words.kinds[index] is not Kind.COORDINATOR or finite is None or finite.last >= index:
            continue
        # Between the two a date may have stood: "and[, in July], despite".
        after = [words.kinds[one] for one in kept[position + 1 : position + 3]]
        if after[:1] == [Kind.COMMA] and after[1:] in ([Kind.PREPOSITION], [Kind.OPENER_OR_PREPOSITION]):
            # "was enlarged and, after the landing, …".
            return kept[:position]
    last = len(kept) - 1
    while last > 0 and words.kinds[kept[last]] in NOUNS:
        last -= 1
    following = words.kinds[kept[-1] + 1 : kept[-1] + 2]
    torn = words.words[kept[last]] == "but" and following == (Kind.COMMA,)
    # "in the first stage, the point [when power is lost]".
    torn = torn or (words.kinds[kept[last]] is Kind.COMMA and following in ((Kind.OPENER,), (Kind.RELATIVE,)))
    return kept[:last] if torn and kept[last] > fixed else kept


def _without_asides(passage: Passage, kept: list[int], fixed: int) -> list[int]:
    """Without what two commas hold after the verb: "called for Nordbank, the oldest lender, to be sold"."""
    words = passage.structure.words
    commas = [position for position, index in enumerate(kept) if words.kinds[index] is Kind.COMMA and index > fixed]
    if not commas or any(words.kinds[index] is Kind.COORDINATOR for index in kept[commas[0] :]):
        return kept
    for first, last in pairwise(commas):
        named = words.kinds[kept[first] + 1] in (Kind.DETERMINER, Kind.POSSESSIVE)
        going_on = last + 1 < len(kept) and words.kinds[kept[last + 1]] in (Kind.TO, Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION)
        if named and last - first < 9 and going_on:
            return kept[:first] + kept[last + 1 :]
    return kept


# How a text is cut, how much longer than the limit it may then be, and whether right after a verb that leads on: rather a longer text
# than one cut within its phrase.
MOST = 2 * SLACK
# Beyond that it ends within its phrase, and shows it.
_UTMOST = 4 * SLACK
_CUTS = (
    (Seams.PLAIN, 0, False),
    (Seams.APPOSITIONS, 0, False),
    (Seams.PLAIN, SLACK, False),
    (Seams.APPOSITIONS, SLACK, False),
    (Seams.PLAIN, 0, True),
    (Seams.APPOSITIONS, 0, True),
    (Seams.PLAIN, SLACK, True),
    (Seams.APPOSITIONS, SLACK, True),
    (Seams.PLAIN, MOST, True),
    (Seams.APPOSITIONS, MOST, True),
    (Seams.ALL, 0, True),
)


def _clipped(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    words = tidy(text[: limit - 1].rsplit(" ", 1)[0]).split(" ")
    kinds = lexicon().kinds
    while len(words) > 2 and kinds.get(words[-1].lower()) in DANGLING:
        words.pop()
    return " ".join(words) + "…"
