"""Where a text may be cut: at the seams between its phrases, where nothing is torn from what it belongs to."""

from __future__ import annotations

from enum import Enum

from timeline.compose.passage import Passage
from timeline.compose.phrases import NOUNS
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon

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


class Seams(Enum):
    """Where a text may be cut: at clauses and prepositions; before appositions, too; within lists and before "of"."""

    PLAIN = "plain"
    APPOSITIONS = "appositions"
    ALL = "all"


def hangs(passage: Passage, kept: list[int]) -> bool:
    """Whether the last word only leads on: "and soon", "and, curious"."""
    kinds = passage.structure.words.kinds
    if len(kept) < 3:
        return passage.structure.words.words[kept[-1]] in editing().loose
    words = passage.structure.words.words
    adverb = kinds[kept[-1]] is Kind.ADVERB and (kinds[kept[-2]] is Kind.COORDINATOR or words[kept[-2]] == "as")
    if words[kept[-1]] in editing().loose or (kinds[kept[-1]] is Kind.NUMBER and kinds[kept[-2]] is Kind.COMMA):
        return True
    return adverb or (kinds[kept[-2]] is Kind.COMMA and kinds[kept[-3]] is Kind.COORDINATOR)


def is_seam(passage: Passage, index: int, seams: Seams) -> bool:
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
    if index and words.kinds[index - 1] is Kind.OBJECT and words.forms[index] & Form.PARTICIPLE:
        # "found themselves [engaged in war]".
        return False
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


def is_torn(passage: Passage, last: int, following: int) -> bool:
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
    told = words.kinds[following] is Kind.COMMA and lexicon().lemma(words.words[last]) not in lexicon().reporting
    return _lacks_verb(passage, last) or (_closes_group(passage, last) and not told)


def is_abrupt(passage: Passage, last: int, following: int) -> bool:
    """Whether a verb that leads on would stand last: "is ready to travel [to Kiel]", "was asked [that]"."""
    kinds = passage.structure.words.kinds
    group = next((group for group in passage.structure.owners[last].groups if group.last == last), None)
    if group is None or kinds[following] in (Kind.COMMA, Kind.OPENER, Kind.COORDINATOR, Kind.DASH, Kind.OPEN):
        return False
    return kinds[following] in (Kind.TO, Kind.THAT) or (group.infinitive and not group.passive)


def _lacks_verb(passage: Passage, index: int) -> bool:
    """Whether the clause that the token belongs to has its verb only after it."""
    part = passage.structure.owners[index]
    return part.finite is not None and part.finite.last > index
