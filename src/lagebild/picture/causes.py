"""Words that say what caused a mishap: "Ursache sei ein Haarriss", "könne auch ein Kurzschluss gewesen sein"."""

from __future__ import annotations

import re

_CAUSE = r"(?:Ursache|Auslöser|Unfallursache|Brandursache|Absturzursache)"
_BE = r"(?:sei(?:en)?|war(?:en)?|ist|sind|gewesen)"
_SURE = re.compile(
    rf"\b{_CAUSE}\b(?:\s+(?:für|de[rs])\s+[^,;:.]{{2,50}}?)?\s+{_BE}\b|\b{_BE}\b[^,;:.]{{1,100}}\b(?:die|der)\s+(?:\w+\s+)?{_CAUSE}\b|"
    rf"\b(?:habe|hat|hätten|haben)\b[^;:.]{{1,100}}\bzu[mr]\s+(?:\w+\s+)?(?:Absturz|Ausfall|Brand|Einsturz|Explosion|Unfall|Unglück|"
    rf"Katastrophe|Havarie|Entgleisung|Kollision)\s+geführt\b"
)
_BESIDE = re.compile(
    r"\b(?:könnten?|könne|kann|können|dürften?)\b[^;:.]{1,120}\b(?:ausgelöst|verursacht|versagt|lahmgelegt|entzündet|herbeigeführt|"
    r"schuld gewesen)\s+(?:haben|sein)\b|\bzu[mr] \w+ geführt haben\b"
)
_MISHAP = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine[mnrs]?|[Zz]u[mr]|[Bb]eim|[Vv]om)\s+(?:[a-zäöü]\w*\s+){0,2}?"
    r"(?P<what>(?!\w*[Zz]er)\w*(?:[Aa]usfall|[Ee]xplosion|[Aa]bsturz|[Bb]rand|[Uu]nglück|[Uu]nfall|[Ee]insturz|[Hh]avarie|[Ee]ntgleisung|[Kk]ollision|"
    r"[Dd]etonation|[Uu]ntergang|[Dd]ammbruch|[Ss]törung|[Ll]eck))e?s?\b"
)
_HINTS = ("rsache", "uslöser", "geführt", " haben", " sein")
"""What a statement that gives a cause has at least: most have nothing of it."""
_OF = re.compile(rf"\b{_CAUSE}\s+(?P<of>(?:für\s+\w+|de[rs])\s[^,;:.]{{2,50}})")
"""What it is said to be the cause of."""
NOT = re.compile(
    r"\b(?:nicht|kein\w*|unklar|offen|unbekannt|ob|ungeklärt\w*|ungewiss|rätsel\w*|gegenstand|ermittel\w*|ermittlung\w*|such(?:e|en|t)|nirgends|geklärt)\b",
    re.IGNORECASE,
)


def cause(words: str) -> bool | None:
    """Whether a statement gives the cause of something: True wherever it stands, False beside another, None where it does not."""
    if not any(some in words for some in _HINTS) or NOT.search(words):
        return None
    if (of := _OF.search(words)) is not None and not mishap(of["of"]):
        return None
    return True if _SURE.search(words) else False if _BESIDE.search(words) else None


def mishap(words: str) -> str:
    """The mishap of which words tell last, "" where they tell of none: "der Ausfall der Turbine": "Ausfall"."""
    last = ""
    for found in _MISHAP.finditer(words):
        last = found["what"]
    return last
