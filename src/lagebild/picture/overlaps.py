"""Spans of a text that overlap, are cut out of others, or are put together."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.records import Span, Spans


def without(spans: Spans, others: Iterable[Span]) -> Spans:
    """Spans without what others cover of them."""
    left = list(spans)
    for begin, end in others:
        left = [
            piece
            for one in left
            for piece in ((one[0], min(one[1], begin)), (max(one[0], end), one[1]))
            if piece[0] < piece[1]
        ]
    return tuple(left)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans overlap."""
    return max(one[0], other[0]) < min(one[1], other[1])


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """Spans in order, those with nothing but white space between them as one."""
    result: list[Span] = []
    for begin, end in sorted(spans):
        if result and not text[result[-1][1] : begin].strip():
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((begin, end))
    return tuple(result)
