"""What the static page shows before its scripts run, and without them: title, summary, the picture of the whole timeline, a table of every
event with its source, and the articles with their expressions marked. All words are escaped.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

__all__ = ["body", "summary", "text"]


def text(words: str) -> str:
    """Words as HTML text, safe in quoted attributes too.

    >>> text("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    return html.escape(words)


def body(told: Mapping[str, Any], picture: str) -> str:
    """The plain page of a payload, as HTML; ``picture`` is its timeline as SVG."""
    documents = {document["id"]: document for document in told["documents"]}
    labels = {category["key"]: category["label"] for category in told["categories"]}
    rows = "\n".join(_row(event, documents[event["document"]], labels) for event in told["events"])
    table = (
        f"<table>\n<caption>{_count(len(told['events']), 'event')}, the earliest first</caption>\n"
        '<thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">As written</th>'
        f'<th scope="col">Kind</th><th scope="col">Why this date</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )
    parts = [
        f'<h1 dir="auto">{text(told["title"])}</h1>',
        f"<p>{text(summary(told))}</p>",
        "<noscript><p>With JavaScript, this page shows an interactive timeline.</p></noscript>",
        f'<div id="picture">\n{picture}</div>' if told["events"] else "",
        table if told["events"] else "<p>No event was dated.</p>",
        *(_source(document, alone=len(documents) == 1) for document in told["documents"]),
    ]
    return '<main class="plain">\n' + "\n".join(filter(None, parts)) + "\n</main>"


def summary(told: Mapping[str, Any]) -> str:
    """How many events there are, in how many articles, and how many expressions stayed undated.

    >>> summary({"events": [{}], "documents": [{"expressions": [{"state": "undated"}]}]})
    '1 event in 1 article; 1 temporal expression stays undated.'
    """
    undated = sum(expression["state"] == "undated" for document in told["documents"] for expression in document["expressions"])
    counted = f"{_count(len(told['events']), 'event')} in {_count(len(told['documents']), 'article')}"
    if not undated:
        return f"{counted}."
    return f"{counted}; {_count(undated, 'temporal expression')} {'stays' if undated == 1 else 'stay'} undated."


def _row(event: Mapping[str, Any], document: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    sentence = " ".join(document["text"][event["start"] : event["end"]].split())
    source = f"<cite>{text(document['title'] or document['id'])}</cite>"
    kinds = [labels[event["category"]], *_unless(event["kind"], "event"), *_unless(event["modality"], "asserted")]
    note = f"<p><strong>{text(event['note'])}</strong></p>" if event["note"] else ""
    language = f'lang="{text(document["language"])}" dir="auto"'
    return (
        f'<tr><td>{text(event["when"])}<span class="edtf">{text(event["edtf"])}</span></td>'
        f'<th scope="row" {language}>{text(event["headline"])}<blockquote>{text(sentence)} {source}</blockquote></th>'
        f"<td {language}>{text(event['as_written'])}</td><td>{text(' · '.join(kinds))}</td>"
        f'<td dir="auto">{note}{text(event["why"])}</td></tr>'
    )


def _source(document: Mapping[str, Any], *, alone: bool) -> str:
    """Where the events come from: title, publication date, address; then warnings, what stayed undated, and the text itself,
    folded where there are several.
    """
    published = document["published_words"]
    found = f" ({document['published_from']})" if document["published_from"] else ""
    lines = [f"Published {published}{found}." if published else "No publication date was found."]
    lines += [f"By {document['author']}." if document["author"] else "", document["site"]]
    address = document["url"]
    # Only addresses of the web become links; anything else, javascript: above all, stays text.
    if address.lower().startswith(("http://", "https://")):
        link = f'<p><a href="{text(address)}" rel="noopener noreferrer">{text(address)}</a></p>'
    else:
        link = f"<p>{text(address)}</p>" if address else ""
    undated = [expression for expression in document["expressions"] if expression["state"] == "undated"]
    items = "".join(
        f'<li dir="auto">“{text(document["text"][expression["start"] : expression["end"]])}”: {text(expression["why"])}</li>'
        for expression in undated
    )
    warnings = "".join(f'<li dir="auto">{text(warning)}</li>' for warning in document["warnings"])
    article = f"<details{' open' if alone else ''}><summary>Article</summary>\n{_article(document)}</details>"
    return (
        f'<section>\n<h2 dir="auto">{text(document["title"] or document["id"] or "Untitled article")}</h2>\n'
        f'<p class="quiet">{text(" ".join(filter(None, lines)))}</p>{link}'
        + (f"\n<p>Undated:</p><ul>{items}</ul>" if items else "")
        + (f"\n<p>Warnings:</p><ul>{warnings}</ul>" if warnings else "")
        + f"\n{article}\n</section>"
    )


def _article(document: Mapping[str, Any]) -> str:
    """The text of an article with its expressions marked; pointing at one says when it is."""
    words, parts, at = document["text"], [], 0
    for expression in document["expressions"]:
        start, end = expression["start"], expression["end"]
        if start < at:
            continue
        when = text(expression["when"] or "undated")
        parts += [text(words[at:start]), f'<mark title="{when}">{text(words[start:end])}</mark>']
        at = end
    return f'<div class="article" lang="{text(document["language"])}" dir="auto">{"".join(parts)}{text(words[at:])}</div>'


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _unless(value: str, usual: str) -> list[str]:
    return [] if value == usual else [value]
