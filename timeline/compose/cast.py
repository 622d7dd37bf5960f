"""The cast of a document: the persons and firms that it names, where it names them, and what its other names are the names of."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from timeline.language.editing import editing
from timeline.language.lexicon import lexicon
from timeline.language.names import known_names

# A name: words with a capital, joined by spaces, full stops of what is shortened, "of" and the particles of names.
_WORD = r"[a-z]?[A-Z][^\W_]*(?:[-&'’.][^\W_]+)*"
_SHORT = r"\.(?:(?<=\b[A-Z]\.)|(?<=\b(?:Mr|Ms|Dr|St|Lt)\.)|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Adm)\.)|(?<=\bCapt\.))"
_NAME = re.compile(rf"\b{_WORD}(?:(?:{_SHORT})?[ \n](?:(?:of|of the|and|&|de|la|van|von|der|du|bin|al) )?{_WORD}){{0,7}}")
_OWNING = re.compile(r"['’]s?$")
# Legal forms: without them a firm is called by its short name.
_FORMS = frozenset(("inc", "corp", "co", "ltd", "llc", "plc", "ag", "nv", "gmbh", "spa", "incorporated", "corporation", "limited"))
_JOINING = ("of", "and", "&", "the")
# "American officials" are no firm's.
_PEOPLES = ("an", "ese", "ish")
# A lone name may be a firm's when the text names it so many times.
_OFTEN = 3
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Character:
    """A person or firm by its fullest name. ``male`` is ``None`` of a firm and where the name does not tell; ``doubtful`` is who may be a
    person, or a firm, by the look of the name alone.
    """

    text: str
    firm: bool = False
    male: bool | None = None
    doubtful: bool = False

    def answers(self, pronoun: str) -> bool:
        """Whether "he", "his", "she" … can mean it; "she" is only somebody whose name tells that she is a woman.

        >>> Character("Ann Lund", male=False).answers("he"), Character("President Lund").answers("she")
        (False, False)
        """
        return not self.firm and (self.male is not False if pronoun in ("he", "his", "him") else self.male is False or self.doubtful)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a character is named; ``owning`` where only what is theirs is meant: "Lund's departure"."""

    character: Character
    owning: bool


class Cast:
    """Who is named in a text, and where. Built in one pass over it.

    >>> cast = Cast("Nordbank Inc. named Ann Lund. Lund runs Nordbank since May.")
    >>> [naming.character.text for naming in cast.between(0, 60)]
    ['Nordbank', 'Ann Lund', 'Ann Lund', 'Nordbank']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.characters: list[Character] = []
        # Parallel: where somebody is named, and who it is, twice the number in ``characters`` and one more where it is a genitive.
        self._places, self._whom = array("q"), array("q")
        self._known: dict[str, int] = {}
        found = [(match.start(), match.group()) for match in _NAME.finditer(text)]
        lone = Counter(name.lower() for _, name in found if " " not in name)
        self._often = {name for name, times in lone.items() if times >= _OFTEN}
        kinds = lexicon().kinds
        for start, name in found:
            # Half of them are the first words of sentences.
            if " " in name or name.lower() not in kinds:
                self._note(start, name)

    def between(self, start: int, end: int) -> list[Naming]:
        """Who is named from character ``start`` up to ``end``, in the order of the text."""
        low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        return [Naming(self.characters[whom >> 1], bool(whom & 1)) for whom in self._whom[low:high]]

    @property
    def firms(self) -> frozenset[str]:
        """The names of its firms in lower case, the short ones, too."""
        return frozenset(name for name, who in self._known.items() if self.characters[who].firm and not self.characters[who].doubtful)

    def things(self, start: int, end: int) -> list[str]:
        """The names between the two characters that are no person's, nor that of the people of a land.

        The first word of a sentence may have its capital from that, and is left out.

        >>> Cast("Ann Lund said the Germans took Marle from the Gull Bank.").things(0, 60)
        ['Marle', 'the Gull Bank']
        """
        found: list[str] = []
        for match in _NAME.finditer(self.text, start, end):
            words, article = _without_openers(match.group().split()), self._has_article(match)
            lower = [word.lower() for word in words]
            person = bool(lower) and (lower[0] in editing().titles or lower[0] in known_names().men or lower[0] in known_names().women)
            people = bool(lower) and ((len(lower) == 1 and lower[0].endswith((*_PEOPLES, "s"))) or lower[-1] in editing().peoples)
            who = self._known.get(lower[-1]) if lower else None
            named = len(lower) == 1 and who is not None and not self.characters[who].firm
            if (
                (article or match.start() > start)
                and words
                and not person
                and not people
                and not named
                and lower[-1] not in lexicon().time_names
            ):
                found.append(("the " if article else "") + " ".join(words))
        return found

    def named_after(self, noun: str, start: int, end: int) -> str | None:
        """The last name between the two characters that says what it is the name of: "Operation Gull" is an operation.

        >>> Cast("The Battle of Marle ended; the Kiel Offensive began.").named_after("battle", 0, 50)
        'the Battle of Marle'
        """
        found = None
        for match in _NAME.finditer(self.text, start, end):
            words = match.group().split()
            lower = [word.lower().strip(".") for word in words]
            of = lower.index("of") if "of" in lower else len(lower)
            heads = (lower[0], lower[of - 1])
            if len(words) < 2 or noun not in heads or len(match.group()) > _LONGEST or "and" in lower[:of]:
                continue
            if lower[0] in lexicon().kinds:
                words, lower = words[1:], lower[1:]
            if len(words) < 2:
                continue
            named = _OWNING.sub("", " ".join(words))
            found = f"the {named}" if self._has_article(match) else named
        return found

    def _has_article(self, match: re.Match[str]) -> bool:
        return match.group().startswith(("The ", "The\n")) or self.text[max(0, match.start() - 4) : match.start()].lower() == "the "

    def _note(self, start: int, name: str) -> None:
        written = _OWNING.sub("", name).split()
        words = _without_openers(written)
        start += sum(len(word) + 1 for word in written[: len(written) - len(words)])
        if not words or len(" ".join(words)) > _LONGEST:
            return
        lower = [word.lower().strip(".") for word in words]
        who = self._of_word(words[0], lower[0]) if len(words) == 1 else self._of_words(words, lower)
        if who is not None:
            self._places.append(start)
            self._whom.append(2 * who + (_OWNING.search(name) is not None))

    def _of_words(self, words: list[str], lower: list[str]) -> int | None:
        who = self._firm(words, lower) if lower[-1] in known_names().firm_suffixes else self._person(words, lower)
        if who is None:
            who = self._known.get(" ".join(lower), self._known.get(lower[-1]) if len(lower) < 4 and "of" not in lower else None)
        return who

    def _of_word(self, word: str, lower: str) -> int | None:
        """Whose name of one word it is: a surname, a firm's short name, or one that a firm may have."""
        who = self._known.get(lower)
        if who is None and word[0].isupper() and self._may_be_firm(lower):
            who = self._known[lower] = self._add(Character(word, firm=True, doubtful=lower not in known_names().firms))
        return who

    def _firm(self, words: list[str], lower: list[str]) -> int:
        full = " ".join(lower)
        if full in self._known:
            return self._known[full]
        # "GULL LINES Inc." shouts in a heading.
        short = [word.capitalize() if len(word) > 3 and word.isalpha() and word.isupper() else word for word in words]
        if lower[-1] in _FORMS:
            short = short[:-1]
        who = self._known[full] = self._add(Character(" ".join(short), firm=True))
        self._known.setdefault(" ".join(lower[: len(short)]), who)
        first = lower[0]
        common = first in lexicon().kinds or first in editing().bodies or first in known_names().places or first.endswith(_PEOPLES)
        if len(first) > 2 and not common:
            self._known.setdefault(first, who)
        return who

    def _person(self, words: list[str], lower: list[str]) -> int | None:
        known = known_names()
        # "Chief of Staff Adam Lund" begins with the first name, "One of President Lund's sons" after "of".
        given_at = [at for at in range(max(1, len(lower) - 3), len(lower) - 1) if lower[at] in known.men or lower[at] in known.women]
        of = len(lower) - lower[::-1].index("of") if "of" in lower else 0
        first = 0
        if given_at and lower[0] not in editing().titles:
            first = given_at[0]
        elif of < len(lower) and lower[of] in editing().titles:
            first = of
        words, lower = words[first:], lower[first:]
        titled = lower[0] in editing().titles
        given = lower[1] if titled and len(lower) > 2 else lower[0]
        doubtful = not (titled or given in known.men or given in known.women)
        full = " ".join(lower)
        if not lexicon().time_names.isdisjoint(re.split(r"[\s-]", full)):
            return None
        if len(words) < 2 or (doubtful and len(words) > 3) or not set(lower).isdisjoint(_JOINING):
            return None
        if not editing().bodies.isdisjoint(lower) or lower[-1] in editing().titles or not known.places.isdisjoint(lower):
            return None
        if full in self._known:
            return self._known[full]
        surname = lower[-1]
        called = {lower[0], given}
        male = True if called & known.men else False if called & known.women else None
        before = self._known.get(surname)
        if before is not None and titled and len(lower) == 2 and not self.characters[before].firm:
            # "Mr. Lund" is the Adam Lund that was named before, and a man.
            old = self.characters[before]
            if old.male is None or old.male is male or male is None:
                self.characters[before] = Character(old.text, male=old.male if male is None else male)
                return self._known.setdefault(full, before)
        who = self._known[full] = self._known[surname] = self._add(Character(" ".join(words), male=male, doubtful=doubtful))
        if not titled:
            self._known.setdefault(given, who)
        return who

    def _may_be_firm(self, name: str) -> bool:
        known = known_names()
        if name in known.firms:
            return True
        return (
            name in self._often
            and len(name) > 3
            and name not in known.places
            and name not in known.men
            and name not in known.women
            and name not in editing().bodies
            and name not in editing().titles
            and name not in lexicon().time_names
            and not name.endswith((*_PEOPLES, "s"))
        )

    def _add(self, character: Character) -> int:
        self.characters.append(character)
        return len(self.characters) - 1


def _without_openers(words: list[str]) -> list[str]:
    """Without the small words that have a capital because they open a sentence: "But the", "In"."""
    kinds, first = lexicon().kinds, 0
    while first < len(words) and words[first].lower() in kinds:
        first += 1
    return words[first:]
