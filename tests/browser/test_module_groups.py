"""Events in groups: by category, by article, or not; each with its name, and foldable by pointer and key."""

from __future__ import annotations

import pytest
import samples
from staging import Stage


def heads(stage: Stage) -> list[str]:
    return [" ".join(text.split()) for text in stage.texts(".et-head")]


@pytest.mark.parametrize(("by", "first"), [("category", "agreement"), ("document", "The ferry closes")])
def test_groups_have_names_and_hold_all_events(stage: Stage, by: str, first: str) -> None:
    stage.show(samples.several(), hash=True)
    stage.get(".et-groups").select_option(by)
    stage.settle()
    assert stage.state()["group"] == by
    assert f"group={by}" in stage.page.evaluate("location.hash")
    assert any(head.startswith(first) for head in heads(stage))
    assert sum(int(head.rsplit(" ", 1)[1]) for head in heads(stage)) == 12
    assert stage.labels()["overlaps"] == []
    order = stage.page.evaluate(
        """[...document.querySelectorAll(".et-head, .et-mark")].map((node) => [node.getBoundingClientRect().top, node.className])
        .sort((one, other) => one[0] - other[0]).map(([, name]) => name)"""
    )
    assert order[0].startswith("et-head")


def test_a_group_is_folded_by_its_head_and_by_a_key(stage: Stage) -> None:
    stage.show(samples.several())
    stage.set(group="document")
    before = stage.labels()["labels"]
    stage.get(".et-head").first.click()
    stage.settle()
    assert stage.get(".et-head").first.get_attribute("aria-expanded") == "false"
    folded = stage.labels()["labels"]
    assert folded < before
    stage.get(".et-layer").focus()
    stage.press("Home")
    active = stage.get(".et-active").get_attribute("data-id") or ""
    stage.press("c")
    stage.press("c")
    assert active
    stage.get(".et-head").first.click()
    stage.settle()
    assert stage.labels()["labels"] == before


def test_the_keys_choose_groups_scales_and_theme(stage: Stage) -> None:
    stage.show(samples.several())
    stage.press("g")
    assert stage.state()["group"] == "category"
    stage.press("g", "g")
    assert stage.state()["group"] == "none"
    stage.press("s")
    assert stage.state()["scale"] == "linear"
    stage.press("t")
    assert stage.get(".et").get_attribute("data-theme") == "light"


def test_single_keys_can_be_switched_off(stage: Stage) -> None:
    stage.show(samples.several())
    stage.press("?")
    stage.get(".et-keys-switch input").uncheck()
    stage.press("Escape", "g")
    assert stage.state()["group"] == "none"
    stage.get(".et-help-button").click()
    stage.get(".et-keys-switch input").check()
    stage.press("Escape", "g")
    assert stage.state()["group"] == "category"


def test_one_article_has_no_groups_by_article(stage: Stage) -> None:
    stage.show(samples.news())
    assert stage.texts(".et-groups option") == ["No groups", "By category"]
    stage.set(group="document")
    stage.show(samples.news(), hash=True, fragment="#group=document")
    assert stage.state()["group"] == "none"


def test_a_narrow_screen_has_them_too(stage: Stage) -> None:
    stage.show(samples.several(), width=390, height=800)
    stage.set(group="category")
    assert stage.get(".et-rail-head").count() > 1
    assert not stage.overflows()


def test_keys_zoom_to_an_event_and_to_its_year(stage: Stage) -> None:
    stage.show(samples.news())
    stage.set(scale="linear")
    stage.get(".et-layer").focus()
    stage.press("Home", "z")
    low, high = stage.state()["range"]
    assert high - low < 0.9
    stage.press("0", "End", "y")
    [told] = stage.texts(".et-in-view")
    assert told.startswith("In view: ")
