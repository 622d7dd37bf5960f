"""The view is in the address: it can be sent, and the back button undoes."""

from __future__ import annotations

import pytest
import samples
from staging import Stage


def fragment(stage: Stage) -> str:
    return str(stage.page.evaluate("location.hash"))


def test_a_deep_link_is_restored(stage: Stage) -> None:
    stage.show(samples.several(), hash=True, fragment="#event=ferry-1&scale=linear&range=0.5,1&hide=category%3Apolitics&sort=-event")
    state = stage.state()
    assert (state["selected"], state["scale"], state["range"]) == ("ferry-1", "linear", [0.5, 1])
    assert (state["hidden"], state["sort"], state["descending"]) == (["category:politics"], "event", True)
    assert stage.texts(".et-details h2") == ["The ferry closed"]
    assert stage.texts(".et-articles [aria-selected=true]") == ["The ferry closes"]


def test_what_was_done_is_undone_by_going_back(stage: Stage) -> None:
    stage.show(samples.news(), hash=True)
    stage.click_mark("harbour-8")
    assert fragment(stage) == "#event=harbour-8"
    stage.get(".et-scales label", has_text="Even").click()
    stage.settle()
    stage.get(".et-table tr[data-id='harbour-4']").click()
    stage.settle()
    assert fragment(stage) == "#event=harbour-4&scale=even"
    stage.page.go_back()
    stage.settle()
    assert stage.state()["selected"] == "harbour-8"
    stage.page.go_back()
    stage.settle()
    assert stage.state()["scale"] == "publication"
    assert stage.texts(".et-details h2") == ["Prosecutors charged the harbour master"]
    stage.page.go_back()
    stage.settle()
    assert stage.state()["selected"] is None


def test_zooming_changes_the_address_but_makes_no_step(stage: Stage) -> None:
    stage.show(samples.news(), hash=True)
    steps = stage.page.evaluate("history.length")
    for _ in range(3):
        stage.get("button[aria-label^='Zoom in']").click()
    stage.page.wait_for_timeout(300)
    assert fragment(stage).startswith("#range=")
    assert stage.page.evaluate("history.length") == steps


@pytest.mark.parametrize(
    "nonsense", ["#%%%", "#range=9,8&scale=oval&event=nobody", "#hide=,,%25,x%3Ay&sort=up&tab=none", "#" + "a" * 5000, "#event=<img src=x>"]
)
def test_nonsense_is_ignored(stage: Stage, nonsense: str) -> None:
    stage.show(samples.news(), hash=True)
    first = stage.state()
    stage.show(samples.news(), hash=True, fragment=nonsense)
    assert stage.state() == first


def test_without_hash_the_address_is_left_alone(stage: Stage) -> None:
    stage.show(samples.news(), fragment="#event=harbour-4")
    assert stage.state()["selected"] is None
    stage.click_mark("harbour-8")
    assert fragment(stage) == "#event=harbour-4"


def test_mounting_anew_and_new_data(stage: Stage) -> None:
    stage.show(samples.news())
    stage.click_mark("harbour-8")
    stage.show(samples.news())
    assert stage.get(".et").count() == 1
    stage.click_mark("harbour-8")
    from timeline.view.payload import payload

    stage.page.evaluate("(told) => handle.setPayload(told)", payload(samples.several()))
    stage.settle()
    assert stage.state()["selected"] == "harbour-8"
    assert stage.texts(".et-title") == ["3 articles"]
    assert len(stage.texts(".et-table tbody tr")) == 12
    stage.page.evaluate("handle.destroy()")
    assert stage.get(".et").count() == 0
