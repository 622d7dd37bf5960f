"""What a headline must have to tell something: a verb with its subject, or a noun that names what happened."""

from __future__ import annotations

from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.passage import Passage
from timeline.language.editing import editing
from timeline.language.games import games
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, lexicon

_TAKEN = (Kind.TIME, Kind.NUMBER, Kind.DETERMINER, Kind.PREPOSITION, Kind.OBJECT, Kind.PRONOUN, Kind.TO, Kind.THAT)


def is_fragment(passage: Passage, part: Part, group: VerbGroup | None, headline: str) -> bool:
    """Whether the headline tells of nothing: a verb without its subject, a question's or condition's turned verb, a name and no verb."""
    if games().is_entry(passage.text):
        # "Nordby at Port City, 7 p.m." names a game, without a verb.
        return False
    words = passage.structure.words
    told = headline.lower().split()
    if lexicon().kinds.get(told[0]) in (Kind.BE, Kind.HAVE, Kind.DO, Kind.MODAL) or told[0].rstrip(",") in editing().whatever:
        return True
    telling = len(told) < 7 and lexicon().lemmas.get(told[-1]) in lexicon().telling and not told[0].startswith(("“", '"'))
    # "One source said": what is not told.
    if told[0] == "of" or _opens_with_verb(told) or told[-1] in editing().hanging or telling:
        return True
    if len(told) == 2 and told[0] in editing().pointing:
        # "One mechanized".
        return True
    if told[0] == "the" and told[2:3] == ["since"] and editing().is_extreme(told[1]):
        # "the highest since the reports began".
        return True
    finite = part.finite
    if group is not None and group is not finite and group.head == "date":
        # A letter's date is no event.
        return True
    if group is not None and group is not finite and len(told) == 3 and told[1] in ("was", "were", "is", "are"):
        # "Charges were taken", of "charges taken in May".
        noun = next((index for index in range(group.first - 1, -1, -1) if words.words[index] == told[0]), None)
        if noun is not None and words.kinds[noun] is Kind.NOUN:
            return True
    if finite is None:
        # "Legislative Assembly (1791)" is a heading, "The fall of the Bastille, 1789" an event.
        if lexicon().kinds.get(told[0]) is Kind.PREPOSITION:
            return True
        verbless = group is None and not passage.structure.groups
        return verbless and (len(told) < 3 or not names_event(told))
    after = words.kinds[finite.last + 1 : finite.last + 2]
    if finite.head == "do" and finite.first == finite.last and after in ((), (Kind.TO,), (Kind.COMMA,)):
        # "as the raiders did to the harbour": what they did was told before.
        return True
    turned = words.kinds[finite.first] in (Kind.BE, Kind.HAVE, Kind.DO, Kind.MODAL)
    opens = finite.first in (part.opening, part.first)
    clause = part.role in (Role.MAIN, Role.COORDINATE, Role.CONTENT, Role.SUBORDINATE)
    return told[0] == words.words[finite.first] or (opens and clause and turned)


def _opens_with_verb(told: list[str]) -> bool:
    """ "Extended an invitation", "asked about it": a past form, and what it takes; "elected officials" are some."""
    english = lexicon()
    form = english.form(told[0])
    past = form & (Form.PAST | Form.PARTICIPLE | Form.GERUND) and not form & Form.NOUNISH
    # "Bombing of a clinic" names what happened.
    return bool(past) and told[0] not in editing().nominal and len(told) > 1 and english.kinds.get(told[1]) in _TAKEN


def names_event(words: list[str]) -> bool:
    """Whether a noun phrase names something that happens: "Germany's invasion of Belgium"."""
    known = editing()
    return any(known.names_event(word) for word in words)
