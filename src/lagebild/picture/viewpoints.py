"""Holders that are no subject: "aus Auland kam eine Absage", "bei der Opposition stößt das auf Ablehnung", "nach Ansicht von Velten".

Which words name the holder depends on the cue: an origin beside "Kritik kam", a place beside "stößt auf Ablehnung", "von" in a passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lagebild.picture.targets import Hit
from lagebild.records import Span

REACH = 60  # letters before a name in which the words that lead to it stand

_ARTICLE = r"(?:(?:de[rmns]|die|das|eine[rmns]?|[a-zäöüß]\w*e[nrms]?)\s){0,3}"
_FROM = re.compile(rf"(?<!\w)(?:aus|von|vom|vonseiten|seitens|bei|beim|in|im)\s{_ARTICLE}\Z", re.IGNORECASE)
_WITH = re.compile(rf"(?<!\w)(?:bei|beim|in|im|unter)\s{_ARTICLE}\Z", re.IGNORECASE)
_FOR = re.compile(rf"(?<!\w)für\s{_ARTICLE}\Z", re.IGNORECASE)
_BY = re.compile(  # right behind the verb: "der Antrag von Auland wurde abgelehnt" tells only whose it is
    rf"(?<!\w)(?:wird|werde|werden|würde|wurden?)\s(?:[a-zäöü]\w+\s){{0,2}}(?:von|vom|durch|seitens)\s{_ARTICLE}\Z"
)
_OWNER = re.compile(r"(?<!\w)[A-ZÄÖÜ][\w-]+\s(?:von|vom)\s\S*(?:\s\S+)?\s?\Z")
_VISIT = re.compile(
    rf"(?<!\w)(?:bei|beim|nach|vor|während|auf|mit|seit|trotz)\s{_ARTICLE}[A-ZÄÖÜ][\w-]+\s(?:in|im|bei|beim)\s{_ARTICLE}\Z",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?<!\w)(?:(?:nach|laut)\s(?:Ansicht|Auffassung|Meinung|Einschätzung|Überzeugung|Darstellung)|aus\s(?:der\s)?Sicht|"
    rf"in\sden\sAugen|für)\s(?:(?:von|vom)\s)?{_ARTICLE}\Z",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?<!\w)(?:wird|werde|werden|würde|wurden?|worden)(?!\w)")
_PARTICIPLE = re.compile(r"(?:(?:\w*ge\w+|(?:ver|be|ent|er|zer|miss|unter|wider)\w+)(?:t|en)|\w+iert)\Z", re.IGNORECASE)
_JUDGING = frozenset(("falsch sein", "richtig sein", "nicht denkbar", "denkbar", "unwahr nennen", "willkommen"))
_LEADING = {
    "Kritik aus": _FROM,
    "Beifall von": _FROM,
    "nichts dagegen": _FROM,
    "auf Ablehnung stoßen": _WITH,
    "auf Zustimmung stoßen": _WITH,
    "nicht in Frage kommen": _FOR,
    "ausgeschlossen": _FOR,
}
_MARKS = re.compile(r"[,;:!?„“”\"»«]|\.\s")


def named(hit: Hit, words: str, names: Iterable[Span]) -> Span | None:
    """Which of some names is the holder of a cue by the words before it; None where none is.

    Args:
        hit: the cue.
        words: all of the text.
        names: where somebody is named.
    """
    begin, end = _around(hit, words)
    leading = _leading(hit, words[begin:end])
    if leading is None:
        return None
    if leading is _BY:
        end = hit.found.ends[1][0] + hit.sentence.span[0]
    inside = [span for span in names if begin <= span[0] and span[1] <= end]
    return next((span for span in inside if _leads(leading, hit, words, (max(begin, span[0] - REACH), span[0]))), None)


def is_concern(words: str, span: Span) -> bool:
    """Whether a name stands behind "für": whose view it is, or only for whom something is good or bad."""
    return _FOR.search(words, max(0, span[0] - REACH), span[0]) is not None


def _leads(leading: re.Pattern[str], hit: Hit, words: str, place: Span) -> bool:
    """Whether the words of a place lead to a holder, and not to whose somebody or something is, or where somebody was."""
    found = leading.search(words, *place)
    if found is None or _VISIT.search(words, *place):
        return False
    owner = _OWNER.search(words, *place) if leading is _FROM else None
    return owner is None or any(begin <= owner.start() < end for begin, end in hit.ends)


def places(hit: Hit, words: str) -> Iterable[Span]:
    """Single names after "aus" and "in" that may stand for who sits there, where a cue has its holder so: "aus Talstadt kam Kritik"."""
    if _LEADING.get(hit.cue.name) not in (_FROM, _WITH):
        return ()
    begin, end = _around(hit, words)
    found = re.finditer(r"(?<!\w)(?:[aA]us|[iI]n)\s(?P<place>[A-ZÄÖÜ][\w-]+)(?=\s[a-zäöü]|[.,;]|$)", words[begin:end])
    return tuple((begin + one.start("place"), begin + one.end("place")) for one in found)


def _leading(hit: Hit, clause: str) -> re.Pattern[str] | None:
    if hit.cue.name in _LEADING:
        return _LEADING[hit.cue.name]
    if hit.cue.name in _JUDGING:
        return _VIEW
    last = hit.words[slice(*hit.found.ends[1])]
    return _BY if _PARTICIPLE.match(last) and _PASSIVE.search(clause) else None


def _around(hit: Hit, words: str) -> Span:
    """The clause of a cue in the text."""
    first, last = hit.span
    start, stop = hit.sentence.span
    begin = max((one.end() for one in _MARKS.finditer(words, start, first)), default=start)
    found = _MARKS.search(words, last, stop)
    return begin, found.start() if found else stop
