"""Which expression dates which clause of a sentence, and what that makes of it: an event, a report, a plan, a denial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.chrono.granularity import Granularity, offset
from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses import modality_of
from timeline.headline import names_event
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.model import EventKind, Modality, Reason, Resolution, Tense
from timeline.passage import Dated, Passage, Use, quoted_or_told
from timeline.phrases import noun_phrase_before
from timeline.structure import Part, Role
from timeline.verbs import VerbGroup

_OWNERS = ("her", "his", "its", "their")
# What was recalled, marked or condemned less than a month ago was so on that day; of a date further back it is the object.
_RECENT_DAYS = 31


@dataclass(frozen=True, slots=True)
class Dating:
    """A clause with its time. ``start``–``end`` count characters of the sentence.

    ``chosen`` is the resolution whose reason stands, ``used`` are all that made the interval; ``noun`` are the tokens of a noun phrase
    that is dated instead of the clause; ``dropped`` are further tokens that no headline needs.
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
    noun: tuple[int, ...] | None = None
    dropped: frozenset[int] = field(default_factory=frozenset)


def datings(passage: Passage, dated: Sequence[Dated], resolutions: Sequence[Resolution], publication: int | None) -> list[Dating]:
    """Every clause of the sentence that an expression dates. ``publication`` is the instant at which its day begins."""
    return _Desk(passage, dated, resolutions, publication).all()


class _Desk:
    def __init__(self, passage: Passage, dated: Sequence[Dated], resolutions: Sequence[Resolution], publication: int | None) -> None:
        self.passage, self.dated, self.resolutions, self.publication = passage, dated, resolutions, publication
        self.words = passage.structure.words

    def all(self) -> list[Dating]:
        found: list[Dating] = []
        clusters: dict[tuple[int, int], list[Dated]] = {}
        for one in self.dated:
            if one.use is Use.BOUND or self._is_dateline(one):
                continue
            holder = self._holder(one)
            clusters.setdefault((id(holder), self._turn(one)), []).append(one)
        for cluster in clusters.values():
            holder = self._holder(cluster[0])
            found += self._cluster(holder, cluster)
        told = {id(dating.part) for dating in found}
        for cluster in clusters.values():
            holder = self._holder(cluster[0])
            since = self._since_clause(holder, cluster[0])
            if since is not None and id(since.part) not in told:
                found.append(since)
        return found

    def _holder(self, one: Dated) -> Part:
        seen: Part | None = one.part
        while seen is not None:
            if one.group in seen.groups:
                break
            seen = seen.parent
        part = seen if seen is not None and one.group is not None else one.part
        # What somebody was doing meanwhile belongs to the clause around.
        if part.role is Role.PARTICIPIAL and part.parent is not None and (one.group is None or not self._is_passive(one.group)):
            return part.parent
        if part.role is Role.ASIDE and part.finite is None and part.parent is not None:
            return part.parent
        if part.finite is None and part.parent is None and not part.groups:
            return self._next_with_verb(part) or part
        return part

    def _next_with_verb(self, part: Part) -> Part | None:
        """ "Aug. 14, 2003: Blackout hits the Northeast": the date stands for what follows."""
        return next(
            (
                other
                for other in self.passage.structure.parts
                if other.first > part.first and other.finite is not None and other.parent is None
            ),
            None,
        )

    def _is_passive(self, group: VerbGroup) -> bool:
        return not group.finite and not group.infinitive and not self.words.words[group.first].endswith("ing")

    def _turn(self, one: Dated) -> int:
        """Tells apart what one clause holds: its verb's dates, those of a participle in it, and those of what is planned in it."""
        group = one.group
        if group is None or group.finite:
            return -1
        if group.infinitive:
            return group.first if group.tense is Tense.FUTURE and self._main_is_dated(one) else -1
        return group.first if self._is_passive(group) else -1

    def _main_is_dated(self, one: Dated) -> bool:
        return any(
            other is not one and other.part is one.part and other.group is not None and other.group.finite and other.use is Use.ADVERBIAL
            for other in self.dated
        )

    def _is_dateline(self, one: Dated) -> bool:
        part = one.part
        ends = part.last < len(self.words) - 1 and self.words.kinds[part.last] is Kind.DASH
        return part.first == 0 and part.finite is None and part.parent is None and ends

    # One clause.

    def _cluster(self, holder: Part, cluster: list[Dated]) -> list[Dating]:
        standing = [one for one in cluster if one.use is Use.ADVERBIAL and not self._stands_apart(one)]
        if not standing:
            return [dating for one in cluster if (dating := self._attributive(holder, one)) is not None]
        anchored = next((one for one in standing if one.resolution.begin_point is not None or one.resolution.end_point is not None), None)
        if anchored is not None:
            return [self._anchored(holder, anchored, cluster)]
        ranged = self._ranged(standing)
        if ranged is not None:
            first, last, interval = ranged
            return [self._clause(holder, first, (first.index, last.index), interval, self._between(first, last))]
        chosen = min([*standing, *(one for one in cluster if self._is_subjects_day(one))], key=self._rank)
        noun = self._object(chosen)
        if noun is not None:
            return [self._nominal(holder, chosen, noun)]
        assert chosen.resolution.interval is not None
        return [self._clause(holder, chosen, (chosen.index,), chosen.resolution.interval)]

    def _is_subjects_day(self, one: Dated) -> bool:
        """ "Monday's advance left the index higher": the subject's day is the clause's."""
        group, interval = one.group, one.resolution.interval
        if (
            one.use not in (Use.POSSESSIVE, Use.MODIFIER)
            or group is None
            or interval is None
            or not group.finite
            or group.tense is not Tense.PAST
        ):
            return False
        noun = self.words.words[one.high + 1 : one.high + 4]
        measured = any(word in editing().measured for word in noun)
        if one.high < group.first:
            return measured or interval.unit is Granularity.DAY
        return measured and interval.unit is Granularity.DAY and self._is_recent(interval)

    def _stands_apart(self, one: Dated) -> bool:
        """Whether it dates a noun in a phrase of its own: "after the vote on Monday", "despite a selloff last week"."""
        words, kinds = self.words.words, self.words.kinds
        for index in range(one.first - 1, max(one.part.opening, one.first - 12) - 1, -1):
            if self.passage.structure.owners[index] is not one.part or kinds[index] in (Kind.COMMA, Kind.COORDINATOR):
                return False
            if any(group.first <= index <= group.last for group in one.part.groups):
                return False
            if words[index] in editing().apart:
                return index < one.first - 1
        return False

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

    def _ranged(self, standing: list[Dated]) -> tuple[Dated, Dated, Interval] | None:
        """ "from May to July", "between 1914 and 1918"."""
        for first, last in pairwise(standing):
            joined = self.passage.text[self.words.ends[first.high] : self.words.starts[last.low]].strip().lower()
            opener = self.words.words[first.low - 1] if first.low else ""
            whole = (
                (opener == "from" and joined in ("to", "until", "till", "through"))
                or (opener == "between" and joined == "and")
                or joined in ("-", "–", "—")
            )
            start, end = first.resolution.interval, last.resolution.interval
            if not whole or start is None or end is None or start.start is None or end.end is None or end.end <= start.start:
                continue
            return first, last, Interval.span(start, end)
        return None

    def _clause(self, holder: Part, one: Dated, used: tuple[int, ...], interval: Interval, dropped: frozenset[int] = frozenset()) -> Dating:
        group = one.group if one.group is not None and one.group in holder.groups else holder.finite
        if group is not None and holder.role is not Role.PARTICIPIAL and one.part.role is Role.PARTICIPIAL and one.group is not None:
            # What happens in ", crossing the river on Friday" has its own tense.
            group = one.group
        elif group is not None and (group.infinitive or self.words.words[group.first].endswith("ing")) and self._turn(one) == -1:
            group = holder.finite if holder.finite is not None and group.tense is not Tense.FUTURE else group
        part = self._cleft(holder, one)
        if part is not holder:
            group = part.finite
        tense, modality, reason = self._verdict(part, group, interval)
        dropped = dropped | self._apposition(one)
        start, end = self._stretch(part, one, dropped)
        report = group is not None and group.head in lexicon().reporting and quoted_or_told(part, self.passage.structure)
        kind = EventKind.REPORT if report else EventKind.EVENT
        return Dating(part, group, one.index, used, interval, start, end, kind, tense, modality, reason, dropped=dropped)

    def _apposition(self, one: Dated) -> frozenset[int]:
        """ ", the very day of the Armistice": what is said of the date goes with it."""
        kinds, owners = self.words.kinds, self.passage.structure.owners
        at = one.high + 1
        if at + 1 >= len(self.words) or kinds[at] is not Kind.COMMA or self.words.words[at + 1] not in ("the", "a", "an"):
            return frozenset()
        if one.group is None or one.group.first > one.low:
            return frozenset()
        end = at + 1
        while end < len(self.words) and owners[end] is one.part and kinds[end] is not Kind.COMMA:
            if any(group.first == end and group.finite for group in one.part.groups):
                return frozenset()
            end += 1
        return frozenset(range(at, end))

    def _cleft(self, part: Part, one: Dated) -> Part:
        """ "It was in 1951 that the law passed": the date is that of what comes after "that"."""
        finite = part.finite
        if finite is None or finite.head != "be" or self.words.words[finite.first - 1 if finite.first else 0] not in ("it",):
            return part
        children = [
            other for other in self.passage.structure.parts if other.parent is part and other.finite is not None and other.first > one.high
        ]
        content = [child for child in children if child.role in (Role.CONTENT, Role.RELATIVE)] or children
        near = one.low - finite.last <= 4
        return content[0] if content and near else part

    def _stretch(self, part: Part, one: Dated, dropped: frozenset[int]) -> tuple[int, int]:
        indices = [index for index, owner in enumerate(self.passage.structure.owners) if owner is part]
        low, high = min(indices[0], one.low), max(indices[-1], one.high)
        if dropped:
            low, high = min(low, min(dropped)), max(high, max(dropped))
        return self.words.starts[low], self.words.ends[high]

    # A noun phrase.

    def _object(self, one: Dated) -> tuple[int, ...] | None:
        """The noun phrase that a date after it belongs to, where the verb cannot be meant: "recalled the invasion in 1914"."""
        group, interval = one.group, one.resolution.interval
        if group is None or interval is None or group.last >= one.first:
            return None
        past = self.publication is not None and interval.end is not None and interval.end <= self.publication
        cannot = (
            past
            and group.finite
            and (group.tense is Tense.FUTURE or (group.tense is Tense.PRESENT and not group.perfect))
            and group.cue != "would"
        )
        if not cannot and (group.head not in editing().retrospective or self._is_recent(interval)):
            return None
        return self._event_noun(list(range(group.last + 1, one.first)))

    def _is_recent(self, interval: Interval) -> bool:
        return self.publication is None or interval.end is None or interval.end > offset(self.publication, Granularity.DAY, -_RECENT_DAYS)

    def _event_noun(self, tokens: list[int]) -> tuple[int, ...] | None:
        kinds, words = self.words.kinds, self.words.words
        if any(kinds[index] in (Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPEN_QUOTE) for index in tokens):
            cut = max(index for index in tokens if kinds[index] in (Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPEN_QUOTE))
            tokens = [index for index in tokens if index > cut]
        while tokens and kinds[tokens[0]] in (Kind.PREPOSITION, Kind.ADVERB, Kind.TO):
            tokens = tokens[1:]
        if not tokens or not names_event([words[index] for index in tokens]):
            return None
        return tuple(tokens)

    def _attributive(self, holder: Part, one: Dated) -> Dating | None:
        if one.use is Use.OBJECT:
            return None
        if one.use is Use.ADVERBIAL:
            noun = self._event_noun(noun_phrase_before(self.passage, one.first, range(len(self.words))))
            if noun is not None and self.words.words[noun[0]] in _OWNERS:
                # "before her death": whose is not said, so the clause is told.
                return self._clause(holder, one, (one.index,), one.resolution.interval) if one.resolution.interval is not None else None
        elif one.use is Use.AFTER_OF:
            noun = self._event_noun(noun_phrase_before(self.passage, one.low - 1, range(len(self.words))))
        else:
            noun = self._noun_after(one.high + 1)
        if noun is not None:
            return self._nominal(holder, one, noun)
        interval = one.resolution.interval
        if interval is None or not self._is_subjects_day(one):
            return None
        return self._clause(holder, one, (one.index,), interval)

    def _noun_after(self, index: int) -> tuple[int, ...] | None:
        kinds, words = self.words.kinds, self.words.words
        if index < len(words) and kinds[index] is Kind.POSSESSIVE:
            index += 1
        tokens = []
        verbs = {group.first for group in self.passage.structure.groups}
        while index < len(words) and index not in verbs:
            kind = kinds[index]
            allowed = kind in (Kind.NOUN, Kind.NAME, Kind.NUMBER, Kind.POSSESSIVE) or (
                tokens and kind in (Kind.PREPOSITION, Kind.DETERMINER)
            )
            if not allowed or any(one.low <= index <= one.high for one in self.dated):
                break
            tokens.append(index)
            index += 1
        while tokens and kinds[tokens[-1]] in (Kind.PREPOSITION, Kind.DETERMINER):
            tokens.pop()
        named = any(kinds[token] is Kind.NAME for token in tokens) or len(tokens) > 2
        return tuple(tokens) if len(tokens) > 1 and named and names_event([words[token] for token in tokens[:3]]) else None

    def _nominal(self, holder: Part, one: Dated, noun: tuple[int, ...]) -> Dating:
        interval = one.resolution.interval
        assert interval is not None
        ahead = self.publication is not None and interval.start is not None and interval.start > self.publication
        tense, modality = (Tense.FUTURE, Modality.PLANNED) if ahead else (Tense.PAST, Modality.ASSERTED)
        text = self.passage.words_between(noun[0], noun[-1])
        reason = Reason(("The date belongs to “{dated_noun}”, not to the verb.",), {"dated_noun": text})
        low, high = min(noun[0], one.low), max(noun[-1], one.high)
        start, end = self.words.starts[low], self.words.ends[high]
        return Dating(holder, one.group, one.index, (one.index,), interval, start, end, EventKind.EVENT, tense, modality, reason, noun=noun)

    # "has tested since it claimed to have … in January".

    def _since_clause(self, part: Part, one: Dated) -> Dating | None:
        parent, interval = part.parent, one.resolution.interval
        if part.role is not Role.SUBORDINATE or self.words.words[part.first] != "since" or parent is None or one.use is not Use.ADVERBIAL:
            return None
        finite = parent.finite
        if finite is None or not finite.perfect or finite.tense is not Tense.PRESENT or interval is None or interval.start is None:
            return None
        if self.publication is None or interval.start >= self.publication:
            return None
        end = offset(self.publication, Granularity.DAY, 1)
        whole = Interval(interval.start, end, interval.start_granularity, Granularity.DAY, interval.start_qualifier, Qualifier.EXACT)
        start = self.words.starts[min(index for index, owner in enumerate(self.passage.structure.owners) if owner is parent)]
        reason = Reason(
            ("The clause after “since” dates the start; the verb “{since_verb}” is in the perfect tense, so it runs to publication.",),
            {"since_verb": self.passage.words_between(finite.first, finite.last)},
        )
        end_at = self.words.ends[max(part.last, parent.last)]
        modality = modality_of(self.passage.structure, parent, finite)
        return Dating(parent, finite, one.index, (one.index,), whole, start, end_at, EventKind.EVENT, Tense.PRESENT, modality, reason)

    # Tense and modality.

    def _verdict(self, part: Part, group: VerbGroup | None, interval: Interval) -> tuple[Tense, Modality, Reason]:
        start, end, now = interval.start, interval.end, self.publication
        ahead = now is not None and start is not None and start > now
        over = now is not None and end is not None and end <= now
        if group is None:
            tense = Tense.FUTURE if ahead else Tense.PAST
            return tense, Modality.PLANNED if ahead else Modality.ASSERTED, Reason(("The clause has no verb.",))
        modality = modality_of(self.passage.structure, part, group)
        tense = group.tense
        words = self.passage.words_between(group.first, group.last)
        facts: dict[str, object] = {"clause_verb": words, "clause_cue": group.cue}
        if tense is Tense.FUTURE and over and group.cue in ("would", "'d") and modality is Modality.PLANNED:
            # "He would die in 1945", told by a historian.
            return Tense.PAST, Modality.ASSERTED, Reason(("“{clause_verb}” looks ahead from a time that is past.",), facts)
        if tense is Tense.FUTURE and over:
            tense = Tense.PAST
        if ahead and modality is Modality.ASSERTED:
            return Tense.FUTURE, Modality.PLANNED, Reason(("It lies after publication, so it is a plan.",))
        if group.perfect and tense is Tense.PRESENT:
            running = now is not None and (end is None or end > now)
            tense = Tense.PRESENT if running else Tense.PAST
            return tense, modality, Reason(("The clause’s verb “{clause_verb}” is in the present perfect.",), facts)
        step = {
            Modality.PLANNED: "“{clause_cue}” makes it a plan.",
            Modality.POSSIBLE: "“{clause_cue}” says that it may be, not that it is."
            if group.modality is Modality.POSSIBLE
            else "The words around it say only that it may be.",
            Modality.NEGATED: "The text says that it is not so.",
            Modality.ASSERTED: f"The clause’s verb “{{clause_verb}}” is in the {tense.value} tense.",
        }[modality]
        return tense, modality, Reason((step,), facts)
