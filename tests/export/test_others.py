"""Formats of other tools: the dates as they count them, the words as text."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import samples
from made import EXTRACTION

from timeline.export import FORMATS
from timeline.model import Timeline


def spelled(name: str, timeline: Timeline | None = None) -> str:
    extractions = (EXTRACTION,) if timeline is None else timeline.extractions
    return "".join(str(piece) for piece in FORMATS[name].chunks(extractions))


def slides(timeline: Timeline | None = None) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in json.loads(spelled("timelinejs", timeline))["events"]}


def test_timelinejs_counts_years_before_the_common_era_from_minus_one() -> None:
    assert slides()["made-2"]["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert slides()["made-2"]["display_date"].endswith("15 March 44 BC")


def test_timelinejs_gets_dates_as_finely_as_they_are_known() -> None:
    assert slides()["made-3"]["start_date"] == {"year": 1910}
    assert "end_date" not in slides()["made-3"]
    assert slides()["made-1"]["start_date"]["minute"] == 5


def test_timelinejs_gets_no_markup_of_an_article() -> None:
    for slide in slides(samples.hostile()).values():
        tags = set(re.findall(r"<(/?\w+)", slide["text"]["text"] + slide["text"]["headline"] + slide["display_date"]))
        assert tags <= {"blockquote", "/blockquote", "p", "/p", "cite", "/cite"}


def test_markwhen_has_a_line_for_each_event_that_it_can_date() -> None:
    lines = re.findall(r"^([\dTZ:/ -]+): (.+)$", spelled("markwhen"), re.MULTILINE)
    assert [when for when, _ in lines] == ["1910", "2016-11-23T06:05:00Z - 2016-11-23T06:06:00Z"]


def test_no_line_of_an_article_is_an_entry_of_markwhen() -> None:
    timeline = samples.hostile()
    entries = re.findall(r"^\d.*: ", spelled("markwhen", timeline), re.MULTILINE)
    assert len(entries) == len(timeline.events)


def test_json_ld_has_edtf_beside_iso_dates() -> None:
    graph = json.loads(spelled("jsonld"))["@graph"]
    article, *events = graph
    assert (article["@type"], article["datePublished"]) == ("NewsArticle", "2016-11-23")
    told = {event["@id"]: event for event in events}
    assert told["urn:event:made-2"]["edtf"] == "-0043-03-15"
    assert "startDate" not in told["urn:event:made-2"]
    assert (told["urn:event:made-3"]["startDate"], told["urn:event:made-3"]["edtf"]) == ("1910-01-01", "1910~/..")
    assert all(event["subjectOf"] == {"@id": article["@id"]} for event in events)


def test_markdown_shows_an_articles_words_as_they_are() -> None:
    found = spelled("markdown", samples.hostile())
    assert not re.search(r"(?<!\\)<(?!http)", found)
    assert not re.search(r"(?<!\\)!\[", found)


def test_timesketch_gets_an_instant_for_each_end() -> None:
    rows = list(csv.DictReader(io.StringIO(spelled("timesketch", samples.news()))))
    assert {row["timestamp_desc"] for row in rows} == {"Start", "Last day"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", row["datetime"]) for row in rows)
    assert not any(row["message"].startswith("=") for row in csv.DictReader(io.StringIO(spelled("timesketch"))))


def test_png_is_the_picture_in_twice_the_pixels() -> None:
    [content] = FORMATS["png"].chunks(samples.news().extractions)
    assert isinstance(content, bytes)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 2 * 940
