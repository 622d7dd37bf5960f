from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made import EXTRACTION

from timeline.export import json as export
from timeline.export import jsonl
from timeline.model import Document, Extraction
from timeline.pipeline import extract
from timeline.read import read_all

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent.parent / "schema" / "timeline-1.json").read_text(encoding="utf-8")))


def spelled(*extractions: Extraction) -> list[dict[str, object]]:
    text = "".join(export.chunks(extractions))
    articles: list[dict[str, object]] = json.loads(text)
    SCHEMA.validate(articles)
    return articles


def test_the_shape_that_is_promised() -> None:
    [article] = spelled(EXTRACTION)
    assert article["published"] == "2016-11-23"
    assert article["published_from"] == "header line 1"
    assert article["skipped"] == [{"start": 0, "end": 12, "why": "page furniture: a dateline", "events": []}]
    [march, clock, length] = article["expressions"]  # type: ignore[misc]
    assert march["value"] == "BC0044-03-15"
    assert march["interval"] == {
        "edtf": "-0043-03-15",
        "start": "-0043-03-15",
        "end": "-0043-03-15",
        "start_granularity": "day",
        "end_granularity": "day",
        "start_qualifier": None,
        "end_qualifier": None,
    }
    assert march["alternatives"][0]["interval"]["edtf"] == "2016-03-15"
    assert march["alternatives"][0]["why"] == "The nearest."
    assert clock["interval"]["start"] == "2016-11-23T01:05-05:00"
    assert (length["interval"], length["mod"], length["begin_point"], length["end_point"]) == (None, "APPROX", 0, None)


def test_an_open_end_is_null_with_all_that_would_tell_about_it() -> None:
    [article] = spelled(EXTRACTION)
    interval = article["events"][2]["interval"]  # type: ignore[index]
    assert interval["edtf"] == "1910~/.."
    assert [interval[name] for name in ("start", "start_granularity", "start_qualifier")] == ["1910-01-01", "year", "approximate"]
    assert [interval[name] for name in ("end", "end_granularity", "end_qualifier")] == [None, None, None]


def test_it_is_always_a_list() -> None:
    assert spelled() == []
    assert len(spelled(EXTRACTION)) == 1
    assert [article["id"] for article in spelled(EXTRACTION, EXTRACTION)] == ["made", "made"]


def test_lines_hold_the_same_objects_one_a_line() -> None:
    lines = list(jsonl.chunks([EXTRACTION, Extraction(Document("Rain.\u2028Sun.\n", id="2"), (), ())]))
    assert [len(line.splitlines()) for line in lines] == [1, 1]
    made, rain = (json.loads(line) for line in lines)
    assert [made] == spelled(EXTRACTION)
    assert rain["text"] == "Rain.\u2028Sun.\n"


def test_a_very_long_line_comes_in_pieces_that_are_one_object() -> None:
    long = replace(EXTRACTION, document=replace(EXTRACTION.document, text=EXTRACTION.document.text + "\u2028 " * 600_000))
    pieces = list(jsonl.chunks([long]))
    assert len(pieces) > 1
    assert [len(piece.splitlines()) for piece in pieces] == [1] * len(pieces)
    assert [json.loads("".join(pieces))] == spelled(long)


def test_lone_surrogates_stay_escapes() -> None:
    broken = Extraction(Document("bad \ud800 text"), (), ())
    for chunks in (export.chunks, jsonl.chunks):
        written = "".join(chunks([broken])).encode("utf-8", "backslashreplace")
        found = json.loads(written)
        assert (found[0] if isinstance(found, list) else found)["text"] == "bad \ud800 text"


@pytest.mark.parametrize("name", ["strait-bridge-2019-05-15.txt", "calendar-reform-2012-02-29.txt", "wind-results-2023-11-08.html"])
def test_samples_keep_to_the_schema(name: str, articles: Path) -> None:
    extractions = [found for document in read_all([str(articles / name)]) for found in extract(document).extractions]
    [article] = spelled(*extractions)
    text = str(article["text"])
    expressions = article["expressions"]
    assert expressions
    assert article["events"]
    for expression in expressions:  # type: ignore[attr-defined]
        assert text[expression["start"] : expression["end"]] == expression["text"]
    for event in article["events"]:  # type: ignore[attr-defined]
        assert 0 <= event["start"] < event["end"] <= len(text)
        assert all(index < len(expressions) for index in event["expressions"])  # type: ignore[arg-type]
