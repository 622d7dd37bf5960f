"""Temporal expressions + context -> resolutions: each the time it stands for, and the reason.

One pass in the order of the text: an expression may count from the one before ("two days later"), or from the one right after it
("35 years before the end of World War II").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval
from timeline.chrono.length import finest
from timeline.chrono.meaning import Amount, Anchor, At, Duration, Meaning, Modified, Reference, Relative, Shifted, Vague
from timeline.chrono.timex3 import point_mod
from timeline.language.load import language, spoken
from timeline.model import Document, Reading, Reason, Resolution, TemporalExpression, Tense
from timeline.resolve.anchor import anchored
from timeline.resolve.answer import Answer, start_of
from timeline.resolve.clock import past_midnight
from timeline.resolve.context import Context
from timeline.resolve.fixtures import day_of_all
from timeline.resolve.histories import leans_on_text
from timeline.resolve.inheritance import inheritances, inherited
from timeline.resolve.lasting import courses, lasted, told_again
from timeline.resolve.limits import SUPERLATIVE, under_signal
from timeline.resolve.lines import Told
from timeline.resolve.links import ENDING, linked, links
from timeline.resolve.passages import Passages
from timeline.resolve.quoted import in_quotation, said_on
from timeline.resolve.ranged import ends_range, is_morning_after
from timeline.resolve.reports import YEAR_EARLIER, covers_months, period_told, year_compared
from timeline.resolve.storyline import storyline

_NO_SUCH_DAY = frozenset({"no-such-day", "no-such-day-american"})
_ONE_DAY = Duration((Amount(1.0, Granularity.DAY),))

# "for the third time in a week", "twice in a year": how often within a length.
_COUNTED = re.compile(r"\b(?:time|times|once|twice|thrice)\s+in\s+$", re.I)


def resolve(document: Document, expressions: Sequence[TemporalExpression]) -> tuple[Resolution, ...]:
    """The resolutions of a document's expressions, one each, in the same order.

    >>> from datetime import date
    >>> from timeline.find import find
    >>> document = Document("Japan occupied Korea for 35 years before the end of World War II.", published=date(2016, 11, 23))
    >>> [resolution.timex.value for resolution in resolve(document, find(document))]
    ['P35Y', '1945-09-02']
    """
    context = Context(document, expressions, language(spoken(document.language)))
    heirs = inheritances(expressions, context)
    answers: list[Answer] = []
    reported: dict[int, tuple[int | None, int | None]] = {}
    quarter_place: int | None = None
    story = storyline(expressions, heirs, context) if context.narrative else ()
    context.listed_day = None if story else day_of_all(expressions, context)
    passages = context.passages = None if story or context.language.cues is not None else Passages(expressions, context)
    for place, expression in enumerate(expressions):
        if story:
            context.reference, context.turn, context.narrative = story[place].reference, story[place].turn, not story[place].report
        meaning = story[place].meaning if story else expression.meaning
        if place in heirs:
            answer = inherited(heirs[place], expression, context)
        elif not story and (said := said_on(place, expressions, context)) is not None:
            day = answers[said].interval if said < place else anchored(expressions[said].meaning, expressions[said], context).interval
            ahead = _ahead(meaning, expression, context)
            if day is None or day.start_granularity > Granularity.DAY:
                answer = anchored(ahead, expression, context)
            else:
                answer = in_quotation(ahead, expression, expressions[said], Interval.of(Granularity.DAY, start_of(day)), context)
        else:
            answer = anchored(_ahead(meaning, expression, context), expression, context)
        if story and place not in heirs:
            answer = _told_from(answer, story[place], expression, expressions)
        if context.names(expression):
            answer = replace(answer, establishes=None)
        if expression.rule in _NO_SUCH_DAY:
            answer = replace(answer, steps=(*answer.steps, "no_such_day"))
        before = expressions[place - 1] if place else expression
        if place and (ends_range(before, expression, context) or is_morning_after(before, expression, context)):
            answer = past_midnight(answer, answers[-1])
        answers.append(answer)
        context.previous = expression, answer.interval
        if passages is not None:
            passages.tell(place, expression, answer)
        if answer.timex.type == "TIME" and answer.interval is not None:
            context.clock = answer.interval
        if quarter_place is not None and covers_months(expression):
            reported[place] = None, quarter_place
        context.period = period_told(expression, answer, context)
        if context.period is not None and context.period.unit is Granularity.QUARTER and context.period != context.quarter:
            context.quarter, quarter_place = context.period, place
        if not story and answer.establishes is not None:
            ended = _period_ended(document.text, expressions, answers)
            context.reference = ended or answer.establishes
            if ended is not None and ended.unit is Granularity.QUARTER and quarter_place in (None, place - 1):
                # "In the quarter ended March 31 it earned …, a year earlier": that quarter is what is compared with, unless the text
                # has named it before (a "first quarter" may be fiscal, and end with September).
                context.period = context.quarter = ended
                quarter_place = place - 1
    context.narrative = bool(story)
    linking = dict(links(expressions, answers, context))
    running = {place: ends for place, ends in courses(expressions, answers, context) if place not in linking}
    tied = reported | running | linking
    counted = {point for ends in tied.values() for point in ends if point is not None}
    resolutions = []
    for place, (expression, answer) in enumerate(zip(expressions, answers, strict=True)):
        begin, end = tied.get(place, (None, None))
        known = begin if begin is not None else end
        if place in running and begin is not None and end is not None:
            first, last = answers[begin].interval, answers[end].interval
            final = answer if first is None or last is None else told_again(answer, first, last)
        elif place in running and known is not None and (anchor := answers[known].interval) is not None:
            final = lasted(answer, expression, expressions[known], anchor, begin is not None)
        else:
            final = linked(answer, expression, expressions, answers, begin, end, context)
        told = (expressions[place - 1], answers[place - 1].interval) if place else None
        final = under_signal(final, expression, context, end is not None, place in counted, told)
        resolutions.append(_resolution(final, expression, context, begin, end))
    return tuple(resolutions)


def _told_from(answer: Answer, told: Told, expression: TemporalExpression, expressions: Sequence[TemporalExpression]) -> Answer:
    """The answer with the words that it was counted from in a history, and the dates in between that it was not counted from."""
    if answer.interval is None or told.source is None or (told.turn is None and not leans_on_text(told.meaning)):
        return answer
    facts = {**answer.facts, "source": expressions[told.source].text}
    if told.event:
        return replace(answer, steps=(*answer.steps, "event_dated"), facts=facts)
    if isinstance(expression.meaning, Duration):
        answer = replace(answer, steps=(*answer.steps, "event_told"))
    asides = tuple(dict.fromkeys(expressions[aside].text for aside in told.asides if aside > told.source))
    if not asides:
        return replace(answer, steps=(*answer.steps, "told_from"), facts=facts)
    facts["asides"] = " and ".join(f"“{aside}”" for aside in asides)
    return replace(answer, steps=(*answer.steps, "told_from", "told_aside" if len(asides) == 1 else "told_asides"), facts=facts)


def _period_ended(text: str, expressions: Sequence[TemporalExpression], answers: Sequence[Answer]) -> Interval | None:
    """ "the quarter ended Sept. 30": the text is then at the quarter, not at its last day."""
    place = len(answers) - 1
    before, found = expressions[place - 1], answers[place].interval
    if place == 0 or found is None or not ENDING.fullmatch(text[before.end : expressions[place].start][:32]):
        return None
    period = answers[place - 1].interval
    if period is not None and period.unit is Granularity.QUARTER and before.rule != "the-unit":
        return period
    if isinstance(before.meaning, Relative) and before.meaning.unit in (Granularity.QUARTER, Granularity.YEAR):
        return Interval.of(before.meaning.unit, start_of(found))
    return None


def _ahead(meaning: Meaning, expression: TemporalExpression, context: Context) -> Meaning:
    """ "will be redeemed in five years": with a verb that looks ahead, "in" counts the length on from publication."""
    if year_compared(expression, context):
        return YEAR_EARLIER
    length = meaning.of if isinstance(meaning, Modified) else meaning
    if length == _ONE_DAY and expression.text.lower() == "one day" and not expression.signal and _is_someday(expression, context):
        return Vague(Reference.FUTURE)
    if expression.signal == "in" and isinstance(length, Duration) and _looks_on(length, expression, context):
        # In a history it is counted on from the time told of.
        ahead = Shifted(length, 1, Anchor.CONTEXT if context.narrative else Anchor.PUBLICATION)
        return Modified(point_mod(meaning.mod, 1), ahead) if isinstance(meaning, Modified) else ahead
    if isinstance(meaning, At) and expression.rule == "overnight" and context.clause(expression).tense is Tense.FUTURE:
        # "Snow fell overnight" tells of the night before, "snow will fall overnight" of the one to come.
        return At(meaning.time, Relative(Granularity.DAY, 0))
    return meaning


def _is_someday(expression: TemporalExpression, context: Context) -> bool:
    """Whether "one day" is some day to come: "one day this will end", "she hopes to return one day"."""
    goes_on = context.text[expression.end : expression.end + 16].split(maxsplit=1)[:1]
    before = context.text[max(0, expression.start - 16) : expression.start].lower().split()[-1:]
    if not context.language.lasting.isdisjoint(before):
        # "It will last one day."
        return False
    return context.clause(expression).tense is Tense.FUTURE and goes_on not in (["in"], ["after"], ["before"], ["a"], ["of"])


def _looks_on(length: Duration, expression: TemporalExpression, context: Context) -> bool:
    """Whether "in five years" is a point ahead; "for the second time in a month" and "its first bridge in 50 years" are no such."""
    clause = context.clause(expression)
    opens = clause.tense is Tense.PRESENT and not clause.perfect and clause.head in context.language.opens
    if clause.tense is not Tense.FUTURE and not opens:
        return False
    said = context.text[clause.verb_end or clause.start : expression.start]
    rare = SUPERLATIVE.search(said) is not None and finest(length) >= Granularity.YEAR
    return not rare and _COUNTED.search(said) is None


def _resolution(answer: Answer, expression: TemporalExpression, context: Context, begin: int | None, end: int | None) -> Resolution:
    wordings = context.language.reasons
    facts: dict[str, object] = {"text": expression.text, "is": "is", **answer.facts}
    if context.published is not None:
        facts["published"] = context.published
    reason = Reason(tuple(wordings[step] for step in answer.steps), facts)
    others = tuple(
        Reading(other.timex, other.interval, Reason(tuple(wordings[step] for step in other.reason.steps), {**facts, **other.reason.facts}))
        for other in answer.others
    )
    return Resolution(expression, answer.timex, answer.interval, reason, others, begin, end)
