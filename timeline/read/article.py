"""Text -> Document: its publication date, title and page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.model import Document, Skipped
from timeline.read.furniture import find_furniture
from timeline.read.lines import Line, filled_lines
from timeline.read.publication import find_publication
from timeline.tongues import guess_language, is_understood, plain_code

_TITLE_LENGTH = 120
# Moot once a person says which language it is.
NOT_ENGLISH = "Its source says that the article is in English, its words are those of another language (“{}”), as it was read."
LITTLE_UNDERSTOOD = "The article is in a language (“{}”) of which full dates, weekdays and some phrases are understood, and no more."


@dataclass(frozen=True, slots=True)
class Known:
    """What a source says of its article beside the text; empty where it says nothing.

    ``found`` is the place of ``published`` in words. Given dates go before what the text says.
    """

    id: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    found: str = ""
    warnings: tuple[str, ...] = ()
    author: str = ""
    site: str = ""
    updated: date | None = None


def article(text: str, known: Known) -> Document:
    """The document that ``text`` and what is known of it make.

    >>> document = article("date 2016-11-23\\n\\nFloods in Oslo\\n\\nThe river rose on Sunday.", Known(id="floods.txt"))
    >>> document.title, document.published, document.published_from, [skipped.why for skipped in document.skipped]
    ('Floods in Oslo', datetime.date(2016, 11, 23), 'header line 1', ['page furniture: header line'])
    """
    lines = filled_lines(text)
    publication = find_publication(lines)
    skipped = _with_own_dates(find_furniture(lines), lines, publication.lines)
    published, found, warnings = known.published, known.found, known.warnings
    if published is None:
        published, found, warnings = publication.published, publication.found, (*warnings, *publication.warnings)
    language, told = _language(text, known.language)
    warnings = (*warnings, *told)
    if not is_understood(language):
        warnings = (*warnings, LITTLE_UNDERSTOOD.format(language))
    return Document(
        text=text,
        id=known.id,
        title=known.title or _title(lines, skipped),
        published=published,
        published_from=found,
        language=language,
        url=known.url,
        skipped=skipped,
        warnings=warnings,
        author=known.author,
        site=known.site,
        updated=_after(known.updated or publication.updated, published),
    )


def _after(updated: date | None, published: date | None) -> date | None:
    """The day of the last change, where that is not the day of publication: most pages name the same day twice."""
    return updated if updated is not None and published is not None and updated > published else None


def _language(text: str, named: str) -> tuple[str, tuple[str, ...]]:
    """The language of a text: the one that its source names, unless that is English, which pages say of themselves unasked, and its words
    are clearly another's; then with a warning.
    """
    code, guessed = plain_code(named), guess_language(text)
    if code == "en" and guessed != "en":
        return guessed, (NOT_ENGLISH.format(guessed),)
    return code or guessed, ()


def _with_own_dates(skipped: tuple[Skipped, ...], lines: Sequence[Line], own: frozenset[int]) -> tuple[Skipped, ...]:
    starts = {stretch.start for stretch in skipped}
    dates = (Skipped(line.start, line.end, "page furniture: the article's own date") for line in lines if line.number in own)
    return tuple(sorted((*skipped, *(date for date in dates if date.start not in starts)), key=lambda stretch: stretch.start))


def _title(lines: Sequence[Line], skipped: Sequence[Skipped]) -> str:
    """The first line that is no furniture and has a word in it; a long one is cut between words."""
    starts = {stretch.start for stretch in skipped}
    for line in lines:
        if line.start not in starts and sum(character.isalpha() for character in line.text) > 1:
            title = " ".join(line.text[: _TITLE_LENGTH * 2].split())
            return title if len(title) <= _TITLE_LENGTH else title[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return ""
