"""What the article as a whole is about: its lead, and where in a sentence the telling begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.chrono.granularity import DAY_MINUTES
from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses.parts import Part, Role
from timeline.clauses.structure import structure
from timeline.compose.headline import Headline
from timeline.compose.passage import Passage
from timeline.compose.verdict import is_decision
from timeline.language.editing import editing
from timeline.language.inflection import Form
from timeline.language.lexicon import Kind, Moment, lexicon
from timeline.model import Document, Event, EventKind, Modality, Reason, Resolution, Tense

# "Seoul (CNN)Japan", "OSLO, Aug. 4 (NTB) - The", "PARIS (AP) The": an agency's name, and no space, a dash, or a place in capitals.
_DATELINE = re.compile(
    r"(?:[A-Z][\w .,/’'-]{1,60}?\([A-Z][A-Za-z.]{1,20}(?: [A-Z][a-z]+)?\)(?:\s*[-–—:_]+\s*|(?=[A-Z“\"]))"
    r"|[A-Z][A-Z ,.]{2,40}\([A-Z]{2,5}\)\s*)"
)
# A lead stands near the top, has more words than a greeting, and a heading is no longer than this.
_TOP, _SHORTEST, _HEADING = 80, 5, 160
# A history has so many dates, none of them so near to its publication.
_MANY, _YEAR = 3, 366 * DAY_MINUTES


@dataclass(frozen=True, slots=True)
class Context:
    """What the lead tells without a date of its own. ``start``–``end`` count characters of the text."""

    part: Part
    headline: str
    start: int
    end: int
    interval: Interval
    tense: Tense
    modality: Modality
    reason: Reason


def lead(document: Document, spans: Sequence[tuple[int, int]], skipped: Callable[[int, int], bool]) -> int | None:
    """The number of the first sentence of the running text; of an article of headings, that of the first one with a verb."""
    heading = None
    for number, (start, end) in enumerate(spans[:_TOP]):
        text = document.text[start:end]
        if skipped(start, end) or text.endswith("?"):
            continue
        passage = Passage(start, text, structure(text))
        if is_furniture(passage) or len(passage.structure.words) < _SHORTEST or not any(part.finite for part in passage.structure.parts):
            continue
        if text.rstrip("\"'”’)").endswith((".", "!")):
            return number
        if heading is None and len(text) <= _HEADING:
            heading = number
    return heading


def is_history(resolutions: Sequence[Resolution], day: Interval) -> bool:
    """Whether a text dates enough, and all of it more than a year before or after its publication ``day``."""
    dated = [one.interval for one in resolutions if one.interval is not None and one.timex.type in ("DATE", "TIME")]
    year = Interval.between(day.start - _YEAR, day.end + _YEAR) if day.start is not None and day.end is not None else day
    return len(dated) >= _MANY and not any(interval.overlaps(year) for interval in dated)


def context(passage: Passage, document: Document, day: Interval, told: Sequence[Event], dates: frozenset[int]) -> Context | None:
    """The event of the lead, dated at the publication ``day``, or when it was reported; ``None`` when ``told`` has one already.

    ``told`` are the events of the lead's sentence, ``dates`` its tokens that are dates and drop out.
    """
    if document.published is None:
        return None
    # "has announced 900 job cuts over the next four years": the cuts are told, the announcement is not.
    verbs = [
        passage.start + passage.structure.words.starts[part.finite.first] for part in passage.structure.parts if part.finite is not None
    ]
    told = [event for event in told if event.modality is not Modality.PLANNED or any(event.start <= verb < event.end for verb in verbs)]
    if any(part.finite is not None and is_decision(passage, part.finite) for part in passage.structure.parts if part.parent is None):
        # "agreed to build a bridge by July": the building is told, the agreeing is news.
        told = [event for event in told if event.modality is not Modality.PLANNED]
    if any(event.kind is EventKind.EVENT for event in told):
        return None
    published = document.published.isoformat()
    interval = day.qualified(Qualifier.APPROXIMATE)
    reason = Reason(
        ("The article’s lead gives no date of its own.", "It tells what was new about {published}."),
        {"published": published},
    )
    parts = [part for part in passage.structure.parts if part.finite is not None]
    if told:
        parts = [part for part in parts if part.role is Role.CONTENT]
        interval = told[0].interval.qualified(Qualifier.APPROXIMATE)
        reason = Reason(("The article’s lead reports it without a date of its own.", "It was so when it was told, or shortly before."))
    if passage.text.startswith(("“", '"', "``", "''")):
        return None
    part = next((part for part in parts if part.role is Role.MAIN), None) or next(iter(parts), None)
    if part is None:
        return None
    maker = Headline(passage, dateline(passage) | dates)
    headline = maker.of(part, None)
    content = maker.content(part)
    telling = part.finite is not None and part.finite.head in lexicon().reporting and part.finite.head not in lexicon().content
    if content is not None and telling:
        # "the firm said it agreed to pay": the paying is news.
        inner = maker.of(content, None)
        named = maker.with_teller(inner, part)
        if named != inner:
            part, headline = content, named
    if len(headline.split()) < 2:
        return None
    tense, modality = _stance(passage, part)
    start, end = passage.start, passage.start + len(passage.text)
    if told:
        words = passage.structure.words
        start, end = passage.start + words.starts[part.own[0]], passage.start + words.ends[part.own[-1]]
    return Context(part, headline, start, end, interval, tense, modality, reason)


def _stance(passage: Passage, part: Part) -> tuple[Tense, Modality]:
    """Of "have agreed to merge" the agreeing is news, and done; of "will merge" and "plans to merge" the merging is news, and ahead."""
    finite = part.finite
    assert finite is not None
    words = passage.structure.words
    word, kind = words.words[finite.first], words.kinds[finite.first]
    past = lexicon().moments.get(word) is Moment.PAST or bool(words.forms[finite.first] & Form.PAST)
    if finite.modality is Modality.NEGATED or not (kind is Kind.HAVE or past):
        return (Tense.PAST if finite.perfect else finite.tense), finite.modality
    return Tense.PAST, Modality.ASSERTED


def is_furniture(passage: Passage) -> bool:
    """Bylines, "Updated …", credits: a line that opens as such and has no verb of its own."""
    lower = passage.text.lower()
    if not lower.startswith(editing().furniture):
        return False
    return all(part.finite is None for part in passage.structure.parts)


def dateline(passage: Passage) -> frozenset[int]:
    """The tokens of "Seoul (CNN)" at the head of a sentence."""
    match = _DATELINE.match(passage.text)
    if match is None:
        return frozenset()
    return frozenset(index for index, start in enumerate(passage.structure.words.starts) if start < match.end())
