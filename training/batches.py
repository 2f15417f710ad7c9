"""Windows cut out of the examples, and the tensors of one batch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from lagebild.reading.distances import distance_classes, sentence_classes
from lagebild.reading.network import marks_of, piece_at
from lagebild.reading.pieces import BOS, EOS, MASK, PAD
from lagebild.reading.scheme import (
    AFTER_FRAME,
    BEFORE_FRAME,
    FRAME_ROLES,
    FRAMES,
    LAYERS,
    around,
)
from training.data import UNKNOWN, Example, Frame, Quote, WordSpans
from training.targets import aims, stretches

SHORTEST, LONGEST = 200, 440  # pieces of a training window
ALIGNED = 8  # a batch is as long as a multiple of it, as fused attention wants
SHORT = 0.1  # share of texts that are seen a few sentences at a time


@dataclass
class Window:
    """Pieces [begin, end) of an example."""

    example: Example
    begin: int
    end: int


@dataclass
class Bound:
    """The frames of a batch. Positions count the words of a window; W is the longest window's number of words.

    `points` (F, POINTERS, W + 1) holds how likely each answer should be, the last one "none"; all nought where not known.
    """

    words: Tensor  # (B, W) piece of each word's beginning
    row: Tensor  # (F,) window of each frame
    key: Tensor  # (F, W)
    kind: Tensor  # (F,)
    near: Tensor  # (F, W)
    distance: Tensor  # (F, W)
    sentence: Tensor  # (F, W)
    points: Tensor
    labels: Tensor  # (F, ATTRIBUTES)
    known: frozenset[str]  # "label" with its number, where some frame has one


@dataclass
class Batch:
    """Tensors of one step. Window positions count the piece that opens the window as 0."""

    ids: Tensor  # (B, T)
    quote: Tensor  # (B, T) quotation-mark states
    mask: Tensor  # (B, T)
    tags: Tensor  # (B, T, LAYERS), UNKNOWN but at words' first pieces
    names: Tensor  # (B, T)
    rows: Tensor  # (Q,) window of each quotation
    gather: Tensor  # (Q, S) positions in that window
    marks: Tensor  # (Q, S)
    first: Tensor  # (Q, S)
    layer: Tensor  # (Q,)
    points: Tensor  # (Q, 4) speaker start, end; addressee start, end; S = none; UNKNOWN = not here
    inside: Tensor  # (Q, S, 2) cue, frame; UNKNOWN where not known
    type: Tensor  # (Q,)
    medium: Tensor  # (Q,)
    frame_tags: Tensor  # (B, T, FRAMES)
    bound: Bound | None  # None where no window has a frame
    somewhere: Tensor  # (K, 2) window and kind of stretches that a frame is known to stand in
    stretch: Tensor  # (K, T) the words' first pieces of each
    spots: Tensor  # (N,) pieces of sentences that have a vector to learn, as row * T + position
    owner: Tensor  # (N,) the sentence of each
    aims: Tensor  # (S, H) those vectors
    known: frozenset[str]  # the parts that something is known of, so that nobody need ask a device for it

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        return _each(self, lambda t: t.to(device, non_blocking=True))

    def pin_memory(self) -> Batch:
        """The same in memory that a device copies from on its own."""
        return _each(self, lambda t: t.pin_memory())


def _each(some: Any, change: Callable[[Tensor], Tensor]) -> Any:
    """A dataclass with each of its tensors changed."""
    values = {one.name: getattr(some, one.name) for one in fields(some)}
    return replace(
        some,
        **{
            name: change(value)
            if isinstance(value, Tensor)
            else _each(value, change)
            if isinstance(value, Bound)
            else value
            for name, value in values.items()
        },
    )


def cut(example: Example, rng: random.Random) -> list[Window]:
    """Windows of random length that together cover the example, begun at words."""
    n = len(example.pieces.ids)
    first = example.pieces.first
    if example.sentences and rng.random() < SHORT:
        return _short(example, rng)
    if n <= LONGEST and rng.random() < 0.7:
        return [Window(example, 0, n)]
    out, at = [], 0
    while at < n:
        end = min(n, at + rng.randint(SHORTEST, LONGEST))
        if n - end < 60:
            end = min(n, at + LONGEST)
        border = int(first[np.searchsorted(first, end, side="right") - 1]) if end < n else n
        out.append(Window(example, at, border))
        at = border
    return out


def _short(example: Example, rng: random.Random) -> list[Window]:
    """The text in windows of one to four sentences."""
    p, out, at = example.pieces, [], 0
    while at < len(example.sentences):
        last = min(at + rng.randint(1, 4), len(example.sentences))
        begin, end = piece_at(p, example.sentences[at][0]), piece_at(p, example.sentences[last - 1][1])
        out.append(Window(example, begin, min(end, begin + LONGEST)))
        at = last
    return [w for w in out if w.end > w.begin]


def batches(windows: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `budget` pieces a batch with padding; in random order."""
    order = sorted(windows, key=lambda w: (w.end - w.begin) + rng.uniform(0, 40))
    out: list[list[Window]] = []
    for w in order:
        if out and (max(x.end - x.begin for x in [*out[-1], w]) + 2) * (len(out[-1]) + 1) <= budget:
            out[-1].append(w)
        else:
            out.append([w])
    rng.shuffle(out)
    return out


def jitter(spans: WordSpans, words: int, rng: random.Random) -> WordSpans:
    """Now and then borders as a tagger might get them."""
    if rng.random() < 0.8:
        return spans
    b, e = spans[0][0] + rng.randint(-2, 2), spans[-1][1] + rng.randint(-2, 2)
    inner = list(spans)
    inner[0] = (max(0, min(b, inner[0][1] - 1)), inner[0][1])
    inner[-1] = (inner[-1][0], min(words, max(e, inner[-1][0] + 1)))
    return inner


@dataclass
class Linked:
    """One quotation's row of the batch, before padding."""

    gather: list[int]
    marks: list[int]
    first: list[int]
    points: list[int]
    inside: list[list[float]]
    quote: Quote


def link(window: Window, quote: Quote, rng: random.Random | None) -> Linked | None:
    """What stage 2 sees of a quotation in a window, or None where it is cut off."""
    p = window.example.pieces
    spans = jitter(quote.quote, len(p.words), rng) if rng else quote.quote
    bounds = [(piece_at(p, b), piece_at(p, e)) for b, e in spans]
    begin, end = bounds[0][0], bounds[-1][1]
    if begin < window.begin or end > window.end:
        return None
    seen = around(begin, end, window.begin, window.end)
    index = {piece: i for i, piece in enumerate(seen)}
    words_first = set(p.first.tolist())
    points: list[int] = []
    for part in (quote.speaker, quote.addressee):
        if not quote.parts_known:
            points += [UNKNOWN, UNKNOWN]
        elif not part:
            points += [-1, -1]
        else:
            b, e = part[-1] if len(part) > 1 else part[0]
            s, t = index.get(int(p.first[b])), index.get(int(p.first[e - 1]))
            points += [UNKNOWN, UNKNOWN] if s is None or t is None else [s, t]
    inside = []
    marked = [{int(p.first[w]) for b, e in part for w in range(b, e)} for part in (quote.cue, quote.frame)]
    for piece in seen:
        known = quote.parts_known and piece in words_first
        inside.append(
            [
                float(piece in marked[0]) if known else UNKNOWN,
                float(piece in marked[1]) if known and quote.frame_known else UNKNOWN,
            ]
        )
    gather = [piece - window.begin + 1 for piece in seen]
    return Linked(
        gather, marks_of(np.array(seen), bounds).tolist(), [int(x in words_first) for x in seen], points, inside, quote
    )


def batch(
    windows: list[Window],
    rng: random.Random | None,
    masked: float = 0.06,
    vectors: Mapping[str, Tensor] | None = None,
) -> Batch:
    """Tensors of a batch; with `rng`, words are masked and borders jittered as for training.

    Args:
        windows: what stands in it.
        rng: draws them.
        masked: share of the pieces.
        vectors: what the vectors of each text's sentences should be, (sentences, H).
    """
    longest = -(-(max(w.end - w.begin for w in windows) + 2) // ALIGNED) * ALIGNED
    shape = (len(windows), longest)
    ids, quote = np.full(shape, PAD, np.int64), np.zeros(shape, np.int64)
    tags, names = np.full((*shape, LAYERS), UNKNOWN, np.int64), np.full(shape, UNKNOWN, np.int64)
    linked: list[tuple[int, Linked]] = []
    for row, w in enumerate(windows):
        p, n = w.example.pieces, w.end - w.begin
        ids[row, 0], ids[row, n + 1] = BOS, EOS
        ids[row, 1 : n + 1] = p.ids[w.begin : w.end]
        quote[row, 1 : n + 1] = p.quote[w.begin : w.end]
        inside = np.flatnonzero((p.first >= w.begin) & (p.first < w.end))
        at = p.first[inside] - w.begin + 1
        if w.example.tags is not None:
            tags[row, at] = w.example.tags[inside]
        if w.example.names is not None:
            names[row, at] = w.example.names[inside]
        if rng is not None:
            hidden = [i for i in range(1, n + 1) if rng.random() < masked and not quote[row, i] % 2]
            ids[row, hidden] = MASK
        linked += [(row, x) for q in w.example.quotes if (x := link(w, q, rng))]
    out = _tensors((ids, quote, tags, names), linked)
    out.frame_tags, out.bound = _frame_tags(windows, longest), bind(windows, rng)
    out.somewhere, out.stretch = stretches(windows, longest)
    out.spots, out.owner, out.aims = aims(windows, longest, vectors or {})
    out.known = frozenset(_known(out))
    return out


def _known(b: Batch) -> Iterator[str]:
    """The parts of a batch that something is known of."""
    for name in ("tags", "names", "frame_tags", "type", "medium"):
        if (getattr(b, name) != UNKNOWN).any():
            yield name
    for name in ("points", "inside"):
        part = getattr(b, name)
        yield from (f"{name} {k}" for k in range(part.shape[-1]) if (part[..., k] != UNKNOWN).any())


def _frame_tags(windows: list[Window], longest: int) -> Tensor:
    tags = np.full((len(windows), longest, len(FRAMES)), UNKNOWN, np.int64)
    for row, w in enumerate(windows):
        p = w.example.pieces
        inside = np.flatnonzero((p.first >= w.begin) & (p.first < w.end))
        if w.example.frame_tags is not None:
            tags[row, p.first[inside] - w.begin + 1] = w.example.frame_tags[inside]
    return torch.from_numpy(tags)


def bind(windows: list[Window], rng: random.Random | None) -> Bound | None:
    """The frames that lie wholly in their windows."""
    inside = [np.flatnonzero((w.example.pieces.first >= w.begin) & (w.example.pieces.first < w.end)) for w in windows]
    longest = max(map(len, inside))
    found: list[tuple[int, Frame]] = []
    for row, (w, its) in enumerate(zip(windows, inside, strict=True)):
        found += [
            (row, f) for f in w.example.frames if len(its) and f.key[0][0] >= its[0] and f.key[-1][1] <= its[-1] + 1
        ]
    if not found:
        return None
    words = np.zeros((len(windows), longest), np.int64)
    for row, (w, its) in enumerate(zip(windows, inside, strict=True)):
        words[row, : len(its)] = w.example.pieces.first[its] - w.begin + 1
    count = len(found)
    key, near = np.zeros((2, count, longest), np.float32)
    distance, sentence = np.zeros((2, count, longest), np.int64)
    points = np.zeros((count, 2 * len(FRAME_ROLES), longest + 1), np.float32)
    for i, (row, frame) in enumerate(found):
        its, example = inside[row], windows[row].example
        assert example.sentence is not None
        low, n = int(its[0]), len(its)
        spans = (
            jitter(frame.key, len(example.pieces.words), rng)
            if rng and frame.key[-1][1] - frame.key[0][0] > 2
            else frame.key
        )
        for b, e in spans:
            key[i, max(0, b - low) : max(0, min(n, e - low))] = 1
        key[i] /= max(1.0, key[i].sum())
        begin, end = frame.key[0][0], frame.key[-1][1]
        near[i, :n] = (its >= begin - BEFORE_FRAME) & (its < end + AFTER_FRAME)
        distance[i, :n] = distance_classes(its, begin, end)
        sentence[i, :n] = sentence_classes(example.sentence[its], example.sentence[begin])
        for role, pieces in frame.roles.items():
            points[i, 2 * role : 2 * role + 2] = _answers(pieces, low, near[i], longest)
    return Bound(
        torch.from_numpy(words),
        torch.tensor([row for row, _ in found]),
        torch.from_numpy(key),
        torch.tensor([f.kind for _, f in found]),
        torch.from_numpy(near),
        torch.from_numpy(distance),
        torch.from_numpy(sentence),
        torch.from_numpy(points),
        torch.tensor([f.attributes for _, f in found]),
        frozenset(f"label {n}" for _, f in found for n, value in enumerate(f.attributes) if value != UNKNOWN),
    )


def _answers(pieces: WordSpans, low: int, near: np.ndarray, longest: int) -> np.ndarray:
    """(2, W + 1) how likely each word should be to begin and to end a role; nought where the role is out of sight."""
    out = np.zeros((2, longest + 1), np.float32)
    if not pieces:
        out[:, longest] = 1
        return out
    for b, e in pieces:
        if b - low >= 0 and e - 1 - low < longest and near[b - low] and near[e - 1 - low]:
            out[0, b - low] = out[1, e - 1 - low] = 1
    return out / np.maximum(1, out.sum(1, keepdims=True))


def _tensors(grids: tuple[np.ndarray, ...], linked: list[tuple[int, Linked]]) -> Batch:
    ids, quote, tags, names = (torch.from_numpy(g) for g in grids)
    count, longest = len(linked), max((len(x.gather) for _, x in linked), default=1)
    gather, marks, first = (torch.zeros(count, longest, dtype=torch.long) for _ in range(3))
    inside = torch.full((count, longest, 2), float(UNKNOWN))
    points = torch.full((count, 4), UNKNOWN)
    for i, (_, x) in enumerate(linked):
        n = len(x.gather)
        gather[i, :n], marks[i, :n], first[i, :n] = torch.tensor(x.gather), torch.tensor(x.marks), torch.tensor(x.first)
        inside[i, :n] = torch.tensor(x.inside)
        points[i] = torch.tensor([longest if p == -1 else p for p in x.points])
    column = lambda name: torch.tensor([getattr(x.quote, name) for _, x in linked], dtype=torch.long)  # noqa: E731
    rows = torch.tensor([row for row, _ in linked], dtype=torch.long)
    return Batch(
        ids,
        quote,
        (ids != PAD).long(),
        tags,
        names,
        rows,
        gather,
        marks,
        first,
        column("layer"),
        points,
        inside,
        column("type"),
        column("medium"),
        torch.zeros(0),
        None,
        torch.zeros(0),
        torch.zeros(0),
        torch.zeros(0),
        torch.zeros(0),
        torch.zeros(0),
        frozenset(),
    )
