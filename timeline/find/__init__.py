"""Document -> temporal expressions: one scan for words that the language knows, a parse of the few runs that hold a trigger.

What a run means is remembered, so that "last year" is parsed once however often it is written.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.chrono.meaning import Meaning
from timeline.find.play import without_play
from timeline.find.topic import without_topic
from timeline.language.blocking import Place
from timeline.language.borrowed import borrowed_times
from timeline.language.lexer import Run, runs
from timeline.language.load import Language, language, spoken
from timeline.language.parser import Parse
from timeline.language.titles import in_title, part_of_name, quoted
from timeline.model import Document, TemporalExpression

# Words of a signal are looked for this many characters back: "no later than" and its like are shorter.
_REACH = 32
# A text with this many years of an era may have such years without it; what these rules find is then read again.
_ANCIENT = 2
_OF_ERA = frozenset(
    {"year-before-era", "year-after-era", "years-era-range", "years-after-era-range", "month-year-era", "day-month-year-era", "century-era"}
)
_BARE = frozenset({"year-of-three-digits"})


def find(document: Document) -> tuple[TemporalExpression, ...]:
    """Every temporal expression of the document, in the order of the text.

    >>> [expression.text for expression in find(Document(text="Japan occupied Korea for 35 years before the end of World War II."))]
    ['35 years', 'the end of World War II']
    """
    tongue = language(spoken(document.language))
    text = document.text
    if tongue.borrowed:
        times = borrowed_times(text, tongue.code)
        return tuple(TemporalExpression(one.start, one.end, text[one.start : one.end], one.meaning, one.rule) for one in times)
    found = list(without_play(text, _expressions(text, tongue, "time"))) if tongue.cues is None else _expressions(text, tongue, "time")
    if sum(expression.rule in _OF_ERA for expression in found) < _ANCIENT:
        return without_topic(found)
    ancient = _expressions(text, tongue, "ancient_time")
    starts = {expression.start for expression in ancient}
    modern = [expression for expression in found if expression.start not in starts or expression.rule not in _BARE]
    taken = {place for expression in modern for place in range(expression.start, expression.end)}
    added = [expression for expression in ancient if taken.isdisjoint(range(expression.start, expression.end))]
    return without_topic(sorted([*modern, *added], key=_place))


def _expressions(text: str, tongue: Language, category: str) -> list[TemporalExpression]:
    found: list[TemporalExpression] = []
    for whole in runs(text, tongue.vocabulary.ranks):
        first, last = tongue.grammar.bounds(whole.tokens, category)
        if first == last:
            continue
        run = whole.part(first, last)
        reached = 0
        for readings in _parses(tongue.code, run.tokens, category):
            longest = readings[0]
            if longest.start < reached:
                continue
            if quoted(text, run.starts[longest.start], run.ends[longest.end - 1]):
                reached = longest.end
                continue
            # Where the longest reading is none for the words around it, a shorter one may be: "the day before he left" holds "the day".
            for reading in readings:
                if spans := _free(tongue, reading, run, text):
                    found += [
                        TemporalExpression(start, end, text[start:end], _meaning(piece), piece.rule, _signal(tongue, text, start))
                        for piece, start, end in spans
                    ]
                    reached = reading.end
                    break
    return found


def _place(expression: TemporalExpression) -> int:
    return expression.start


@lru_cache(maxsize=8192)
def _parses(code: str, tokens: tuple[str, ...], category: str) -> list[tuple[Parse, ...]]:
    return language(code).grammar.parse(tokens, category)


def _free(tongue: Language, reading: Parse, run: Run, text: str) -> list[tuple[Parse, int, int]]:
    """What a reading reports, with its span; nothing when the words around it make it none. A range is reported as its two ends, as
    annotators do: "1914–18" is 1914 and 18.
    """
    spans = [(piece, run.starts[piece.start], run.ends[piece.end - 1]) for piece in reading.parts or (reading,)]
    if _in_a_name(tongue, run.tokens[reading.end - 1], text, spans[0][1], spans[-1][2]):
        return []
    return [] if any(_blocked(tongue, piece.rule, text, start, end) for piece, start, end in spans) else spans


def _in_a_name(tongue: Language, last: str, text: str, start: int, end: int) -> bool:
    if tongue.titles.named(text, start, end) or in_title(text, start, end, tongue.common):
        return True
    if not last[:1].isupper() or not (kinds := tongue.vocabulary.readings(last).keys() - {"name_word"}):
        return False
    return tongue.proper.isdisjoint(kinds) and part_of_name(text, start, end, tongue.told)


def _meaning(parse: Parse) -> Meaning:
    return parse.value  # type: ignore[return-value]  # rules that make `time` give meanings; a test holds them to it


def _blocked(tongue: Language, rule: str, text: str, start: int, end: int) -> bool:
    blockers = tongue.blockers.get(rule)
    if blockers is None:
        return False
    place = Place.of(text, start, end)
    return any(blocker.blocks(place) for blocker in blockers)


def _signal(tongue: Language, text: str, start: int) -> str:
    """The longest signal phrase that ends right before the expression."""
    words = text[max(0, start - _REACH) : start].lower().split()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:])
        if len(words) >= count and phrase in tongue.signals:
            # Resolving knows the English prepositions only; what stands for "since" elsewhere is called that.
            return phrase if tongue.cues is None else tongue.signals[phrase]
    return ""
