"""Scoring events, on TimeML texts and dated mentions of our own. The counts expected are worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3
from timeline.errors import InputError
from timeline.evaluate.events import EventEvaluation, evaluate_events
from timeline.gold import GoldDocument
from timeline.model import Event, Extraction, Reason, Resolution, TemporalExpression

SUNDAY = Interval.of(Granularity.DAY, instant(2016, 11, 20))
PUBLISHED = Interval.of(Granularity.DAY, instant(2016, 11, 23))

TEXT = "The ferry sank on Sunday and the owners paid."
TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2016-11-23" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>{body}</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1"/><MAKEINSTANCE eventID="e2" eiid="ei2"/>
{links}</TimeML>"""
BODY = """The ferry <EVENT eid="e1">sank</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2016-11-20">Sunday</TIMEX3> \
and the owners <EVENT eid="e2">paid</EVENT>."""
SANK = '<TLINK relType="IS_INCLUDED" eventInstanceID="ei1" relatedToTime="t1"/>'
HELD = '<TLINK relType="INCLUDES" timeID="t1" relatedToEventInstance="ei1"/>'
PAID = '<TLINK relType="SIMULTANEOUS" eventInstanceID="ei2" relatedToTime="t0"/>'
LATER = '<TLINK relType="AFTER" eventInstanceID="ei2" relatedToTime="t1"/>'


def event(words: str, interval: Interval, *expressions: int) -> Event:
    start = TEXT.index(words)
    return Event("", words, "", start, start + len(words), expressions, interval, Reason())


def score(folder: Path, links: str, *events: Event, mentions: str = "") -> EventEvaluation:
    (folder / "one.tml").write_text(TIMEML.format(body=BODY, links=links), encoding="utf-8")
    if mentions:
        (folder / "events.jsonl").write_text(mentions, encoding="utf-8")

    def extract(gold: GoldDocument) -> Extraction:
        start = TEXT.index("Sunday")
        expression = TemporalExpression(start, start + 6, "Sunday", Absolute(SUNDAY), "hand")
        return Extraction(gold.document, (Resolution(expression, Timex3("DATE", "2016-11-20"), SUNDAY, Reason()),), events)

    return evaluate_events(folder, extract)


FERRY, OWNERS, ALL = "The ferry sank on Sunday", "the owners paid", TEXT

# links, events, (gold, covered, right) of links to dates, then of those to publication
CASES = [
    pytest.param(SANK, [event(FERRY, SUNDAY, 0)], (1, 1, 1), (0, 0, 0), id="the event uses the date"),
    pytest.param(SANK, [event(FERRY, PUBLISHED)], (1, 1, 0), (0, 0, 0), id="the event has another date"),
    pytest.param(SANK, [event(FERRY, SUNDAY)], (1, 1, 1), (0, 0, 0), id="carried: the event lasts as long as the date"),
    pytest.param(SANK, [event(OWNERS, SUNDAY, 0)], (1, 0, 0), (0, 0, 0), id="no event holds the word"),
    pytest.param(SANK + HELD, [event(FERRY, SUNDAY, 0)], (1, 1, 1), (0, 0, 0), id="said from both sides, counted once"),
    pytest.param(HELD, [event(FERRY, SUNDAY, 0)], (1, 1, 1), (0, 0, 0), id="said by the time's side"),
    pytest.param(LATER, [event(OWNERS, SUNDAY, 0)], (0, 0, 0), (0, 0, 0), id="other relations do not count"),
    pytest.param(SANK, [event(ALL, SUNDAY, 0), event(FERRY, PUBLISHED)], (1, 1, 0), (0, 0, 0), id="the shortest stretch decides"),
    pytest.param(SANK, [event(FERRY, PUBLISHED), event(FERRY, SUNDAY, 0)], (1, 1, 1), (0, 0, 0), id="of one stretch either may be right"),
    pytest.param(PAID, [event(OWNERS, PUBLISHED)], (0, 0, 0), (1, 1, 1), id="at publication"),
    pytest.param(PAID, [event(ALL, SUNDAY, 0)], (0, 0, 0), (1, 1, 0), id="not at publication"),
]


@pytest.mark.parametrize(("links", "events", "dates", "creation"), CASES)
def test_links(tmp_path: Path, links: str, events: list[Event], dates: tuple[int, ...], creation: tuple[int, ...]) -> None:
    found = score(tmp_path, links, *events)
    assert (found.links.gold, found.links.covered, found.links.right) == dates
    assert (found.creation.gold, found.creation.covered, found.creation.right) == creation


def mention(word: str, **times: str) -> str:
    return json.dumps({"doc": "one", "begin": TEXT.index(word), "end": TEXT.index(word) + len(word), "text": word, **times}) + "\n"


@pytest.mark.parametrize(
    ("times", "counted"),
    [
        pytest.param({"time": "2016-11-20"}, (1, 1, 1), id="the day"),
        pytest.param({"time": "2016-11-XX"}, (1, 1, 0), id="its month only"),
        pytest.param({"time": "", "begin_time": "2016-11-20", "end_time": "2016-11-20"}, (1, 1, 1), id="from a day to that day"),
        pytest.param({"time": "", "begin_time": "2016-11-20", "end_time": ""}, (0, 0, 0), id="one end only is not scored"),
    ],
)
def test_mentions(tmp_path: Path, times: dict[str, str], counted: tuple[int, ...]) -> None:
    found = score(tmp_path, "", event(FERRY, SUNDAY, 0), mentions=mention("sank", **times)).mentions
    assert (found.gold, found.covered, found.right) == counted


def test_a_miss_tells_what_and_where(tmp_path: Path) -> None:
    found = score(tmp_path, SANK, event(FERRY, PUBLISHED), mentions=mention("paid", time="2016"))
    told = [(miss.measure, miss.word, miss.gold, miss.headline, miss.ours) for miss in found.misses]
    assert told == [("links", "sank", "Sunday", FERRY, "2016-11-23"), ("mentions", "paid", "2016", "", "")]
    assert found.misses[0].context == TEXT
    assert len(json.loads(json.dumps(found.as_dict(errors=True)))["errors"]) == 2


def test_a_line_that_dates_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2"):
        score(tmp_path, "", mentions=mention("sank", time="2016") + mention("paid", time="soon"))
