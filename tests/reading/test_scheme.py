from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import labels
from lagebild.reading import scheme
from lagebild.reading.network import marks_of
from lagebild.reading.scheme import AFTER, BEFORE, HEAD, MARKS, TAIL, around


@st.composite
def quotations(draw: st.DrawFn) -> tuple[list[tuple[int, int]], int]:
    """Pieces of a quotation in order, in pieces of the text, and the number of pieces of the text."""
    steps = draw(st.lists(st.integers(1, 120), min_size=2, max_size=8).filter(lambda x: len(x) % 2 == 0))
    at = np.cumsum([draw(st.integers(0, 150)), *steps]).tolist()
    return list(zip(at[:-1:2], at[1::2], strict=True)), at[-1] + draw(st.integers(0, 100))


def test_the_labels_are_the_vocabulary() -> None:
    assert tuple(labels.STATEMENT_TYPES) == scheme.TYPES
    assert tuple(labels.MEDIA) == scheme.MEDIA
    assert tuple(labels.MENTIONS) == scheme.MENTIONS


def test_the_tags_are_in_the_order_that_decoding_counts_on() -> None:
    assert scheme.TAGS[0] == scheme.MENTION_TAGS[0] == "O"
    assert scheme.TAGS[1:] == tuple(f"{p}-{t}" for t in scheme.TYPES for p in "BCI")
    assert scheme.MENTION_TAGS[1:] == tuple(f"{p}-{m}" for m in scheme.MENTIONS for p in "BI")
    assert scheme.MARKS[0] == "none"  # padding


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(1, 600), st.integers(0, 400), st.integers(0, 400))
def test_around_shows_both_sides_and_both_ends(before: int, long: int, after: int, low: int) -> None:
    begin, end = low + before, low + before + long
    seen = around(begin, end, low, end + after)
    assert seen == sorted(set(seen))
    assert [p for p in seen if p < begin] == list(range(begin - min(before, BEFORE), begin))
    assert [p for p in seen if p >= end] == list(range(end, end + min(after, AFTER)))
    body = [p for p in seen if begin <= p < end]
    if long <= HEAD + TAIL:
        assert body == list(range(begin, end))
    else:
        assert body == [*range(begin, begin + HEAD), *range(end - TAIL, end)]


@settings(deadline=None)
@given(quotations())
def test_marks_say_where_a_position_stands(quotation: tuple[list[tuple[int, int]], int]) -> None:
    bounds, total = quotation
    positions = around(bounds[0][0], bounds[-1][1], 0, total)
    for p, mark in zip(positions, marks_of(np.array(positions), bounds), strict=True):
        if p < bounds[0][0]:
            expected = "before"
        elif p >= bounds[-1][1]:
            expected = "after"
        else:
            expected = "in" if any(b <= p < e for b, e in bounds) else "gap"
        assert MARKS[mark] == expected
