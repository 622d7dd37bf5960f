"""JSON-LD: events as schema.org's ``Event``, each with its EDTF beside the ISO dates, about the article in which they are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.chrono import rrule
from timeline.chrono.edtf import first_last, spell
from timeline.chrono.meaning import Repeated
from timeline.chrono.rhythm import words
from timeline.export.limits import is_ancient, told
from timeline.model import Event, Extraction, Modality

_CONTEXT = ["https://schema.org", {"edtf": {"@id": "http://id.loc.gov/datatypes/edtf", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"}}]
_STATUS = {Modality.ASSERTED: "EventScheduled", Modality.NEGATED: "EventCancelled"}

_UNITS = {"MINUTELY": "PT1M", "HOURLY": "PT1H", "DAILY": "P1D", "WEEKLY": "P1W", "MONTHLY": "P1M", "YEARLY": "P1Y"}
_DAYS = {
    **{"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday"},
    **{"FR": "Friday", "SA": "Saturday", "SU": "Sunday"},
}


def chunks(extractions: Iterable[Extraction]) -> Iterator[str]:
    """One graph of all articles.

    >>> json.loads("".join(chunks([])))["@graph"]
    []
    """
    graph = [node for extraction in extractions for node in _nodes(extraction)]
    yield json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def lost(extraction: Extraction) -> Iterator[str]:
    """Dates that schema.org's ISO 8601 cannot write; ``edtf`` holds them."""
    yield from told(
        extraction.events, is_ancient, "without startDate and endDate: schema.org's dates are of the years 1 to 9999; edtf has them"
    )


def _nodes(extraction: Extraction) -> Iterator[dict[str, Any]]:
    document = extraction.document
    article = f"urn:article:{document.id}"
    yield _known(
        {
            "@type": "NewsArticle",
            "@id": article,
            "headline": document.title,
            "datePublished": document.published.isoformat() if document.published else None,
            "inLanguage": document.language,
            "url": document.url if document.url.startswith(("http://", "https://")) else None,
        }
    )
    for event in extraction.events:
        yield _event(event, article)


def _event(event: Event, article: str) -> dict[str, Any]:
    first, last = (None, None) if is_ancient(event) else first_last(event.interval)
    return _known(
        {
            "@type": "Event",
            "@id": f"urn:event:{event.id}",
            "name": event.headline,
            "startDate": first,
            "endDate": last,
            "edtf": spell(event.interval),
            "description": " ".join(filter(None, [event.note, event.why])),
            "keywords": ", ".join([event.category, event.kind.value, event.modality.value]),
            "eventStatus": f"https://schema.org/{_STATUS[event.modality]}" if event.modality in _STATUS else None,
            "eventSchedule": None if event.recurrence is None else _schedule(event.recurrence, first, last),
            "subjectOf": {"@id": article},
        }
    )


def _schedule(repeated: Repeated, first: str | None, last: str | None) -> dict[str, Any]:
    """When it comes round: schema.org's ``Schedule`` as far as it has words for it, and ours as its name."""
    rule = dict(part.split("=", 1) for part in (rrule.spell(repeated) or "").split(";") if part)
    days = [_DAYS[day[-2:]] for day in rule.get("BYDAY", "").split(",") if day]
    unit, interval = _UNITS.get(rule.get("FREQ", "")), rule.get("INTERVAL", "1")
    return _known(
        {
            "@type": "Schedule",
            "name": words(repeated),
            "repeatFrequency": unit and unit.replace("1", interval),
            "byDay": [f"https://schema.org/{day}" for day in days],
            "byMonth": [int(month) for month in rule.get("BYMONTH", "").split(",") if month],
            "byMonthDay": [int(day) for day in rule.get("BYMONTHDAY", "").split(",") if day],
            "startDate": first,
            "endDate": last,
        }
    )


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}
