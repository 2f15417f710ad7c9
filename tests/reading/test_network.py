from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading.folder import Manifest
from lagebild.reading.network import GROUP, Floats, Network, piece_at
from lagebild.reading.pieces import Pieces, windows
from lagebild.reading.scheme import LAYERS, MEDIA, MENTION_TAGS, TAGS, TYPES, around
from tests.reading.pieces_factory import pieces_of, texts_of_pieces

HIDDEN = 4
WIDTHS = (HIDDEN, LAYERS * len(TAGS), len(MENTION_TAGS))
TEXT = (
    "Der Verteidigungsminister sagte am Dienstag in Brüssel, die Truppen würden „nicht vor dem Winter“ abgezogen. "
    "Ein Sprecher des Präsidenten wies das zurück: „Davon kann keine Rede sein.“ "
)


class Echo(Network):
    """A network whose stage 1 says of every piece where in the text it stands, and in which window it was seen."""

    def __init__(self) -> None:
        self.manifest = Manifest("echo", "none", "0" * 64, HIDDEN, {})
        self.seen: list[tuple[int, int]] = []

    def encode(self, pieces: Pieces, begin: int, end: int) -> tuple[Floats, Floats, Floats]:
        self.seen.append((begin, end))
        at = np.arange(begin, end, dtype=np.float32)
        states, tags, names = (np.repeat(at[:, None], width, 1) for width in WIDTHS)
        states[:, -1] = len(self.seen)
        return states, tags, names


@settings(deadline=None)
@given(texts_of_pieces(20))
def test_windows_are_put_together_in_place(p: Pieces) -> None:
    network = Echo()
    seen = network.see(p)
    assert network.seen == windows(p)
    assert seen.states[:, 0] == pytest.approx(np.arange(len(p.ids)), rel=1e-5)
    assert seen.tags.shape == (len(p.words), WIDTHS[1])
    assert seen.names.shape == (len(p.words), WIDTHS[2])
    assert seen.tags[:, -1] == pytest.approx(p.first, rel=1e-5)
    assert seen.names[:, -1] == pytest.approx(p.first, rel=1e-5)


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
    assert [len(x) for x in (seen.states, seen.tags, seen.names)] == [0, 0, 0]


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


@pytest.mark.model
def test_shapes(network: Network) -> None:
    pieces = network.split(TEXT * 20)
    assert len(windows(pieces)) > 1
    seen = network.see(pieces)
    assert seen.states.shape == (len(pieces.ids), network.manifest.hidden)
    assert seen.tags.shape == (len(pieces.words), LAYERS * len(TAGS))
    assert seen.names.shape == (len(pieces.words), len(MENTION_TAGS))
    assert all(np.isfinite(x).all() for x in (seen.states, seen.tags, seen.names))


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
def test_sentence_vectors(network: Network) -> None:
    same = "Die Grenze bleibt geschlossen."
    pieces = network.split(f"{same} Der Präsident besuchte am Abend ein Konzert.\n\n{same}")
    states = network.see(pieces).states
    vectors = network.sentence_vectors(pieces, states, [(0, 5), (5, 13), (13, 18)])
    assert vectors.shape == (3, network.manifest.hidden)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]
    assert network.sentence_vectors(pieces, states, []).shape == (0, network.manifest.hidden)
