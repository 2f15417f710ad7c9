"""Echoes: "Sellin hatte jede Beteiligung abgelehnt" tells of words that somebody said, where the reader found no statement.

What somebody bound itself to or took a stance on by such words is a statement again: not one that makes a line, but one more report of a
statement that the dossier has, where it is clear which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lagebild.picture import wording
from lagebild.picture.material import Piece, Sheet
from lagebild.records import Ref, Span, Spans, Statement

LEAST = 0.3  # confidence from which a commitment or position is one
_SPOKEN = re.compile(
    r"(?<!\w)(?:\w*ge)?(?:zu|an|ab|aus|ver|be|vor|er|wider|ein|zurück|unter)?(?:ge)?(?:zu)?(?:"
    r"sag(?:t|te|ten|en)|kündig(?:t|te|ten|en)|droh(?:t|te|ten|en)|sprach(?:en)?|sprochen|spricht|sprechen|bot(?:en)?|boten|bietet|lehnt(?:e|en)?|lehnen|"
    r"forder(?:t|te|ten|n)|lang(?:t|te|ten|en)|schlossen?|schloss|schließt|schließen|sicher(?:t|te|ten|n)|pocht(?:e|en)?|pochen|"
    r"besteht|bestand(?:en)?|bestanden|warn(?:t|te|ten|en)|weigert(?:e|en)?|gelob(?:t|te|ten)|schwor(?:en)?|wies(?:en)?|wiesen|weist|"
    r"rief(?:en)?|rufen|regt(?:e|en)?|schlug(?:en)?|schlägt|schlagen|räumt(?:e|en)?|stritt(?:en)?|streitet|streiten|teuert(?:e|en)?"
    r")(?!\w)"
    r"|(?<!\w)(?:in Aussicht gestellt|stell\w* [^.;:!?]{0,90}in Aussicht|abhängig gemacht|macht\w* [^.;:!?]{0,90}abhängig|will|wollte[n]?)(?!\w)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\?[\s»“”\"«]*$")


def echoes(sheet: Sheet) -> tuple[Piece, ...]:
    """The echoes of a text, in their order."""
    return tuple(sorted(_found(sheet), key=lambda piece: piece.order))


def _found(sheet: Sheet) -> Iterator[Piece]:
    page, taken = sheet.page, [span for one in sheet.text.reading.statements if not one.extra for span in one.spans]
    for piece in sorted(sheet.pieces("commitment", "position"), key=lambda one: (-one.record.confidence, one.order)):
        record = piece.record
        core = record.consequence if piece.kind == "commitment" else record.target
        who = _who(piece)
        if record.confidence < LEAST or who is None or not core or _meets(core, taken):
            continue
        homes = page.over(core)
        if len(homes) != 1 or _ASKED.search(page.said(homes[0].span)) or not _SPOKEN.search(page.said(homes[0].span)):
            continue
        spans = _clauses(page.clauses(homes[0]), (*core, *record.condition), taken)
        if spans:
            taken += spans
            yield _made(piece, who, spans)


def _who(piece: Piece) -> Ref | None:
    """Who speaks: one who is known, by words of their own."""
    if len(piece.actors) != 1 or piece.actors[0].kind in ("unnamed", "group"):
        return None
    refs: Sequence[Ref] = piece.record.by if piece.kind == "commitment" else piece.record.holders
    return refs[0] if refs else None


def _clauses(clauses: Iterable[Span], core: Spans, taken: Sequence[Span]) -> Spans:
    """The clauses in which words stand, as far as nobody else says them."""
    return tuple(one for one in clauses if _meets((one,), core) and not _meets((one,), taken))


def _meets(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(begin < end and left < right for left, end in some for begin, right in others)


def _made(piece: Piece, who: Ref, spans: Spans) -> Piece:
    record = piece.record
    said = Statement(
        record.id, "reported", "Speech", spans, who, confidence=record.confidence, shown=record.shown,
    )  # fmt: skip
    words = piece.text.words(spans)
    terms = wording.terms(words, piece.text.reading.article.language)
    return replace(piece, kind="statement", record=said, spans=spans, words=words, terms=terms)
