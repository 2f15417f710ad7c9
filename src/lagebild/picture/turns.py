"""Words by which a text says that somebody has taken another stance: "rückte von seiner Haltung ab", "vollzog eine Kehrtwende".

They mostly stand in a sentence of their own before the new stance, or look back on the old one after it ("noch am Montag hatte …"). Of
whom they tell is asked by who is named there: they hold for the side that is, and for nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lagebild.picture.clauses import Page, Sentence

_STANCE = (
    r"(?:[hH]altung|[lL]inie|[pP]osition|[kK]urs|[sS]tandpunkt|[fF]estlegung|[mM]einung|[aA]uffassung|[nN]ein|[jJ]a|[wW]eigerung|"
    r"[aA]blehnung|[wW]iderstand|[zZ]usage|[fF]orderung|[dD]rohung)"
)
_TURN = re.compile(
    (
        r"(?<!\w)(?:rück(?:t|te|ten|e|en)~(?:von|vom)~ab(?=\W)|ist~abgerückt|hat~abgerückt|"
        rf"(?:gab|gibt|gaben|geben|gebe)~(?:{_STANCE}|[zZ]urückhaltung|[bB]lockade|[vV]orbehalte|[bB]edenken|[sS]chweigen)~auf(?=\W)|"
        r"(?:vollzog|vollzieht|vollzogen|macht|machte|machten|legte|legt|kündigt|kündigte)~"
        r"(?:[kK]ehrtwende|[kK]ehrtwendung|[kK]urswechsel|[sS]chwenk|Rolle rückwärts|[rR]ückzieher)|"
        r"(?:kam|kommt|folgte)~(?:[kK]ehrtwende|[sS]inneswandel|[kK]urswechsel|[sS]chwenk)|"
        rf"(?:änder|wechsel|korrigier|revidier|überdenk|überdacht)(?:t|te|ten|n|e|en)~(?:{_STANCE}|[mM]einungen)|"
        rf"hat(?:ten?|ben)?~{_STANCE}~(?:geändert|gewechselt|korrigiert|revidiert|aufgegeben)|"
        r"bewegt(?:e|en)? sich(?=\s*[.;:,])|(?:hat|haben) sich bewegt|bewegt(?:e|en)? sich (?:nun|jetzt|erstmals|doch)|"
        r"lenk(?:t|te|ten)~ein(?=\s*[.;:,])|schwenk(?:t|te|ten)~(?:um|ein)(?=\W)|"
        r"leg(?:t|te|ten) sich (?:nun|jetzt|erstmals|doch|in einem \w+ Punkt)(?: \w+)? fest|äußer(?:t|te|ten)~sich erstmals|"
        r"schl(?:ug|ägt|agen|ugen)~(?:leisere|andere|neue|mildere|sanftere|versöhnlichere|schärfere) Töne|"
        rf"(?:nahm|nimmt|nahmen|nehmen|nehme|zog|zieht|zogen)~(?:\w*{_STANCE}|[aA]bsage|[bB]itte|[aA]ngebot)~zurück|"
        r"überleg(?:t|te) es sich anders|(?:ist|sind)~umgeschwenkt)(?!\w)"
    )
    .replace("~", r"\s(?:[^.;:!?\n]{0,80}?\s)?")
    .replace(" ", r"\s")
)
_NOT = re.compile(r"(?<!\w)(?:nicht|kein\w*|nie|niemals|weder|ohne)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(  # "Zuvor hatte sie den Hafen besucht" tells no stance
    (
        r"(?:Noch (?:am|im|vor|in|letzte|vergangene|gestern|heute)(?!\w)|(?:Bislang|Bisher|Zuvor|Ursprünglich|Zunächst|Anfangs|Am \w+tag)"
        r"(?!\w)[^.;:!?\n]{0,60}?(?<!\w)noch(?!\w)|(?:Bislang|Bisher|Ursprünglich|Zunächst|Anfangs)(?!\w))[^.;:!?\n]{0,120}?"
        r"(?<!\w)(?:(?:abge)?lehn(?:t|te|ten)|ausgeschlossen|schloss|gefordert|forder(?:te|ten)|verlangt(?:e|en)?|verweigert(?:e|en)?|"
        r"geweigert|weiger(?:te|ten)|zugesagt|zugestimmt|befürwortet(?:e|en)?|unterstützt(?:e|en)?|dagegen|dafür|gesperrt|sperr(?:te|ten)|"
        r"woll(?:te|ten)|geschwiegen|schwieg|gesagt|zurückgewiesen|genannt|nannte|bezeichnet(?:e|en)?|widersprochen|bestritten|"
        r"offen(?:gelassen)?|gegen|für)(?!\w)"
    ).replace(" ", r"\s")
)
_ONCE = re.compile(
    r",\s(?:der|die|das)\s(?:sich\s)?(?:zunächst|bisher|bislang|anfangs|ursprünglich|noch (?:am|im|vor|in))(?!\w)"
)
AROUND = 30  # letters before the words of a change in which a no denies it
NEAR = 2  # sentences before a stance in which its change can be told


class Turn(NamedTuple):
    """Where a change is told; `own` says that it is in the stance's own sentence."""

    sentence: Sentence
    own: bool


def turns(page: Page, sentence: Sentence) -> Iterator[Turn]:
    """The sentences of its paragraph by which a sentence tells a new stance."""
    if _says(page, sentence, "turn", _TURN) or _says(page, sentence, "once", _ONCE):
        yield Turn(sentence, True)
    for back in range(1, NEAR + 1):
        before = page.beside(sentence, -back)
        if before is not None and _says(page, before, "turn", _TURN):
            yield Turn(before, False)
    after = page.beside(sentence, 1)
    if after is not None and _says(page, after, "before", _BEFORE, start=True):
        yield Turn(after, False)


def _says(page: Page, sentence: Sentence, name: str, pattern: re.Pattern[str], *, start: bool = False) -> bool:
    """Whether a sentence has a pattern, found out once."""
    key = name, sentence.number
    if key not in page.kept:
        words = page.said(sentence.span)
        found = pattern.match(words) if start else pattern.search(words)
        denied = pattern is _TURN and found and _NOT.search(words, max(0, found.start() - AROUND), found.end())
        page.kept[key] = found is not None and not denied
    return bool(page.kept[key])
