"""Whether what is told is only a part of what was announced: "vier der sechs Fahrer", "einen Teil der Truppen", "die ersten Soldaten".

A part does neither fulfil a commitment nor make its condition come true. Where the words say that it is the rest ("die letzten drei"),
it is all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lagebild.picture import wording

_NUMBER = r"(?:\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|hundert|tausend)"
_SOME = (
    r"(?:einige[nr]?|mehrere[nr]?|manche[nr]?|wenige[nr]?|einzelne[nr]?|viele[nr]?|ein paar|eine[nrsm]?|dutzende|hunderte|tausende|"
    r"ein dutzend)"
)
_THEIR = r"(?:der|des|dieser|seiner|ihrer|unserer|von den|von seinen|von ihren|aller)"
_FINE = r"(?:(?-i:[a-zäöüß])[a-zäöüß]+e[nrs]? )?"
_OF = re.compile(
    rf"\b(?:ein(?:en|em|es)? (?:(?:klein|groß|erst|weiter)e[nrs] )?(?:groß)?teil|(?:die )?hälfte|(?:ein |zwei )"
    r"(?:drittel|viertel)|(?:die )?mehrheit) "
    rf"(?:{_THEIR}|von)\b|\b(?P<some>{_NUMBER}|{_SOME}) {_THEIR} {_FINE}(?:insgesamt |noch |rund |etwa )*(?P<all>{_NUMBER})?",
    re.I,
)
"""So many of all: what both count may be the same ("die sechs der sechs")."""
_NOUN = re.compile(rf" {_FINE}(?P<noun>(?-i:[A-ZÄÖÜ])[a-zäöüß-]+)", re.I)
_FIRST = re.compile(
    rf"\b(?:(?:die|den|der) )?ersten? (?:{_NUMBER} |{_SOME} )?{_FINE}(?P<noun>(?-i:[A-ZÄÖÜ])[a-zäöüß-]+)", re.I
)
_SO_MANY = re.compile(
    rf"(?<!\w)(?P<the>(?:die|den|der|alle[nr]?|beide[nr]?|ihre[nr]?|seine[nr]?) (?:\w+ )?)?(?P<some>{_NUMBER}|"
    rf"einige|mehrere|ein paar|einzelne|wenige) {_FINE}"
    r"(?P<noun>(?-i:[A-ZÄÖÜ])[a-zäöüß-]+)",
    re.I,
)
_IN_PART = re.compile(r"\b(?:teilweise|zum teil|teils|zur hälfte)\b", re.I)
_REST = re.compile(
    r"\b(?:alle[nrs]?|sämtliche\w*|letzte[nrs]?|übrige[nr]?|restliche[nr]?|verblieben(?:e[nr]?)|verbleibende[nr]?|vollständig|restlos|"
    r"komplett|ganze[nrs]?|gesamte[nrs]?)\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:alle[nrs]?|sämtliche\w*|jede[nmrs]?|gesamte?\w*|ganze?\w*|vollständig\w*|restlos|letzte\w*|all|every|each|entire\w*|last)\b",
    re.I,
)
_OF_ALL = re.compile(r"(?:\s[a-zäöüß]+){0,2}?\s(?P<noun>[A-ZÄÖÜ][\w-]+)")
_DEFINITE = r"(?:die|den|der|seine[nr]?|ihre[nr]?|unsere[nr]?|alle[nr]?|sämtliche[nr]?|jede[nrsm]?)"


@lru_cache(maxsize=20_000)
def partly(told: str, wanted: str, *, some: bool = False) -> bool:
    """Whether what some words tell is a part of what is wanted in others: so many of more, or so many of what is named as a whole.

    With `some` a part is enough where others are not named as a whole ("Truppen", not "die Truppen").
    """
    if _REST.search(told) or _OF.search(wanted) or _IN_PART.search(wanted):
        return False
    of = _OF.search(told)
    if of is not None and not (of["some"] and of["all"] and of["some"].casefold() == of["all"].casefold()):
        noun = _NOUN.match(told, of.end())
        return not (some and noun and noun["noun"] in wanted and not _whole(noun["noun"], wanted))
    if _IN_PART.search(told):
        return True
    if any(_whole(one["noun"], wanted) for one in _FIRST.finditer(told)):
        return True
    return any(not one["the"] and _whole(one["noun"], wanted, one["some"]) for one in _SO_MANY.finditer(told))


def all_of(told: str, words: str, wanted: wording.Meaning) -> bool:
    """Whether words tell of all of what is wanted, in words with that meaning, where those say that it is all: "alle Truppen", not "aus
    allen Häfen"; so does "vollständig".
    """
    if not _ALL.search(words):
        return True
    things = {one.name for one in wanted.things}
    for one in _ALL.finditer(told):
        if one.group().casefold().startswith(("vollständig", "restlos")):
            return True
        noun = _OF_ALL.match(told, one.end())
        if noun and things & {each.name for each in wording.meaning(noun["noun"]).things}:
            return True
    return False


def _whole(noun: str, wanted: str, number: str = "") -> bool:
    """Whether what a noun names is wanted as a whole: "die Geiseln", "seine sechs Schiffe"; not as the same number of it."""
    stem = noun.casefold().rstrip("en")
    named = stem in wanted.casefold()
    things = frozenset[str]() if named else {one.name for one in wording.meaning(noun).things}
    for one in re.finditer(
        rf"\b{_DEFINITE} (?:(?P<number>{_NUMBER}) )?{_FINE}(?P<noun>(?-i:[A-ZÄÖÜ])[\w-]+)", wanted, re.I
    ):
        same = one["noun"].casefold().rstrip("en") == stem or things & {
            each.name for each in wording.meaning(one["noun"]).things
        }
        if same and not (one["number"] and one["number"].casefold() == number.casefold()):
            return True
    return False
