"""Timelines made by hand for the tests of views and pages: no engine needed, and every text is the project's own."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from timeline.chrono import edtf, sets
from timeline.chrono.granularity import Granularity, instant
from timeline.chrono.interval import Interval, Qualifier
from timeline.chrono.meaning import Absolute
from timeline.chrono.timex3 import Timex3, spell_interval
from timeline.model import (
    Document,
    Event,
    EventKind,
    Extraction,
    Modality,
    Reading,
    Reason,
    Resolution,
    Skipped,
    TemporalExpression,
    Tense,
    Timeline,
)

DAY, WEEK, MONTH, YEAR = Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR
ABOUT = Qualifier.APPROXIMATE

Make = Callable[[], Timeline]


@dataclass
class Article:
    """Builds a document piece by piece: plain text, expressions that date the event told last, and expressions that stay undated."""

    id: str
    published: date | None
    title: str = ""
    language: str = "en"
    text: str = ""
    _resolutions: list[Resolution] = field(default_factory=list)
    _events: list[Event] = field(default_factory=list)
    _told: list[int] = field(default_factory=list)
    _from: int = 0

    def say(self, words: str) -> Article:
        self.text += words
        return self

    def when(self, words: str, interval: Interval | None, why: str, *alternatives: Reading) -> Article:
        """An expression; dated ones belong to the next event that is told."""
        start = len(self.text)
        self.text += words
        value = spell_interval(interval) if interval else "PAST_REF"
        meaning = Absolute(interval or Interval.between(0, 1))
        expression = TemporalExpression(start, len(self.text), words, meaning, "sample")
        self._resolutions.append(Resolution(expression, Timex3("DATE", value), interval, Reason(("{why}",), {"why": why}), alternatives))
        if interval is not None:
            self._told.append(len(self._resolutions) - 1)
        return self

    def tells(
        self,
        headline: str,
        category: str,
        *,
        interval: Interval | None = None,
        kind: EventKind = EventKind.EVENT,
        modality: Modality = Modality.ASSERTED,
        tense: Tense = Tense.PAST,
    ) -> Article:
        """The sentence said since the last event, as an event at the time of its last expression (or at ``interval``)."""
        resolution = self._resolutions[self._told[-1]]
        start = self._from + len(self.text[self._from :]) - len(self.text[self._from :].lstrip())
        when = interval or resolution.interval
        assert when is not None
        identity = f"{self.id}-{len(self._events) + 1}"
        self._events.append(
            Event(
                identity,
                headline,
                self.id,
                start,
                len(self.text),
                tuple(self._told),
                when,
                resolution.reason,
                resolution.alternatives,
                tense,
                modality,
                kind,
                category,
            )
        )
        self._told, self._from = [], len(self.text)
        return self

    def extraction(self, *, skipped: tuple[Skipped, ...] = (), warnings: tuple[str, ...] = ()) -> Extraction:
        document = Document(
            self.text,
            self.id,
            self.title,
            self.published,
            "header line 1" if self.published else "",
            self.language,
            skipped=skipped,
            warnings=warnings,
        )
        return Extraction(document, tuple(self._resolutions), tuple(self._events))


def day(year: int, month: int, number: int) -> Interval:
    return Interval.of(DAY, instant(year, month, number))


def reading(interval: Interval, why: str) -> Reading:
    return Reading(Timex3("DATE", spell_interval(interval)), interval, Reason(("{why}",), {"why": why}))


def news() -> Timeline:
    """Ten events over a century in one article: every kind of mark, every kind of end, one expression that stays undated."""
    article = Article("harbour", date(2021, 6, 16), "Two harbour towns agree to share their pilots")
    article.say("Published Wednesday 16 June 2021\n\n")
    article._from = len(article.text)
    article.say("Sandvik and Norhamn signed a treaty on shared pilots on ")
    article.when("Wednesday", day(2021, 6, 16), "“Wednesday” with the past tense “signed”: the day of publication itself.")
    article.say(".").tells("Sandvik and Norhamn sign a treaty on shared pilots", "agreement")
    article.say(" The draft had been under discussion ").when(
        "for five years",
        Interval(instant(2016, 6), instant(2021, 6, 17), MONTH, DAY, ABOUT),
        "A length of five years that lasts until publication.",
    )
    article.say(".").tells("The draft was under discussion", "politics")
    article.say("\n\nSandvik was occupied by its neighbour ").when(
        "from about 1910 until 2 September 1945",
        Interval(instant(1910), instant(1945, 9, 3), YEAR, DAY, ABOUT),
        "Both ends are written out; the first is only near.",
    )
    article.say(".").tells("Sandvik was occupied by its neighbour", "conflict")
    article.say(" ").when("Last year", Interval.of(YEAR, instant(2020)), "The year before that of publication.")
    article.say(", the towns settled their quarrel over herring.").tells("The towns settled their quarrel over herring", "agreement")
    article.say(" A tanker ran aground ").when(
        "in January",
        Interval.of(MONTH, instant(2021, 1)),
        "“January” with the past tense “ran”: the nearest January before publication.",
        reading(Interval.of(MONTH, instant(2022, 1)), "The next January, if it were planned."),
    )
    article.say(".").tells("A tanker ran aground in the sound", "disaster")
    article.say(" There have been more than a dozen near misses ").when(
        "since then",
        Interval(instant(2021, 2), instant(2021, 6, 17), MONTH, DAY, ABOUT),
        "From January, told before, to publication.",
    )
    article.say(".").tells("More than a dozen ships nearly collided", "disaster")
    article.say(" Thousands have marched along the quay in ").when(
        "recent weeks", Interval(instant(2021, 5, 19), instant(2021, 6, 17), WEEK, DAY, ABOUT, ABOUT), "Some weeks until publication."
    )
    article.say(".").tells("Thousands marched along the quay", "politics")
    article.say(" Prosecutors charged the harbour master ").when(
        "on Sunday",
        day(2021, 6, 13),
        "“Sunday” with the past tense “charged”: the last Sunday before publication, three days earlier.",
        reading(day(2021, 6, 20), "The next Sunday, if it were planned."),
    )
    article.say(".").tells("Prosecutors charged the harbour master", "justice")
    article.say(" The ministry said ").when("on Wednesday", day(2021, 6, 16), "The day of publication itself.")
    article.say(" that it was content.").tells("Ministry: content with the treaty", "statement", kind=EventKind.REPORT)
    article.say(" New beacons are to be built ").when(
        "by the end of this year",
        Interval(instant(2021, 6, 16), instant(2022), DAY, YEAR),
        "A deadline: from publication on.",
    )
    article.say(".").tells("New beacons are to be built", "economy", modality=Modality.PLANNED, tense=Tense.FUTURE)
    article.say(" It is ").when("long ago", None, "“long ago” names no time that could be drawn.").say(" that anyone sank here.")
    return Timeline((article.extraction(skipped=(Skipped(0, 32, "header line"),)),))


def ancient() -> Timeline:
    """Years before 1 CE, AD 79, and an open end."""
    article = Article("empire", None, "From republic to empire")
    article.say("The dictator was killed ").when("on 15 March 44 BC", day(-43, 3, 15), "The date is written out.")
    article.say(".").tells("The dictator was killed", "politics")
    article.say(" The mountain buried the town ").when("in AD 79", Interval.of(YEAR, instant(79)), "The year is written out.")
    article.say(".").tells("The mountain buried the town", "disaster")
    article.say(" People have lived on the hill ").when(
        "since the 30th century BC", Interval.of(Granularity.CENTURY, instant(-2999)).since(), "A century, and open towards the present."
    )
    article.say(".").tells("People have lived on the hill", "life", kind=EventKind.CONTEXT)
    return Timeline((article.extraction(),))


def one_hour() -> Timeline:
    """Two events of minutes within an hour, with a zone."""
    article = Article("storm", date(2019, 2, 3), "The night of the storm")
    for hour, minute, headline in ((1, 5, "The dyke broke"), (1, 50, "The last boat left")):
        moment = instant(2019, 2, 3, hour, minute)
        interval = Interval(moment, moment + 1, Granularity.MINUTE, Granularity.MINUTE, utc_offset=-300)
        article.say(f"{headline} at ").when(f"{hour}:{minute:02d} am", interval, "A time of the day of publication.").say(". ")
        article.tells(headline, "disaster")
    return Timeline((article.extraction(),))


def empty() -> Timeline:
    """No article at all."""
    return Timeline(())


def eventless() -> Timeline:
    """An article in which nothing is dated."""
    return Timeline((Article("essay", date(2020, 2, 29), "On patience").say("Nothing happens here.").extraction(),))


def several() -> Timeline:
    """Three articles, two of them of the same day."""
    timeline = news()
    for identity, published, when in (("ferry", date(2021, 6, 16), day(2021, 6, 14)), ("school", date(2020, 3, 2), day(2020, 2, 28))):
        article = Article(identity, published, f"The {identity} closes")
        article.say(f"The {identity} closed ").when("days ago", when, "Two days before.").say(".").tells(f"The {identity} closed", "life")
        timeline = timeline.merged_with(Timeline((article.extraction(),)))
    return timeline


HOSTILE = (
    "</script><img src=x onerror=\"document.title='owned'\">",
    "<!--<script>document.title='owned'</script>",
    "{{7*7}} ${document.title='owned'} javascript:alert(1)",
    "שלום \u202eesrever\u202c مرحبا",
    "👩\u200d👩\u200d👧 🏳️\u200d🌈 e\u0301 \u2028 \u2029 \u0000 \ud7ff",
    "<b>bold</b> &lt;i&gt; &amp; 'single' \"double\"",
    "A" * 400,
)


def hostile() -> Timeline:
    """Text that would like to be code, in every place where an article's words are shown."""
    article = Article(HOSTILE[0], date(2021, 6, 16), HOSTILE[1], language="he")
    for number, words in enumerate(HOSTILE):
        article.say("🙂 ").when(words, day(2021, 6, number + 1), f"why {words}", reading(day(2021, 7, 1), words))
        article.say(". ").tells(words, "other" if number else HOSTILE[0])
    return Timeline((article.extraction(warnings=(HOSTILE[0],)),))


def many(count: int, *, seed: int = 20210616, years: int = 120, articles: int = 10) -> Timeline:
    """So many events of random days, months and years, of so many articles; the same for the same seed."""
    chance = random.Random(seed)
    last = instant(2021, 6, 16)
    units = (DAY, DAY, DAY, MONTH, YEAR)
    categories = ("agreement", "conflict", "justice", "politics", "economy", "sport", "other")
    extractions = []
    for number in range(articles):
        article = Article(f"chronicle-{number}", date(2021, 6, 16), f"Chronicle, volume {number}")
        pieces = []
        for place in range(count // articles):
            moment = last - chance.randrange(years * 365) * 1440
            interval = Interval.of(chance.choice(units), moment)
            headline = f"Entry {place} of volume {number}"
            pieces.append(
                Event(
                    f"{number}-{place}",
                    headline,
                    article.id,
                    0,
                    9,
                    (),
                    interval,
                    Reason(("It is written so.",)),
                    category=chance.choice(categories),
                )
            )
        article.say("Chronicle.")
        extraction = article.extraction()
        extractions.append(Extraction(extraction.document, (), tuple(pieces)))
    return Timeline(tuple(extractions))


def rounds() -> Timeline:
    """What comes round: weekly, within a stretch, by no rule of a calendar, and one that may be."""
    article = Article("rounds", date(2016, 11, 23), "The ferry of Marle")
    told = (
        ("The ferry sails every other Friday", "XXXX-WXX-5", "EVERY OTHER", None, Modality.ASSERTED, "2016-11-23~/.."),
        ("The town flooded every spring", "XXXX-SP", "EVERY", None, Modality.ASSERTED, "1950/1960"),
        ("The choir sings twice a month", "P1M", None, "2X", Modality.ASSERTED, "2010/.."),
        ("The council met every May", "XXXX-05", "EVERY", None, Modality.ASSERTED, "2001/2009"),
        ("The board may meet daily", "P1D", None, None, Modality.POSSIBLE, "2017-06/.."),
    )
    events = []
    for place, (headline, value, quant, freq, modality, when) in enumerate(told):
        start = len(article.text)
        article.say(f"{headline}. ")
        events.append(
            Event(
                f"rounds-{place}",
                headline,
                "rounds",
                start,
                start + len(headline),
                (),
                edtf.parse(when),
                Reason(("It comes round.",)),
                modality=modality,
                kind=EventKind.RECURRENCE,
                recurrence=sets.parse(value, quant, freq),
            )
        )
    document = Document(article.text, id=article.id, title=article.title, published=article.published)
    return Timeline((Extraction(document, (), tuple(events)),))
