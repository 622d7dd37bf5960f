from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.read import read_text
from timeline.read.furniture import Row, find_furniture, rows
from timeline.read.lines import filled_lines


def skipped(text: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.why) for item in find_furniture(filled_lines(text))]


EXAMPLES = [(row, example) for row in rows() for example in row.examples]
COUNTER = [(row, line) for row in rows() for line in row.counter]


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[f"{row.name}: {line[:40]}" for row, line in EXAMPLES])
def test_every_example_is_furniture_of_its_kind(row: Row, example: str) -> None:
    assert skipped(example) == [(example, f"page furniture: {row.why}")]


@pytest.mark.parametrize(("row", "line"), COUNTER, ids=[f"{row.name}: {line[:40]}" for row, line in COUNTER])
def test_no_counter_example_is_furniture(row: Row, line: str) -> None:
    assert skipped(line) == []


def test_every_row_has_examples_and_counter_examples() -> None:
    names = [row.name for row in rows()]
    assert len(names) == len(set(names))
    assert all(row.examples and row.counter for row in rows())


PAGE = """ date 2016-11-23 Breaking News

Ferry to the islands sinks

By Anna Berg and Bo Li, Example News

Updated 1:05 AM ET, Wed November 23, 2016

Rescue at sea on 20 November
Rescue at sea on 20 November

    JUST WATCHED

    Rescue at sea on 20 November

Replay
More Videos ...

MUST WATCH

Rescue at sea on 20 November 02:42

The ferry sank on Sunday. It left the harbour at 02:42.
Read More
The sea was calm.

Example's Jo Day contributed reporting.
Copyright Example News.
"""


def test_a_page_with_all_its_clutter() -> None:
    assert skipped(PAGE) == [
        ("date 2016-11-23 Breaking News", "page furniture: header line"),
        ("By Anna Berg and Bo Li, Example News", "page furniture: byline"),
        ("Updated 1:05 AM ET, Wed November 23, 2016", "page furniture: the page's own date"),
        ("Rescue at sea on 20 November", "page furniture: repeated caption"),
        ("JUST WATCHED", "page furniture: video player"),
        ("Rescue at sea on 20 November", "page furniture: repeated caption"),
        ("Replay", "page furniture: video player"),
        ("More Videos ...", "page furniture: video player"),
        ("MUST WATCH", "page furniture: video player"),
        ("Rescue at sea on 20 November 02:42", "page furniture: caption in a video player"),
        ("Read More", "page furniture: link to another page"),
        ("Example's Jo Day contributed reporting.", "page furniture: note on who worked on it"),
        ("Copyright Example News.", "page furniture: copyright line"),
    ]


def test_the_first_of_a_repeated_caption_stays() -> None:
    start = PAGE.index("Rescue at sea")
    assert all(item.start != start for item in find_furniture(filled_lines(PAGE)))


def test_the_text_stays_as_it_was_and_the_title_is_found() -> None:
    document = read_text(PAGE)
    assert document.text == PAGE
    assert document.title == "Ferry to the islands sinks"


STORY = [
    "The train leaves at 02:42",
    "02:42",
    "Kick-off is at 20:45",
    "It was over.\nA short line\nIt was over and done with.",
    "He said so.\n\n1\n2\n3\n4\n5\n6\n7\n\nA line that comes back\n\n1\n2\n3\n4\n5\n6\n7\n\nA line that comes back",
]


@pytest.mark.parametrize("text", STORY)
def test_the_story_is_no_furniture(text: str) -> None:
    assert skipped(text) == []


def test_what_tells_the_articles_own_date_is_furniture_but_a_chronology_is_not() -> None:
    dated = read_text("Ferry sinks\nTuesday, 3 March 2015\nIt sank.")
    assert [(dated.text[item.start : item.end], item.why) for item in dated.skipped] == [
        ("Tuesday, 3 March 2015", "page furniture: the article's own date")
    ]
    assert read_text("What happened when\n3 March 2015\nIt sank.\n4 March 2015\nIt was raised.").skipped == ()


@given(st.text(alphabet="ab \n\r\t\ufeff\u2028:0123456789éß漢😀", max_size=200))
def test_spans_are_whole_lines_in_order(text: str) -> None:
    end = 0
    for item in find_furniture(filled_lines(text)):
        assert end <= item.start < item.end
        stretch = text[item.start : item.end]
        assert stretch == stretch.strip("\ufeff \t")
        assert not re.search(r"[\r\n\u2028]", stretch)
        end = item.end


@given(st.text(alphabet="ab \n\r\t\ufeff\u2028", max_size=100))
def test_lines_are_the_text_without_its_blanks(text: str) -> None:
    lines = filled_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "").replace("\t", "").replace("\ufeff", "") == re.sub(r"[^ab]", "", text)
    for line in lines:
        assert line.number == 1 + len(re.findall(r"\r\n|[\r\n\u2028]", text[: line.start]))
