"""Which towns of GeoNames the table holds, under which German names, in which part of their state.

A name may be marked "~": alone it may mean another place ("Frankfurt", "Santiago").
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LARGE, LARGE_HERE = 50_000, 5_000  # inhabitants from which a town is in the table; in HERE_COUNTRIES
LEAST_NAMESAKE = 15_000  # inhabitants from which one is that bears the name of another in the table: Paris in Texas
HERE_COUNTRIES = ("DE", "AT", "CH")
_TAIL = re.compile(
    r"(?: \([^)]*\)|,? (?:am|an der|an|auf der|auf|bei|im|in der|in|ob der|vor der|unter|[ai]\. ?\w+\.?) .+|, .+)\Z"
)
LEFT_OUT = frozenset({"1931681"})  # districts (GeoNames ids) whose names mislead: "Victoria" of Hong Kong
_NUMBERED = re.compile(r"\d")  # districts: "Paris 15 Vaugirard"

City = Mapping[str, object]


@dataclass
class Town:
    """A town in the making: its forms in order of the sources, the first the usual German name."""

    id: str
    city: City
    forms: list[str] = field(default_factory=list)
    capital: bool = False
    part: str = ""
    named: bool = False  # in our own list

    @property
    def name(self) -> str:
        """The main name in GeoNames."""
        return str(self.city["name"])

    @property
    def country(self) -> str:
        """ISO 3166-1 code."""
        return str(self.city["countrycode"])

    @property
    def inhabitants(self) -> int:
        """As GeoNames counts them."""
        return int(str(self.city["population"]))


def folded(name: str) -> str:
    """A name for comparison between spellings: no accents, lower case, no signs."""
    bare = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("ı", "i"))
    return re.sub(r"[^a-z ]", "", "".join(c for c in bare if not unicodedata.combining(c)).lower().replace("-", " "))


class Towns:
    """All towns of GeoNames, and those picked for the table."""

    def __init__(self, cities: Mapping[str, City]) -> None:
        self._all = [Town(id_, city) for id_, city in cities.items() if id_ not in LEFT_OUT]
        self._named: dict[tuple[str, str], list[Town]] = defaultdict(list)
        self._other: dict[tuple[str, str], list[Town]] = defaultdict(list)
        self._picked: dict[str, Town] = {}
        for town in self._all:
            self._named[folded(town.name), town.country].append(town)
            for other in town.city["alternatenames"]:  # type: ignore[attr-defined]
                self._other[folded(str(other)), town.country].append(town)

    def find(self, name: str, country: str) -> Town | None:
        """The largest town of a name in a state: by GeoNames' main name, a German one already given, any other one."""
        key = (folded(name), country)
        given = [t for t in self._picked.values() if t.country == country and name in t.forms]
        found = given or self._named.get(key) or (self._other.get(key) if key[0] else None) or []
        return max(found, key=lambda town: town.inhabitants, default=None)

    def name(self, town: Town, forms: Iterable[str]) -> None:
        """Pick a town and give it German names; adjectives ("römisch") are none."""
        self._picked[town.id] = town
        town.forms += [form for form in forms if form.lstrip("~")[:1].isupper() and form not in town.forms]

    def pick(self) -> None:
        """Pick those that are large enough, then the smaller ones that bear the name of one that is picked."""
        for town in self._all:
            if town.inhabitants >= (LARGE_HERE if town.country in HERE_COUNTRIES else LARGE) and not _NUMBERED.search(
                town.name
            ):
                self._picked[town.id] = town
        for town in self._picked.values():
            _complete(town)
        known = {folded(form) for town in self._picked.values() for form in town.forms}
        for town in self._all:
            if town.id not in self._picked and town.inhabitants >= LEAST_NAMESAKE and folded(town.name) in known:
                self._picked[town.id] = town
                _complete(town)

    def set_parts(self, seats: Iterable[tuple[str, str, str]]) -> None:
        """Parts of states by their capitals, given as (part, capital, state): what lies in the same district lies in that part."""
        part_of: dict[tuple[str, object], str] = {}
        for part, capital, country in seats:
            town = self.find(capital, country)
            if town is not None:
                part_of.setdefault((country, town.city["admin1code"]), part)
        for town in self._picked.values():
            town.part = part_of.get((town.country, town.city["admin1code"]), "")

    def rows(self) -> list[tuple[str, str, float, float, int, str, str, str]]:
        """(names, country, latitude, longitude, inhabitants, GeoNames id, part of the state, "capital", "named" or nothing)."""
        out = []
        for t in self._picked.values():
            lat, lon = (round(float(str(t.city[axis])), 4) for axis in ("latitude", "longitude"))
            rank = "capital" if t.capital else "named" if t.named else ""
            out.append((";".join(t.forms), t.country, lat, lon, t.inhabitants, t.id, t.part, rank))
        return sorted(out, key=lambda t: (t[1], -t[4], t[0], t[5]))


def _complete(town: Town) -> None:
    """GeoNames' own name, and for "Halle (Saale)" and "Freiburg im Breisgau" what everybody says, marked as ambiguous."""
    known = {form.lstrip("~") for form in town.forms}
    whole = [name for name in re.split(r" ?/ ?", town.name) if name and name not in known]
    town.forms += whole
    if town.country in HERE_COUNTRIES:
        short = dict.fromkeys(_TAIL.sub("", form.lstrip("~")) for form in town.forms)
        town.forms += [f"~{form}" for form in short if form and form not in {*known, *whole}]
