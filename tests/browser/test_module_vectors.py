"""What exists in Python and in the browser gives the same on both sides; tests/view runs the same vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples
from staging import Stage

from timeline.chrono.granularity import instant
from timeline.view.payload import payload, scales_of
from timeline.view.scale import extent_of

VECTORS = Path(__file__).parents[1] / "vectors"
LANES = json.loads((VECTORS / "lanes.json").read_text(encoding="utf-8"))
MOMENTS = json.loads((VECTORS / "moments.json").read_text(encoding="utf-8"))
PUBLICATIONS = json.loads((VECTORS / "publications.json").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("vector", LANES["beside"], ids=lambda vector: str(vector["name"]))
def test_a_label_stands_beside_its_mark(stage: Stage, vector: dict[str, Any]) -> None:
    found = stage.page.evaluate(
        """({mark: [x0, x1, label], whole, before, after, lines}) => {
            const found = EventTimeline.lanes.beside({x0, x1, label, whole}, before, after, lines);
            return found && [found.side, found.length];
        }""",
        vector,
    )
    assert found == vector["place"]


@pytest.mark.parametrize("vector", PUBLICATIONS, ids=lambda vector: str(vector["name"]))
def test_the_names_of_publications(stage: Stage, vector: dict[str, Any]) -> None:
    found = stage.page.evaluate(
        """({lines, width, margin, single}) => {
            const publications = lines.map(([pixel, day]) => ({ day, label: "Published", x: { linear: pixel / width } }));
            if (!single) publications.push({ day: 0, label: "", x: { linear: 7 } });
            const measure = (label) => 6 * label.length;
            const { names } = EventTimeline.axis.publications({ publications }, "linear", [0, 1], width, margin, measure);
            return names.map(({ label, centre }) => [label, centre]);
        }""",
        vector,
    )
    assert [label for label, _ in found] == [label for label, _ in vector["names"]]
    assert [centre for _, centre in found] == pytest.approx([centre for _, centre in vector["names"]])


@pytest.mark.parametrize("vector", MOMENTS["names"], ids=lambda vector: str(vector["day"]))
def test_instants_have_names(stage: Stage, vector: dict[str, Any]) -> None:
    found = stage.page.evaluate(
        "moment => ['year', 'month', 'day', 'clock'].map((name) => EventTimeline.calendar[name](moment))", vector["moment"]
    )
    assert found == [vector["year"], vector["month"], vector["day"], f"{vector['day']}, {vector['clock']}"]


@pytest.mark.parametrize("vector", MOMENTS["days"], ids=lambda vector: str(vector["words"]))
def test_days_have_names(stage: Stage, vector: dict[str, Any]) -> None:
    found = stage.page.evaluate(
        "({from, to}) => { const { days, instant } = EventTimeline.calendar; return days(instant(...from), instant(...to)); }", vector
    )
    assert found == vector["words"]


def test_days_as_people_type_them(stage: Stage) -> None:
    for vector in MOMENTS["typed"]:
        expected = [instant(*vector["from"]), instant(*vector["until"])]
        assert stage.page.evaluate("text => EventTimeline.calendar.parse(text)", vector["text"]) == expected, vector["text"]
    for text in MOMENTS["not_typed"]:
        assert stage.page.evaluate("text => EventTimeline.calendar.parse(text)", text) is None, text


@pytest.mark.parametrize("make", [samples.news, samples.several, samples.ancient, samples.one_hour])
def test_places_on_the_axis_lead_back_to_their_instants(stage: Stage, make: samples.Make) -> None:
    timeline = make()
    reach = extent_of(timeline)
    assert reach is not None
    moments = [reach.lo + (reach.hi - reach.lo) * part // 97 for part in range(98)]
    for key, scale in scales_of(timeline).items():
        found = stage.page.evaluate(
            """([map, moments]) => {
                const { at, moment } = EventTimeline.calendar.places(map);
                return moments.map((value) => [at(value), moment(at(value))]);
            }""",
            [payload(timeline)["scales"][key]["map"], moments],
        )
        assert [x for x, _ in found] == pytest.approx([scale.at(moment) for moment in moments], abs=1e-9), key
        assert [moment for _, moment in found] == pytest.approx(moments, abs=1), key
