"""Whom a pronoun may mean: a person, a thing or several, as the text of a subject tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.language.names import known_names

SINGULAR_PERSON = ("he", "she", "his", "her")
PLURAL = ("they", "their")
# Endings of words for one who does something: "spokesman", "investigator".
ACTING = ("man", "woman", "er", "or", "ist", "ian")
_LONGEST = 60
_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_A-Z]+")
_TITLED = re.compile(r"\b([A-Z][a-z]+)\.? ([A-Z][a-zA-Z-]+)\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document in lower case: ``titled`` stand after a title, ``alone`` have their capital within a sentence, ``firms`` are
    firms by what the document says elsewhere.
    """

    titled: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()


NAMELESS = Names()


@dataclass(frozen=True, slots=True)
class Referent:
    """A subject that a pronoun may stand for. A lone name ("Howes", "Nordbank") can be a person's or a thing's."""

    text: str
    person: bool
    plural: bool
    surname: bool = False

    @property
    def several(self) -> bool:
        """Whether it is one body of many people: "the council", which "they" may mean, too."""
        known = editing()
        words = self.text.lower().split()
        return not self.person and not self.plural and (words[-1] in known.common_bodies or not known.gathered.isdisjoint(words))

    def answers(self, pronoun: str) -> bool:
        """Whether ``pronoun`` can mean it.

        >>> Referent("Microsoft", person=False, plural=False).answers("it")
        True
        """
        if pronoun in PLURAL:
            return self.plural
        if self.plural:
            return False
        return self.person or self.surname if pronoun in SINGULAR_PERSON else not self.person


def teller(subject: str) -> Referent | None:
    """Who tells, by the first words of a subject of telling; ``None`` where that is not plain.

    >>> [who.text for who in map(teller, ("authorities in the area", "A friend of the mayor", "she")) if who is not None]
    ['authorities', 'A friend of the mayor']
    """
    first = subject.partition(",")[0]
    words = first.split()
    kinds = lexicon().kinds
    end = next(
        (at for at, word in enumerate(words) if kinds.get(word.lower()) in (Kind.PREPOSITION, Kind.RELATIVE, Kind.OPENER)), len(words)
    )
    head = words[end - 1].lower() if end else ""
    known = editing()
    if (
        end == 0
        or kinds.get(words[0].lower()) in (Kind.PRONOUN, Kind.OBJECT, Kind.OPENER)
        or (end == 1 and words[0].islower() and not known.acts(head))
    ):
        return None
    plural = known.acts(head) or ("and" in words[:end] and head not in known.common_bodies)
    person = not plural and (head in known.persons or head in known.titles or head.endswith(ACTING))
    # "A friend of the mayor": of whom is part of who it is.
    whole = first == subject and len(subject) <= _LONGEST and words[end : end + 1] == ["of"]
    return Referent(subject if whole else " ".join(words[:end]), person and head not in known_names().firm_nouns, plural)


def is_thing(text: str) -> bool:
    """Whether a subject is one thing: "the Iraqi invasion", not "the president", "two men" or "the talks"."""
    words = text.lower().split()
    known = editing()
    plain = 1 < len(words) < 6 and words[0] in ("the", "this", "that", "a", "an") and not any(mark in text for mark in ',;:()"“”')
    return plain and not words[-1].endswith("s") and words[-1] not in known.titles and not words[-1].endswith(("er", "or", "man", "woman"))


def names_in(text: str, firms: frozenset[str] = frozenset()) -> Names:
    """The names in a text.

    >>> sorted(names_in("General Howe met Mr. Lund. Discontent spread, and Howe left.").titled)
    ['howe', 'lund']
    >>> sorted(names_in("General Howe met Mr. Lund. Discontent spread, and Howe left.").alone)
    ['howe', 'mr']
    """
    titles = editing().titles
    titled = frozenset(found[2].lower() for found in _TITLED.finditer(text) if found[1].lower() in titles)
    return Names(titled, frozenset(name.lower() for name in _WITHIN.findall(text)), firms)


def referent(text: str, names: Names = NAMELESS, *, near: bool = False) -> Referent | None:
    """A subject's text as a referent; ``None`` when it is too long, no name or itself a pronoun.

    ``names`` are those of the document; in the pronoun's own sentence (``near``) any lone word with a capital is one.
    """
    # "Nordbank, the oldest of them, said it": what is said of it goes.
    if text.split()[-1:] and text.split()[-1].lower() not in editing().common_bodies:
        text = text.partition(",")[0]
    words = text.split()
    if not words or len(text) > _LONGEST or any(mark in text for mark in ';:()"“”'):
        return None
    plain = [word.strip(".").lower() for word in words]
    kinds = lexicon().kinds
    if plain[0] in kinds and kinds[plain[0]].name in ("PRONOUN", "OBJECT", "PREPOSITION", "OPENER", "COORDINATOR", "RELATIVE", "NUMBER"):
        return None
    known = editing()
    if plain[0] in known.not_one or (len(words) == 1 and plain[0] in kinds):
        return None
    ending = plain[-1].endswith("s") and not plain[-1].endswith(("ss", "us", "is"))
    lower = words[-1][0].islower()
    # "the Germans", "the French": a people; "the United States" and "the Netherlands" are each one country.
    people = (
        plain[0] == "the" and len(words) == 2 and not lower and (ending or plain[-1] in known.peoples) and plain[-1] not in known.one_land
    )
    joined = "and" in plain and not (plain[0] in ("the", "a", "an") and plain[-1] in known.common_bodies)
    plural = joined or people or (ending and lower)
    if plural and lower and "and" not in plain and not known.acts(plain[-1]):
        return None
    if lower and "of" in plain and not any(word[0].isupper() for word in words[1:]):
        # "Two million copies of the rifle were built, since it …".
        return None
    named = [word for word in words if word[0].isupper()]
    determined = plain[0] in ("the", "a", "an", "this", "that")
    if not plural and determined and words[-1][0].islower() and plain[-1] not in known.common_bodies:
        return None
    body = (
        text.lower() in names.firms
        or any(word in known.bodies or word in known_names().firms for word in plain)
        or (words[-1].isupper() and not set(words[-1]) <= set("IVX"))
    )
    titled = not lower and any(word in known.titles for word in plain[:-1])
    person = not body and not plural and (titled or (not determined and (len(named) >= 2 or plain[-1] in names.titled)))
    if not plural and not named and plain[-1] not in known.common_bodies:
        return None
    person = person and all(word[0].isupper() for word in words[-2:])
    surname = len(words) == 1 and words[0][0].isupper() and (near or plain[0] in names.alone) and not body and not plural
    return Referent(text, person, plural, surname)
