"""The line along which a history is told: which dates move it on, which are looks aside, and the year of those that name none.

"The Estates had last met in 1614. On 27 December the King agreed": whether 27 December is of 1614 or of the year told of before, no rule
for two neighbours can say. So several readings are kept side by side: a step on costs little, a step back more, a leap over many years
more still, and so does a date left aside, but little where the words say that it is one ("since 1614", "would end in 1801", "(born 1601)").
The cheapest line through the whole text wins; as few lines are kept at each date, time grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.chrono.granularity import DAY_MINUTES, Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute, Anchor, Duration, Meaning, Recurring, Relative, Selected, Shifted, Stretch, Vague
from timeline.model import TemporalExpression, Tense
from timeline.resolve.anchor import anchored
from timeline.resolve.answer import start_of
from timeline.resolve.asides import ASIDE, ASIDE_TOLD, Asides
from timeline.resolve.context import Context
from timeline.resolve.events import counted_from_event, event_told_at
from timeline.resolve.histories import in_history, is_weekday, leans_on_story, leans_on_text, open_turn
from timeline.resolve.inheritance import Inheritance, inherited
from timeline.resolve.leaps import candidates, is_long, leap, of_century, turned
from timeline.resolve.lines import Line, Told

# How many lines are kept side by side.
_LINES = 6
# A month is rather of the year mentioned last than of the one before that.
_PASSED = 0.7
# It costs to tell on from a look back; what is counted off from the last date goes on more easily than a date of its own.
_TOLD_ON, _COUNTED = 0.7, 0.3
# "This year" and "last Tuesday" are rather of the days of publication, where the story comes near them, than of the year told of; "today"
# in a history is rather the present of whoever reads it.
_DEICTIC, _TODAY = 3.0, 1.0
# Nor does a history of long ago come to the days of publication with a bare month, unless these were told of.
_UNSAID, _FAR = 1.5, 10 * 366 * DAY_MINUTES
# A text begins at its publication, or, at this cost, at its first date.
_LATER = 0.5
# "In 478 BC" is followed by "in 431" of the same era.
_ERA = 2.0
# "The next year" must be the next of some year.
_LOST = 4.0
# A date that only holds the day told of ("in 1941", after 7 December 1941) hardly moves the line.
_HELD = 0.1


def storyline(expressions: Sequence[TemporalExpression], heirs: Mapping[int, Inheritance], context: Context) -> Sequence[Told]:
    """Where the line stands at each expression, one each."""
    teller = _Teller(expressions, heirs, context)
    lines = [Line(_LATER, False)]
    if context.published is not None:
        lines.append(Line(0.0, True, context.published))
    for place in range(len(expressions)):
        lines = _best(line for old in lines for line in teller.steps(old, place))
    told: list[Told] = []
    line: Line | None = lines[0]
    while line is not None and line.told is not None:
        told.append(line.told)
        line = line.before
    return told[::-1]


def _best(lines: Iterable[Line]) -> list[Line]:
    """The cheapest line for each time that the text can be at, the few cheapest of these."""
    best: dict[tuple[Interval | None, Interval | None], Line] = {}
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
        self.asides = Asides(expressions, context)
        self.meanings = [counted_from_event(place, expressions, context) for place in range(len(expressions))]
        counted = (place for place, expression in enumerate(expressions) if self.meanings[place] is not expression.meaning)
        self.events = {place: event_told_at(place, expressions, context) for place in counted}
        self.fixed = [self._fixed(place, heirs) for place in range(len(expressions))]
        self.first = next((interval for interval in self.fixed if interval is not None and not is_long(interval)), context.published)
        self.reports: dict[int, Interval | None] = {}

    def _fixed(self, place: int, heirs: Mapping[int, Inheritance]) -> Interval | None:
        """The time of an expression that names its year."""
        expression = self.expressions[place]
        if place in heirs:
            return inherited(heirs[place], expression, self.context).establishes
        meaning = in_history(self.meanings[place], expression)
        if open_turn(meaning) is not None or leans_on_text(meaning) or isinstance(meaning, (Duration, Stretch, Relative)):
            return None
        if isinstance(meaning, (Shifted, Selected)) and isinstance(meaning.anchor, Anchor):
            return None
        return anchored(meaning, expression, self.context).establishes

    def _reported(self, place: int) -> Interval | None:
        """The time that an expression would stand for in a report of the days of publication."""
        if place not in self.reports:
            context, expression = self.context, self.expressions[place]
            context.narrative, context.reference, context.turn = False, None, None
            known = context.published is not None
            self.reports[place] = anchored(expression.meaning, expression, context).establishes if known else None
            context.narrative = True
        return self.reports[place]

    def steps(self, line: Line, place: int) -> Iterator[Line]:
        """The ways in which a line can go on at an expression."""
        fixed = self.fixed[place]
        meaning = self.expressions[place].meaning
        if fixed is None:
            turn = open_turn(meaning)
            yield from self._counted(line, place) if turn is None else self._turns(line, place, turn)
        elif isinstance(meaning, Absolute) and not meaning.name and meaning.others:
            yield from self._of_an_era(line, place, meaning)
        else:
            yield from self._named(line, place, meaning, fixed)

    def _of_an_era(self, line: Line, place: int, meaning: Absolute) -> Iterator[Line]:
        """A bare "478" of a text with years BC is of the era that the story is in, unless it goes on from one to the other."""
        before_christ = line.story is not None and line.story is not self.context.published and start_of(line.story) < instant(1)
        for interval, other in ((meaning.interval, meaning.others[0]), (meaning.others[0], meaning.interval)):
            change = 0.0 if (start_of(interval) < instant(1)) == before_christ else _ERA
            read = replace(meaning, interval=interval, others=(other,))
            yield from self._named(line._replace(cost=line.cost + change), place, read, interval)

    def _named(self, line: Line, place: int, meaning: Meaning, fixed: Interval) -> Iterator[Line]:
        """A date that names its year moves the line there, or is left aside."""
        if self.expressions[place].rule == "year-short" and line.story is not None:
            fixed = of_century(fixed, line.story)
            meaning = Absolute(fixed)
        told = Told(meaning, line.story, line.source, None, line.asides)
        on = line._replace(said=None, told=told, before=line)
        if is_long(fixed):
            yield on._replace(era=fixed, era_at=place)
            return
        if line.story is not None and fixed.encloses(line.story):
            yield on._replace(cost=line.cost + _HELD)
        else:
            yield on._replace(cost=line.cost + self._leap(line.story, fixed, place), story=fixed, source=place, asides=(), era=None)
        cost = self.asides.cost(place)
        if any(self.fixed[known] == fixed for known in line.asides):
            cost = ASIDE_TOLD
        elif line.story is None:
            # A story that has not begun is rather begun by its first date.
            cost += ASIDE
        aside = on._replace(cost=line.cost + cost, asides=(*line.asides[-2:], place))
        if cost > ASIDE_TOLD:
            aside = aside._replace(era=fixed, era_at=place)
        yield self._saying(aside, place, fixed) if self.asides.mentioned(place) else aside

    def _saying(self, line: Line, place: int, said: Interval) -> Line:
        return line._replace(said=said, said_at=place, said_in=self.asides.sentence(place))

    def _says(self, line: Line, place: int) -> Interval | None:
        """What was said aside before in the sentence of this expression."""
        return line.said if line.said is not None and line.said_in == self.asides.sentence(place) else None

    def _turns(self, line: Line, place: int, turn: Recurring) -> Iterator[Line]:
        """A date without its year is the turn before or after the time told of, or the one in its year."""
        meaning = self.expressions[place].meaning
        passed = _PASSED if any(self.asides.cost(known) > ASIDE_TOLD for known in line.asides) else 0.0
        if (said := self._says(line, place)) is not None:
            passed = _PASSED
            for found in candidates(turn, said):
                cost = line.cost + self._turned(said, found, place)
                yield line._replace(cost=cost, said=found, said_at=place, told=Told(meaning, said, line.said_at, found), before=line)
        elif line.said is not None and not self.asides.fresh(place):
            # What was looked back to may be told on from: "On March 31 he had resigned. Talks opened on May 10."
            for found in candidates(turn, line.said):
                cost = line.cost + _TOLD_ON + self._turned(line.said, found, place)
                yield self._moved(line, place, cost, found, Told(meaning, line.said, line.said_at, found))
        yield from self._in_report(line, place)
        base = line.story or self.first
        if base is None:
            yield line._replace(told=Told(meaning), before=line)
        elif base is not self.context.published:
            for found in candidates(turn, base):
                cost = line.cost + self._turned(base, found, place) + passed
                yield self._moved(line, place, cost, found, Told(meaning, base, line.source, found, line.asides))

    def _moved(self, line: Line, place: int, cost: float, found: Interval, told: Told) -> Line:
        """The line moved to a time that names no year, or with it aside where its words say so."""
        on = line._replace(cost=cost, told=told, before=line)
        if found.unit is Granularity.SEASON and line.story is not None and found.encloses(line.story):
            # "In January the hut was built. During the winter two men fell ill": it is January still.
            return on
        if self.asides.cost(place) > ASIDE_TOLD:
            return on._replace(story=found, source=place, asides=(), said=None, era=None)
        return self._saying(on, place, found) if self.asides.mentioned(place) else on

    def _in_report(self, line: Line, place: int) -> Iterator[Line]:
        """An article that tells of a life or of a past may come back to its own days."""
        found = self._reported(place)
        if found is None:
            return
        told = Told(self.expressions[place].meaning, report=True)
        if line.story is None:
            yield line._replace(cost=line.cost + _LATER, told=told, before=line)
            return
        there = line.cost + self._leap(line.story, found, place) + self._far_off(line.story, found)
        if self.asides.cost(place) <= ASIDE_TOLD:
            # A look aside to the days of publication comes back, too.
            there += self._leap(found, line.story, place)
        yield self._moved(line, place, there, found, told)
        if line.report and line.story is not self.context.published:
            # "By 1960," she said in an interview last year, "I knew every rock."
            yield line._replace(cost=line.cost + _TODAY, told=told, before=line)

    def _far_off(self, story: Interval, found: Interval) -> float:
        """What it costs more to come from a far past to a date of the days of publication that names no year."""
        return _UNSAID if start_of(found) - start_of(story) > _FAR else 0.0

    def _counted(self, line: Line, place: int) -> Iterator[Line]:
        """What counts from the time last told of moves the line, or what was said aside."""
        expression = self.expressions[place]
        meaning = in_history(self.meanings[place], expression)
        deictic = meaning != self.meanings[place] or self._looks_ahead(meaning, expression)
        if deictic or is_weekday(meaning):
            yield from self._in_report(line, place)
            if line.story is not None and line.story is self.context.published:
                return
        if deictic:
            line = line._replace(cost=line.cost + (_TODAY if isinstance(meaning, Vague) else _DEICTIC))
        said = self._says(line, place)
        reference, source = (said, line.said_at) if said is not None else (line.story, line.source)
        if isinstance(meaning, Relative) and meaning.unit is Granularity.MINUTE and said is None:
            # "At the time", told of the 1930s, is then; in a report it is not the day of publication.
            if line.era is not None and not self.asides.fresh(place):
                reference, source = line.era, line.era_at
            elif reference is self.context.published:
                reference, source = None, None
        if said is None and line.asides and self._ends_range(line, place):
            # "From 1756 to 1763 it was held. The same year it was handed back": that is the year in which the holding ended.
            line = line._replace(story=self.fixed[place - 1], source=place - 1, asides=())
            reference, source = line.story, line.source
        event = self.events.get(place)
        dated = None if event is None else self._time_at(line, event)
        if dated is not None:
            reference, source, said = dated, event, None
        on = line._replace(told=Told(meaning, reference, source, None, line.asides, event=dated is not None), before=line)
        if reference is None:
            lost = leans_on_text(meaning) and not (isinstance(meaning, Relative) and meaning.offset == 0)
            yield on._replace(cost=line.cost + (_LOST if lost else 0.0))
            return
        self.context.reference, self.context.turn = reference, None
        moved = anchored(meaning, expression, self.context).establishes if leans_on_text(meaning) else None
        if moved is None or moved.encloses(reference):
            yield on
        elif said is not None:
            yield on._replace(said=moved, said_at=place)
        elif deictic or self.asides.cost(place) <= ASIDE_TOLD:
            # "by next summer" is looked ahead to from where the story is.
            yield self._saying(on, place, moved)
        else:
            cost = line.cost + _COUNTED * self._leap(reference, moved, place) + self._unwritten(moved, expression)
            yield on._replace(cost=cost, story=moved, source=place, asides=(), said=None, era=None)

    def _unwritten(self, moved: Interval, expression: TemporalExpression) -> float:
        """What it costs that something told as past would lie after publication: it was counted from an earlier time of the story."""
        published = self.context.published
        ahead = published is not None and published.end is not None and start_of(moved) >= published.end
        return _LOST if ahead and self.context.clause(expression).tense is Tense.PAST else 0.0

    def _ends_range(self, line: Line, place: int) -> bool:
        """Whether the expression right before is the end of a range that stands in a sentence before."""
        if line.asides[-1] != place - 1 or line.source != place - 2 or self.asides.sentence(place) <= self.expressions[place - 1].start:
            return False
        return self.expressions[place - 1].signal in ("to", "until", "till") and self.expressions[place - 2].signal == "from"

    def _time_at(self, line: Line, place: int) -> Interval | None:
        """The time that a line gave the expression at an earlier place."""
        if self.fixed[place] is not None:
            return self.fixed[place]
        steps: Line | None = line
        while steps is not None and steps.before is not None:
            if steps.source == place and steps.before.source != place:
                return steps.story
            steps = steps.before
        return None

    def _turned(self, base: Interval, found: Interval, place: int) -> float:
        return turned(base, found, self.asides.fresh(place), self.asides.looks_back(place))

    def _looks_ahead(self, meaning: Meaning, expression: TemporalExpression) -> bool:
        """ "It will be gone before the end of the century": that of whoever writes."""
        return expression.rule != "nth-day" and leans_on_story(meaning) and self.context.clause(expression).cue.startswith("will")

    def _leap(self, story: Interval | None, found: Interval, place: int) -> float:
        return 0.0 if story is None else leap(story, found, self.asides.fresh(place))
