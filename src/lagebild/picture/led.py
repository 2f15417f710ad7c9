"""Words of a statement that begin inside their clause, led to where it begins.

As in "Norvalien wollen abziehen" of "Die Truppen aus Norvalien wollen abziehen, sagte er": who is to do it would be another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.picture import wording
from lagebild.picture.material import Piece
from lagebild.picture.overlaps import meet

MOST = 60  # letters that are led over

_WORD = re.compile(r"[\w-]+")
_JOINS = re.compile(  # what stands before a clause and is none of it
    r"\W*(?:und|oder|aber|doch|denn|sondern|dass|daß|ob|auch|laut|nach|wie|so|zufolge|and|or|but|that)?\W*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?<!\w)(?:laut|zufolge|angaben|worten|informationen|erkenntnissen|zählung|berichten)(?!\w)", re.IGNORECASE
)

_FINITE = re.compile(
    r"\b(?:lehn|sag|erklär|nann|nenn|verlang|forder|sprach|sprich|wies|weis|kritisier|warn|droh|hat|hatte|habe|ist|sei|sind|war|will|wird|"
    r"werde|soll|muss|beton|teil|bestätig|berichte|behaupte|führ|nannte)\w{0,4}\b"
)


def led(piece: Piece) -> Piece:
    """A statement in indirect speech with the words of its first clause before it that are neither who speaks nor that he does."""
    record = piece.record
    if "indirect" not in record.type or not piece.spans:
        return piece
    (begin, end), *rest = piece.spans
    clause = next((one for one in piece.text.page.around(((begin, end),)) if one[0] < begin < one[1]), None)
    if clause is None or begin - clause[0] > MOST:
        return piece
    gap = clause[0], begin
    words = piece.text.text[clause[0] : begin]
    speaker = record.speaker.spans if record.speaker is not None else ()
    hops = (span for hop in record.via for span in hop.spans)
    others = (*record.cue, *record.frame, *speaker, *hops)
    if _JOINS.fullmatch(words) or _TOLD.search(words) or any(meet(gap, one) for one in others):
        return piece
    if not _WORD.search(words) or _finite(words):
        return piece
    spans = ((clause[0], end), *rest)
    said = piece.text.words(spans)
    return replace(piece, spans=spans, words=said, terms=wording.terms(said, piece.text.reading.article.language))


def _finite(words: str) -> bool:
    """Whether words have a verb of their own: then what follows is its object, and no clause."""
    return _FINITE.search(words) is not None
