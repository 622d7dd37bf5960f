"""Every row of the rules is held by its own examples, every blocker by the text that it must keep clean."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from timeline.find import find
from timeline.language.load import language, table, tables
from timeline.model import Document, Resolution
from timeline.resolve import resolve

ROWS: list[dict[str, Any]] = [row for rows in tables("en", "rules").values() for row in rows["rule"]]
BLOCKERS: list[dict[str, Any]] = [
    row for rows in [table("shared", "blockers.toml"), *tables("en", "blockers").values()] for row in rows["blocker"]
]


def _read(text: str, published: date | None) -> tuple[Resolution, ...]:
    document = Document(text, published=published)
    return resolve(document, find(document))


def _examples() -> list[Any]:
    return [pytest.param(example, id=f"{row['name']}: {example['text']}") for row in ROWS for example in row.get("examples", [])]


@pytest.mark.parametrize("example", _examples())
def test_example_is_found_whole_and_means_what_it_says(example: dict[str, str]) -> None:
    marked = example["text"]
    text = marked.replace("[", "").replace("]", "")
    start = marked.index("[")
    end = marked.index("]") - 1
    published = date.fromisoformat(example["published"]) if "published" in example else date(2016, 11, 23)
    found = {(resolution.start, resolution.end): resolution.timex.value for resolution in _read(text, published)}
    assert found.get((start, end)) == example["value"], found


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(row["name"], text, id=f"{row['name']}: {text}") for row in ROWS for text in row.get("not", [])]
)
def test_counter_example_is_not_found_by_its_rule(rule: str, text: str) -> None:
    assert rule not in {expression.rule for expression in find(Document(text))}


@pytest.mark.parametrize(
    ("rules", "text"), [pytest.param(set(row["rules"]), text, id=text) for row in BLOCKERS for text in row["examples"]]
)
def test_blocker_keeps_its_examples_clean(rules: set[str], text: str) -> None:
    assert not rules & {expression.rule for expression in find(Document(text))}


def test_rule_names_are_unique() -> None:
    names = [row["name"] for row in ROWS]
    assert sorted(names) == sorted(set(names))


def test_every_rule_that_reports_a_time_has_an_example() -> None:
    bare = [
        row["name"] for row in ROWS if row["makes"] == "time" and not row.get("examples") and row["operator"] not in ("take", "year_span")
    ]
    assert not bare


def test_every_named_period_has_a_source() -> None:
    rows = [row for file in tables("en", "periods").values() for row in file["period"]]
    assert rows
    assert all(re.search(r"\w", row["source"]) for row in (*rows, *table("en", "holidays.toml")["date"]))


def test_the_compiled_language_is_one_object() -> None:
    assert language("en") is language("en")
