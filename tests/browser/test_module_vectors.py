"""What exists in Python and in the browser gives the same on both sides; tests/view runs the same vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples
from staging import Stage

from timeline.view.payload import payload

VECTORS = Path(__file__).parents[1] / "vectors"
LANES = json.loads((VECTORS / "lanes.json").read_text(encoding="utf-8"))
STATES = json.loads((VECTORS / "state.json").read_text(encoding="utf-8"))

_MARKS = "([marks, ...rest]) => [marks.map(([x0, x1, label]) => ({ x0, x1, label })), ...rest]"


@pytest.mark.parametrize("vector", LANES["pack"], ids=lambda vector: str(vector["name"]))
def test_lanes(stage: Stage, vector: dict[str, Any]) -> None:
    places = stage.page.evaluate(
        f"(given) => EventTimeline.lanes.pack(...({_MARKS})(given))?.map(({{ lane, side }}) => [lane, side]) ?? null",
        [vector["marks"], vector["width"], vector["most"]],
    )
    assert places == vector["places"]


@pytest.mark.parametrize("vector", LANES["pack_many"], ids=lambda vector: str(vector["name"]))
def test_lanes_of_many(stage: Stage, vector: dict[str, Any]) -> None:
    assert (
        stage.page.evaluate(f"(given) => EventTimeline.lanes.packMany(...({_MARKS})(given))", [vector["marks"], vector["most"]])
        == vector["lanes"]
    )


@pytest.mark.parametrize("vector", STATES["both_ways"] + STATES["only_read"], ids=lambda vector: str(vector["fragment"]))
def test_addresses(stage: Stage, vector: dict[str, Any]) -> None:
    told = payload(samples.news())
    first = stage.page.evaluate("(told) => EventTimeline.state.initial(told)", told)
    read = stage.page.evaluate("([fragment, told]) => EventTimeline.state.decode(fragment, told)", [vector["fragment"], told])
    assert read == first | vector["state"]
    if vector in STATES["both_ways"]:
        assert stage.page.evaluate("([state, told]) => EventTimeline.state.encode(state, told)", [read, told]) == vector["fragment"]


def test_given_lanes_are_those_drawn(stage: Stage) -> None:
    timeline = samples.news()
    stage.show(timeline)
    tops = stage.page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.et-mark')].map((node) => [node.dataset.id, node.getBoundingClientRect().top]))"
    )
    rows = {top: place for place, top in enumerate(sorted(set(tops.values())))}
    assert {identity: rows[top] for identity, top in tops.items()} == {
        event["id"]: event["lane"]["publication"]["medium"] for event in payload(timeline)["events"]
    }
