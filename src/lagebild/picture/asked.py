"""Who demands something where the sentence is passive: "von der Polizei aufgefordert", "über den Sender aufgerufen".

A channel or the one named last is not who demands. Where neither an agent nor somebody who says so is named, it is nobody who is known.
"Alle werden aufgefordert, …" alone can be what somebody says whom the text quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.picture.castwords import last_name
from lagebild.picture.clauses import Page
from lagebild.records import Spans
from lagebild.situation import Who

_ASKED = r"(?:aufgefordert|gebeten|aufgerufen|angehalten|ermahnt|angewiesen|gemahnt|gefordert|verlangt)"
_PASSIVE = re.compile(
    rf"\b(?:wurden?|werden|wird|sind|ist)\b[^.;:]*\b{_ASKED}\b|"
    rf"\b{_ASKED} (?:worden|wurden?|wird|werden)\b",
    re.I,
)
_NOW = re.compile(r"\b(?:werden|wird)\b", re.I)
_CHANNEL = re.compile(
    r"\büber\s(?:d(?:en|ie|as)|eine?n?|mehrere)\s|\b(?:per|via|mittels)\s|\b(?:in|auf|mit)\s(?:eine[mr]|de[mnr])?\s?(?:\w+e[nrm] )?"
    r"\w*(?:sender|dienst|lautsprecher|flugbl\w+|radio|rundfunk|fernsehen|kanal|netzwerk\w*|durchsagen?|megafon|megaphon|internet|medien|"
    r"schreiben|brief|aufruf|plakat\w*|mitteilung|nachricht\w*)\b",
    re.I,
)
_AGENT = r"\b(?:vo[nm]|durch|seitens)\b[^.;:]{0,60}"
_SAYS = r"\b(?:teilten?|sagten?|erklärten?|schrieb(?:en)?|betonten?|gab(?:en)?|berichteten?)\b[^.;:]{0,40}"
_BY_HIS_WORD = r"\b(?:laut|so|nach (?:den )?(?:angaben|worten)(?: von| des| der)?)\b[^.;:,]{0,40}"
_SPOKE = r"\b(?:sagte|sagten|erklärten?|mitteilten?|schrieb|schrieben|zufolge)\b"
_THAT = re.compile(r"\W*(?:das|dies)\s(?:teilte|gab|gaben|sagte|erklärte|betonte|berichtete)n?\b", re.I)
_WHOSE = re.compile(r"\W*(?:dessen|deren)\b[^.;:]*\b(?:gefordert|verlangt) (?:wird|werden|wurden?|worden)\b", re.I)


def askers(page: Page, consequence: Spans, by: Sequence[Who]) -> tuple[Who, ...] | None:
    """Who demands something, of those whom the reading has for that; None where the words are no demand of any of them.

    Args:
        page: the text.
        consequence: where it stands.
        by: whom the reading has demand it.
    """
    if _WHOSE.match(page.said(consequence[0])):
        return None  # "Sundar, dessen Rücktritt von den Demonstranten gefordert wird"
    for clause in (*_before(page, consequence), *page.around(consequence)):
        words = page.said(clause)
        if _PASSIVE.search(words) and (_CHANNEL.search(words) or not _NOW.search(words)):
            home = _home(page, consequence)
            return tuple(who for who in by if _is_agent(who, words) or _says_so(who, home))
    return tuple(by)


def _home(page: Page, consequence: Spans) -> str:
    """The sentence of a consequence, with the next one where that says whose word it is: "Das teilte Rahn mit"."""
    here = page.over(consequence[:1])
    following = page.beside(here[-1], 1) if here else None
    behind = page.said(following.span) if following is not None else ""
    return " ".join([*(page.said(one.span) for one in here), behind if _THAT.match(behind) else ""])


def _is_agent(who: Who, words: str) -> bool:
    return re.search(rf"{_AGENT}\b{re.escape(last_name(who.name))}", words, re.I) is not None


def _says_so(who: Who, words: str) -> bool:
    name = re.escape(last_name(who.name))
    return re.search(rf"(?:{_SAYS}|{_BY_HIS_WORD})\b{name}|\b{name}\b[^.;:,]{{0,30}}{_SPOKE}", words, re.I) is not None


def _before(page: Page, consequence: Spans) -> Spans:
    """The clause before that of a consequence that is an infinitive or begins with "dass"."""
    home = page.over(consequence[:1])
    clauses = page.clauses(home[0]) if home else ()
    first = next((number for number, one in enumerate(clauses) if one[1] > consequence[0][0]), 0)
    return clauses[first - 1 : first] if first else ()
