from __future__ import annotations

from datetime import date

import pytest

from timeline.errors import EmptyError, InputError
from timeline.read.timeml import is_timeml, parse_timeml, read_timeml

TAGGED = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TimeML SYSTEM "TimeML.dtd">
<TimeML>
<DOCID> ferry-1 </DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2016-11-23T01:05" functionInDocument="CREATION_TIME">Wednesday</TIMEX3></DCT>
<TITLE>Ferry  sinks</TITLE>
<TEXT>
 The ferry &amp; its <EVENT eid="e1">sinking</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2016-W46">the <TIMEX3 tid="t2" value="2016-11-20">Sunday</TIMEX3> of last week</TIMEX3> \xc3\xa9.
</TEXT>
</TimeML>
"""


def test_the_text_is_that_of_the_tag_to_the_letter() -> None:
    document = read_timeml(TAGGED, "ferry.tml", "ferry.tml")
    assert document.text == "\n The ferry & its sinking on\nthe Sunday of last week é.\n"
    assert (document.id, document.title) == ("ferry-1", "Ferry sinks")
    assert (document.published, document.published_from) == (date(2016, 11, 23), "TimeML document creation time")


def test_tags_stand_where_their_words_do() -> None:
    timeml = parse_timeml(TAGGED, "ferry.tml")
    assert [(timeml.text[tag.start : tag.end], tag.attributes["tid"]) for tag in timeml.annotations] == [
        ("the Sunday of last week", "t1"),
        ("Sunday", "t2"),
    ]
    assert [tag.attributes["tid"] for tag in timeml.outside] == ["t0"]
    assert all(tag.text == timeml.text[tag.start : tag.end] for tag in timeml.annotations)


def dated(value: str) -> bytes:
    return (
        f'<TimeML><DCT><TIMEX3 functionInDocument="CREATION_TIME" value="{value}">x</TIMEX3></DCT><TEXT>It rained.</TEXT></TimeML>'.encode()
    )


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("1998-01-08", "1998-01-08"),
        ("19980108", "1998-01-08"),
        ("1998-01-08T06:18:00", "1998-01-08"),
        ("1998-02-31", "None"),
        ("1998-W02", "None"),
    ],
)
def test_document_creation_time(value: str, published: str) -> None:
    document = read_timeml(dated(value), "a.tml")
    assert str(document.published) == published
    assert any(value in warning for warning in document.warnings) is (published == "None")


def test_nesting_may_be_deep() -> None:
    deep = b"<TimeML><TEXT>" + b"<s>" * 5000 + b"It rained." + b"</s>" * 5000 + b"</TEXT></TimeML>"
    assert read_timeml(deep, "a.tml").text == "It rained."


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TimeML><TEXT>&b;</TEXT></TimeML>'
REFUSED = [
    (b"<TimeML><TEXT>It rained", InputError, "not well-formed XML at line 1"),
    (b"<TimeML><TEXT>\nA & B</TEXT></TimeML>", InputError, "not well-formed XML at line 2, character 4"),
    (b"<TimeML><TEXT>&nbsp;</TEXT></TimeML>", InputError, "not well-formed XML"),
    (b"<TimeML><DOCID>1</DOCID></TimeML>", InputError, "has no <TEXT>"),
    (b"<TimeML><TEXT> \n</TEXT></TimeML>", EmptyError, "empty <TEXT>"),
    (BOMB, InputError, "declares XML entities"),
    (b'<?xml version="1.0" encoding="klingon"?><TimeML><TEXT>x</TEXT></TimeML>', InputError, "XML|encoding"),
]


@pytest.mark.parametrize(("data", "kind", "problem"), REFUSED, ids=[str(row[2])[:24] + str(number) for number, row in enumerate(REFUSED)])
def test_what_is_no_timeml_is_refused_in_words(data: bytes, kind: type[Exception], problem: str) -> None:
    with pytest.raises(kind, match=problem):
        read_timeml(data, "a.tml")


@pytest.mark.parametrize(
    ("data", "answer"),
    [(TAGGED, True), (b"\xef\xbb\xbf<TimeML>", True), (b"<!-- x --> <TimeML>", True), (b"<html>", False), (b"The <TimeML> tag", False)],
)
def test_recognised_by_its_first_tag(data: bytes, answer: bool) -> None:
    assert is_timeml(data) is answer
