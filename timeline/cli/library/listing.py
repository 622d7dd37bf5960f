"""``timeline library list``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from timeline.cli.library import place
from timeline.cli.output import STANDARD, write
from timeline.cli.report import Report

if TYPE_CHECKING:
    from timeline.store import Article


@click.command("list", short_help="List the articles.")
@click.option("--find", "words", metavar="WORDS", help="Only the articles that hold words beginning with each of these.")
@click.option("--json", "as_json", is_flag=True, help="An object for each article, one a line.")
@place.option()
@click.pass_obj
def command(report: Report, words: str | None, as_json: bool, file: str | None) -> int:
    """List the articles with their ids, publication dates and titles, in the order in which they were added.

    \b
    Examples:
      timeline library list
      timeline library list --find "ferry sank"
    """
    with place.present(file) as library:
        articles = library.articles()
        if words is not None:
            found = {hit.article for hit in library.search(words, most=len(articles) or 1)}
            articles = tuple(article for article in articles if article.id in found)
    write(_lines(articles) if as_json else _rows(articles, words is not None), STANDARD, for_people=not as_json)
    return report.exit_code


def _lines(articles: tuple[Article, ...]) -> Iterator[str]:
    for article in articles:
        published = article.published.isoformat() if article.published else None
        yield json.dumps({"id": article.id, "title": article.title, "published": published}, ensure_ascii=False) + "\n"


def _rows(articles: tuple[Article, ...], searched: bool) -> Iterator[str]:
    from timeline.export.terminal import printable

    if not articles:
        yield "No article holds these words.\n" if searched else "The library is empty; `timeline library add` puts articles into it.\n"
    for article in articles:
        yield f"{article.id}  {article.published or '—'!s:<10}  {printable(article.title)}\n"
