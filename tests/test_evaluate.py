"""Scoring, on TimeML texts of our own. The counts expected are worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3
from timeline.errors import InputError, NotFoundError
from timeline.evaluate.expressions import Evaluation, evaluate
from timeline.gold import halves
from timeline.model import Document, Reason, Resolution, TemporalExpression

DAY = Interval.of(Granularity.DAY, instant(2016, 11, 23))

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>{name}</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2016-11-23" functionInDocument="CREATION_TIME">November 23, 2016</TIMEX3></DCT>
<TITLE>Ferry on <TIMEX3 tid="t9" type="DATE" value="2016-11-20">Sunday</TIMEX3></TITLE>
<TEXT>{body}</TEXT>
</TimeML>
"""


def timex(words: str, type: str, value: str, tid: str = "t1", **more: str) -> str:
    attributes = "".join(f' {name}="{written}"' for name, written in more.items())
    return f'<TIMEX3 tid="{tid}" type="{type}" value="{value}"{attributes}>{words}</TIMEX3>'


def found(document: Document, words: str, type: str, value: str, **more: object) -> Resolution:
    start = document.text.index(words)
    expression = TemporalExpression(start, start + len(words), words, Absolute(DAY), "hand")
    return Resolution(expression, Timex3(type, value), more.pop("interval", None), Reason(), **more)  # type: ignore[arg-type]


def score(folder: Path, body: str, *system: tuple[str, str, str]) -> Evaluation:
    """The evaluation of one document; the system finds exactly ``system``: words, type, value."""
    (folder / "one.tml").write_text(TIMEML.format(name="one", body=body), encoding="utf-8")

    def extract(document: Document) -> Sequence[Resolution]:
        return [found(document, *item) for item in system]

    return evaluate(folder, extract)


SUNDAY = timex("last Sunday", "DATE", "2016-11-20")
WEEK = timex("the whole last week", "DATE", "2016-W46")

# body, system, (strict, relaxed, type, value) agreements, kinds of misses
CASES = [
    pytest.param(
        f"A ferry sank {SUNDAY}.", [("last Sunday", "DATE", "2016-11-20")], (1, 1, 1, 1), [], id="the same characters match strictly"
    ),
    pytest.param(
        f"A ferry sank {SUNDAY}.", [("Sunday", "DATE", "2016-11-20")], (0, 1, 1, 1), ["span"], id="fewer characters match when they overlap"
    ),
    pytest.param(
        f"A ferry sank {SUNDAY}.", [("sank", "DATE", "2016-11-20")], (0, 0, 0, 0), ["missed", "spurious"], id="neighbours do not match"
    ),
    pytest.param(
        f"It rained {WEEK}.",
        [("the whole", "DATE", "2016-W46"), ("last week", "DATE", "2016-W46")],
        (0, 1, 1, 1),
        ["span", "spurious"],
        id="of two on one gold expression one is spurious",
    ),
    pytest.param(
        f"It rained {WEEK}.",
        [("the whole", "DURATION", "P1W"), ("the whole last week", "DATE", "2016-W46")],
        (1, 1, 1, 1),
        ["spurious"],
        id="the one with the same characters is matched first",
    ),
    pytest.param(
        f"From {timex('May', 'DATE', '2016-05')} to {timex('June', 'DATE', '2016-06', 't2')} it rained.",
        [("May to June", "DATE", "2016-05")],
        (0, 1, 1, 1),
        ["span", "missed"],
        id="one over two gold expressions finds one of them",
    ),
    pytest.param(f"A ferry sank {SUNDAY}.", [("last Sunday", "TIME", "2016-11-20")], (1, 1, 0, 1), ["type"], id="the type is wrong"),
    pytest.param(f"A ferry sank {SUNDAY}.", [("last Sunday", "DATE", "2016-11-13")], (1, 1, 1, 0), ["value"], id="the value is wrong"),
    pytest.param(
        f"A ferry sank {SUNDAY}.",
        [("Sunday", "SET", "P1W")],
        (0, 1, 0, 0),
        ["span", "type", "value"],
        id="everything but the place is wrong",
    ),
    pytest.param("Nothing is dated here.", [], (0, 0, 0, 0), [], id="nothing to find and nothing found"),
    pytest.param(f"It rained {timex('', 'DURATION', 'P1D')}all day.", [], (0, 0, 0, 0), [], id="an empty tag is not there to be found"),
]


@pytest.mark.parametrize(("body", "system", "agreed", "kinds"), CASES)
def test_counting(tmp_path: Path, body: str, system: list[tuple[str, str, str]], agreed: tuple[int, ...], kinds: list[str]) -> None:
    result = score(tmp_path, body, *system)
    assert (result.strict.matched, result.relaxed.matched, result.types.agreed, result.values.agreed) == agreed
    assert sorted(miss.kind for miss in result.misses) == sorted(kinds)


def test_only_the_text_counts(tmp_path: Path) -> None:
    result = score(tmp_path, f"A ferry sank {SUNDAY}.")
    assert result.relaxed.gold == 1


def test_scores_are_of_all_documents_together(tmp_path: Path) -> None:
    # Three gold expressions and one found in one document, one and one in the other: 2 of 4, where the mean of both would be 2 of 3.
    three = " ".join(timex(words, "DATE", "2016", f"t{number}") for number, words in enumerate(("2016", "this year", "the year"), 1))
    for name, body in (("one", three), ("two", timex("2016", "DATE", "2016"))):
        (tmp_path / f"{name}.tml").write_text(TIMEML.format(name=name, body=body), encoding="utf-8")
    result = evaluate(tmp_path, lambda document: [found(document, "2016", "DATE", "2016")])
    assert result.documents == 2
    assert (result.strict.precision, result.strict.recall) == (1.0, 0.5)
    assert result.strict.f1 == pytest.approx(2 / 3)


def test_type_and_value_are_shares_of_relaxed_f1(tmp_path: Path) -> None:
    body = f"{timex('Monday', 'DATE', '2016-11-21')}, {timex('Tuesday', 'DATE', '2016-11-22', 't2')}, {timex('daily', 'SET', 'P1D', 't3')}"
    result = score(tmp_path, body, ("Monday", "DATE", "2016-11-21"), ("Tuesday", "DATE", "2016-11-15"))
    assert result.relaxed.f1 == pytest.approx(0.8)
    assert result.type_f1 == pytest.approx(0.8)
    assert result.value_f1 == pytest.approx(0.4)


def test_a_miss_tells_what_and_where(tmp_path: Path) -> None:
    result = score(tmp_path, f"It rained. A ferry\nsank {SUNDAY}. All were saved.", ("Sunday", "DATE", "2016-11-20"))
    (miss,) = result.misses
    assert (miss.kind, miss.file, miss.gold_text, miss.text, miss.rule) == ("span", "one.tml", "last Sunday", "Sunday", "hand")
    assert (miss.gold_type, miss.gold_value, miss.value) == ("DATE", "2016-11-20", "2016-11-20")
    assert miss.context == "A ferry sank last Sunday."


def test_points_agree_in_value(tmp_path: Path) -> None:
    span = timex("two weeks", "DURATION", "P2W", "t1", beginPoint="t2", endPoint="t0")
    since = timex("two years", "DURATION", "P2Y", "t3", beginPoint="t2")
    body = f"For {span} from {timex('9 November', 'DATE', '2016-11-09', 't2')} it rained, and for {since} it had not."
    (tmp_path / "one.tml").write_text(TIMEML.format(name="one", body=body), encoding="utf-8")
    fortnight = Interval.between(instant(2016, 11, 9), instant(2016, 11, 24))

    def extract(document: Document) -> Sequence[Resolution]:
        return [
            found(document, "two weeks", "DURATION", "P2W", interval=fortnight, begin_point=1),
            found(document, "9 November", "DATE", "2016-11-09"),
            found(document, "two years", "DURATION", "P2Y"),
        ]

    result = evaluate(tmp_path, extract)
    assert (result.begin_points.agreed, result.begin_points.gold) == (1, 2)
    # The gold's end is the creation time, which is no expression: our interval ends on that day.
    assert (result.end_points.agreed, result.end_points.gold) == (1, 1)


def test_the_system_sees_the_document_as_it_is_read(tmp_path: Path) -> None:
    seen: list[Document] = []
    (tmp_path / "one.tml").write_text(TIMEML.format(name="one", body=f"\n A &amp; B\n{SUNDAY}\n"), encoding="utf-8")

    def extract(document: Document) -> Sequence[Resolution]:
        seen.append(document)
        return []

    evaluate(tmp_path, extract)
    assert seen[0].text == "\n A & B\nlast Sunday\n"
    assert seen[0].published == date(2016, 11, 23)


def test_halves_share_no_document_and_miss_none(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.tml").write_text(TIMEML.format(name=number, body=SUNDAY), encoding="utf-8")
    read, held, both = (evaluate(tmp_path, lambda document: [], part) for part in ("read", "held", "all"))
    files = [{miss.file for miss in half.misses} for half in (read, held)]
    assert files[0].isdisjoint(files[1])
    assert read.documents + held.documents == both.documents == 20
    parts = halves([f"{number}.tml" for number in range(20)])
    assert {parts[file] for file in files[0]} == {"read"}
    assert {parts[file] for file in files[1]} == {"held"}
    assert read.documents == held.documents


def test_a_broken_file_is_named_and_the_others_are_scored(tmp_path: Path) -> None:
    (tmp_path / "broken.tml").write_text("<TimeML><TEXT>It rained", encoding="utf-8")
    result = score(tmp_path, SUNDAY)
    assert result.documents == 1
    assert [failure.source for failure in result.failures] == ["broken.tml"]


def test_a_folder_without_gold_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="is no folder"):
        evaluate(tmp_path / "none", lambda document: [])
    with pytest.raises(InputError, match="holds no TimeML files"):
        evaluate(tmp_path, lambda document: [])


def test_figures_are_ready_for_json(tmp_path: Path) -> None:
    result = score(tmp_path, f"A ferry sank {SUNDAY}.", ("Sunday", "DATE", "2016-11-20"))
    figures = json.loads(json.dumps(result.as_dict(errors=True)))
    assert figures["strict"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert figures["value"]["f1"] == 100.0
    assert figures["characters"] == len("A ferry sank last Sunday.")
    assert [error["kind"] for error in figures["errors"]] == ["span"]
    assert "errors" not in result.as_dict()
