"""The rules of a language, compiled, and the parser that composes meanings with them.

A rule row makes a category from a pattern of other categories and words and names the operator that builds the value:

    name = "month-day-year"
    makes = "date"
    pattern = "<month> .? <day|ordinal> ,? <year>"
    operator = "calendar"

``<a|b>`` is one of these categories, captured under its first name (``<a|b:name>`` under ``name``); ``(x|y_z)`` is one of these words or
phrases; ``^(x|y)`` holds behind one of these words, which is no part of it; ``--`` is a dash between spaces; a trailing ``?`` makes an
item optional. The parser is a packrat: each category is tried once at each place of a run, so a run takes time linear in its length;
runs are short, and what they mean is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from timeline.chrono.meaning import Span
from timeline.errors import LanguageDataError
from timeline.language.lexer import SPACED_DASH
from timeline.language.operators import take
from timeline.language.vocabulary import Vocabulary

Operator = Callable[..., object]

_ITEM = re.compile(
    r"<(?P<categories>[a-z0-9_|]+)(?::(?P<name>[a-z0-9_]+))?>(?P<o1>\?)?|(?P<behind>\^)?\((?P<words>[^()]+)\)(?P<o2>\?)?|(?P<word>[^\s<>()]+?)(?P<o3>\?)?$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern: categories to capture under a name, or words; ``behind`` for words that stand before what is found."""

    categories: tuple[str, ...] = ()
    name: str = ""
    words: frozenset[str] = frozenset()
    optional: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled row; ``constants`` are handed to the operator beside what was captured."""

    name: str
    makes: str
    items: tuple[Item, ...]
    operator: Operator
    constants: Mapping[str, object]
    examples: tuple[Mapping[str, object], ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parse:
    """What a stretch of a run means: tokens ``start`` to ``end`` (exclusive), the value and the rule that made it.

    ``parts`` are the two ends of a range, each of which is reported by itself.
    """

    start: int
    end: int
    value: object
    rule: str
    parts: tuple[Parse, ...] = ()


def compile_rule(row: dict[str, object], operators: Mapping[str, Operator], origin: str) -> list[Rule]:
    """One row of ``rules/`` as rules: one for each choice of phrases in its pattern.

    Raises :class:`LanguageDataError` that names the file, the row and what is wrong with it.
    """
    name = str(row.get("name") or "")
    where = f"{origin}: rule {name!r}"
    unknown = set(row) - {"name", "makes", "pattern", "operator", "with", "examples", "not"}
    if unknown:
        raise LanguageDataError(
            f"{where} has the unknown key {sorted(unknown)[0]!r}; known are name, makes, pattern, operator, with, examples, not"
        )
    for key in ("name", "makes", "pattern", "operator"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise LanguageDataError(f"{where} needs a {key}")
    if row["operator"] not in operators:
        raise LanguageDataError(f"{where} names the operator {row['operator']!r}; there are {', '.join(sorted(operators))}")
    constants, examples, rejected = row.get("with", {}), row.get("examples", []), row.get("not", [])
    if not isinstance(constants, dict) or not isinstance(examples, list) or not isinstance(rejected, list):
        raise LanguageDataError(f"{where}: with is a table; examples and not are lists")
    return [
        Rule(name, str(row["makes"]), items, operators[str(row["operator"])], constants, tuple(examples), tuple(map(str, rejected)))
        for items in _sequences(str(row["pattern"]), where)
    ]


def _sequences(pattern: str, where: str) -> list[tuple[Item, ...]]:
    """The item sequences of a pattern: one, or one for each choice of phrases ("(at_most|no_more_than)" is two)."""
    sequences: list[tuple[Item, ...]] = [()]
    for part in pattern.split():
        match = _ITEM.fullmatch(part)
        if match is None:
            raise LanguageDataError(
                f"{where}: cannot read {part!r} in the pattern; write <category>, (word|word) or word, with ? when optional"
            )
        optional = bool(match["o1"] or match["o2"] or match["o3"])
        if match["categories"]:
            categories = tuple(match["categories"].split("|"))
            choices: list[tuple[Item, ...]] = [(Item(categories, match["name"] or categories[0], frozenset(), optional),)]
        else:
            words = match["words"].split("|") if match["words"] else [match["word"]]
            single = frozenset(SPACED_DASH if word == "--" else word for word in words if "_" not in word)
            phrases = [tuple(Item(words=frozenset((step,))) for step in word.split("_")) for word in words if "_" in word]
            choices = [(Item((), "", single, optional, bool(match["behind"])),)] if single else []
            choices += phrases
            if phrases and optional:
                choices.append(())
        sequences = [done + choice for done in sequences for choice in choices]
    if any(all(item.optional or item.behind for item in items) for items in sequences):
        raise LanguageDataError(f"{where} would match nothing at all: at least one item must not be optional")
    return sequences


@dataclass(slots=True)
class Grammar:
    """All rules of a language over its vocabulary."""

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    _by_category: dict[str, list[Rule]] = field(default_factory=dict)
    _starters: dict[tuple[str, str], tuple[Rule, ...]] = field(default_factory=dict)
    _first: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.rules:
            self._by_category.setdefault(rule.makes, []).append(rule)
        self._first = _first_sets(self._by_category)

    def parse(self, tokens: tuple[str, ...], category: str = "time") -> list[tuple[Parse, ...]]:
        """For each place of ``tokens`` at which ``category`` can begin, left to right, its readings there, the longest first."""
        parser = _Parser(self, tokens)
        places = (parser.at(category, position) for position in range(len(tokens)))
        return [tuple(sorted(readings.values(), key=_length_down)) for readings in places if readings]

    def starters(self, category: str, token: str) -> tuple[Rule, ...]:
        """The rules of ``category`` that can begin with ``token``."""
        key = (category, token)
        rules = self._starters.get(key)
        if rules is None:
            signs = {token.lower(), *(f"<{name}>" for name in self.vocabulary.readings(token))}
            rules = tuple(rule for rule in self._by_category.get(category, ()) if not signs.isdisjoint(_first_of(rule, self._first)))
            if len(self._starters) < 200_000:
                self._starters[key] = rules
        return rules


def _length_down(parse: Parse) -> int:
    return -parse.end


class _Parser:
    def __init__(self, grammar: Grammar, tokens: tuple[str, ...]) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self.lower = [token.lower() for token in tokens]
        self.readings = [grammar.vocabulary.readings(token) for token in tokens]
        self.memo: dict[tuple[str, int], dict[int, Parse]] = {}

    def at(self, category: str, position: int) -> dict[int, Parse]:
        """Every way in which ``category`` can begin at ``position``: end -> the first rule's parse."""
        key = (category, position)
        found = self.memo.get(key)
        if found is not None:
            return found
        found = self.memo[key] = {}
        if position >= len(self.tokens):
            return found
        readings = self.readings[position]
        if category in readings:
            found[position + 1] = Parse(position, position + 1, readings[category], category)
        for rule in self.grammar.starters(category, self.tokens[position]):
            self._match(rule, 0, position, position, {}, found)
        return found

    def _match(self, rule: Rule, place: int, start: int, position: int, captured: dict[str, Parse], found: dict[int, Parse]) -> None:
        if place == len(rule.items):
            if position > start and position not in found:
                value = rule.operator(**{name: parse.value for name, parse in captured.items()}, **rule.constants)
                if value is not None:
                    # A rule that only renames what it holds is not what found it: "Sunday" is found by the rule for weekdays.
                    name = captured["of"].rule if rule.operator is take and len(rule.items) == 1 else rule.name
                    found[position] = Parse(start, position, value, name, _ends(value, captured, start, position, name))
            return
        item = rule.items[place]
        if item.behind:
            if position > 0 and self.lower[position - 1] in item.words:
                self._match(rule, place + 1, start, position, captured, found)
            return
        if position < len(self.tokens):
            if item.words:
                if self.lower[position] in item.words:
                    self._match(rule, place + 1, start, position + 1, captured, found)
            else:
                for category in item.categories:
                    for end, parse in tuple(self.at(category, position).items()):
                        self._match(rule, place + 1, start, end, {**captured, item.name: parse}, found)
        if item.optional:
            self._match(rule, place + 1, start, position, captured, found)


def _ends(value: object, captured: dict[str, Parse], start: int, end: int, rule: str) -> tuple[Parse, ...]:
    """The two ends of a range, with what the range has around them: in "May 5–7, 1944", "May 5" and "7, 1944"."""
    if isinstance(value, Span) and "first" in captured and "last" in captured:
        return Parse(start, captured["first"].end, value.first, rule), Parse(captured["last"].start, end, value.last, rule)
    return ()


def _first_of(rule: Rule, first: dict[str, frozenset[str]]) -> frozenset[str]:
    signs: set[str] = set()
    for item in rule.items:
        if item.behind:
            continue
        signs |= item.words
        for category in item.categories:
            signs |= first.get(category, frozenset()) | {f"<{category}>"}
        if not item.optional:
            break
    return frozenset(signs)


def _first_sets(by_category: dict[str, list[Rule]]) -> dict[str, frozenset[str]]:
    """For each category the words and word categories that it can begin with (the least fixed point)."""
    first: dict[str, frozenset[str]] = {name: frozenset() for name in by_category}
    while True:
        grown = {name: frozenset().union(*(_first_of(rule, first) for rule in rules)) for name, rules in by_category.items()}
        if grown == first:
            return first
        first = grown
