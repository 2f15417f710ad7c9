"""Where a text says that something is explained in different ways, and words that explain."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lagebild.picture.patterns import Patterns

LONGEST = 600  # characters of a sentence that are looked at

OPEN = "open"
OTHER = "other"

_GAP = r"[^.;!?\n]{0,120}?"
_WHY = r"(?:[Ww]arum|[Ww]eshalb|[Ww]ieso|[Ww]ozu|[Ww]eswegen|[Ww]orauf|[Ww]as|[Ww]er|[Ww]hy|[Ww]hat)"
_DIFFER = (
    r"(?:gestritten|strittig|umstritten|uneins|uneinig|(?:niemand|keiner|nicht)[^.]{0,20} einig|"
    r"(?:verschieden|unterschiedlich) (?:beurteilt|erklärt|gedeutet|bewertet)|gerätselt|unklar|ungeklärt|rätselhaft|"
    r"nicht geklärt|auseinander|(?:zweierlei|dreierlei|mehrerlei) (?:Auskunft|Auskünfte)|disputed|unclear|differ)"
)
_READINGS = (
    r"(?:Lesarten|Erklärungen|Deutungen|Versionen|Darstellungen|Auskünfte|Vermutungen|Theorien|explanations|versions|accounts|"
    r"readings)"
)
_READING = r"(?:Lesart|Erklärung|Deutung|Version|explanation|version|reading)"
_GROUNDS = r"(?:Gr(?:ünde|ünden|und)|Ursachen?|Motive?|Hintergr(?:und|ünde)|Zweck|Anlass|reasons?|causes?|motives?)"


class Signal(NamedTuple):
    """Words that say so. `kind` is OPEN where the explanations follow, OTHER where one follows that is another than those before;
    `thing` what is explained, "" where they do not say.
    """

    kind: str
    thing: str


_OPEN = (
    re.compile(rf"\b{_WHY}\s+(?P<thing>[^,.;!?\n]+),{_GAP}{_DIFFER}"),
    re.compile(rf"{_DIFFER}{_GAP},\s*{_WHY}\b(?P<thing>[^.;!?\n]*)"),
    re.compile(
        rf"\b[Üü]ber {_GAP}{_GROUNDS}(?:\s+(?:für|of|for)\s+(?P<thing>[^,.;!?\n]+?))?\s+"
        rf"(?:wird|werden|ist|sind|gibt|herrscht){_GAP}(?:{_DIFFER}|{_READINGS})"
    ),
    re.compile(
        rf"\b(?:zwei|drei|vier|mehrere|verschiedene|unterschiedliche|widersprüchliche|two|three|several)\s+{_READINGS}"
    ),
    re.compile(
        r"\b(?P<thing>[^.;!?\n]{3,80}?)\s+(?:wird|werden)\s+(?:ganz |sehr )?(?:verschieden|unterschiedlich) "
        r"(?:beurteilt|erklärt|gedeutet|bewertet)"
    ),
    re.compile(r"^\W*(?:[Ww]arum|[Ww]eshalb|[Ww]ieso|[Ww]ozu|[Ww]hy)\s+(?P<thing>[^?\n]{0,80})\?"),
)
_OTHER = (
    re.compile(rf"\b(?:andere|anderen|dritte|weitere|eigene|zweite|vierte|another|third)\s+{_READING}\b"),
    re.compile(
        r"\b(?:liest|lesen|sieht|sehen|deutet|deuten|erklärt|bewertet|beurteilt)\s+(?:man\s+|sie\s+|sich\s+)?"
        r"(?P<thing>(?:den|die|das|dies)(?:\s+\w+){0,3}?)?\s*(?:dagegen |jedoch |freilich |ganz )?anders\b"
    ),
    re.compile(r"\b(?:ein|einen)\s+(?:ganz )?ander(?:es|en)\s+(?:Bild|Zusammenhang|Grund|Schluss)\b"),
)

EXPLAINS = re.compile(
    r"\b(?:[Ee]s|[Dd]as|[Dd]ies) hand(?:le|elt|ele) sich (?:\w+ )?um\b|\bdien(?:e|t|en|te)\b|"
    r"\b(?:weil|wegen|aufgrund|because)\b|\bum\b[^.;]{0,80}\bzu \w+n\b|"
    r"\b(?:[Vv]orwand|[Vv]orhut|[Vv]orbereit\w*|[Aa]blenkung\w*|[Tt]heater|[Aa]ntwort|[Rr]eaktion|[Vv]ergeltung|[Ss]abotage|"
    r"[Vv]ersehen|[Uu]nfall|[Üü]berlastung|[Pp]rovokation|[Rr]ache\w*|[Gg]este|[Dd]rohgebärde|[Üü]bung|[Mm]anöver|[Ww]ahlkampf\w*|[Tt]äuschung\w*|[Aa]blösung)\b|"
    r"\bsei(?:en)? (?:nur |bloß |lediglich |nichts als |in Wahrheit |eigentlich )?(?:eine?|der|die|das)\b|"
    r"\b(?:in order to|meant to|aimed at)\b"
)
"""Words that give a reason, a purpose, or say what something is in truth."""

SUPPOSES = re.compile(
    r"\b(?:vermut\w+|glaub\w+|mein(?:t|e|en|te|ten)|dagegen|hingegen|eher|vielmehr|mutma(?:ß|ss)\w+|spekulier\w+|"
    r"g(?:eht|ehen|ing|ingen) von|spr(?:icht|ach|echen|achen) von|nenn(?:t|en)|nannten?|"
    r"h[äi]e?lt(?:en)? \w+[^.;]{0,60} für|führ(?:t|en|te|ten)[^.;]{0,120} zurück|schieb(?:t|en)|"
    r"g[ai]b(?:t|en)?[^.;]{0,80} (?:die )?Schuld|verantwortlich|Ursache|Grund|suspects?|believes?|blames?|thinks?)\b"
)
"""Words by which somebody puts forward an explanation, in a place where explanations are asked for."""

AGAINST = re.compile(r"\b(?:dagegen|hingegen|eher|vielmehr|by contrast|rather)\b")
"""Words that set one explanation against the one before."""

BOUND = re.compile(
    r"\b(?:wenn|falls|sofern|wofern|werde|wird|würden?|werden|solle[nm]?|müsse|if|unless|will)\b", re.IGNORECASE
)
"""Words of what is to be, which explains nothing."""


def signal(sentence: str) -> Signal | None:
    """What a sentence says of there being several explanations; None where it says nothing."""
    sentence = sentence[:LONGEST]
    for number in lookup().possible(sentence):
        kind, pattern = (OPEN, _OPEN[number]) if number < len(_OPEN) else (OTHER, _OTHER[number - len(_OPEN)])
        if found := pattern.search(sentence):
            return Signal(kind, (found.groupdict().get("thing") or "").strip())
    return None


@cache
def lookup() -> Patterns:
    """All of these words, to find those that can stand in a sentence."""
    return Patterns((one,) for one in (*_OPEN, *_OTHER))
