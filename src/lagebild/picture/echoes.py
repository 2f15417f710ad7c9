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
_SPOKEN = re.compile(  # verbs of speech that promise, threaten, demand, refuse: "zugesagt", "drohte", "forderte", "lehnt ab"
    r"(?<!\w)(?:zu|an|ab|aus|ver|be|vor|wider|ein|zurück|unter|er)?(?:ge)?(?:zu)?(?:"
    r"(?:sag|kündig|droh|lehn|lang|sicher|poch|warn|weiger|lob|reg|räum|teuer)(?:t|te|ten|en|n)|forder(?:t|te|ten|n)"
    r"|spr(?:ach|achen|ochen|icht|echen)|b(?:ot|oten|ietet|ieten)|schl(?:oss|ossen|ießt|ießen)|schlossen|best(?:eht|and|anden)"
    r"|schw(?:or|oren)|w(?:ies|iesen|eist|eisen)|r(?:ief|iefen|uft|ufen)|schl(?:ug|ugen|ägt|agen)|str(?:itt|itten|eitet|eiten)"
    r"|will|wollten?)(?!\w)"
    r"|(?<!\w)(?:in Aussicht gestellt|stell\w* [^.;:!?]{0,90}in Aussicht|abhängig gemacht|mach\w* [^.;:!?]{0,90}abhängig)(?!\w)",
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
