"""Where words name a person who is to be forgotten: by the full name, the surname and what is made of it, the first name alone.

Words are compared folded (`lagebild.terms.folded`), so that accents, capitals and "ue" for "ü" hide nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from lagebild.entries import ERASED
from lagebild.records import Span
from lagebild.terms import folded

LONG = 5  # letters of a surname from which on it is also found at the beginning of a longer word ("Korwathsche", "Korwathlager")
SHORT = 3  # letters up to which a name must be written as it is: "UN" is nobody called "Un"
MOST = 6  # words of a name
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_APART = re.compile(r"[\s\-\u2010-\u2015’'.]{1,3}")  # what may stand between the words of one name


class _Token(NamedTuple):
    """A word of a text: where it stands, as it is written, folded."""

    span: Span
    written: str
    word: str


def tokens(text: str) -> list[_Token]:
    """The words of a text."""
    return [_Token(found.span(), found[0], folded(found[0])) for found in _WORD.finditer(text)]


def runs(text: str, least: int = 1) -> Iterator[tuple[Span, str]]:
    """Every run of words that may be a name, `least` to MOST of them, folded; each begins with a capital letter."""
    found = tokens(text)
    for at, first in enumerate(found):
        if first.written[0].islower():
            continue
        words = [first.word]
        if least <= 1:
            yield first.span, first.word
        for before, here in zip(found[at : at + MOST - 1], found[at + 1 : at + MOST], strict=False):
            if not _APART.fullmatch(text, before.span[1], here.span[0]):
                break
            words.append(here.word)
            if len(words) >= least:
                yield (first.span[0], here.span[1]), " ".join(words)


def short_forms(name: str) -> Iterator[str]:
    """What a person is called for short: the surname, with what belongs to it ("von der Leyen", "Maria Korwath")."""
    parts = name.split()
    for at in range(1, len(parts)):
        if form := folded(" ".join(parts[at:])):
            yield form


def spaced(address: str | None) -> str:
    """An address with its words apart."""
    return re.sub(r"[^\w]|_", " ", unquote(address or ""))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of persons, taken apart: whole names in folded words; surnames; first names, each with how it is written."""

    whole: frozenset[tuple[str, ...]]
    last: Mapping[str, str]
    first: Mapping[str, str]
    others: frozenset[str] = frozenset()  # first names of others with such a surname, folded

    @classmethod
    def of(cls, names: Iterable[str], others: Iterable[str] = ()) -> Names:
        """Take names apart; `others` are the full names of persons who may be called alike and stay."""
        whole, last, first = set(), {}, {}
        for name in names:
            parts = [part for part in name.split() if folded(part)]
            if not parts:
                continue
            whole.add(tuple(folded(name).split()))
            last.update({folded(word): word for word in _WORD.findall(parts[-1])})
            named = (word for part in parts[:-1] if not part[0].islower() for word in _WORD.findall(part))
            first.update({folded(word): word for word in named if len(word) > 1})
        alike = (folded(name).split() for name in others)
        kept = {word for words in alike if words and words[-1] in last for word in words[:-1]}
        return cls(frozenset(whole), last, first, frozenset(kept - set(first)))

    def and_of(self, names: Iterable[str]) -> Names:
        """These names and others."""
        more = Names.of(names)
        return Names(self.whole | more.whole, {**more.last, **self.last}, {**more.first, **self.first}, self.others)

    def by_whole(self) -> Names:
        """Only the full names."""
        return Names(self.whole, {}, {})

    def spans(self, text: str, *, stays: Iterable[Span] = (), cased: bool = True) -> list[Span]:
        """Where a text names them, but for words in the spans of others, which stay; `cased`: names have capital letters there."""
        found, kept = tokens(text), list(stays)
        marks = self._wholes(found)
        for at, token in enumerate(found):
            if at not in marks and self._is_name(found, at, cased) and not _in(token.span, kept):
                marks.add(at)
        return [found[at].span for at in sorted(marks)]

    def names(self, text: str | None, *, cased: bool = True) -> bool:
        """Whether a text names them."""
        return bool(text) and bool(self.spans(text or "", cased=cased))

    def blotted(self, text: str | None) -> str | None:
        """The text with ERASED in place of the names."""
        for begin, end in self.spans(text) if text else ():
            text = (text or "")[:begin] + ERASED * (end - begin) + (text or "")[end:]
        return text

    def _wholes(self, found: list[_Token]) -> set[int]:
        """The words that are part of a full name of two words or more; "s" may end it."""
        marks: set[int] = set()
        for at in range(len(found)):
            for name in self.whole:
                words = tuple(token.word for token in found[at : at + len(name)])
                if len(name) > 1 and words[:-1] == name[:-1] and words[-1] in _forms(name[-1]):
                    marks.update(range(at, at + len(name)))
        return marks

    def _is_name(self, found: list[_Token], at: int, cased: bool) -> bool:
        token = found[at]
        if cased and token.written[0].islower():
            return False
        for word, written in self.last.items():
            if _is(token, word, written, cased) or (cased and len(word) >= LONG and token.word.startswith(word)):
                return at == 0 or found[at - 1].word not in self.others
        if not cased or not any(_is(token, word, written, cased) for word, written in self.first.items()):
            return False
        after = found[at + 1] if at + 1 < len(found) else None
        if token.word not in self.first or after is None or after.written[0].islower():
            return True  # "Ada sprach", "Adas Rede"
        return self._is_part(after, token.span)  # with another surname it is somebody else's

    def _is_part(self, after: _Token, before: Span) -> bool:
        return after.word in self.first or after.word in self.last or after.span[0] - before[1] > 1


def _is(token: _Token, word: str, written: str, cased: bool) -> bool:
    if len(word) <= SHORT:
        return token.word in (word, word + "s") and (not cased or token.written.removesuffix("s") == written)
    return token.word in _forms(word)


def _forms(word: str) -> tuple[str, str, str]:
    return word, word + "s", word + "es"


def _in(span: Span, kept: Iterable[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in kept)
