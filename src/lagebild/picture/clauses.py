"""Sentences and clauses of a text: where a record stands, and what stands beside it.

A clause ends at a comma, a semicolon, a colon or a dash; "und" and "oder" part two where the reader found something in
both. It is good enough for looking at words one happening at a time, and is no grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from lagebild.records import Span, Spans

if TYPE_CHECKING:
    from lagebild.picture.material import Text

_BREAK = re.compile(r"[,;:](?!\d)(?!\s\d{1,2}(?:[.:]\d\d)? Uhr)(?<! Uhr,)|\s[–—-]\s|[()]")
_DONE = r"\b(?:[a-zäöüß]{0,9}ge[a-zäöüß]{2,}|(?:be|ver|er|ent|zer|über|unter)[a-zäöüß]{2,})(?:t|en)"  # a participle, so in small letters
OUGHT = re.compile(rf"\b[Gg]ehör(?:en?|t|te|ten)\b(?: \w+){{0,4}} {_DONE}\W*$|{_DONE} gehör(?:en?|t|te|ten)\W*$")
"""A clause that says what should be done: "Der Damm gehört geöffnet", "dass die Sperre aufgehoben gehöre"."""
_AND = re.compile(r"\s(?=(?:und|oder|and|or|but|sondern)\s)")


class Sentence(NamedTuple):
    """A sentence of a text: `number` counts from 0, `paragraph` too."""

    span: Span
    number: int
    paragraph: int


class Page:
    """A text by sentences and clauses: one for each text (`Text.page`), so that all is worked out once.

    `words` is all of it, `kept` what has been found out about its sentences before.
    """

    def __init__(self, text: Text) -> None:
        self.text, self.words = text, text.text
        self.kept: dict[Any, Any] = {}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        found, paragraph, before = [], 0, 0
        for number, span in enumerate(self.text.sentences):
            paragraph += "\n" in self.words[before : span[0]]
            before = span[1]
            found.append(Sentence(span, number, paragraph))
        return tuple(found)

    @cached_property
    def _begins(self) -> list[int]:
        return [one.span[0] for one in self.sentences]

    def sentence(self, at: int) -> Sentence | None:
        """The sentence in which a place stands."""
        number = bisect_right(self._begins, at) - 1
        return self.sentences[number] if number >= 0 else None

    def over(self, spans: Spans) -> tuple[Sentence, ...]:
        """The sentences over which some words reach."""
        numbers = {one.number for begin, end in spans for at in (begin, end - 1) if (one := self.sentence(at))}
        return tuple(self.sentences[number] for number in range(min(numbers), max(numbers) + 1)) if numbers else ()

    def beside(self, sentence: Sentence, by: int) -> Sentence | None:
        """The sentence so many further on (or back, below 0) in the same paragraph."""
        number = sentence.number + by
        if not 0 <= number < len(self.sentences):
            return None
        other = self.sentences[number]
        return other if other.paragraph == sentence.paragraph else None

    def said(self, span: Span) -> str:
        """The words of a span; a line break in it is a blank."""
        return self.words[span[0] : span[1]]

    def clauses(self, sentence: Sentence, marks: Spans = ()) -> tuple[Span, ...]:
        """The clauses of a sentence; `marks` are places of which no two stand together across "und"."""
        parts: tuple[Span, ...] | None = self.kept.get(("parts", sentence.number))
        if parts is None:
            parts = self.kept["parts", sentence.number] = tuple(_cut(self.words, sentence.span, _BREAK))
        if len(marks) > 1:
            return self._trimmed(self._parted(parts, marks))
        found: tuple[Span, ...] | None = self.kept.get(("clauses", sentence.number))
        if found is None:
            found = self.kept["clauses", sentence.number] = self._trimmed(parts)
        return found

    def _parted(self, parts: Iterable[Span], marks: Spans) -> Iterable[Span]:
        for _ in marks[1:]:
            parts = [piece for part in parts for piece in _parted(self.words, part, marks)]
        return parts

    def _trimmed(self, parts: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for part in parts if (span := _trimmed(self.words, part)))

    def around(self, spans: Spans) -> tuple[Span, ...]:
        """The clauses in which some words stand."""
        return tuple(
            clause
            for sentence in self.over(spans)
            for clause in self.clauses(sentence)
            if any(begin < clause[1] and clause[0] < end for begin, end in spans)
        )


def timeless(text: Text, spans: Spans) -> str:
    """The words of spans without the times in them; all of them where nothing else is left."""
    times: list[Span] | None = text.page.kept.get("times")
    if times is None:
        times = text.page.kept["times"] = sorted(span for one in text.reading.times for span in one.spans)
    kept: list[str] = []
    for begin, end in spans:
        at = begin
        for left, right in times:
            if at < right and left < end:
                kept.append(text.text[at : max(at, left)])
                at = right
        kept.append(text.text[at : max(at, end)])
    words = " ".join(" ".join(kept).split())
    return words if any(one.isalpha() for one in words) else text.words(spans)


def _cut(words: str, span: Span, at: re.Pattern[str]) -> Iterator[Span]:
    begin = span[0]
    for found in at.finditer(words, span[0], span[1]):
        yield begin, found.start()
        begin = found.end()
    yield begin, span[1]


def _parted(words: str, part: Span, marks: Spans) -> Iterator[Span]:
    """A clause cut in two at the "und" between the first two marks in it."""
    inside = sorted(one for one in marks if part[0] <= one[0] and one[1] <= part[1])
    for (_, left), (right, _) in pairwise(inside):
        if left < right and (found := _AND.search(words, left, right)):
            yield part[0], found.start()
            yield found.end(), part[1]
            return
    yield part


def _trimmed(words: str, span: Span) -> Span | None:
    piece = words[span[0] : span[1]]
    body = piece.strip(' \t\r\n.!?…„“”»«"‚‘')
    if not any(one.isalnum() for one in body):
        return None
    begin = span[0] + piece.index(body)
    return begin, begin + len(body)
