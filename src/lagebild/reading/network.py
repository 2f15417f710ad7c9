"""The network at run time: onnxruntime sessions over one window, one handful of quotations at a time.

One window a run, never padded: what is read out of a text cannot depend on what else is in a batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from lagebild.errors import ModelError
from lagebild.reading.folder import REMEDY, Manifest, piece_vectors, verify
from lagebild.reading.pieces import BOS, EOS, Pieces, Splitter, windows
from lagebild.reading.scheme import LAYERS, MARKS, MENTION_TAGS, TAGS, around

Floats = npt.NDArray[np.float32]
WordSpans = list[tuple[int, int]]  # half-open, in words
GROUP = 8  # quotations of one text that stage 2 sees in one run


@dataclass(frozen=True, slots=True)
class Seen:
    """Stage 1 over a text: `states` (pieces, H), `tags` (words, LAYERS * TAGS), `names` (words, MENTION_TAGS)."""

    states: Floats
    tags: Floats
    names: Floats


@dataclass(frozen=True, slots=True)
class Linked:
    """Stage 2 over one quotation; positions are indices into `positions`, which are pieces of the text.

    `points` (positions + 1, 4) with "none" last, `inside` (positions, 2), `kind` (TYPES + MEDIA,).
    """

    positions: list[int]
    points: Floats
    inside: Floats
    kind: Floats


class Network:
    """A loaded model folder."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Verify and load a model folder; `threads` for the arithmetic, by default one a core.

        Raises:
            ModelError: the folder is missing, damaged or does not fit this version.
        """
        self.manifest: Manifest = verify(folder)
        tokenizer = _tokenizer(folder / "tokenizer.json")
        self.split = Splitter(tokenizer)
        self._table = piece_vectors(folder / "pieces.q4", self.manifest.hidden)
        if tokenizer.get_vocab_size() != len(self._table):
            raise ModelError(
                f"{folder / 'pieces.q4'}: holds {len(self._table)} vectors for another tokenizer; {REMEDY}"
            )
        self._sentence = _sentence_head(folder / "sentence.npy", self.manifest.hidden)
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._linker = _session(folder / "linker.onnx", threads)

    def encode(self, pieces: Pieces, begin: int, end: int) -> tuple[Floats, Floats, Floats]:
        """Stage 1 over pieces [begin, end): states (n, H), tags (n, LAYERS * TAGS), names (n, MENTION_TAGS)."""
        ids = np.concatenate([[BOS], pieces.ids[begin:end], [EOS]])
        quote = np.concatenate([[0], pieces.quote[begin:end], [0]]).astype(np.int64)
        states, tags, names = self._encoder.run(None, {"embedded": self._table[ids][None], "quote": quote[None]})
        return states[0, 1:-1], tags[0, 1:-1], names[0, 1:-1]

    def see(self, pieces: Pieces) -> Seen:
        """Stage 1 over a whole text. Where windows overlap, each counts the more, the farther its edge is."""
        n, hidden = len(pieces.ids), self.manifest.hidden
        views = windows(pieces)
        if len(views) == 1:
            states, tags, names = self.encode(pieces, 0, n)
            return Seen(states, tags[pieces.first], names[pieces.first])
        sums = [np.zeros((n, k), np.float32) for k in (hidden, LAYERS * len(TAGS), len(MENTION_TAGS))]
        weight = np.zeros((n, 1), np.float32)
        for b, e in views:
            near = np.minimum(np.arange(e - b) + 1 if b else e - b, np.arange(e - b, 0, -1) if e < n else e - b)
            w = np.broadcast_to(near, (e - b,)).astype(np.float32)[:, None]
            weight[b:e] += w
            for total, part in zip(sums, self.encode(pieces, b, e), strict=True):
                total[b:e] += w * part
        states, tags, names = (total / weight for total in sums)
        return Seen(states, tags[pieces.first], names[pieces.first])

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

    def sentence_vectors(self, pieces: Pieces, states: Floats, spans: list[tuple[int, int]]) -> Floats:
        """(spans, H) vectors of length 1 for spans in words; their inner products compare meanings."""
        if not spans:
            return np.zeros((0, self.manifest.hidden), np.float32)
        means = np.stack([states[piece_at(pieces, b) : piece_at(pieces, e)].mean(0) for b, e in spans])
        vectors = means @ self._sentence[:, :-1].T + self._sentence[:, -1]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


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


def _tokenizer(path: Path) -> Tokenizer:
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


def _session(path: Path, threads: int | None) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.log_severity_level = 3
    # two sessions take turns; threads of the one that spin while the other works cost a third of the time on two cores
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if threads:
        options.intra_op_num_threads = threads
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as e:  # the library's errors share no public base
        raise ModelError(
            f"{path}: cannot be loaded by onnxruntime {ort.__version__} ({type(e).__name__}); {REMEDY}"
        ) from e
