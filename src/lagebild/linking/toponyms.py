"""Names of places: towns with their points (GeoNames), regions, seas and rivers, and where such names stand in a text.

Names are compared without accents, hyphens and endings: "im Schwarzen Meer" holds "Schwarzes Meer", "Rostow-am-Don" is
"Rostow am Don", "St. Petersburg" is "Sankt Petersburg". Loaded once, at the first look-up.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import takewhile

from lagebild.linking.table import Name, bare, read, table, variants

LONGEST = 6
"""Words of the longest name that is looked for."""
KINDS = ("region", "island", "continent", "sea", "strait", "desert", "ruins", "river", "mountains")
"""Kinds of regions; a name of the last two may be a town's or a state's too, which only the article tells apart: "der Niger"."""

_KNOWN = 100_000  # inhabitants from which an adjective in -er is read as a town's: "Lager" is not of Lage
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ı": "i", "ø": "ö", "đ": "d", "æ": "ä", "-": " ", "ð": "d", "þ": "th"})
_SIGNS = "'’‘ʿʾ`´."


@dataclass(frozen=True, slots=True)
class Town:
    """A town; `part` is the part of its state that it lies in, where the actor table knows it; `rank` "capital", "named" or ""."""

    name: str
    country: str
    lat: float
    lon: float
    inhabitants: int
    part: str
    rank: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea, river, range: no point; `countries` are the states that it lies in, as far as they are few."""

    name: str
    kind: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A town that a name may mean: `alone` where the name means it without more ("Paris", not "Frankfurt")."""

    town: Town
    alone: bool
    exact: bool = True


@dataclass(slots=True)
class Named:
    """A name of places in tokens [first, last): what it may mean. `areas` are ids of states and their parts."""

    first: int
    last: int
    towns: list[Candidate] = field(default_factory=list)
    region: Region | None = None
    areas: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    towns: dict[str, list[tuple[Town, bool]]]
    regions: dict[str, Region]
    begins: frozenset[str]


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in lower case without accents other than those of umlauts: "Słubice" → slubice, "Zürich" → zürich."""
    low = word.lower().translate(_LETTERS)
    if not low.isascii():
        parts = unicodedata.normalize("NFC", low)
        low = "".join(
            c if c in "äöü" else unicodedata.normalize("NFKD", c)[0] for c in parts if not unicodedata.combining(c)
        )
    return "".join(c for c in low if c not in _SIGNS)


def key(words: Sequence[str], last: str | None = None) -> str:
    """A name for comparison; `last` is put in place of its last word (a variant of it)."""
    whole = [plain(word) for word in words if word != "."]
    whole[-1] = whole[-1] if last is None else last
    parts = " ".join(whole).split()
    return " ".join([*(_stem(part) for part in parts[:-1]), *parts[-1:]])


@lru_cache(maxsize=65536)
def _stem(part: str) -> str:
    return "st" if part == "sankt" else bare(part).removesuffix("s")


def _key_of(name: str) -> str:
    """The key of a whole name; most are one plain word, which needs no more than small letters."""
    return name.lower() if name.isascii() and name.isalpha() else key(name.split())


@cache
def _index() -> _Index:
    towns: dict[str, list[tuple[Town, bool]]] = defaultdict(list)
    for names, country, lat, lon, inhabitants, _, part, rank in read("towns"):
        forms = names.split(";")
        town = Town(forms[0].lstrip("~"), country, float(lat), float(lon), int(inhabitants), part, rank)
        for form in forms:
            name = _key_of(form.lstrip("~"))
            if all(town is not other for other, _ in towns[name]):
                towns[name].append((town, not form.startswith("~")))
    regions = {}
    for names, kind, countries in read("regions"):
        forms = names.split(";")
        region = Region(forms[0], kind, tuple(c for c in countries.split(";") if c))
        regions.update({key(form.split()): region for form in forms})
    begins = frozenset(name.partition(" ")[0] for name in (*towns, *regions))
    return _Index(dict(towns), regions, begins)


def names_in(words: Sequence[str], first: int, last: int) -> list[Named]:
    """The names of places among tokens [first, last), longest first from the left; none overlaps another."""
    out, at = list[Named](), first
    while at < last:
        found = name_at(words, at, last)
        if found is not None:
            out.append(found)
        at = found.last if found is not None else at + 1
    return out


def name_at(words: Sequence[str], at: int, last: int) -> Named | None:
    """The longest name that begins at a token; None where none does."""
    word = words[at]
    if not (word[0].isupper() or word[0].isdigit()):
        return None
    areas = _areas_at(words, at, last)
    size = len(areas[0].words) if areas else 0
    found = _toponym_at(words, at, last)
    if found is None or found.last - at < size:
        return Named(at, at + size, areas=areas) if areas else found
    if found.last - at == size:
        found.areas = areas
    return found


def capital(country: str) -> Town | None:
    """The capital of a state; None where there are two."""
    found = _capitals().get(country, [])
    return found[0] if len(found) == 1 else None


@cache
def _capitals() -> dict[str, list[Town]]:
    out: dict[str, list[Town]] = defaultdict(list)
    for known in _index().towns.values():
        for town, _ in known:
            if town.rank == "capital" and town not in out[town.country]:
                out[town.country].append(town)
    return dict(out)


def of_inhabitants(word: str) -> Town | None:
    """The town that an adjective in -er belongs to: "Hamburger", "Dresdner", "Bremer"; None where it is none or several are."""
    if not (word[0].isupper() and word.endswith("er") and len(word) > 5):
        return None
    stem = plain(word)[:-2]
    for form in (stem, f"{stem}en", f"{stem[:-1]}en" if stem.endswith("n") else "", f"{stem}e"):
        towns = [town for town, alone in _index().towns.get(form, ()) if alone and town.inhabitants >= _KNOWN]
        if len(towns) == 1:
            return towns[0]
    return None


@cache
def lookalikes(name: str, country: str) -> frozenset[str]:
    """Other states whose name differs from that of a state's part by its ending only: for "Georgia", Georgien."""
    word = plain(name)
    states = {
        (plain(e.name), e.country) for e in table().entries.values() if e.sort == "state" and e.country != country
    }
    return frozenset(other for known, other in states if _differ_by_ending(word, known))


def _differ_by_ending(one: str, other: str) -> bool:
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return size >= 5 and max(len(one), len(other)) - size <= 2


def _toponym_at(words: Sequence[str], at: int, last: int) -> Named | None:
    index = _index()
    if not _beginnings(words[at]) & index.begins:
        return None
    for size in range(min(LONGEST, last - at), 0, -1):
        end = words[at + size - 1]
        if end[0].isalnum() and (found := _look_up(words[at : at + size], at)) is not None:
            return found
    return None


@lru_cache(maxsize=16384)
def _beginnings(word: str) -> frozenset[str]:
    first, *more = plain(word).split() or [""]
    return frozenset([_stem(first)] if more else [_stem(first), *variants(first)])


def _look_up(words: Sequence[str], at: int) -> Named | None:
    index, found = _index(), Named(at, at + len(words))
    for number, last in enumerate(variants(plain(words[-1]))):
        name = key(words, last)
        found.towns += [Candidate(town, alone, number == 0) for town, alone in index.towns.get(name, ())]
        found.region = found.region or index.regions.get(name)
    return found if found.towns or found.region else None


def _areas_at(words: Sequence[str], at: int, last: int) -> tuple[Name, ...]:
    """The longest names of states and their parts that begin at a token."""
    found = [name for name in _areas(words[at]) if _matches(name, words, at, last)]
    return tuple(name for name in found if len(name.words) == len(found[0].words))


@lru_cache(maxsize=16384)
def _areas(word: str) -> tuple[Name, ...]:
    names = table().names
    found = [
        name
        for form in dict.fromkeys((bare(word), *variants(word)))
        for name in names.get(form, ())
        if name.entity.startswith(("state:", "sub:")) and name.how != "demonym"
    ]
    return tuple(sorted(found, key=lambda name: -len(name.words)))


def _matches(name: Name, words: Sequence[str], at: int, last: int) -> bool:
    size = len(name.words)
    if at + size > last or name.words[-1] not in variants(words[at + size - 1]):
        return False
    if name.form[-1].isupper() and words[at + size - 1][:2] != name.form[-1][:2]:
        return False  # "USA" is not "Usa"
    return all(bare(word) == wanted for word, wanted in zip(words[at:], name.words[:-1], strict=False))
