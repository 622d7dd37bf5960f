"""The verbs of a language and the small words around them, loaded from ``verbs.toml`` into one look-up a word.

>>> english = lexicon()
>>> english.kinds["will"], english.forms["took"] == Form.PAST, english.lemmas["took"]
(<Kind.MODAL: 'M'>, True, 'take')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files

from timeline.errors import LanguageDataError
from timeline.language.inflection import Form, add_irregular, add_regular, doubles, past_of, third_of


class Kind(Enum):
    """What a word is to the clause around it. Whatever is in no closed class is a noun."""

    NOUN = "N"
    NAME = "C"
    NUMBER = "#"
    DETERMINER = "D"
    PRONOUN = "R"
    OBJECT = "O"
    PREPOSITION = "I"
    ADVERB = "B"
    NEGATION = "X"
    OPENER = "S"
    OPENER_OR_PREPOSITION = "s"
    RELATIVE = "W"
    THAT = "t"
    COORDINATOR = "K"
    MODAL = "M"
    BE = "b"
    HAVE = "h"
    DO = "d"
    TO = "T"
    TIME = "Y"
    COMMA = ","
    BREAK = ";"
    OPEN = "("
    CLOSE = ")"
    OPEN_QUOTE = "“"
    CLOSE_QUOTE = "”"
    DASH = "-"
    POSSESSIVE = "'"

    # Kinds are looked up in sets for every word; the enum's own hash is Python code.
    __hash__ = object.__hash__


class Moment(Enum):
    """Where an auxiliary or a modal puts its verb."""

    PAST = "past"
    PRESENT = "present"
    AHEAD = "ahead"
    POSSIBLE = "possible"
    BARE = "bare"


class Control(Enum):
    """What a word makes of the infinitive or clause after it."""

    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's verbs and closed classes. All keys are in lower case.

    ``kinds``: word -> its closed class. ``forms``: spelling of a verb -> the forms that it can be. ``lemmas``: spelling -> dictionary form;
    ``pasts`` the way back: dictionary form -> past.
    ``moments``: auxiliary or modal -> tense. ``infinitive`` and ``content``: dictionary form -> what it makes of "to …" and of "that …".
    ``time_names`` are times only with a capital ("March"); ``doubtful`` words open a clause that may not be so ("if");
    ``clausal`` verbs take a clause without "that"; ``dative`` verbs of telling name the hearer first ("told the court");
    ``telling`` ones do nothing but tell ("said", not "announced"); ``naming`` ones give a name (", called Gull").
    """

    kinds: Mapping[str, Kind]
    forms: Mapping[str, int]
    lemmas: Mapping[str, str]
    pasts: Mapping[str, str]
    moments: Mapping[str, Moment]
    infinitive: Mapping[str, Control]
    content: Mapping[str, Control]
    reporting: frozenset[str]
    telling: frozenset[str]
    naming: frozenset[str]
    clausal: frozenset[str]
    dative: frozenset[str]
    ahead: frozenset[str]
    doubtful: frozenset[str]
    time_names: frozenset[str]
    intransitive: frozenset[str]
    never_passive: frozenset[str]
    not_past: frozenset[str]
    not_gerund: frozenset[str]
    not_adverb: frozenset[str]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    starters: frozenset[str]

    def form(self, word: str) -> int:
        """The bits of :class:`Form` that ``word`` can be, by the list or by its ending; 0 for what is no verb.

        >>> lexicon().form("googled") == Form.PAST | Form.PARTICIPLE, lexicon().form("hundred")
        (True, 0)
        """
        known = self.forms.get(word)
        if known is not None:
            return known
        if word.endswith("ed") and len(word) > 4 and word not in self.not_past:
            return Form.PAST | Form.PARTICIPLE
        if word.endswith("ing") and len(word) > 5 and word not in self.not_gerund:
            return Form.GERUND
        return 0

    def lemma(self, word: str) -> str:
        """The dictionary form of a verb; of an unlisted one, the word itself.

        >>> lexicon().lemma("signed"), lexicon().lemma("wrote")
        ('sign', 'write')
        """
        return self.lemmas.get(word, word)


_MOMENTS = {
    "be_past": (Kind.BE, Moment.PAST),
    "be_present": (Kind.BE, Moment.PRESENT),
    "be_bare": (Kind.BE, Moment.BARE),
    "have_past": (Kind.HAVE, Moment.PAST),
    "have_present": (Kind.HAVE, Moment.PRESENT),
    "do_past": (Kind.DO, Moment.PAST),
    "do_present": (Kind.DO, Moment.PRESENT),
    "modal_ahead": (Kind.MODAL, Moment.AHEAD),
    "modal_possible": (Kind.MODAL, Moment.POSSIBLE),
}
_CLASSES = {
    "negation": Kind.NEGATION,
    "adverb": Kind.ADVERB,
    "determiner": Kind.DETERMINER,
    "pronoun": Kind.PRONOUN,
    "object_pronoun": Kind.OBJECT,
    "preposition": Kind.PREPOSITION,
    "opener": Kind.OPENER,
    "opener_or_preposition": Kind.OPENER_OR_PREPOSITION,
    "relative": Kind.RELATIVE,
    "coordinator": Kind.COORDINATOR,
    "number": Kind.NUMBER,
    "time": Kind.TIME,
}

_FIXED = {"that": Kind.THAT, "to": Kind.TO}
_FILES = ("verbs.toml", "reporting.toml", "sentences.toml")


@lru_cache(maxsize=4)
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a language, loaded once.

    Raises :class:`LanguageDataError` when its file is missing or a block is wrong.
    """
    tables: dict[str, object] = {}
    for file in _FILES:
        tables |= load(language, file)
    return build(tables, f"{language}/{{{','.join(_FILES)}}}")


def load(language: str, file: str) -> dict[str, object]:
    """The tables of one data file of a language.

    Raises :class:`LanguageDataError` when it is missing or is no TOML.
    """
    try:
        return tomllib.loads((files("timeline.language") / language / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LanguageDataError(f"{language}/{file}: there is no such file; add it, or give the document a language that has one") from None
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{language}/{file}: {error}; correct the file at that line") from None


def build(data: Mapping[str, object], name: str) -> Lexicon:
    """A lexicon from the tables of its file; ``name`` is the file, for messages.

    Raises :class:`LanguageDataError` for a missing block, a word in two classes, or an irregular verb without its three forms.
    """
    kinds: dict[str, Kind] = dict(_FIXED)
    moments: dict[str, Moment] = {}
    for block in (*_MOMENTS, *_CLASSES):
        kind, moment = _MOMENTS[block] if block in _MOMENTS else (_CLASSES[block], None)
        for word in words(data, ("words", block), name):
            if word in kinds:
                raise LanguageDataError(f"{name}: {word!r} stands in [words] {block} and is {kinds[word].name.lower()} already; keep one")
            kinds[word] = kind
            if moment is not None:
                moments[word] = moment
    forms: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    pasts: dict[str, str] = {}
    for row in words(data, ("verbs", "irregular"), name):
        add_irregular(row, forms, lemmas, name)
        pasts[row.split("/")[0]] = row.split("/")[1].split(",")[0]
    doubling = frozenset(words(data, ("verbs", "doubling"), name))
    for lemma in words(data, ("verbs", "regular"), name):
        if not forms.get(lemma, 0) & Form.BASE:
            pasts[lemma] = past_of(lemma, doubles(lemma) or lemma in doubling)
            # "travelled" and "traveled": a listed verb is spelled both ways.
            for doubled in (True, False) if lemma in doubling else (doubles(lemma),):
                add_regular(lemma, doubled, forms, lemmas)
    for lemma in words(data, ("verbs", "nounish"), name):
        if lemma not in forms:
            raise LanguageDataError(f"{name}: {lemma!r} is in [verbs] nounish but is no listed verb; add it to regular or remove it")
        forms[lemma] |= Form.NOUNISH
        forms[third_of(lemma)] |= Form.NOUNISH
    not_past = frozenset(words(data, ("verbs", "not_past"), name))
    for word in not_past & forms.keys():
        if forms[word] & Form.PAST:
            del forms[word]
    return Lexicon(
        kinds=kinds,
        forms=forms,
        lemmas=lemmas,
        pasts=pasts,
        moments=moments,
        infinitive=_controls(data, "infinitive", name),
        content=_controls(data, "content", name),
        reporting=frozenset(words(data, ("reporting", "words"), name)),
        naming=frozenset(words(data, ("naming", "verbs"), name)),
        telling=frozenset(words(data, ("reporting", "only"), name)),
        clausal=frozenset(words(data, ("reporting", "words"), name)) | frozenset(words(data, ("reporting", "content"), name)),
        dative=frozenset(words(data, ("reporting", "dative"), name)),
        ahead=frozenset(words(data, ("ahead", "words"), name)),
        doubtful=frozenset(words(data, ("ahead", "doubtful"), name)),
        time_names=frozenset(words(data, ("words", "time_name"), name)),
        intransitive=frozenset(words(data, ("verbs", "intransitive"), name)),
        never_passive=frozenset(words(data, ("verbs", "never_passive"), name)),
        not_past=not_past,
        not_gerund=frozenset(words(data, ("verbs", "not_gerund"), name)),
        abbreviations=frozenset(words(data, ("sentences", "abbreviations"), name)),
        closing_abbreviations=frozenset(words(data, ("sentences", "closing"), name)),
        starters=frozenset(words(data, ("sentences", "starters"), name)),
        not_adverb=frozenset(words(data, ("verbs", "not_adverb"), name)),
    )


def words(data: Mapping[str, object], path: tuple[str, str], name: str) -> list[str]:
    """The words of a block.

    Raises :class:`LanguageDataError` when it is missing or no text.
    """
    table, block = path
    rows = data.get(table)
    value = rows.get(block) if isinstance(rows, Mapping) else None
    if not isinstance(value, str) or not value.strip():
        raise LanguageDataError(f"{name}: [{table}] needs {block} = a text of words parted by spaces")
    return value.split()


def _controls(data: Mapping[str, object], table: str, name: str) -> dict[str, Control]:
    rows = data.get(table)
    if not isinstance(rows, Mapping):
        raise LanguageDataError(f"{name}: the table [{table}] is missing")
    try:
        return {word: Control(block) for block in rows for word in words(data, (table, block), name)}
    except ValueError as error:
        allowed = ", ".join(control.value for control in Control)
        raise LanguageDataError(f"{name}: [{table}] has a wrong block ({error}); use {allowed}") from None
