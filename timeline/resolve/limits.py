"""What a preposition makes of a time: "since 1999" and "by Friday" meet publication, "before 1900" and "until May" are limits."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses import Clause
from timeline.model import Modality, TemporalExpression, Tense
from timeline.resolve.answer import Answer
from timeline.resolve.context import Context

SUPERLATIVE = re.compile(r"\b(?:most|least|best|worst|first|only|last|biggest|largest|\w{3,}est)\b", re.I)
# Signals of a limit, by the side on which what they tell of lies.
_BEFORE = frozenset({"before", "prior to"})
_UNTIL = frozenset({"until", "till", "up until"})
_LIMIT_KINDS = frozenset({"until", "by", "before"})
# The same goes on: no new subject stands behind "and".
_AND_ON = re.compile(r",?\s+and(?:,[^,.;]{1,40},)?\s+(?!the\b|an?\b|his\b|her\b|its\b|their\b|[A-Z])(?:[\w’'-]+\s+){1,7}")
_ONWARDS = re.compile(r",?\s+(?:onwards?|on(?=[,.;]))\b", re.I)
_THEN = re.compile(r",?\s+(?:and\s+)?then\s+(?:[\w’'-]+\s+){1,5}")
_OR_THEN = re.compile(r"\b(?:in|on|at) or before\s+$", re.I)
_NOT_BEFORE = frozenset({"no earlier than", "not earlier than", "not before"})

# An expression and its time.
Told = tuple[TemporalExpression, Interval | None]


def under_signal(
    answer: Answer, expression: TemporalExpression, context: Context, ends: bool, counted: bool, before: Told | None = None
) -> Answer:
    """What the preposition before a time makes of it; one that ``ends`` with another ("since 1939 until 1945") does not last on, and one
    from which another is ``counted`` ("two years before 1900") is no limit. ``before`` is the expression before it, with its time.
    """
    interval, published = answer.interval, context.published
    if interval is None or published is None or published.end is None or answer.timex.type == "DURATION":
        return answer
    if expression.signal == "since" and not ends and interval.start is not None and interval.start < published.end:
        whole = Interval(interval.start, published.end, interval.start_granularity, Granularity.DAY, interval.start_qualifier)
        if context.language.cues is not None:
            return replace(answer, interval=whole, steps=(*answer.steps, "since_plain"))
        clause = context.clause(expression)
        said = context.text[clause.start : expression.start]
        if SUPERLATIVE.search(said):
            return replace(answer, steps=(*answer.steps, "since_claim"))
        if clause.perfect and clause.tense is Tense.PRESENT:
            return replace(answer, interval=whole, steps=(*answer.steps, "since"), facts={**answer.facts, "perfect": clause.cue})
    if expression.signal in ("by", "no later than", "not later than") and interval.end is not None and interval.end > published.end:
        whole = Interval(published.start, interval.end, Granularity.DAY, _deadline_grain(interval), end_qualifier=_deadline_end(answer))
        facts = {**answer.facts, "signal": expression.signal, "last": Interval.of(Granularity.DAY, interval.end - 1)}
        return replace(answer, interval=whole, steps=(*answer.steps, "deadline"), facts=facts)
    return answer if ends or counted else _limited(answer, interval, expression, context, published, before)


def _limited(
    answer: Answer, interval: Interval, expression: TemporalExpression, context: Context, published: Interval, told: Told | None
) -> Answer:
    """ "Before 1900" is any time up to then, "until May", told of what is to come, runs from publication; a denial ("not until June") and
    a time of the day are no such limits.
    """
    if context.language.cues is not None or answer.timex.type != "DATE":
        return answer
    if expression.signal in _NOT_BEFORE:
        return replace(answer, interval=interval.since(), steps=(*answer.steps, "not_before"))
    if expression.signal in ("from", "since") and _ONWARDS.match(context.text, expression.end):
        return replace(answer, interval=interval.since(), steps=(*answer.steps, "onwards"))
    before, until = expression.signal in _BEFORE, expression.signal in _UNTIL
    if not (before or until):
        return answer
    clause = context.clause(expression)
    if (before and clause.verb_start is None) or clause.modality is Modality.NEGATED:
        return answer
    if clause.head in context.language.moved or not context.language.negations.isdisjoint(_said(clause, expression, context)):
        # "The hearing was postponed until Friday" and is then; so is what brings "no relief before August".
        return answer
    if interval.start is None or interval.end is None or published.start is None:
        return answer
    if before and answer.timex.mod == "END":
        # "Before the end of the year" is up to it.
        before = False
    elif before and _OR_THEN.search(context.text, max(0, expression.start - 16), expression.start):
        # "In or before 1314"
        before = False
    last = interval.start if before else interval.end
    grain = interval.start_granularity if before else interval.end_granularity
    qualifier = interval.start_qualifier if before else interval.end_qualifier
    facts = {**answer.facts, "signal": expression.signal}
    if (until or clause.tense is not Tense.PAST) and last > published.start:
        # "Closed until May" was closed before, but is so still.
        whole = Interval(published.start, last, Granularity.DAY, grain, end_qualifier=qualifier)
        return replace(answer, interval=whole, steps=(*answer.steps, "limit_ahead"), facts={**facts, "limit_when": whole})
    if clause.tense is Tense.PAST and (last <= published.start or context.narrative):
        if until and told is not None and (began := _began(told, expression, last, context)) is not None:
            whole = Interval(began.start, last, began.start_granularity, grain, began.start_qualifier, qualifier)
            facts |= {"source": told[0].text, "limit_when": whole}
            return replace(answer, interval=whole, steps=(*answer.steps, "limit_began"), facts=facts)
        whole = Interval(None, last, grain, grain, end_qualifier=qualifier)
        return replace(answer, interval=whole, steps=(*answer.steps, "limit_back"), facts={**facts, "limit_when": whole})
    return answer


def _began(told: Told, expression: TemporalExpression, last: int, context: Context) -> Interval | None:
    """When what lasted until then began: "work began in 1248 and, with interruptions, went on until 1880"."""
    first, began = told
    between = context.text[first.end : expression.start]
    if began is not None and began.end is not None and began.end < last and _THEN.fullmatch(between):
        # "With his brother until 1198, then alone until 1204"
        return Interval.of(began.end_granularity, began.end - 1)
    if began is None or began.start is None or began.start >= last or context.language.signals.get(first.signal) in _LIMIT_KINDS:
        return None
    return began if _AND_ON.fullmatch(between) else None


def _said(clause: Clause, expression: TemporalExpression, context: Context) -> list[str]:
    return context.text[clause.start : expression.start].lower().split()


def _deadline_grain(interval: Interval) -> Granularity:
    """A deadline's last day is a day: the end of this year is 31 December."""
    return min(interval.end_granularity, Granularity.DAY)


def _deadline_end(answer: Answer) -> Qualifier:
    # "by the end of this year" ends with the year, exactly; "by early May" does not.
    return Qualifier.EXACT if answer.timex.mod in (None, "END") or answer.interval is None else answer.interval.end_qualifier
