"""``timeline evaluate``: how well dates are found and resolved, by TimeML gold."""

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

    from timeline.evaluate import Agreement, Evaluation, Miss
    from timeline.gold import Part
    from timeline.model import Document, Resolution


@click.command("evaluate", short_help="Score the dates against TimeML gold.")
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--part", type=click.Choice(["all", "read", "held"]), default="all", show_default=True, help="A half of the files, by their names."
)
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what was missed, found wrongly and understood wrongly, too.")
@click.pass_obj
def command(report: Report, folder: str, part: Part, as_json: bool, errors: bool) -> int:
    """Score TIMEX3 against the TimeML files of FOLDER, as TempEval-3 counts: strict, relaxed, type and value F1, and characters a second.

    The halves are for writing rules honestly: look at what was missed in one (--part read), and only score on the other (--part held).

    \b
    Examples:
      timeline evaluate corpora/timebank
      timeline evaluate corpora/timebank --part read --errors
    """
    from timeline.evaluate import evaluate

    found = evaluate(Path(folder), _resolutions, part)
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


def _lines(found: Evaluation, errors: bool) -> Iterator[str]:
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
        from timeline.evaluate import MissKind

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
