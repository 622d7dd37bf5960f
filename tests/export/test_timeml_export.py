"""TimeML: read back by the project's own reader, the text is the same to the letter and the tags say what was found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import samples
from made import EXTRACTION, TEXT

from timeline.export.timeml import chunks, lost
from timeline.model import Document, Extraction
from timeline.pipeline import extract
from timeline.read.timeml import TimeML, parse_timeml, read_timeml


def parsed(extraction: Extraction) -> TimeML:
    return parse_timeml(next(chunks([extraction])).encode(), "made.tml")


def test_the_text_is_kept_and_the_tags_stand_where_the_expressions_do() -> None:
    found = parsed(EXTRACTION)
    assert found.text == TEXT
    assert [(tag.start, tag.end) for tag in found.annotations] == [(item.start, item.end) for item in EXTRACTION.expressions]
    assert found.docid == "made"


def test_the_tags_are_those_of_timex3() -> None:
    tags = [dict(tag.attributes) for tag in parsed(EXTRACTION).annotations]
    assert tags[0] == {"tid": "t1", "type": "DATE", "value": "BC0044-03-15", "functionInDocument": "NONE"}
    assert tags[2] == {"tid": "t3", "type": "DURATION", "value": "P35Y", "mod": "APPROX", "beginPoint": "t1", "functionInDocument": "NONE"}


def test_lengths_point_at_the_times_that_bound_them() -> None:
    article = Document("The mine ran for 35 years before the end of World War II.", id="mine", published=date(2016, 11, 23))
    tags = [tag.attributes for tag in parsed(extract(article).extractions[0]).annotations]
    assert tags[0]["endPoint"] == tags[1]["tid"]


@pytest.mark.parametrize("text", ["a\r\nb\rc", " \n lead", "<TIMEX3> & ]]> \"'", "\ufeffmark", "two\u2028lines", "𝔘 on Sunday"])
def test_whatever_a_text_holds_comes_back(text: str) -> None:
    assert parsed(Extraction(Document(text, id="x"), (), ())).text == text


def test_what_xml_cannot_hold_is_replaced_and_said() -> None:
    extraction = Extraction(Document("bell\x07 half\ud800", id="x"), (), ())
    assert parsed(extraction).text == "bell\ufffd half\ufffd"
    assert list(lost(extraction)) == ["2 characters that XML cannot hold became U+FFFD"]


def test_hostile_words_stay_words() -> None:
    for extraction in samples.hostile().extractions:
        text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", extraction.document.text)
        assert parsed(replace(extraction, expressions=())).text == text


def test_read_as_an_article_it_is_the_same_document() -> None:
    document = read_timeml(next(chunks([EXTRACTION])).encode(), "made.tml")
    assert (document.text, document.published, document.id) == (TEXT, date(2016, 11, 23), "made")
