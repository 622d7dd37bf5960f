"""What is left out at first: events that another article's stands for, and those of skipped stretches. A click brings them back."""

from __future__ import annotations

from datetime import date

from staging import Stage

from timeline.model import Document, Skipped, Timeline
from timeline.pipeline import extract

PUBLISHED = date(2016, 11, 23)
SUNK = "The ferry Nordlys sank off Marle on 3 May 2011."
CAPTION = "Divers raised the wreck of the Nordlys in June 2012."


def in_table(stage: Stage) -> list[str]:
    return stage.texts(".et-table tbody tr[data-id] td:nth-child(2)")


def skipping() -> Timeline:
    text = f"{SUNK}\n\n{CAPTION}"
    return extract(Document(text, id="a", published=PUBLISHED, skipped=(Skipped(len(SUNK) + 2, len(text), "page furniture: caption"),)))


def test_what_two_articles_tell_is_one_until_they_are_parted(stage: Stage) -> None:
    one, other = (extract(Document(SUNK, id=name, title=name, published=PUBLISHED)) for name in "ab")
    stage.show(one.merged_with(other))
    assert in_table(stage) == ["The ferry Nordlys sank off Marle"]
    assert stage.texts(".et-count") == ["Filter"]
    stage.get(".et-filter > button").click()
    stage.get(".et-menu label", has_text="Told again by other articles").click()
    stage.settle()
    assert len(in_table(stage)) == 2
    assert stage.state()["shown"] == ["again"]
    assert stage.page.evaluate("document.querySelectorAll('.et-mark').length") == 2


def test_a_click_on_a_skipped_stretch_brings_back_its_events(stage: Stage) -> None:
    stage.show(skipping())
    assert in_table(stage) == ["The ferry Nordlys sank off Marle"]
    stage.get(".et-skipped.et-telling").first.click(position={"x": 5, "y": 5})
    stage.settle()
    assert in_table(stage) == ["The ferry Nordlys sank off Marle", "Divers raised the wreck of the Nordlys"]
    assert stage.page.evaluate("document.querySelectorAll('.et-mark').length") == 2
    stage.get(".et-text mark", has_text="June 2012").click()
    stage.settle()
    assert stage.texts(".et-details h2") == ["Divers raised the wreck of the Nordlys"]


def test_the_tray_brings_them_back_by_keyboard(stage: Stage) -> None:
    stage.show(skipping())
    stage.set(tab="undated")
    stage.get(".et-bring").focus()
    stage.press("Enter")
    stage.settle()
    assert len(in_table(stage)) == 2
    assert stage.texts(".et-bring") == ["Leave out their events"]
    stage.get(".et-bring").click()
    stage.settle()
    assert len(in_table(stage)) == 1


def test_a_contradiction_is_told(stage: Stage) -> None:
    one, other = (
        extract(Document(SUNK.replace("3 May", day), id=day, title=f"Ferry lost, {day}", published=PUBLISHED)) for day in ("3 May", "5 May")
    )
    stage.show(one.merged_with(other))
    stage.get(".et-table tbody tr[data-id]").first.click()
    stage.settle()
    assert stage.texts(".et-contradiction") == ["Ferry lost, 5 May dates it Thursday 5 May 2011; this one Tuesday 3 May 2011."]
