"""ZIP archives with articles in them. Nothing is unpacked to disk, and no archive may grow beyond what a person can have meant."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from timeline.errors import InputError
from timeline.read.raw import Raw

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 100 * 2**20
LARGEST_WHOLE = 500 * 2**20
DEEPEST = 2
_NO_ARTICLES = re.compile(r"(?:readme|license|copying|changelog)\b", re.IGNORECASE)
_ENCRYPTED = 0x1


class _TooLarge(InputError):
    """A member that unpacks to more than there is room for."""


def is_word(data: bytes) -> bool:
    """Whether an archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "word/document.xml" in packed.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def members(raw: Raw) -> Iterator[Raw | InputError]:
    """The articles in an archive, sorted by name, each with its name in the archive; in their places the failures.

    Raises ``InputError`` when the archive is damaged, too deep in others, or holds an office document or no article.
    """
    if raw.depth >= DEEPEST:
        raise InputError(raw.source, f"is an archive in {DEEPEST} others; unpack them and give the files inside")
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(raw.source, f"is a damaged archive ({error}); pack it anew") from None
    with packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if "mimetype" in packed.NameToInfo or "[Content_Types].xml" in packed.NameToInfo:
            raise InputError(raw.source, "is an office document; save the article as text, DOCX or PDF and give that file")
        if len(infos) > MOST_MEMBERS:
            raise InputError(raw.source, f"holds {len(infos)} files, more than {MOST_MEMBERS}; give it in parts")
        articles = sorted((info for info in infos if is_article(PurePosixPath(info.filename))), key=lambda info: info.filename)
        if not articles:
            raise InputError(raw.source, "is an archive without articles; put .txt, .html, .pdf or .jsonl files into it")
        left = LARGEST_WHOLE
        for info in articles:
            read = _member(packed, info, raw, min(LARGEST_MEMBER, left))
            if isinstance(read, Raw):
                left -= len(read.data)
            elif isinstance(read, _TooLarge) and left < LARGEST_MEMBER:
                yield InputError(raw.source, f"unpacks to more than {LARGEST_WHOLE // 2**20} MB; the rest was left out, give it in parts")
                return
            yield read


def is_article(path: PurePosixPath) -> bool:
    """Whether a file in a folder or an archive is an article: by its ending, and no hidden file or notice.

    >>> is_article(PurePosixPath("news/a.txt")), is_article(PurePosixPath("README.md")), is_article(PurePosixPath("__MACOSX/._a.txt"))
    (True, False, False)
    """
    from timeline.read.forms import ARTICLES

    hidden = any(part.startswith(".") and part != ".." for part in path.parts) or "__MACOSX" in path.parts
    return path.suffix.lower() in ARTICLES and not hidden and not _NO_ARTICLES.match(path.name)


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, raw: Raw, most: int) -> Raw | InputError:
    place = f"{raw.source}, {info.filename}"
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        # Its name is never used as a path, but who packs so means harm.
        return InputError(place, "has a name that leads out of the archive; pack it anew under a plain name")
    if info.flag_bits & _ENCRYPTED:
        return InputError(place, "is protected with a password; pack it without one")
    try:
        with packed.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        return InputError(place, f"is damaged or packed in a way that is not known ({error}); pack it anew")
    if len(data) > most:
        return _TooLarge(place, f"unpacks to more than {most // 2**20} MB; no article is so long")
    return Raw.named(data, place, f"{raw.id}/{path.as_posix()}", raw.depth + 1)
