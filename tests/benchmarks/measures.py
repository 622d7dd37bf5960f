"""What is measured, each in a process of its own, so that no run profits from what another has left in memory."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, NamedTuple

from timeline.compose import compose
from timeline.find import find
from timeline.model import Document
from timeline.resolve import resolve


class Stages(NamedTuple):
    """Seconds of processor time."""

    find: float
    resolve: float
    compose: float

    @property
    def resolved(self) -> float:
        """Until all dates are known."""
        return self.find + self.resolve

    @property
    def whole(self) -> float:
        """Until all events are told."""
        return sum(self)


def alone(function: Callable[..., Any], *arguments: object) -> Any:
    """What the function returns, called in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def stages(documents: Sequence[Document]) -> Stages:
    """The time that reading all documents takes, once the language is loaded."""
    _warm()
    spent = [0.0, 0.0, 0.0]
    for document in documents:
        times = [time.process_time()]
        expressions = find(document)
        times.append(time.process_time())
        resolutions = resolve(document, expressions)
        times.append(time.process_time())
        compose(document, resolutions)
        times.append(time.process_time())
        spent = [before + end - start for before, start, end in zip(spent, times, times[1:], strict=False)]
    return Stages(*spent)


def middle(runs: Sequence[Stages]) -> Stages:
    """The median of each stage."""
    return Stages(*(median(run[place] for run in runs) for place in range(3)))


def searched(text: str) -> float:
    """The time that dateparser's ``search_dates`` takes over a text, once it has loaded."""
    from dateparser.search import search_dates

    search_dates("It rained on 5 May 2015.", languages=["en"])
    start = time.process_time()
    search_dates(text, languages=["en"])
    return time.process_time() - start


class Memory(NamedTuple):
    """Bytes that reading a document takes beside its text: at the peak, and in the end, with all that is remembered."""

    peak: int
    end: int
    expressions: int
    events: int


def memory(document: Document) -> Memory:
    """The memory that a document takes. Counting it makes the reading several times slower."""
    _warm()
    tracemalloc.start()
    resolutions = resolve(document, find(document))
    events = compose(document, resolutions)
    end, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Memory(peak, end, len(resolutions), len(events))


def started(*arguments: str) -> float:
    """The seconds until a command has answered."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "timeline", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def page(count: int) -> float:
    """The time that the payload of a page with so many events takes."""
    sys.path.append("tests")
    from samples import many

    from timeline.view.payload import payload

    timeline = many(count)
    start = time.process_time()
    payload(timeline)
    return time.process_time() - start


def _warm() -> None:
    document = Document("It rained on 5 May 2015.")
    compose(document, resolve(document, find(document)))
