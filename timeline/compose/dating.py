"""Which expression dates which clause of a sentence, and what that makes of it: an event, a report, a plan, a denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Repeated
from timeline.clauses.parts import Part, Role
from timeline.clauses.verbgroup import VerbGroup
from timeline.compose.chronicle import entry
from timeline.compose.extent import apposition, cleft, stretch
from timeline.compose.holders import Holders
from timeline.compose.nominal import event_noun, is_subjects_day, noun_after, object_noun, stands_apart
from timeline.compose.passage import Dated, Passage, Use, quoted_or_told
from timeline.compose.phrases import noun_phrase_before
from timeline.compose.ranges import ranged, up_to
from timeline.compose.since import since
from timeline.compose.subjects import strikes, witnessed
from timeline.compose.together import together
from timeline.compose.verdict import is_decision, verdict
from timeline.language.games import games
from timeline.language.lexicon import Kind, lexicon
from timeline.model import EventKind, Modality, Reason, Resolution, Tense

_OWNERS = ("her", "his", "its", "their")


@dataclass(frozen=True, slots=True)
class Dating:
    """A clause with its time. ``start``–``end`` count characters of the sentence.

    ``chosen`` is the resolution whose reason stands, ``used`` are all that made the interval. ``tokens`` make the headline where the clause
    does not, ``nominal`` when they are a noun phrase that is dated instead; ``dropped`` are further tokens that no headline needs; an
    ``entry`` is a line of a chronicle, which needs no verb; ``recurrence`` is how what comes round does so.
    """

    part: Part
    group: VerbGroup | None
    chosen: int
    used: tuple[int, ...]
    interval: Interval
    start: int
    end: int
    kind: EventKind
    tense: Tense
    modality: Modality
    reason: Reason
    tokens: tuple[int, ...] | None = None
    nominal: bool = False
    dropped: frozenset[int] = field(default_factory=frozenset)
    entry: bool = False
    recurrence: Repeated | None = None


def datings(passage: Passage, dated: Sequence[Dated], resolutions: Sequence[Resolution], publication: int | None) -> list[Dating]:
    """Every clause of the sentence that an expression dates. ``publication`` is the instant at which its day begins."""
    return _Desk(passage, dated, resolutions, publication).all()


def _ends_period(dating: Dating) -> bool:
    """Whether the date is the end of a time, and not that something ended: "the year ended June 30"."""
    return dating.group is not None and dating.group.head == "end" and dating.group is not dating.part.finite


class _Desk:
    def __init__(self, passage: Passage, dated: Sequence[Dated], resolutions: Sequence[Resolution], publication: int | None) -> None:
        self.passage, self.dated, self.resolutions, self.publication = passage, dated, resolutions, publication
        self.words = passage.structure.words
        self.holders = Holders(passage, dated, publication)
        self.taken = frozenset(index for one in dated for index in range(one.low, one.high + 1))

    def all(self) -> list[Dating]:
        told_line = entry(self.passage, self.dated, self.publication)
        if told_line is not None:
            return [self._entry(*told_line)]
        found: list[Dating] = []
        clusters: dict[tuple[int, int], list[Dated]] = {}
        for one in self.dated:
            if one.use is Use.BOUND or self.holders.is_dateline(one):
                continue
            holder = self.holders.of(one)
            clusters.setdefault((id(holder), self.holders.turn(one)), []).append(one)
        for cluster in clusters.values():
            holder = self.holders.of(cluster[0])
            found += self._cluster(holder, cluster)
        told = {id(dating.part) for dating in found}
        for cluster in clusters.values():
            holder = self.holders.of(cluster[0])
            lasting = since(self.passage, holder, cluster[0], self.publication)
            if lasting is not None and id(lasting[0]) not in told:
                part, interval, (start, end), modality, reason = lasting
                used = (cluster[0].index,)
                found.append(
                    Dating(part, part.finite, used[0], used, interval, start, end, EventKind.EVENT, Tense.PRESENT, modality, reason)
                )
        found += [other for dating in found for other in self._together(dating, {id(one.part) for one in found})]
        # "in the year ended June 30" is that year, and nothing of its last day.
        whole = {index for dating in found if len(dating.used) > 1 for index in dating.used}
        return [dating for dating in found if len(dating.used) > 1 or dating.used[0] not in whole or not _ends_period(dating)]

    def _together(self, dating: Dating, told: set[int]) -> Iterator[Dating]:
        """What happened when the dated clause did, unless it is ``told`` with a date of its own."""
        happened = dating.kind is EventKind.EVENT and dating.tense is Tense.PAST and dating.modality is Modality.ASSERTED
        if not happened or dating.nominal or dating.interval.unit is None:
            return
        dates = frozenset(index for one in self.dated if one.index in dating.used for index in range(one.low, one.high + 1))
        for part in together(self.passage, dating.part, dates):
            if id(part) not in told:
                words = self.passage.text[dating.start : dating.end].strip(" ,.")
                reason = Reason(("The date is that of “{together}”, at the same time.",), {"together": words})
                start, end = self.words.starts[part.own[0]], self.words.ends[part.own[-1]]
                yield replace(dating, part=part, group=part.finite, start=start, end=end, reason=reason, tokens=None)

    def _entry(self, one: Dated, tokens: tuple[int, ...]) -> Dating:
        """What a line of a chronicle tells that has no verb."""
        interval = one.resolution.interval
        assert interval is not None
        ahead = self.publication is not None and interval.start is not None and interval.start > self.publication
        tense, modality = (Tense.FUTURE, Modality.PLANNED) if ahead else (Tense.PAST, Modality.ASSERTED)
        reason = Reason(("The line opens with its date.",))
        start, end = 0, self.words.ends[tokens[-1]]
        used = tuple(other.index for other in self.dated if other.high < tokens[0])
        return Dating(
            one.part, None, one.index, used, interval, start, end, EventKind.EVENT, tense, modality, reason, tokens, True, entry=True
        )

    # One clause.

    def _cluster(self, holder: Part, cluster: list[Dated]) -> list[Dating]:
        entry = games().is_entry(self.passage.text)
        if holder.finite is None and not holder.groups and all(one.resolution.timex.type == "TIME" for one in cluster) and not entry:
            # "the last at 11 p.m.": a timetable; that of games says who plays whom.
            return []
        standing = [one for one in cluster if one.use is Use.ADVERBIAL and not stands_apart(self.passage, one)]
        if not standing:
            return [dating for one in cluster if (dating := self._attributive(holder, one)) is not None]
        anchored = next((one for one in standing if self._tied(one)), None)
        if anchored is not None:
            return [self._anchored(holder, anchored, cluster)]
        joined = ranged(self.passage, standing)
        if joined is not None:
            first, last, interval = joined
            return [self._clause(holder, first, (first.index, last.index), interval, self._between(first, last))]
        several = self._several(holder, standing)
        if several:
            return several
        chosen = min([*standing, *(one for one in cluster if is_subjects_day(self.passage, one, self.publication))], key=self._rank)
        noun = object_noun(self.passage, chosen, self.publication)
        if noun is not None:
            return [dating] if (dating := self._nominal(holder, chosen, noun)) is not None else []
        assert chosen.resolution.interval is not None
        return [self._clause(holder, chosen, (chosen.index,), chosen.resolution.interval)]

    def _tied(self, one: Dated) -> bool:
        """Whether an expression has its time together with another; "died in 1604 after ruling for ten years" was in 1604."""
        begin, end = one.resolution.begin_point, one.resolution.end_point
        return begin is not None or (end is not None and not (end < one.index and any(end == other.index for other in self.dated)))

    def _rank(self, one: Dated) -> tuple[int, int]:
        """The most specific first, then the nearest to the verb."""
        interval = one.resolution.interval
        assert interval is not None
        distance = 0 if one.group is None else min(abs(one.low - one.group.last), abs(one.group.first - one.high))
        return max(interval.start_granularity, interval.end_granularity, Granularity.DAY), distance

    def _between(self, first: Dated, last: Dated) -> frozenset[int]:
        return frozenset(range(first.first, last.high + 1))

    def _anchored(self, holder: Part, one: Dated, cluster: list[Dated]) -> Dating:
        points = [point for point in (one.resolution.begin_point, one.resolution.end_point) if point is not None]
        ends = [other for other in self.dated if other.index in points]
        low = min([one.first, *(other.first for other in ends)])
        high = max([one.high, *(other.high for other in ends)])
        close = high - low <= 14
        assert one.resolution.interval is not None
        used = tuple(sorted({one.index, *points}))
        return self._clause(holder, one, used, one.resolution.interval, frozenset(range(low, high + 1)) if close else frozenset())

    def _several(self, holder: Part, standing: list[Dated]) -> list[Dating]:
        """One verb with several times: "in March and June", "took Phu Tho on 5 November, and Phu Doan on 9 November"."""
        verb = holder.finite
        if len(standing) < 2 or verb is None or any(one.low < verb.last or one.group is not verb for one in standing):
            return []
        kinds = self.words.kinds
        first_object = kinds[verb.last + 1 : standing[0].first]
        gaps: list[list[int]] = []
        for before, one in pairwise(standing):
            gap = list(range(before.high + 1, one.first))
            marks = [index for index in gap if kinds[index] in (Kind.COMMA, Kind.COORDINATOR)]
            verbs = any(group.first in gap for group in holder.groups)
            if not marks or marks[0] != before.high + 1 or verbs or not self._are_parallel(before, one):
                return []
            told = [index for index in gap if index > marks[0] and index not in marks]
            if told and Kind.PREPOSITION in first_object and kinds[told[0]] is not Kind.PREPOSITION:
                # "with failed attacks at Newport in 1778 and Savannah in 1779": the verb alone cannot take it.
                return []
            gaps.append(told)
        subject = [index for index in holder.own if holder.opening <= index <= verb.last]
        rest = frozenset(range(standing[0].high + 1, holder.last + 1))
        found = []
        for place, one in enumerate(standing):
            assert one.resolution.interval is not None
            dating = self._clause(holder, one, (one.index,), one.resolution.interval)
            gap = gaps[place - 1] if place else []
            if any(gaps):
                dating = replace(dating, dropped=dating.dropped | rest) if not gap else replace(dating, tokens=(*subject, *gap))
            found.append(dating)
        return found

    def _are_parallel(self, first: Dated, second: Dated) -> bool:
        one, other = first.resolution.interval, second.resolution.interval
        return one is not None and other is not None and one.unit is not None and one.unit is other.unit and not one.overlaps(other)

    def _clause(self, holder: Part, one: Dated, used: tuple[int, ...], interval: Interval, dropped: frozenset[int] = frozenset()) -> Dating:
        group = one.group if one.group is not None and one.group in holder.groups else holder.finite
        if group is not None and holder.role is not Role.PARTICIPIAL and one.part.role is Role.PARTICIPIAL and one.group is not None:
            # What happens in ", crossing the river on Friday" has its own tense.
            group = one.group
        elif group is not None and (group.infinitive or self.words.words[group.first].endswith("ing")) and self.holders.turn(one) == -1:
            over = self.publication is not None and interval.end is not None and interval.end <= self.publication
            done = holder.finite is not None and holder.finite.tense is Tense.PAST and over
            # "made another attempt to take it in January": made, not only meant.
            group = holder.finite if holder.finite is not None and (done or group.tense is not Tense.FUTURE) else group
        interval = up_to(self.passage, one, group, interval, self.publication)
        part = cleft(self.passage, holder, one)
        if part is not holder:
            group = part.finite
        tense, modality, reason = verdict(self.passage, part, group, interval, self.publication)
        dropped = dropped | apposition(self.passage, one)
        start, end = stretch(self.passage, part, one, dropped)
        report = group is not None and group.head in lexicon().reporting and quoted_or_told(part, self.passage.structure)
        kind = EventKind.REPORT if report else EventKind.EVENT
        plan = self._plan(part, group, one) if modality is Modality.PLANNED and group is not None else None
        return Dating(part, group, one.index, used, interval, start, end, kind, tense, modality, reason, plan, dropped=dropped)

    def _plan(self, part: Part, group: VerbGroup, one: Dated) -> tuple[int, ...] | None:
        """The tokens of what somebody decided to do by a date, without the deciding, which is done: "the two ports to build a bridge"."""
        verb = part.finite if group.infinitive and part.finite is not None else group
        last = group.last if group.infinitive else verb.last
        to = next((index for index in part.own if verb.first < index <= last and self.words.words[index] == "to"), None)
        if to is None or part.role not in (Role.MAIN, Role.COORDINATE) or not is_decision(self.passage, verb) or one.low < to:
            return None
        dates = {index for other in self.dated for index in range(other.first, other.high + 1) if other.drops}
        subject = [index for index in part.own if part.opening <= index < verb.first and index not in dates]
        return (*subject, *(index for index in part.own if index >= to and index not in dates)) if subject else None

    def _attributive(self, holder: Part, one: Dated) -> Dating | None:
        if one.use is Use.OBJECT:
            seen = witnessed(self.passage, one)
            return None if seen is None else self._nominal(holder, one, seen, fewest=2)
        if strikes(self.passage, one):
            return self._clause(holder, one, (one.index,), one.resolution.interval) if one.resolution.interval is not None else None
        if one.use is Use.ADVERBIAL:
            noun = event_noun(self.passage, noun_phrase_before(self.passage, one.first, range(len(self.words))))
            if noun is not None and self.words.words[noun[0]] in _OWNERS:
                # "before her death": whose is not said, so the clause is told.
                return self._clause(holder, one, (one.index,), one.resolution.interval) if one.resolution.interval is not None else None
        elif one.use is Use.AFTER_OF:
            noun = event_noun(self.passage, noun_phrase_before(self.passage, one.low - 1, range(len(self.words))))
        elif not {"before", "after"}.isdisjoint(one.resolution.text.lower().split()):
            # "the day before Tuesday's hearing" is no day of the hearing.
            noun = None
        else:
            noun = noun_after(self.passage, one.high + 1, self.taken)
        if noun is not None:
            return self._nominal(holder, one, noun)
        interval = one.resolution.interval
        if interval is None or not is_subjects_day(self.passage, one, self.publication):
            return None
        return self._clause(holder, one, (one.index,), interval)

    def _nominal(self, holder: Part, one: Dated, noun: tuple[int, ...], fewest: int = 3) -> Dating | None:
        interval = one.resolution.interval
        assert interval is not None
        if len(noun) < fewest and not any(self.words.kinds[index] in (Kind.NAME, Kind.NUMBER) for index in noun):
            # "an inspection": which one is not said.
            return None
        today = offset(self.publication, Granularity.DAY, 1) if self.publication is not None else None
        # "900 job cuts over the next four years" begin today at the earliest.
        ahead = self.publication is not None and interval.start is not None and interval.start >= self.publication
        ahead = ahead and (interval.end is None or interval.end != today)
        tense, modality = (Tense.FUTURE, Modality.PLANNED) if ahead else (Tense.PAST, Modality.ASSERTED)
        text = self.passage.words_between(noun[0], noun[-1])
        reason = Reason(("The date belongs to “{dated_noun}”, not to the verb.",), {"dated_noun": text})
        low, high = min(noun[0], one.low), max(noun[-1], one.high)
        start, end = self.words.starts[low], self.words.ends[high]
        return Dating(
            holder, one.group, one.index, (one.index,), interval, start, end, EventKind.EVENT, tense, modality, reason, noun, True
        )
