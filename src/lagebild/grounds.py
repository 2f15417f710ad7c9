"""What the lines of a picture rest on: who, when, and the words of which text."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.records import Spans

FEW = 3  # words up to which a quote alone tells nothing


@dataclass(frozen=True, slots=True)
class Who:
    """An actor of the picture. `id` is an entry of the actor table ("gov:FR") or made of name and kind ("person:radan korwath").

    `side` is the id of the state or organisation that a person or an organ speaks for, as far as the texts say.
    """

    id: str
    name: str
    kind: str = ""
    wikidata: str | None = None
    country: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one text that support a line: `record` is the id of the statement or frame that was read there.

    `published` is the time from which it counts (ISO 8601, as the article gives it); `quote` the exact words, "" where none is kept.
    `sentence` is the whole sentence, where the words are less than it; `language` that of the text. `confidence` in [0, 1] and `shown` are
    the record's.
    """

    article: str
    version: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sha256: str
    spans: Spans
    quote: str
    record: str = ""
    confidence: float = 1.0
    shown: bool = True
    sentence: str = ""
    language: str | None = None

    @property
    def told(self) -> str:
        """The words; where they are too few to tell anything, as an event's verb, their sentence."""
        return self.sentence if self.sentence and len(self.quote.split()) <= FEW else self.quote


@dataclass(frozen=True, slots=True)
class Interval:
    """A calendar interval, both ends inclusive; None where open or unknown."""

    start: str | None = None
    end: str | None = None
