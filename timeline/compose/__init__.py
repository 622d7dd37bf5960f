"""Resolved expressions and their clauses -> events, as an editor would list them.

>>> from timeline.chrono.granularity import Granularity, instant
>>> from timeline.chrono.interval import Interval
>>> from timeline.chrono.timex3 import Timex3
>>> from timeline.model import Reason, TemporalExpression
>>> text = "The court said the bank had failed in March."
>>> expression = TemporalExpression(38, 43, "March", None, "")
>>> march = Resolution(expression, Timex3("DATE", "2015-03"), Interval.of(Granularity.MONTH, instant(2015, 3)), Reason())
>>> [event.headline for event in compose(Document(text), (march,))]
['The bank had failed']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.clauses.parts import Part
from timeline.clauses.sentences import sentences
from timeline.compose.again import Heading, said_once
from timeline.compose.antecedents import with_antecedent, with_speaker
from timeline.compose.around import Around
from timeline.compose.carried import accounts, carried, establishes, figures, is_plain, leads_away
from timeline.compose.dating import Dating, datings
from timeline.compose.extent import kept_dates, kept_limits
from timeline.compose.fragments import is_fragment
from timeline.compose.headline import Headline
from timeline.compose.holding import Holding
from timeline.compose.identity import event_id, mark
from timeline.compose.lead import Context, context, dateline, is_furniture, is_history, lead
from timeline.compose.passage import Dated, Passage
from timeline.compose.plain import plain_events
from timeline.compose.recurring import parted, recurring
from timeline.compose.standing import Standing
from timeline.language.categories import categories
from timeline.language.editing import editing
from timeline.language.games import games
from timeline.language.lexicon import Kind, lexicon
from timeline.language.load import language, spoken
from timeline.model import Document, Event, EventKind, Reason, Resolution

# Words that tell nothing by themselves.
_EMPTY = (Kind.DETERMINER, Kind.BE, Kind.MODAL, Kind.COORDINATOR, Kind.PREPOSITION, Kind.TIME)
# So many sentences after an article's first go on with its news, whatever paragraph they stand in.
_LEAD = 12
_WORD = re.compile(r"\w[\w-]*")


def compose(document: Document, resolutions: Sequence[Resolution]) -> tuple[Event, ...]:
    """The events of a document, in the order of its text. Linear in the length of the text.

    ``resolutions`` are those of the document's expressions, in any order; ``Event.expressions`` are indices into them.
    """
    words = language(spoken(document.language))
    if words.cues is not None:
        return plain_events(document, resolutions, words.cues, words.joints.pair)
    composer = _Composer(document, resolutions)
    return tuple(composer.events())


def compose_skipped(document: Document, resolutions: Sequence[Resolution]) -> tuple[Event, ...]:
    """The events that the document's skipped stretches tell, in the order of its text: photo captions and updates may tell some, after all.

    >>> from timeline.find import find
    >>> from timeline.model import Skipped
    >>> from timeline.resolve import resolve
    >>> document = Document("Divers raised the wreck in May 2011.", skipped=(Skipped(0, 36, "page furniture: caption"),))
    >>> [event.headline for event in compose_skipped(document, resolve(document, find(document)))]
    ['Divers raised the wreck']
    """
    if not document.skipped or language(spoken(document.language)).cues is not None:
        return ()
    return tuple(_Composer(document, resolutions, skipped=True).events())


class _Composer:
    """The events of the running text, or, with ``skipped``, those of the stretches that are none."""

    def __init__(self, document: Document, resolutions: Sequence[Resolution], *, skipped: bool = False) -> None:
        self.document, self.resolutions, self.of_skipped = document, resolutions, skipped
        self.spans = sentences(document.text)
        self.holding = Holding(document, resolutions, self.spans, skipped)
        self.publication = None if document.published is None else _day(document.published)
        self.ids: set[str] = set()
        self.sets: dict[int, list[Resolution]] = {}
        self.around = Around(document.text, self.spans, self.holding.is_skipped)
        self.mark = mark(document)

    def events(self) -> list[Event]:
        found: list[Event] = []
        for number, indices in self.holding.sentences():
            passage = self.around.passage(number)
            if is_furniture(passage) or passage.text.rstrip("\"'”’) ").endswith("?"):
                continue
            standing = [one for index in indices if (one := passage.dated(index, self.resolutions[index])) is not None]
            sets, dated = parted(standing)
            self.sets[number] = [one.resolution for one in sets]
            if sum(one.high - one.low + 1 for one in dated) >= len(passage.structure.words):
                # A heading that is nothing but a date tells nothing.
                continue
            rounds = list(recurring(passage, sets, dated, self.publication)) if sets else []
            used = {index for dating in rounds for index in dating.used}
            left = [one for one in dated if one.index not in used]
            for dating in (*rounds, *datings(passage, left, self.resolutions, self.publication)):
                event = self._event(number, passage, dated, dating)
                if event is not None:
                    found.append(event)
        if self.of_skipped:
            return said_once(found, (), self.publication)
        opening = lead(self.document, self.spans, self.holding.is_skipped)
        news = None if opening is None else self._news(opening, found)
        if news is not None:
            found.append(news)
        found += self._carried(found, opening)
        found.sort(key=lambda event: (event.start, event.end))
        return said_once(found, self._headings(opening or 0), self.publication)

    def _headings(self, lead: int) -> Iterator[Heading]:
        """The lines above the running text that are no furniture."""
        for start, end in self.spans[:lead]:
            text = self.document.text[start:end]
            if not self.holding.is_skipped(start, end) and not text.endswith((".", "?", ":")):
                yield start, end, text

    # One event.

    def _event(self, number: int, passage: Passage, dated: list[Dated], dating: Dating) -> Event | None:
        dates = frozenset(index for one in dated for index in range(one.first, one.high + 1) if one.drops) | dating.dropped
        kinds = passage.structure.words.kinds
        # "in August or September": what joins two dates goes.
        ands = [index for index, kind in enumerate(kinds) if kind is Kind.COORDINATOR and index + 1 in dates]
        joins = {index for index in ands if index - 1 in dates or kinds[index - 1] is Kind.TIME}
        dropped = (dates | joins | dateline(passage)) - kept_dates(passage, dated, dates) - kept_limits(dated, dating.modality)
        maker = Headline(passage, dropped)
        if dating.tokens is None and (not maker.has_subject_left(dating.part) or maker.lacks_subject(dating.part)):
            return None
        headline = maker.of(dating.part, dating.group) if dating.tokens is None else maker.of_tokens(list(dating.tokens))
        short = len(headline.split()) < 3 and (dating.group is None or dating.group.head not in lexicon().intransitive)
        if dating.tokens is None and (short or headline.rpartition(" ")[2] in editing().dated):
            # Without its date too little is left: "Sales tripled", "The siege lasted".
            headline = Headline(passage, dateline(passage)).of(dating.part, dating.group)
        if len(headline.split()) < 2:
            headline = maker.of_tokens(list(range(len(passage.structure.words))))
        if len(headline.split()) < 2 or not self._tells_more(headline, dated) or self._is_fragment(passage, dating, headline):
            return None
        if dating.tokens is None and dating.group is not None and not dating.nominal and not maker.has_verb(headline):
            # "Problems in manufacturing": what made them is cut off.
            return None
        if not dating.nominal:
            headline = with_antecedent(headline, self.around.referents(number, passage, dating.part))
        headline = Standing(maker, dating.part, self.around, number).of(headline)
        if dating.kind is EventKind.EVENT:
            headline = with_speaker(headline, passage, dating.part)
        resolution = self.resolutions[dating.chosen]
        start, end = passage.start + dating.start, passage.start + dating.end
        head = dating.group.head if dating.group is not None and not dating.nominal else ""
        category = "statement" if dating.kind is EventKind.REPORT else categories().of(head, headline)
        category = "sport" if games().is_entry(passage.text) else category
        return Event(
            id=self._id(start, end, resolution.start),
            headline=headline,
            document=self.document.id,
            start=start,
            end=end,
            expressions=dating.used,
            interval=dating.interval,
            reason=dating.reason if dating.recurrence else _reason(resolution, dating),
            alternatives=resolution.alternatives,
            tense=dating.tense,
            modality=dating.modality,
            kind=dating.kind,
            category=category,
            recurrence=dating.recurrence,
        )

    def _is_fragment(self, passage: Passage, dating: Dating, headline: str) -> bool:
        return not dating.entry and is_fragment(passage, dating.part, dating.group, headline)

    def _tells_more(self, headline: str, dated: list[Dated]) -> bool:
        """Whether anything but dates and small words is left."""
        dates = {word for one in dated for word in _WORD.findall(one.resolution.text.lower())}
        kinds = lexicon().kinds
        return any(word not in dates and kinds.get(word) not in _EMPTY for word in _WORD.findall(headline.lower()))

    def _id(self, start: int, end: int, expression: int) -> str:
        turn = 0
        while (found := event_id(self.mark, start, end, expression, turn)) in self.ids:
            turn += 1
        self.ids.add(found)
        return found

    def _news(self, number: int, found: list[Event]) -> Event | None:
        """The event of the lead, sentence ``number``, unless it is told already."""
        if self.publication is None:
            return None
        day = Interval.of(Granularity.DAY, self.publication)
        if is_history(self.resolutions, day):
            # What it opens with was no news on the day of its publication.
            return None
        start, end = self.spans[number]
        passage = self.around.passage(number)
        told = [event for event in found if start <= event.start < end and event.kind is not EventKind.RECURRENCE]
        news = context(passage, self.document, day, told, self._dates(number, passage))
        return None if news is None or self._comes_round(number, passage, news.part) else self._of_context(news, number, passage)

    def _dates(self, number: int, passage: Passage) -> frozenset[int]:
        """The tokens of the days in sentence ``number`` on which its main clauses happened: "The mayor on Saturday vowed …"."""
        start, end = self.spans[number]
        found: set[int] = set()
        for index, resolution in enumerate(self.resolutions):
            if not start <= resolution.start < end or resolution.interval is None or resolution.interval.unit is not Granularity.DAY:
                continue
            one = passage.dated(index, resolution)
            if one is not None and one.drops and one.part.parent is None and one.group is one.part.finite:
                found.update(range(one.first, one.high + 1))
        return frozenset(found)

    def _comes_round(self, number: int, passage: Passage, part: Part) -> bool:
        """Whether what a clause without a date tells happens again and again: "the shop is open 24 hours a day" is no news of a day."""
        owners = passage.structure.owners
        return any(owners[passage.token_at(one.start - passage.start)] is part for one in self.sets.get(number, ()))

    def _carried(self, found: list[Event], lead: int | None) -> list[Event]:
        """What the sentences after a dated one tell in the same paragraph; after the sentence ``lead``, in those that follow it, too."""
        told: dict[int, list[Event]] = {}
        for event in found:
            told.setdefault(self.spans.number(event.start), []).append(event)
        steps: list[Event] = []
        reached = -1
        for number, events in sorted(told.items()):
            event = events[-1]
            if number < reached:
                continue
            if not establishes(event):
                if (account := next(filter(accounts, reversed(events)), None)) is not None:
                    steps += self._figures(number, account, told)
                continue
            after = number + 1
            reach = number + _LEAD if number == lead else number
            while after < len(self.spans) and self._goes_on(after, reach):
                if after in told:
                    if any(leads_away(other, event) for other in told[after]):
                        break
                else:
                    steps += self._steps(after, event)
                after += 1
            reached = after
        return steps

    def _figures(self, number: int, event: Event, told: Collection[int]) -> Iterator[Event]:
        """What the sentences right after sentence ``number`` tell of the time of reckoning of ``event``; ``told`` are those with dates."""
        after = number + 1
        while after < len(self.spans) and after not in told and self._goes_on(after, number):
            passage = self.around.passage(after)
            for figure in figures(passage, event):
                context = self._of_context(figure, after, passage)
                if is_plain(passage, figure, context.headline):
                    yield context
            after += 1

    def _steps(self, number: int, event: Event) -> Iterator[Event]:
        """What a sentence tells of the day of ``event``."""
        passage = self.around.passage(number)
        for step in carried(passage, event.interval, event.headline):
            context = self._of_context(step, number, passage)
            if is_plain(passage, step, context.headline) and not self._comes_round(number, passage, step.part):
                yield context

    def _goes_on(self, number: int, reach: int) -> bool:
        """Whether the sentence stands in the paragraph of the one before it, or is no further than sentence ``reach``."""
        start, end = self.spans[number]
        same = number <= reach or "\n" not in self.document.text[self.spans[number - 1][1] : start]
        return same and not self.holding.is_skipped(start, end)

    def _of_context(self, news: Context, number: int, passage: Passage) -> Event:
        head = "" if news.part.finite is None else news.part.finite.head
        return Event(
            id=self._id(news.start, news.end, news.start),
            headline=Standing(Headline(passage, dateline(passage)), news.part, self.around, number).of(
                with_antecedent(news.headline, self.around.referents(number, passage, news.part))
            ),
            document=self.document.id,
            start=news.start,
            end=news.end,
            expressions=(),
            interval=news.interval,
            reason=news.reason,
            tense=news.tense,
            modality=news.modality,
            kind=EventKind.CONTEXT,
            category=categories().of(head, news.headline),
        )


def _reason(resolution: Resolution, dating: Dating) -> Reason:
    """Why the expression means that time, and why that is the clause's."""
    return Reason(resolution.reason.steps + dating.reason.steps, {**resolution.reason.facts, **dating.reason.facts})


def _day(published: date) -> int:
    return instant(published.year, published.month, published.day)
