"""Files of other programs, made here so that none is kept: PDFs, Word documents, archives, Parquet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence


def pdf(pages: Sequence[Sequence[str]], *, about: Mapping[str, str] | None = None, password: str = "") -> bytes:
    """A PDF with the lines of each page; a page without lines is blank, as a scanned one is without its picture."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        content = DecodedStreamObject()
        shown = b"".join(b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*\n" for line in lines)
        content.set_data(b"BT /F1 12 Tf 14 TL 50 800 Td\n" + shown + b"ET")
        page[NameObject("/Contents")] = writer._add_object(content)
    if about:
        writer.add_metadata(dict(about))
    if password:
        writer.encrypt(password)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def word(paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = (), title: str = "", author: str = "") -> bytes:
    """A Word document."""
    import docx

    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        cells = made.add_table(len(table), len(table[0]))
        for row, values in zip(cells.rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    made.core_properties.title, made.core_properties.author = title, author
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    """A Parquet file."""
    import pyarrow
    from pyarrow import parquet as written_by

    written = io.BytesIO()
    written_by.write_table(pyarrow.table(dict(columns)), written)
    return written.getvalue()
