"""What is counted: many words for the same thing, by a fixed table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

THINGS: Mapping[str, str] = {
    "dead": r"tote[nr]?\b|todesopfer|getötete|gefallene|leichen?\b|todesfälle?|deaths?\b|fatalit|killed",
    "wounded": r"\w*verletzte|verwundete|wounded|injured|casualt",
    "missing": r"vermisste|verschollene|missing",
    "abducted": r"entführte|verschleppte|abducted|kidnapped",
    "detained": r"festgenommene|verhaftete|gefangene|häftlinge?|inhaftierte|geiseln?\b|detaine|prisoner|hostage",
    "displaced": r"\w*flüchtlinge?|geflüchtete|vertriebene|evakuierte|refugee|displaced",
    "crowd": r"teilnehmer|demonstrant|protestierende|kundgebung|demonstrierende|protester|demonstrator",
    "units": r"kompanien?\b|bataillone?|brigaden?\b|division(?:en)?\b|regiment|staffeln?\b|compan(?:y|ies)\b|battalion|brigade",
    "troops": r"\w*soldat|mann\b|\w*truppe|streitkräfte|pionier|\w*kämpfer|fallschirmjäger|marineinfanterist|marinesoldat|söldner|"
    r"milizionär|infanterist|militärangehörige|armeeangehörige|uniformierte|matrosen?\b|soldier|troop|fighter|marine\b|marines\b",
    "reservists": r"reservist",
    "guards": r"polizist|beamte|grenzer|grenzschützer|grenzsoldat|wachleute|wachmänner|zöllner|police",
    "observers": r"beobachter|observer|inspekteur|inspector",
    "people": r"mensch|einwohner|bewohner|zivilist|personen\b|person\b|bürger|insel(?:bewohner|leute)|anwohner|people\b|civilian|resident|"
    r"passagier|kinder\b|frauen\b|männer\b|familien\b",
    "vehicles": r"\w*lastwagen|\w*laster\b|\w*lkw\b|\w*fahrzeuge?|transporter|trucks?\b|lorr|vehicle",
    "tanks": r"\w*panzer\b|tanks?\b|schützenpanzer",
    "ships": r"\w*schiffe?|\w*boote?\b|fregatte|korvette|zerstörer|tanker|frachter|fähren?\b|\w*kutter|ships?\b|vessel|boats?\b|frigate",
    "aircraft": r"\w*flugzeuge?|\w*jets?\b|\w*maschinen?\b|hubschrauber|helikopter|kampfflieger|bomber\b|aircraft|planes?\b|helicopter",
    "drones": r"\w*drohnen?|drones?\b",
    "missiles": r"\w*raketen?|marschflugkörper|geschosse|missile|rocket",
    "guns": r"haubitzen?|geschütze?|kanonen?|artillerie|mörser|howitzer|\bguns?\b",
    "houses": r"häuser|gebäude|wohnungen|houses|buildings",
    "envoys": r"diplomat|botschafter|attach[ée]|gesandte|envoy",
}
"""Words for what is counted, by the thing; beginnings of words where nothing else is said."""

BECAME: Mapping[str, str] = {
    "dead": r"getötet|töteten?\b|gestorben|starb(?:en)?\b|ums leben|umgekommen|umgebracht|ermordet|erstochen|hingerichtet|ertrunken|"
    r"ertrank(?:en)?\b|erschoss(?:en)?\b|tot\b|killed|died|dead\b",
    "wounded": r"verletzt|verwundet|wounded|injured|hurt\b",
    "missing": r"vermisst|verschollen|missing",
    "detained": r"festgenommen|verhaftet|in gewahrsam|inhaftiert|arrested|detained",
    "abducted": r"entführt\w*|verschlepp\w*|als geiseln?\b|abducted|kidnapped",
    "displaced": r"geflohen|geflüchtet|flohen|evakuiert|vertrieben|fled\b|evacuated|displaced",
    "crowd": r"demonstrier|protestier|auf die stra(?:ß|ss)e|zogen|versammelt|kundgebung|demonstrated|protested|rallied",
}
"""What becomes of people, by which they are counted: "vier Grenzer wurden verletzt"."""

PERSONS = frozenset(("people", "troops", "guards", "reservists", "crowd", "envoys", "observers", ""))
HARM = frozenset(("dead", "wounded", "missing", "detained", "abducted", "displaced"))
IMPORTANT = HARM | {"troops"}
"""What stands in a picture though only one source gives a number."""

_THINGS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in THINGS.items()}
_BECAME = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in BECAME.items()}
_NATION = re.compile(r"\b(\w{3,})isch(?:e[nmrs]?)?\b", re.IGNORECASE)


def thing(of: str, clause: str) -> tuple[str, str]:
    """The thing that is counted in words such as "velmarische Soldaten", in a clause that says what becomes of them, and the word that
    says so; "" for things that are in no table, and where nothing becomes of them.
    """
    found = [(match.start(), name) for name, words in _THINGS.items() if (match := words.search(of))]
    named = min(found)[1] if found else ""
    if named in PERSONS:
        for name, words in _BECAME.items():
            if match := words.search(clause):
                return name, match.group()
    return named, ""


class Became(NamedTuple):
    """A word that says what becomes of people: the thing that they are counted as then, the word, where it ends."""

    thing: str
    words: str
    end: int


def became(words: str) -> Iterator[Became]:
    """Every word that says what becomes of people, in order; not where "nicht" stands before it."""
    found = sorted((match.start(), name, match) for name, one in _BECAME.items() for match in one.finditer(words))
    for at, name, match in found:
        end = match.end()
        while end < len(words) and words[end].isalpha():
            end += 1
        if not _NOT.search(words, 0, at) and not _NOUN.match(words, at, end):
            yield Became(name, match.group(), end)


def nations(of: str) -> frozenset[str]:
    """Whose they are: "velmar" of "velmarische Soldaten"."""
    return frozenset(found.casefold() for found in _NATION.findall(of))


_NOT = re.compile(r"\b(?:nicht|not|never)\s+\Z")
_NOUN = re.compile(r"[A-ZÄÖÜ]\w*e[nr]?\Z")  # "Vermisste" are others than those who are counted
_ANYBODY = re.compile(
    r"\b(?:mensch|person|leute|opfer|tote|todes|getötete|leiche|\w*verletzte|verwundete|vermisste|people|dead|death|fatalit|killed|wounded|"
    r"injured|casualt|victim|missing)",
    re.IGNORECASE,
)


_ANYONE = re.compile(
    r"(?:[a-zäöüß]+e[rnms]?\s+){0,2}(?:Menschen|Personen|Leute|Männern?|Frauen|Kindern?|Bürgern?|Einwohnern?|Mitarbeitern?|people|persons)"
)


@lru_cache(maxsize=10_000)
def is_anyone(of: str) -> bool:
    """Whether words for those who are counted say neither what they are nor what became of them: "Menschen", "zwei Personen"."""
    return _ANYONE.fullmatch(of.strip()) is not None


def comparable(one: str, other: str, shared: bool) -> bool:
    """Whether the words for two counts of people may be of the same ones: "Grenzer" and "Beamte", "Menschen" and "Tote"; not "Menschen" and
    "Kinder", who may be some of them. `shared` says that they have a term in common.
    """
    if shared:
        return True
    left, right = (_kind(words) for words in (one, other))
    return left is not None and left == right


def anybody(of: str) -> bool:
    """Whether words for those who are counted say no more than what became of them: "Getötete", "Menschen"."""
    return _ANYBODY.search(of) is not None


@lru_cache(maxsize=10_000)
def _kind(of: str) -> str | None:
    """What people are by a noun: "" for anybody, None for a noun that no table knows."""
    if anybody(of):
        return ""
    named = thing(of, "")[0]
    return named if named and named != "people" else None


_VAGUE = re.compile(r"\b(?:maschinen?|geräten?|anlagen?|stück|exemplaren?|units|machines)\Z", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:Reis|Streik|Demonstrier|Protestier|Flücht|Überleb|Lern|Studier|Wart|Anwes|Teilnehm)ende[nr]?\Z|"
    r"\b(?:Be|Ge|Ver|Ent|Er|Ein|An|Ab|Aus)\w{3,}te[nr]?\Z"
)


def is_vague(of: str) -> bool:
    """Whether the words may stand for a thing that another word has named before: "840 Maschinen"."""
    return _VAGUE.search(of) is not None


def people(of: str) -> bool:
    """Whether the words are of people without saying what becomes of them, or what they are: "Passagiere", "Reisende", "Beschäftigte"."""
    return thing(of, "")[0] == "people" or (not thing(of, "")[0] and _PARTICIPLE.search(of) is not None)
