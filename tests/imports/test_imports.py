"""Timelines that people have, opened: what we write comes back, what others write is understood, what is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples
from made import EXTRACTION

from timeline.chrono import rrule
from timeline.chrono.edtf import spell
from timeline.chrono.meaning import Duration, Repeated
from timeline.chrono.rhythm import words
from timeline.errors import InputError
from timeline.export import FORMATS
from timeline.imports import is_timeline, opened, parse
from timeline.model import Event, EventKind, Modality, Timeline

NEVER = Repeated(Duration(()))


def written(name: str, timeline: Timeline) -> str:
    return "".join(str(piece) for piece in FORMATS[name].chunks(timeline.extractions))


def told(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    return [(event.headline, spell(event.interval)) for event in events]


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("make", [samples.news, samples.ancient, samples.several, samples.hostile, lambda: Timeline((EXTRACTION,))])
def test_our_own_json_comes_back_as_it_was(name: str, make: samples.Make) -> None:
    content = written(name, make())
    assert written(name, parse(content, f"a.{name}")) == content


def test_our_own_csv_keeps_events_dates_and_looks() -> None:
    timeline = samples.several()
    found = parse(written("csv", timeline), "a.csv")
    assert told(found.events) == told(timeline.events)
    assert [event.modality for event in found.events] == [event.modality for event in timeline.events]
    assert [(document.id, document.title, document.published) for document in found.documents] == [
        (document.id, document.title, document.published) for document in timeline.documents
    ]


def test_a_calendar_of_ours_keeps_even_what_calendars_do_not_have() -> None:
    timeline = samples.news()
    assert sorted(told(parse(written("ics", timeline), "a.ics").events)) == sorted(told(timeline.events))


def test_timelinejs_of_ours_keeps_headlines_and_the_days_between() -> None:
    timeline = samples.ancient()
    found = {event.id: event for event in parse(written("timelinejs", timeline), "a.json").events}
    for event in timeline.events:
        assert found[event.id].headline == " ".join(event.headline.split())
        assert found[event.id].interval.start == event.interval.start


def test_markwhen_of_ours_comes_back_but_for_doubt() -> None:
    timeline = samples.news()
    found = told(parse(written("markwhen", timeline), "a.mw").events)
    assert sorted(found) == sorted((headline, edtf.replace("~", "")) for headline, edtf in told(timeline.events))


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//someone//else//EN
BEGIN:VEVENT
UID:a
SUMMARY:Council meets
DTSTART;TZID=Europe/Oslo:20161120T180000
DTEND;TZID=Europe/Oslo:20161120T193000
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Fair
DTSTART;VALUE=DATE:20160801
DTEND;VALUE=DATE:20160804
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
UID:c
SUMMARY:Sometime
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_of_others() -> None:
    timeline = parse(CALENDAR, "town.ics")
    assert told(timeline.events) == [
        ("Fair", "2016-08-01/.."),
        ("Council meets", "2016-11-20T18:00+01:00/2016-11-20T19:29+01:00"),
    ]
    fair = timeline.events[0]
    assert "FREQ=YEARLY" in fair.why
    assert fair.kind is EventKind.RECURRENCE
    assert fair.recurrence is not None
    assert words(fair.recurrence) == "every year"
    assert timeline.events[1].modality is Modality.PLANNED
    assert timeline.documents[0].warnings == ("Event 3 of town.ics is left out: it has no start.",)


@pytest.mark.parametrize("name", ["json", "csv", "ics"])
def test_what_comes_round_does_so_still(name: str) -> None:
    timeline = samples.rounds()
    found = parse(written(name, timeline), f"a.{name}")
    kept = [event for event in timeline.events if name == "json" or rrule.spell(event.recurrence or NEVER) is not None]
    rounds = [event for event in found.events if event.recurrence is not None]
    assert [(one.headline, words(one.recurrence or NEVER)) for one in rounds] == [
        (one.headline, words(one.recurrence or NEVER)) for one in kept
    ]
    assert {event.kind for event in rounds} == {EventKind.RECURRENCE}


def test_timelinejs_of_others_with_markup_and_numbers_as_text() -> None:
    event: dict[str, Any] = {
        "start_date": {"year": "1066", "month": "10", "day": "14", "hour": ""},
        "text": {"headline": "<b>Hastings</b> &amp; after", "text": "<p>One.</p><p>Two.</p>"},
        "group": "conflict",
    }
    timeline = parse(json.dumps({"title": {"text": {"headline": "Normans"}}, "events": [event, {"start_date": {}}]}), "n.json")
    assert told(timeline.events) == [("Hastings & after", "1066-10-14")]
    assert timeline.documents[0].title == "Normans"
    assert timeline.documents[0].text.endswith("Hastings & after\nOne.\nTwo.\n\n")
    assert timeline.documents[0].warnings == ("Event 2 of n.json is left out: has no year.",)


SHEETS = {
    "Year,Month,Day,End Year,Headline,Text\n1914,7,28,1918,The war,It began in Sarajevo.\n": [("The war", "1914-07-28/1918")],
    "date;event\n2016-11-20;Rain; \n2016~;Snow\n": [("Snow", "2016~"), ("Rain", "2016-11-20")],
    "start,end,name\n2016-01,2016-03,Strike\n": [("Strike", "2016-01/2016-03")],
    "Year,Headline\n-44,Caesar falls\n": [("Caesar falls", "-0043")],
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_table_with_headlines_and_dates(sheet: str) -> None:
    assert told(parse(sheet, "sheet.csv").events) == SHEETS[sheet]


def test_a_row_that_cannot_be_read_is_named_and_the_others_stand() -> None:
    timeline = parse("date,headline\nsoon,Rain\n2016-11-20,\n2016-11-21,Snow\n", "sheet.csv")
    assert told(timeline.events) == [("Snow", "2016-11-21")]
    assert [warning[:25] for warning in timeline.documents[0].warnings] == ["Row 2 of sheet.csv is lef", "Row 3 of sheet.csv is lef"]


MARKWHEN = "title: Town\n\n# 2016\n2016-11-20: Rain #weather\nIt rained.\n2016-11 - 2017: Building\nnext week: Nothing\nsoon/later: No\n"


def test_markwhen_of_others() -> None:
    timeline = parse(MARKWHEN, "town.mw")
    assert told(timeline.events) == [("Building", "2016-11/2017"), ("Rain", "2016-11-20")]
    assert [event.category for event in timeline.events] == ["other", "weather"]


BROKEN = {
    "a.json": ('{"events": [{"start_date": {"year": "x"}}]}', "holds no event that can be read"),
    "b.ics": ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "holds no event that can be read"),
    "c.mw": ("just words", "holds no entry with a date"),
    "d.csv": ("date,headline\n", "holds no row that can be read"),
    "e.txt": ("It rained on Sunday.", "holds no timeline"),
    "f.json": ('[{"schema": 9, "text": "", "events": [], "expressions": []}]', "use a newer one"),
    "g.json": ('[{"schema": 1, "text": "", "events": [], "expressions": []}]', "cannot be read (KeyError: 'id')"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_opened_is_named_with_its_cure(name: str) -> None:
    content, said = BROKEN[name]
    with pytest.raises(InputError, match=name) as caught:
        parse(content, name)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "id,text\n1,It rained.\n", False),
        ("a.jsonl", '{"text": "It rained."}\n', False),
        ("a.json", '[{"text": "It rained."}]', False),
        ("a.json", "{broken", False),
        ("a.csv", "date,headline\n2016,Rain\n", True),
        ("a.ics", CALENDAR, True),
        ("a.txt", CALENDAR, False),
    ],
)
def test_a_file_of_articles_is_no_timeline(tmp_path: Path, name: str, content: str, expected: bool) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert is_timeline(str(tmp_path / name)) is expected


def test_nothing_is_looked_for_in_what_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,headline,text\n2016,Rain,It rained in 1999.\n", encoding="utf-8")
    [extraction] = opened(str(tmp_path / "a.csv")).extractions
    assert extraction.expressions == ()
    assert [(stretch.start, stretch.end) for stretch in extraction.document.skipped] == [(0, len(extraction.document.text))]
