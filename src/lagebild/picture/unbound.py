"""What is taken for a commitment and binds nobody, by the sentence that it stands in: demands that are turned down, views, asides.

As in "Die Forderung, die Schleuse zu öffnen, wies sie zurück" and "Er sprach sich dafür aus, bei den Sätzen zu bleiben".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.picture.clauses import Page
from lagebild.picture.conditions import lead
from lagebild.records import Spans
from lagebild.situation import Who

_TURNED_DOWN = re.compile(
    r"\b(?:forderung|aufforderung|ruf|appell|verlangen|ansinnen|bitte|ultimatum|drängen|wunsch)(?:en|e|s|es)?\b[^.;]*"
    r"(?:\bw(?:ies|iesen|eist|eisen)\b[^.;]*\bzurück\b|\b(?:lehn|schlug|schlugen|schläg)\w*\b[^.;]*\ba(?:b|us)\b|zurückgewiesen|abgelehnt|"
    r"ausgeschlagen)"
    r"|\b(?:w(?:ies|iesen|eist|eisen)|lehn\w+|schl(?:ug|ugen|ägt))\b[^.;]*\b(?:forderung|aufforderung|ruf|appell|ansinnen|ultimatum)(?:en|e|s|es)?\b",
    re.I,
)
_DEMANDS = re.compile(r"\b(?:forder|verlang)(?:t|te|ten|en|e)\b|\b(?:besteht|bestand|bestehen|mahnte?|mahnten)\b", re.I)
_NO_LONGER = re.compile(
    r"\b(?:besteh(?:t|en|e)|bestand(?:en)?|beharr(?:t|te|ten|en|e)|poch(?:t|te|ten|en|e)|dring(?:t|en|e)|drang(?:en)?)\b[^.;,]*\bnicht\b"
    r"(?: (?:länger|mehr|weiter))?(?: dar(?:auf))?",
    re.I,
)
_VIEW = re.compile(
    r"\b(?:sprach|sprachen|spricht|sprechen|spreche|hat|haben|habe|hatten?)\b[^.;]*\b(?:dafür|dagegen)\b[^.;,]*\b(?:aus(?:gesprochen)?)\b"
    r"|\bplädier(?:t|te|ten|en|e)\b|\bplädiert\b|\bbefürworte\w*|\b(?:trat|traten|tritt|treten|trete)\b[^.;,]*\bdafür ein\b"
    r"|\bhie?lt(?:en)? es für\b|\bhalte(?:n)? es für\b|\bhält es für\b",
    re.I,
)
_NO_EAR = re.compile(r"\b(?:will|wollen|wolle|wollten?)\b[^.;]*\bnichts\b[^.;]*\b(?:wissen|hören)\b", re.I)
_MANNERS = re.compile(
    r"\bzu (?:entschuldigen|verzeihen)\b|\bum (?:entschuldigung|verständnis|nachsicht)\b|\bverständnis (?:zu )?haben\b",
    re.I,
)
_NO_CONDITION = re.compile(r"\W*(?:wonach|wobei|womit|wodurch|weshalb|weswegen)\b", re.I)
_CASE_OF = re.compile(r"(?:für )?(?:den |diesen )?fall (?:\w+ )?\w+t\W*$", re.I)
_PLURAL = re.compile(
    r"\W*sie (?:\w+ ){0,2}(?:wollen|werden|sollen|müssen|würden|wollten|sollten)\b|.*\b(?:wollen|werden|würden) sie\b",
    re.I,
)
_SELF = frozenset(("wir", "ich", "man", "uns", "we", "i"))
_KEPT = ("promise", "offer", "threat")


def unbound(page: Page, kind: str, consequence: Spans, condition: Spans, by: Sequence[Who]) -> bool:
    """Whether the words that are taken for a commitment bind nobody.

    Args:
        page: the text.
        kind: one of labels.COMMITMENT_KINDS.
        consequence: where it stands.
        condition: where that stands, empty for none.
        by: whom the reading has it bind.
    """
    says = " ".join(page.said(span) for span in consequence)
    when = " ".join(page.said(span) for span in condition)
    if _NO_EAR.search(says) or _MANNERS.search(says) or (by and all(_is_voice(who) for who in by)):
        return True
    if when and (_NO_CONDITION.match(when) or _CASE_OF.match(when)):
        return True
    before = lead(page, consequence)
    if kind == "demand":
        around = _around(page, consequence)
        turned = bool(_TURNED_DOWN.search(around)) and not _DEMANDS.search(around)
        return turned or bool(_NO_LONGER.search(before))
    return not condition and kind in _KEPT and bool(_VIEW.search(before))


def many(words: str) -> bool:
    """Whether words are about what several will do who are named before them: "Sie wollen am Sonntag aufbrechen"."""
    return bool(_PLURAL.match(words))


def _around(page: Page, spans: Spans) -> str:
    """The sentence of some words, without these."""
    home = page.over(spans[:1])
    if not home:
        return ""
    begin, end = home[0].span
    left, right = page.said((begin, max(begin, spans[0][0]))), page.said((min(end, spans[-1][1]), end))
    return f"{left} {right}"


def _is_voice(who: Who) -> bool:
    """Whether somebody is known by nothing but "wir" or "ich"."""
    return who.name.casefold() in _SELF
