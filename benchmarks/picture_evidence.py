"""What is expected and what a picture shows are matched by their evidence alone: the same words of the same version of an article."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from lagebild.errors import InputError
from lagebild.records import Span, Spans
from lagebild.situation import Evidence

Texts = Mapping[tuple[str, int], str]
"""The text of every version by article and number, in which the evidence's spans count."""

Item = Mapping[str, Any]
"""A piece of expected.json."""

LEAST = 0.5  # of the shorter of both that must be common to a quote and a statement
_MARKS = "„“”‚‘’»«›‹\"'"

T = TypeVar("T")


class Place(NamedTuple):
    """Where an expected quote stands."""

    article: str
    version: int
    span: Span


class Hit(NamedTuple, Generic[T]):
    """A line of the picture at a place. `quality` is the share of all words of both that are common, in (0, 1]."""

    line: T
    evidence: Evidence
    quality: float

    @property
    def unit(self) -> tuple[str, int, Spans]:
        """What the reader read as one."""
        return (self.evidence.article, self.evidence.version, self.evidence.spans)


Rule = Callable[[Place, Evidence], bool]


class Ground:
    """The texts that everything is matched in, and which articles print another's text."""

    def __init__(self, texts: Texts, copies: Iterable[tuple[str, str]] = ()) -> None:
        self.texts = texts
        self.copies = [(copy, original) for copy, original in copies]
        self._originals = dict(self.copies)

    def original(self, article: str) -> str:
        """The article whose text it prints; itself where it prints its own."""
        return self._originals.get(article, article)

    def place(self, item: Item, where: str) -> Place:
        """Where the quote of an item stands.

        Raises:
            InputError: there is no such version, or it does not say so.
        """
        return self.at(item["article"], item["version"], item["quote"], where)

    def at(self, article: str, version: int, quote: str, where: str) -> Place:
        """Where a quote stands; without its outer quotation marks where it does not with them."""
        where = f"expected.json: {where}"
        if (article, version) not in self.texts:
            raise InputError(where, f"there is no version {version} of {article}")
        if not (found := self.found(article, version, quote)):
            raise InputError(where, f"{quote!r} does not stand in version {version} of {article}")
        return found

    def found(self, article: str, version: int, quote: str) -> Place | None:
        """The first place of a quote, if there is one."""
        text, words = self.texts.get((article, version), ""), unicodedata.normalize("NFC", quote)
        for wanted in (words, words.strip(_MARKS + " ")):
            if wanted and (begin := text.find(wanted)) >= 0:
                return Place(article, version, (begin, begin + len(wanted)))
        return None

    def twins(self, place: Place) -> Iterator[Place]:
        """The same words in the texts of its copies and of the article that it copies."""
        begin, end = place.span
        words = self.texts[place.article, place.version][begin:end]
        near = {self.original(place.article)} | {copy for copy, original in self.copies if original == place.article}
        for article, version in self.texts:
            if article in near - {place.article} and (found := self.found(article, version, words)):
                yield found

    def word(self, place: Place, evidence: Evidence) -> bool:
        """Whether they have one character of a word in common: enough for triggers, cues and numbers."""
        text = self.texts.get((place.article, place.version), "")
        return _same(place, evidence) and any(
            text[at].isalnum() for begin, end in common(place, evidence.spans) for at in range(begin, end)
        )


def half(place: Place, evidence: Evidence) -> bool:
    """Whether they have half of the shorter one in common."""
    return _same(place, evidence) and _shared(place, evidence) >= LEAST


def meeting(one: Place, other: Place) -> bool:
    """The same for two quotes."""
    same = one[:2] == other[:2]
    return same and _size(common(one, (other.span,))) >= LEAST * min(_size((one.span,)), _size((other.span,)))


def common(place: Place, spans: Spans) -> Spans:
    """What a quote has in common with the spans of its own version."""
    begin, end = place.span
    parts = ((max(begin, left), min(end, right)) for left, right in spans)
    return tuple((left, right) for left, right in parts if left < right)


def _same(place: Place, evidence: Evidence) -> bool:
    return (place.article, place.version) == (evidence.article, evidence.version)


def _size(spans: Spans) -> int:
    return sum(end - begin for begin, end in spans)


def _shared(place: Place, evidence: Evidence) -> float:
    shorter = min(_size((place.span,)), _size(evidence.spans))
    return _size(common(place, evidence.spans)) / shorter if shorter else 0.0


class Shelf(Generic[T]):
    """The lines of a picture by where their evidence stands."""

    def __init__(self, items: Iterable[tuple[T, Evidence]]) -> None:
        self._by: dict[tuple[str, int], list[tuple[T, Evidence]]] = {}
        for line, evidence in items:
            self._by.setdefault((evidence.article, evidence.version), []).append((line, evidence))

    def hits(self, place: Place, rule: Rule) -> list[Hit[T]]:
        """The lines at a place, the best first."""
        found = [
            Hit(line, evidence, quality(place, evidence))
            for line, evidence in self._by.get((place.article, place.version), ())
            if rule(place, evidence)
        ]
        return sorted(found, key=lambda hit: -hit.quality)

    def best(self, place: Place, rule: Rule) -> Hit[T] | None:
        """The best of them."""
        return next(iter(self.hits(place, rule)), None)


def quality(place: Place, evidence: Evidence) -> float:
    """What is common, as a share of what either has."""
    both = _size(common(place, evidence.spans))
    return both / (_size((place.span,)) + _size(evidence.spans) - both)


def shelved(lines: Iterable[T], evidence: Callable[[T], Iterable[Evidence]]) -> Shelf[T]:
    """A shelf of lines."""
    return Shelf((line, one) for line in lines for one in evidence(line))


def every(value: object) -> Iterator[Evidence]:
    """All evidence in a picture or a part of it."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from every(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from every(getattr(value, field.name))


# -- names --------------------------------------------------------------------------------------------------------------------

_SMALL = set("der die das des dem den in im von vom zu zum zur und aus the of".split())


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return [word for word in letters.split() if word not in _SMALL]


def _alike(one: str, other: str) -> bool:
    """Two forms of one word: "Velmarien" and "velmarische", but not "Verteidigungsminister" and "Verteidigungsministerium"."""
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 5 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


_ENDINGS = {
    begin + end
    for begin in ("", "i", "isch", "sch", "ien", "en")
    for end in ("", "e", "er", "es", "en", "em", "s", "ens", "erin")
}


def same_name(expected: str, name: str) -> bool:
    """Whether two names can be one actor's: the longer one has all words of the other, in whatever form."""
    left, right = _words(expected), _words(name)
    if not left or not right:
        return False
    fewer, more = sorted((left, right), key=len)
    return all(any(_alike(word, other) for other in more) for word in fewer)
