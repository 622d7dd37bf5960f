"""Languages other than English: rules that they share, and the words and phrases of each.

``shared/rules`` holds the rules; a gap such as ``{last}`` in a pattern stands for the phrases that the language gives under that name in
its ``phrases.toml``. A rule whose gaps or categories a language has nothing for is left out. What parts of a unit mean, and how reasons are
worded, is the same for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from timeline.errors import LanguageDataError
from timeline.language.blocking import blockers
from timeline.language.cues import Cues
from timeline.language.gazetteer import gazetteer
from timeline.language.grammar import Grammar, Rule, compile_rule
from timeline.language.lexer import SIGNS
from timeline.language.load import SHAPES, Joints, Language, parts, table, tables
from timeline.language.operators import OPERATORS
from timeline.language.vocabulary import Vocabulary

_GAP = re.compile(r"\{(\w+)\}")


def own_languages() -> frozenset[str]:
    """The codes of the languages that have words of their own here, without English.

    >>> "de" in own_languages(), "en" in own_languages()
    (True, False)
    """
    rooms = resources.files("timeline.language").iterdir()
    return frozenset(room.name for room in rooms if room.is_dir() and (room / "phrases.toml").is_file())


def shared_language(code: str) -> Language:
    """The compiled language called ``code`` ("de").

    Raises :class:`LanguageDataError` for data that cannot be used, naming the file and the row.

    >>> shared_language("de").signals["seit"]
    'since'
    """
    if code not in own_languages():
        return _without_words(code)
    said = table(code, "phrases.toml")
    shared = table("shared", "words.toml")
    categories = [*shared["category"], *_categories(table(code, "words.toml"), code)]
    names = list(_names(code))
    written = [rule for row in filled_rows(said["phrases"]) for rule in compile_rule(row, OPERATORS, f"{code}/shared/rules")]
    named = {str(row["name"]) for row in categories} | set(SHAPES) | {rule.makes for rule in names}
    rules = (*_with_words(written, named), *names)
    literals = frozenset(word for rule in rules for item in rule.items for word in item.words)
    # What a language says in phrases ("le mois dernier") must make the scanner stop where no word with a value is near ("aujourd'hui").
    categories.append(
        {"name": "name_word", "trigger": True, "words": {**_longest(names), **_longest(_only_phrases(rules)), **_triggers(said, shared)}}
    )
    signs = frozenset(sign for sign, name in SIGNS.items() if name in literals)
    vocabulary = Vocabulary(categories, literals | signs, f"{code}/words.toml", points=True)
    tense, sentences = said["tense"], said["sentences"]
    return Language(
        code,
        vocabulary,
        Grammar(rules, vocabulary),
        blockers(
            {"shared/blockers.toml": table("shared", "blockers.toml"), f"{code}/blockers.toml": table(code, "blockers.toml")},
            {rule.name for rule in rules},
        ),
        parts("en"),
        _signals(said),
        frozenset(),
        frozenset(),
        frozenset(),
        frozenset(),
        table("en", "reasons.toml")["reasons"],
        table("en", "vague.toml")["some"],
        joints=Joints.of(
            said["joining"]["range"], said["joining"]["and"], _at_hour(said["phrases"]), _optional(said["phrases"]["article"])
        ),
        cues=Cues.of(tense, sentences),
        lasting=frozenset(said["phrases"]["lasting"].split("|")),
    )


def _without_words(code: str) -> Language:
    """A language of which only what dateparser knows is known."""
    vocabulary = Vocabulary([], frozenset(), code)
    reasons, some = table("en", "reasons.toml")["reasons"], table("en", "vague.toml")["some"]
    nothing: frozenset[str] = frozenset()
    cues = Cues.of({"future": [], "past": [], "future_endings": [], "past_endings": []}, {"abbreviations": "", "ordinal_points": True})
    grammar, joints = Grammar((), vocabulary), Joints.of(["-"], ["&"], ["@"])
    return Language(
        code,
        vocabulary,
        grammar,
        {},
        parts("en"),
        {},
        *(nothing, nothing, nothing, nothing),
        reasons,
        some,
        joints=joints,
        cues=cues,
        borrowed=True,
    )


def filled_rows(phrases: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The shared rules with their gaps filled by a language's phrases; those that it has no phrases for are left out.

    >>> [row["pattern"] for row in filled_rows({"today": "aujourd_'_hui"}) if row["name"] == "today"]
    ["(aujourd_'_hui)"]
    """
    for rows in tables("shared", "rules").values():
        for row in rows["rule"]:
            pattern = " ".join(part for part in row["pattern"].split() if not (part.endswith("}?") and part[1:-2] not in phrases))
            gaps = _GAP.findall(pattern)
            if all(gap in phrases for gap in gaps):
                yield {**row, "pattern": _GAP.sub(lambda gap: f"({phrases[gap[1]]})", pattern)}


def _signals(said: Mapping[str, Any]) -> dict[str, str]:
    """The kinds of the prepositions, with and without the article that may stand between them and a time: "na" and "na het"."""
    articles = ["", *(f" {article.replace('_', '')}" for article in said["phrases"]["article"].split("|"))]
    return {phrase + article: kind for article in reversed(articles) for kind, phrases in said["signals"].items() for phrase in phrases}


def _at_hour(phrases: Mapping[str, str]) -> list[str]:
    """The words that stand between a day and its time of day: "jeden Montag um acht Uhr", "todos los días de 9 a 18 horas"."""
    names = ("at_hour", "from_clock", "at_clock")
    return [phrase.replace("_", " ") for name in names for phrase in phrases.get(name, "").split("|") if phrase]


def _optional(article: str) -> str:
    """The pattern of an article that may stand between a joint and what follows: "tra il 1939 e il 1945".

    >>> bool(re.fullmatch(_optional("il|l_'"), "il ")), bool(re.fullmatch(_optional("il|l_'"), "l'"))
    (True, True)
    """
    words = "|".join(re.escape(word.replace("_", "")) for word in article.split("|"))
    return rf"(?:(?:{words})(?:\s+|(?<=')))?"


def _with_words(rules: list[Rule], named: set[str]) -> list[Rule]:
    """Without the rules that use a category for which the language has no words; choices without words fall away, optional items too."""
    kept = rules
    while True:
        made = named | {rule.makes for rule in kept}
        fitting = [rule for rule in kept if all(not item.categories or item.optional or made & set(item.categories) for item in rule.items)]
        if len(fitting) == len(kept):
            return kept
        kept = fitting


def _categories(words: dict[str, Any], code: str) -> Iterator[dict[str, Any]]:
    rows = {row["name"]: row for row in words["category"]}
    for row in words["category"]:
        yield {**row, "words": rows[row["copy"]]["words"]} if "copy" in row else row
    for row in words.get("compound", []):
        try:
            made = {
                first + second: {row.get("of", "weekday"): value, "part": part}
                for first, value in row["first"].items()
                for second, part in row["second"].items()
            }
            yield {"name": row["name"], "trigger": True, "words": made}
        except (KeyError, AttributeError) as error:
            raise LanguageDataError(f"{code}/words.toml: a compound needs a name and the tables first and second ({error})") from error


def _names(code: str) -> list[Rule]:
    """The named periods and days that the language has names for, dated by the English tables."""
    known: dict[str, list[str]] = table(code, "names.toml")["names"]
    found: set[str] = set()

    def translated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [{**row, "names": known[row["names"][0]], "endings": ""} for row in rows if row["names"][0] in known]
        found.update(row["names"][0] for row in rows)
        return kept

    periods = [row for rows in tables("en", "periods").values() for row in rows["period"]]
    holidays = table("en", "holidays.toml")["holiday"]
    rules = gazetteer([{"period": translated(periods)}], {"holiday": translated(holidays)}, code)
    if unknown := set(known) - found:
        raise LanguageDataError(f"{code}/names.toml: the English tables have no {sorted(unknown)[0]!r}; give the first of its names there")
    return rules


def _longest(rules: list[Rule]) -> dict[str, bool]:
    """The longest word of each rule that is nothing but words; where it has a choice at that place ("jetzt", "derzeit"), all of these."""
    chosen = (max((item.words for item in rule.items if item.words), key=_rarity, default=frozenset()) for rule in rules)
    return {word: True for words in chosen for word in words}


def _rarity(words: frozenset[str]) -> tuple[int, list[str]]:
    return min(map(len, words)), sorted(words)


def _triggers(said: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, bool]:
    """The longest word of each phrase that may tell a time by itself."""
    phrases = [phrase for name in shared["triggers"]["phrases"] for phrase in said["phrases"].get(name, "").split("|") if phrase]
    return {max(phrase.split("_"), key=len): True for phrase in phrases}


def _only_phrases(rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule for rule in rules if not any(item.categories for item in rule.items)]
