"""The network at run time: onnxruntime sessions over one window, one handful of quotations at a time.

One window a run, never padded: what is read out of a text cannot depend on what else is in a batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from lagebild.errors import ModelError
from lagebild.reading.ahead import Beside, cores
from lagebild.reading.distances import distance_classes, sentence_classes
from lagebild.reading.folder import REMEDY, Manifest, verify
from lagebild.reading.pieces import BOS, EOS, Pieces, Splitter, windows
from lagebild.reading.scheme import (
    AFTER_FRAME,
    BEFORE_FRAME,
    FRAME_TAGS,
    FRAMES,
    LAYERS,
    MARKS,
    MENTION_TAGS,
    TAGS,
    around,
)
from lagebild.reading.vectors import PieceVectors

Floats = npt.NDArray[np.float32]
WordSpans = list[tuple[int, int]]  # half-open, in words
GROUP = 8  # quotations of one text that stage 2 sees in one run
FRAME_GROUP = 16  # frames of one text that are compared with the words around them in one run
FRAME_REACH = 1000  # words that these frames and what is around them may span together: each is padded to all of them


@dataclass(frozen=True, slots=True)
class Seen:
    """Stage 1 over a text: `states` (pieces, H) for stage 2, `tags` (words, LAYERS * TAGS), `names` (words, MENTION_TAGS),
    `frames` (words, FRAMES * FRAME_TAGS) and the words' `last` states (words, H) for the roles of frames.
    """

    states: Floats
    tags: Floats
    names: Floats
    frames: Floats
    last: Floats


@dataclass(frozen=True, slots=True)
class Linked:
    """Stage 2 over one quotation; positions are indices into `positions`, which are pieces of the text.

    `points` (positions + 1, 4) with "none" last, `inside` (positions, 2), `kind` (TYPES + MEDIA,).
    """

    positions: list[int]
    points: Floats
    inside: Floats
    kind: Floats


@dataclass(frozen=True, slots=True)
class Bound:
    """What a frame's words around it say: its roles and attributes.

    Positions count the words from `low` on. `points` (positions + 1, 2 * FRAME_ROLES) with "none" last, `labels` (labels,).
    """

    low: int
    points: Floats
    labels: Floats


class Network:
    """A loaded model folder."""

    _windows = Beside(1)  # until a folder is loaded

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Verify and load a model folder; `threads` for the arithmetic, by default one a core. Each run of a graph calculates on one
        thread; the windows of a long text are encoded beside one another.

        Raises:
            ModelError: the folder is missing, damaged or does not fit this version.
        """
        self.manifest: Manifest = verify(folder)
        pieces_of = tokenizer(folder / "tokenizer.json")
        self.split = Splitter(pieces_of)
        self._table = PieceVectors(folder / "pieces.q4", self.manifest.hidden)
        if pieces_of.get_vocab_size() != len(self._table):
            raise ModelError(
                f"{folder / 'pieces.q4'}: holds {len(self._table)} vectors for another tokenizer; {REMEDY}"
            )
        self._sentence = _sentence_head(folder / "sentence.npy", self.manifest.hidden)
        self._encoder = session(folder / "encoder.onnx")
        self._linker = session(folder / "linker.onnx")
        self._binder = session(folder / "binder.onnx")
        self._windows = Beside(threads or cores())

    def encode(self, pieces: Pieces, begin: int, end: int) -> tuple[Floats, ...]:
        """Stage 1 over pieces [begin, end): states (n, H), tags (n, LAYERS * TAGS), names (n, MENTION_TAGS), frames
        (n, FRAMES * FRAME_TAGS), last states (n, H).
        """
        ids = np.concatenate([[BOS], pieces.ids[begin:end], [EOS]])
        quote = np.concatenate([[0], pieces.quote[begin:end], [0]]).astype(np.int64)
        out = self._encoder.run(None, {"embedded": self._table.of(ids)[None], "quote": quote[None]})
        return tuple(x[0, 1:-1] for x in out)

    def see(self, pieces: Pieces) -> Seen:
        """Stage 1 over a whole text. Where windows overlap, each counts the more, the farther its edge is."""
        n, hidden = len(pieces.ids), self.manifest.hidden
        views = windows(pieces)
        if len(views) == 1:
            states, *rest = self.encode(pieces, 0, n)
            return Seen(states, *(x[pieces.first] for x in rest))
        sizes = (hidden, LAYERS * len(TAGS), len(MENTION_TAGS), len(FRAMES) * len(FRAME_TAGS), hidden)
        sums = [np.zeros((n, k), np.float32) for k in sizes]
        weight = np.zeros((n, 1), np.float32)
        several = self._windows.each(lambda view: self.encode(pieces, *view), views)
        for (b, e), encoded in zip(views, several, strict=True):
            near = np.minimum(np.arange(e - b) + 1 if b else e - b, np.arange(e - b, 0, -1) if e < n else e - b)
            w = np.broadcast_to(near, (e - b,)).astype(np.float32)[:, None]
            weight[b:e] += w
            for total, part in zip(sums, encoded, strict=True):
                total[b:e] += w * part
        states, *rest = (total / weight for total in sums)
        return Seen(states, *(x[pieces.first] for x in rest))

    def link(self, pieces: Pieces, states: Floats, quotations: list[tuple[int, WordSpans]]) -> list[Linked]:
        """Stage 2 over quotations given as (layer, spans in words)."""
        first = np.zeros(len(pieces.ids), np.int64)
        first[pieces.first] = 1
        out: list[Linked] = []
        for at in range(0, len(quotations), GROUP):
            out += self._link_group(pieces, states, first, quotations[at : at + GROUP])
        return out

    def _link_group(
        self, pieces: Pieces, states: Floats, first: npt.NDArray[np.int64], group: list[tuple[int, WordSpans]]
    ) -> list[Linked]:
        n = len(pieces.ids)
        bounds = [[(piece_at(pieces, b), piece_at(pieces, e)) for b, e in spans] for _, spans in group]
        seen = [around(b[0][0], b[-1][1], 0, n) for b in bounds]
        longest = max(map(len, seen))
        gathered = np.zeros((len(group), longest, states.shape[1]), np.float32)
        marks, firsts = np.zeros((2, len(group), longest), np.int64)
        for row, (positions, spans) in enumerate(zip(seen, bounds, strict=True)):
            gathered[row, : len(positions)] = states[positions]
            marks[row, : len(positions)] = marks_of(np.array(positions), spans)
            firsts[row, : len(positions)] = first[positions]
        layer = np.array([k for k, _ in group], np.int64)
        points, inside, kind = self._linker.run(
            None, {"states": gathered, "marks": marks, "first": firsts, "layer": layer}
        )
        out = []
        for row, positions in enumerate(seen):
            keep = [*range(len(positions)), longest]  # padding goes, "none in the text" stays last
            out.append(Linked(positions, points[row, keep], inside[row, : len(positions)], kind[row]))
        return out

    def bind(self, last: Floats, sentence: npt.NDArray[np.int64], frames: list[tuple[int, WordSpans]]) -> list[Bound]:
        """Roles and attributes of frames given as (kind, spans in words), in text order.

        `last` (words, H) are the words' last states, `sentence` (words,) the number of each word's sentence.
        """
        out: list[Bound] = []
        for group in _frame_groups(frames, len(last)):
            out += self._bind_group(last, sentence, group)
        return out

    def _bind_group(
        self, last: Floats, sentence: npt.NDArray[np.int64], group: list[tuple[int, WordSpans]]
    ) -> list[Bound]:
        reach = [_reach(spans, len(last)) for _, spans in group]
        low, high = min(b for b, _ in reach), max(e for _, e in reach)
        words = np.arange(low, high)
        key, near = np.zeros((2, len(group), high - low), np.float32)
        distance, steps = np.zeros((2, len(group), high - low), np.int64)
        for row, ((_, spans), (b, e)) in enumerate(zip(group, reach, strict=True)):
            for begin, end in spans:
                key[row, begin - low : end - low] = 1
            key[row] /= key[row].sum()
            near[row, b - low : e - low] = 1
            distance[row] = distance_classes(words, spans[0][0], spans[-1][1])
            steps[row] = sentence_classes(sentence[low:high], int(sentence[spans[0][0]]))
        feeds = {"words": last[low:high], "key": key, "near": near, "distance": distance, "sentence": steps}
        points, labels = self._binder.run(None, feeds | {"kind": np.array([k for k, _ in group], np.int64)})
        return [
            Bound(b, points[row, [*range(b - low, e - low), high - low]], labels[row])
            for row, (b, e) in enumerate(reach)
        ]

    def sentence_vectors(self, pieces: Pieces, states: Floats, spans: list[tuple[int, int]]) -> Floats:
        """(spans, H) vectors of length 1 for spans in words; their inner products compare meanings."""
        if not spans:
            return np.zeros((0, self.manifest.hidden), np.float32)
        return self.meanings(pieces, states, [[span] for span in spans])

    def meanings(self, pieces: Pieces, states: Floats, stretches: Sequence[Sequence[tuple[int, int]]]) -> Floats:
        """The same for stretches of one or several spans each, none of them empty."""
        means = np.stack(
            [
                np.concatenate([states[piece_at(pieces, b) : piece_at(pieces, e)] for b, e in spans]).mean(0)
                for spans in stretches
            ]
        )
        vectors = means @ self._sentence[:, :-1].T + self._sentence[:, -1]
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), np.float32)


def _reach(spans: WordSpans, words: int) -> tuple[int, int]:
    """The words of a text of so many in which a frame's roles are looked for."""
    return max(0, spans[0][0] - BEFORE_FRAME), min(words, spans[-1][1] + AFTER_FRAME)


def _frame_groups(frames: list[tuple[int, WordSpans]], words: int) -> Iterator[list[tuple[int, WordSpans]]]:
    """Frames that are bound in one run, in order: neither too many nor too far apart."""
    group: list[tuple[int, WordSpans]] = []
    low, high = words, 0
    for frame in frames:
        b, e = _reach(frame[1], words)
        if group and (len(group) == FRAME_GROUP or max(high, e) - min(low, b) > FRAME_REACH):
            yield group
            group, low, high = [], words, 0
        group.append(frame)
        low, high = min(low, b), max(high, e)
    if group:
        yield group


def piece_at(pieces: Pieces, word: int) -> int:
    """The first piece of a word; the number of pieces for the word after the last."""
    return int(pieces.first[word]) if word < len(pieces.first) else len(pieces.ids)


def marks_of(positions: npt.NDArray[Any], bounds: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Mark of each position for a quotation whose pieces are `bounds`."""
    out = np.full(len(positions), MARKS.index("gap"), np.int64)
    out[positions < bounds[0][0]] = MARKS.index("before")
    out[positions >= bounds[-1][1]] = MARKS.index("after")
    for b, e in bounds:
        out[(positions >= b) & (positions < e)] = MARKS.index("in")
    return out


def tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a model folder.

    Raises:
        ModelError: the file is none.
    """
    try:
        return Tokenizer.from_file(str(path))
    except Exception as e:  # the library raises a bare Exception
        raise ModelError(f"{path}: not a tokenizer ({e}); {REMEDY}") from e


def _sentence_head(path: Path, hidden: int) -> Floats:
    try:
        head = np.load(path)
    except (OSError, ValueError, EOFError) as e:
        raise ModelError(f"{path}: not an array ({e}); {REMEDY}") from e
    if head.shape != (hidden, hidden + 1):
        raise ModelError(f"{path}: its shape is {head.shape}, not {(hidden, hidden + 1)}; {REMEDY}")
    return np.asarray(head, np.float32)


def session(path: Path) -> ort.InferenceSession:
    """A graph ready to run; each run calculates on the thread that asks for it, and several may ask at once.

    Raises:
        ModelError: it cannot be loaded.
    """
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = (
        1  # several texts at once use the cores better than several threads on one window (docs/scale.md)
    )
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as e:  # the library's errors share no public base
        raise ModelError(
            f"{path}: cannot be loaded by onnxruntime {ort.__version__} ({type(e).__name__}); {REMEDY}"
        ) from e
