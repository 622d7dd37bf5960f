"""What of a page is no story: captions said twice, video players, invitations, bylines, copyright lines. Named, never cut out.

The wordings are rows of ``furniture.toml``; repeats and the times of video players are found here, because they need the lines around them.
"""

from __future__ import annotations

import re
import tomllib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.model import Skipped
from timeline.read.lines import Line

# A line longer than this is a paragraph of the story.
_LINE_LENGTH = 300
_TOP_LINES = 15
_BOTTOM_LINES = 15
# A caption is said again within these many lines; further off the story may say the same words again.
_REPEAT_LINES = 6
_REPEAT_LENGTH = 10
_PLAYER_TIME = re.compile(r"(?P<caption>.*?)\s*\(?\b\d{1,2}(?::[0-5]\d){1,2}\)?")
_PLAYER_ENDS = frozenset("0123456789)")
_WHERE = ("anywhere", "top", "edges")


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of furniture: see the head of ``furniture.toml``."""

    name: str
    why: str
    where: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The rows of ``furniture.toml``, compiled."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Row(
            row["name"],
            row["why"],
            _WHERE[_WHERE.index(row["where"])],
            re.compile("|".join(f"(?:{pattern})" for pattern in row["patterns"]), 0 if row.get("cased") else re.IGNORECASE),
            tuple(row["examples"]),
            tuple(row["counter"]),
        )
        for row in table["row"]
    )


def find_furniture(lines: Sequence[Line]) -> tuple[Skipped, ...]:
    """The stretches of a text, given as its filled lines, that are page furniture, in order, each with the reason.

    Of a caption said several times within a few lines the first stays.

    >>> from timeline.read.lines import filled_lines
    >>> text = "Floods in Oslo\\nFloods in Oslo\\n\\nReplay\\n\\nFloods in Oslo 02:42\\n\\nThe river rose on Sunday.\\n"
    >>> [(text[skipped.start:skipped.end], skipped.why) for skipped in find_furniture(filled_lines(text))]
    [('Floods in Oslo', 'page furniture: repeated caption'), ('Replay', 'page furniture: video player'), \
('Floods in Oslo 02:42', 'page furniture: caption in a video player')]
    """
    return tuple(Skipped(line.start, line.end, f"page furniture: {why}") for line, why in _furniture(lines))


def _furniture(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    recent: deque[str] = deque(maxlen=_REPEAT_LINES)
    player: deque[bool] = deque(maxlen=2)
    for position, line in enumerate(lines):
        if len(line.text) > _LINE_LENGTH:
            recent.append("")
            player.append(False)
            continue
        top, bottom = position < _TOP_LINES, position >= len(lines) - _BOTTOM_LINES
        row = _row(line.text, top, bottom)
        why = row.why if row else _said_before(line.text, recent, any(player))
        if why:
            yield line, why
        player.append(row is not None and row.name == "player")
        # A repeat keeps its caption in mind: the next one may come as many lines later.
        recent.append("" if row else _caption(line.text))


def _row(text: str, top: bool, bottom: bool) -> Row | None:
    return next(
        (row for row in rows() if (row.where == "anywhere" or top or (row.where == "edges" and bottom)) and row.pattern.fullmatch(text)),
        None,
    )


def _said_before(text: str, recent: deque[str], in_player: bool) -> str | None:
    caption = _caption(text)
    if len(caption) < _REPEAT_LENGTH and not in_player:
        return None
    if caption != text.casefold() and (in_player or caption in recent):
        return "caption in a video player"
    return "repeated caption" if len(caption) >= _REPEAT_LENGTH and caption in recent else None


def _caption(text: str) -> str:
    """A line as it is compared: without a player's time at its end."""
    timed = _PLAYER_TIME.fullmatch(text) if text[-1] in _PLAYER_ENDS else None
    return (timed["caption"] if timed else text).casefold()
