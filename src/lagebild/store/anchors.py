"""Where a judgement holds in a text: the quoted words with what stands around them, found again in an edited text or a new reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from lagebild.entries import Anchor
from lagebild.records import Span, Spans
from lagebild.store.codec import Content

CONTEXT = 40  # characters kept on either side
CLOSE = 16  # characters of them that count twice
ALIKE = 90.0  # per cent of likeness from which on longer words are taken as the same, edited
FUZZY = 24  # characters: shorter words must be the same, and something of what stood around them
NEAR = 60.0  # per cent of likeness of what stands on one side, from which on short words are at the same place
OVERLAP = 0.5  # of what two spans have in common, from which on they are of the same thing

WORDED = {
    "statement": "spans",
    "event": "trigger",
    "commitment": "consequence",
    "position": "target",
    "figure": "value",
    "explanation": "spans",
    "role": "role",
}
"""For every kind of record: the spans that it is known by."""


def anchor(text: str, spans: Spans) -> Anchor:
    """The anchor of words in a text: their first span, with what stands around it."""
    begin, end = spans[0]
    return Anchor(text[begin:end], text[max(0, begin - CONTEXT) : begin], text[end : end + CONTEXT])


def records(content: Content, of: str) -> tuple[Any, ...]:
    """The records of one kind in a reading."""
    result: tuple[Any, ...] = content.statements if of == "statement" else getattr(content.frames, f"{of}s")
    return result


def with_records(content: Content, of: str, new: Iterable[Any]) -> Content:
    """The reading with other records of one kind."""
    if of == "statement":
        return replace(content, statements=tuple(new))
    return replace(content, frames=replace(content.frames, **{f"{of}s": tuple(new)}))


def worded(record: Any, of: str) -> Spans:
    """The spans that a record is known by."""
    spans: Spans = getattr(record, WORDED[of])
    return spans


def located(text: str, where: Anchor) -> Span | None:
    """Where the words stand in a text: of several places the one whose surroundings are most like the anchor's.

    Long words may be edited; short ones stand in many places, and must have something around them that stood there before.
    """
    words = where.words
    if not words.strip():
        return None
    places = [found.span() for found in re.finditer(_loosely(words), text)]
    if places:
        best = max(
            places, key=lambda place: sum(_likeness(text, place, where) + _likeness(text, place, _closer(where)))
        )
        return best if len(words) >= FUZZY or _is_near(text, best, where) else None
    if len(words) < FUZZY:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only for what is not found as it was

    alike = fuzz.partial_ratio_alignment(words, text, score_cutoff=ALIKE)
    if alike is None or alike.dest_end - alike.dest_start < len(words) * ALIKE / 100:
        return None  # of a text that ends in the middle, or is shorter than the words, only a part is like them
    return alike.dest_start, alike.dest_end


def _loosely(words: str) -> str:
    """A pattern for words with any white space between them."""
    return r"\s+".join(map(re.escape, words.split()))


def _likeness(text: str, place: Span, where: Anchor) -> list[float]:
    """How much like the anchor's surroundings a place's are, before and after, in per cent; only where those are known."""
    before = text[max(0, place[0] - len(where.before)) : place[0]]
    after = text[place[1] : place[1] + len(where.after)]
    from rapidfuzz import fuzz  # noqa: PLC0415

    return [fuzz.ratio(here, there) for here, there in ((before, where.before), (after, where.after)) if there]


def _closer(where: Anchor) -> Anchor:
    """The anchor with what stands close to its words alone: that tells like places apart."""
    return Anchor(where.words, where.before[-CLOSE:], where.after[:CLOSE])


def _is_near(text: str, place: Span, where: Anchor) -> bool:
    likeness = _likeness(text, place, where)
    return not likeness or max(likeness) >= NEAR


def found_again(candidates: Sequence[Any], of: str, text: str, where: Anchor | None) -> Any | None:
    """The record of a new reading that a judgement on an old one is about, by words; None where there is none."""
    place = None if where is None else located(text, where)
    if place is None:
        return None
    best = max(candidates, key=lambda record: _overlap(place, worded(record, of)), default=None)
    return best if best is not None and _overlap(place, worded(best, of)) >= OVERLAP else None


def _overlap(place: Span, spans: Spans) -> float:
    """What two spans have in common, of what both together cover; the first span of a record counts, as in its anchor."""
    if not spans:
        return 0.0
    begin, end = spans[0]
    common = min(end, place[1]) - max(begin, place[0])
    return max(0, common) / (max(end, place[1]) - min(begin, place[0])) if common > 0 else 0.0


def references(record: Any) -> Iterator[str]:
    """Names of the fields of a record that refer to actors."""
    for of in fields(record):
        if "Ref" in str(of.type):
            yield of.name
