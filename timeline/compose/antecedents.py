"""Who a pronoun at the head of a headline is, when the text is plain: the subject of the clause around, or of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.clauses.parts import Part, Role
from timeline.compose.headline import Headline
from timeline.compose.passage import Passage
from timeline.compose.phrases import possessive, sentence_case, tidy, without_openings
from timeline.compose.referent import NAMELESS, PLURAL, SINGULAR_PERSON, Names, Referent, is_thing, referent, teller
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon

_THING = ("it", "its")
_POSSESSIVES = ("his", "her", "its", "their")
_SPEAKING = frozenset(("we", "my", "our", "us", "me", "you", "your", "i'm", "i’m", "we're", "we’re", "i've", "i’ve", "we've", "we’ve"))
_LONGEST = 60
_OF_ONE = {"were": "was", "are": "is", "have": "has", "do": "does"}
_OWNER = re.compile(r"(.+?)(?:[’']s|(s)[’'])\s")
_MEMBER = re.compile(r"[A-Z]\w+ (?:\w+ )?of (?=(?:his|her|its|their) )")


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
    if not rest or pronoun not in (*SINGULAR_PERSON, *_THING, *PLURAL) or _is_empty_it(pronoun, rest):
        return headline
    body: Referent | None = None
    for candidate in candidates:
        if candidate.answers(pronoun):
            named = possessive(candidate.text) if pronoun in _POSSESSIVES else candidate.text
            return sentence_case(f"{named} {rest}")
        body = body or (candidate if pronoun in PLURAL and candidate.several else None)
    if body is None:
        return headline
    if pronoun in _POSSESSIVES:
        return sentence_case(f"{possessive(body.text)} {rest}")
    # "The council met; they were late": one body, said as of many.
    verb, _, after = rest.partition(" ")
    return sentence_case(f"{without_openings(body.text)} {_OF_ONE.get(verb, verb)} {after}")


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
                return f"{sentence_case(speaker)}: “{bare}”"
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


def referents(passage: Passage, inside: Part | None = None, names: Names = NAMELESS) -> list[Referent]:
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
    told: list[Referent] = []
    parent = inside.parent if inside is not None and inside.role is Role.CONTENT else None
    if parent is not None and parent.finite is not None and parent.finite.head in lexicon().reporting:
        told = [who for who in (teller(subjects[0]),) if who is not None]
    # "Cornwallis' position was weak, and he surrendered": whose it was comes after what it was.
    owned = [subject for subject in subjects if not subject.lower().startswith("one of ")]
    owners = [owner[1] + (owner[2] or "") for subject in owned if (owner := _OWNER.match(subject))]
    found = [(text, referent(text, names, near=inside is not None)) for text in (*subjects, *owners)]
    # Within a sentence "it" can be any thing: "The invasion met resistance, and it stalled".
    things = [Referent(text, False, False) for text, one in found if one is None and inside is not None and is_thing(text)]
    return [one for _, one in found if one is not None] + things + told


def parallels(passage: Passage) -> list[Referent]:
    """What "it" and "they" at the head of the next sentence can mean, as a last resort: the subject of this one, any thing or things.

    >>> from timeline.clauses.structure import structure
    >>> sentence = "The old quay was repaired in May."
    >>> parallels(Passage(0, sentence, structure(sentence)))
    [Referent(text='The old quay', person=False, plural=False, surname=False)]
    """
    maker = Headline(passage, frozenset())
    main = next((part for part in passage.structure.parts if part.finite is not None and part.role is Role.MAIN), None)
    subject = "" if main is None else maker.subject(main).partition(",")[0]
    if is_thing(subject):
        return [Referent(subject, False, False)]
    words = subject.lower().split()
    things = 1 < len(words) < 6 and words[0] in ("the", "these", "those", "many", "some", "several") and words[-1].endswith("s")
    return (
        [Referent(subject, False, True)]
        if things and not words[-1].endswith("ss") and not any(mark in subject for mark in ',;:()"“”')
        else []
    )
