"""``timeline evaluate``: how well dates are found and resolved and events dated, by TimeML gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report
from timeline.export.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.evaluate.counting import Agreement
    from timeline.evaluate.events import Coverage, EventEvaluation
    from timeline.evaluate.expressions import Evaluation
    from timeline.evaluate.misses import Miss
    from timeline.gold import GoldDocument, Part
    from timeline.model import Document, Extraction, Resolution


@click.command("evaluate", short_help="Score the dates against TimeML gold.")
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--part", type=click.Choice(["all", "read", "held"]), default="all", show_default=True, help="A half of the files, by their names."
)
@click.option("--events", is_flag=True, help="Score the dates of events instead: TLINKs, and events.jsonl beside the files.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what was missed, found wrongly and understood wrongly, too.")
@click.pass_obj
def command(report: Report, folder: str, part: Part, events: bool, as_json: bool, errors: bool) -> int:
    """Score TIMEX3 against the TimeML files of FOLDER, as TempEval-3 counts: strict, relaxed, type and value F1, and characters a second.

    The halves are for writing rules honestly: look at what was missed in one (--part read), and only score on the other (--part held).

    With --events: of the words that TLINKs put in a TIMEX3 (IS_INCLUDED, DURING, SIMULTANEOUS, IDENTITY), how many stand in an event
    of ours, and how many of these events have that date. A file events.jsonl in FOLDER may date words, too, one JSON object a line:
    doc (a file's name without its ending), begin and end (characters of TEXT), and time, or begin_time and end_time, as 2015-03-XX.

    \b
    Examples:
      timeline evaluate corpora/timebank
      timeline evaluate corpora/timebank --part read --errors
      timeline evaluate corpora/timebank --events
    """
    from timeline.evaluate.events import evaluate_events
    from timeline.evaluate.expressions import evaluate

    found = evaluate_events(Path(folder), _extraction, part) if events else evaluate(Path(folder), _resolutions, part)
    for failure in found.failures:
        report.failure(failure)
    if found.documents:
        pieces = [json.dumps(found.as_dict(errors), ensure_ascii=False, indent=1) + "\n"] if as_json else _lines(found, errors)
        write(pieces, STANDARD, for_people=not as_json)
    return report.exit_code


def _resolutions(document: Document) -> Sequence[Resolution]:
    from timeline.find import find
    from timeline.resolve import resolve

    return resolve(document, find(document))


def _extraction(gold: GoldDocument) -> Extraction:
    from timeline.pipeline import extract

    return extract(gold.document).extractions[0]


def _lines(found: Evaluation | EventEvaluation, errors: bool) -> Iterator[str]:
    from timeline.evaluate.events import EventEvaluation

    yield from _of_events(found, errors) if isinstance(found, EventEvaluation) else _of_expressions(found, errors)


def _of_events(found: EventEvaluation, errors: bool) -> Iterator[str]:
    yield f"{found.documents} documents, {found.events} events found\n\n"
    measures = (("linked to dates", found.links), ("linked to publication", found.creation), ("dated mentions", found.mentions))
    if not any(coverage.gold for _, coverage in measures):
        yield "Nothing to score: no TLINK of these files dates an event, and no events.jsonl beside them does.\n"
        return
    yield f"{'':24}{'words':>7}{'covered':>18}{'of these right':>18}\n"
    for name, coverage in measures:
        if coverage.gold:
            yield _coverage(name, coverage)
    for miss in found.misses if errors else ():
        ours = f"{miss.ours} in “{miss.headline}”" if miss.headline else "nothing"
        yield f"{printable(f'{miss.file}:{miss.start}  {miss.measure} “{miss.word}” gold {miss.gold} | ours {ours}')}\n"
        yield f"    {printable(miss.context)}\n"


def _coverage(name: str, coverage: Coverage) -> str:
    covered, right = 100 * coverage.covered_share, 100 * coverage.right_share
    return f"{name:24}{coverage.gold:7}{coverage.covered:10} {covered:5.1f} %{coverage.right:10} {right:5.1f} %\n"


def _of_expressions(found: Evaluation, errors: bool) -> Iterator[str]:
    yield f"{found.documents} documents, {found.relaxed.gold} expressions in the gold, {found.relaxed.system} found; "
    yield f"{found.characters_per_second:,.0f} characters a second\n\n"
    yield f"{'in %':8}{'precision':>10}{'recall':>8}{'F1':>8}\n"
    agreements = (("strict", found.strict, 1.0), ("relaxed", found.relaxed, 1.0))
    scaled = (("type", found.relaxed, found.types.share), ("value", found.relaxed, found.values.share))
    for name, score, share in (*agreements, *scaled):
        yield f"{name:8}{100 * score.precision * share:10.2f}{100 * score.recall * share:8.2f}{100 * score.f1 * share:8.2f}\n"
    yield from _points("begin points", found.begin_points)
    yield from _points("end points", found.end_points)
    if errors:
        from timeline.evaluate.misses import MissKind

        for kind in get_args(MissKind):
            yield from _misses(kind, [miss for miss in found.misses if miss.kind == kind])


def _points(name: str, agreement: Agreement) -> Iterator[str]:
    if agreement.gold:
        yield f"{name}: {agreement.agreed} of {agreement.gold} as in the gold\n"


def _misses(kind: str, misses: Iterable[Miss]) -> Iterator[str]:
    misses = list(misses)
    yield f"\n{kind}: {len(misses)}\n"
    for miss in misses:
        gold = f"“{miss.gold_text}” {miss.gold_type} {miss.gold_value}" if miss.gold_text else "nothing"
        ours = f"“{miss.text}” {miss.type} {miss.value} ({miss.rule})" if miss.text else "nothing"
        yield f"{printable(f'{miss.file}:{miss.start}  gold {gold} | ours {ours}')}\n    {printable(miss.context)}\n"
