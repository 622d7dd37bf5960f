from __future__ import annotations

import ast
import importlib
import json
from datetime import date
from pathlib import Path

import pytest

import timeline


def test_every_public_name_is_there_and_comes_from_its_home() -> None:
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None, name
    homes = {name for names in timeline._HOMES.values() for name in names}
    assert homes | {"__version__", "read"} == set(timeline.__all__)
    assert dir(timeline) == sorted(timeline.__all__)


def test_checkers_of_types_see_the_same_names() -> None:
    tree = ast.parse(Path(timeline.__file__).read_text(encoding="utf-8"))
    [guarded] = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {(f"{node.module}", alias.name) for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen == {(home, name) for home, names in timeline._HOMES.items() for name in names} | {("timeline.read", "read")}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        timeline.nonsense  # noqa: B018


def test_reading_works_whether_or_not_its_room_was_imported_before(articles: Path) -> None:
    path = str(articles / "strait-bridge-2019-05-15.txt")
    by_function = timeline.read(path)
    room = importlib.import_module("timeline.read")
    assert timeline.read(path) == by_function == room.read(path)
    assert by_function.published == date(2019, 5, 15)


def test_an_article_becomes_a_timeline_and_the_timeline_a_page(tmp_path: Path) -> None:
    document = timeline.Document(text="It rained in Oslo on Sunday. It will rain in Bergen on Friday.", published=date(2016, 11, 23))
    result = timeline.extract(document)
    assert [timeline.words(event.interval) for event in result.events] == ["Sunday 20 November 2016", "Friday 25 November 2016"]
    week = timeline.Interval.of(timeline.Granularity.WEEK, timeline.instant(2016, 11, 23))
    assert [event.headline for event in result.between(week).events] == ["It will rain in Bergen"]
    assert len(result.merged_with(result).events) == 4
    result.to_html(tmp_path / "page.html")
    assert "It will rain in Bergen" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert json.loads(result.figure().to_json())["data"]  # type: ignore[attr-defined]


def test_reprs_paste_back() -> None:
    event = timeline.extract(timeline.Document("It rained in Oslo on 3 March 2015.")).events[0]
    names = {name: getattr(timeline, name) for name in timeline.__all__}
    assert eval(repr(event.interval), names) == event.interval


def test_a_spelling_is_no_publication_date() -> None:
    with pytest.raises(TypeError, match=r"'2016-11-23', and must be a date"):
        timeline.Document("It rained on Sunday.", published="2016-11-23")  # type: ignore[arg-type]
