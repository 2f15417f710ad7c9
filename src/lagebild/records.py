"""The records that the stages share: frozen values with exact spans.

Every span is half-open, `(begin, end)`, in Unicode code points of the article's stored text (NFC).
Ids are hashes of what a record stands for and where it stands; never of a model or a confidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
Spans = tuple[Span, ...]


def digest(*parts: object, length: int = 16) -> str:
    """Hex hash of the parts, `length` digits; parts are kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:length]


def quoted(text: str, spans: Spans) -> str:
    """The words under the spans; " … " stands where words between two spans are left out."""
    return " … ".join(text[b:e] for b, e in spans)


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article.

    `published` and `modified` are ISO 8601 dates or date-times as given; `published_by` says how the date was found
    ("given", "option", "metadata", "text") or is None where there is none. `extra` holds keys of the input that Lagebild
    does not know: they are kept and never read into the model. `where` is the place it was read from, for messages.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_by: str | None = None
    modified: str | None = None
    language: str = "de"
    where: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the stored text (UTF-8), full length."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `label` is one of labels.MENTIONS; `score` in [0, 1]."""

    span: Span
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as the network reads it: the words only, nothing resolved.

    `type` is one of labels.STATEMENT_TYPES, `medium` of labels.MEDIA. An empty role means that the text names none.
    `confidence` in [0, 1] is the calibrated probability that quotation and speaker are both right; `shown` says whether
    it is sure enough for the views to show it by default; `extra` that it does not belong to the set that is best by F1.
    """

    type: str
    medium: str
    spans: Spans
    speaker: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What the network reads out of one article: quotations in text order, names, sentences."""

    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sentences: Spans = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """Words of the text and the actor that they stand for (an `Actor.id` of the same reading, or None)."""

    actor: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as a calendar interval, both ends inclusive; None where unresolved or open."""

    spans: Spans
    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place at the precision that the text supports."""

    name: str
    spans: Spans
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks in one article. `kind` is one of labels.ACTOR_KINDS.

    `why` says in a few words what holds the mentions together; `score` in [0, 1] how sure that is.
    """

    id: str
    name: str
    kind: str
    mentions: Spans
    score: float = 1.0
    why: str = ""
    entity: str | None = None
    wikidata: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of a source chain: who passed it on, in which words, with which cue."""

    actor: str | None
    spans: Spans
    cue: Spans = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is reported to have said, written or thought what.

    `via` holds the hops through which it reached the article, outermost first; `parent` is the statement that it is
    nested in; `responds_to` the one that it answers by the text's own word. `shown` says whether the views show it by
    default; `extra` that it does not belong to the set that is best by F1 (only `--all` gives it).
    """

    id: str
    type: str
    medium: str
    spans: Spans
    speaker: Ref | None
    cue: Spans = ()
    frame: Spans = ()
    addressee: Ref | None = None
    via: tuple[Hop, ...] = ()
    parent: str | None = None
    responds_to: str | None = None
    said: Time | None = None
    place: Place | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Coder:
    """What did the reading: version of the code, name and hash of the model."""

    version: str
    model: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is read out of one article version."""

    coder: Coder
    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    warnings: tuple[str, ...] = ()


def statement_id(article: Article, quotation: Quotation, ordinal: int) -> str:
    """Id of a statement: article, text, kind, spans, ordinal among equal spans."""
    return "s" + digest(article.id, article.sha256, "statement", quotation.spans, ordinal)
