from __future__ import annotations

import json
from typing import Any

import pytest
import samples

from timeline.chrono import edtf
from timeline.view.payload import payload, title

SAMPLES = {name: getattr(samples, name) for name in ("news", "ancient", "one_hour", "rounds", "empty", "eventless", "several", "hostile")}

FIELDS = {
    "": {"schema", "title", "scale", "documents", "events", "scales", "publications", "categories"},
    "documents": {
        *(
            "id",
            "title",
            "published",
            "published_words",
            "published_from",
            "updated_words",
            "url",
            "author",
            "site",
            "language",
            "direction",
        ),
        *("text", "expressions", "skipped", "deleted", "warnings"),
    },
    "events": {
        *("id", "headline", "document", "start", "end", "expressions", "as_written", "when", "when_short", "edtf", "why"),
        *("alternatives", "kind", "modality", "tense", "category", "note", "edited", "sources", "ends", "sort", "point"),
        *("aside", "x", "lane", "recurrence"),
    },
    "publications": {"document", "documents", "day", "label", "words", "x", "rank"},
    "categories": {"key", "label", "light", "dark"},
}


@pytest.fixture(params=SAMPLES.values(), ids=SAMPLES)
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = payload(request.param())
    return found


def test_it_is_json(told: dict[str, Any]) -> None:
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_it_has_the_fields_that_its_contract_names(told: dict[str, Any]) -> None:
    assert set(told) == FIELDS[""]
    for name in ("documents", "events", "publications", "categories"):
        for row in told[name]:
            assert set(row) == FIELDS[name]
    for document in told["documents"]:
        for expression in document["expressions"]:
            assert {"start", "end", "type", "value", "mod", "state", "when", "edtf", "why", "alternatives", "events"} == set(expression)
            assert (expression["state"] == "undated") == (expression["when"] is None)


def test_places_lie_on_the_axis_of_every_scale(told: dict[str, Any]) -> None:
    keys = set(told["scales"])
    assert told["scale"] in keys
    assert ("publication" in keys) == any(document["published"] for document in told["documents"])
    for event in told["events"]:
        assert set(event["x"]) == set(event["lane"]) == keys
        for start, end in event["x"].values():
            assert 0 <= start <= end <= 1
        for moment, ends in zip(event["sort"], event["ends"], strict=True):
            assert (moment is None) == (ends == "open")
    for line in told["publications"]:
        assert all(0 < x < 1 for x in line["x"].values())
    for scale in told["scales"].values():
        places = [tick["x"] for tick in scale["ticks"]]
        assert places == sorted(places)


def test_spans_are_those_of_the_text(told: dict[str, Any]) -> None:
    documents = {document["id"]: document for document in told["documents"]}
    for event in told["events"]:
        document = documents[event["document"]]
        assert 0 <= event["start"] < event["end"] <= len(document["text"])
        for index in event["expressions"]:
            assert event["id"] in document["expressions"][index]["events"]


def test_events_are_in_order_and_their_lanes_complete(told: dict[str, Any]) -> None:
    starts = [float("-inf") if event["sort"][0] is None else event["sort"][0] for event in told["events"]]
    assert starts == sorted(starts)
    for event in told["events"]:
        for lane in event["lane"].values():
            assert set(lane) == {"wide", "medium"}
            assert all(isinstance(row, int) and row >= 0 for row in lane.values())


def test_the_contract_in_full_for_one_event() -> None:
    told = payload(samples.news())
    event = next(row for row in told["events"] if row["category"] == "justice")
    assert (event["when"], event["when_short"], event["edtf"]) == ("Sunday 13 June 2021", "13 Jun 2021", "2021-06-13")
    assert event["as_written"] == "on Sunday"
    assert event["alternatives"] == [
        {"when": "Sunday 20 June 2021", "edtf": "2021-06-20", "why": "The next Sunday, if it were planned."},
    ]
    assert event["point"]
    assert event["ends"] == ["exact", "exact"]
    text = told["documents"][0]["text"][event["start"] : event["end"]]
    assert text == "Prosecutors charged the harbour master on Sunday."


def test_kinds_of_ends() -> None:
    ends = {tuple(event["ends"]) for timeline in (samples.news(), samples.ancient()) for event in payload(timeline)["events"]}
    assert ends == {("exact", "exact"), ("approximate", "exact"), ("approximate", "approximate"), ("exact", "open")}


def test_spelled_dates_are_edtf() -> None:
    for make in SAMPLES.values():
        for event in payload(make())["events"]:
            interval = edtf.parse(event["edtf"])
            assert [interval.start, interval.end] == event["sort"]


def test_documents_of_one_day_share_a_publication() -> None:
    lines = payload(samples.several())["publications"]
    assert [line["documents"] for line in lines] == [["school"], ["harbour", "ferry"]]
    assert [line["label"] for line in lines] == ["Published 2 Mar 2020", "Published 16 Jun 2021"]


def test_titles() -> None:
    assert title(samples.news()) == "Two harbour towns agree to share their pilots"
    assert title(samples.several()) == "3 articles"
    assert title(samples.empty()) == "No articles"


def test_only_categories_that_occur_are_named_an_unknown_one_too() -> None:
    keys = [category["key"] for category in payload(samples.hostile())["categories"]]
    assert keys == ["other", samples.HOSTILE[0]]


def test_words_of_right_to_left_languages_say_so() -> None:
    assert payload(samples.hostile())["documents"][0]["direction"] == "rtl"


def test_history_opens_on_a_scale_that_spreads_it() -> None:
    assert payload(samples.news())["scale"] == "publication"
    assert payload(samples.ancient())["scale"] == "linear"


def test_articles_that_share_an_id_are_told_apart() -> None:
    twice = samples.news().merged_with(samples.news()).merged_with(samples.eventless())
    told = payload(twice)
    assert [document["id"] for document in told["documents"]] == ["harbour", "harbour (2)", "essay"]
    assert len({event["id"] for event in told["events"]}) == 20
    for document in told["documents"]:
        own = [event["id"] for event in told["events"] if event["document"] == document["id"]]
        assert sorted(own) == sorted({name for expression in document["expressions"] for name in expression["events"]})


def test_the_same_timeline_gives_the_same_payload() -> None:
    assert json.dumps(payload(samples.many(500))) == json.dumps(payload(samples.many(500)))


def test_with_very_many_events_the_browser_lays_the_lanes() -> None:
    told = payload(samples.many(5000))
    assert len(told["events"]) == 5000
    assert all(row is None for event in told["events"] for lane in event["lane"].values() for row in lane.values())
