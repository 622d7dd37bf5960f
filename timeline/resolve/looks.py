"""Where the text looks for a bare date, ahead or back, and which words say so: the verb of its clause, or what stands right beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.chrono.granularity import Granularity
from timeline.chrono.meaning import At, Portion, Recurring
from timeline.clauses import Clause
from timeline.language.inflection import Form
from timeline.language.lexicon import Moment, lexicon
from timeline.model import Modality, TemporalExpression, Tense
from timeline.resolve.context import Context

# A plan is looked for this many characters before its date.
_PLAN_REACH = 160
# So far before its end stands the "from" of a range.
_RANGE_REACH = 64

_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her"})
_LIMITS = frozenset({"until", "till"})
_DEADLINES = frozenset({"by", "until", "till", "through", "as early as", "as soon as", "no later than", "not later than"})
_WORDS = re.compile(r"[a-z]+")
_BEFORE_TO = re.compile(r"\s+to\s")
# What had been planned was not done when it was planned.
_CALLED_OFF = re.compile(
    r"\s*,?\s+but (?:was|were|has been|have been|had been|had to be|got) (?:later |then |since )?"
    r"(?:postponed|cancelled|canceled|delayed|called off|put off|rained off|shelved|abandoned|scrapped|dropped)\b"
)
# What stands beyond one of these is not beside the date.
_PAUSE = re.compile(r"[,;()](?=[^,;()]*\w)")
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{3})[.!?][\"”'’)]*\s|^[.!?][\"”'’)]*\s")


@dataclass(frozen=True, slots=True)
class Look:
    """``direction`` is 1 ahead, -1 back, 0 where nothing says; ``cue`` are the words that decided, or that did not. ``attributive``: the
    expression belongs to a noun ("the October vote").
    """

    direction: int
    cue: str = ""
    attributive: bool = False


def look_of(expression: TemporalExpression, context: Context) -> Look:
    """Where the text looks at this place. Words right beside the expression outweigh the verb of its clause."""
    if context.language.cues is not None:
        clause = context.clause(expression)
        if clause.verb_start is None and (expression.signal in _DEADLINES or expression.signal == "as of"):
            # "tot medio januari", "ab dem 1. April": in the article's own word.
            return Look(1, context.text[max(0, expression.start - 28) : expression.start].split()[-1])
        return Look(1 if clause.tense is Tense.FUTURE else -1, clause.cue)
    near = _said_before(expression, 28, context)[-3:]
    attributive = bool(near) and near[-1] in _DETERMINERS
    beside = _beside(expression, near, context)
    if beside is not None:
        return Look(beside.direction, beside.cue, attributive)
    if attributive:
        # "under a June agreement": the month belongs to the noun, the verb says nothing of it.
        return Look(0, "", True)
    return _by_clause(expression, near, context)


def of_subject(expression: TemporalExpression, context: Context) -> bool:
    """Whether a date belongs to what its clause is about, not to its verb: "drivers for the cup on 9 May were not asked"."""
    clause = context.clause(expression)
    if clause.verb_start is None or expression.end > clause.verb_start:
        return False
    said = context.text[clause.start : expression.start]
    return len(said.split()) > len(expression.signal.split()) and "," not in said


def is_diary(look: Look, expression: TemporalExpression, context: Context) -> bool:
    """Whether a present tense tells of yesterday, as pages written the evening before do: "Britain holds ceremonies Monday", on a Tuesday.
    What is six days ahead would be "next Monday".
    """
    clause = context.clause(expression)
    told = clause.tense is Tense.PRESENT and clause.head in context.language.diary and look.cue == clause.cue
    return told and expression.signal in ("", "on")


def _said_before(expression: TemporalExpression, reach: int, context: Context) -> list[str]:
    """The words before the expression up to the last pause."""
    said = context.text[max(0, expression.start - reach) : expression.start].lower()
    return _WORDS.findall(_PAUSE.split(_SENTENCE_ENDS.split(said)[-1])[-1])


def _beside(expression: TemporalExpression, near: list[str], context: Context) -> Look | None:
    """What the words right before and after the expression say."""
    language = context.language
    # "It will not resume before August. Losses …": the next sentence tells nothing of it.
    following = _WORDS.findall(_SENTENCE_ENDS.split(context.text[expression.end : expression.end + 32].lower())[0])
    if following and following[0] == "s":
        following = following[1:]
    if cue := _first([*near, *_pairs(near)], language.back):
        return Look(-1, cue)
    # "ahead of a meeting Friday": two words may stand a little further off than one.
    further = _said_before(expression, 48, context)[-5:]
    if cue := _first(_pairs(further), language.ahead):
        return Look(1, cue)
    if cue := _first(near, language.ahead) or _first(following[:1], language.delivered):
        return Look(1, cue)
    # "its first quarter ended Aug. 31", "will discuss Friday's attack"
    if cue := _first(following[:1], language.back) or _first(following[:2], language.happened):
        return Look(-1, cue)
    if (cue := _first(following[:1], language.awaited)) and context.clause(expression).tense is not Tense.PAST:
        # "They face a Friday deadline", but "they missed" one.
        return Look(1, cue)
    return None


def _by_clause(expression: TemporalExpression, near: list[str], context: Context) -> Look:
    """What the verb of the clause says."""
    clause = context.clause(expression)
    if clause.tense is Tense.FUTURE and (cue := _done(clause, expression, context)):
        return Look(-1, cue)
    if clause.tense is Tense.FUTURE and _CALLED_OFF.match(context.text, expression.end, clause.sentence_end):
        # "was due to be played in December but was postponed": when that was, the plan does not tell.
        return Look(0, clause.cue)
    if clause.tense is Tense.FUTURE and not _could_not(clause, expression, context):
        return Look(1, clause.cue)
    before = near[-2] if near[-1:] in (["on"], ["at"]) and len(near) > 1 else "".join(near[-1:])
    if _names_day(expression) and (before == "for" or before in context.language.copulas):
        # "called a vote for Friday", "the deadline is Friday"; but "figures for March".
        return Look(1, before)
    if expression.signal in _LIMITS and clause.perfect and clause.tense is Tense.PRESENT:
        # "has given them until Tuesday": what lasts up to now has no end behind it.
        return Look(1, expression.signal)
    if _lasts_on(clause, expression, context):
        return Look(1, expression.signal)
    if clause.verb_start is not None and (cue := _plan(clause.verb_start, expression, context)):
        return Look(1, cue)
    simple = clause.tense is Tense.PRESENT and not clause.perfect
    if simple and _is_timetable(clause, expression, context):
        return Look(1, clause.cue)
    if clause.verb_start is None or simple:
        # "by Friday"; "the fares apply from Friday", "polls are open from 7 a.m. to midnight on Friday"
        ranged = expression.signal == "to" and "from" in _said_before(expression, _RANGE_REACH, context)
        ahead = expression.signal in _DEADLINES or (simple and (expression.signal == "from" or ranged))
        return Look(1, expression.signal) if ahead else Look(0, clause.cue)
    return Look(-1, clause.cue)


def _first(said: Sequence[str], words: frozenset[str]) -> str:
    # Hardly ever is there one, and the set tells that at once.
    return "" if words.isdisjoint(said) else next(word for word in said if word in words)


def _pairs(said: Sequence[str]) -> list[str]:
    """Each two words that follow one another."""
    return [f"{word} {following}" for word, following in pairwise(said)]


def _done(clause: Clause, expression: TemporalExpression, context: Context) -> str:
    """The past verb of a plan that the date stands before: "the firm on Friday agreed to sell it" tells when it agreed, not when it sells.
    So does "was to have been played", which was not.
    """
    words = clause.cue.lower().split()
    if not words or clause.verb_start is None:
        return ""
    if _BEFORE_TO.match(context.text, expression.end) and expression.end < clause.verb_start:
        # "His decision Friday to resign": no date stands before its infinitive.
        return "to"
    if words[-1] != "to":
        return ""
    if clause.perfect:
        return clause.cue
    stands_before = expression.end <= clause.verb_start
    gerund = words[0].endswith("ing")
    opening = context.text[clause.verb_start : clause.verb_end].split(maxsplit=1)[0].lower()
    if gerund and lexicon().moments.get(opening) is not Moment.PAST:
        return ""
    if words[0] in context.language.tried or (gerund and stands_before):
        # "They tried to leave Friday", "were trying to leave Friday", "on Friday was preparing to leave".
        return words[0]
    active = context.text[clause.verb_start : clause.verb_start + len(words[0])].lower() == words[0]
    return words[0] if active and stands_before and lexicon().form(words[0]) & Form.PAST else ""


def _could_not(clause: Clause, expression: TemporalExpression, context: Context) -> bool:
    """ "Neither could be reached Wednesday" and "he would not comment" look back, "the strike could begin Wednesday" ahead."""
    modal = clause.cue.lower()
    if modal.startswith("could") and clause.head in context.language.perceived:
        # "Smoke could be seen Friday"
        return True
    if not modal.startswith("could") and not (modal.startswith("would") and clause.head in context.language.refused):
        return False
    said = _WORDS.findall(context.text[clause.start : expression.start].lower())
    return clause.modality is Modality.NEGATED or not context.language.negations.isdisjoint(said)


def _names_day(expression: TemporalExpression) -> bool:
    match expression.meaning:
        case Recurring(Granularity.DAY) | At(_, Recurring(Granularity.DAY)) | Portion(_, Recurring(Granularity.DAY)):
            return True
    return False


def _is_timetable(clause: Clause, expression: TemporalExpression, context: Context) -> bool:
    """Whether a present tense tells what is to come: "the trial begins Monday", "they leave on Friday"; not of "Tuesday's vote"."""
    if context.text.startswith(("'s", "’s"), expression.end):
        return False
    words = clause.cue.lower().split()
    gerund = words[-1:] != [] and words[-1].endswith("ing")
    return len(words) > 1 if gerund else words != [] and clause.head in context.language.timetable


def _lasts_on(clause: Clause, expression: TemporalExpression, context: Context) -> bool:
    """Whether what was done holds up to a date: "flights were cancelled through Sunday", "he was remanded until 12 July"; not "he stayed
    until Sunday".
    """
    ends = expression.signal in _LIMITS or expression.signal in ("through", "up to", "up until")
    return ends and not clause.perfect and clause.head in context.language.holding


def _plan(verb_start: int, expression: TemporalExpression, context: Context) -> str:
    """The words by which the verb or what it governs plans: "is expected to", "has scheduled"; with a deadline, any "to"."""
    said = _WORDS.findall(context.text[verb_start : expression.start].lower()[-_PLAN_REACH:])
    if expression.signal in _DEADLINES and "to" in said[:-1] and said[-1:] != ["to"]:
        return expression.signal
    if cue := _first([*said, *_pairs(said)], context.language.set_dates):
        return cue
    if "to" not in said:
        return ""
    planned = _first(said[: said.index("to")], context.language.plans)
    # "Polls are open from 7 a.m. to midnight" plans nothing, "the vote was postponed to May" does.
    ranged = said.index("to") == len(said) - 1 and planned in context.language.copulas
    return f"{planned} … to" if planned and not ranged else ""
