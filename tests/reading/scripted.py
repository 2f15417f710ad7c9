"""A network that says what it is told, and what holds for the findings of any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from lagebild import labels
from lagebild.reading.folder import FEATURES, SETTINGS, Manifest
from lagebild.reading.frames import LABEL_NAMES
from lagebild.reading.network import Bound, Floats, Linked, Network, Seen, piece_at
from lagebild.reading.pieces import Pieces, Splitter
from lagebild.reading.scheme import (
    ATTRIBUTES,
    FRAME_ROLES,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    MEDIA,
    MENTION_TAGS,
    RUNNING,
    TAGS,
    TYPES,
    around,
)
from lagebild.reading.words import words
from lagebild.records import Findings, Frame, Span, Spans
from tests.reading.pieces_factory import Letters, frame_settings

ROLES = ("spans", "speaker", "cue", "frame", "addressee")


class Scripted(Network):
    """A network that is sure of what it is told: tags by word on a layer, names and frames by word, roles by their words."""

    def __init__(self, text: str, **values: Any) -> None:
        settings_ = {
            **dict.fromkeys(SETTINGS, 0.0),
            "extras": 8.0,
            "shown": 0.5,
            "sentence": dict.fromkeys(RUNNING, 0.5),
            "frames": frame_settings(),
            **values,
        }
        calibration = {**dict.fromkeys(FEATURES, 0.0), "bias": 2.0}
        self.manifest = Manifest("scripted", "none", "1" * 64, 2, {**settings_, "calibration": calibration})
        self.split = Splitter(Letters())  # type: ignore[arg-type]
        self.words = words(text)
        self.tags = np.zeros((len(self.words), LAYERS, len(TAGS)), np.float32)
        self.tags[:, :, 0] = 30
        self.names = np.zeros((len(self.words), len(MENTION_TAGS)), np.float32)
        self.names[:, 0] = 30
        self.roles: dict[str, Spans] = {}
        self.linked: list[tuple[int, list[Span]]] = []
        self.frames = np.zeros((len(self.words), len(FRAMES), len(FRAME_TAGS)), np.float32)
        self.frames[:, :, 0] = 30
        self.fillers: dict[str, tuple[Span, ...]] = {}  # of "kind.role"
        self.labels = np.zeros(len(LABEL_NAMES), np.float32)

    def meanings(self, pieces: Any, states: Any, stretches: Any) -> Any:
        """Of each stretch the number of its first word and that of its last."""
        return np.array([[some[0][0], some[-1][1]] for some in stretches], np.float32)

    def inside(self, where: Span) -> list[int]:
        return [i for i, (b, e) in enumerate(self.words) if where[0] <= b and e <= where[1]]

    def quote(self, kind: str, *where: Span, layer: int, sure: float = 60) -> None:
        for number, piece in enumerate(where):
            first, *rest = self.inside(piece)
            self.tags[first, layer, TAGS.index(f"{'C' if number else 'B'}-{kind}")] = sure
            self.tags[rest, layer, TAGS.index(f"I-{kind}")] = sure

    def name(self, kind: str, where: Span) -> None:
        first, *rest = self.inside(where)
        self.names[first, MENTION_TAGS.index(f"B-{kind}")] = 60
        self.names[rest, MENTION_TAGS.index(f"I-{kind}")] = 60

    def frame(self, kind: str, *where: Span, sure: float = 60) -> None:
        for number, piece in enumerate(where):
            first, *rest = self.inside(piece)
            self.frames[first, FRAMES.index(kind), FRAME_TAGS.index("C" if number else "B")] = sure
            self.frames[rest, FRAMES.index(kind), FRAME_TAGS.index("I")] = sure

    def see(self, pieces: Pieces) -> Seen:
        n = len(pieces.words)
        states, last = np.zeros((len(pieces.ids), 2), np.float32), np.zeros((n, 2), np.float32)
        return Seen(states, self.tags[:n].reshape(n, -1), self.names[:n], self.frames[:n].reshape(n, -1), last)

    def bind(self, last: Any, sentence: Any, frames: Any) -> list[Bound]:
        points = np.full((len(last) + 1, 2 * len(FRAME_ROLES)), -50, np.float32)
        points[-1] = 0
        for column, (kind, role) in enumerate(FRAME_ROLES):
            for where in self.fillers.get(f"{kind}.{role}", ()):
                at = self.inside(where)
                points[at[0], 2 * column] = points[at[-1], 2 * column + 1] = 50
        return [Bound(0, points, self.labels) for _ in frames]

    def link(self, pieces: Pieces, states: Any, quotations: Any) -> list[Linked]:
        self.linked += quotations
        return [self.linked_one(pieces, spans) for _, spans in quotations]

    def linked_one(self, pieces: Pieces, spans: list[Span]) -> Linked:
        positions = around(piece_at(pieces, spans[0][0]), piece_at(pieces, spans[-1][1]), 0, len(pieces.ids))
        points = np.full((len(positions) + 1, 4), -50, np.float32)
        points[-1] = 0
        inside = np.full((len(positions), 2), -50, np.float32)
        for role, where in self.roles.items():
            at = [positions.index(piece_at(pieces, w)) for piece in where for w in self.inside(piece)]
            if role in ("cue", "frame"):
                inside[at, ("cue", "frame").index(role)] = 50
            else:
                column = 2 * ("speaker", "addressee").index(role)
                points[at[0], column] = points[at[-1], column + 1] = 50
        kind = np.zeros(len(TYPES) + len(MEDIA), np.float32)
        kind[len(TYPES) + MEDIA.index("Writing")] = 9
        return Linked(positions, points, inside, kind)


class Windowed(Scripted):
    """Sees its text through windows, as the real network does."""

    see = Network.see

    def encode(self, pieces: Pieces, begin: int, end: int) -> tuple[Floats, ...]:
        word = np.searchsorted(pieces.first, np.arange(begin, end), side="right") - 1
        states = np.zeros((end - begin, 2), np.float32)
        of_words = (self.tags[word], self.names[word], self.frames[word])
        return states, *(x.reshape(len(word), -1) for x in of_words), states


def check(text: str, found: Findings) -> None:
    """What holds for the findings of any text."""
    begins, ends = {b for b, _ in words(text)}, {e for _, e in words(text)}
    for q in found.quotations:
        assert q.type in labels.STATEMENT_TYPES
        assert q.medium in labels.MEDIA
        assert q.spans
        assert 0 <= q.confidence <= 1
        assert not (q.extra and q.shown)
        for role in ROLES:
            at = 0
            for b, e in getattr(q, role):
                assert at <= b < e <= len(text)
                assert b in begins
                assert e in ends
                at = e
    for m in found.mentions:
        assert m.label in labels.MENTIONS
        assert m.span[0] in begins
        assert m.span[1] in ends
        assert 0 <= m.score <= 1
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found.mentions))
    starts = [q.spans[0][0] for q in found.quotations]
    assert starts == sorted(starts)
    assert all(0 <= b < e <= len(text) for b, e in found.sentences)
    check_frames(text, found.frames)


def check_frames(text: str, frames: tuple[Frame, ...]) -> None:
    """What holds for the frames of any text."""
    begins, ends = {b for b, _ in words(text)}, {e for _, e in words(text)}
    for f in frames:
        assert f.kind in labels.FRAMES
        assert f.spans
        assert set(f.labels) == {name for kind, name, _ in ATTRIBUTES if kind == f.kind}
        assert all(f.labels[name] in values for kind, name, values in ATTRIBUTES if kind == f.kind)
        assert {(f.kind, role) for role in f.roles} <= set(FRAME_ROLES)
        assert 0 <= f.confidence <= 1
        assert not (f.extra and f.shown)
        assert all(before[1] <= after[0] for before, after in pairwise(f.spans))
        fillers = [filler for role in f.roles.values() for filler in role]
        assert all(f.roles.values())
        assert all(len(filler) == 1 for filler in fillers)
        for b, e in (*f.spans, *(where for filler in fillers for where in filler)):
            assert 0 <= b < e <= len(text)
            assert b in begins
            assert e in ends
        own = {at for b, e in f.spans for at in range(b, e)}
        assert all(own.isdisjoint(range(b, e)) for filler in fillers for b, e in filler)
    starts = [f.spans[0][0] for f in frames]
    assert starts == sorted(starts)
