"""The timeline as an SVG picture: golden files, any timeline has one, and whatever a text says, it is text in it.

After a change that is meant, write the golden files anew: ``WRITE_GOLDEN=1 python -m pytest tests/view/test_svg.py``; then look at them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import samples

from timeline.view.svg import ThemeName, svg

GOLDEN = Path(__file__).parents[1] / "golden"
SVG = "{http://www.w3.org/2000/svg}"
CASES: dict[str, tuple[samples.Make, str | None, ThemeName]] = {
    "news-publication-auto": (samples.news, "publication", "auto"),
    "ancient-linear-dark": (samples.ancient, "linear", "dark"),
    "rounds-linear-light": (samples.rounds, "linear", "light"),
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    make, scale, theme = CASES[name]
    found = svg(make(), scale=scale, theme=theme)
    path = GOLDEN / f"picture-{name}.svg"
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [samples.empty, samples.eventless, samples.one_hour, samples.hostile, samples.several])
def test_any_timeline_has_a_picture_and_it_is_xml(make: samples.Make) -> None:
    root = ElementTree.fromstring(svg(make()))
    assert root.tag == f"{SVG}svg"
    assert float(root.attrib["height"]) > 60


def test_what_an_article_says_is_text() -> None:
    root = ElementTree.fromstring(svg(samples.hostile()))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "defs", "linearGradient", "stop", "rect", "circle", "path", "g", "text"}
    assert "<" in "".join(root.itertext())


def test_nothing_in_it_loads_or_runs() -> None:
    for element in ElementTree.fromstring(svg(samples.hostile(), theme="auto")).iter():
        assert not [name for name in element.attrib if name.startswith("on") or name.endswith("href")]
        told = " ".join(element.attrib.values()) + (element.text or "" if element.tag == f"{SVG}style" else "")
        assert not re.search(r"@import|url\((?!#tl-)|javascript:", told)


def test_of_very_many_events_some_two_thousand_are_drawn_and_the_rest_counted() -> None:
    root = ElementTree.fromstring(svg(samples.many(5000), scale="linear"))
    marks = [element for element in root.iter(f"{SVG}g") if re.fullmatch(r"tl-\d+", element.get("class", ""))]
    legend = len({element.get("class") for element in marks})
    counted = sum(int(element.text or "0") for element in root.iter(f"{SVG}text") if element.get("class") == "tl-count")
    assert len(marks) <= 2000 + legend
    assert counted + len(marks) - legend == 5000


def test_the_looks_differ_in_more_than_colour() -> None:
    found = svg(samples.news())
    assert 'stroke-dasharray="5 3"' in found
    assert "url(#tl-" in found


def test_a_scale_that_a_timeline_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="linear, even"):
        svg(samples.ancient(), scale="publication")
