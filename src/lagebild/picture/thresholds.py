"""Conditions that are a measure going beyond a mark ("sollte der Pegel unter einen Meter fallen"), held against what is measured.

Both must count the same (lengths, shares, sums) of the same: a thing or, where something is measured, a name must be in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lagebild.picture import wording

_UNITS: Mapping[str, tuple[str, float]] = {
    "millimeter": ("length", 0.001), "zentimeter": ("length", 0.01), "meter": ("length", 1.0), "kilometer": ("length", 1000.0),
    "prozent": ("share", 1.0), "grad": ("degree", 1.0), "euro": ("euro", 1.0), "dollar": ("dollar", 1.0), "cent": ("euro", 0.01),
    "tonne": ("weight", 1000.0), "tonnen": ("weight", 1000.0), "kilogramm": ("weight", 1.0), "kubikmeter": ("volume", 1.0),
    "liter": ("volume", 0.001), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0), "bar": ("pressure", 1.0),
}  # fmt: skip
_MANY = {"tausend": 1e3, "million": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9}
_WORDS = dict(zip("ein eine einen einem einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
                  (1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), strict=True))  # fmt: skip
_WORDS |= {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
    "hundert": 100,
}
_NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:[. ]\d{{3}})+(?!\d)|\d+(?:,\d+)?|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
    rf"(?:\s(?P<many>{'|'.join(sorted(_MANY, key=len, reverse=True))})\b)?"
)
_UNIT = rf"\s?(?P<unit>%|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?=[ns]?\b))[ns]?(?:\s(?P<rest>\d{{1,2}})\b(?!\s?[%\w]))?"
_MEASURE = re.compile(rf"(?<![\w,.]){_NUMBER}{_UNIT}", re.I)
_MARK = re.compile(
    r"\b(?P<way>unter|unterhalb|über|oberhalb|weniger als|mehr als|kleiner als|größer als|höher als|niedriger als|mindestens|höchstens)\s"
    rf"(?:(?:die|der)\s(?:marke|schwelle|grenze)\svon\s|(?:die|den|das|der)\s)?{_NUMBER}{_UNIT}",
    re.I,
)
_BY = re.compile(r"\bum\s(?:mehr als|mindestens|weniger als|höchstens)?\s?$", re.I)
_BELOW = frozenset({"unter", "unterhalb", "weniger als", "kleiner als", "niedriger als", "höchstens"})
_EQUAL = frozenset({"mindestens", "höchstens"})
_TELLS = re.compile(
    r"\b(?:mess\w*|maß(?:en)?|gemessen|abgelesen|las(?:en)?|lieg\w*|lag(?:en)?|stand(?:en)?|steh\w*|steig\w*|stieg(?:en)?|gestiegen|"
    r"fiel(?:en)?|fäll\w*|gefallen|sank(?:en)?|sink\w*|gesunken|betr[äu]g\w*|betragen|erreich\w*|kletter\w*|rutsch\w*|zeig\w*|meld\w*|"
    r"gefüllt|verzeichne\w*|notier\w*|kost\w*)\b",
    re.I,
)
_OF_ELSE = re.compile(  # "80 Zentimeter Neuschnee", "80 Zentimeter unter dem Mittel"
    r"\s(?:(?:[a-zäöüß]+(?:e[nmrs]?)\s)?[A-ZÄÖÜ]|(?:unter|über|höher|niedriger|mehr|weniger|zu|hoch|hohe\w*|tief\w*|breit\w*|lang\w*|"
    r"dick\w*|weit\w*|entfernt|vor|hinter|neben)\b)"
)
_NOT_SO = re.compile(
    r"\b(?:um|etwa um|rund um|von|nach|vor|binnen|zwischen|seit)\s(?:mehr als\s|rund\s|etwa\s|knapp\s)?$", re.I
)


class Mark(NamedTuple):
    """A mark, and whether it is to be gone below or above; `equal`: the mark itself counts."""

    kind: str
    value: float
    below: bool
    equal: bool


def marks(words: str) -> tuple[Mark, ...]:
    """The marks in the words of a condition."""
    return tuple(_marks(words))


@lru_cache(maxsize=5000)
def _marks(words: str) -> list[Mark]:
    found = []
    for one in _MARK.finditer(words):
        if _BY.search(words[: one.start()]):
            continue
        kind, value = _value(one)
        way = one["way"].casefold()
        found.append(Mark(kind, value, way in _BELOW, way in _EQUAL))
    return found


def measured(words: str) -> Iterator[tuple[str, float]]:
    """What is measured in the words of a clause; by how much something changed is not, nor how much of something else there is."""
    for one in _MEASURE.finditer(words):
        if not _NOT_SO.search(words[: one.start()]) and not _OF_ELSE.match(words, one.end()):
            yield _value(one)


def _value(one: re.Match[str]) -> tuple[str, float]:
    words = one["number"].casefold()
    number = (
        float(_WORDS[words]) if words in _WORDS else float(words.replace(".", "").replace(" ", "").replace(",", "."))
    )
    unit = one["unit"].casefold()
    kind, factor = _UNITS["prozent" if unit == "%" else unit]
    rest = float(one["rest"]) / 100 if one["rest"] and kind == "length" and factor == 1.0 else 0.0
    return kind, (number + rest) * _MANY.get((one["many"] or "").casefold(), 1.0) * factor


def reached(condition: str, wanted: wording.Meaning, words: str, told: wording.Meaning) -> bool | None:
    """Whether what is told says that a mark in a condition was gone beyond; None where it says nothing of that."""
    found = marks(condition)
    if len(found) != 1 or not _TELLS.search(words) or not _same(wanted, told):
        return None
    mark = found[0]
    told_so = [one for one in marks(words) if one.kind == mark.kind and one.below == mark.below]
    if told_so:  # "fiel unter einen Meter"
        value = told_so[-1].value
        return (value <= mark.value if mark.below else value >= mark.value) or None
    values = [value for kind, value in measured(words) if kind == mark.kind]
    if not values:
        return None
    value = values[-1]
    return (mark.equal and value == mark.value) or (value < mark.value if mark.below else value > mark.value)


def _same(wanted: wording.Meaning, told: wording.Meaning) -> bool:
    """Whether they are about the same: the names of the one are in the other, and the things unless only a measure is told."""
    names, have = {one.name for one in wanted.names}, {one.name for one in told.names}
    if names and not names <= have:
        return False
    units = {"meter", "zentim", "prozent", "grad", "money", "capacity", "kilometer"}
    things = {one.name for one in wanted.things} - units
    shared = things & {one.name for one in told.things}
    return bool(shared) or (bool(names) and any(act.concept == "measure_act" for act in told.acts))
