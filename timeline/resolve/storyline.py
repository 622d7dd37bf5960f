"""The line along which a history is told: which dates move it on, which are looks aside, and the year of those that name none.

"The Estates had last met in 1614. On 27 December the King agreed": whether 27 December is of 1614 or of the year told of before, no rule
for two neighbours can say. So several readings are kept side by side: a step on costs little, a step back more, a leap over many years
more still, and so does a date left aside, but little where the words say that it is one ("since 1614", "would end in 1801", "(born 1601)").
The cheapest line through the whole text wins; as few lines are kept at each date, time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from timeline.chrono.granularity import DAY_MINUTES
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Anchor, Duration, Meaning, Recurring, Relative, Selected, Shifted, Stretch
from timeline.chrono.recurrence import nearest, occurrence
from timeline.model import TemporalExpression, Tense
from timeline.resolve.anchor import anchored
from timeline.resolve.answer import start_of
from timeline.resolve.context import Context
from timeline.resolve.histories import in_history, leans_on_text, open_turn
from timeline.resolve.inheritance import Inheritance, inherited

# How many lines are kept side by side.
_LINES = 8
_MONTH, _YEAR = 30.44 * DAY_MINUTES, 366 * DAY_MINUTES
# What it costs to leave a date aside: much, unless its words say that it is a look aside.
_ASIDE, _ASIDE_TOLD = 2.0, 0.4
# A month is rather of the year mentioned last than of the one before that.
_PASSED = 0.7
_HEADING = 80
# "This year" and "last Tuesday" are rather of the days of publication, where the story comes near them.
_DEICTIC = 3.0
# A new paragraph goes back more easily, and what is counted off from the last date goes on more easily than a date of its own.
_FRESH, _COUNTED = 0.85, 0.3
# A text begins at its publication, or, at this cost, at its first date.
_LATER = 0.5
# "The next year" must be the next of some year.
_LOST = 4.0
# A date that only holds the day told of ("in 1941", after 7 December 1941) hardly moves the line.
_HELD = 0.1

_ASIDE_SIGNALS = frozenset({"since", "ever since", "until", "till", "dating from", "dating back to", "as early as", "up to", "to"})
_NAMED_AFTER = re.compile(r"\b[A-Z]\w+ of (?:the )?$")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s$", re.I)
_NOUN_FOLLOWS = re.compile(r"\s[A-Za-z]")
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|as (?:opposed to|against)|unlike|versus|(?:peak|high|low) of|(?:down|up) from)\b[^.;\n]*$"
)
_DASH = re.compile(r"\s?[-–—/]\s?")


@dataclass(frozen=True, slots=True)
class Told:
    """Where the line stands at an expression: the time to count from and the place of the expression that gave it; for one that names
    no year, the turn that is meant; the places of dates that were passed over since then; what the expression means there.
    """

    meaning: Meaning
    reference: Interval | None
    source: int | None = None
    turn: Interval | None = None
    asides: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """One reading of the text so far. ``said`` is a time mentioned aside, with the place that said it, while its sentence lasts."""

    cost: float = 0.0
    story: Interval | None = None
    source: int | None = None
    asides: tuple[int, ...] = ()
    said: Interval | None = None
    said_at: int | None = None
    said_in: int = -1
    told: Told | None = None
    before: _Line | None = None


def storyline(expressions: Sequence[TemporalExpression], heirs: Mapping[int, Inheritance], context: Context) -> Sequence[Told]:
    """Where the line stands at each expression, one each."""
    teller = _Teller(expressions, heirs, context)
    lines = [_Line(_LATER)] if context.published is None else [_Line(0.0, context.published), _Line(_LATER)]
    for place in range(len(expressions)):
        lines = _best(line for old in lines for line in teller.steps(old, place))
    told: list[Told] = []
    line: _Line | None = lines[0]
    while line is not None and line.told is not None:
        told.append(line.told)
        line = line.before
    return told[::-1]


def _best(lines: Iterable[_Line]) -> list[_Line]:
    """The cheapest line for each time that the text can be at, the few cheapest of these."""
    best: dict[tuple[Interval | None, Interval | None], _Line] = {}
    for line in lines:
        known = best.get((line.story, line.said))
        if known is None or line.cost < known.cost:
            best[line.story, line.said] = line
    return sorted(best.values(), key=lambda line: line.cost)[:_LINES]


class _Teller:
    """What is looked up once for all lines of a text."""

    def __init__(self, expressions: Sequence[TemporalExpression], heirs: Mapping[int, Inheritance], context: Context) -> None:
        self.expressions = expressions
        self.context = context
        self.asides: dict[int, tuple[float, bool]] = {}
        self.fixed = [self._fixed(place, heirs) for place in range(len(expressions))]
        self.first = next((interval for interval in self.fixed if interval is not None and not _is_long(interval)), context.published)

    def _fixed(self, place: int, heirs: Mapping[int, Inheritance]) -> Interval | None:
        """The time of an expression that names its year."""
        expression = self.expressions[place]
        if place in heirs:
            return inherited(heirs[place], expression, self.context).establishes
        meaning = in_history(expression.meaning, expression)
        if open_turn(meaning) is not None or leans_on_text(meaning):
            return None
        if isinstance(meaning, (Duration, Stretch, Relative, Selected)) or (
            isinstance(meaning, Shifted) and isinstance(meaning.anchor, Anchor)
        ):
            return None
        return anchored(meaning, expression, self.context).establishes

    def steps(self, line: _Line, place: int) -> Iterator[_Line]:
        """The ways in which a line can go on at an expression."""
        fixed = self.fixed[place]
        if fixed is not None:
            yield from self._named(line, place, fixed)
            return
        turn = open_turn(self.expressions[place].meaning)
        yield from self._counted(line, place) if turn is None else self._turns(line, place, turn)

    def _named(self, line: _Line, place: int, fixed: Interval) -> Iterator[_Line]:
        """A date that names its year moves the line there, or is left aside."""
        told = Told(self.expressions[place].meaning, line.story, line.source, None, line.asides)
        long = _is_long(fixed)
        if not long:
            if line.story is not None and fixed.encloses(line.story):
                yield replace(line, cost=line.cost + _HELD, said=None, told=told, before=line)
            else:
                cost = line.cost + self._leap(line.story, fixed, place)
                yield _Line(cost, fixed, place, told=told, before=line)
        cost, mentioned = (0.0, False) if long else self._aside(place)
        if any(self.fixed[known] == fixed for known in line.asides):
            cost = min(cost, _ASIDE_TOLD)
        elif line.story is None and not long:
            # A story that has not begun is rather begun by its first date.
            cost += _ASIDE
        asides = line.asides if long else (*line.asides[-2:], place)
        aside = replace(line, cost=line.cost + cost, asides=asides, said=None, told=told, before=line)
        yield replace(aside, said=fixed, said_at=place, said_in=self._sentence(place)) if mentioned and not long else aside

    def _turns(self, line: _Line, place: int, turn: Recurring) -> Iterator[_Line]:
        """A date without its year is the turn before or after the time told of, or the one in its year."""
        cost, mentioned = self._aside(place)
        meaning = self.expressions[place].meaning
        passed = _PASSED if any(self._aside(known)[0] > _ASIDE_TOLD for known in line.asides) else 0.0
        if line.said is not None and line.said_in == self._sentence(place):
            passed = _PASSED
            for found in _candidates(turn, line.said):
                told = Told(meaning, line.said, line.said_at, found)
                yield replace(line, cost=line.cost + self._leap(line.said, found, place), said=found, said_at=place, told=told, before=line)
        base = line.story or self.first
        if base is None:
            yield replace(line, told=Told(meaning, None), before=line)
            return
        found_from = [(found, base, line.source) for found in _candidates(turn, base)]
        if (published := self.context.published) is not None:
            # An article that tells of a life or of a past may come back to its own days.
            found_from += [(found, published, None) for found in _candidates(turn, published)]
        for found, origin, source in found_from:
            told = Told(meaning, origin, source, found, line.asides)
            leap = line.cost + self._leap(base, found, place) + passed
            if cost > _ASIDE_TOLD:
                yield _Line(leap, found, place, told=told, before=line)
            else:
                aside = replace(line, cost=leap, told=told, before=line)
                yield replace(aside, said=found, said_at=place, said_in=self._sentence(place)) if mentioned else aside

    def _counted(self, line: _Line, place: int) -> Iterator[_Line]:
        """What counts from the time last told of moves the line, or what was said aside."""
        expression = self.expressions[place]
        meaning = in_history(expression.meaning, expression)
        deictic = meaning != expression.meaning
        if deictic and self.context.published is not None:
            present = anchored(expression.meaning, expression, self.context).establishes
            if present is not None:
                told = Told(expression.meaning, self.context.published, None)
                if line.story is None:
                    yield replace(line, cost=line.cost + _LATER, told=told, before=line)
                else:
                    yield _Line(line.cost + self._leap(line.story, present, place), present, place, told=told, before=line)
        if deictic:
            line = replace(line, cost=line.cost + _DEICTIC)
        aside = line.said is not None and line.said_in == self._sentence(place)
        reference, source = (line.said, line.said_at) if aside else (line.story, line.source)
        told = Told(meaning, reference, source, None, line.asides)
        moved = None
        if reference is not None and leans_on_text(meaning):
            self.context.reference = reference
            moved = anchored(meaning, expression, self.context).establishes
        if reference is None:
            lost = leans_on_text(meaning) and expression.rule != "the-unit"
            yield replace(line, cost=line.cost + (_LOST if lost else 0.0), told=told, before=line)
        elif moved is None or moved.encloses(reference):
            yield replace(line, told=told, before=line)
        elif aside:
            yield replace(line, said=moved, said_at=place, told=told, before=line)
        elif deictic or self._aside(place)[0] <= _ASIDE_TOLD:
            # "by next summer" is looked ahead to from where the story is.
            yield replace(line, said=moved, said_at=place, said_in=self._sentence(place), told=told, before=line)
        else:
            yield _Line(line.cost + _COUNTED * self._leap(reference, moved, place), moved, place, told=told, before=line)

    def _aside(self, place: int) -> tuple[float, bool]:
        """What it costs to leave a date aside, and whether the rest of its sentence may count from it."""
        if place not in self.asides:
            self.asides[place] = self._weighed(place)
        return self.asides[place]

    def _weighed(self, place: int) -> tuple[float, bool]:
        expression = self.expressions[place]
        text = self.context.text
        before = text[max(0, expression.start - 48) : expression.start]
        previous = self.expressions[place - 1] if place else None
        if self._is_heading(expression):
            return _ASIDE, True
        if before.rfind("(") > before.rfind(")"):
            return _ASIDE_TOLD, False
        if previous is not None and _DASH.fullmatch(text[previous.end : expression.start]):
            return _ASIDE_TOLD, False
        if expression.signal in _ASIDE_SIGNALS:
            return _ASIDE_TOLD, True
        if _NAMED_AFTER.search(before):
            return _ASIDE_TOLD, False
        if _COMPARED.search(before):
            return _ASIDE_TOLD, False
        if _DETERMINED.search(before) and _NOUN_FOLLOWS.match(text[expression.end : expression.end + 2]):
            return _ASIDE_TOLD, False
        if expression.signal != "by":
            clause = self.context.clause(expression)
            looks_back = clause.perfect and clause.tense in (Tense.PAST, Tense.PRESENT)
            if looks_back or clause.cue.startswith("would"):
                return _ASIDE_TOLD, True
        return _ASIDE, True

    def _is_heading(self, expression: TemporalExpression) -> bool:
        """A short line without a full stop: "The Estates-General of 1789" says when what follows was."""
        text = self.context.text
        line = text[text.rfind("\n", 0, expression.start) + 1 : expression.start]
        if len(line) > _HEADING:
            return False
        end = text.find("\n", expression.end, expression.end + _HEADING + 1)
        return end >= 0 and text[end - 1] not in ".!?:;,"

    def _sentence(self, place: int) -> int:
        return self.context.clause(self.expressions[place]).sentence_start

    def _leap(self, story: Interval | None, found: Interval, place: int) -> float:
        """What it costs to go from one time to another; a new paragraph goes back at less."""
        if story is None or story.encloses(found):
            return 0.0
        if start_of(found) >= start_of(story):
            gap = (start_of(found) - start_of(story)) / _MONTH
            return 0.6 * log2(1 + gap / 3) if gap < 12 else 1.4 + 0.05 * log2(gap / 12)
        gap = max(0, start_of(story) - (found.end or start_of(found))) / _MONTH
        cost = (gap / 2) ** 0.6 if gap < 12 else 2.9 + 0.6 * log2(gap / 12)
        before = self.expressions[place - 1].end if place else 0
        return cost * (_FRESH if "\n" in self.context.text[before : self.expressions[place].start] else 1.0)


def _candidates(turn: Recurring, reference: Interval) -> tuple[Interval, ...]:
    """The turns that can be meant from a time: the one in its year, the last one and the next."""
    moment = start_of(reference)
    found = (occurrence(turn, moment), nearest(turn, moment, -1), nearest(turn, moment, 1))
    return tuple(dict.fromkeys(interval for interval in found if interval is not None))


def _is_long(interval: Interval) -> bool:
    """Longer than a year: where in it the text is, it does not say."""
    return interval.start is None or interval.end is None or interval.end - interval.start > _YEAR
