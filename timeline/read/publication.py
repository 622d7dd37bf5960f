"""When an article was published, and where it says so.

The places, best first: a header line ("date 2016-11-23 Breaking News"); "Published …"; a dateline with its year; a byline with a date;
a line that is nothing but a date; an ISO date in the first lines; "Updated …". Only the first and last lines are looked at: a date
in the story is the story's. Never a copyright line, never today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cache
from itertools import zip_longest

from timeline.read.dates import WrittenDate, find_dates, foreign_date, words
from timeline.read.lines import Line

_HEAD_LINES = 15
_FOOT_LINES = 8
# A date on its own may also head a section of a chronology: only high up it dates the article.
_LONE_LINES = 6
_ISO_LINES = 3
_LINE_LENGTH = 200
_DATELINE_LENGTH = 120
# What may stand beside a date after the words of publication.toml are taken away, before the line is a sentence of the story.
_RESIDUE = 24
_BYLINE_RESIDUE = 90

# In every warning that is settled once a person gives the date.
ASKS_FOR_DATE = "Give the publication date (--published)"
_CURE = f"{ASKS_FOR_DATE} to choose another."
_UNDATED = f"so relative expressions stay undated. {ASKS_FOR_DATE}."
# News is a few days old when it is printed; a dateline further off belongs to another date.
_DATELINE_AGE = 7

_CLOCK = re.compile(
    r"T?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?)?Z?\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|[+-]\d\d:?\d\d\b", re.IGNORECASE
)
_BYLINE = re.compile(r"\s*by\s+\w", re.IGNORECASE)
_DATELINE = re.compile(r"\s*(?P<city>[A-Z][A-Z .'’,-]*[A-Z.])(?:,\s*[A-Z][\w.]+(?: [A-Z][\w.]+)?)?,\s+(?=[A-Z\d])")
_DATELINE_END = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*[-–—_:]")
_DAY_OF_MONTH = re.compile(r"(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?![\d,]*\d)")


class Place(IntEnum):
    """Where a date stands, the best place first."""

    HEADER = 0
    PUBLISHED = 1
    DATELINE = 2
    BYLINE = 3
    LONE = 4
    ISO = 5
    UPDATED = 6


_NAMES = {
    Place.HEADER: "header line {}",
    Place.PUBLISHED: "line {}, “published”",
    Place.DATELINE: "dateline in line {}",
    Place.BYLINE: "byline in line {}",
    Place.LONE: "line {}",
    Place.ISO: "line {}",
    Place.UPDATED: "line {}, “updated”",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place (its kind and the number of the line) and the dates that it may mean."""

    place: Place
    line: int
    meanings: tuple[date, ...]

    @property
    def name(self) -> str:
        """The place in words."""
        return _NAMES[self.place].format(self.line)


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication date (``None``: the article does not say), where it was found in words, and warnings for people.

    ``lines`` are the numbers, from 1, of the lines that tell the article's own dates and nothing of the story. ``updated`` is the last day
    of which the article says that it was changed then.
    """

    published: date | None = None
    found: str = ""
    warnings: tuple[str, ...] = ()
    lines: frozenset[int] = field(default_factory=frozenset)
    updated: date | None = None


def find_publication(lines: Sequence[Line]) -> Publication:
    """When an article, given as its filled lines, says that it was published, and where.

    >>> from timeline.read.lines import filled_lines
    >>> publication = find_publication(filled_lines(" date 2016-11-23 Breaking News\\n\\nIt rained\\n"))
    >>> publication.published, publication.found
    (datetime.date(2016, 11, 23), 'header line 1')
    >>> find_publication(filled_lines("It rained on 3 March 2015, she said, and then it stopped.")).published is None
    True
    """
    head, foot = lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_FOOT_LINES:]
    mentions = sorted(_mentions(head, foot), key=lambda mention: (mention.place, mention.line))
    if not any(len(mention.meanings) == 1 for mention in mentions):
        mentions += _foreign(head)
    certain = [mention for mention in mentions if len(mention.meanings) == 1]
    if certain and certain[0].place is Place.LONE and len({mention.meanings for mention in certain if mention.place is Place.LONE}) > 1:
        # Several lines that are dates are the headings of a chronology.
        certain = [mention for mention in certain if mention.place is not Place.LONE]
    if not certain:
        return Publication(warnings=tuple(_undated(mentions, head)), lines=_own_lines(mentions, None))
    chosen = certain[0]
    published = chosen.meanings[0]
    updated = max((mention.meanings[0] for mention in certain if mention.place is Place.UPDATED), default=None)
    return Publication(published, chosen.name, tuple(_disagreements(chosen, mentions, head)), _own_lines(mentions, published), updated)


def _own_lines(mentions: Sequence[Mention], published: date | None) -> frozenset[int]:
    labelled = (Place.HEADER, Place.PUBLISHED, Place.BYLINE, Place.UPDATED)
    return frozenset(
        mention.line
        for mention in mentions
        if mention.place in labelled or (mention.place is Place.LONE and published is not None and published in mention.meanings)
    )


def _mentions(head: Sequence[Line], foot: Sequence[Line]) -> Iterator[Mention]:
    for position, line in enumerate(head):
        if _is_copyright(line.text):
            continue
        if len(line.text) <= _LINE_LENGTH:
            labelled = list(_labelled(line.number, line.text))
            yield from labelled or _bare(line.number, line.text, position)
        dateline = _dateline(line.text)
        if dateline is not None:
            yield from (Mention(Place.DATELINE, line.number, found.meanings) for found in find_dates(dateline))
    for line in foot:
        if len(line.text) <= _LINE_LENGTH and not _is_copyright(line.text):
            yield from (mention for mention in _labelled(line.number, line.text) if mention.place is not Place.HEADER)


def _is_copyright(line: str) -> bool:
    folded = line.casefold()
    return any(word in folded for word in words()["copyright"])


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, Place]]:
    places = {
        label: place
        for place, name in ((Place.HEADER, "header"), (Place.PUBLISHED, "published"), (Place.UPDATED, "updated"))
        for label in words()[name]
    }
    either = "|".join(re.escape(label) for label in sorted(places, key=len, reverse=True))
    return re.compile(rf"(?:^|[|•·–—;/(,]\s*)({either})\b(?:\s+(?:on|at)\b)?\s*[:\-–—]?\s*", re.IGNORECASE), places


def _labelled(number: int, line: str) -> Iterator[Mention]:
    """The dates that stand behind a label and are no part of a sentence."""
    pattern, places = _labels()
    labels = list(pattern.finditer(line))
    for label, following in zip_longest(labels, labels[1:]):
        place = places[label[1].casefold()]
        segment = line[label.end() : following.start() if following else len(line)]
        found = next(find_dates(segment), None)
        if found is None:
            continue
        # What follows the date in a header line is a title or a rubric; elsewhere a sentence may go on ("Posted on 3 March, the film …").
        if place is Place.HEADER:
            if segment[: found.start].strip() == "" and label.start() == 0:
                yield Mention(place, number, found.meanings)
        elif len(_residue(segment, found)) <= _RESIDUE:
            yield Mention(place, number, found.meanings)


def _bare(number: int, line: str, position: int) -> Iterator[Mention]:
    """A byline with a date, a line that is nothing but a date, or a line high up with an ISO date."""
    for found in find_dates(line):
        residue = _residue(line, found)
        if _BYLINE.match(line) and len(residue) <= _BYLINE_RESIDUE and not line.endswith("."):
            yield Mention(Place.BYLINE, number, found.meanings)
        elif position < _LONE_LINES and len(residue) <= _RESIDUE and not _is_wordy(residue):
            yield Mention(Place.LONE, number, found.meanings)
        elif position < _ISO_LINES and re.match(r"\d{4}-\d\d-\d\d", line[found.start : found.end]) and not line.endswith("."):
            yield Mention(Place.ISO, number, found.meanings)
        else:
            continue
        return


def _residue(line: str, found: WrittenDate) -> str:
    """What is left of a line without its date, the time of day and the words that may stand beside them."""
    rest = _CLOCK.sub(" ", line[: found.start] + " " + line[found.end :])
    beside = words()["beside"]
    kept = [word for word in re.split(r"[\s,|•·()./:–—-]+", rest) if word and word.casefold() not in beside]
    return " ".join(kept)


def _is_wordy(residue: str) -> bool:
    """Whether words in lower case are left, as in a title or a sentence; a city or an agency has none."""
    return any(word[0].islower() for word in residue.split())


def _dateline(line: str) -> str | None:
    """The date part of a dateline such as "PARIS, Aug 4 (Reuters) -"."""
    start = line[:_DATELINE_LENGTH]
    place = _DATELINE.match(start)
    if not place:
        return None
    rest = start[place.end() :]
    for found in (*(match.end for match in find_dates(rest)), *(match.end() for match in [_DAY_OF_MONTH.match(rest)] if match)):
        if _DATELINE_END.match(rest[found:]):
            return rest[:found]
    return None


def _foreign(head: Sequence[Line]) -> list[Mention]:
    """Dates in other languages, where a label or a short line of its own makes a date likely: dateparser is slow to say no."""
    pattern, places = _labels()
    for position, (number, line) in enumerate((line.number, line.text) for line in head):
        if len(line) > 100 or _is_copyright(line) or not re.search(r"(?<!\d)\d{4}(?!\d)", line) or len(re.findall(r"\d+", line)) < 2:
            continue
        label = pattern.match(line)
        candidate = line[label.end() :] if label else line
        if (label or position < _LONE_LINES) and len(re.findall(r"[^\W\d_]+", candidate)) <= 5 and not any(find_dates(line)):
            meaning = foreign_date(candidate)
            if meaning is not None:
                return [Mention(places[label[1].casefold()] if label else Place.LONE, number, (meaning,))]
    return []


def _disagreements(chosen: Mention, mentions: Sequence[Mention], head: Sequence[Line]) -> Iterator[str]:
    published = chosen.meanings[0]
    said = {published}
    for mention in mentions:
        if mention.place is Place.UPDATED and chosen.place is not Place.UPDATED and min(mention.meanings) > published:
            continue
        if not said.intersection(mention.meanings):
            said.update(mention.meanings)
            yield _disagreement(chosen, mention.name, " or ".join(map(str, mention.meanings)))
    for line in head:
        day = _day_without_year(line.text)
        if day and min(abs((published - date(year, *day)).days) for year in _years(published, day)) > _DATELINE_AGE:
            yield _disagreement(chosen, f"the dateline in line {line.number}", f"{day[0]:02d}-{day[1]:02d}")


def _disagreement(chosen: Mention, place: str, said: str) -> str:
    return (
        f"According to {chosen.name} the article is of {chosen.meanings[0]}, according to {place} of {said}; the former was used. {_CURE}"
    )


def _years(published: date, day: tuple[int, int]) -> list[int]:
    # 29 February is not in every year; 9999 is Python's last.
    years = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    return [year for year in years if day != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))] or [published.year]


def _day_without_year(line: str) -> tuple[int, int] | None:
    """The (month, day) of a dateline that leaves its year out."""
    dateline = _dateline(line)
    if dateline is None or any(find_dates(dateline)):
        return None
    found = _DAY_OF_MONTH.match(dateline)
    month = words()["months"].get(found["month"].lower()) if found else None
    return (month, int(found["day"])) if found and month and int(found["day"]) <= 29 else None


def _undated(mentions: Sequence[Mention], head: Sequence[Line]) -> Iterator[str]:
    for mention in mentions:
        if len(mention.meanings) > 1:
            yield f"The date in {mention.name} may be {' or '.join(map(str, mention.meanings))}, {_UNDATED}"
            return
    for line in head:
        if _day_without_year(line.text):
            yield f"The dateline in line {line.number} has no year, {_UNDATED}"
            return
    yield f"The article does not say when it was published, {_UNDATED}"
