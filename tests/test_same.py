"""What several articles tell, as data in tests/cases/same.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.chrono.edtf import spell
from timeline.model import Document, Event, Timeline
from timeline.pipeline import extract

CASES = tomllib.loads((Path(__file__).parent / "cases" / "same.toml").read_text(encoding="utf-8"))["case"]


def together(texts: list[str]) -> Timeline:
    articles = [extract(Document(text, id=f"article {place}", published=date(2016, 11, 23))) for place, text in enumerate(texts)]
    return Timeline(tuple(extraction for article in articles for extraction in article.extractions)).linked()


def standing_for_others(found: Timeline) -> list[Event]:
    stood_for = {event.same_as for event in found.events if event.same_as}
    return [event for event in found.events if event.id in stood_for]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_what_two_articles_tell(case: dict[str, Any]) -> None:
    found = standing_for_others(together(case["texts"]))
    assert [event.headline for event in found] == case["one"]
    others = [spell(source.interval) for event in found for source in event.sources if source.interval is not None]
    assert others == ([case["other"]] if "other" in case else [])


def test_each_knows_the_others_and_none_is_lost() -> None:
    text = "The ferry Nordlys sank off Marle on 3 May 2011."
    found = together([text, text, text])
    assert len(found.events) == 3
    (best,) = standing_for_others(found)
    assert [event.same_as for event in found.events if event is not best] == [best.id, best.id]
    for event in found.events:
        assert {source.document for source in event.sources} == {document.id for document in found.documents} - {event.document}
        assert all(text[source.start : source.end] for source in event.sources)


def test_one_article_tells_nothing_twice_here() -> None:
    found = together(["The ferry Nordlys sank off Marle on 3 May 2011."])
    assert [event.same_as for event in found.events] == [""]


def test_timelines_are_merged_with_what_both_tell() -> None:
    text = "The ferry Nordlys sank off Marle on 3 May 2011."
    one, other = (extract(Document(text, id=name)) for name in "ab")
    assert [bool(event.same_as) for event in one.merged_with(other).events] == [False, True]
