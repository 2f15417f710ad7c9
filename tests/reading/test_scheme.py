from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import labels
from lagebild.reading import scheme
from lagebild.reading.distances import distance_classes, sentence_classes
from lagebild.reading.network import marks_of
from lagebild.reading.scheme import (
    AFTER,
    ATTRIBUTES,
    BEFORE,
    DISTANCES,
    FAR_SENTENCES,
    FRAME_KEY,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    HEAD,
    MARKS,
    NEAR,
    SENTENCE_STEPS,
    TAIL,
    around,
)


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
    assert tuple(labels.FRAMES) == FRAMES
    assert tuple(labels.EVENT_TYPES) == scheme.EVENT_TYPES
    assert tuple(labels.STATUSES) == scheme.STATUSES
    assert tuple(labels.COMMITMENT_KINDS) == scheme.COMMITMENT_KINDS
    assert ("none", *labels.CONDITION_KINDS) == scheme.CONDITION_KINDS
    assert tuple(labels.STANCES) == scheme.STANCES
    assert tuple(labels.ABOUT) == scheme.ABOUT


def test_the_tags_are_in_the_order_that_decoding_counts_on() -> None:
    assert scheme.TAGS[0] == scheme.MENTION_TAGS[0] == "O"
    assert scheme.TAGS[1:] == tuple(f"{p}-{t}" for t in scheme.TYPES for p in "BCI")
    assert scheme.MENTION_TAGS[1:] == tuple(f"{p}-{m}" for m in scheme.MENTIONS for p in "BI")
    assert scheme.MARKS[0] == "none"  # padding
    assert FRAME_TAGS == ("O", "B", "C", "I")


def test_every_frame_has_its_words_its_attributes_and_its_roles() -> None:
    assert tuple(FRAME_KEY) == FRAMES
    assert {kind for kind, _ in FRAME_ROLES} == set(FRAMES)
    assert {kind for kind, _, _ in ATTRIBUTES} <= set(FRAMES)
    assert len(set(FRAME_ROLES)) == len(FRAME_ROLES)
    names = [(kind, name) for kind, name, _ in ATTRIBUTES]
    assert len(set(names)) == len(names)
    assert scheme.CONDITION_KINDS[0] == "none"  # decoding counts on its coming first


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


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(1, 40), st.integers(0, 300))
def test_the_distance_to_a_frame_is_told_apart_near_by(before: int, long: int, after: int) -> None:
    begin, end = before, before + long
    classes = distance_classes(np.arange(end + after), begin, end)
    middle = DISTANCES // 2
    assert (np.diff(classes) >= 0).all()
    assert (classes[begin:end] == middle).all()
    both = min(before, after)
    assert (classes[:begin][::-1][:both] + classes[end:][:both] == 2 * middle).all()
    assert ((classes >= 0) & (classes < DISTANCES)).all()
    assert (np.delete(classes, np.s_[begin:end]) != middle).all()
    near = [*range(max(0, begin - NEAR), begin), *range(end, min(len(classes), end + NEAR))]
    assert len(set(classes[near].tolist())) == len(near)


def test_far_words_are_told_apart_by_bands() -> None:
    classes = distance_classes(np.arange(120), 0, 1) - DISTANCES // 2
    assert classes[:14].tolist() == [*range(13), 13]
    assert [np.flatnonzero(classes == k).tolist()[0] for k in (13, 14, 15, 16)] == [13, 20, 35, 70]
    assert classes[-1] == 16


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=60), st.data())
def test_the_distance_in_sentences(steps: list[int], data: st.DataObject) -> None:
    sentence = np.cumsum(steps)
    own = int(sentence[data.draw(st.integers(0, len(sentence) - 1))])
    classes = sentence_classes(sentence, own)
    assert ((classes >= 0) & (classes < SENTENCE_STEPS)).all()
    near = np.abs(sentence - own) <= FAR_SENTENCES
    assert (classes[near] - FAR_SENTENCES == (sentence - own)[near]).all()
    assert set(classes[~near].tolist()) <= {0, SENTENCE_STEPS - 1}
