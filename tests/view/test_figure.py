"""The figure as people get it in a notebook: golden files for the whole of it, and what must hold for any timeline.

After a change that is meant, write the golden files anew: ``WRITE_GOLDEN=1 python -m pytest tests/view/test_figure.py``; then look at them.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import samples

from timeline.view.figure import figure

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = {
    "news-publication-light": (samples.news, {"scale": "publication"}),
    "news-even-dark": (samples.news, {"scale": "even", "theme": "dark"}),
    "ancient-linear-light": (samples.ancient, {}),
    "rounds-publication-dark": (samples.rounds, {"scale": "publication", "theme": "dark"}),
    "several-publication-light": (samples.several, {"width": 640}),
}


def told(**options: Any) -> dict[str, Any]:
    make = options.pop("make")
    found: dict[str, Any] = json.loads(figure(make(), **options).to_json())
    return found


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    make, options = CASES[name]
    found = told(make=make, **options)
    path = GOLDEN / f"figure-{name}.json"
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("make", [samples.empty, samples.eventless, samples.one_hour, samples.hostile])
def test_any_timeline_has_a_figure(make: samples.Make) -> None:
    found = told(make=make)
    assert found["layout"]["height"] > 100


def test_hovering_and_labels_say_text_not_markup() -> None:
    found = told(make=samples.hostile)
    texts = [annotation["text"] for annotation in found["layout"]["annotations"]]
    texts += [words for trace in found["data"] for row in trace.get("customdata", []) for words in row]
    texts += [trace["name"] for trace in found["data"] if "name" in trace]
    assert any("&lt;" in text for text in texts)
    for text in texts:
        inside = text.removeprefix("<b>").removesuffix("</b>")
        assert "<" not in inside


def test_very_many_events_are_two_thousand_marks_and_the_rest_counted() -> None:
    found = told(make=lambda: samples.many(5000), scale="linear")
    clusters = [trace for trace in found["data"] if trace["mode"] == "markers+text"]
    hovering = next(trace for trace in found["data"] if "customdata" in trace)
    assert len(hovering["customdata"]) <= 2000
    assert sum(int(text) for text in clusters[0]["text"]) + len(hovering["customdata"]) == 5000
    assert len(found["data"]) < 60


def test_a_scale_that_a_timeline_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="linear, even"):
        figure(samples.ancient(), scale="publication")


def test_the_same_timeline_gives_the_same_figure() -> None:
    assert figure(samples.news()).to_json() == figure(samples.news()).to_json()
