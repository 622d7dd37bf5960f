from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.read import parse_published, read_text
from timeline.read.lines import filled_lines
from timeline.read.publication import find_publication

CASES = tomllib.loads((Path(__file__).parent / "publication.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_publication_date_and_its_place(case: dict[str, Any]) -> None:
    publication = find_publication(filled_lines(case["text"]))
    assert (str(publication.published or ""), publication.found) == (case["published"], case.get("found", ""))
    if "updated" in case:
        assert str(publication.updated) == case["updated"]
    expected = case.get("warnings", [])
    assert len(publication.warnings) == len(expected)
    for warning, words in zip(publication.warnings, expected, strict=True):
        assert words in warning
        assert "--published" in warning


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.sampled_from(("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%d.%m.%Y")))
def test_every_date_is_read_in_every_form(published: date, form: str) -> None:
    written = published.strftime(form)
    assert find_publication(filled_lines(f"Ferry sinks\nPublished: {written}\nThe ferry sank.")).published == published
    assert parse_published(written) == published


@given(st.text(max_size=300))
def test_any_text_has_a_publication_date_or_a_warning(text: str) -> None:
    publication = find_publication(filled_lines(text))
    assert (publication.published is None) is (publication.found == "")
    assert publication.published is not None or publication.warnings


TYPED = [
    ("2016-11-23", "2016-11-23"),
    (" 2016-11-23 ", "2016-11-23"),
    ("2016-11-23T01:05:00-05:00", "2016-11-23"),
    ("2016-11-23 01:05", "2016-11-23"),
    ("20161123", "2016-11-23"),
    ("2016-W47-3", "2016-11-23"),
    ("2016/11/23", "2016-11-23"),
    ("23 November 2016", "2016-11-23"),
    ("Nov 23rd, 2016", "2016-11-23"),
    ("Wednesday 23 November 2016", "2016-11-23"),
    ("23.11.2016", "2016-11-23"),
    ("23/11/2016", "2016-11-23"),
    ("05/05/2016", "2016-05-05"),
    ("23 de noviembre de 2016", "2016-11-23"),
    ("23. November 2016", "2016-11-23"),
    ("3 mars 2015", "2015-03-03"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_dates_as_people_type_them(typed: str, meant: str) -> None:
    assert str(parse_published(typed)) == meant


REFUSED = [
    ("", "is not a date"),
    ("yesterday", "is not a date"),
    ("last spring", "is not a date"),
    ("now", "is not a date"),
    ("Wednesday", "is not a date"),
    ("November 2016", "is not a date"),
    ("2016", "is not a date"),
    ("23 November", "is not a date"),
    ("2016-02-30", "is not a date"),
    ("2016-13-01", "is not a date"),
    ("31 February 2016", "is not a date"),
    ("the ferry sank", "is not a date"),
    ("03/04/2015", "may be 2015-04-03 or 2015-03-04"),
    ("x" * 10000, "is not a date"),
]


@pytest.mark.parametrize(("typed", "problem"), REFUSED, ids=[row[0][:20] or "empty" for row in REFUSED])
def test_what_is_no_full_date_is_refused_in_words(typed: str, problem: str) -> None:
    with pytest.raises(DateError, match=problem) as refused:
        parse_published(typed)
    assert len(str(refused.value)) < 250


def test_a_given_date_goes_before_the_articles_own() -> None:
    document = read_text("date 2016-11-23\n\nFerry sinks\n\nUpdated 25 November 2016", published=date(2015, 1, 2))
    assert (document.published, document.published_from, document.warnings) == (date(2015, 1, 2), "given", ())


def test_the_last_change_is_told_apart_from_publication() -> None:
    changed = read_text("date 2016-11-23\n\nFerry sinks\n\nUpdated 25 November 2016\n\nThe ferry sank on Sunday.")
    assert (changed.published, changed.updated, changed.warnings) == (date(2016, 11, 23), date(2016, 11, 25), ())
    assert read_text("date 2016-11-23\n\nFerry sinks\n\nUpdated 23 November 2016\n\nThe ferry sank.").updated is None
