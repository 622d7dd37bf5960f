"""Nouns that a date belongs to: "the invasion in 1914", "Monday's advance", "after the vote on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.interval import Interval
from timeline.compose.fragments import names_event
from timeline.compose.passage import Dated, Passage, Use
from timeline.language.editing import editing
from timeline.language.lexicon import Kind
from timeline.model import Modality, Tense

# What was recalled, marked or condemned less than a month ago was so on that day; of a date further back it is the object.
_RECENT_DAYS = 31


def is_subjects_day(passage: Passage, one: Dated, publication: int | None) -> bool:
    """ "Monday's advance left the index higher": the subject's day is the clause's."""
    group, interval = one.group, one.resolution.interval
    if (
        one.use not in (Use.POSSESSIVE, Use.MODIFIER)
        or group is None
        or interval is None
        or not group.finite
        or group.tense is not Tense.PAST
    ):
        return False
    noun = passage.structure.words.words[one.high + 1 : one.high + 4]
    measured = any(word in editing().measured for word in noun)
    if one.high < group.first:
        return measured or interval.unit is Granularity.DAY
    if measured and group.head in editing().accounting and interval.unit is not None and interval.unit > Granularity.DAY:
        # "reported a third-quarter loss": the figure is that quarter's.
        return True
    since = passage.structure.words.words[one.low - 1] in editing().apart
    return measured and not since and interval.unit is Granularity.DAY and _is_recent(interval, publication)


def stands_apart(passage: Passage, one: Dated) -> bool:
    """Whether it dates a noun in a phrase of its own: "after the vote on Monday", "despite a selloff last week"."""
    words, kinds = passage.structure.words.words, passage.structure.words.kinds
    for index in range(one.first - 1, max(one.part.opening, one.first - 12) - 1, -1):
        if passage.structure.owners[index] is not one.part or kinds[index] in (Kind.COMMA, Kind.COORDINATOR):
            return False
        if any(group.first <= index <= group.last for group in one.part.groups):
            return False
        if words[index] in editing().apart:
            return index < one.first - 1 and not (words[index] == "before" and _is_faced(words[index + 1 : one.first]))
    return False


def _is_faced(noun: Sequence[str]) -> bool:
    """Whether one stands before it: "before a committee", but "before the committee's vote" is a time."""
    known = editing()
    return any(word in known.facing for word in noun) and not any(known.names_event(word) for word in noun if word not in known.facing)


def object_noun(passage: Passage, one: Dated, publication: int | None) -> tuple[int, ...] | None:
    """The noun phrase that a date after it belongs to, where the verb cannot be meant: "recalled the invasion in 1914".

    Neither can what has happened lie ahead: "has announced 900 job cuts over the next four years".
    """
    group, interval = one.group, one.resolution.interval
    if group is None or interval is None or group.last >= one.first:
        return None
    past = publication is not None and interval.end is not None and interval.end <= publication
    cannot = (
        past
        and group.finite
        and (group.tense is Tense.FUTURE or (group.tense is Tense.PRESENT and not group.perfect))
        and group.cue != "would"
    )
    ahead = (
        publication is not None and interval.start is not None and interval.start >= publication and interval.unit is not Granularity.DAY
    )
    done = group.finite and group.modality is Modality.ASSERTED and (group.perfect or group.tense is Tense.PAST)
    if not cannot and not (ahead and done) and (group.head not in editing().retrospective or _is_recent(interval, publication)):
        return None
    return event_noun(passage, list(range(group.last + 1, one.first)))


def _is_recent(interval: Interval, publication: int | None) -> bool:
    return publication is None or interval.end is None or interval.end > offset(publication, Granularity.DAY, -_RECENT_DAYS)


def event_noun(passage: Passage, tokens: list[int]) -> tuple[int, ...] | None:
    """The noun phrase among the tokens, from the last comma on, when it names something that happens; else ``None``."""
    kinds, words = passage.structure.words.kinds, passage.structure.words.words
    if any(kinds[index] in (Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPEN_QUOTE) for index in tokens):
        cut = max(index for index in tokens if kinds[index] in (Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPEN_QUOTE))
        tokens = [index for index in tokens if index > cut]
    while tokens and kinds[tokens[0]] in (Kind.PREPOSITION, Kind.OPENER_OR_PREPOSITION, Kind.ADVERB, Kind.TO):
        tokens = tokens[1:]
    if not tokens or not names_event([words[index] for index in tokens]):
        return None
    return tuple(tokens)


def noun_after(passage: Passage, index: int, taken: frozenset[int]) -> tuple[int, ...] | None:
    """The noun phrase from token ``index`` on when it names something that happens. ``taken`` are the tokens of dates."""
    kinds, words = passage.structure.words.kinds, passage.structure.words.words
    if index < len(words) and kinds[index] is Kind.POSSESSIVE:
        index += 1
    tokens: list[int] = []
    if index < len(words) and kinds[index] is Kind.COMMA and words[index - 1].isdigit():
        # "the Dec. 21, 1988, bombing of a ferry"
        index += 1
    # "The January 1998 bombing" is a noun, and "Pan Am" a name, for all their form.
    starts, text = passage.structure.words.starts, passage.text
    capital = {at for at, kind in enumerate(kinds) if kind is Kind.BE and text[starts[at]].isupper()}
    verbs = {group for part in passage.structure.parts for group in part.groups}
    firsts = {verb.first for verb in verbs if not (verb.first == verb.last and words[verb.first] in editing().nominal)} - capital
    while index < len(words) and index not in firsts:
        kind = kinds[index]
        allowed = (tokens and index in capital) or kind in (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.POSSESSIVE)
        if not (allowed or (tokens and kind in (Kind.PREPOSITION, Kind.DETERMINER))) or index in taken:
            break
        tokens.append(index)
        index += 1
    while tokens and kinds[tokens[-1]] in (Kind.PREPOSITION, Kind.DETERMINER):
        tokens.pop()
    cut = len(tokens) > 1 and words[tokens[-2]] in ("a", "an") and kinds[tokens[-1]] is Kind.NAME and index < len(words)
    if cut and kinds[index] is Kind.COMMA:
        # "the bombing of a Birmingham, Ala., clinic": the noun goes on beyond the place.
        return None
    naming = [place for place, token in enumerate(tokens) if names_event([words[token]])]
    if naming and not any(kinds[token] is Kind.PREPOSITION for token in tokens):
        # "the 1975 island accord null and void": the noun ends where what happened is named.
        tokens = tokens[: naming[-1] + 1]
    named = any(kinds[token] is Kind.NAME for token in tokens) or len(tokens) > 2
    return tuple(tokens) if len(tokens) > 1 and named and names_event([words[token] for token in tokens[:3]]) else None
