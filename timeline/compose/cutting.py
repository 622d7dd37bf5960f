"""A headline's length: a text is cut at a seam between its phrases, never within a word, and rather left longer than torn."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from timeline.compose.passage import Passage
from timeline.compose.phrases import DANGLING, NOUNS, text_of, tidy, width
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon

LONGEST = 80
# So much longer a text may be before anything is cut from it.
SLACK = 14
# A text that is cut nowhere may be longer: nothing of it is lost.
WHOLE = 24

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
# These neither open a phrase nor a verb.
_NEVER = (Kind.DETERMINER, Kind.NUMBER, Kind.POSSESSIVE, Kind.PRONOUN, Kind.ADVERB, Kind.NEGATION)
_AFTER_VERB = (Kind.DETERMINER, Kind.PREPOSITION, Kind.NAME, Kind.PRONOUN, Kind.OBJECT, Kind.NUMBER, Kind.TO, Kind.THAT)
# Nothing is cut before these: "more than", "millions worth of".
TIGHT = ("of", "than", "worth")
# "capable of", "equal to": an adjective with these is no member of a list.
_DESCRIBING = ("of", "to", "than")
# Before a number they belong to it: "on revenue of about $5 million".
_ROUGHLY = ("about", "around", "over", "under", "above", "below", "nearly", "between")
_LOOSE_ENDS = (Kind.COORDINATOR, Kind.RELATIVE, Kind.THAT, Kind.OPENER, Kind.COMMA, Kind.OPEN)


def shortened(passage: Passage, kept: list[int], fixed: int, prefix: str = "", limit: int = LONGEST) -> str:
    """The text of ``kept`` cut to ``limit`` characters at a seam: before a preposition, a comma or a conjunction, never within a word.

    Nothing up to and including token ``fixed`` (the verb and the first word after it) is cut at a seam. ``prefix`` stands before the text.
    """
    words = passage.structure.words
    while len(kept) > 1 and (words.kinds[kept[-1]] in _LOOSE_ENDS or _hangs(passage, kept)):
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
    for seams, slack in _CUTS:
        if seams is Seams.ALL and len(whole) <= limit + MOST:
            return whole
        if seams not in cuts:
            cuts[seams] = _cuts(passage, kept, fixed, seams)
        for cut in cuts[seams]:
            best = kept[:cut]
            # Most are far too long, and their text is not needed.
            if len(prefix) + width(passage, best) <= limit + slack:
                return tidy(prefix + text_of(passage, best))
    told = tidy(prefix + text_of(passage, best))
    return told if len(told) <= limit + _UTMOST else _clipped(told, limit)


def _cuts(passage: Passage, kept: list[int], fixed: int, seams: Seams) -> list[int]:
    """How many of ``kept`` are left by each cut at a seam, the longest first; nothing up to token ``fixed`` is cut off."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    found: list[int] = []
    # A last word alone is not worth a cut: "fell through".
    for position in range(len(kept) - 2, 0, -1):
        if kept[position] <= fixed:
            break
        if not _is_seam(passage, kept[position], seams):
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
        while cut > 1 and (kinds[kept[cut - 1]] in DANGLING or _hangs(passage, kept[:cut])):
            if words[kept[cut - 1]] in editing().particles and kinds[kept[cut]] is Kind.TO:
                break
            cut -= 1
        if words[kept[cut]] == "those" and cut < position:
            # "to bring to justice [those who were responsible]".
            continue
        if kept[cut - 1] >= fixed and not _is_torn(passage, kept[cut - 1], kept[cut]):
            found.append(cut)
    return found


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


class Seams(Enum):
    """Where a text may be cut: at clauses and prepositions; before appositions, too; within lists and before "of"."""

    PLAIN = "plain"
    APPOSITIONS = "appositions"
    ALL = "all"


# How a text is cut, and how much longer than the limit it may then be: rather a longer text than one cut within its phrase.
MOST = 2 * SLACK
# Beyond that it ends within its phrase, and shows it.
_UTMOST = 4 * SLACK
_CUTS = (
    (Seams.PLAIN, 0),
    (Seams.APPOSITIONS, 0),
    (Seams.PLAIN, SLACK),
    (Seams.APPOSITIONS, SLACK),
    (Seams.PLAIN, MOST),
    (Seams.APPOSITIONS, MOST),
    (Seams.ALL, 0),
)


def _hangs(passage: Passage, kept: list[int]) -> bool:
    """Whether the last word only leads on: "and soon", "and, curious"."""
    kinds = passage.structure.words.kinds
    if len(kept) < 3:
        return passage.structure.words.words[kept[-1]] in editing().loose
    words = passage.structure.words.words
    adverb = kinds[kept[-1]] is Kind.ADVERB and (kinds[kept[-2]] is Kind.COORDINATOR or words[kept[-2]] == "as")
    if words[kept[-1]] in editing().loose or (kinds[kept[-1]] is Kind.NUMBER and kinds[kept[-2]] is Kind.COMMA):
        return True
    return adverb or (kinds[kept[-2]] is Kind.COMMA and kinds[kept[-3]] is Kind.COORDINATOR)


def _is_seam(passage: Passage, index: int, seams: Seams) -> bool:
    """Whether a text can end before the token."""
    loose = seams is Seams.ALL
    words = passage.structure.words
    kind = words.kinds[index]
    if kind in _NEVER or any(group.first < index <= group.last for group in passage.structure.owners[index].groups):
        return False
    following = words.kinds[index + 1] if index + 1 < len(words) else None
    if kind is Kind.COMMA and seams is Seams.APPOSITIONS and following is Kind.DETERMINER:
        return Kind.COORDINATOR not in words.kinds[index:]
    if kind is Kind.COMMA and not loose:
        if words.words[index + 1 : index + 2] and words.words[index + 1] in TIGHT:
            # "3 million shares, or about 18%, of its stock".
            return False
        if words.words[index + 1 : index + 2] and words.words[index + 1] in editing().leading:
            # "lost more men than the north, due both to the cold and …".
            return True
        if following is Kind.NOUN and words.words[index + 2 : index + 3] and words.words[index + 2] in _DESCRIBING:
            # "unveiled an airliner, capable of flying to Sydney".
            return Kind.COORDINATOR not in words.kinds[index:]
        # Within a list nothing is cut.
        return following not in (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.COORDINATOR)
    if kind is Kind.COORDINATOR and index and words.words[index - 1] in editing().leading:
        # "due both to the cold and to the mines".
        return False
    if kind is Kind.COORDINATOR:
        # "central and eastern European countries" share their noun.
        return _opens_group(passage, index + 1) or (loose and following is not Kind.NOUN)
    if words.words[index] in ("to", "of") and index and words.words[index - 1] in editing().aims:
        return False
    if kind in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION) and following is Kind.TO and words.words[index] in editing().particles:
        # "turn the boat over [to the harbour]".
        return False
    if following is Kind.NUMBER and kind in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION) and words.words[index] in _ROUGHLY:
        return False
    if kind is Kind.TO and _is_made_to(passage, index):
        return False
    if kind is Kind.PREPOSITION and not loose and _shares_out(passage, index):
        return False
    if words.words[index] == "to" and words.kinds[index + 1 : index + 2] == (Kind.NUMBER,) and words.words[index - 1] in editing().amounts:
        # "175 million to 180 million dollars".
        return False
    if kind is Kind.THAT and any(word in ("so", "such") for word in words.words[max(0, index - 4) : index]):
        # "was so strong that it shook the quay".
        return False
    if index and (words.words[index - 1] in editing().leading or (kind is Kind.THAT and words.words[index - 1] in editing().claims)):
        return False
    if words.words[index] in TIGHT:
        inside = 0 < index < len(words) - 1 and words.kinds[index - 1] is Kind.NAME and words.kinds[index + 1] is Kind.NAME
        return loose and words.words[index] == "of" and not inside
    if kind in _SEAMS:
        return True
    if words.words[index].endswith("ing") and words.words[index + 1 : index + 2] == ("of",):
        # "the sniper slaying of a doctor".
        return False
    return _opens_group(passage, index) and (kind is Kind.TO or following in _AFTER_VERB)


def _shares_out(passage: Passage, index: int) -> bool:
    """Whether the preposition belongs to a pair or a name: "40 by the army and the rest [by rebels]", "the Plea [by Nations]"."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    if words[index] == "by" and kinds[index - 2 : index + 2] == (Kind.DETERMINER, Kind.NAME, Kind.PREPOSITION, Kind.NAME):
        return True
    joint = next((place for place in range(index - 1, max(0, index - 5), -1) if kinds[place] not in NOUNS), 0)
    return kinds[joint] is Kind.COORDINATOR and words[index] in words[max(0, joint - 5) : joint]


def _is_made_to(passage: Passage, index: int) -> bool:
    """Whether "to" opens what somebody is made to do by an infinitive: "voted to require the port [to ask first]"."""
    before = [group for group in passage.structure.owners[index].groups if group.last < index]
    return bool(before) and before[-1].infinitive and before[-1].head in editing().controls


def _opens_group(passage: Passage, index: int) -> bool:
    return index < len(passage.structure.owners) and any(group.first == index for group in passage.structure.owners[index].groups)


def _closes_group(passage: Passage, index: int) -> bool:
    """Whether a verb that wants more would stand last: an object, or "been related [to]"."""
    return any(
        group.last == index and (group.finite if group.passive else group.head not in lexicon().intransitive)
        for group in passage.structure.owners[index].groups
    )


def _is_torn(passage: Passage, last: int, following: int) -> bool:
    """Whether the text must not end with the token ``last`` and leave out the token ``following``."""
    words = passage.structure.words
    if words.words[following] in TIGHT and following == last + 1:
        return True
    leading = words.kinds[last - 1] if last else None
    if following == last + 1 and leading in (Kind.PREPOSITION, Kind.DETERMINER) and words.forms[last] & Form.PARTICIPLE:
        # "in sustained, if undeclared, warfare", "of growing".
        return True
    if following == last + 1 and (words.words[last] in editing().rooted or words.words[last] in editing().leading):
        # "asked that they stay [at the school]", "due [both to the cold]".
        return True
    return _lacks_verb(passage, last) or _closes_group(passage, last)


def _lacks_verb(passage: Passage, index: int) -> bool:
    """Whether the clause that the token belongs to has its verb only after it."""
    part = passage.structure.owners[index]
    return part.finite is not None and part.finite.last > index


def _clipped(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    words = tidy(text[: limit - 1].rsplit(" ", 1)[0]).split(" ")
    kinds = lexicon().kinds
    while len(words) > 2 and kinds.get(words[-1].lower()) in DANGLING:
        words.pop()
    return " ".join(words) + "…"
