"""What a sentence says of a commitment that is none as it stands: it is refused, was never made, or only another one tells of it.

"Er lehnte es ab, die Brücke zu öffnen" refuses; "wies die Möglichkeit zurück, …" binds nobody; nor does "er habe nie zugesagt, …". What
"Ruvolt habe ihm versprochen" is the word of whoever says so.
"""

from __future__ import annotations

import re
from enum import Enum

from lagebild.picture.clauses import Page
from lagebild.picture.conditions import lead
from lagebild.records import Spans
from lagebild.saying import REPROACHED

_CLAUSE = r"[^.;:,]{0,60}"
_DASS = r",\s*(?:dass\s*)?\Z"
_OWN = re.compile(
    rf"\b(?:lehn(?:t|te|ten|en|e) es\b{_CLAUSE}\bab|es\b{_CLAUSE}\babgelehnt(?: hat| habe| hatten?| haben)?|"
    rf"lehn(?:t|te|ten|en|e)(?: weiterhin| weiter| erneut| auch)? ab|weiger(?:t|te|ten|n|e)\b{_CLAUSE}\bsich\b{_CLAUSE}|"
    rf"sich\b{_CLAUSE}\b(?:ge)?weiger(?:t|te|ten|n|e)(?: hat| habe| haben| hatten?)?|"
    rf"schl(?:oss|ossen|ießt|ießen|ieße)\b(?: es)?{_CLAUSE}\baus|es ausgeschlossen){_DASS}",
    re.I,
)
_THING = (
    r"\b\w*(?:vorschl(?:ag|ags|äge|ägen)|möglichkeit(?:en)?|antr(?:ag|äge|ägen)|ideen?|pl(?:an|äne|änen)|angebote?|bitten?|gedanken?|"
    r"option(?:en)?|vorst(?:oß|öße)|ansinnen|wunsch|wünsche|gesuch|vorhaben|überlegung(?:en)?|forderung(?:en)?|"
    r"behauptung(?:en)?|vorw(?:urf|ürfe)|berichte?|gerüchte?|darstellung|annahme)s?\b"
)
_TURNS = r"\b(?:w(?:ies|iesen|eist|eisen)|lehn(?:t|te|ten|en)|schl(?:ug|ugen|ägt|agen)|verw(?:arf|arfen|irft|erfen))\b"
_NOT = re.compile(r"\bnicht\b", re.I)
_DOES = r"\b(?:droh|kündig|verspr|sag|sicher|forder|verlang|bot|biete|erklär|warn|dring|besteh|bestand)"
_OTHERS = re.compile(
    rf"(?:{_TURNS}(?:(?!\bund\b)[^.;:])*{_THING}[^.;:,]{{0,60}}\b(?:zurück|ab|aus)|"
    rf"\bverw(?:arf|arfen|irft|erfen)\b[^.;:,]*{_THING}(?:(?!\bund\b)[^.;:,]){{0,40}}|"
    rf"{_THING}[^.;:,]{{0,60}}\b(?:abgelehnt|zurückgewiesen|verworfen|ausgeschlagen)(?: hat| habe| haben| worden)?|"
    rf"\bweigerung(?:en)?\b(?:(?!{_DOES})[^.;:,]){{0,60}}){_DASS}",
    re.I,
)
_ASKED_FOR = re.compile(
    r"\b(?:\w*forderung|aufforderung|ruf|appell|verlangen|ansinnen|vorschlag|aufruf|idee|plan)(?:en|e|s|es)?\b[^,;:.]{0,40},\s*\Z",
    re.I,
)
_NOT_HIS = re.compile(
    r"\W*(?:(?:sich|allerdings|aber|jedoch|hingegen|dagegen|indes|freilich|derzeit|vorerst|bislang|bisher|auch) )*nicht\b(?! nur\b)",
    re.I,
)
_VOWED = (
    r"(?:zugesagt|versprochen|versichert|zugesichert|angekündigt|angedroht|gedroht|gefordert|verlangt|angeboten|garantiert|"
    r"in aussicht gestellt)"
)
_NEVER = re.compile(
    rf"(?:\b(?:nie|niemals|nicht(?! nur)|keineswegs|mitnichten|zu keine[rm] \w+)\b[^.;:]{{0,60}}\b{_VOWED}(?: zu haben| worden)?|"
    rf"\bkeine? (?:zusage|zusicherung|versprechen|garantie|drohung|forderung)\w*\b{_CLAUSE}|"
    rf"\b(?:bestreit\w*|bestritt\w*|dementier\w*|leugne\w*)\b[^.;:]*\b{_VOWED} zu haben|"
    rf"\b(?:sag(?:t|te|ten)|sicher(?:t|te|ten))\b{_CLAUSE}\bnicht zu|"
    rf"\b(?:verspr[aieo]ch\w*|droh(?:t|te|ten)|forder(?:t|te|ten|e)|verlang(?:t|te|ten|e)) nicht){_DASS}",
    re.I,
)
_NEVER_BEHIND = re.compile(
    rf"\W*(?:das |dies )?(?:habe|hat|hätten?|haben|sei|ist)\b[^.;:]*\b(?:nie|niemals|nicht(?! nur)|keineswegs)\b[^.;:]*\b{_VOWED}\b",
    re.I,
)
_HAVING = re.compile(rf"\b{_VOWED} zu haben\W*\Z", re.I)
_OF_ANOTHER = re.compile(
    r"(?<!\ber )(?<!\bsie )(?<!\bich )(?<!\bwir )(?<!\bman )\b(?:habe|hat|haben|hätten?)\s(?:mir|uns|ihm|ihr|ihnen)\b"
    rf"[^.;:]{{0,60}}\b{_VOWED}{_DASS}",
    re.I,
)


_TAKEN_BACK = re.compile(
    r"\W*(?:(?:nahm|nahmen|nimmt|nehmen|nehme|zog|zogen|zieht|ziehen|ziehe)\s(?:(?!nicht\b|nie\b|kein)\w+\s){1,5}zurück|"
    r"(?:ist|sei|war)\s(?:(?!nicht\b|nie\b|noch\b|keineswegs\b|kaum\b)\w+\s){0,2}(?:vom tisch|hinfällig|zurückgenommen|zurückgezogen)|"
    r"(?:gilt|gelte|galt)\s(?:\w+\s)?nicht mehr)(?=\W*(?:\Z|[,.;!?]))",
    re.I,
)
_THE_VOW = re.compile(
    r"\b(?:angebot|drohung|zusage|versprechen|ankündigung|forderung|ultimatum|weigerung)\w*\b[^,;:.]{0,40},\s*\Z", re.I
)
_HAS_SAID = re.compile(
    r"\W*(?:ich|wir) (?:habe|haben)\b(?:(?!\bund\b)[^,;:.])*\b(?:gesagt|getan|gewartet|geschwiegen|geglaubt|gehofft)\W*\Z",
    re.I,
)
_JUDGED = re.compile(
    r"\bvon\s(?:\w+\s){1,4}(?:geforderte|verlangte|angedrohte|angekündigte|versprochene|zugesagte|angebotene)[nmrs]?\b[^.;:]*"
    r"\b(?:nannten?|nennt|nennen|bezeichne\w*|kritisier\w*|begrüß\w*|verurteil\w*)\b",
    re.I,
)


class Told(Enum):
    """What a sentence makes of what looks like a commitment."""

    REFUSED = "whoever is named refuses to do it"
    NOT_MADE = "nobody makes it"
    OF_ANOTHER = "whoever says so says it of somebody else"


def told(page: Page, consequence: Spans) -> Told | None:
    """What the words around a consequence make of it; None where it is what it looks like.

    Args:
        page: the text.
        consequence: where it stands.
    """
    before, behind = lead(page, consequence), rest(page, consequence)
    own = page.said((consequence[0][0], consequence[-1][1]))
    if _HAVING.search(own) or _HAS_SAID.match(own) or _JUDGED.search(own) or REPROACHED.search(before):
        return Told.NOT_MADE
    if _THE_VOW.search(before) and _TAKEN_BACK.match(behind):
        return Told.NOT_MADE  # "das Angebot, abzuziehen, nahm er zurück" makes none
    if _NEVER.search(before) or _NEVER_BEHIND.match(behind) or _OTHERS.search(before):
        return Told.NOT_MADE
    if _ASKED_FOR.search(before) and _NOT_HIS.match(behind):
        return Told.NOT_MADE
    if (refused := _OWN.search(before)) and not _NOT.search(refused[0]):  # "schloss nicht aus, …" leaves it open
        return Told.REFUSED
    return Told.OF_ANOTHER if _OF_ANOTHER.search(before) else None


def rest(page: Page, spans: Spans) -> str:
    """What stands behind some words in their sentence."""
    home = page.over(spans[:1])
    return page.said((spans[-1][1], max(spans[-1][1], home[0].span[1]))) if home else ""
