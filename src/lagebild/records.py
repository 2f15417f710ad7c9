"""The records that the stages share: frozen values with exact spans.

Every span is half-open, `(begin, end)`, in Unicode code points of the article's stored text (NFC).
Ids are hashes of what a record stands for and where it stands; never of a model or a confidence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lagebild.rights import Rights

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

    `published` and `modified` are ISO 8601 dates or date-times as given; `published_by` says how the date was found ("given",
    "option", "metadata", "address", "feed", "htmldate", "text", "mail", "htmldate-text") or is None where there is none. `extra` holds keys
    of the input that Lagebild does not know: they are kept and never read into the model. `where` is the place it was read from, for
    messages. `rights` is what its source says about its use, `fetched` when it was fetched (ISO 8601, UTC) where it came over the
    network.
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
    original: str = ""
    rights: Rights | None = None
    fetched: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text as it was read (UTF-8), full length."""
        return self.original or hashlib.sha256(self.text.encode()).hexdigest()


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
    `meaning` is what its words mean (`lagebild.meanings`), "" where that is not known.
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
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as the network reads it: the words only, nothing resolved.

    `kind` is one of labels.FRAMES; `spans` are the words that it is known by: an event's trigger, a commitment's consequence,
    a position's cue, a figure's value, a role's noun. `labels` holds its attributes by name ("type", "status", …), `roles` the
    words of each role that the text fills, one entry a filler. `confidence` in [0, 1] is the calibrated probability that
    kind, words and attributes are right; `shown` and `extra` are those of `Quotation`.
    """

    kind: str
    spans: Spans
    labels: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, tuple[Spans, ...]] = field(default_factory=dict)
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False

    def role(self, name: str) -> Spans:
        """The words of a role's first filler; () where the text has none."""
        fillers = self.roles.get(name, ())
        return fillers[0] if fillers else ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the network reads out of one article: quotations and frames in text order, names, sentences.

    `doubtful` are words that may be somebody's, but too unsurely for a quotation: what stands in them is no fact.
    """

    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sentences: Spans = ()
    frames: tuple[Frame, ...] = ()
    doubtful: tuple[Spans, ...] = ()


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

    `why` says in a few words what holds the mentions together; `score` in [0, 1] how sure that is. `members` are the ids of
    those who act together under one name ("Wien und Rom"); `holder` is the entry of who held an office on the article's day.
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
    members: tuple[str, ...] = ()
    holder: str | None = None


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
    default; `extra` that it does not belong to the set that is best by F1 (only `--all` gives it). `meaning` is in no output.
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
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. `type` is one of labels.EVENT_TYPES (PLOVER), `status` of labels.STATUSES, as the text has it.

    `statement` is the statement inside which the text tells of it: then it is somebody's word. `confidence`, `shown` and
    `extra` are those of `Frame`, here and below.
    """

    id: str
    type: str
    status: str
    trigger: Spans
    actors: tuple[Ref, ...] = ()
    recipients: tuple[Ref, ...] = ()
    place: Place | None = None
    time: Time | None = None
    statement: str | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an actor binds itself or others to; `kind` is one of labels.COMMITMENT_KINDS.

    `condition` and `condition_kind` (one of labels.CONDITION_KINDS) are empty together: the commitment is unconditional then.
    """

    id: str
    kind: str
    consequence: Spans
    by: tuple[Ref, ...] = ()
    toward: tuple[Ref, ...] = ()
    condition: Spans = ()
    condition_kind: str | None = None
    statement: str | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands: `stance` (labels.STANCES) towards the target as worded, `about` (labels.ABOUT) policy or claim.

    `question` is the target's noun phrase in the nominative, as far as the text gives one.
    """

    id: str
    stance: str
    about: str
    target: Spans
    cue: Spans
    holders: tuple[Ref, ...] = ()
    question: str = ""
    condition: Spans = ()
    statement: str | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or measure. `number` is one number, or a pair for the comparator "range"; `unit` an ISO 4217 code or a symbol."""

    id: str
    value: Spans
    number: float | tuple[float, float]
    comparator: str
    unit: str | None = None
    of: Spans = ()
    source: Ref | None = None
    place: Place | None = None
    time: Time | None = None
    statement: str | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person holds, or (`former`) held before the article's date."""

    id: str
    person: Ref
    role: Spans
    org: Ref | None = None
    former: bool = False
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is given as reason or purpose (`spans`) of something (`of`) that others explain otherwise, and by whom."""

    id: str
    of: Spans
    spans: Spans
    holders: tuple[Ref, ...] = ()
    statement: str | None = None
    confidence: float = 1.0
    shown: bool = True
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one article, each list in text order."""

    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    roles: tuple[Role, ...] = ()
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person has decided about an actor; linking takes it as said and never changes it.

    `verdict` is "same" (the `words` are the actor `entity`, the id of an entry or of another person of the article) or "different"
    (they are not). `context` are words that must stand around them: then it holds for that mention alone; empty: wherever an actor
    is called so. Judgements are handed in oldest first; one that was taken back is not handed in.

    Raises:
        ValueError: the verdict is none, there are no words, or `entity` is no id ("gov:FR").
    """

    verdict: str
    words: str
    entity: str
    context: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in ("same", "different"):
            raise ValueError(f'a judgement is "same" or "different", not {self.verdict!r}')
        if not self.words.strip() or not re.fullmatch(r"[a-z]+:\S+", self.entity):
            raise ValueError(
                f"a judgement needs words and an actor's id such as gov:FR: {self.words!r}, {self.entity!r}"
            )


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
    frames: Frames = Frames()


def statement_id(article: Article, quotation: Quotation, ordinal: int) -> str:
    """Id of a statement: article, text, kind, spans, ordinal among equal spans."""
    return "s" + digest(article.id, article.sha256, "statement", quotation.spans, ordinal)


def frame_id(article: Article, kind: str, spans: Spans, ordinal: int) -> str:
    """Id of a frame: the first letter of its kind, then article, text, kind, spans, ordinal among equal spans of the kind."""
    return kind[0] + digest(article.id, article.sha256, kind, spans, ordinal)
