"""What a paragraph goes on to tell after it has named a day: main clauses in the narrative past, without a date of their own."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.chrono.granularity import Granularity
from timeline.chrono.interval import Interval, Qualifier
from timeline.clauses.parts import Part, Role
from timeline.compose.antecedents import points_back, stands_alone
from timeline.compose.fragments import is_fragment
from timeline.compose.headline import Headline
from timeline.compose.lead import Context, dateline
from timeline.compose.passage import Passage
from timeline.language.editing import editing
from timeline.language.lexicon import Kind, lexicon
from timeline.model import Event, EventKind, Modality, Reason, Tense

# What somebody was, had or said is no step of a story.
_STATES = frozenset(
    ("be", "have", "do", "become", "remain", "seem", "appear", "belong", "consist", "contain", "include", "need", "want", "know", "like")
)


def establishes(event: Event) -> bool:
    """Whether a story can go on from the event: something that happened on a day, no act of telling."""
    if event.kind is EventKind.REPORT:
        return False
    return event.tense is Tense.PAST and event.modality is Modality.ASSERTED and event.interval.unit is Granularity.DAY


def accounts(event: Event) -> bool:
    """Whether the event gives a figure of a time of reckoning, whose other figures may follow: "In the third quarter profit fell"."""
    unit = event.interval.unit
    spanned = event.interval.start is not None and event.interval.end is not None and unit is None
    if event.kind is not EventKind.EVENT or event.modality is not Modality.ASSERTED or not event.expressions:
        return False
    if not spanned and unit not in (Granularity.QUARTER, Granularity.HALF, Granularity.YEAR):
        return False
    return any(word in editing().measured for word in event.headline.lower().split())


def figures(passage: Passage, event: Event) -> Iterator[Context]:
    """The figures that a sentence without a date gives of the time of ``event``: "Sales rose to $3 million"."""
    if not _tells(passage):
        return
    words = passage.structure.words
    for part in passage.structure.parts:
        finite = part.finite
        if finite is None or part.parent is not None or part.role not in (Role.MAIN, Role.COORDINATE) or finite.perfect:
            continue
        if finite.tense is not Tense.PAST or finite.modality is not Modality.ASSERTED:
            continue
        start, end = words.starts[part.own[0]], words.ends[part.own[-1]]
        subject = {words.words[index] for index in part.own if index < finite.first}
        sum_earned = finite.head in editing().accounting and "$" in passage.text[start:end]
        if editing().measured.isdisjoint(subject) and not sum_earned:
            continue
        headline = Headline(passage, dateline(passage)).of(part, None)
        steps = ("The clause has no date of its own.", "It gives a figure of the time of “{told}”, in the same paragraph.")
        yield _of(passage, part, headline, event.interval, Reason(steps, {"told": event.headline}))


def leads_away(event: Event, from_: Event) -> bool:
    """Whether the story is somewhere else after ``event``: it happened at another time; plans and reports leave it where it is."""
    happened = event.kind is not EventKind.REPORT and event.tense is Tense.PAST and event.modality is Modality.ASSERTED
    return happened and not event.interval.overlaps(from_.interval)


def carried(passage: Passage, day: Interval, told: str) -> Iterator[Context]:
    """The steps of a story that the sentence tells of the ``day``; ``told`` is the headline of the event that named it."""
    if not _tells(passage):
        return
    words = passage.structure.words
    before = ""
    for part in passage.structure.parts:
        if not _is_step(passage, part):
            continue
        if part.role is Role.SHARED and part.finite is not None and words.words[part.finite.last] in before.lower().split():
            # "The crew went forward and were repulsed" is told already.
            continue
        headline = before = Headline(passage, dateline(passage)).of(part, None)
        if len(headline.split()) < 3:
            continue
        reason = Reason(("The clause has no date of its own.", "It goes on from “{told}” in the same paragraph."), {"told": told})
        yield _of(passage, part, headline, day, reason)


def _tells(passage: Passage) -> bool:
    """Whether the sentence is no quotation and no question."""
    return not passage.text.startswith(("“", '"', "``", "''")) and not passage.text.endswith("?")


def _of(passage: Passage, part: Part, headline: str, time: Interval, reason: Reason) -> Context:
    """What a clause in the past tells of about the ``time`` that was told before it."""
    words = passage.structure.words
    start, end = passage.start + words.starts[part.own[0]], passage.start + words.ends[part.own[-1]]
    return Context(part, headline, start, end, time.qualified(Qualifier.APPROXIMATE), Tense.PAST, Modality.ASSERTED, reason)


def _is_step(passage: Passage, part: Part) -> bool:
    finite = part.finite
    if part.parent is not None or part.role not in (Role.MAIN, Role.COORDINATE, Role.SHARED) or finite is None:
        return False
    if finite.weak or finite.modality is not Modality.ASSERTED:
        return False
    # "Nordbank has ordered two ferries" is news as "ordered" is; "had ordered" was so before.
    if finite.perfect != (finite.tense is not Tense.PAST):
        return False
    if passage.structure.words.kinds[finite.first] is Kind.MODAL:
        return False
    return finite.head not in _STATES and finite.head not in lexicon().telling


def is_plain(passage: Passage, step: Context, headline: str) -> bool:
    """Whether what nothing but its paragraph dates is a whole sentence, of which one knows without the text before whom it means.

    ``headline`` is that of the step, with the names that stand for its pronouns.
    """
    finite, told = step.part.finite, headline.lower().split()
    subject = Headline(passage, dateline(passage)).subject(step.part)
    vague = points_back(subject) and headline.lower().startswith(f"{subject.lower()} ")
    vague = vague or ("them" in told and "and" not in told) or not editing().pointed.isdisjoint(told[1:])
    torn = finite is None or passage.structure.words.words[finite.last] not in told or headline.endswith("…")
    return not (vague or torn or is_fragment(passage, step.part, finite, step.headline)) and stands_alone(headline)
