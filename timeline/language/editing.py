"""The words by which a dated clause becomes an entry of a timeline, loaded from ``editing.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.language.lexicon import load, words


@dataclass(frozen=True, slots=True)
class Editing:
    """Closed lists, all in lower case; the data file says what each is for."""

    adjuncts: frozenset[str]
    extremes: frozenset[str]
    not_extreme: frozenset[str]
    comparing: frozenset[str]
    facing: frozenset[str]
    twofold: frozenset[str]
    retrospective: frozenset[str]
    made: frozenset[str]
    nominal: frozenset[str]
    not_nominal: frozenset[str]
    measured: frozenset[str]
    accounting: frozenset[str]
    striking: frozenset[str]
    witnessing: frozenset[str]
    deciding: frozenset[str]
    judging: frozenset[str]
    object_prepositions: frozenset[str]
    apart: frozenset[str]
    furniture: tuple[str, ...]
    openings: frozenset[str]
    opening_phrases: tuple[str, ...]
    titles: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    peoples: frozenset[str]
    leading: frozenset[str]
    claims: frozenset[str]
    aims: frozenset[str]
    controls: frozenset[str]
    giving: frozenset[str]
    amounts: frozenset[str]
    loose: frozenset[str]
    hanging: frozenset[str]
    dated: frozenset[str]
    rooted: frozenset[str]
    particles: frozenset[str]
    whatever: frozenset[str]
    pointing: frozenset[str]
    pointers: frozenset[str]
    pointed: frozenset[str]
    limits: frozenset[str]
    single: frozenset[str]
    clausal: frozenset[str]
    weather: frozenset[str]
    addressed: frozenset[str]
    not_one: frozenset[str]
    days: frozenset[str]
    common_bodies: frozenset[str]
    gathered: frozenset[str]
    one_land: frozenset[str]
    persons: frozenset[str]
    regions: frozenset[str]

    def acts(self, word: str) -> bool:
        """Whether a noun in the plural names who acts.

        >>> editing().acts("officials"), editing().acts("workers"), editing().acts("plans")
        (True, True, False)
        """
        return word in self.people or (word.endswith(("ers", "ors", "ists", "ians", "men")) and word not in self.things)

    def is_extreme(self, word: str) -> bool:
        """Whether the word makes a superlative.

        >>> editing().is_extreme("closest"), editing().is_extreme("protest")
        (True, False)
        """
        return word in self.extremes or (word.endswith("est") and word not in self.not_extreme)

    def names_event(self, word: str) -> bool:
        """Whether the noun names something that happens.

        >>> editing().names_event("invasion"), editing().names_event("nation")
        (True, False)
        """
        return word in self.nominal or (word.endswith(("tion", "sion", "ment")) and len(word) > 6 and word not in self.not_nominal)


@lru_cache(maxsize=4)
def editing(language: str = "en") -> Editing:
    """The editing words of a language, loaded once.

    Raises :class:`timeline.errors.LanguageDataError` when a block is missing.
    """
    return build(load(language, "editing.toml"), f"{language}/editing.toml")


def build(data: Mapping[str, object], name: str) -> Editing:
    """The lists from the tables of their file; ``name`` is the file, for messages."""

    def block(table: str, key: str) -> frozenset[str]:
        return frozenset(words(data, (table, key), name))

    # What holds spaces is parted by bars.
    def phrases(table: str, key: str) -> tuple[str, ...]:
        return tuple(phrase.strip() for phrase in " ".join(words(data, (table, key), name)).split("|") if phrase.strip())

    return Editing(
        adjuncts=block("adjunct", "words"),
        extremes=block("compared", "extremes"),
        not_extreme=block("compared", "plain"),
        comparing=block("comparing", "words"),
        facing=block("facing", "bodies"),
        twofold=block("twofold", "verbs"),
        retrospective=block("retrospective", "verbs"),
        made=block("made", "verbs"),
        nominal=block("nominal", "nouns"),
        not_nominal=block("nominal", "plain"),
        measured=block("measured", "nouns"),
        accounting=block("measured", "accounting"),
        striking=block("striking", "nouns"),
        witnessing=block("witnessing", "verbs"),
        deciding=block("deciding", "verbs"),
        judging=block("measured", "judging"),
        object_prepositions=block("measured", "object_prepositions"),
        apart=block("measured", "apart"),
        furniture=phrases("furniture", "openers"),
        openings=block("openings", "words"),
        opening_phrases=phrases("openings", "phrases"),
        titles=block("names", "titles"),
        bodies=block("names", "bodies"),
        people=block("people", "plural"),
        things=block("people", "things"),
        peoples=block("people", "peoples"),
        leading=block("endings", "leading"),
        claims=block("endings", "claims"),
        aims=block("endings", "aims"),
        controls=block("endings", "controls"),
        giving=block("endings", "giving"),
        amounts=block("endings", "amounts"),
        loose=block("endings", "loose"),
        hanging=block("endings", "hanging"),
        dated=block("endings", "dated"),
        rooted=block("endings", "rooted"),
        particles=block("endings", "particles"),
        whatever=block("subjects", "whatever"),
        pointing=block("subjects", "pointing"),
        pointers=block("subjects", "pointers"),
        pointed=block("subjects", "pointed"),
        limits=block("subjects", "limits"),
        single=block("subjects", "single"),
        clausal=block("subjects", "clausal"),
        weather=block("subjects", "weather"),
        addressed=block("subjects", "addressed"),
        not_one=block("subjects", "not_one"),
        days=block("subjects", "days"),
        common_bodies=block("subjects", "bodies"),
        gathered=block("subjects", "gathered"),
        one_land=block("people", "one_land"),
        persons=block("subjects", "persons"),
        regions=block("subjects", "regions"),
    )
