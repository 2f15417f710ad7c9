"""From the network's numbers to spans: the best allowed tag sequences, pointers and marked words."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lagebild.reading.scheme import ALLOWED_TYPES, LAYERS, MENTIONS, TAGS

Floats = npt.NDArray[np.float32]
WordSpans = tuple[tuple[int, int], ...]  # half-open, in words
NEVER = -1e4


class Found(NamedTuple):
    """A quotation on one layer: its pieces in words, and how sure each word's tag is."""

    layer: int
    type: str
    pieces: WordSpans
    score: float  # mean log-probability of its tags
    worst: float  # least log-probability of a tag
    edge: float  # log-probability of its first and last border


def in_order(q: Found) -> tuple[int, int, int]:
    """Key that sorts quotations as they stand in the text, outer ones before inner ones."""
    return q.pieces[0][0], -q.pieces[-1][1], q.layer


@cache
def transitions(tags: int = len(TAGS)) -> Floats:
    """(tags, tags) added to a step from one tag to the next: an I only after a tag of its own type.

    Tags are O and then B, C, I of each type.
    """
    kind = (np.arange(tags) + 2) // 3  # 0 for O, the number of its type for any other
    inside = (np.arange(tags) > 0) & (np.arange(tags) % 3 == 0)
    return np.where(inside[None] & (kind[:, None] != kind[None]), NEVER, 0.0).astype(np.float32)


@cache
def closed() -> npt.NDArray[Any]:
    """(LAYERS, TAGS) True where a layer has no such tag."""
    return np.array([[t != "O" and t[2:] not in allowed for t in TAGS] for allowed in ALLOWED_TYPES])


@cache
def starts(tags: int = len(TAGS)) -> Floats:
    """(tags,) added to a sequence's first tag: no I."""
    at = np.arange(tags)
    return np.where((at > 0) & (at % 3 == 0), NEVER, 0.0).astype(np.float32)


def log_softmax(x: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    x = x - x.max(-1, keepdims=True)
    return np.asarray(x - np.log(np.exp(x).sum(-1, keepdims=True)), np.float32)


def tag_scores(logits: Floats) -> Floats:
    """(words, LAYERS * TAGS) -> log-probabilities (words, LAYERS, TAGS), tags that a layer lacks at NEVER."""
    scores = logits.reshape(len(logits), LAYERS, len(TAGS)).astype(np.float32)
    return log_softmax(np.where(closed(), NEVER, scores))


def best_tags(scores: Floats, outside: float | Floats = 0.0) -> npt.NDArray[np.int64]:
    """(words, layers, tags) -> (words, layers), the best allowed sequences; `outside` (for each layer) is added to O.

    Words that are O in some best sequence whatever is around them part the search, which makes no difference to its result.
    """
    emit = scores.copy()
    emit[:, :, 0] += outside
    out = np.zeros(emit.shape[:2], np.int64)
    busy = ~_plain(emit).all(1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], busy, [False]]).astype(np.int8)))
    for b, e in zip(edges[::2], edges[1::2], strict=True):
        out[b:e] = _viterbi(emit[b:e])
    return out


def _plain(emit: Floats) -> npt.NDArray[np.bool_]:
    """(words, layers, tags) -> (words, layers), where O cannot be worse than any other tag, whatever the tags around it.

    Take a sequence with another tag of type t at such a word and put O there. If I-t follows, it lacks its beginning now: make
    it B-t or C-t, after which everything can stay as it was. So O is no worse if it wins at the word, and by at least what the
    better of B-t and C-t loses against I-t at the word after.
    """
    types = emit[:, :, 1:].reshape(*emit.shape[:2], emit.shape[2] // 3, 3)  # B, C, I of each type
    won = emit[:, :, :1] - types.max(3)  # (words, layers, types)
    lost = np.zeros_like(won)
    lost[:-1] = (types[..., 2] - types[..., :2].max(3))[1:]
    return np.asarray((won > np.maximum(lost, 0)).all(2))


def _viterbi(emit: Floats) -> npt.NDArray[np.int64]:
    step = transitions(emit.shape[2])[None]  # (1, from, to)
    rows, cols = np.arange(emit.shape[1])[:, None], np.arange(emit.shape[2])[None]
    best = emit[0] + starts(emit.shape[2])  # (layers, tags)
    back = np.empty(emit.shape, np.int64)
    for w in range(1, len(emit)):
        paths = best[:, :, None] + step  # (layers, from, to)
        back[w] = paths.argmax(1)
        best = paths[rows, back[w], cols] + emit[w]
    out = np.empty(emit.shape[:2], np.int64)
    out[-1] = best.argmax(1)
    for w in range(len(emit) - 1, 0, -1):
        out[w - 1] = back[w][rows[:, 0], out[w]]
    return out


def found(tags: npt.NDArray[np.int64], scores: Floats) -> list[Found]:
    """Quotations in a layered tag sequence, in text order (outer ones first)."""
    out: list[Found] = []
    for layer in range(tags.shape[1]):
        out += _layer(layer, tags[:, layer], scores[:, layer])
    return sorted(out, key=in_order)


def _layer(layer: int, tags: npt.NDArray[np.int64], scores: Floats) -> list[Found]:
    runs: list[tuple[str, str, int, int]] = []  # prefix, type, begin, end
    for w in np.flatnonzero(tags):
        name = TAGS[tags[w]]
        if name[0] == "I" and runs and runs[-1][3] == w and runs[-1][1] == name[2:]:
            prefix, kind, begin, _ = runs[-1]
            runs[-1] = (prefix, kind, begin, int(w) + 1)
        else:
            runs.append((name[0], name[2:], int(w), int(w) + 1))
    groups: list[tuple[str, list[tuple[int, int]]]] = []
    for prefix, kind, begin, end in runs:
        if prefix == "C" and groups and groups[-1][0] == kind:
            groups[-1][1].append((begin, end))
        else:
            groups.append((kind, [(begin, end)]))
    return [_score(layer, kind, pieces, tags, scores) for kind, pieces in groups]


def _score(layer: int, kind: str, pieces: list[tuple[int, int]], tags: npt.NDArray[np.int64], scores: Floats) -> Found:
    inside = np.concatenate([scores[np.arange(b, e), tags[b:e]] for b, e in pieces])
    last = pieces[-1][1]
    after = scores[last, tags[last]] if last < len(tags) else 0.0
    edge = float(inside[0] + after)
    return Found(layer, kind, tuple(pieces), float(inside.mean()), float(inside.min()), edge)


def point_scores(logits: Floats, null_bias: float = 0.0) -> tuple[Floats, Floats, float]:
    """Pointer logits (T + 1, 2), "none" last -> log-probabilities of starts (T,) and ends (T,), and of "none" with its bias."""
    scores = log_softmax(logits.T)  # (2, T + 1)
    return scores[0, :-1], scores[1, :-1], float(scores[:, -1].sum()) + null_bias


def runs(flags: npt.NDArray[np.bool_], gap: int = 0) -> list[tuple[int, int]]:
    """Half-open runs of true values; holes of up to `gap` are filled."""
    out: list[tuple[int, int]] = []
    for w in np.flatnonzero(flags):
        if out and w - out[-1][1] <= gap:
            out[-1] = (out[-1][0], int(w) + 1)
        else:
            out.append((int(w), int(w) + 1))
    return out


def mentions(logits: Floats) -> list[tuple[int, int, str, float]]:
    """(words, MENTION_TAGS) -> names as (begin, end, label, probability), in words."""
    scores = log_softmax(logits)
    best = scores.argmax(1)
    out: list[tuple[int, int, str, float]] = []
    for w in np.flatnonzero(best):
        label, begins = MENTIONS[(best[w] - 1) // 2], best[w] % 2 == 1
        p = float(np.exp(scores[w, best[w]]))
        if out and not begins and out[-1][1] == w and out[-1][2] == label:
            out[-1] = (out[-1][0], int(w) + 1, label, min(out[-1][3], p))
        else:
            out.append((int(w), int(w) + 1, label, p))
    return out
