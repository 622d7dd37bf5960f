"""Prints what is measured as tables; ``python -m tests.benchmarks --help`` tells what can be asked for."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from timeline.resources import data

from . import measures, texts

# So much of the articles is read by search_dates.
_SEARCHED = 20_000

Rows = Iterator[tuple[str, ...]]


def throughput(options: argparse.Namespace) -> Rows:
    """How fast articles are read, beside dateparser's search_dates on a slice of them."""
    yield "characters a second", "characters", "find + resolve", "whole", "search_dates"
    sources = [("samples, as dense as news", [texts.newslike(200_000)]), ("samples, a date every 50 characters", [texts.dense(200_000)])]
    sources += [(folder.name, texts.articles(folder)) for folder in options.folders]
    for name, documents in sources:
        size = sum(len(document.text) for document in documents)
        spent = measures.middle([measures.alone(measures.stages, documents) for _ in range(options.runs)])
        piece = " ".join(document.text for document in documents)[:_SEARCHED]
        searched = median(measures.alone(measures.searched, piece) for _ in range(options.runs))
        yield name, f"{size:,}", _rate(size, spent.resolved), _rate(size, spent.whole), _rate(len(piece), searched)


def growth(options: argparse.Namespace) -> Rows:
    """How time grows with the length of one document: ten times as long should take ten times as long."""
    yield "one document", "seconds", "find + resolve", "whole", "for ten times the text"
    before = 0.0
    for length in (size for size in (500_000, 5_000_000, 50_000_000) if size <= options.largest * 1_000_000):
        spent = measures.alone(measures.stages, [texts.newslike(length)])
        times = f"{spent.whole / before:.1f} ×" if before else ""
        yield f"{length:,} characters", f"{spent.whole:.2f} s", _rate(length, spent.resolved), _rate(length, spent.whole), times
        before = spent.whole


def hostile(options: argparse.Namespace) -> Rows:
    """How time grows on texts meant to be slow: four times as long should take four times as long."""
    short, long = options.hostile // 4, options.hostile
    yield f"hostile, {long:,} characters", "a quarter", "all", "times", "characters/s"
    for name in texts.HOSTILE:
        less, more = (measures.alone(measures.stages, [texts.hostile(name, length)]).whole for length in (short, long))
        yield name, f"{less:.2f} s", f"{more:.2f} s", f"{more / less:.1f} ×" if less > 0.01 else "", _rate(long, more)


def memory(options: argparse.Namespace) -> Rows:
    """How much memory one document takes beside its own text: what grows with the text, since what is remembered of words is bounded."""
    short, long = 250_000, 1_000_000
    yield f"memory, {long:,} characters", "expressions", "peak", "× the text more: peak", "in the end"
    sources = [("samples, as dense as news", texts.newslike), ("samples, a date every 50 characters", texts.dense)]
    for name, make in sources:
        less, more = (measures.alone(measures.memory, make(length)) for length in (short, long))
        growing = (more.peak - less.peak) / (long - short), (more.end - less.end) / (long - short)
        yield name, f"{more.expressions:,}", f"{more.peak / 1e6:,.0f} MB", *(f"{share:.1f}" for share in growing)


def start(options: argparse.Namespace) -> Rows:
    """How long commands take until they have answered."""
    yield "start", "median"
    sample = str(sorted((data() / "articles").iterdir())[0])
    for name, words in (("timeline --help", ("--help",)), ("timeline extract, one article", ("extract", sample))):
        yield name, f"{median(measures.started(*words) for _ in range(max(5, options.runs))):.2f} s"


def page(options: argparse.Namespace) -> Rows:
    """How long a page's payload of many events takes."""
    yield "a page's payload", "seconds"
    for count in (500, 5_000, 100_000):
        yield f"{count:,} events", f"{measures.alone(measures.page, count):.2f} s"


SECTIONS: dict[str, Callable[[argparse.Namespace], Rows]] = {
    section.__name__: section for section in (throughput, growth, hostile, memory, start, page)
}


def _rate(characters: int, seconds: float) -> str:
    return f"{characters / seconds:,.0f}" if seconds else ""


def _print(rows: Rows) -> None:
    """The rows as they come, the head first."""
    widths: list[int] = []
    for cells in rows:
        head = not widths
        widths = widths or [36, *(max(12, len(cell)) for cell in cells[1:])]
        first, *rest = cells
        print("  ".join((first.ljust(widths[0]), *(cell.rjust(wide) for cell, wide in zip(rest, widths[1:], strict=True)))), flush=True)
        if head:
            print("-" * (sum(widths) + 2 * len(widths) - 2))
    print()


def main() -> None:
    """Reads the options and prints the tables that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Measures speed, growth and memory; seconds are processor time."
    )
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="articles to be read for the throughput, too: .tml, .txt, .html"
    )
    parser.add_argument("--only", choices=SECTIONS, action="append", help="this table alone; may be given again")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is told (5)")
    parser.add_argument("--largest", type=float, default=50, metavar="MB", help="the longest document, in million characters (50)")
    parser.add_argument("--hostile", type=int, default=1_000_000, metavar="CHARACTERS", help="the length of hostile texts (1,000,000)")
    options = parser.parse_args()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n"
        if hasattr(os, "getloadavg")
        else ""
    )
    for name in options.only or SECTIONS:
        _print(SECTIONS[name](options))


if __name__ == "__main__":
    main()
