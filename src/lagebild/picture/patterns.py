"""Many patterns looked for in one sentence: those that cannot fit are left out by the words of the sentence alone.

Of every pattern it is worked out once which letters any words that fit it must have ("(?:nahm|zog) … zurück": "zurück", and "nahm" or
"zog"). A word of a text is looked at once for the letters in it, so that for a sentence a few look-ups are enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from lagebild.terms import STOPWORDS

Need = frozenset[str]
"""Letters of which some must be there."""

_LEAST = 2  # letters that say anything
_WIDEST = 40  # words that alternatives are multiplied out to
_MOST = 100_000  # words that are remembered
_SENTENCES = 20_000  # the same of sentences
_WORD = re.compile(r"\w+")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_RUN = re.compile(r"[^\W_]{2,}(?![*+?{])")
_GROUP = re.compile(r"\(\?(?::|P<\w+>|[a-zA-Z-]+:)")
_AROUND = re.compile(r"\(\?(?:[=!]|<[=!])")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_MARK = re.compile(rf"\\.|{_SET.pattern}|[()]", re.DOTALL)
_FEW = re.compile(r"\[(\w{1,4})\]")


def folded(words: str) -> str:
    """Words in small letters, so that what is the same but for capitals is the same."""
    if "İ" in words or "ı" in words:
        words = words.replace("İ", "i").replace("ı", "i")  # which for `re.IGNORECASE` are an i
    return words.casefold()


class Late:
    """A pattern that is compiled when it is first looked for: of a long table a run needs few."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern; raises re.error where it is none."""
        return re.compile(self.pattern, self.flags)

    def search(self, words: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(words)

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer(words)


class _Letters:
    """All letters that patterns need, each a bit of a number: what a word has is such a number, and what a sentence has is that of all its
    words. The same for all patterns, so that a word, and a sentence that several look at, is looked at once.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._by_opening: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, int] = {}
        self.of = lru_cache(maxsize=_SENTENCES)(self._of)

    def bits(self, need: Need) -> int:
        """The number of some letters."""
        for letters in sorted(need - self._bits.keys()):
            self._bits[letters] = 1 << len(self._bits)
            self._by_opening[letters[:_LEAST]].append(letters)
            self._words.clear()
            self.of.cache_clear()
        return sum(self._bits[letters] for letters in need)

    def _of(self, words: str) -> int:
        """What some words have."""
        have, known = 0, self._words
        for word in _WORD.findall(folded(words)):
            found = known.get(word)
            have |= self._word(word) if found is None else found
        return have

    def _word(self, word: str) -> int:
        if len(self._words) >= _MOST:
            self._words.clear()
        found = 0
        for at in range(len(word) - _LEAST + 1):
            for letters in self._by_opening.get(word[at : at + _LEAST], ()):
                if word.startswith(letters, at):
                    found |= self._bits[letters]
        self._words[word] = found
        return found


@cache
def _letters() -> _Letters:
    return _Letters()


class Patterns:
    """Patterns in their order, each one or several that must all fit."""

    def __init__(self, patterns: Iterable[Sequence[re.Pattern[str] | Late]]) -> None:
        every = [tuple(need for one in some for need in needs(one)) for some in patterns]
        self._needs = [tuple(map(_letters().bits, some)) for some in every]
        self._always = [at for at, some in enumerate(every) if not some]
        self._by_bit: dict[int, list[int]] = defaultdict(list)
        for at, some in enumerate(every):
            for letters in min(some, key=_cost, default=()):
                self._by_bit[_letters().bits(frozenset((letters,)))].append(at)
        self._rare = sum(self._by_bit)

    def possible(self, words: str) -> Sequence[int]:
        """The numbers of the patterns that may fit some words, in order."""
        have = _letters().of(words)
        rare = have & self._rare
        if not rare:
            return self._always
        found: set[int] = set()
        while rare:
            bit = rare & -rare
            rare ^= bit
            found.update(self._by_bit[bit])
        fitting = [at for at in found if all(have & need for need in self._needs[at])]
        return sorted([*self._always, *fitting]) if fitting else self._always


def needs(pattern: re.Pattern[str] | Late) -> tuple[Need, ...]:
    """What any words that fit a pattern must have: of each of the results something. Empty where nothing can be said."""
    if pattern.flags & re.VERBOSE:
        return ()
    try:
        return tuple(dict.fromkeys(_read(pattern.pattern).needs))
    except _UnknownError:
        return ()


class _UnknownError(Exception):
    """Something that is not understood stands in a pattern."""


@dataclass(frozen=True)
class _Part:
    """What a part of a pattern needs; `whole` are the words that it stands for, if it is nothing but a few of them."""

    needs: tuple[Need, ...] = ()
    whole: tuple[str, ...] = ()


_OPEN = _Part()
_NOTHING = _Part(whole=("",))


@lru_cache(maxsize=4096)
def _read(pattern: str) -> _Part:
    """A pattern or what stands in a group, which many patterns of a table have in common."""
    return _Reader(pattern).alternatives()


class _Reader:
    """Reads a pattern: alternatives of sequences of letters, sets and groups."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0

    def alternatives(self) -> _Part:
        """Alternatives up to the end."""
        parts = [self._sequence()]
        while self._next("|"):
            parts.append(self._sequence())
        if self._at < len(self._pattern):
            raise _UnknownError
        if len(parts) == 1:
            return parts[0]
        wholes = tuple(word for part in parts for word in part.whole)
        best = [min(part.needs, key=_cost, default=None) for part in parts]
        some = [need for need in best if need is not None]
        need = tuple(_shortest(word for each in some for word in each)) if len(some) == len(best) else ()
        return _Part(need, wholes if all(part.whole for part in parts) else ())

    def _next(self, letter: str) -> bool:
        found = self._pattern.startswith(letter, self._at)
        self._at += found
        return found

    def _sequence(self) -> _Part:
        """Parts one after another: words that stand side by side are one."""
        found: list[Need] = []
        run = _NOTHING
        only = True
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            part = self._plain() or self._quantified()
            if part.whole and len(part.whole) * len(run.whole) <= _WIDEST:
                run = _Part(whole=tuple(left + right for left in run.whole for right in part.whole))
                continue
            found += [*_need(run), *part.needs]
            run, only = (_Part(whole=part.whole), False) if part.whole else (_NOTHING, False)
        return _Part((*found, *_need(run)), run.whole if only else ())

    def _plain(self) -> _Part | None:
        """Letters one after another, up to one that may be repeated or left out."""
        found = _RUN.match(self._pattern, self._at)
        letters = folded(found[0]) if found else ""
        if found is None or not letters.isalnum():
            return None
        self._at = found.end()
        return _Part(whole=(letters,))

    def _quantified(self) -> _Part:
        part = self._single()
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return part
        self._at = found.end()
        sign = found[0][0]
        if sign == "?":
            return _Part(whole=(*part.whole, "")) if part.whole else _OPEN
        if sign == "+" or (sign == "{" and int(found[1] or 0)):
            return _Part((*part.needs, *_need(part)))
        return _OPEN

    def _single(self) -> _Part:
        """A letter, a set of letters, a group, or a place."""
        pattern, at = self._pattern, self._at
        if found := _SET.match(pattern, at):
            self._at = found.end()
            few = _FEW.fullmatch(found[0])
            letters = tuple(dict.fromkeys(map(folded, few[1]))) if few else ()
            return _Part(whole=letters) if all(letter.isalnum() for letter in letters) else _OPEN
        if pattern[at] == "(":
            return self._group()
        if pattern[at] == "\\":
            self._at += 2
            if len(pattern) < self._at or pattern[at + 1].isdigit() or pattern[at + 1] in "xuUN":
                raise _UnknownError
            return _NOTHING if pattern[at + 1] in "bBAZ" else _OPEN
        self._at += 1
        if pattern[at] in "^$":
            return _NOTHING
        letter = folded(pattern[at])
        return _Part(whole=(letter,)) if letter.isalnum() else _OPEN

    def _group(self) -> _Part:
        around = _AROUND.match(self._pattern, self._at)
        flags = _FLAGS.match(self._pattern, self._at)
        plain = _GROUP.match(self._pattern, self._at)
        if flags:
            self._at = flags.end()
            return _NOTHING
        if not around and not plain and self._pattern.startswith("(?", self._at):
            raise _UnknownError
        found = around or plain
        begin = found.end() if found else self._at + 1
        end = self._closings.get(self._at)
        if end is None:
            raise _UnknownError
        self._at = end + 1
        inside = _read(self._pattern[begin:end])
        return _NOTHING if around else inside

    @cached_property
    def _closings(self) -> dict[int, int]:
        """Where the groups of the pattern begin, with where they end."""
        found, open_ = dict[int, int](), list[int]()
        for one in _MARK.finditer(self._pattern):
            if one[0] == "(":
                open_.append(one.start())
            elif one[0] == ")" and open_:
                found[open_.pop()] = one.start()
        return found


def _need(part: _Part) -> Iterator[Need]:
    """What a part needs that stands for some words alone."""
    if all(len(word) >= _LEAST for word in part.whole):
        yield from _shortest(part.whole)


def _shortest(some: Iterable[str]) -> Iterator[Need]:
    """Some words as what is needed: of two of which one has the other in it, that."""
    words = set(some)
    if words:
        yield frozenset(word for word in words if not any(other in word for other in words if other != word))


def _cost(need: Need) -> tuple[int, int, int]:
    """How little letters say: the most common words and short ones say less."""
    return len(need & STOPWORDS), -min(map(len, need)), len(need)
