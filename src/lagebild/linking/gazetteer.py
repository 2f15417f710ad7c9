"""Places: which town, part of a state, state or region words name, with coordinates only where they name a town.

"Georgien" is a state, "Frankfurt" one of two towns, "Sahel" a region without a point. A name that several towns bear is read by
what is said beside it ("Paris in Texas"), by what the article names nearby, else as by far the largest of them, else not at all.
A town's name that is a common word is one only where it is used as a place ("in Essen", not "beim Essen").
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from lagebild import labels
from lagebild.linking import usage
from lagebild.linking.known import Link
from lagebild.linking.placeclues import AREA, ARTICLES, WHERE, Attached, Clues, kilometres
from lagebild.linking.placecontext import BESIDE, agreeing, is_near, is_street, own_names, whole
from lagebild.linking.table import Entry, table
from lagebild.linking.tokens import tokens
from lagebild.linking.toponyms import (
    Candidate,
    Named,
    Town,
    capital,
    key,
    lookalikes,
    name_at,
    of_inhabitants,
    plain,
)
from lagebild.records import Place

PRECISIONS = tuple(labels.PLACE_PRECISIONS)
"""What a place is known to be: a town (with a point), a part of a state, a state, a region or sea."""

_MARGIN = (
    0.5  # by which one town must be likelier than the next: log10, 3.2 times the inhabitants where nothing is said
)
_CAPITAL = 4.0  # what a capital's own name is worth: only what is attached to it makes it another town
_ONE_PLACE = 25.0  # kilometres below which two rows of one name are one town
_INFLECTED = 2.0  # what is taken off where the name must be without an ending: "Athens" is a town, and Athen's
_SMALL = 100_000  # inhabitants below which a town abroad needs its state in the article
_KNOWN = 300_000  # those below which one that has namesakes does
_HERE = ("DE", "AT", "CH")
_WHOLE = frozenset(
    "state:SG state:MC state:VA sub:DE/hamburg sub:DE/bremen sub:DE/berlin sub:AT/wien sub:CN/hongkong sub:CN/macao".split()
)
"""States and parts of states that are one town."""
_COMMON = frozenset(
    """adler allen alpen auen bad baden berg bergen bogen brake buch buchen burg delta enger essen feucht fliegen forst geldern
    halle hart heide heiden hof horizonte horn hub jupiter kahl kiel kirchen klang kuchen lachen langen lauf laufen leben leer
    leiden lind linden löhne löwen mai mengen metro mitte much neubau nette norden osten plan posen rain rat rath regen rot rum
    landstraße saal sande schlangen schlitz senden siegen singen sitten spalt split springe stein süden tiergarten turbo verden waldeck wald
    waren wehr weiden wenden werben werder wesel westen zeil zug adorf au aue""".split()
)
"""Towns whose names are common words: they are towns right behind a preposition of place, or with a word for a town."""
_RARE = frozenset("bau ende kita lage lehre mission sinn stelle union weil wetter wissen".split())
"""Those that a preposition often stands before in other senses ("nach Lage der Dinge"): they need "in" or a word for a town."""
_WATERS = ("river", "mountains")
_COMPASS = re.compile(r"(?:(?:Nord|Süd)(?:ost|west)?|Ost|West|Zentral|Mittel|Inner)-?(\w{4,})")
_TOWN_HALL = re.compile(
    r"(?:Ober|Alt)?[bB]ürgermeister\w*|Stadtrat\w*|Stadtteil\w*|Rathaus\w*|Innenstadt|Altstadt|\w*[sS]tadt|Vorort\w*|Stadtrand\w*"
)
_AREAS_OF_STATES = ("sub", "state")
_STATES = ("Staat", "Republik", "Land", "Königreich", "US-", "Bundesstaat")
_ACTS = frozenset(
    "will hat ist plant liegt bekommt gewinnt feiert".split()
)  # behind a town, not behind a bare common noun
_TOLD = 0.8  # evidence that the article speaks of a state or a town nearby
_SEATS = ("Hauptstadt", "Landeshauptstadt")
_RIVER_TEXT = 5000  # characters on each side of a river's name that may show that it is one
_EUROPE = frozenset(
    """AL AD AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM
    UA VA XK""".split()
)


class Gazetteer:
    """Places of one article; `links` are the known actors and states that it names."""

    def __init__(self, text: str, links: Sequence[Link]) -> None:
        self._cut = tokens(text, ((0, len(text)),))
        self._links = links
        self._clues = Clues(self._cut, links)

    def place(self, named: Place) -> Place:
        """The place with country, point and precision, as far as the words support them; unchanged where they do not."""
        first, last = self._cut.covering((named.spans[0][0], named.spans[-1][1]))
        last = self._end(first, last)
        found = own_names(self._cut.words, first, last, _COMMON)
        read = [(name, place) for name in found if (place := self._read(named, name)) is not None]
        for rank in ("town", "region", "part", "state"):
            of_rank = [pair for pair in read if pair[1].precision == rank]
            if of_rank and self._are_joined(of_rank):
                return self._in_country(named, {place.country for _, place in of_rank})
            if of_rank:
                return self._of_one(named, first, *of_rank[0])
        return self._without_name(named, first, last)

    def _of_one(self, named: Place, first: int, name: Named, place: Place) -> Place:
        """The place of one name, except near a town ("südlich von Kabul") and where its capital is meant."""
        if place.precision == "town" and self._is_beside(name, first):
            return self._in_country(named, {place.country})
        town = capital(place.country or "") if place.precision == "state" else None
        seat = name.first > first and self._word(name.first - 1) in _SEATS
        return self._at(place, town) if town is not None and seat and not self._is_beside(name, first) else place

    def _are_joined(self, read: list[tuple[Named, Place]]) -> bool:
        """As in "Nairobi und Mombasa": two places, not one."""
        (one, place), (other, next_) = read[0], read[1] if len(read) > 1 else read[0]
        between = [word for word in self._cut.words[one.last : other.first] if word.lower() not in ARTICLES]
        return place.name != next_.name and between in (
            ["und"],
            ["oder"],
            ["sowie"],
            ["bis"],
            ["–"],
            ["-"],
            ["/"],
            ["nach"],
        )

    def _end(self, first: int, last: int) -> int:
        """Where the place itself ends: "das pakistanische Grenzgebiet zu Afghanistan" lies on this side."""
        for at in range(first, last - 2):
            if self._cut.words[at].startswith("Grenz") and self._cut.words[at + 1] in ("zu", "zum", "zur"):
                return at + 1
        return last

    def _is_beside(self, name: Named, first: int) -> bool:
        """As in "15 Kilometer südlich der Hauptstadt Kabul": near the town, not in it."""
        words = self._cut.words
        inside = any(BESIDE.fullmatch(word) for word in words[max(first, name.first - 5) : name.first])
        return inside or is_near(words, name.first, name.last)

    def _in_country(self, place: Place, countries: set[str | None]) -> Place:
        country = countries.pop() if len(countries) == 1 else None
        return replace(place, country=country, precision="region") if country is not None else place

    # -- words without the name of a place ----------------------------------------------------------------------------
    def _without_name(self, place: Place, first: int, last: int) -> Place:
        """What other words say: "Berlin-Mitte", "Hamburger Hafen", "die thailändische Hauptstadt", "im chinesischen Südwesten"."""
        words = self._cut.words
        for at in range(first, last):
            town = self._district_of(words[at]) or (
                of_inhabitants(words[at]) if self._word(at + 1)[:1].isupper() and not is_street(words, at) else None
            )
            if town is not None and at + (town.name not in words[at]) < last:
                return self._at(place, town)
            if (country := self._side_of(words[at])) is not None:
                return replace(place, name=words[at], country=country, precision="region")
        return self._by_adjective(place, first, last)

    def _by_adjective(self, place: Place, first: int, last: int) -> Place:
        clues = [c for c in self._clues.among(first, last) if not c.name and not is_street(self._cut.words, c.at)]
        countries = {country for clue in clues for country in clue.countries}
        words = self._cut.words[first:last]
        if len(countries) == 1:
            town = capital(*countries) if any(word in _SEATS for word in words) else None
            near = any(map(BESIDE.fullmatch, words)) or is_near(self._cut.words, last, last)
            if town is not None and not any(clue.part for clue in clues) and not near:
                return self._at(place, town)
            return self._in_country(place, {*countries})
        return self._unknown(place, first, last)

    def _unknown(self, place: Place, first: int, last: int) -> Place:
        """As in "die Insel Nias": a region that the table does not know."""
        for at in range(first, last - 1):
            if AREA.fullmatch(self._cut.words[at]) and self._cut.words[at + 1][0].isupper():
                return replace(place, name=self._cut.words[at + 1], precision="region")
        return place

    def _district_of(self, word: str) -> Town | None:
        """The town in the name of its district: "Berlin-Mitte"."""
        town, _, district = word.partition("-")
        if not district[:1].isupper() or "-" in district:
            return None
        found = name_at((town,), 0, 1)
        towns = [c.town for c in found.towns if c.exact and c.town.country in _HERE] if found is not None else []
        largest = max(towns, key=lambda known: known.inhabitants, default=None)
        return largest if largest is not None and largest.inhabitants > _SMALL else None

    def _side_of(self, word: str) -> str | None:
        """The state in the name of its north: "Zentralvietnam", "Nord-Nigeria"."""
        match = _COMPASS.fullmatch(word)
        found = name_at((match[1].capitalize(),), 0, 1) if match is not None else None
        if found is None or len({name.entity for name in found.areas}) != 1:
            return None
        return table().entries[found.areas[0].entity].country

    def _at(self, place: Place, town: Town) -> Place:
        return replace(place, name=town.name, country=town.country, lat=town.lat, lon=town.lon, precision="town")

    # -- one name -----------------------------------------------------------------------------------------------------
    def _read(self, place: Place, name: Named) -> Place | None:
        short, name = name, whole(self._cut.words, name)
        area, before = self._area(name) if name is short else None, self._word(name.first - 1)
        if area is not None and self._is_unclear(name, area):
            return None
        in_area = AREA.fullmatch(before) is not None
        if in_area and (area is None or (area.sort == "state" and not before.startswith(_STATES))):
            return self._district(place, name)
        if name.region is not None and not (in_area and area is not None) and self._is_region(name, area):
            return self._region(place, name)
        town = self._town(name, area) if name.towns and not in_area and not self._is_torn(name) else None
        if town is not None:
            return self._at(place, town)
        if area is not None:
            return replace(
                place, name=area.name, country=area.country, precision="part" if area.sort == "sub" else "state"
            )
        return None

    def _is_torn(self, name: Named) -> bool:
        """Whether a name goes on that the table does not know as a whole: "Cerro Amarillo" is not Cerro."""
        after = self._word(name.last)
        known = any(c.town.rank or c.town.country in _HERE for c in name.towns)
        return (
            not known
            and after[:1].isupper()
            and not after.isupper()
            and name_at(self._cut.words, name.last, len(self._cut)) is None
        )

    def _area(self, name: Named) -> Entry | None:
        """The state or part of one that a name means: by the article's links, else the only one that bears it."""
        linked = [entity for at in range(name.first, name.last) for entity in self._linked.get(at, ())]
        known = [
            e for entity in linked if (e := table().entries.get(entity)) is not None and e.sort in _AREAS_OF_STATES
        ]
        if known:
            return known[0]
        bearers = {n.entity for n in name.areas if n.how != "needs its state"}
        if not name.towns and name.region is None:
            bearers = bearers or {n.entity for n in name.areas}  # nothing else is called "Missouri"
        return table().entries[bearers.pop()] if len(bearers) == 1 else None

    @cached_property
    def _linked(self) -> dict[int, list[str]]:
        """What the article's links say of each token."""
        out: dict[int, list[str]] = {}
        for link in self._links:
            for at in range(*self._cut.covering(link.span)):
                out.setdefault(at, []).append(link.entity)
        return out

    def _is_unclear(self, name: Named, area: Entry) -> bool:
        """Whether a part's name may be a state's that the article speaks of: "Georgia" where it names Tiflis, nothing American."""
        others = lookalikes(area.name, area.country) if area.sort == "sub" else ()
        word = key(self._cut.words[name.first : name.last])
        return any(self._clues.tells(c, word) for c in others) and not self._clues.tells(area.country, word)

    # -- regions ------------------------------------------------------------------------------------------------------
    def _district(self, place: Place, name: Named) -> Place:
        """As in "die griechische Region Makedonien", "in der Provinz Fars": never a town or a state."""
        words = self._cut.words[name.first : name.last]
        noun = self._word(name.first - 1)
        for title in (noun.removesuffix("s"), "Bundesstaat" if noun.startswith(_STATES) else noun):
            whole = name_at((title, *words), 0, 1 + len(words))
            if whole is not None and whole.areas:
                part = table().entries[whole.areas[0].entity]
                return replace(place, name=part.name, country=part.country, precision="part")
        if name.region is not None:
            return self._region(place, name)
        return replace(place, name=" ".join(words), country=self._country(name), precision="region")

    def _is_region(self, name: Named, area: Entry | None) -> bool:
        """Whether a name that may be a town's or state's as well is that of a region: a river has its article."""
        region = name.region
        assert region is not None
        has_article = self._word(name.first - 1).lower() in ARTICLES
        if area is not None and area.sort == "state" and region.countries != (area.country,):
            if region.kind in _WATERS:
                begin, end = self._cut.span(name.first, name.last)
                near = self._cut.text[max(0, begin - _RIVER_TEXT) : end + _RIVER_TEXT]
                return usage.is_river(self._cut, name.first, name.last, near)
            return self._speaks_of(name, region.countries, area.country)
        if region.kind in _WATERS and (name.towns or area is not None):
            return has_article
        return True

    def _speaks_of(self, name: Named, countries: Sequence[str], state: str) -> bool:
        """Whether the article speaks of the states of a region, and not of the state that bears its name too: "Makedonien"."""
        word = key(self._cut.words[name.first : name.last])
        return any(self._clues.tells(c, word) for c in countries) and not self._clues.tells(state, word)

    def _region(self, place: Place, name: Named) -> Place:
        region = name.region
        assert region is not None
        country = region.countries[0] if len(region.countries) == 1 else None
        return replace(place, name=region.name, country=country, precision="region")

    def _country(self, name: Named) -> str | None:
        """The state that is said beside a name; else the only one that the article names."""
        attached = {c for clue in self._clues.attached(name.first, name.last).clues for c in clue.countries}
        told = attached or self._clues.states
        return next(iter(told)) if len(told) == 1 else None

    # -- towns --------------------------------------------------------------------------------------------------------
    def _town(self, name: Named, area: Entry | None) -> Town | None:
        """The one town that a name means here; None where it means none, or two may be meant."""
        attached = self._clues.attached(name.first, name.last)
        if self._is_common(name, attached):
            return None
        towns = agreeing(self._cut.words, name).towns
        if area is not None and area.id not in _WHOLE:
            said = attached.settlement or _TOWN_HALL.fullmatch(self._word(name.first - 2)) is not None
            towns = [c for c in towns if c.town.country == area.country] if said else []
        elif area is not None:
            towns = [c for c in towns if c.town.rank or c.town.part == area.id]
        return self._choose(towns, name, attached) if towns else None

    def _choose(self, towns: list[Candidate], name: Named, attached: Attached) -> Town | None:
        if len(towns) == 1 and not attached.clues and not self._is_small(towns[0].town):
            return towns[0].town
        weighed = [(self._clues.evidence(c, name, attached), c) for c in towns]
        scored = sorted(((value + self._size(c, towns), value, c.town) for value, c in weighed), key=lambda s: -s[0])
        score, value, best = scored[0]
        rivals = [s for s, _, town in scored[1:] if kilometres(town, best) > _ONE_PLACE]
        if rivals and score - rivals[0] < _MARGIN:
            return None
        if attached.strict and attached.clues and not any(best.country in clue.countries for clue in attached.clues):
            return None
        return None if not value and self._is_small(best, _KNOWN if rivals else _SMALL) else best

    def _size(self, candidate: Candidate, among: list[Candidate]) -> float:
        """How likely a town is before anything is said."""
        town = candidate.town
        size = math.log10(max(town.inhabitants, 1)) + (_CAPITAL if town.rank == "capital" and candidate.alone else 0.0)
        return size - (_INFLECTED if not candidate.exact and any(c.exact for c in among) else 0.0)

    def _is_small(self, town: Town, least: int = _SMALL) -> bool:
        """Whether a town is too small to be meant where the article says nothing of its state."""
        if town.rank or town.country in _HERE or town.inhabitants >= least:
            return False
        return least == _KNOWN or town.country not in _EUROPE

    def _is_common(self, name: Named, attached: Attached) -> bool:
        """Whether a town's name is used as the common word that it is as well."""
        word = plain(self._cut.words[name.first])
        if (
            name.last - name.first > 1
            or not (word in _COMMON or word in _RARE)
            or attached.settlement
            or attached.clues
        ):
            return False
        before, after = self._word(name.first - 1), self._word(name.last)
        if before.lower() in (WHERE if word in _COMMON else ("in",)):
            return False
        if (
            word in _RARE
            or before.lower() in ARTICLES
            or (before[:1].islower() and before.endswith(("e", "en", "er", "em", "es")))
        ):
            return True
        opens = name.first == 0 or not before[:1].isalnum()
        return not ((opens and after in _ACTS) or self._is_told(name, attached))

    def _is_told(self, name: Named, attached: Attached) -> bool:
        """Whether the article speaks of the state abroad that a town with a common word's name lies in: "mit Posen"."""
        abroad = [c for c in name.towns if c.town.country not in _HERE]
        return any(self._clues.evidence(c, name, attached) >= _TOLD for c in abroad)

    def _word(self, at: int) -> str:
        return self._cut.words[at] if 0 <= at < len(self._cut) else ""
