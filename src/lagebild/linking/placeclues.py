"""What an article says about where a place lies: states, parts of states and other towns beside its name and elsewhere.

"Paris, die texanische Kleinstadt" is attached to the name and decides; "in anderen Städten Alabamas" later in the sentence, or
a town fifty kilometres away in the next, speaks for one of several namesakes.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lagebild.linking.composed import DETERMINERS, adjective
from lagebild.linking.known import Link
from lagebild.linking.table import entry, table
from lagebild.linking.tokens import Tokens
from lagebild.linking.toponyms import Candidate, Named, Town, key, name_at, plain
from lagebild.sentences import sentences

ARTICLES = DETERMINERS | frozenset("im am zum zur beim vom ins ans aufs kein keine keiner keinem keinen".split())
"""Words before a noun that show that it is no town: "beim Essen", "in der Halle"."""
WHERE = frozenset("in nach aus bei bis nahe unweit".split())
"""Prepositions that stand right before the name of a town."""

SETTLEMENT = re.compile(
    r"""\w*[sS]tadt|\w*städtchen|\w*[sS]tädte|\w*[oO]rt|\w*[oO]rtschaft|\w*[dD]orf|\w*[gG]emeinde|\w*[mM]etropole|\w*[hH]ochburg
    |\w*[hH]afen|\w*[bB]ad|Kommune|Siedlung|Sitz|Heimat|\w*[zZ]entrum""",
    re.X,
)
"""Nouns for a town that stand beside its name."""
AREA = re.compile(
    r"""(?:(?:US-)?Bundes|Teil|Glied)?[sS]taate?[ns]?|Bundesland(?:e?s)?|Lande?s?|Kantons?|\w*[pP]rovinz|\w*[rR]egion|Oblast|Gebiete?s?|Departe?ments?
    |Präfektur|Distrikte?s?|Gouvernements?|Grafschaft|\w*[iI]nsel|Republik|Teilrepublik|Landschaft|County|Landkreis(?:es)?""",
    re.X,
)
"""Nouns that stand before the name of a part of a state: "die Provinz Fars" is no town."""
_SIDE = re.compile(
    r"(?:Nord|Süd|Ost|West|Nordost|Nordwest|Südost|Südwest)(?:en|ens|küste|rand|teil|hälfte)|Zentrum|Mitte|Küste|Hinterland|Teil"
)
_SIDES = re.compile(r"(?:nord|süd)(?:ost|west)?|ost|west|zentral")
_LINKING = frozenset("in im an am auf bei unweit nahe".split())
_PAST = re.compile(
    r"damals|einst|einstigen?|früheren?|ehemaligen?|heute|heutigen?|besetzten?|annektierten?|kontrollierten?|\w+besetzten?"
)
_PRESENT = {
    "SU": "RU UA BY KZ UZ TM TJ KG GE AM AZ MD LT LV EE",
    "YU": "RS HR SI BA MK ME XK",
    "SCG": "RS ME XK",
    "CS": "CZ SK",
    "DD": "DE",
}
_WEIGHTS = {"person": 0.6, "party": 0.6, "company": 0.0, "media": 0.0}
_HERE, _BESIDE, _ELSEWHERE = 1.0, 0.8, 0.5  # of a clue in the same sentence, the next ones, elsewhere
_NEAR, _FAR = 60.0, 150.0  # kilometres between towns of one story
_WINDOW, _LEAD = (
    96,
    32,
)  # clues on each side of a name, and at the head of the article, that are weighed: bounds the time


@dataclass(frozen=True, slots=True)
class Clue:
    """What words at token `at` bring up: a state (or those that it lies in), a part of one, a town; `word` is their key."""

    at: int
    countries: tuple[str, ...]
    part: str = ""
    town: Town | None = None
    word: str = ""
    weight: float = 1.0
    name: bool = True  # a name, not an adjective


@dataclass(frozen=True, slots=True)
class Attached:
    """The clues that belong to a name itself; `strict` where nothing but the state can be meant, as in "Paris in Texas"."""

    clues: tuple[Clue, ...] = ()
    strict: bool = False
    settlement: bool = False  # a word for a town belongs to it: "Kuwait, der Hauptstadt"


class Clues:
    """The clues of one article, read at the first ambiguous name."""

    def __init__(self, cut: Tokens, links: Sequence[Link]) -> None:
        self._cut = cut
        self._links = links

    @cached_property
    def all(self) -> list[Clue]:
        """Every clue of the article, by position."""
        return sorted([*self.among(0, len(self._cut)), *self._linked()], key=lambda clue: clue.at)

    @cached_property
    def _positions(self) -> list[int]:
        return [clue.at for clue in self.all]

    @cached_property
    def _tellers(self) -> dict[str, set[str]]:
        """The words that bring up each state."""
        out: dict[str, set[str]] = {}
        for clue in self.all:
            for country in clue.countries:
                out.setdefault(country, set()).add(clue.word)
        return out

    @cached_property
    def states(self) -> frozenset[str]:
        """The states that single words of the article stand for."""
        return frozenset(clue.countries[0] for clue in self.all if len(clue.countries) == 1)

    @cached_property
    def _inner_words(self) -> str:
        """The words that do not begin a sentence, each once."""
        return "\n".join({word for at, word in enumerate(self._cut.words) if not self._opens(at)})

    def tells(self, country: str, word: str) -> bool:
        """Whether the article speaks of a state by other words than `word`."""
        return bool(self._tellers.get(country, set()) - {word})

    def _around(self, at: int) -> list[Clue]:
        """The clues near a token, and those at the head of the article."""
        middle = bisect_right(self._positions, at)
        begin = max(0, middle - _WINDOW)
        return self.all[: min(_LEAD, begin)] + self.all[begin : middle + _WINDOW]

    @cached_property
    def _sentence_begins(self) -> list[int]:
        return [begin for begin, _ in sentences(self._cut.text)]

    def among(self, first: int, last: int) -> Iterator[Clue]:
        """The clues in the words of tokens [first, last)."""
        words, at = self._cut.words, first
        while at < last:
            found = name_at(words, at, last)
            clue = _of_name(found, words, at) if found is not None else None
            clue = clue or _of_word(words[at], at)
            if clue is not None:
                yield clue
            at = found.last if found is not None else at + 1

    def _linked(self) -> Iterator[Clue]:
        for link in self._links:
            known = entry(link.entity)
            weight = _WEIGHTS.get(known.sort, 1.0)
            if weight and known.country:
                at, last = self._cut.covering(link.span)
                if at < last:
                    yield Clue(at, _present(known.country), word=key(self._cut.words[at:last]), weight=weight)

    # -- what belongs to a name ---------------------------------------------------------------------------------------
    def attached(self, first: int, last: int) -> Attached:
        """What stands in the noun phrase of a name, in brackets or an apposition behind it, or behind "in"."""
        begin, end = self._begin(first), self._end(last)
        clues = [*self.among(begin, first), *self.among(last, end)]
        words = self._cut.words
        around = (*words[begin:first], *words[last:end])
        named = [clue for clue in clues if clue.name and clue.at >= last]
        settled = any(clue.at < first for clue in clues) or (bool(named) and words[last] in ("in", "im", "(", ","))
        settlement = any(SETTLEMENT.fullmatch(word) for word in around) and not any(
            _PAST.fullmatch(word) for word in around
        )
        strict = settled and not any(_PAST.fullmatch(word) for word in around)
        return Attached(tuple(clues), strict, settlement)

    def _begin(self, first: int) -> int:
        """Where the noun phrase before a name begins: "der ukrainischen Stadt Charkiw"."""
        words, begin = self._cut.words, first
        while begin and first - begin < 4:
            word = words[begin - 1]
            inflected = word[0].isalpha() and word.endswith(("e", "en", "er", "em", "es"))
            genitive = word.endswith("s") and word[0].isupper() and name_at(words, begin - 1, begin) is not None
            if word.lower() in ARTICLES or not (
                SETTLEMENT.fullmatch(word) or (word[0].islower() and inflected) or genitive
            ):
                break
            begin -= 1
        return begin

    def _end(self, last: int) -> int:
        """Where what belongs to a name behind it ends; `last` where nothing does."""
        words = self._cut.words
        if last < len(words) and words[last] == "selbst":
            last += 1
        if last + 1 >= len(words):
            return last
        if words[last] == "(":
            return next((at for at in range(last, min(last + 6, len(words))) if words[at] == ")"), last)
        if words[last] == ",":
            return self._apposition(last)
        return self._complement(last)

    def _apposition(self, last: int) -> int:
        """As in "Paris, die texanische Kleinstadt", "Paris, Texas"."""
        words = self._cut.words
        stop = next(
            (at for at in range(last + 1, min(last + 12, len(words))) if not words[at][0].isalnum()), len(words)
        )
        stop = min(stop, last + 12)
        found = name_at(words, last + 1, stop)
        if found is not None and found.last == stop and found.areas:
            return stop
        nouns = [at for at in range(last + 1, min(last + 6, stop)) if SETTLEMENT.fullmatch(words[at])]
        return stop if words[last + 1].lower() in DETERMINERS and nouns else last

    def _complement(self, last: int) -> int:
        """As in: Paris im Nordosten von Texas, Athens im US-Bundesstaat Georgia, Tripoli an der Küste des Libanon."""
        words, at, side = self._cut.words, last, False
        if words[at] not in _LINKING:
            return last
        while at < min(last + 9, len(words)):
            word = words[at]
            if word[0].isupper():
                found = name_at(words, at, min(at + 5, len(words)))
                if found is not None and (found.areas or found.region) and not _SIDE.fullmatch(word):
                    return found.last if side or words[last] in ("in", "im", "auf") else last
                if not (_SIDE.fullmatch(word) or AREA.fullmatch(word)):
                    return last
                side = True
            elif not (word in _LINKING or word in ARTICLES or word == "von" or word.endswith(("en", "er"))):
                break
            at += 1
        return at if side else last

    # -- how much speaks for a town -----------------------------------------------------------------------------------
    def evidence(self, candidate: Candidate, named: Named, attached: Attached) -> float:
        """How much the article says for a town: about 10 where it is said outright, 1 to 5 by what is named nearby."""
        town, name = candidate.town, key(self._cut.words[named.first : named.last])
        own = max((self._fit(clue, town, (6.0, 10.0)) for clue in attached.clues), default=0.0)
        others = [
            clue for clue in self._around(named.first) if clue.word != name and not named.first <= clue.at < named.last
        ]
        best = sorted(
            (self._near(clue.at, named.first) * self._fit(clue, town, (2.0, 3.0)) for clue in others), reverse=True
        )
        return own + sum(best[:1]) + min(0.5, 0.1 * sum(value > 0 for value in best[1:])) + self._told(town, name)

    def _fit(self, clue: Clue, town: Town, worth: tuple[float, float]) -> float:
        """What a clue is worth for a town: (by its state, by its part)."""
        if clue.town is not None and clue.town is not town:
            apart = kilometres(clue.town, town)
            near = 2.5 if apart < _NEAR else 2.0 if apart < _FAR else 0.0
            return clue.weight * max(near, worth[0] * 0.6 if town.country in clue.countries else 0.0)
        if town.country not in clue.countries:
            return 0.0
        if clue.part:
            return clue.weight * (worth[1] if town.part == clue.part else 0.2 * worth[0] if town.part else worth[0])
        return clue.weight * worth[0] / math.sqrt(len(clue.countries))

    def _near(self, at: int, place: int) -> float:
        begins, starts = self._sentence_begins, self._cut.begins
        apart = abs(bisect_right(begins, starts[at]) - bisect_right(begins, starts[place]))
        return _HERE if apart == 0 else _BESIDE if apart == 1 else _ELSEWHERE

    def _told(self, town: Town, name: str) -> float:
        """What a fuller name is worth whose other words the article holds: "Frankfurt (Oder)" where it speaks of the Oder."""
        rest = [
            word for word in re.findall(r"[^\W\d_]{4,}", town.name) if word[0].isupper() and plain(word) not in name
        ]
        held = bool(rest) and rest[-1] in self._inner_words
        return 2.5 if held else 0.0

    def _opens(self, at: int) -> bool:
        return at == 0 or self._cut.words[at - 1] in (".", "!", "?", ":", "„", "»")


def kilometres(a: Town, b: Town) -> float:
    """Distance between two towns, on a sphere; within one per cent."""
    lat = math.radians((a.lat + b.lat) / 2)
    return 111.2 * math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(lat))


def _present(country: str) -> tuple[str, ...]:
    """A state, for a past one those that lie there now."""
    return tuple(_PRESENT.get(country, country).split())


def _of_name(found: Named, words: Sequence[str], at: int) -> Clue | None:
    word = key(words[found.first : found.last])
    if len({name.entity for name in found.areas}) == 1:
        area = table().entries[found.areas[0].entity]
        return Clue(at, _present(area.country), area.id if area.sort == "sub" else "", word=word)
    if found.areas:
        return None
    if found.region is not None and 0 < len(found.region.countries) <= 3:
        return Clue(at, found.region.countries, word=word)
    towns = [c.town for c in found.towns if c.alone and (c.exact or c.town.rank)]
    largest = _largest(towns)
    if largest is None or not (largest.rank or (at > 0 and words[at - 1] in WHERE)):
        return None
    return Clue(at, (largest.country,), town=largest, word=word)


def _largest(towns: Sequence[Town]) -> Town | None:
    """The town that is five times as large as the next."""
    ranked = sorted(towns, key=_size, reverse=True)
    return ranked[0] if ranked and all(_size(town) * 5 <= _size(ranked[0]) for town in ranked[1:]) else None


def _size(town: Town) -> int:
    return town.inhabitants * (100 if town.rank == "capital" else 1)


def _of_word(word: str, at: int) -> Clue | None:
    """States in adjectives and compounds: "texanische", "US-Außenminister"."""
    outer, _, inner = word.partition("-")
    if inner and outer in ("US", "USA"):
        return Clue(at, ("US",), word="us", weight=0.6)
    entity = _adjective(word) if word[0].isalpha() and len(word) > 3 else None
    area = table().entries.get(entity) if entity is not None else None
    if area is None:
        return None
    return Clue(at, _present(area.country), area.id if area.sort == "sub" else "", word=plain(word), name=False)


def _adjective(word: str) -> str | None:
    """The state or part of an adjective, also in "südphilippinisch"; "südamerikanisch" is none of a state."""
    found = adjective(word)
    side = None if found is not None or "amerikanisch" in word else _SIDES.match(word)
    return found if side is None or side.end() == len(word) else adjective(word[side.end() :])
