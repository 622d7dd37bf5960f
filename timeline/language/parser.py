"""The parser: what a run of tokens means by the rules of a grammar.

The rows that make a category are laid out as one tree, in which those that begin alike share their beginning, so that a token is
compared once and not once for each row. It is a packrat: each category is tried once at each place of a run, so a run takes time
linear in its length.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from timeline.chrono.meaning import Span
from timeline.language.operators import take

if TYPE_CHECKING:
    from timeline.language.grammar import Item, Rule
    from timeline.language.vocabulary import Readings


class Parse(NamedTuple):
    """What a stretch of a run means: tokens ``start`` to ``end`` (exclusive), the value and the rule that made it.

    ``parts`` are the two ends of a range, each of which is reported by itself.
    """

    start: int
    end: int
    value: object
    rule: str
    parts: tuple[Parse, ...] = ()


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree of a category's rows, and the ways on from it: a word, a category, or words that stand before.

    ``complete`` are the rows that end here, each with its rank: the row that stands first wins, and in it what takes more of its
    optional items.
    """

    words: dict[str, list[Node]] = field(default_factory=dict)
    captures: list[tuple[tuple[str, ...], str, Node]] = field(default_factory=list)
    behind: list[tuple[frozenset[str], Node]] = field(default_factory=list)
    complete: list[tuple[int, Rule]] = field(default_factory=list)
    _possible: dict[frozenset[str], tuple[tuple[str, str, Node], ...]] = field(default_factory=dict)

    def ways_on(self, possible: frozenset[str]) -> tuple[tuple[str, str, Node], ...]:
        """The captures of the categories that are possible at a token, one by one; remembered, for tokens are of few kinds."""
        found = self._possible.get(possible)
        if found is None:
            found = tuple(
                (category, name, following)
                for categories, name, following in self.captures
                for category in categories
                if category in possible
            )
            self._possible[possible] = found
        return found


def trees(rules: Iterable[Rule]) -> dict[str, Node]:
    """The tree of each category's rows."""
    roots: dict[str, Node] = {}
    ways: dict[tuple[object, ...], Node] = {}
    for rank, (rule, items) in enumerate((row, items) for row in rules for items in _choices(row.items)):
        node = roots.setdefault(rule.makes, Node())
        for item in items:
            key = id(node), item.categories, item.name, item.words, item.behind
            if key not in ways:
                ways[key] = _way_on(node, item)
            node = ways[key]
        node.complete.append((rank, rule))
    return roots


def _choices(items: Sequence[Item]) -> Iterable[tuple[Item, ...]]:
    """The items with and without those that are optional, the longest first."""
    for taken in product(*((True, False) if item.optional else (True,) for item in items)):
        yield tuple(item for item, kept in zip(items, taken, strict=True) if kept)


def _way_on(node: Node, item: Item) -> Node:
    following = Node()
    if item.behind:
        node.behind.append((item.words, following))
    elif item.words:
        for word in item.words:
            node.words.setdefault(word, []).append(following)
    else:
        node.captures.append((item.categories, item.name, following))
    return following


class Opening(NamedTuple):
    """What a category can be that begins with some token: that token alone (``whole``), or one that goes on with any of these signs.

    A token's signs are the word itself and, in angle brackets, the categories that it can open.
    """

    whole: bool
    goes_on: frozenset[str]


def sign(category: str) -> str:
    """The sign of a category among those of words.

    >>> sign("month")
    '<month>'
    """
    return f"<{category}>"


def openings(roots: Mapping[str, Node], word: str, opened: frozenset[str], alone: Collection[str]) -> dict[str, Opening]:
    """How a ``word`` opens each of the categories ``opened``: looked up once for a word, this spares most tries at a second token.

    ``alone`` are the categories that the word itself has.
    """
    found: dict[str, Opening] = {}

    def opening(category: str) -> Opening:
        if category in found:
            return found[category]
        goes_on: set[str] = set()
        # Places before the word, and those right after it.
        before, after = ([roots[category]] if category in roots else []), list[Node]()
        while before:
            node = before.pop()
            before += [following for _, following in node.behind]
            after += node.words.get(word, ())
            for categories, _, following in node.captures:
                for inner in map(opening, opened.intersection(categories)):
                    goes_on |= inner.goes_on
                    if inner.whole:
                        after.append(following)
        whole = category in alone
        while after:
            node = after.pop()
            whole = whole or bool(node.complete)
            goes_on.update(node.words, *(map(sign, categories) for categories, _, _ in node.captures))
            after += [following for _, following in node.behind]
        found[category] = Opening(whole, frozenset(goes_on))
        return found[category]

    for category in opened:
        opening(category)
    return found


def needs(rules: Iterable[Rule], cost: Callable[[str], int]) -> dict[str, frozenset[str]]:
    """For categories, signs of which one at least stands in whatever they are: no fiscal year without "fiscal", "financial" or "FY".

    Of what a row demands, that is taken which costs least by ``cost``: what is rare rules out most. The signs are words, and in angle
    brackets the categories of words. Nothing is known of categories that hold themselves.
    """
    makers: dict[str, list[Rule]] = {}
    for rule in rules:
        makers.setdefault(rule.makes, []).append(rule)
    found: dict[str, frozenset[str] | None] = {}

    def need(category: str) -> frozenset[str] | None:
        if category not in found:
            found[category] = None
            demanded = [demand(rule) for rule in makers.get(category, ())]
            known = [signs for signs in demanded if signs is not None]
            if len(known) == len(demanded):
                found[category] = frozenset((sign(category),)).union(*known)
        return found[category]

    def demand(rule: Rule) -> frozenset[str] | None:
        demanded: list[frozenset[str]] = []
        for item in rule.items:
            if not item.optional:
                needed = [need(category) for category in item.categories] if item.categories else [item.words]
                known = [signs for signs in needed if signs is not None]
                if len(known) == len(needed):
                    demanded.append(frozenset().union(*known))
        return min(demanded, key=lambda signs: sum(map(cost, signs)), default=None)

    return {category: signs for category in makers if (signs := need(category)) is not None}


Captured = tuple[tuple[str, Parse], ...]


_NO_SIGNS: frozenset[str] = frozenset()


class Token(NamedTuple):
    """What is known of a token: its ``signs``, those of them that it has ``alone``, without any row, and what it opens and closes.

    ``before`` remembers which categories are possible before a token with the given signs.
    """

    signs: frozenset[str]
    alone: frozenset[str]
    opened: Mapping[str, Opening]
    closed: frozenset[str]
    before: dict[frozenset[str], frozenset[str]]

    def possible(self, after: frozenset[str]) -> frozenset[str]:
        """The categories that it can be alone, or open before a token with the signs ``after``."""
        found = self.before.get(after)
        if found is None:
            found = self.before[after] = frozenset(
                category for category, opening in self.opened.items() if opening.whole or not opening.goes_on.isdisjoint(after)
            )
        return found


class Parser:
    """One run: for each of its tokens its readings, and what is known of it."""

    def __init__(
        self,
        roots: Mapping[str, Node],
        needs: Mapping[str, frozenset[str]],
        tokens: Sequence[str],
        readings: Sequence[Readings],
        known: Sequence[Token],
    ) -> None:
        self._roots, self._needs = roots, needs
        self._lower = [token.lower() for token in tokens]
        self._readings = readings
        after = [*(token.signs for token in known[1:]), _NO_SIGNS]
        self._possible = [token.possible(signs) for token, signs in zip(known, after, strict=True)]
        self._present: frozenset[str] = frozenset().union(*(token.alone for token in known))
        self._size = len(tokens)
        self._memo: dict[tuple[str, int], dict[int, Parse]] = {}

    def at(self, category: str, position: int) -> dict[int, Parse]:
        """Every way in which ``category`` can begin at ``position``: end -> the parse by the first of its rows."""
        key = category, position
        found = self._memo.get(key)
        if found is not None:
            return found
        found = self._memo[key] = {}
        if category not in self._possible[position]:
            return found
        needed = self._needs.get(category)
        if needed is not None and needed.isdisjoint(self._present):
            return found
        readings = self._readings[position]
        if category in readings:
            found[position + 1] = Parse(position, position + 1, readings[category], category)
        root = self._roots.get(category)
        if root is not None:
            complete: list[tuple[int, Rule, int, Captured]] = []
            self._walk(root, position, (), complete)
            if len(complete) > 1:
                complete.sort(key=_rank)
            for _, rule, end, captured in complete:
                if end not in found:
                    parse = _made(rule, position, end, dict(captured))
                    if parse is not None:
                        found[end] = parse
        return found

    def _walk(self, node: Node, position: int, captured: Captured, complete: list[tuple[int, Rule, int, Captured]]) -> None:
        for rank, rule in node.complete:
            complete.append((rank, rule, position, captured))
        if node.behind and position > 0:
            for words, following in node.behind:
                if self._lower[position - 1] in words:
                    self._walk(following, position, captured, complete)
        if position == self._size:
            return
        for following in node.words.get(self._lower[position], ()):
            self._walk(following, position + 1, captured, complete)
        if node.captures:
            for category, name, following in node.ways_on(self._possible[position]):
                for end, parse in self.at(category, position).items():
                    self._walk(following, end, (*captured, (name, parse)), complete)


def _rank(complete: tuple[int, Rule, int, Captured]) -> int:
    return complete[0]


def _made(rule: Rule, start: int, end: int, captured: dict[str, Parse]) -> Parse | None:
    """What a row makes of what it captured; ``None`` where its operator rejects that."""
    value = rule.operator(**{name: parse.value for name, parse in captured.items()}, **rule.constants)
    if value is None:
        return None
    # A rule that only renames what it holds is not what found it: "Sunday" is found by the rule for weekdays.
    if rule.operator is take and len(rule.items) == 1 and "of" in captured:
        return Parse(start, end, value, captured["of"].rule, captured["of"].parts)
    return Parse(start, end, value, rule.name, _ends(value, captured, start, end, rule.name))


def _ends(value: object, captured: Mapping[str, Parse], start: int, end: int, rule: str) -> tuple[Parse, ...]:
    """The two ends of a range, with what the range has around them: in "May 5–7, 1944", "May 5" and "7, 1944"; of a list, all."""
    if not isinstance(value, Span) or "first" not in captured or "last" not in captured:
        return ()
    first, last = Parse(start, captured["first"].end, value.first, rule), captured["last"]
    return first, *(last.parts or (Parse(last.start, end, value.last, rule),))
