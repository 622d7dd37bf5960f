"""Whatever the text: nothing raises, every span lies in the text and no two overlap, and the work grows with the length of the text."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chrono import edtf
from timeline.find import find
from timeline.language.load import tables
from timeline.model import Document, Resolution
from timeline.resolve import resolve

PUBLISHED = (None, date(2016, 11, 23), date(1, 1, 1), date(9999, 12, 31))

# Made long by repeating; the wall that each runs against is in its name.
REPEATED = {
    "digits": "1",
    "spaced digits": "1 ",
    "the verb may": "may ",
    "months": "May ",
    "weekdays": "Monday ",
    "nested numbers": "one hundred and ",
    "ordinals": "the first ",
    "one line": "They met in May 2015 and left on Sunday. ",
    "one sentence": "in May 2015 and on Sunday ",
    "initials": "a.",
    "hyphens": "-",
    "blank lines": "\n ",
    "tabs": "\t",
    "ISO dates glued": "2015-01-01",
    "slashes": "1/1/",
    "colons": "1:1:",
    "thousands": "1,000,",
    "openings": "the end of ",
    "halves": "half a ",
    "lengths": "two years and ",
    "possessives": "’s ",
    "quotes": "“",
}

ODD = (
    """
999999999 years ago|0000-00-00|99/99/9999|the 99th century|year 0|0 BC|BC 0|31 February|30 February 2015|P|'|’s|in 9999
9999 millennia ago|9999999 centuries later|the 9999th century BC|9999999 days hence|24:00|25:61|May 99|Feb 29, 2015|Feb 29|0 years
0.5 seconds ago|1.5 minutes ago|00/00/0000|1/1/0000|0000|the 30th century|10th millennium|the year 0001|'00|Q9 2015
0001-01-01|9999-12-31T24:00Z|1,000,000 years ago|5.5.5
AD 9999|31st of the month|the 0th|the week of Feb 30|the fifth Monday of February 2015|the 40th week of May|the past 9999999 centuries
from 9999999 to 3|Easter 9999|Easter 4 BC|Thanksgiving 44 BC|5２ years|²5 years ago|٣ days ago|\ud800 Monday \udfff|1 January 2015 BC BC
""".strip()
    .replace("\n", "|")
    .split("|")
)


def _read(text: str, published: date | None) -> tuple[Resolution, ...]:
    document = Document(text, published=published)
    return resolve(document, find(document))


def _sound(text: str, published: date | None) -> tuple[Resolution, ...]:
    """The resolutions of a text, after looking at what must hold for any."""
    resolutions = _read(text, published)
    reached = 0
    for resolution in resolutions:
        assert reached <= resolution.start < resolution.end <= len(text)
        assert text[resolution.start : resolution.end] == resolution.expression.text
        assert str(resolution.reason)
        if resolution.interval is not None:
            assert edtf.spell(resolution.interval)
        reached = resolution.end
    return resolutions


def _calls(text: str) -> int:
    """How many functions reading a text calls: its work, whatever the machine."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        _read(text, date(2016, 11, 23))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_repeated_without_end_is_read_in_linear_work(piece: str) -> None:
    times = 6_000 // len(piece)
    _sound(piece * times, date(2016, 11, 23))
    once, twice = _calls(piece * times), _calls(piece * times * 2)
    assert twice <= 2.5 * once + 1_000


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
@pytest.mark.parametrize("text", ODD)
def test_odd_dates_are_read_or_left(text: str, published: date | None) -> None:
    _sound(text, published)
    _sound(f"In May 2014 it fell; {text} it rose by {text}.", published)


@pytest.mark.parametrize(("text", "value"), [("31 February", "2017-02"), ("30 February 2015", "2015-02"), ("June 31, 2014", "2014-06")])
def test_a_day_that_its_month_does_not_have_is_the_month_and_the_reason_says_so(text: str, value: str) -> None:
    (found,) = _read(text, date(2016, 11, 23))
    assert (found.text, found.timex.value) == (text, value)
    assert "no such day" in str(found.reason)


@pytest.mark.parametrize("text", ["0000-00-00", "99/99/9999", "BC 0", "25:61", "P", "'", "’s"])
def test_what_the_calendar_does_not_have_is_no_whole_date(text: str) -> None:
    assert all(resolution.expression.text != text for resolution in _read(text, date(2016, 11, 23)))


def _vocabulary() -> list[str]:
    words = [word for rows in tables("en", "words").values() for row in rows["category"] for word in row["words"]]
    literals = "the a an in of on at for last next this that every ago earlier later after before since until by end first"
    literals += " half and to from between"
    signs = [
        ".",
        ",",
        "-",
        "–",
        "—",
        "'",
        "’s",
        ":",
        "/",
        "\n\n",
        "\n",
        '"',
        "(",
        "%",
        "1",
        "2",
        "31",
        "99",
        "1990",
        "1990s",
        "10:35",
        "4th",
        "44 BC",
    ]
    return [*words, *(word.capitalize() for word in words), *literals.split(), *signs, "said", "will", "has", "met", "Kim", "war"]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(_vocabulary()), st.text(max_size=6)), max_size=40),
    st.sampled_from([" ", "", "  "]),
    st.sampled_from(PUBLISHED),
)
def test_any_text_is_sound_and_read_the_same_twice(words: list[str], joint: str, published: date | None) -> None:
    text = joint.join(words)
    assert _sound(text, published) == _read(text, published)


@pytest.mark.parametrize(
    "text",
    ["last week", "today", "on Sunday", "in January", "two years ago", "the next three months", "this morning", "last May", "recent weeks"],
)
def test_without_a_publication_date_what_leans_on_it_stays_undated_and_says_so(text: str) -> None:
    (resolution,) = _read(f"They met {text}.", None)
    assert resolution.interval is None
    assert "publication date, which is not known" in str(resolution.reason)
