"""What a picture is made of: texts with their readings, and the pieces of them that are compared.

A piece is a statement or frame with all that deciding about it needs: its words as terms, its actors by their keys over all articles, its
days. Pieces of one text depend on that text and on the cast alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from lagebild import moments
from lagebild.background import Report
from lagebild.entries import HIDDEN, Verdict, Version
from lagebild.picture.clauses import Page
from lagebild.records import Reading, Span, Spans, quoted
from lagebild.sentences import sentences
from lagebild.situation import Evidence, Interval, Who

if TYPE_CHECKING:
    from lagebild.picture.cast import Cast

T = TypeVar("T")

OPEN = Interval()
"""No time given."""

KINDS = ("statement", "event", "commitment", "position", "figure", "explanation", "role")
"""Kinds of records that a reading has."""


@dataclass(frozen=True)
class Text:
    """One version of an article with its reading as people left it.

    `confirmed` are the ids of records that a person confirmed, `corrected` the fields that a person has set by the ids of their records.
    `placed` has for judgements on records of this text, by the judgement's id,
    the id that the record has in this reading; `partners` the same for the second record of those that are about two.
    """

    version: Version
    reading: Reading
    confirmed: frozenset[str] = frozenset()
    placed: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def settled(self, record: str, name: str) -> bool:
        """Whether a person said what a field of a record is: they set it, or confirmed the record as it is."""
        return record in self.confirmed or name in self.corrected.get(record, ())

    @cached_property
    def key(self) -> tuple[str, int]:
        """The article and the version's number."""
        return self.version.article, self.version.number

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.reading.article.text

    @cached_property
    def published(self) -> str | None:
        """From when the text counts, as given: when it was changed last, else published."""
        return self.version.modified or self.version.published

    @cached_property
    def moment(self) -> str:
        """From when the text counts, in UTC, to be compared: where it has no date, from when it came in."""
        return moments.moment(self.published) or self.version.known

    @cached_property
    def page(self) -> Page:
        """The text by sentences and clauses."""
        return Page(self)

    @cached_property
    def background(self) -> Report:
        """Which of its sentences tell of long ago."""
        return Report.of(self.reading.article, self.sentences, self.reading.times)

    @cached_property
    def sentences(self) -> Spans:
        """Its sentences in order."""
        return tuple(sentences(self.text))

    @cached_property
    def _begins(self) -> list[int]:
        return [begin for begin, _ in self.sentences]

    def sentence(self, at: int) -> Span:
        """The sentence at a place; the place alone where there is none."""
        number = bisect_right(self._begins, at) - 1
        return self.sentences[number] if number >= 0 and at < self.sentences[number][1] else (at, at)

    def around(self, spans: Spans) -> str:
        """The sentence in which some words begin, on one line; "" where they are the whole of it or more."""
        begin, end = self.sentence(spans[0][0]) if spans else (0, 0)
        if not spans or end - begin <= spans[-1][1] - spans[0][0]:
            return ""
        return " ".join(self.words(((begin, end),)).split())

    @cached_property
    def day(self) -> str:
        """The day of its publication as the article itself counts it, "" where there is none."""
        return (self.published or "")[:10]

    def words(self, spans: Spans) -> str:
        """The words under spans, without what is not kept."""
        words = quoted(self.text, spans)
        return "" if HIDDEN in words and not words.strip(f"{HIDDEN} …") else words


@dataclass(frozen=True)
class Piece:
    """A record of a text, ready to be compared.

    `kind` is one of KINDS. `words` are the words that it is known by, `terms` their terms without the most common ones (`wording.Terms`).
    `actors` do, say, hold or bind themselves; `others` are those whom it is done or said to. `days` is when it happened, was said or is
    to be; None on both ends where nothing says so.
    """

    kind: str
    text: Text
    record: Any
    spans: Spans
    words: str
    terms: frozenset[str]
    actors: tuple[Who, ...] = ()
    others: tuple[Who, ...] = ()
    days: Interval = OPEN
    part: int = 0

    @cached_property
    def id(self) -> str:
        """The record's id; of a part of a record with the part's number from 1."""
        return f"{self.record.id}#{self.part}" if self.part else str(self.record.id)

    @cached_property
    def order(self) -> tuple[str, str, int, Spans, str]:
        """The order of pieces: when they were published, then by article and place in it."""
        return self.text.moment, self.text.version.article, self.text.version.number, self.spans, self.id

    def of(self, make: Callable[[Piece], T]) -> T:
        """What a function makes of it alone, worked out once."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[Callable[[Piece], Any], Any]:
        return {}

    @cached_property
    def evidence(self) -> Evidence:
        """The evidence for it."""
        return evidence(self.text, self.spans, self.record)


def evidence(text: Text, spans: Spans, record: Any = None) -> Evidence:
    """Words of a text as evidence; with the record that was read there."""
    version = text.version
    return Evidence(
        article=version.article,
        version=version.number,
        title=version.title,
        publisher=version.publisher,
        published=text.published,
        url=version.url,
        sha256=version.sha256,
        spans=spans,
        quote=text.words(spans),
        record="" if record is None else record.id,
        confidence=1.0 if record is None else record.confidence,
        shown=True if record is None else record.shown,
        sentence=text.around(spans),
        language=text.reading.article.language,
    )


class Sheet:
    """A text with its pieces and with all that is worked out of it alone, under what the cast says of it.

    Whatever is made of a sheet may depend on the text and on what the cast says of that text, and on nothing else: so it holds as long as
    the cast says the same.
    """

    def __init__(self, text: Text, cast: Cast, pieces: Mapping[str, tuple[Piece, ...]]) -> None:
        self.text, self.cast = text, cast
        self._pieces = pieces
        self._made: dict[Callable[[Sheet], Any], Any] = {}
        self._answers = cast.answers(text)

    def taken_over(self, cast: Cast, *, asking: bool) -> bool:
        """Whether it holds under another cast, `asking` that again if need be; if so it is that cast's from now on."""
        if not cast.holds(self.text, self._answers, asking=asking):
            return False
        self.cast = cast
        return True

    @property
    def page(self) -> Page:
        """The text by sentences and clauses."""
        return self.text.page

    @property
    def language(self) -> str:
        """The text's language."""
        return self.text.reading.article.language

    def pieces(self, *kinds: str) -> tuple[Piece, ...]:
        """The pieces of some kinds, one kind behind the other, each in its order."""
        if len(kinds) == 1:
            return self._pieces.get(kinds[0], ())
        return tuple(piece for kind in kinds for piece in self._pieces.get(kind, ()))

    @cached_property
    def by_id(self) -> Mapping[str, Piece]:
        """The pieces by their ids."""
        return {piece.id: piece for some in self._pieces.values() for piece in some}

    @cached_property
    def alone(self) -> Material:
        """The sheet as if there were no other."""
        return Material((self,))

    def of(self, make: Callable[[Sheet], T]) -> T:
        """What a function makes of it, worked out once."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]


class Kept:
    """What the steps of a drawing leave for the next one, by the step's name: `left`, which begins as what a drawing before has left."""

    def __init__(self, before: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.left = dict(before)


@dataclass(frozen=True)
class Material:
    """All pieces of a picture by kind, in their order, with the copies and judgements that fusing needs.

    `sheets` are the texts with what is worked out of each, in the order of their moments; `copies` are pairs of copy and original by
    article ids. `kept` is what a drawing before left, from which what has not changed may be taken.
    """

    sheets: tuple[Sheet, ...]
    copies: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    at: str | None = None
    kept: Kept = field(default_factory=Kept, compare=False)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts in the order of their moments."""
        return tuple(sheet.text for sheet in self.sheets)

    @cached_property
    def originals(self) -> Mapping[str, frozenset[str]]:
        """Of every copy the articles that it prints, by their ids."""
        found: dict[str, set[str]] = {}
        for copy, original in self.copies:
            found.setdefault(copy, set()).add(original)
        return {copy: frozenset(some) for copy, some in found.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Piece]:
        """All pieces by their ids."""
        found: dict[str, Piece] = {}
        for sheet in self.sheets:
            found |= sheet.by_id
        return found

    @cached_property
    def _of(self) -> dict[str, tuple[Piece, ...]]:
        return {}

    def of(self, kind: str) -> tuple[Piece, ...]:
        """The pieces of a kind."""
        if kind not in self._of:
            self._of[kind] = tuple(piece for sheet in self.sheets for piece in sheet.pieces(kind))
        return self._of[kind]

    def each(self, make: Callable[[Sheet], Iterable[T]]) -> list[T]:
        """What a function makes of every sheet, one behind the other."""
        return [one for sheet in self.sheets for one in sheet.of(make)]
