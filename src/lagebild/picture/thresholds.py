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
_OF_ELSE = re.compile(  # "80 Zentimeter Neuschnee", "80 Zentimeter unter dem Mittel"
    r"\s(?:(?:[a-zäöüß]+(?:e[nmrs]?)\s)?[A-ZÄÖÜ]|(?:unter|über|höher|niedriger|mehr|weniger|zu|hoch|hohe\w*|tief\w*|breit\w*|lang\w*|"
    r"dick\w*|weit\w*|entfernt|vor|hinter|neben)\b)"
)
_NOT_SO = re.compile(
    r"\b(?:um|etwa um|rund um|von|nach|vor|binnen|zwischen|seit)\s(?:mehr als\s|rund\s|etwa\s|knapp\s)?$", re.I
)
_OTHERWISE = re.compile(  # not so, not now, not surely, not as the number says
    r"\b(?:nicht|kein\w*|nie\w*|nichts|kaum|weder|fast|beinahe|prognos\w*|vorhersage\w*|voraussichtlich|erwart\w*|rechne\w*|schätz\w*|"
    r"angeblich|offenbar|vor (?:ein\w*|zwei|drei|vier|fünf|\d+|wenigen|vielen)|zuletzt|damals|einst|früher|vorjahr\w*|vormonat\w*|"
    r"jahrhundert\w*|rekord\w*|minus|bis|zwischen|beteiligung\w*|wahlbeteiligung|(?:1[89]|20)\d\d)\b|\d\s?[-–]\s?\d|[-–−]\d",
    re.I,
)
_WHEN = (
    r"(?:(?:am|vom|in der|an diesem|zum)\s(?:(?:frühen|späten|heutigen|vergangenen)\s)?(?:montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonnabend|sonntag|morgen|vormittag|mittag|nachmittag|abend|nacht|wochenende)(?:morgen|vormittag|mittag|nachmittag|abend)?"
    r"(?:\s(?:früh|morgen|mittag|abend|nacht))?|heute|gestern|inzwischen|mittlerweile|nun|jetzt|bereits|schon|wieder|weiter|"
    r"derzeit|aktuell|nur|noch|genau|exakt|(?:gegen|um)\s\d{1,2}(?:[.:]\d\d)?\suhr)"
)
_PLACE = r"(?:in|im|an|am|auf|bei|von|vor|vom)\s(?:(?:der|dem|den)\s)?(?:(?-i:[a-zäöüß]+e[nrm])\s)?(?-i:[A-ZÄÖÜ])[\w-]+"
_SUBJECT = rf"(?:(?:der|die|das)\s)?(?:(?-i:[a-zäöüß]+en?)\s)?(?P<head>(?-i:[A-ZÄÖÜ])[\w-]+)(?:\s{_PLACE}){{0,2}}"
_LEVEL = r"(?P<level>lag(?:en)?|liegt|liegen|stand(?:en)?|steht|stehen|stieg(?:en)?|fiel(?:en)?|sank(?:en)?|kletterten?|rutschten?)"
_FULL = r"(?P<full>ist|sind|war(?:en)?)"
_MAKES = r"(?P<makes>betr[äu]g\w*|erreichten?|maß(?:en)?)"
_VERB = rf"(?:{_LEVEL}|{_FULL}|{_MAKES})"
_BY_SO_MUCH = rf"(?:\sum\s(?:(?:mehr als|gut|rund|etwa|knapp|weitere)\s)?{_MEASURE.pattern.replace('?P<', '?P<by_')})?"
_FROM = r"(?:\svon\s\d+(?:,\d+)?(?:\s?(?:%|(?-i:[A-ZÄÖÜ])\w+))?(?=\sauf\s))?"
_LEAD = r"(?P<lead>auf|bei|zu|(?:auf\s)?(?:unter|über)(?:\sdie\s(?:marke|schwelle|grenze)\svon)?)"
_SAYS = re.compile(
    rf"\W*(?:(?P<first>{_SUBJECT})\s{_VERB}|(?P<at>(?:{_WHEN}|{_PLACE})(?:\s{_WHEN})?)\s{_VERB.replace('?P<', '?P<in_')}\s"
    rf"(?P<then>{_SUBJECT.replace('?P<', '?P<in_')}))(?:\s{_WHEN}){{0,3}}{_BY_SO_MUCH}{_FROM}(?:\s{_WHEN}){{0,2}}\s(?:{_LEAD}\s)?"
    rf"(?:(?:nur|noch|genau|exakt)\s){{0,2}}{_NUMBER}{_UNIT}(?P<filled>\s(?:gefüllt|voll))?(?=\W*$|[,;:])",
    re.I,
)
"""The thing, a verb of how high it is, and how high; nothing else between."""
_STANDS = frozenset({"stand", "füllstand", "wasserstand", "pegelstand", "wasserspiegel"})  # how high a thing is


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


def reached(condition: str, wanted: wording.Meaning, words: str) -> bool | None:
    """Whether what is told says that a mark in a condition was gone beyond; None where it says nothing of that.

    Only where the thing itself is the subject of a verb that says how high it is or was just now, and nothing else is measured beside it.
    """
    found = marks(condition)
    if len(found) != 1 or _OTHERWISE.search(words) or _OTHERWISE.search(condition):
        return None
    said = _SAYS.match(words)
    if said is None or not _governed(said) or not _same(wanted, said):
        return None
    mark, (kind, value) = found[0], _value(said)
    others = [one for one in _MEASURE.finditer(words) if one.start() != said.start("number") and _value(one)[0] == kind]
    if kind != mark.kind or len(others) > (said["by_number"] is not None):
        return None
    lead = (said["lead"] or "").casefold()
    if "unter" in lead or "über" in lead:  # "fiel unter einen Meter"
        same = mark.below == ("unter" in lead)
        return (same and (value <= mark.value if mark.below else value >= mark.value)) or None
    return (mark.equal and value == mark.value) or (value < mark.value if mark.below else value > mark.value)


def _governed(said: re.Match[str]) -> bool:
    """Whether the verb can have such a measure: "lag bei", "stieg auf", "ist zu … gefüllt", "betrug"."""
    lead = (said["lead"] or "").casefold()
    if said["full"] or said["in_full"]:
        return lead == "zu" and said["filled"] is not None
    if said["makes"] or said["in_makes"]:
        return not lead and said["filled"] is None
    return bool(lead) and lead != "zu" and said["filled"] is None


def _same(wanted: wording.Meaning, said: re.Match[str]) -> bool:
    """Whether it is the same thing, of the same names, that a condition is about: it is the subject, or its "Stand" is."""
    names = {one.name for one in wanted.names}
    about = wording.meaning(" ".join(part for part in (said["first"], said["at"], said["then"]) if part))
    head = said["head"] or said["in_head"]
    things = {one.name for one in wanted.things if one.slot == "core"} - _UNIT_NAMES
    if {one.name for one in about.names} != names:
        return False
    if head.casefold() in _STANDS:
        return bool(things & {one.name for one in about.things})
    return bool(things & {one.name for one in wording.meaning(head).things})


_UNIT_NAMES = frozenset({"meter", "zentim", "prozent", "grad", "money", "capacity", "kilometer"})
