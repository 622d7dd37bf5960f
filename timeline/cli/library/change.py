"""``timeline library remove`` and ``rename``."""

from __future__ import annotations

import click

from timeline.cli.library import place
from timeline.cli.report import Report


@click.command("remove", short_help="Take articles out.")
@click.argument("names", metavar="ARTICLE…", nargs=-1, required=True)
@place.option()
@click.pass_obj
def remove(report: Report, names: tuple[str, ...], file: str | None) -> int:
    """Take articles out, each named by its id, the beginning of it, or its title. The dashboard can undo it.

    \b
    Example:
      timeline library remove 9f86d081
    """
    with place.present(file) as library:
        # All are looked for before any is removed.
        for article in dict.fromkeys(place.article_named(library, name) for name in names):
            library.remove(article.id)
            report.say(f"removed “{article.title}”")
    return report.exit_code


@click.command("rename", short_help="Give an article another title.")
@click.argument("name", metavar="ARTICLE")
@click.argument("title", metavar="TITLE")
@place.option()
@click.pass_obj
def rename(report: Report, name: str, title: str, file: str | None) -> int:
    """Give an article another title; it is named by its id, the beginning of it, or its title.

    \b
    Example:
      timeline library rename 9f86d081 "The ferry"
    """
    new = " ".join(title.split())
    if not new:
        raise click.BadParameter("an empty title names nothing; give some words", param_hint="TITLE")
    with place.present(file) as library:
        article = place.article_named(library, name)
        library.rename(article.id, new)
        report.say(f"“{article.title}” is now “{new}”")
    return report.exit_code
