"""A language's data files, read once, validated, compiled into one object."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from timeline.errors import LanguageDataError
from timeline.language.blocking import Blocker, blockers
from timeline.language.course import Course, any_of
from timeline.language.cues import Cues
from timeline.language.gazetteer import gazetteer
from timeline.language.grammar import Grammar, Rule, compile_rule
from timeline.language.lexer import SIGNS
from timeline.language.operators import OPERATORS
from timeline.language.titles import NO_TITLES, Titles
from timeline.language.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of a unit means: TIMEX3's mod, and the share of the unit from and to which it runs."""

    mod: str
    from_share: float
    to_share: float


@dataclass(frozen=True, slots=True)
class Joints:
    """What may stand between two times that belong together: joints of a range ("to", "–"), those of a pair ("and"), those of a list;
    ``ends`` are those of a pair with what may stand before its second time, ``hour`` what stands between a day and its time of day.
    """

    span: re.Pattern[str]
    pair: re.Pattern[str]
    ends: re.Pattern[str]
    listed: re.Pattern[str]
    hour: re.Pattern[str]

    @classmethod
    def of(cls, spans: list[str], pairs: list[str], hours: list[str], article: str = "") -> Joints:
        """From the words for "to", for "and" and for "at"; ``article`` may follow ("to the end", "tra il 1939 e il 1945").

        >>> bool(Joints.of(["bis"], ["und"], ["um"]).span.fullmatch(" bis "))
        True
        """
        to, both, at = ("|".join(map(re.escape, words)) for words in (spans, pairs, hours))
        return cls(
            re.compile(rf"\s*(?:-|–|—|{to})\s*{article}", re.I),
            re.compile(rf"\s+(?:{both})\s+", re.I),
            re.compile(rf"\s+(?:{both})\s+{article}", re.I),
            re.compile(rf"\s*(?:,|,?\s*(?:{both})|{to}|-|–|—|/)\s*", re.I),
            re.compile(rf",?\s+(?:(?:{at})\s+)?", re.I),
        )


@dataclass(frozen=True, slots=True)
class Language:
    """All that find and resolve need to know of a language.

    ``cues`` are there for every language but English, whose clauses are read by a grammar of their own. A ``borrowed`` language has no
    words and rules here: see :mod:`timeline.language.borrowed`. A length with a word of ``lasting`` ("took two days") is one that something
    took; where there are no such words, every length is. ``titles`` are names that are no time though they hold a word of it; words of the
    categories ``proper`` have a capital anywhere, other words of time only as part of a name, unless a word of ``told`` goes on.
    Behind ``open_words`` a range of weekdays is that of every week.
    """

    code: str
    vocabulary: Vocabulary
    grammar: Grammar
    blockers: Mapping[str, tuple[Blocker, ...]]
    parts: Mapping[str, Part]
    signals: Mapping[str, str]
    ahead: frozenset[str]
    back: frozenset[str]
    plans: frozenset[str]
    set_dates: frozenset[str]
    reasons: Mapping[str, str]
    some: Mapping[str, int]
    joints: Joints
    cues: Cues | None = None
    borrowed: bool = False
    lasting: frozenset[str] = frozenset()
    titles: Titles = NO_TITLES
    proper: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    timetable: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    diary: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    delivered: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    happened: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    compares: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    perceived: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    event_before: frozenset[str] = frozenset()
    event_after: frozenset[str] = frozenset()
    event_begins: frozenset[str] = frozenset()
    event_kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    course: Course | None = None
    open_words: re.Pattern[str] | None = None
    named_after: re.Pattern[str] | None = None


def table(code: str, name: str) -> dict[str, Any]:
    """A data file of a language as TOML.

    Raises :class:`LanguageDataError` when it is missing or no TOML, naming the file.
    """
    source = resources.files("timeline.language") / code / name
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LanguageDataError(f"{code}/{name} is missing; every language needs it") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{code}/{name} is not valid TOML: {error}") from error


def tables(code: str, folder: str) -> dict[str, dict[str, Any]]:
    """The data files of a folder of a language, by their names ("en/rules/01-numbers.toml"), in the order of these.

    Raises :class:`LanguageDataError` when there is none, or one is no TOML.
    """
    place = resources.files("timeline.language") / code / folder
    names = sorted(entry.name for entry in place.iterdir() if entry.name.endswith(".toml")) if place.is_dir() else []
    if not names:
        raise LanguageDataError(f"{code}/{folder} has no data files; every language needs some")
    return {f"{code}/{folder}/{name}": table(code, f"{folder}/{name}") for name in names}


def spoken(tag: str) -> str:
    """The code by which :func:`language` knows the language of a document: "de" for "de-AT"; nothing said is English.

    >>> spoken("de-AT"), spoken("")
    ('de', 'en')
    """
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0] or "en"


@lru_cache
def language(code: str) -> Language:
    """The compiled language called ``code`` ("en").

    Raises :class:`LanguageDataError` for data that cannot be used, naming the file and the row.

    >>> language("en").parts["mid"].mod
    'MID'
    """
    if code != "en":
        from timeline.language.shared import shared_language

        return shared_language(code)
    names = gazetteer(tables(code, "periods").values(), table(code, "holidays.toml"), f"{code}/periods and holidays")
    rules = [
        rule for file, rows in tables(code, "rules").items() for row in rows.get("rule", []) for rule in compile_rule(row, OPERATORS, file)
    ]
    literals = frozenset(word for rule in (*rules, *names) for item in rule.items for word in item.words)
    triggers = {max(item_words, key=len): True for rule in names if (item_words := [word for item in rule.items for word in item.words])}
    categories = [row for rows in tables(code, "words").values() for row in rows.get("category", [])]
    categories.append({"name": "name_word", "trigger": True, "words": triggers})
    signs = frozenset(sign for sign, name in SIGNS.items() if name in literals)
    vocabulary = Vocabulary(categories, literals | signs, f"{code}/words")
    all_rules = (*rules, *names)
    signals = table(code, "signals.toml")
    _check_categories(all_rules, {str(row["name"]) for row in categories}, code)
    return Language(
        code,
        vocabulary,
        Grammar(all_rules, vocabulary),
        blockers({"shared/blockers.toml": table("shared", "blockers.toml"), **tables(code, "blockers")}, {rule.name for rule in all_rules}),
        parts(code),
        {phrase: kind for kind, phrases in signals["signals"].items() for phrase in phrases},
        frozenset(signals["ahead"]["words"]),
        frozenset(signals["back"]["words"]),
        frozenset(signals["plans"]["words"]),
        frozenset(signals["set_dates"]["words"]),
        table(code, "reasons.toml")["reasons"],
        table(code, "vague.toml")["some"],
        Joints.of(["to", "through", "until", "till"], ["and", "or"], ["at", "from", "between"], r"(?:the\s+)?"),
        lasting=frozenset(signals["lasting"]["words"]),
        titles=Titles.of(table(code, "titles.toml")["titles"]["names"]),
        proper=frozenset(table(code, "titles.toml")["proper"]["categories"]),
        told=frozenset(table(code, "titles.toml")["told"]["words"]),
        timetable=frozenset(signals["timetable"]["words"]),
        holding=frozenset(signals["holding"]["words"]),
        diary=frozenset(signals["diary"]["words"]),
        negations=frozenset(signals["negations"]["words"]),
        copulas=frozenset(signals["copulas"]["words"]),
        delivered=frozenset(signals["delivered"]["words"]),
        refused=frozenset(signals["refused"]["words"]),
        happened=frozenset(signals["happened"]["words"]),
        awaited=frozenset(signals["awaited"]["words"]),
        compares=frozenset(signals["compares"]["words"]),
        figures=frozenset(signals["figures"]["words"]),
        moved=frozenset(signals["moved"]["words"]),
        opens=frozenset(signals["opens"]["words"]),
        tried=frozenset(signals["tried"]["words"]),
        perceived=frozenset(signals["perceived"]["words"]),
        common=frozenset(signals["common"]["words"]),
        event_before=frozenset(signals["event"]["before"]),
        event_after=frozenset(signals["event"]["after"]),
        event_begins=frozenset(signals["event"]["begins"]),
        event_kinds={word: frozenset(kind) for kind in signals["event"]["kinds"] for word in kind},
        course=Course.of(signals["course"]),
        named_after=re.compile(any_of(signals["named_after"]["words"]).pattern + r"\s+$", re.I),
        open_words=any_of(signals["open"]["words"]),
    )


def parts(code: str) -> dict[str, Part]:
    """What the parts of a unit mean, by their names."""
    return {name: Part(str(row["mod"]), float(row["from"]), float(row["to"])) for name, row in table(code, "parts.toml").items()}


# Categories that digits make by their shape (see vocabulary.numeral).
SHAPES = {
    "ordinal",
    "decade",
    "number",
    "digits",
    "year",
    "clock24",
    "day",
    "year2",
    "year3",
    "era_year",
    "iso",
    "iso_week",
    "clock",
    "clock_point",
    "numeric",
}


def _check_categories(rules: tuple[Rule, ...], word_categories: set[str], code: str) -> None:
    made = {rule.makes for rule in rules} | word_categories | SHAPES
    for rule in rules:
        for item in rule.items:
            for category in item.categories:
                if category not in made:
                    raise LanguageDataError(f"{code}/rules: rule {rule.name!r} uses <{category}>, which no rule and no word makes")
