"""Who a pronoun at the head of a headline is, when the text is plain: the subject of the clause around, or of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.clauses.parts import Part, Role
from timeline.compose.headline import Headline
from timeline.compose.passage import Passage
from timeline.compose.phrases import possessive, sentence_case, tidy
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.language.names import known_names

_SINGULAR_PERSON = ("he", "she", "his", "her")
_THING = ("it", "its")
_PLURAL = ("they", "their")
_POSSESSIVES = ("his", "her", "its", "their")
_SPEAKING = frozenset(("we", "my", "our", "us", "me", "you", "your", "i'm", "i’m", "we're", "we’re", "i've", "i’ve", "we've", "we’ve"))
_LONGEST = 60
_OWNER = re.compile(r"(.+?)(?:[’']s|(s)[’'])\s")
_MEMBER = re.compile(r"[A-Z]\w+ (?:\w+ )?of (?=(?:his|her|its|their) )")
_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_A-Z]+")
_TITLED = re.compile(r"\b([A-Z][a-z]+)\.? ([A-Z][a-zA-Z-]+)\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document in lower case: ``titled`` stand after a title, ``alone`` have their capital within a sentence."""

    titled: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


_NAMELESS = Names()


@dataclass(frozen=True, slots=True)
class Referent:
    """A subject that a pronoun may stand for. A lone name ("Howes", "Nordbank") can be a person's or a thing's."""

    text: str
    person: bool
    plural: bool
    surname: bool = False

    def answers(self, pronoun: str) -> bool:
        """Whether ``pronoun`` can mean it.

        >>> Referent("Microsoft", person=False, plural=False).answers("it")
        True
        """
        if pronoun in _PLURAL:
            return self.plural
        if self.plural:
            return False
        return self.person or self.surname if pronoun in _SINGULAR_PERSON else not self.person


def with_antecedent(headline: str, candidates: Iterable[Referent]) -> str:
    """The headline with the pronoun at its head replaced by the first candidate that it can mean; unchanged when there is none.

    >>> with_antecedent("It will pay", [Referent("Tony Abbott", True, False), Referent("Microsoft", False, False)])
    'Microsoft will pay'
    >>> with_antecedent("Its board met", [Referent("Nokia", False, False)])
    'Nokia’s board met'
    >>> with_antecedent("One wing of his army fled", [Referent("General Lund", True, False)])
    'One wing of General Lund’s army fled'
    """
    member = _MEMBER.match(headline)
    if member:
        # "One wing of his army", "some of its founders".
        told = with_antecedent(headline[member.end() :], candidates)
        article, _, rest = told.partition(" ")
        return member.group() + (f"the {rest}" if article == "The" else told)
    head, _, rest = headline.partition(" ")
    pronoun = head.lower()
    if not rest or pronoun not in (*_SINGULAR_PERSON, *_THING, *_PLURAL) or _is_empty_it(pronoun, rest):
        return headline
    for candidate in candidates:
        if candidate.answers(pronoun):
            named = possessive(candidate.text) if pronoun in _POSSESSIVES else candidate.text
            return sentence_case(f"{named} {rest}")
    return headline


def stands_alone(headline: str) -> bool:
    """Whether a reader knows who is meant without the sentence before.

    >>> [stands_alone(told) for told in ("They left", "The second burst into flames", "The second mate left", "One began it")]
    [False, False, True, False]
    """
    words = headline.lower().split()
    kinds = lexicon().kinds
    kind = kinds.get(words[0])
    if kind in (Kind.PRONOUN, Kind.OBJECT) or words[0] in _POSSESSIVES:
        return False
    at = 1 if words[0] in ("the", "a") else 0
    if words[at : at + 1] and words[at] in editing().pointing:
        following = words[at + 1] if at + 1 < len(words) else ""
        if following == "of":
            # "Most of the casualties", but not "two of them".
            return words[at + 2 : at + 3] not in ([], ["them"], ["these"], ["those"], ["us"])
        return bool(following) and not lexicon().form(following) and kinds.get(following) in (None, Kind.NAME)
    return True


def points_back(subject: str) -> bool:
    """Whether a subject means one thing of many, by an article and a common noun: "the new plane", not "the king", "the crews" who act,
    or "the Gull Line".

    >>> points_back("The new plane"), points_back("The king"), points_back("the crews"), points_back("the plane of the year 2011")
    (True, False, False, False)
    """
    words = subject.split()
    if len(words) < 2 or len(words) > 4 or words[0].lower() not in ("the", "this", "that", "these", "those", "each", "both"):
        return False
    lower = all(word.islower() for word in words[1:])
    known = editing()
    plain = words[-1] in known.single or words[-1] in known.common_bodies or known.acts(words[-1])
    return lower and not plain and not any(lexicon().kinds.get(word) for word in words[1:])


def with_speaker(headline: str, passage: Passage, part: Part) -> str:
    """A headline in the first person as what its speaker said: "Castro: “I will go”"; quoted where nobody is named."""
    words = [word.strip(",.’'\"“”") for word in headline.split()]
    # "World War I" is nobody's voice.
    if words[:1] != ["I"] and not {word.lower() for word in words if word != "US"} & _SPEAKING:
        return headline
    bare = tidy(headline.translate(str.maketrans("", "", '"“”')))
    for other in passage.structure.parts:
        told = any(child.parent is other and child.role is Role.QUOTE for child in passage.structure.parts)
        if other is not part and (told or other.role is Role.ATTRIBUTION):
            speaker = Headline(passage, frozenset()).speaker(other)
            if speaker and len(speaker) <= _LONGEST and speaker.split()[0].lower() not in ("he", "she", "it", "they", "i", "we"):
                return f"{speaker}: “{bare}”"
    return f"“{bare}”"


def _is_empty_it(pronoun: str, rest: str) -> bool:
    """ "It rained", "it was clear that": nothing is meant."""
    words = rest.lower().split()
    if pronoun != "it":
        return False
    if words[0] in ("is", "was", "’s"):
        # "it is clear that", "it is late"; of "it is confident of its sales" somebody is meant.
        known, following = editing(), words[1] if len(words) > 1 else ""
        told = len(words) < 3 or (words[2] in known.clausal and following not in known.addressed) or following in known.weather
        named = following in known.addressed or following.endswith("ing")
        return told or (bool(lexicon().form(following)) and not named)
    return words[0] in ("rained", "rains", "snowed", "took", "takes", "seems", "seemed", "appears", "appeared")


def referents(passage: Passage, inside: Part | None = None, names: Names = _NAMELESS) -> list[Referent]:
    """The subjects in a sentence that a pronoun may mean: those of the clauses around ``inside``, nearest first; without it, the main.

    ``names`` are those of the document.
    """
    maker = Headline(passage, frozenset())
    parts: list[Part] = []
    if inside is None:
        parts = [
            part
            for part in passage.structure.parts
            if part.finite is not None and part.role in (Role.MAIN, Role.COORDINATE, Role.ATTRIBUTION)
        ][::-1]
    else:
        seen = inside.parent
        while seen is not None:
            parts.append(seen)
            seen = seen.parent
        parts += [part for part in passage.structure.parts if part.role is Role.MAIN and part.first < inside.first and part not in parts]
    subjects = [maker.subject(part) for part in parts]
    # "Cornwallis' position was weak, and he surrendered": whose it was comes after what it was.
    owned = [subject for subject in subjects if not subject.lower().startswith("one of ")]
    owners = [owner[1] + (owner[2] or "") for subject in owned if (owner := _OWNER.match(subject))]
    found = [(text, referent(text, names, near=inside is not None)) for text in (*subjects, *owners)]
    # Within a sentence "it" can be any thing: "The invasion met resistance, and it stalled".
    things = [Referent(text, False, False) for text, one in found if one is None and inside is not None and _is_thing(text)]
    return [one for _, one in found if one is not None] + things + _teller(inside, subjects)


def _teller(inside: Part | None, subjects: list[str]) -> list[Referent]:
    """Who tells what a clause holds, by the first words: "authorities [in the area] say they have evidence"."""
    parent = inside.parent if inside is not None and inside.role is Role.CONTENT else None
    if parent is None or parent.finite is None or parent.finite.head not in lexicon().reporting or not subjects[0]:
        return []
    subject = subjects[0].partition(",")[0]
    words = subject.split()
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
        return []
    plural = known.acts(head) or ("and" in words[:end] and head not in known.common_bodies)
    person = not plural and (head in known.persons or head in known.titles or head.endswith(("man", "woman", "er", "or", "ist", "ian")))
    # "A friend of the mayor": of whom is part of who it is.
    whole = subject == subjects[0] and len(subject) <= _LONGEST and words[end : end + 1] == ["of"]
    return [Referent(subject if whole else " ".join(words[:end]), person and head not in known_names().firm_nouns, plural)]


def parallels(passage: Passage) -> list[Referent]:
    """What "it" and "they" at the head of the next sentence can mean, as a last resort: the subject of this one, any thing or things.

    >>> from timeline.clauses.structure import structure
    >>> sentence = "The old quay was repaired in May."
    >>> parallels(Passage(0, sentence, structure(sentence)))
    [Referent(text='The old quay', person=False, plural=False, surname=False)]
    """
    maker = Headline(passage, frozenset())
    main = next((part for part in passage.structure.parts if part.finite is not None and part.role is Role.MAIN), None)
    subject = "" if main is None else maker.subject(main)
    if _is_thing(subject):
        return [Referent(subject, False, False)]
    words = subject.lower().split()
    things = 1 < len(words) < 6 and words[0] in ("the", "these", "those", "many", "some", "several") and words[-1].endswith("s")
    return (
        [Referent(subject, False, True)]
        if things and not words[-1].endswith("ss") and not any(mark in subject for mark in ',;:()"“”')
        else []
    )


def _is_thing(text: str) -> bool:
    """Whether a subject is one thing: "the Iraqi invasion", not "the president", "two men" or "the talks"."""
    words = text.lower().split()
    known = editing()
    plain = 1 < len(words) < 6 and words[0] in ("the", "this", "that", "a", "an") and not any(mark in text for mark in ',;:()"“”')
    return plain and not words[-1].endswith("s") and words[-1] not in known.titles and not words[-1].endswith(("er", "or", "man", "woman"))


def names_in(text: str) -> Names:
    """The names in a text.

    >>> sorted(names_in("General Howe met Mr. Lund. Discontent spread, and Howe left.").titled)
    ['howe', 'lund']
    >>> sorted(names_in("General Howe met Mr. Lund. Discontent spread, and Howe left.").alone)
    ['howe', 'mr']
    """
    titles = editing().titles
    titled = frozenset(found[2].lower() for found in _TITLED.finditer(text) if found[1].lower() in titles)
    return Names(titled, frozenset(name.lower() for name in _WITHIN.findall(text)))


def referent(text: str, names: Names = _NAMELESS, *, near: bool = False) -> Referent | None:
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
    named = [word for word in words if word[0].isupper()]
    determined = plain[0] in ("the", "a", "an", "this", "that")
    if not plural and determined and words[-1][0].islower() and plain[-1] not in known.common_bodies:
        return None
    body = any(word in known.bodies or word in known_names().firms for word in plain) or (
        words[-1].isupper() and not set(words[-1]) <= set("IVX")
    )
    titled = not lower and any(word in known.titles for word in plain[:-1])
    person = not body and not plural and (titled or (not determined and (len(named) >= 2 or plain[-1] in names.titled)))
    if not plural and not named and plain[-1] not in known.common_bodies:
        return None
    person = person and all(word[0].isupper() for word in words[-2:])
    surname = len(words) == 1 and words[0][0].isupper() and (near or plain[0] in names.alone) and not body and not plural
    return Referent(text, person, plural, surname)
