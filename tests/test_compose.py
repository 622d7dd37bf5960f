"""From an article's text to its events, as data in tests/cases/compose.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chrono import rhythm
from timeline.chrono.edtf import spell
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3
from timeline.clauses import governing_clause
from timeline.compose import compose
from timeline.compose.cutting import LONGEST, SLACK
from timeline.errors import LanguageDataError
from timeline.find import find
from timeline.language import categories
from timeline.language.lexicon import load
from timeline.model import Document, Event, EventKind, Reason, Resolution, Skipped, TemporalExpression
from timeline.resolve import resolve

CASES = Path(__file__).parent / "cases"
DATA = tomllib.loads((CASES / "compose.toml").read_text(encoding="utf-8"))
TOLD = [
    case
    for name in ("compose", "recurrences", "subjects")
    for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]
PIECES = st.sampled_from(tomllib.loads((CASES / "clauses.toml").read_text(encoding="utf-8"))["pieces"])
YEAR = Interval.of(Granularity.YEAR, instant(1998))


def events(text: str, published: date | None = None, skipped: Sequence[Skipped] = ()) -> tuple[Event, ...]:
    document = Document(text, id="a", published=published, skipped=tuple(skipped))
    return compose(document, resolve(document, find(document)))


def told(event: Event, text: str) -> dict[str, object]:
    """The event as a case writes it: only what is not the rule."""
    found: dict[str, object] = {"headline": event.headline, "edtf": spell(event.interval)}
    usual = {"kind": "event", "tense": "past", "modality": "asserted"}
    also = {"also": [text[source.start : source.end] for source in event.sources]} if event.sources else {}
    every = {} if event.recurrence is None else {"every": rhythm.words(event.recurrence)}
    return found | {name: value for name, usually in usual.items() if (value := getattr(event, name).value) != usually} | also | every


def gapped(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"], marks=gapped(case)) for case in TOLD])
def test_the_events_that_an_editor_would_list(case: dict[str, Any]) -> None:
    assert [told(event, case["text"]) for event in events(case["text"], case.get("published"))] == case["events"]


def test_what_is_skipped_tells_no_event() -> None:
    text = "The quay burned down on Sunday."
    assert events(text, date(2016, 11, 23), [Skipped(0, len(text), "page furniture")]) == ()


def test_an_event_knows_its_place_its_words_and_why() -> None:
    text = "Nothing more is known. The quay burned down on Sunday, and nobody was hurt."
    (event,) = events(text, date(2016, 11, 23))
    assert text[event.start : event.end] == "The quay burned down on Sunday,"
    assert (event.document, event.expressions, event.category) == ("a", (0,), "disaster")
    assert "burned" in event.why
    assert "Sunday" in event.why


def test_ids_are_short_stable_and_unique() -> None:
    text = "The quay burned in May 2010. It was rebuilt in 2011 and burned again in 2012."
    first, second = events(text), events(text)
    assert [event.id for event in first] == [event.id for event in second]
    assert len({event.id for event in first}) == len(first) == 3
    assert {len(event.id) for event in first} == {10}


def test_the_sources_of_what_is_said_twice_are_kept() -> None:
    text = "The quay burned down in 2010.\n\nA pause.\n\nThe quay burned down in 2010."
    (event,) = events(text)
    assert event.expressions == (0, 1)


def test_a_table_of_dates_is_no_sentence() -> None:
    assert events(", ".join(f"{year} sold" for year in range(1960, 2000)), date(2016, 11, 23)) == ()


def resolved(text: str, start: int, end: int) -> Resolution:
    expression = TemporalExpression(start, end, text[start:end], Absolute(YEAR), "")
    return Resolution(expression, Timex3("DATE", "1998"), YEAR, Reason())


@given(st.lists(PIECES, max_size=50).map(" ".join), st.data())
def test_events_lie_in_the_text_and_hold_their_clause(text: str, data: st.DataObject) -> None:
    spans = []
    for _ in range(data.draw(st.integers(0, 3)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append((start, data.draw(st.integers(start + 1, min(len(text), start + 8)))))
    document = Document(text, published=date(2016, 11, 23), language="en")
    for event in compose(document, [resolved(text, start, end) for start, end in sorted(spans)]):
        assert 0 <= event.start < event.end <= len(text)
        assert len(event.headline.split()) > 1
        assert event.headline == event.headline.strip(" ,;:")
        if event.kind is EventKind.EVENT:
            around = governing_clause(text, event.start, event.end)
            assert around.sentence_start <= event.start
            assert event.end <= around.sentence_end


@given(st.text(max_size=200))
def test_any_text_is_composed(text: str) -> None:
    document = Document(text, published=date(2016, 11, 23))
    compose(document, resolve(document, find(document)))


def test_headlines_are_of_a_length() -> None:
    sentence = "The committee {} heard evidence from the harbour master and from two of the divers in the town hall on Monday."
    for words in range(12):
        (event,) = events(sentence.format("of the inquiry into the sinking of the ferry " * words), date(2016, 11, 23))
        assert len(event.headline) <= LONGEST + 2 * SLACK


CATEGORIES = tomllib.loads((CASES / "categories.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(("category", "text"), CATEGORIES)
def test_what_kind_of_thing_happened(category: str, text: str) -> None:
    assert [event.category for event in events(text, date(2016, 11, 23))] == [category]


@pytest.mark.parametrize(
    ("category", "rows", "named"),
    [
        ("weather", {"verbs": "rain", "nouns": "rain"}, "'weather'"),
        ("life", {"verbs": "sign", "nouns": "death"}, "'sign'"),
        ("life", {"verbs": "die"}, "nouns"),
    ],
)
def test_a_wrong_category_is_named(category: str, rows: dict[str, str], named: str) -> None:
    with pytest.raises(LanguageDataError, match=named):
        categories.build(load("en", "categories.toml") | {category: rows}, "categories.toml")
