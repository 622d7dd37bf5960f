from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.view.state import FACETS, GROUPS, SCALES, SORTS, TABS, State, decode, encode

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "state.json").read_text(encoding="utf-8"))

# Seven digits are what an address keeps.
PLACES = st.integers(0, 10**7).map(lambda number: number / 10**7)
STATES = st.builds(
    State,
    scale=st.none() | st.sampled_from(SCALES),
    range=st.sets(PLACES, min_size=2, max_size=2).map(lambda ends: (min(ends), max(ends))),
    selected=st.none() | st.text(),
    query=st.text(max_size=200),
    group=st.sampled_from(GROUPS),
    since=st.text(max_size=40).map(str.strip),
    until=st.text(max_size=40).map(str.strip),
    hidden=st.sets(st.tuples(st.sampled_from(FACETS), st.text()).map(":".join)).map(lambda keys: tuple(sorted(keys))),
    shown=st.sampled_from([(), ("again",), ("skipped",), ("again", "skipped")]),
    sort=st.sampled_from(SORTS),
    descending=st.booleans(),
    document=st.none() | st.text(),
    tab=st.sampled_from(TABS),
)


@given(STATES)
def test_an_address_tells_the_whole_state(state: State) -> None:
    assert decode(encode(state)) == state
    assert decode("#" + encode(state)) == state


@given(STATES)
def test_an_address_is_plain(state: State) -> None:
    assert encode(state).isascii()
    assert not set(encode(state)) & set(" #\"'<>")


@given(st.text() | st.binary().map(lambda data: data.decode("utf-8", errors="surrogateescape")))
def test_whatever_an_address_says_there_is_a_view(text: str) -> None:
    state = decode(text)
    assert state.scale in (None, *SCALES)
    assert 0 <= state.range[0] < state.range[1] <= 1
    assert decode(encode(state)).hidden == state.hidden


def of(told: dict[str, Any]) -> State:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}
    return State(**values)


@pytest.mark.parametrize("vector", VECTORS["both_ways"], ids=lambda vector: str(vector["fragment"]))
def test_vectors_both_ways(vector: dict[str, Any]) -> None:
    state = of(vector["state"])
    assert decode(vector["fragment"]) == state
    assert encode(state) == vector["fragment"]


@pytest.mark.parametrize("vector", VECTORS["only_read"], ids=lambda vector: str(vector["fragment"]))
def test_vectors_that_are_only_read(vector: dict[str, Any]) -> None:
    assert asdict(decode(vector["fragment"])) == asdict(of(vector["state"]))


def test_a_state_is_written_as_python() -> None:
    state = State(scale="even", hidden=("kind:report",))
    assert eval(repr(state)) == state
