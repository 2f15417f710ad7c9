"""Windows cut out of the examples, and the tensors of one batch."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lagebild.reading.network import marks_of, piece_at
from lagebild.reading.pieces import BOS, EOS, MASK, PAD
from lagebild.reading.scheme import LAYERS, around
from training.data import UNKNOWN, Example, Quote, WordSpans

SHORTEST, LONGEST = 200, 440  # pieces of a training window


@dataclass
class Window:
    """Pieces [begin, end) of an example."""

    example: Example
    begin: int
    end: int


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
    sentences: list[tuple[int, int, int, int]]  # (row, begin, end, number of its vector)


def cut(example: Example, rng: random.Random) -> list[Window]:
    """Windows of random length that together cover the example, begun at words."""
    n = len(example.pieces.ids)
    first = example.pieces.first
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
        if not part:
            points += [-1, -1]
        else:
            b, e = part[-1] if len(part) > 1 else part[0]
            s, t = index.get(int(p.first[b])), index.get(int(p.first[e - 1]))
            points += [UNKNOWN, UNKNOWN] if s is None or t is None else [s, t]
    inside = []
    marked = [{int(p.first[w]) for b, e in part for w in range(b, e)} for part in (quote.cue, quote.frame)]
    for piece in seen:
        known = piece in words_first
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


def batch(windows: list[Window], rng: random.Random | None, masked: float = 0.06) -> Batch:
    """Tensors of a batch; with `rng`, words are masked and borders jittered as for training."""
    longest = max(w.end - w.begin for w in windows) + 2
    shape = (len(windows), longest)
    ids, quote = np.full(shape, PAD, np.int64), np.zeros(shape, np.int64)
    tags, names = np.full((*shape, LAYERS), UNKNOWN, np.int64), np.full(shape, UNKNOWN, np.int64)
    linked: list[tuple[int, Linked]] = []
    sentences: list[tuple[int, int, int, int]] = []
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
        sentences += _sentences(row, w)
    return _tensors((ids, quote, tags, names), linked, sentences)


def _sentences(row: int, w: Window) -> list[tuple[int, int, int, int]]:
    p = w.example.pieces
    out = []
    for number, (b, e) in enumerate(w.example.sentences):
        lo, hi = int(p.first[b]), int(p.first[e]) if e < len(p.words) else len(p.ids)
        if lo >= w.begin and hi <= w.end and hi - lo >= 4:
            out.append((row, lo - w.begin + 1, hi - w.begin + 1, number))
    return out


def _tensors(
    grids: tuple[np.ndarray, ...], linked: list[tuple[int, Linked]], sentences: list[tuple[int, int, int, int]]
) -> Batch:
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
        sentences,
    )
