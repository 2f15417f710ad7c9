from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading.decode import Found, log_softmax
from lagebild.reading.network import Linked, piece_at
from lagebild.reading.pieces import Pieces
from lagebild.reading.roles import LONGEST, Roles, View, best_type, roles, view
from lagebild.reading.scheme import MEDIA, TYPES, around
from tests.reading.pieces_factory import a_view, pieces_of

NEUTRAL = {"no_speaker": 0.0, "no_addressee": 0.0, "cue": 0.0, "frame": 0.0, "keep_type": 0.0}
START, END = 0, 1


class Script:
    """What stage 2 says of a quotation: nothing at first, then what is set word by word."""

    def __init__(self, seen: View, *spans: tuple[int, int], kind: str = "indirect") -> None:
        self.seen = seen
        self.found = Found(1, kind, spans, -0.1, -0.2, -0.3)
        p = seen.pieces
        positions = around(piece_at(p, spans[0][0]), piece_at(p, spans[-1][1]), 0, len(p.ids))
        n = len(positions)
        self.link = Linked(
            positions,
            np.full((n + 1, 4), -1e4, np.float32),
            np.full((n, 2), -1e4, np.float32),
            np.zeros(len(TYPES) + len(MEDIA), np.float32),
        )
        self.link.points[np.flatnonzero(np.isin(positions, p.first))] = 0
        self.link.points[-1] = 5
        self.link.kind[TYPES.index(kind)] = 9

    def at(self, word: int) -> int:
        """The position of a word's first piece."""
        return self.link.positions.index(int(self.seen.pieces.first[word]))

    def point(self, column: int, begin: int, end: int, value: float = 20) -> Script:
        self.link.points[self.at(begin), column] = value
        self.link.points[self.at(end - 1), column + 1] = value
        return self

    def mark(self, column: int, *words: int) -> Script:
        self.link.inside[[self.at(w) for w in words], column] = 3
        return self

    def read(self, **values: float) -> Roles:
        return roles(self.seen, self.found, self.link, {**NEUTRAL, **values}, extra=False)


def test_words_are_in_the_sentence_that_begins_before_them() -> None:
    p = Pieces(((0, 2), (3, 5), (6, 7), (9, 10)), *[np.zeros(4, np.int32)] * 3)
    assert view(p, [(0, 5), (6, 10)]).sentence.tolist() == [1, 1, 2, 2]
    assert view(p, [(3, 10)]).sentence.tolist() == [0, 1, 1, 1]
    assert view(p, []).sentence.tolist() == [0, 0, 0, 0]
    assert view(pieces_of(), []).sentence.tolist() == []


def test_spans_become_code_points() -> None:
    seen = a_view(1, 2, 3)
    assert seen.code_points(((0, 2), (2, 3))) == ((0, 3), (4, 5))
    assert seen.code_points(()) == ()


def test_nobody_is_named() -> None:
    r = Script(a_view(*[2] * 10), (4, 7)).read()
    assert (r.speaker, r.addressee, r.cue, r.frame) == ((), (), (), ())
    assert r.p_speaker > 0.8


def test_speaker_and_addressee_are_pointed_to_word_by_word() -> None:
    script = Script(a_view(*[3] * 12), (5, 9)).point(0, 1, 3).point(2, 9, 12)
    r = script.read()
    assert r.speaker == ((1, 3),)
    assert r.addressee == ((9, 12),)
    assert r.p_speaker > 0.9


def test_nobody_is_named_where_that_is_likelier() -> None:
    script = Script(a_view(*[1] * 12), (5, 9)).point(0, 1, 3, 6)
    assert script.read().speaker == ((1, 3),)
    assert script.read(no_speaker=3.0).speaker == ()
    assert script.read(no_addressee=3.0).speaker == ((1, 3),)


def test_a_probability_is_given_without_the_bias() -> None:
    script = Script(a_view(*[1] * 6), (3, 5))
    sure = math.exp(2 * float(log_softmax(script.link.points[:, 0])[-1]))
    assert script.read(no_speaker=0.5).p_speaker == pytest.approx(sure)
    assert script.read(no_speaker=-0.5).p_speaker == pytest.approx(sure)


def test_a_speaker_stands_in_one_sentence() -> None:
    script = Script(a_view(*[1] * 12, sentences=(0, 3)), (8, 10))
    script.point(0, 1, 5).link.points[script.at(2), 1] = 12
    assert script.read().speaker == ((1, 3),)


def test_a_speaker_is_no_longer_than_the_longest() -> None:
    script = Script(a_view(*[1] * 60), (50, 52))
    script.point(0, 1, LONGEST + 2).link.points[script.at(2), 1] = 12
    assert script.read().speaker == ((1, 3),)
    assert script.point(0, 2, LONGEST + 2).read().speaker == ((2, LONGEST + 2),)


def test_a_speaker_does_not_begin_where_it_is_barred() -> None:
    free = a_view(*[1] * 10)
    barred = view(free.pieces, [(0, 99)], barred={free.pieces.words[6][0]})
    for seen, expected in ((free, ((6, 8),)), (barred, ((0, 2),))):
        script = Script(seen, (3, 5)).point(START, 6, 8, value=20).point(START, 0, 2, value=10)
        assert script.read().speaker == expected


@pytest.mark.parametrize("kind", ["direct", "indirect", "free_indirect", "indirect_free_indirect"])
@pytest.mark.parametrize("pointed", [(4, 5), (2, 5), (5, 9), (2, 9)])
def test_a_speaker_has_nothing_of_the_quotation_in_it(kind: str, pointed: tuple[int, int]) -> None:
    script = Script(a_view(*[1] * 12), (3, 6), kind=kind).point(0, *pointed)
    script.link.points[script.at(10), :2] = 12
    assert script.read().speaker == ((10, 11),)


def test_a_speaker_may_stand_between_the_pieces_of_a_quotation() -> None:
    assert Script(a_view(*[2] * 12), (0, 3), (8, 12)).point(0, 4, 6).read().speaker == ((4, 6),)


def test_who_is_merely_reported_to_speak_stands_in_the_quotation() -> None:
    assert Script(a_view(*[1] * 12), (3, 9), kind="reported").point(0, 3, 5).read().speaker == ((3, 5),)


def test_cue_and_frame_are_marked() -> None:
    script = Script(a_view(*[2] * 20), (10, 16)).mark(0, 2, 4).mark(1, 1, 2, 4, 5, 8)
    r = script.read()
    assert r.cue == ((2, 3), (4, 5))
    assert r.frame == ((1, 6), (8, 9))  # holes of one word, as a comma, are filled
    assert script.read(cue=4.0).cue == ()
    assert script.read(frame=4.0).frame == ()


@pytest.mark.parametrize("kind", TYPES)
def test_only_direct_and_indirect_quotations_have_cue_and_frame(kind: str) -> None:
    r = Script(a_view(*[1] * 20), (10, 16), kind=kind).mark(0, 2).mark(1, 2, 3).read()
    framed = kind in ("direct", "indirect")
    assert r.type == kind
    assert r.cue == (((2, 3),) if framed else ())
    assert r.frame == (((2, 4),) if framed else ())


def test_the_medium_is_the_likeliest() -> None:
    script = Script(a_view(1, 1, 1), (0, 2))
    script.link.kind[len(TYPES) + MEDIA.index("Thought")] = 2
    assert MEDIA[script.read().medium] == "Thought"


@pytest.mark.parametrize(
    ("tagged", "likeliest", "keep", "expected"),
    [
        ("direct", "reported", 0.0, "direct"),  # the marks say so
        ("indirect", "reported", 0.0, "reported"),
        ("indirect", "reported", 9.0, "indirect"),
        ("indirect", "direct", 0.0, "indirect"),  # never without the tagger's word
        ("reported", "free_indirect", 1.0, "free_indirect"),
    ],
)
def test_the_type(tagged: str, likeliest: str, keep: float, expected: str) -> None:
    logits = np.zeros(len(TYPES), np.float32)
    logits[TYPES.index(likeliest)] = 4
    logits[TYPES.index(tagged)] += 1
    found = Found(1, tagged, ((0, 1),), 0, 0, 0)
    assert best_type(found, log_softmax(logits), keep) == expected


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 4), min_size=6, max_size=200), st.sampled_from(TYPES))
def test_roles_of_any_numbers_are_spans_in_order(seed: int, counts: list[int], kind: str) -> None:
    rng = np.random.default_rng(seed)
    seen = a_view(*counts, sentences=(0, len(counts) // 2))
    cuts = np.sort(rng.choice(len(counts) + 1, 4, replace=False)).tolist()
    script = Script(seen, (cuts[0], cuts[1]), (cuts[2], cuts[3]), kind=kind)
    link = script.link
    closed = (~np.isin(link.positions, seen.pieces.first))[:, None] * -1e4  # as the network does it
    link.points[:] = rng.normal(size=link.points.shape) * 6
    link.inside[:] = rng.normal(size=link.inside.shape) * 6 + closed
    r = script.read()
    assert 0 <= r.p_speaker <= 1
    for spans in (r.speaker, r.addressee, r.cue, r.frame):
        borders = [x for span in spans for x in span]
        assert borders == sorted(set(borders))
        assert all(0 <= x <= len(counts) for x in borders)
    for b, e in (*r.speaker, *r.addressee):
        assert e - b <= LONGEST
        assert seen.sentence[b] == seen.sentence[e - 1]
        assert kind == "reported" or all(e <= x or y <= b for x, y in r.found.pieces)
