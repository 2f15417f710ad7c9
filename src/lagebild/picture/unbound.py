"""What is taken for a commitment and binds nobody, by the sentence that it stands in: demands that are turned down, views, asides.

As in "Die Forderung, die Schleuse zu öffnen, wies sie zurück" and "Er sprach sich dafür aus, bei den Sätzen zu bleiben".
"""

from __future__ import annotations

import re

from lagebild.picture.announced import Announced
from lagebild.situation import Who

_ASKED = r"(?:forderung|aufforderung|ruf|appell|verlangen|ansinnen|bitte|ultimatum|drängen|wunsch)(?:en|e|s|es)?"
_TURNS = r"(?:w(?:ies|iesen|eist|eisen)|lehn(?:t|te|ten|en)|schl(?:ug|ugen|ägt|agen))"
_ASKED_FOR = re.compile(
    rf"(?<!ihre )(?<!ihren )(?<!seine )(?<!seinen )(?<!ihr )(?<!sein )\b{_ASKED}\b[^,;:.]{{0,40}},\s*\Z", re.I
)
_TURNED_DOWN = re.compile(
    rf"\W*(?:{_TURNS}\b(?:(?!\bund\b)[^;:])*\b(?:zurück|ab|aus)\b|(?:wurden?|wird|werden|hat|haben|ist|sei)\b(?:(?!\bund\b)[^;:])*"
    r"\b(?:zurückgewiesen|abgelehnt|ausgeschlagen)\b)",
    re.I,
)
_TURNING = re.compile(rf"\b{_TURNS}\b[^.;:]*\b{_ASKED}\b[^.;:,]*\b(?:zurück|ab|aus),\s*\Z", re.I)
_NO_LONGER = re.compile(
    r"\b(?:besteh(?:t|en|e)|bestand(?:en)?|beharr(?:t|te|ten|en|e)|poch(?:t|te|ten|en|e)|dring(?:t|en|e)|drang(?:en)?)\b[^.;,]*\bnicht\b"
    r"(?: (?:länger|mehr|weiter))? darauf,\s*(?:dass\s*)?\Z",
    re.I,
)
_VIEW = re.compile(
    r"(?:\b(?:sprach|sprachen|spricht|sprechen|spreche|hat|haben|habe|hatten?)\b[^.;]*\b(?:dafür|dagegen)\b[^.;,]*\b(?:aus(?:gesprochen)?)\b"
    r"|\bplädier(?:t|te|ten|en|e)\b|\bbefürworte\w*|\b(?:trat|traten|tritt|treten|trete)\b[^.;,]*\bdafür ein\b"
    r"|\b(?:hie?lt(?:en)?|halten?|hält) es für\b)(?:(?!\bund\b)[^;:])*\Z",
    re.I,
)
_IN_VAIN = re.compile(r"\b(?:Forderung|Forderungen|Wunsch|Bitte)\b[^.;]*\bnicht durchsetzen\b", re.I)
"""What somebody asked for and did not get."""
_NO_EAR = re.compile(r"\b(?:will|wollen|wolle|wollten?)\b[^.;]*\bnichts\b[^.;]*\b(?:wissen|hören)\b", re.I)
_MANNERS = re.compile(r"\bzu (?:entschuldigen|verzeihen)\b", re.I)
_BEG = re.compile(r"\bb(?:itte[nt]?|at|aten)\b", re.I)
_NO_CONDITION = re.compile(r"\W*(?:wonach|wobei|womit|wodurch|weshalb|weswegen)\b", re.I)
_CASE_OF = re.compile(r"(?:[Ff]ür )?(?:den |diesen )?Fall (?:\w+ )?[a-zäöü]\w*t\W*$")
_PLURAL = re.compile(
    r"\W*sie (?:\w+ ){0,2}(?:wollen|werden|sollen|müssen|würden|wollten|sollten)\b|.*\b(?:wollen|werden|würden) sie\b",
    re.I,
)
_CUT = re.compile(  # "die Sanierung werde Arbeitsplätze | in Norland kosten": what will be is left out
    r"\bw(?:erden?|ird|ürden?)\b(?!(?:[^,;]*\s)?[a-zäöüß]{2,}(?:en|ern|eln|t)\b)\s+[^,;]*\w\W*\Z"
)
_UNDECIDED = re.compile(  # "werden wir Entscheidungen treffen müssen": that something is to be decided settles nothing
    r"\b(?:entscheidung(?:en)?\b[^.;:,]*\btreffen|entscheiden|beraten|überlegen|nachdenken|abwägen|umdenken|diskutieren|abwarten|prüfen|"
    r"befassen|fragen|(?:der|die) frage\w* stellen|gedanken machen|einstellen auf|auf\b[^.;:,]*\beinstellen|leben) "
    r"(?:müssen|müsse|müssten)\b|\b(?:müssen|müsse|müssten) (?:wir|ich|man|sie|er)\b[^.;:,]*\b(?:entscheidung(?:en)?\b[^.;:,]*\btreffen|"
    r"entscheiden|überlegen|nachdenken|abwägen|umdenken|abwarten|die frage stellen|gedanken machen)\W*\Z|"
    r"\b(?:werden?|wird) (?:\w+ ){0,2}(?:sehen|abwarten)\W*\Z",
    re.I,
)
_OTHERS_BEAR = re.compile(r"\b(?:einstellen|leben)\b", re.I)  # "werden sich auf Beschuss einstellen müssen"
_OF_US = re.compile(r"\b(?:wir|ich|uns|man)\b", re.I)
_THREATENS = re.compile(r"\b\w*droh(?:t|te|ten|e|en|ung|ungen)\b|\bultimat", re.I)
_AND_ACTS = re.compile(  # "werden die Ausfuhr freigeben und die Anträge prüfen müssen"
    r"\b(?!(?:treffen|entscheiden|beraten|überlegen|nachdenken|abwägen|umdenken|diskutieren|abwarten|prüfen|befassen|fragen|stellen|"
    r"machen|sehen|werden|müssen|in|den|einen|jeden|allen|diesen|unseren|morgen) )[a-zäöüß]{3,}(?:en|ern|eln) und\b"
)
_GOES_ON = re.compile(r"\s+\w")
_SELF = frozenset(("wir", "ich", "man", "uns", "we", "i"))
_KEPT = ("promise", "offer", "threat")


def unbound(one: Announced) -> bool:
    """Whether the words that are taken for a commitment bind nobody."""
    if _NO_EAR.search(one.says) or (one.by and all(_is_voice(who) for who in one.by)):
        return True
    if _MANNERS.search(one.says) and _BEG.search(one.before):
        return True
    if one.kind != "demand" and _CUT.search(one.says) and _GOES_ON.match(one.behind):
        return True
    if one.when and (_NO_CONDITION.match(one.when) or _CASE_OF.match(one.when)):
        return True
    if _IN_VAIN.search(one.says):
        return True
    if one.kind == "demand":
        turned = bool(_ASKED_FOR.search(one.before)) and bool(_TURNED_DOWN.match(one.behind))
        return turned or bool(_TURNING.search(one.before) or _NO_LONGER.search(one.before))
    if one.kind in _KEPT and _is_undecided(one):
        return True
    return not one.condition and one.kind in _KEPT and bool(_VIEW.search(one.before))


def _is_undecided(one: Announced) -> bool:
    """Whether somebody says no more than that something is to be decided: no other deed beside it, nothing that others have to bear."""
    if not _UNDECIDED.search(one.says) or _AND_ACTS.search(one.says) or _THREATENS.search(one.home):
        return False
    return not _OTHERS_BEAR.search(one.says) or bool(_OF_US.search(one.says))


def many(words: str) -> bool:
    """Whether words are about what several will do who are named before them: "Sie wollen am Sonntag aufbrechen"."""
    return bool(_PLURAL.match(words))


def _is_voice(who: Who) -> bool:
    """Whether somebody is known by nothing but "wir" or "ich"."""
    return who.name.casefold() in _SELF
