from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading import frames
from lagebild.reading.distances import distance_classes, sentence_classes
from lagebild.reading.folder import Manifest
from lagebild.reading.frames import FrameFound
from lagebild.reading.network import FRAME_GROUP, FRAME_REACH, GROUP, Floats, Network, WordSpans, piece_at
from lagebild.reading.pieces import Pieces, windows
from lagebild.reading.roles import view
from lagebild.reading.scheme import (
    AFTER_FRAME,
    ATTRIBUTES,
    BEFORE_FRAME,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    MEDIA,
    MENTION_TAGS,
    TAGS,
    TYPES,
    around,
)
from lagebild.sentences import sentences
from tests.reading.pieces_factory import frame_settings, pieces_of, texts_of_pieces

HIDDEN = 4
WIDTHS = (HIDDEN, LAYERS * len(TAGS), len(MENTION_TAGS), len(FRAMES) * len(FRAME_TAGS), HIDDEN)
TEXT = (
    "Der Verteidigungsminister sagte am Dienstag in Brüssel, die Truppen würden „nicht vor dem Winter“ abgezogen. "
    "Ein Sprecher des Präsidenten wies das zurück: „Davon kann keine Rede sein.“ "
)


class Echo(Network):
    """A network whose stage 1 says of every piece where in the text it stands, and in which window it was seen."""

    def __init__(self) -> None:
        self.manifest = Manifest("echo", "none", "0" * 64, HIDDEN, {})
        self.seen: list[tuple[int, int]] = []

    def encode(self, pieces: Pieces, begin: int, end: int) -> tuple[Floats, ...]:
        self.seen.append((begin, end))
        at = np.arange(begin, end, dtype=np.float32)
        states, *rest = (np.repeat(at[:, None], width, 1) for width in WIDTHS)
        states[:, -1] = len(self.seen)
        return states, *rest


@settings(deadline=None)
@given(texts_of_pieces(20))
def test_windows_are_put_together_in_place(p: Pieces) -> None:
    network = Echo()
    seen = network.see(p)
    assert network.seen == windows(p)
    assert seen.states.shape == (len(p.ids), WIDTHS[0])
    assert seen.states[:, 0] == pytest.approx(np.arange(len(p.ids)), rel=1e-5)
    for of_words, width in zip((seen.tags, seen.names, seen.frames, seen.last), WIDTHS[1:], strict=True):
        assert of_words.shape == (len(p.words), width)
        assert of_words[:, -1] == pytest.approx(p.first, rel=1e-5)


def test_the_window_whose_edge_is_farther_counts_the_more() -> None:
    p = pieces_of(*[1] * 700)
    which = Echo().see(p).states[:, -1]
    (_, end), (begin, _) = windows(p)
    assert (which[:begin] == 1).all()
    assert (which[end:] == 2).all()
    assert (np.diff(which[begin:end]) > 0).all()
    assert which[(begin + end) // 2] == pytest.approx(1.5, abs=0.02)


def test_a_text_without_pieces() -> None:
    seen = Echo().see(pieces_of())
    assert [len(x) for x in (seen.states, seen.tags, seen.names, seen.frames, seen.last)] == [0] * 5


class Scripted:
    """Stands in for stage 2: its numbers say which state, mark and first piece stood at each position."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def run(self, _: None, feeds: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        states, marks, first, layer = feeds["states"], feeds["marks"], feeds["first"], feeds["layer"]
        self.sizes.append(len(states))
        columns = np.stack([states[..., 0], marks, first, np.broadcast_to(layer[:, None], marks.shape)], 2)
        none = np.full((len(states), 1, 4), -1.0)
        kind = np.repeat(layer[:, None], len(TYPES) + len(MEDIA), 1)
        return [np.concatenate([columns, none], 1).astype(np.float32), columns[..., :2].astype(np.float32), kind]


@settings(deadline=None)
@given(texts_of_pieces(8), st.data())
def test_every_quotation_is_linked_in_its_own_surroundings(p: Pieces, data: st.DataObject) -> None:
    network, linker = Echo(), Scripted()
    network._linker = linker
    begins = data.draw(st.lists(st.integers(0, len(p.words) - 1), max_size=20))
    quotations = [(i % LAYERS, [(b, min(len(p.words), b + 1 + 3 * i))]) for i, b in enumerate(begins)]
    links = network.link(p, network.see(p).states, quotations)
    assert len(links) == len(quotations)
    assert linker.sizes == [min(GROUP, len(quotations) - i) for i in range(0, len(quotations), GROUP)]
    for (layer, spans), link in zip(quotations, links, strict=True):
        begin, end = piece_at(p, spans[0][0]), piece_at(p, spans[0][1])
        assert link.positions == around(begin, end, 0, len(p.ids))
        assert link.points[:-1, 0] == pytest.approx(np.array(link.positions), rel=1e-5)
        assert (link.points[:-1, 2] == np.isin(link.positions, p.first)).all()
        assert (link.points[:-1, 3] == layer).all()
        assert (link.points[-1] == -1).all()
        assert len(link.inside) == len(link.positions)
        assert (link.inside[:, 1] != 0).all(), "a position without a mark would count as padding"


class ScriptedBinder:
    """Stands in for the frames' stage: its numbers say what stood at each word."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.reach: list[int] = []

    def run(self, _: None, feeds: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[Any]]:
        key, kind = feeds["key"], feeds["kind"]
        self.sizes.append(len(key))
        self.reach.append(key.shape[1])
        where = np.broadcast_to(feeds["words"][:, 0], key.shape)
        columns = np.stack([where, key, feeds["near"], feeds["distance"], feeds["sentence"]], 2)
        none = np.full((len(key), 1, columns.shape[2]), -1.0)
        return [np.concatenate([columns, none], 1), kind[:, None].astype(np.float32)]


@st.composite
def placed_frames(draw: st.DrawFn) -> tuple[npt.NDArray[np.int64], list[tuple[int, WordSpans]]]:
    """The sentence of each word of a text, and frames in it, in text order."""
    words = draw(st.integers(1, 500))
    borders = draw(st.sets(st.integers(1, words), max_size=30))
    sentence = np.array([sum(b <= w for b in borders) for w in range(words)], np.int64)
    frames_ = []
    for begin in sorted(draw(st.lists(st.integers(0, words - 1), max_size=2 * FRAME_GROUP + 3))):
        steps = [begin, *draw(st.lists(st.integers(1, 12), min_size=1, max_size=5).filter(lambda x: len(x) % 2))]
        at = [min(words, a) for a in accumulate(steps)]
        spans = [(b, e) for b, e in zip(at[::2], at[1::2], strict=True) if b < e]
        frames_.append((draw(st.integers(0, len(FRAMES) - 1)), spans))
    return sentence, frames_


@settings(deadline=None)
@given(placed_frames())
def test_every_frame_is_bound_in_its_own_surroundings(
    placed: tuple[npt.NDArray[np.int64], list[tuple[int, WordSpans]]],
) -> None:
    sentence, frames_ = placed
    network, binder = Echo(), ScriptedBinder()
    network._binder = binder
    last = np.repeat(np.arange(len(sentence), dtype=np.float32)[:, None], HIDDEN, 1)
    bound = network.bind(last, sentence, frames_)
    assert binder.sizes == [min(FRAME_GROUP, len(frames_) - i) for i in range(0, len(frames_), FRAME_GROUP)]
    assert len(bound) == len(frames_)
    for (kind, spans), b in zip(frames_, bound, strict=True):
        own = {w for begin, end in spans for w in range(begin, end)}
        words = np.arange(max(0, spans[0][0] - BEFORE_FRAME), min(len(sentence), spans[-1][1] + AFTER_FRAME))
        where, key, near, distance, steps = b.points[:-1].T
        assert b.low == words[0]
        assert where.tolist() == words.tolist()
        assert key == pytest.approx([(w in own) / len(own) for w in words])
        assert near.all(), "a word that cannot take part is none of the frame's surroundings"
        assert distance.tolist() == distance_classes(words, spans[0][0], spans[-1][1]).tolist()
        assert steps.tolist() == sentence_classes(sentence[words], int(sentence[spans[0][0]])).tolist()
        assert (b.points[-1] == -1).all()
        assert b.labels.tolist() == [kind]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 1500)), min_size=1, max_size=3 * FRAME_GROUP))
def test_frames_far_apart_are_bound_in_groups_of_their_own(places: list[tuple[int, int]]) -> None:
    sentence = np.arange(9500) // 20
    last = np.repeat(np.arange(len(sentence), dtype=np.float32)[:, None], HIDDEN, 1)
    frames_ = [(n % len(FRAMES), [(b, min(b + k, len(last)))]) for n, (b, k) in enumerate(sorted(places))]
    network, binder = Echo(), ScriptedBinder()
    network._binder = binder
    together = network.bind(last, sentence, frames_)
    assert sum(binder.sizes) == len(together) == len(frames_)
    for size, reach in zip(binder.sizes, binder.reach, strict=True):
        assert size == 1 or (size <= FRAME_GROUP and reach <= FRAME_REACH)
    for frame, among in zip(frames_, together, strict=True):
        (alone,) = network.bind(last, sentence, [frame])
        assert alone.low == among.low
        assert alone.points.tolist() == among.points.tolist()
        assert alone.labels.tolist() == among.labels.tolist()


def test_a_group_is_closed_where_its_reach_grows_too_long() -> None:
    network, binder = Echo(), ScriptedBinder()
    network._binder = binder
    begins = [500, 600, 700, 5000, 5010, 9000, 9000 + FRAME_REACH - BEFORE_FRAME - AFTER_FRAME, 10_000]
    frames_ = [(0, [(b, b + 1)]) for b in begins]
    network.bind(np.zeros((11_000, HIDDEN), np.float32), np.zeros(11_000, np.int64), frames_)
    assert binder.sizes == [3, 2, 1, 2]


def test_without_frames_nothing_is_bound() -> None:
    network, binder = Echo(), ScriptedBinder()
    network._binder = binder
    assert network.bind(np.zeros((3, HIDDEN), np.float32), np.zeros(3, np.int64), []) == []
    assert binder.sizes == []


@pytest.mark.model
def test_shapes(network: Network) -> None:
    pieces = network.split(TEXT * 20)
    assert len(windows(pieces)) > 1
    seen = network.see(pieces)
    assert seen.states.shape == (len(pieces.ids), network.manifest.hidden)
    assert seen.tags.shape == (len(pieces.words), LAYERS * len(TAGS))
    assert seen.names.shape == (len(pieces.words), len(MENTION_TAGS))
    assert seen.frames.shape == (len(pieces.words), len(FRAMES) * len(FRAME_TAGS))
    assert seen.last.shape == (len(pieces.words), network.manifest.hidden)
    assert all(np.isfinite(x).all() for x in (seen.states, seen.tags, seen.names, seen.frames, seen.last))


@pytest.mark.model
def test_a_quotation_is_linked_alike_alone_and_among_others(network: Network) -> None:
    pieces = network.split(TEXT)
    states = network.see(pieces).states
    quotations = [(i % LAYERS, [(i, i + 2 + i % 5)]) for i in range(GROUP)]
    together = network.link(pieces, states, quotations)
    for quotation, link in zip(quotations, together, strict=True):
        (alone,) = network.link(pieces, states, [quotation])
        assert alone.positions == link.positions
        for a, b in ((alone.points, link.points), (alone.inside, link.inside), (alone.kind, link.kind)):
            assert np.abs(a - b).max() < 0.05


@pytest.mark.model
def test_a_frame_is_bound_alike_alone_and_among_others(network: Network) -> None:
    """Even among frames so far away that nothing is near both."""
    text = TEXT * 8
    pieces = network.split(text)
    sentence, last = view(pieces, sentences(text)).sentence, network.see(pieces).last
    assert len(pieces.words) > BEFORE_FRAME + AFTER_FRAME
    step = len(pieces.words) // FRAME_GROUP
    group = [(n % len(FRAMES), [(n * step, n * step + 1 + n % 3)]) for n in range(FRAME_GROUP)]
    together = network._bind_group(last, sentence, group)
    for (kind, spans), among in zip(group, together, strict=True):
        (alone,) = network._bind_group(last, sentence, [(kind, spans)])
        assert alone.low == among.low
        assert alone.points.shape == among.points.shape == (len(alone.points), 2 * len(FRAME_ROLES))
        assert alone.labels.shape == (sum(len(values) for _, _, values in ATTRIBUTES),)
        assert np.abs(alone.points - among.points).max() < 0.05
        assert np.abs(alone.labels - among.labels).max() < 0.05
        frame = FrameFound(kind, tuple(spans), -0.1, -0.1, -0.1)
        mine, theirs = (frames.read(frame, b, sentence, frame_settings()) for b in (alone, among))
        assert (mine.labels, mine.roles) == (theirs.labels, theirs.roles)


@pytest.mark.model
def test_a_frame_is_bound_alike_alone_and_in_a_long_text(network: Network) -> None:
    text = TEXT * 60
    pieces = network.split(text)
    sentence, last = view(pieces, sentences(text)).sentence, network.see(pieces).last
    step = len(pieces.words) // FRAME_GROUP
    assert len(pieces.words) > 2 * FRAME_REACH
    frames_ = [(n % len(FRAMES), [(n * step, n * step + 1 + n % 3)]) for n in range(FRAME_GROUP)]
    for frame, among in zip(frames_, network.bind(last, sentence, frames_), strict=True):
        (alone,) = network.bind(last, sentence, [frame])
        assert alone.low == among.low
        assert np.abs(alone.points - among.points).max() < 0.05
        assert np.abs(alone.labels - among.labels).max() < 0.05


@pytest.mark.model
def test_what_stands_far_from_a_frame_does_not_matter_to_it(network: Network) -> None:
    """A frame's roles are read out of the words around it, wherever in the text these stand."""
    pieces = network.split(TEXT * 8)
    last = network.see(pieces).last
    sentence = np.arange(len(last)) // 20
    at = BEFORE_FRAME + 20
    (whole,) = network.bind(last, sentence, [(0, [(at, at + 1)])])
    around_ = slice(20, at + 1 + AFTER_FRAME)
    (part,) = network.bind(last[around_], sentence[around_], [(0, [(at - 20, at - 19)])])
    assert (whole.low, part.low) == (20, 0)
    assert np.abs(whole.points - part.points).max() < 0.05
    assert np.abs(whole.labels - part.labels).max() < 0.05


@pytest.mark.model
def test_sentence_vectors(network: Network) -> None:
    same = "Die Grenze bleibt geschlossen."
    pieces = network.split(f"{same} Der Präsident besuchte am Abend ein Konzert.\n\n{same}")
    states = network.see(pieces).states
    vectors = network.sentence_vectors(pieces, states, [(0, 5), (5, 13), (13, 18)])
    assert vectors.shape == (3, network.manifest.hidden)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]
    assert network.sentence_vectors(pieces, states, []).shape == (0, network.manifest.hidden)
