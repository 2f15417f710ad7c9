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
_GOES_ON = re.compile(r"\s+\w")
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
    before = lead(page, consequence)
    if _NO_EAR.search(says) or (by and all(_is_voice(who) for who in by)):
        return True
    if _MANNERS.search(says) and _BEG.search(before):
        return True
    if kind != "demand" and _CUT.search(says) and _GOES_ON.match(_behind(page, consequence)):
        return True
    if when and (_NO_CONDITION.match(when) or _CASE_OF.match(when)):
        return True
    if kind == "demand":
        turned = bool(_ASKED_FOR.search(before)) and bool(_TURNED_DOWN.match(_behind(page, consequence)))
        return turned or bool(_TURNING.search(before) or _NO_LONGER.search(before))
    return not condition and kind in _KEPT and bool(_VIEW.search(before))


def many(words: str) -> bool:
    """Whether words are about what several will do who are named before them: "Sie wollen am Sonntag aufbrechen"."""
    return bool(_PLURAL.match(words))


def _behind(page: Page, spans: Spans) -> str:
    """What stands behind some words in their sentence."""
    home = page.over(spans[:1])
    return page.said((spans[-1][1], max(spans[-1][1], home[0].span[1]))) if home else ""


def _is_voice(who: Who) -> bool:
    """Whether somebody is known by nothing but "wir" or "ich"."""
    return who.name.casefold() in _SELF
