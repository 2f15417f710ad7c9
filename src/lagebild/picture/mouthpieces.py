"""Which sort of body an office is of, and for which sorts it does not speak: a minister for no union, a mayor for no state.

Only what is sure: an office that may be of anybody ("Präsidentin", "Sekretär", "Vorsitzender") is of no sort.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lagebild.situation import Who
from lagebild.terms import folded

STATE, ARMY = "state", "army"

_SORTS = {  # of folded words
    "union": r"gewerkschaft|betriebsrat",
    "association": r"verband|kammer\b|handelskammer|verein(?:s|e|en)?\b|vereins",
    "firm": r"konzern|unternehmen|betreiber|firma\b|firmen|reederei|(?<!daten)bank\b|bankchef",
    "party": r"opposition|fraktion",
    ARMY: r"stabs?\b|stabschef|armee|heer|miliz|\bgeneral(?:s|in)?\b|admiral|streitkr",
    "town": r"buergermeister|landrat|landraetin|\bstadt\b|\bgemeinde\b|landkreis",
    STATE: r"minister|kanzler|premier\b|premierminister|regierung|staatschef|staatsoberhaupt|praesidialamt|auswaertiges amt|aussenamt|"
    r"botschafter|botschaft\b",
}
_SORT = {sort: re.compile(words) for sort, words in _SORTS.items()}
_DEFENCE = re.compile(r"verteidigung|kriegsminister|defen[cs]e")
_NOT_FOR = {
    STATE: ("union", "association", "firm", ARMY),
    ARMY: ("union", "association", "firm", "party", "town"),
}
_SEATS = {
    "kreml": "RU",
    "weiss haus": "US",
    "weisses haus": "US",
    "weissen haus": "US",
    "elysee": "FR",
    "downing street": "GB",
}
_ORGAN = re.compile(
    r"ministerium|regierung|kanzleramt|praesidialamt|aussenamt|auswaertiges amt|ministry|government|kabinett"
)
_BARE = re.compile(r"(?:(?:der|die|das|ein|eine) )?[a-z]+\Z")


def sorts(words: str) -> frozenset[str]:
    """The sorts of bodies that words name or are an office of.

    Args:
        words: folded.
    """
    return frozenset(sort for sort, known in _SORT.items() if known.search(words))


def sort_of(who: Who) -> frozenset[str]:
    """The sorts of bodies that somebody is."""
    is_state = who.kind == "state" or (who.kind == "government" and (who.side or "").startswith("state:"))
    return sorts(folded(who.name)) | (frozenset((STATE,)) if is_state else frozenset())


def is_strange(words: str, holder: Who) -> bool:
    """Whether whoever bears an office surely does not speak for a holder: another sort of body is in its words.

    Args:
        words: folded, of whoever tells, with the office.
        holder: who takes a stance.
    """
    offices, body = sorts(words), sort_of(holder)
    if not offices or not body or offices & body or (ARMY in body and _DEFENCE.search(words)):
        return False
    every: frozenset[str] = frozenset(_SORT)
    allowed: Mapping[str, frozenset[str]] = {
        sort: every - frozenset(_NOT_FOR.get(sort, tuple(every))) for sort in offices
    }
    return not any(body & allowed[sort] for sort in offices)


def seat(words: str) -> str | None:
    """The country whose government sits where words say: "kremlsprecher" is of Russia's; None where they name no seat."""
    return next((country for name, country in _SEATS.items() if re.search(rf"\b{name}", words)), None)


def is_organ(who: Who) -> bool:
    """Whether somebody is a ministry or the government of some state."""
    return _ORGAN.search(folded(who.name)) is not None


def is_bare(who: Who) -> bool:
    """Whether a body has no name, only what it is: "das Unternehmen"."""
    return _BARE.match(folded(who.name)) is not None and bool(sorts(folded(who.name)) or who.id.startswith("unnamed:"))
