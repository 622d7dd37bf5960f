from __future__ import annotations

import pytest
from made import EXTRACTION

from timeline.export import explanation, table
from timeline.export.terminal import printable, width, wrapped
from timeline.model import Document, Extraction


def test_the_events_in_the_order_of_time() -> None:
    order = [line for line in "".join(table.chunks([EXTRACTION], 200)).splitlines() if "a time" in line]
    assert ["Caesar" in order[0], "서울" in order[1], "happened" in order[2]] == [True] * 3


@pytest.mark.parametrize("room", [1, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(room: int) -> None:
    for line in "".join(table.chunks([EXTRACTION], room)).splitlines():
        assert width(line) <= max(room, 40)


def test_columns_stand_under_each_other_though_letters_are_wide() -> None:
    lines = "".join(table.chunks([EXTRACTION], 100)).splitlines()
    header = next(line for line in lines if line.startswith("When"))
    for words, column in (("Caesar fell", "Event"), ("서울", "Event"), ("15 March", "As written"), ("35 years", "As written")):
        line = next(line for line in lines if words in line and "Undated" not in line)
        assert width(line[: line.index(words)]) == header.index(column)


def test_a_narrow_terminal_has_no_room_for_reasons() -> None:
    assert "Why" not in "".join(table.chunks([EXTRACTION], 50))


def test_it_says_what_stayed_undated_and_what_is_planned() -> None:
    text = "".join(table.chunks([EXTRACTION], 100))
    assert "Undated: “35 years” (P35Y)" in text
    assert "(planned)" in text
    assert "Note: The header is odd." in text


def test_an_article_cannot_command_the_terminal() -> None:
    text = "".join(table.chunks([EXTRACTION])) + "".join(explanation.chunks([EXTRACTION]))
    assert not {"\x1b", "\u202e"}.intersection(text)


def test_several_articles_are_set_apart_by_an_empty_line() -> None:
    text = "".join(table.chunks([EXTRACTION, Extraction(Document("Rain.", title="Rain"), (), ())]))
    assert "\n\nRain\n" in text


def test_an_explanation_tells_each_step_and_the_reading_not_chosen() -> None:
    assert "".join(explanation.chunks([EXTRACTION], 100)).split("\n\n")[0] == (
        "Rome, 44 BC. Caesar fell on [15 March]. =1+1 happened at 1:05 AM ET; for 35 years 서울 waited.\n"
        "  TIMEX3  DATE BC0044-03-15\n"
        "  When    15 March 44 BC (-0043-03-15)\n"
        "  Why     “15 March” is a time.\n"
        "          It is the year last named.\n"
        "  Or      Tuesday 15 March 2016 (2016-03-15): The nearest."
    )


def test_an_undated_expression_says_so() -> None:
    last = "".join(explanation.chunks([EXTRACTION], 100)).split("\n\n")[-1]
    assert "  TIMEX3  DURATION P35Y mod=APPROX\n  From    “15 March”\n  When    undated\n" in last


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [("", 5, [""]), ("a b", 1, ["a", "b"]), ("서울시", 4, ["서울", "시"]), ("ab cdefgh ij", 4, ["ab", "cdef", "gh", "ij"])],
)
def test_wrapping(text: str, limit: int, lines: list[str]) -> None:
    assert wrapped(text, limit) == lines


def test_what_is_printable() -> None:
    assert printable(" a\u0000\u009b\r\n\tb\u2028c\ud800 é ") == "a b c é"
