"""The ``timeline`` command: wires the rooms together, and turns whatever goes wrong into one line for people.

Nothing heavy is imported here: each command imports what it needs when it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from timeline.cli import evaluate, explain, export, extract, library, serve
from timeline.cli.output import let_go
from timeline.cli.report import Report

__all__ = ["command", "main", "run"]

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


@click.group(
    "timeline",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 some inputs failed, the others are done; 2 wrong usage.",
)
@click.version_option(None, "-V", "--version", package_name="event-timeline", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show Python's traceback of whatever fails.")
@click.pass_obj
def command(report: Report, debug: bool) -> None:
    """Give it a news article; it shows when everything in it happened, and why it thinks so.

    An INPUT is a file (text, Markdown, HTML, PDF, Word, mail, TimeML, JSONL, CSV, Parquet, a feed), a folder or a ZIP
    archive of them, the address of a page, or - for standard input.

    \b
    Examples:
      timeline serve article.txt
      timeline extract article.txt --published 2016-11-23
    """
    report.debug = debug


for _module in (serve, export, extract, explain, evaluate, library):
    command.add_command(_module.command)


def main() -> NoReturn:
    """Run this process's command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong is a line on standard error.

    >>> run(["extract", "--nonsense"])
    2
    """
    report = Report()
    try:
        code = command.main(list(arguments), prog_name="timeline", standalone_mode=False, obj=report)
        return code if isinstance(code, int) else report.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        asked = error.ctx.command_path if error.ctx else "timeline"
        report.say(f"{error.format_message().rstrip('.')}; see {asked} --help")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        report.say("stopped")
        return INTERRUPTED
    except Exception as error:
        report.failure(error)
        return report.exit_code
    finally:
        let_go()
