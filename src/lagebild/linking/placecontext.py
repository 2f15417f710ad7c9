"""What the words beside the name of a place say of it: it is a hotel's or a street's, or near the place, or tells namesakes apart.

"Im Hotel Berlin", "am Wiener Platz": no town. "30 Kilometer von Kabul entfernt": near it. "Bergen auf Rügen": that one only.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from lagebild.linking.placeclues import ARTICLES, SETTLEMENT, WHERE, kilometres
from lagebild.linking.toponyms import LONGEST, Named, Town, key, name_at, names_in, plain

BESIDE = re.compile(
    r"(?:\w+-)?(?:nord|süd)?(?:nördlich|südlich|östlich|westlich)|(?:\w+-)?(?:nord|süd)(?:öst|west)lich", re.I
)
"""As in "südlich von Kabul": not in it."""

_CLUB = (
    r"FC|FCK|FK|FSV|SC|SV|VfB|VfL|TSV|TSG|BSC|SSC|AC|AS|KSC|HSV|BVB|TV|TuS|MTV|ESV|ASV|RSV|SpVgg|SG|BC|HC|EHC|ERC|EC"
)
_BEARERS = re.compile(
    rf"""(?:\w*-?[hH]otel|\w*[cC]afé|\w*[rR]estaurant|\w*[kK]linik|\w*[sS]tadion|\w*[aA]rena|\w*[tT]heater|\w*[kK]ino|Kneipe|Bar|Bistro
    |Gasthof|Gasthaus|Gaststätte|Wirtshaus|Pension|Sanatorium|Diskothek|Nachtclub|Club|Klub|Verein|Villa|Palais
    |\w*[fF]irma|\w*[kK]onzern|\w*[uU]nternehmen|Reederei|\w*[bB]rauerei|\w*[vV]erlag|Versicherung|Bank
    |\w*[sS]chiff|\w*[fF]rachter|\w*[tT]anker|\w*[fF]ähre|\w*[fF]regatte|\w*[kK]reuzer|\w*[zZ]erstörer|Korvette|Dampfer|U-Boot|Yacht|Jacht)s?
    |MS|MV|USS|HMS|SMS|{_CLUB}|Borussia|Eintracht|Fortuna|Dynamo|Hertha|Werder|Hansa|Arminia|Real|Atlético|Inter|Spartak|Lokomotive|ZSKA
    |Schachtjor|Alemannia|Energie""",
    re.X,
)
"""Nouns for a building, firm, club or ship: the name right behind is its own."""
_BORNE = re.compile(
    rf"Stra(?:ß|ss)e|Landstra(?:ß|ss)e|Str|Platz(?:es)?|Allee|Weg(?:e?s)?|Ring(?:e?s)?|Tor(?:e?s)?|Ufers?|Damm(?:e?s)?|Chaussee|Brücke|Gasse|{_CLUB}"
)
"""Nouns whose adjective in -er names no town: "Pariser Straße", "Hamburger SV"."""
_QUOTES = frozenset("„“”\"'»«‚‘")

_UNITS = re.compile(r"Kilometern?|km|Meilen?|Seemeilen|(?:Auto|Fahr|Flug)(?:minuten?|stunden?)")
_NEARNESS = frozenset("Nähe Umgebung Umland Umkreis Toren".split())
_AWAY = frozenset("weit entfernt abseits Luftlinie Entfernung".split())

_PARTS = {
    "bw": "sub:DE/baden-wuerttemberg",
    "by": "sub:DE/bayern",
    "bb": "sub:DE/brandenburg",
    "be": "sub:DE/berlin",
    "hb": "sub:DE/bremen",
    "hh": "sub:DE/hamburg",
    "he": "sub:DE/hessen",
    "mv": "sub:DE/mecklenburg-vorpommern",
    "ni": "sub:DE/niedersachsen",
    "nw": "sub:DE/nordrhein-westfalen",
    "rp": "sub:DE/rheinland-pfalz",
    "sl": "sub:DE/saarland",
    "sn": "sub:DE/sachsen",
    "st": "sub:DE/sachsen-anhalt",
    "sh": "sub:DE/schleswig-holstein",
    "th": "sub:DE/thueringen",
}
_LANDSCAPES = {
    plain(name.replace("_", " ")): frozenset(_PARTS.get(place, place) for place in where.split())
    for name, _, where in (
        line.strip().partition(" ")
        for line in """
    Rügen mv/ Usedom mv PL/ Fehmarn sh/ Sylt sh/ Föhr sh/ Amrum sh/ Poel mv/ Borkum ni/ Norderney ni/ Helgoland sh/ Darß mv
    /Main he by bw rp/ Neckar bw he/ Oder bb PL CZ mv/ Neiße sn bb PL/ Spree sn bb be/ Havel bb be mv st/ Saale th st by/ Weser ni hb nw he
    /Werra th he ni/ Fulda he ni/ Lahn he rp nw/ Mosel rp sl FR LU/ Saar sl rp FR/ Nahe rp sl/ Ruhr nw/ Sieg nw rp/ Lippe nw/ Ems nw ni
    /Aller ni st/ Leine ni th/ Elbe sn st bb ni mv hh sh CZ/ Rhein bw rp he nw CH AT LI FR NL/ Donau bw by AT HU SK RS RO BG HR UA MD
    /Inn by AT CH/ Isar by AT/ Lech by AT/ Iller by bw/ Altmühl by/ Pegnitz by/ Regnitz by/ Tauber bw by/ Kocher bw/ Jagst bw/ Enz bw
    /Fils bw/ Murr bw/ Brenz bw by/ Aisch by/ Ilm th by/ Unstrut th st/ Mulde sn st/ Peene mv/ Warnow mv/ Trave sh/ Enns AT/ Mur AT SI
    /Drau AT IT SI HR/ Ybbs AT/ Leitha AT HU/ Krems AT/ Aare CH/ Reuss CH/ Bodensee bw by CH AT/ Chiemsee by/ Ammersee by/ Tegernsee by
    /Breisgau bw/ Schwarzwald bw/ Kraichgau bw/ Allgäu by bw/ Schönbuch bw/ Hegau bw/ Chiemgau by/ Taunus he rp/ Odenwald he bw by
    /Spessart he by/ Westerwald rp he nw/ Rhön he by th/ Vogelsberg he/ Wetterau he/ Hunsrück rp sl/ Eifel rp nw BE/ Pfalz rp/ Weinstraße rp
    /Bergstraße he bw/ Sauerland nw/ Münsterland nw/ Siegerland nw/ Ruhrgebiet nw/ Rheinland nw rp/ Emsland ni/ Ostfriesland ni/ Solling ni
    /Deister ni/ Harz ni st th/ Holstein sh/ Lauenburg sh/ Thüringer_Wald th/ Vogtland sn th by/ Erzgebirge sn CZ/ Lausitz sn bb PL
    /Spreewald bb/ Uckermark bb mv/ Prignitz bb/ Altmark st/ Fläming bb st/ Bayerischen_Wald by/ Oberpfalz by/ Hallertau by
    /Fichtelgebirge by
    /Innkreis AT/ Innviertel AT/ Waldviertel AT/ Weinviertel AT/ Burgenland AT/ Pinzgau AT/ Pongau AT/ Lungau AT/ Zillertal AT/ Montafon AT
    /Salzkammergut AT/ Wörthersee AT/ Üechtland CH/ Engadin CH/ Emmental CH/ Elsass FR/ Elsaß FR/ Vinschgau IT/ Pustertal IT
    """.split("/")
    )
    if name
}
"""Landscapes, rivers and islands that tell namesakes apart, with the parts of Germany and the states that they lie in."""
_AT = {
    "am": ("",),
    "im": ("",),
    "auf": ("", "der", "dem"),
    "bei": ("",),
    "an": ("der",),
    "ob": ("der",),
    "in": ("der",),
}
_NEIGHBOURS = 100.0  # kilometres: "Hürth bei Köln"
_LARGE = 15_000  # inhabitants from which a town tells where another lies


@dataclass(frozen=True, slots=True)
class Complement:
    """What stands behind a town's name up to token `last`: "auf Rügen" with its parts and states, "bei Köln" with its towns."""

    last: int
    word: str
    where: frozenset[str] = frozenset()
    abroad: bool = False  # `where` is of the table of regions
    towns: tuple[Town, ...] = ()

    def fits(self, town: Town) -> bool:
        """Whether a town may lie there."""
        if self.towns:
            return any(kilometres(town, other) <= _NEIGHBOURS for other in self.towns)
        if not self.where or (self.abroad and town.rank == "capital"):
            return True
        parts = {place for place in self.where if place.startswith(f"sub:{town.country}/")}
        return town.country in self.where or (bool(parts) and (not town.part or town.part in parts))


def complement(words: Sequence[str], last: int) -> Complement | None:
    """What tells namesakes apart right behind a name that ends at token `last`: auf Rügen, an der Oder, im Breisgau, bei Köln."""
    preposition = words[last] if last < len(words) else ""
    for article in _AT.get(preposition, ()):
        at = last + 1 + bool(article)
        if at < len(words) and words[at][0].isupper() and (not article or words[last + 1] == article):
            return _neighbour(words, at) if preposition == "bei" else _landscape(words, at)
    return None


def _neighbour(words: Sequence[str], at: int) -> Complement | None:
    found = name_at(words, at, min(at + LONGEST, len(words)))
    if found is None or _bears(words, found.last):
        return None
    towns = tuple(c.town for c in found.towns if c.exact and (c.town.rank or c.town.inhabitants >= _LARGE))
    return Complement(found.last, key(words[at : found.last]), towns=towns) if towns else None


def _bears(words: Sequence[str], at: int) -> bool:
    """Whether a name goes on: "bei Paris Hilton"."""
    return at < len(words) and words[at][0].isupper()


def _landscape(words: Sequence[str], at: int) -> Complement | None:
    for size in (1, 2):
        name = " ".join(plain(word) for word in words[at : at + size])
        if name in _LANDSCAPES:
            return Complement(min(at + size, len(words)), name, _LANDSCAPES[name])
    found = name_at(words, at, min(at + LONGEST, len(words)))
    if found is None:
        return Complement(at + 1, plain(words[at]))
    where = frozenset(found.region.countries) if found.region is not None else frozenset()
    return Complement(found.last, plain(words[at]), where, abroad=True) if not found.areas else None


def whole(words: Sequence[str], name: Named) -> Named:
    """A name with its complement where that is a name of its own: "Bergen auf Rügen", "Brandenburg an der Havel"."""
    behind = complement(words, name.last)
    found = name_at(words, name.first, behind.last) if behind is not None else None
    return found if found is not None and found.last > name.last and found.towns else name


def agreeing(words: Sequence[str], name: Named) -> Named:
    """A name with those of its towns only that what stands behind it allows: "Kassel an der Oder" is none."""
    behind = complement(words, name.last)
    if behind is None or not name.towns:
        return name
    told = [c for c in name.towns if behind.word in plain(c.town.name).replace("(", " ").replace(")", " ").split()[1:]]
    towns = told or [c for c in name.towns if behind.fits(c.town)]
    return Named(name.first, name.last, towns, name.region, name.areas)


def of_another(words: Sequence[str], name: Named) -> bool:
    """Whether a name is a building's, firm's, club's or ship's ("Hotel Berlin", "FC Barcelona"), or a street's ("Wiener Platz")."""
    at = name.first - 1
    at -= at > 0 and words[at] in _QUOTES
    bears = at >= 0 and _BEARERS.fullmatch(words[at]) is not None
    return bears or is_street(words, name.last - 1)


def is_street(words: Sequence[str], at: int) -> bool:
    """Whether an adjective in -er stands before a word for a street or a club: "Berliner Tor", "Hamburger SV"."""
    return at + 1 < len(words) and words[at].endswith("er") and _BORNE.fullmatch(words[at + 1]) is not None


def own_names(words: Sequence[str], first: int, last: int, common: Container[str]) -> list[Named]:
    """The names that may be the place's own: in "Hotel Berlin in Moskau" Moscow, in "Hürth bei Köln" Hürth.

    In "im Zug bei Würzburg" it is Würzburg: a `common` word has a complement only right behind a preposition of place.
    """
    out, others, at = list[Named](), list[Named](), first
    for name in names_in(words, first, last):
        if of_another(words, name) or (others and others[-1].last == name.first):
            others.append(name)
        elif name.first >= at:
            out.append(name)
            noun = plain(words[name.first]) in common and (
                name.first == 0 or words[name.first - 1].lower() not in WHERE
            )
            behind = complement(words, name.last) if name.towns and not noun else None
            at = behind.last if behind is not None else name.last
    alien = bool(others) or any(is_street(words, at) for at in range(first, last))
    stands = _stands(words, last) if alien and not out else None
    return out if stands is None else [stands]


def _stands(words: Sequence[str], last: int) -> Named | None:
    """Where the hotel or street that ends at token `last` stands: behind "in"."""
    last += last < len(words) and words[last] in _QUOTES
    if last + 1 >= len(words) or words[last] != "in":
        return None
    return name_at(words, last + 1, min(last + 1 + LONGEST, len(words)))


def is_near(words: Sequence[str], first: int, last: int) -> bool:
    """As in "südlich von Kabul", "30 Kilometer vor Kabul", "in der Nähe der Hauptstadt Kabul": near the town, not in it."""
    at = first
    while at and first - at < 4 and _is_title(words[at - 1]):
        at -= 1
    before = words[at - 1] if at else ""
    if before.lower() in ("nahe", "unweit") or BESIDE.fullmatch(before) or before in _NEARNESS:
        return True
    if _UNITS.fullmatch(before):
        return at < first  # "30 Kilometer vom Zentrum Kabuls"
    if before.lower() not in ("von", "vor", "bei"):
        return False
    return _is_away(words, at - 1, before.lower(), last)


def _is_away(words: Sequence[str], at: int, preposition: str, last: int) -> bool:
    """Whether a distance stands before the preposition at a token, or behind the name that ends at token `last`."""
    behind, to = list(words[last : last + 6]), at
    behind = behind[: behind.index(".")] if "." in behind else behind
    while to and (words[to - 1] in _AWAY or BESIDE.fullmatch(words[to - 1])):
        to -= 1
    if to and _UNITS.fullmatch(words[to - 1]):
        return to < at or not any(word in ("nach", "bis") for word in behind[:1])
    if preposition == "von":
        near = to < at or (to > 0 and (words[to - 1] in _NEARNESS or words[to - 1].lower() == "unweit"))
        return near or "entfernt" in behind[:1]
    return preposition == "bei" and any(map(_UNITS.fullmatch, behind))


def _is_title(word: str) -> bool:
    """Words between a preposition and the name: "der umkämpften Stadt"."""
    inflected = word[0].islower() and word.endswith(("e", "en", "er", "em", "es")) and word not in ("nahe", "ohne")
    return word.lower() in ARTICLES or SETTLEMENT.fullmatch(word) is not None or inflected
