"""Bytes -> text, without changing a character: newlines stay, and a byte order mark is the text's first character."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from timeline.errors import EmptyError, UndecodableError

# The longer mark first: UTF-32's begins with UTF-16's. Codecs that name the byte order leave the mark in the text.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people drop here that is no text, by its first bytes, and what to do about it.
_FORMATS = (
    (b"{\\rtf", "is a rich text file; save it as plain text and give that file"),
    (b"\xd0\xcf\x11\xe0", "is an office document; save the article as plain text and give that file"),
    (b"\x1f\x8b", "is compressed; unpack it and give the file inside"),
    (b"SQLite format 3\x00", "is a library, not an article; open it with --library"),
)
_BINARY = "is not text but a binary file; give a text, HTML, PDF or Word file"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A stray control character is in many an old newswire text; a binary file is full of them.
_MOST_CONTROLS = 0.01
_SAMPLE = 65536
_COMMON = ("cp1252", "cp1250")
_MARGIN = 0.04
# A sign after a letter is another code page's letter: "powiedzia³" is "powiedział".
_MISREAD = re.compile(r"[^\W\d_][¡¢£¤¥¦§¬¯±³¶¹¼½¾¿]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and warnings for people about how it was decoded."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, source: str, encoding: str = "") -> Decoded:
    """The text that the bytes of ``source`` hold: by byte order mark, in the ``encoding`` that a server named, as UTF-8, else in the one
    that fits best, with a warning.

    Raises ``EmptyError`` when there is nothing but blanks, ``UndecodableError`` when it is no text or in no encoding that fits.

    >>> decode(b"\\xef\\xbb\\xbfIt rained.\\r\\n", "a.txt").text
    '\\ufeffIt rained.\\r\\n'
    """
    for start, problem in _FORMATS:
        if data.startswith(start):
            raise UndecodableError(source, problem)
    decoded = _as_named(data, encoding) or _decode(data, source)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\xa0\u2028\u2029"):
        raise EmptyError(source, "holds no text; give a file with an article in it")
    if len(_CONTROLS.findall(decoded.text[:_SAMPLE])) > _MOST_CONTROLS * min(len(decoded.text), _SAMPLE):
        raise UndecodableError(source, _BINARY)
    return decoded


def _as_named(data: bytes, encoding: str) -> Decoded | None:
    """In a named encoding, unless a mark or the bytes themselves speak against it."""
    if not encoding or any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    try:
        return Decoded(data.decode(encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _decode(data: bytes, source: str) -> Decoded:
    for mark, named in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(named))
            except UnicodeDecodeError as error:
                problem = f"begins as {named.upper()} but breaks it at byte {error.start}; save it as UTF-8 and give that file"
                raise UndecodableError(source, problem) from None
    encoding = _wide(data[:_SAMPLE])
    if encoding is None:
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            if b"\x00" in data[:_SAMPLE]:
                raise UndecodableError(source, _BINARY) from None
            if _is_damaged(data):
                problem = f"{source} breaks UTF-8 at byte {error.start}; what is broken there is shown as \ufffd."
                return Decoded(data.decode("utf-8", "replace"), (problem,))
            encoding = _likeliest(data)
    try:
        text = data.decode(encoding or "ascii")
    except UnicodeDecodeError:
        problem = "is neither UTF-8 nor in another encoding that fits; save it as UTF-8 and give that file"
        raise UndecodableError(source, problem) from None
    return Decoded(text, (f"{source} is not UTF-8; it was read as {encoding}. If letters look wrong, save it as UTF-8.",))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every other byte is zero."""
    even, odd = sample[::2], sample[1::2]
    if not odd or b"\x00" not in sample:
        return None
    blank_even, blank_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if blank_odd > 0.4 and blank_even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if blank_even > 0.4 and blank_odd < 0.05 else None


def _is_damaged(data: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes: by chance, text in another encoding holds next to no sequence of UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not character.isascii() for character in text) - broken >= 10 * broken


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return None
    # Short Western texts fit many code pages alike: the ones that Windows wrote most are taken where none fits clearly better.
    alike = [match for match in matches if match.chaos <= best.chaos and match.coherence >= best.coherence - _MARGIN]
    fitting = {encoding for match in alike for encoding in match.could_be_from_charset}
    return next((encoding for encoding in _COMMON if encoding in fitting and not _MISREAD.search(data.decode(encoding))), best.encoding)
