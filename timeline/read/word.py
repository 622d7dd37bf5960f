"""Word documents (DOCX), by python-docx, which is installed with the extra ``docx``."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

from timeline.errors import EmptyError, InputError
from timeline.model import Document
from timeline.read.article import Known, article
from timeline.read.raw import Raw

_MISSING = "is a Word document; install what reads them with: pip install 'event-timeline[docx]' – or save it as text"


def read_word(raw: Raw) -> Document:
    """The article of a Word document: its paragraphs and the cells of its tables in their order, its title, author and day.

    Raises ``InputError`` when it is damaged or python-docx is missing, ``EmptyError`` when it holds no text.
    """
    try:
        import docx
        from docx.table import Table
    except ImportError:
        raise InputError(raw.source, _MISSING) from None
    try:
        word = docx.Document(io.BytesIO(raw.data))
        said = word.core_properties
        lines: list[str] = []
        for block in word.iter_inner_content():
            if isinstance(block, Table):
                lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
    except Exception as error:
        # A damaged file fails anywhere in the library.
        raise InputError(raw.source, f"is a damaged Word document ({type(error).__name__}); save it anew or as text") from None
    text = "\n\n".join(line for line in lines if line.strip())
    if not text:
        raise EmptyError(raw.source, "is a Word document without text; put an article into it")
    title, author, made = said.title or "", said.author or "", said.created
    known = Known(raw.id, title=title, url=raw.address, author=author)
    document = article(text, known)
    # Templates of the library say 2013 of themselves.
    if document.published is None and isinstance(made, datetime) and author != "python-docx":
        return article(text, replace(known, published=made.date(), found="the day that the document was made"))
    return document
