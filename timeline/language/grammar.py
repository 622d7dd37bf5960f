"""The rules of a language, compiled, and the parser that composes meanings with them.

A rule row makes a category from a pattern of other categories and words and names the operator that builds the value:

    name = "month-day-year"
    makes = "date"
    pattern = "<month> .? <day|ordinal> ,? <year>"
    operator = "calendar"

``<a|b>`` is one of these categories, captured under its first name (``<a|b:name>`` under ``name``); ``(x|y_z)`` is one of these words or
phrases; ``^(x|y)`` holds behind one of these words, which is no part of it; ``--`` is a dash between spaces; a trailing ``?`` makes an
item optional. Of rows that make the same of the same words, the one that stands first wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.errors import LanguageDataError
from timeline.language.lexer import SPACED_DASH
from timeline.language.parser import Parse, Parser, Token, needs, openings, sign, trees
from timeline.language.vocabulary import Vocabulary

Operator = Callable[..., object]

# What so many different tokens can open is remembered; texts hold new numbers without end.
_MOST_REMEMBERED = 50_000
# What any number can be.
_EVERYWHERE = frozenset(map(sign, ("number", "digits", "year", "era_year", "day", "year2", "year3")))

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


class Grammar:
    """All rules of a language over its vocabulary."""

    def __init__(self, rules: tuple[Rule, ...], vocabulary: Vocabulary) -> None:
        self.rules, self.vocabulary = rules, vocabulary
        self._roots = trees(rules)
        self._openers = _edges((rule.makes, rule.items) for rule in rules)
        self._closers = _edges((rule.makes, rule.items[::-1]) for rule in rules)
        self._named = frozenset(word for rule in rules for item in rule.items for word in item.words)
        # By a token, and by what of it counts: most tokens are numbers, and alike, for no row names them.
        self._tokens: dict[str, Token] = {}
        self._kinds: dict[tuple[str, frozenset[str]], Token] = {}
        self._needs = needs(rules, self._commonness)

    def parse(self, tokens: tuple[str, ...], category: str = "time") -> list[tuple[Parse, ...]]:
        """For each place of ``tokens`` at which ``category`` can begin, left to right, its readings there, the longest first."""
        known = [self._known(token) for token in tokens]
        readings = [self.vocabulary.readings(token) for token in tokens]
        parser = Parser(self._roots, self._needs, tokens, readings, known)
        places = [parser.at(category, position) for position, token in enumerate(known) if category in token.opened]
        return [tuple(sorted(found.values(), key=_length_down)) for found in places if found]

    def bounds(self, tokens: Sequence[str], category: str = "time") -> tuple[int, int]:
        """The first and the last (exclusive) of the tokens that matter: those between what can open ``category`` and what can close it,
        with the one before, for some rows look behind. Most runs of a text are the same within these bounds, and are parsed once.
        """
        first, last = 0, len(tokens)
        while first < last and category not in self._known(tokens[first]).opened:
            first += 1
        while last > first and category not in self._known(tokens[last - 1]).closed:
            last -= 1
        return (max(0, first - 1), last) if first < last else (0, 0)

    def _commonness(self, of: str) -> int:
        """Roughly how much oftener texts have a sign than a trigger: small words and numbers are everywhere."""
        ranks = self.vocabulary.ranks
        return 1 if max(ranks.get(of, 0), ranks.get(of.capitalize(), 0)) == 2 or (of.startswith("<") and of not in _EVERYWHERE) else 40

    def _known(self, token: str) -> Token:
        known = self._tokens.get(token)
        if known is None:
            word, alone = token.lower(), frozenset(self.vocabulary.readings(token))
            kind = word if word in self._named else "", alone
            known = self._kinds.get(kind)
            if known is None:
                edges = (word, *map(sign, alone))
                opened = alone.union(*(self._openers.get(edge, ()) for edge in edges))
                closed = alone.union(*(self._closers.get(edge, ()) for edge in edges))
                signs, plain = frozenset((word, *map(sign, opened))), frozenset((word, *map(sign, alone)))
                known = self._kinds[kind] = Token(signs, plain, openings(self._roots, word, opened, alone), closed, {})
            if len(self._tokens) < _MOST_REMEMBERED:
                self._tokens[token] = known
        return known


def _length_down(parse: Parse) -> int:
    return -parse.end


def _edges(rows: Iterable[tuple[str, Sequence[Item]]]) -> dict[str, frozenset[str]]:
    """For each word and word category, the categories of which a row can begin with it (the least fixed point).

    ``rows`` are what each makes, and its items in order; turned round they tell what a category can end with.
    """
    openers: dict[str, set[str]] = {}
    for makes, items in rows:
        for item in items:
            if item.behind:
                continue
            for opener in (*item.words, *map(sign, item.categories)):
                openers.setdefault(opener, set()).add(makes)
            if not item.optional:
                break
    closed: dict[str, frozenset[str]] = {}
    for opener, made in openers.items():
        seen, waiting = set(made), list(made)
        while waiting:
            more = openers.get(sign(waiting.pop()), set()) - seen
            seen |= more
            waiting += more
        closed[opener] = frozenset(seen)
    return closed
