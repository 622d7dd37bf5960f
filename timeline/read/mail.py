"""Saved mails (EML): the text of the mail, its subject, sender and day; attached articles beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import PurePath

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.raw import Raw

_DEEPEST = 3
# With these Python's parser fails at lines of the head that no mail program wrote.
_DAMAGES = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError, AssertionError, RecursionError)


def read_mail(raw: Raw) -> Iterator[Document | InputError]:
    """The mail as an article, then those of its attachments that are articles by their form.

    Raises ``EmptyError`` when it has no text.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw.data)
        assert isinstance(message, EmailMessage)
        document = _mail(message, raw)
        attached = list(_attached(message, raw)) if raw.depth < _DEEPEST else []
    except _DAMAGES as error:
        raise InputError(raw.source, f"is a damaged mail ({type(error).__name__}); save it anew, or its text as a text file") from None
    if document is not None:
        yield document
    yield from attached
    if document is None and not attached:
        raise EmptyError(raw.source, "is a mail without text; give one with an article in it")


def _mail(message: EmailMessage, raw: Raw) -> Document | None:
    body = message.get_body(("plain", "html"))
    content = "" if body is None else _content(body)
    if body is None or not content.strip():
        return None
    known = Known(raw.id, title=_header(message, "subject"), author=_sender(message))
    day = message["date"]
    moment = getattr(day, "datetime", None)
    if moment is not None:
        known = replace(known, published=moment.date(), found="the mail's date")
    if body.get_content_type() == "text/html":
        from timeline.read.html import read_html

        page = read_html(content.encode("utf-8", "replace"), raw.source, raw.id, encoding="utf-8")
        # A mail's own lines go before what trafilatura makes of it.
        return replace(
            page,
            title=known.title or page.title,
            author=known.author or page.author,
            published=known.published or page.published,
            published_from=known.found or page.published_from,
        )
    return article(content.replace("\r\n", "\n"), known)


def _content(part: MIMEPart) -> str:
    """A part's text; one in an encoding that nobody knows is read as the nearest thing to it."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""


def _sender(message: EmailMessage) -> str:
    """The sender's name, or address where there is none."""
    senders = getattr(message["from"], "addresses", ())
    return next((sender.display_name or sender.addr_spec for sender in senders), "")


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _attached(message: EmailMessage, raw: Raw) -> Iterator[Document | InputError]:
    from timeline.read.forms import ARTICLES, documents

    for part in message.iter_attachments():
        name = PurePath(part.get_filename() or "").name
        if PurePath(name).suffix.lower() not in ARTICLES:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield from documents(Raw.named(payload, f"{raw.source}, {name}", f"{raw.id}/{name}", raw.depth + 1))
