"""Whose words a day or a place stands in: what a relative clause or an extended attribute says is of nothing outside of it.

- "Die Polizei nahm den Mann fest, der am Sonntag in Karsk …": Sunday and Karsk are of what the man did.
- "Die am Montag verletzten Männer wurden entlassen": Monday is of the hurting.
- "Nachdem am Samstag in Lorven eine Bombe explodiert war, verhängte …": Saturday is of the bomb.

German grammar by its marks; where a clause may be a main clause as well ("…, die Polizei schoss"), it is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lagebild.records import Span, Spans

_BREAK = re.compile(r"[,;:](?!\d)(?! (?:den|dem) \d{1,2}\. [A-ZÄÖÜ])|\s[–—-]\s")
_PREPOSITION = (
    r"(?:in|im|an|am|auf|aus|bei|beim|mit|nach|von|vom|vor|zu|zum|zur|für|gegen|über|um|unter|durch|wegen|seit|bis|ab|während|zwischen|"
    r"hinter|neben|ohne|trotz)"
)
_RELATIVE = re.compile(
    rf"(?:{_PREPOSITION}\s+)?(?:der|die|das|dem|den|dessen|deren|denen|welche[rsnm]?)\s+(?P<second>\S+)(?:\s+(?P<third>\S+))?",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:wo|woher|wohin|womit|wodurch|wozu|wonach|weshalb|was|wer|wie)\b")
_SUBORDINATE = re.compile(
    r"(?:(?:und|aber|oder|kurz|erst|unmittelbar|auch)\s+)?(?:nachdem|weil|obwohl|obgleich|seitdem|dass|daß|ob|während|bevor|ehe)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:(?:und|oder)\s+(?!\w+(?:te|ten)\b)|als|wobei|indem|wenn|sodass|so dass|um|ohne|dabei|in de[rmn]|bei de[rmn])\b"
)
_AUXILIARY = re.compile(
    r"(?:ha(?:t|be|ben|tte|tten)|hätten?|ist|sind|sei|seien|war|waren|wäre|wären|w[iu]rden?|würden?|werden?|wird|worden|soll(?:en|te|ten|e)?|"
    r"kann|können|könnten?|konnten?|muss|müssen|mussten?|will|wollen|wollten?|dürfen|darf|durften?|müsste[n]?)\Z"
)
_VERB = re.compile(
    r"[a-zäöüß]*(?:te|ten|t|en|ieß|ießen|am|ahm|ing|og|iff|iel|ab|and|ang|ug|at|oss|uf|ief|ieb|arb|uchs|tand|ag|ar|ist|sei|wird)\Z"
)
_NO_VERB = frozenset(
    """dort damit dazu gestern heute morgen jetzt zuerst zuletzt nicht erst selbst damals sonst meist bereits seitens alten neuen
    ersten""".split()
)
_HANGS = re.compile(
    r"(?:(?:\s+(?:von|vom|gegen|zwischen|und|in|im|zu[rm]?|auf|mit|an|am|bei))?(?:\s+(?:de[rmns]|die|das|eine?[nmrs]?))?(?:\s+\w+e[nrsm]?)?"
    r"\s+[A-ZÄÖÜ][\w-]*){0,4},\s*"
)
_ATTRIBUTE = re.compile(
    r"\b(?i:d(?:er|ie|as|em|en|es)|eine?[nmrs]?|keine?[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|diese[nmrs]?|alle[nr]?|mehrere[nr]?|viele[nr]?|einige[nr]?|beim?|"
    r"zum|zur|vom|im|am|\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s+"
    rf"(?P<inner>(?:(?:{_PREPOSITION}|gestern|vorgestern|heute|damals|zuvor|erst|bereits|kürzlich|inzwischen)\s"
    r"(?:[^.;:!?,()\n]|,(?= den \d)|\.(?=\d|\s?[A-ZÄÖÜa-z]\w+ )){2,110}?|(?:19|20)\d\d)\s"
    r"(?!(?:vergangen|erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|letzt|vorletzt|nächst|folgend|kommend|darauffolgend|laufend|"
    r"gesamt|meist|größt|weit)e[nrsm]?\b)[a-zäöüß]{3,}(?:(?:t|n|nd)(?:e|en|er|es|em)))\s+(?=(?P<noun>(?:[a-zäöüß-]+(?:e|en|er|es|em)\s+){0,2}[A-ZÄÖÜ]\w+))"
)
_DURING = re.compile(r"\b(?:bei|durch|infolge|während)\s+\Z", re.IGNORECASE)
_HAPPENING = re.compile(
    r"(?:.*\s)?\w*(?:[Kk]ämpfen?|[Kk]rawallen?|[Aa]ngriffen?|[Aa]nschl[aä]g(?:en?)?|[Uu]nruhen|[Gg]efechten?|[Pp]rotesten?|[Uu]nfällen?|[Uu]nglücks?|[Bb]eben|[Bb]rand|"
    r"[Bb]ränden?|[Ff]euer|[Ff]lut(?:en)?|[Ee]xplosion(?:en)?|[Ss]t[uü]rm(?:en?)?|[Ww]aldbränden|[Hh]ochwassers?|[Üü]berschwemmung(?:en)?|[Aa]useinandersetzungen|"
    r"[Zz]usammenst[oö](?:ß|ßen)|[Aa]usschreitungen|[Oo]ffensiven?|[Uu]nwettern?)\Z"
)
_HANGS_ON = re.compile(
    r"(?:\b(?:[Nn]ach|[Vv]or|[Ss]eit|[Ww]egen|[Aa]ngesichts|[Tt]rotz)\s+"
    r"(?:(?:de[mrns]|die|das|eine[mnrs]?|diese[mnrs]?|ihre[mnr]?|seine[mnr]?)\s+)?|\b[A-ZÄÖÜ]\w+\s+de[rs]\s+)(?:[a-zäöüß]+e[nrsm]?\s+)?"
    r"[A-ZÄÖÜ]\w+(?:\s+(?:in|von|des|der|gegen|auf)(?:\s+(?:die|den|das|der|dem|des))?\s+[A-ZÄÖÜ]\w+)?\s+\Z"
)


def hangs_on_noun(text: str, sentence: Span, own: Spans, other: Span) -> bool:
    """Whether a time in a sentence says when another noun was: "Nach der Wahl im Dezember", "seit dem Sturz vor zwei Jahren".

    Args:
        text: the text.
        sentence: the sentence.
        own: the words of an event or a number.
        other: the words for a time.
    """
    found = _HANGS_ON.search(text, sentence[0], other[0]) if sentence[0] <= other[0] < sentence[1] else None
    return found is not None and not any(begin < found.end() and found.start() < end for begin, end in own)


def is_strange(text: str, sentence: Span, own: Spans, other: Span) -> bool:
    """Whether what stands at `other` in a sentence is of another clause or attribute than the words `own` of an event or a number.

    Args:
        text: the text.
        sentence: the sentence in which the words of the event begin.
        own: those words; for a number also those for what it counts.
        other: the words for a day or a place; in another sentence they are not strange.
    """
    if not own or not sentence[0] <= other[0] < sentence[1]:
        return False
    words = text[sentence[0] : sentence[1]]
    at, ours = other[0] - sentence[0], [(begin - sentence[0], end - sentence[0]) for begin, end in own]
    return any(
        begin <= at < end and not any(_is_theirs(words, one, begin, reach) for one in ours)
        for begin, end, reach in _closed(words)
    )


def closed(words: str) -> Spans:
    """The stretches of a sentence that say something of their own: relative clauses, attributes ("die 2001 gegründete Gruppe")."""
    return tuple((begin, end) for begin, end, _ in _closed(words))


def _is_theirs(words: str, own: Span, begin: int, reach: int) -> bool:
    """Whether some words stand in a stretch, or are the noun of which it tells: "das Gipfeltreffen, das am Montag …"."""
    if begin <= own[0] < reach:
        return True
    noun = words[own[0] : own[0] + 1].isupper() and own[1] <= begin
    return noun and _HANGS.fullmatch(words, own[1], begin) is not None


@lru_cache(maxsize=512)
def _closed(words: str) -> tuple[tuple[int, int, int], ...]:
    """The stretches of a sentence that say something of their own: begin, end, and up to where words are theirs too."""
    return tuple(sorted((*_clauses(words), *_attributes(words))))


def _attributes(words: str) -> Iterator[tuple[int, int, int]]:
    """As in "die [am Montag in Karsk verletzten] Männer"; what its noun names is its own.

    "Bei den am Montag in Karsk ausgebrochenen Kämpfen starben …": there it was that they died.
    """
    at = 0
    while found := _ATTRIBUTE.search(words, at):
        during = _DURING.search(words, 0, found.start()) and _HAPPENING.match(found["noun"])
        if not during:
            yield found.start("inner"), found.end("inner"), found.end("noun")
        at = found.end("inner")


def _clauses(words: str) -> Iterator[tuple[int, int, int]]:
    """Relative clauses and those with a conjunction that makes what they say another happening."""
    parts = list(_parts(words))
    for number, (begin, end) in enumerate(parts):
        said = words[begin:end]
        if _SUBORDINATE.match(said) or _is_relative(said, behind=number > 0):
            yield begin, end, _reach(words, parts, number)
        elif number and number + 1 < len(parts) and _begins_relative(said):
            more = parts[number + 1]
            if _ends_with_verb(words[more[0] : more[1]]):  # "die am Donnerstag, dem Feiertag, in Karsk …"
                yield begin, more[1], _reach(words, parts, number + 1)


def _reach(words: str, parts: Sequence[Span], number: int) -> int:
    """Up to where what hangs on a clause goes on: "dass er bei der Festnahme am Montag schoss, als …"."""
    while number + 1 < len(parts) and _GOES_ON.match(words[parts[number + 1][0] : parts[number + 1][1]]):
        number += 1
    return parts[number][1]


def _parts(words: str) -> Iterator[Span]:
    begin = 0
    for found in _BREAK.finditer(words):
        yield from _stripped(words, begin, found.start())
        begin = found.end()
    yield from _stripped(words, begin, len(words))


def _stripped(words: str, begin: int, end: int) -> Iterator[Span]:
    part = words[begin:end]
    if part.strip():
        yield begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())


def _begins_relative(said: str) -> bool:
    found = _RELATIVE.match(said)
    return found is not None and not found["second"][:1].isupper()


def _is_relative(said: str, *, behind: bool) -> bool:
    """Whether a part of a sentence behind a comma is a relative clause: it ends with its verb."""
    if not behind:
        return False
    if _WHERE.match(said):
        return True
    found = _RELATIVE.match(said)
    if found is None or not _ends_with_verb(said):
        return False
    if not found["second"][:1].isupper():
        return _AUXILIARY.match(found["second"]) is None  # "die seien informiert worden" is none
    last = said.rstrip('.!?“”«»" ').split()[-1]
    return _AUXILIARY.match(last) is not None and found["third"] is not None and not _AUXILIARY.match(found["third"])


def _ends_with_verb(said: str) -> bool:
    last = (said.rstrip('.!?“”«»" ').split() or [""])[-1]
    return last.islower() and last not in _NO_VERB and (_VERB.match(last) or _AUXILIARY.match(last)) is not None
