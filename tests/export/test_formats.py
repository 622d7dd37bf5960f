"""What every format has in common: it is named by its ending, says what it cannot hold, and lets no text of an article out of its place."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import pytest
import samples
from made import EXTRACTION

from timeline.export import FORMATS, named_by
from timeline.export.zipped import zipped
from timeline.model import Timeline


def spelled(name: str, extractions: Iterable[object] = (EXTRACTION,)) -> bytes:
    pieces = FORMATS[name].chunks(extractions)  # type: ignore[arg-type]
    return b"".join(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece for piece in pieces)


@pytest.mark.parametrize("name", FORMATS)
def test_its_file_ending_names_it(name: str) -> None:
    for ending in FORMATS[name].endings:
        assert named_by(f"folder/events.{ending}" if ending else "events") == name


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("make", [samples.news, samples.ancient, samples.one_hour, samples.hostile, samples.eventless, samples.several])
def test_any_timeline_can_be_written_and_always_the_same(name: str, make: samples.Make) -> None:
    extractions = make().extractions
    if FORMATS[name].single:
        extractions = extractions[:1]
    assert spelled(name, extractions) == spelled(name, extractions) != b""


LOST = {
    "ics": [
        "1 event left out: a calendar needs a start in the years 1 to 9999 (“Caesar fell”)",
        "1 event without an end",
        "1 event approximate",
    ],
    "timelinejs": ["1 event without an end"],
    "markwhen": ["1 event left out", "1 event are written without their open end", "1 event are written as exact"],
    "jsonld": ["1 event without startDate"],
    "timesketch": ["1 event left out", "1 event approximate"],
}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_lost_in_silence(name: str) -> None:
    found = list(FORMATS[name].lost(EXTRACTION))
    assert len(found) == len(LOST.get(name, [])), found
    for message, start in zip(found, LOST.get(name, []), strict=True):
        assert message.startswith(start)


def test_articles_that_need_a_file_each_are_zipped_under_names_of_their_own() -> None:
    timeline = Timeline((EXTRACTION, EXTRACTION))
    [content] = zipped(FORMATS["timeml"], timeline)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["made.tml", "made-2.tml"]
        assert archive.read("made.tml") == spelled("timeml")


# Each format that has words of its own for an event keeps a person's note; a picture and an annotated text have no place for it.
@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"table", "timeml", "svg", "png"}))
def test_a_note_goes_with_its_event(name: str) -> None:
    events = tuple(replace(event, note="Checked with the archive") for event in EXTRACTION.events)
    assert b"Checked with the archive" in spelled(name, [replace(EXTRACTION, events=events)]).replace(b"\r\n ", b"")
