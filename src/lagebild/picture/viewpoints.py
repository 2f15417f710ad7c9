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
_BY = re.compile(rf"(?<!\w)(?:von|vom|durch|seitens)\s{_ARTICLE}\Z", re.IGNORECASE)
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
    inside = [span for span in names if begin <= span[0] and span[1] <= end]
    return next((span for span in inside if leading.search(words, max(begin, span[0] - REACH), span[0])), None)


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
