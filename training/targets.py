"""What a batch is to learn beside labels of words: vectors of sentences, stretches in which a frame stands somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from training.batches import Window


def aims(windows: list[Window], longest: int, vectors: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """`spots`, `owner` and `aims` of a batch."""
    spots, owner, aims = list[int](), list[int](), list[Tensor]()
    for row, w in enumerate(windows):
        known = vectors.get(w.example.id)
        for lo, hi, number in _sentences(w) if known is not None else ():
            spots += range(row * longest + lo, row * longest + hi)
            owner += [len(aims)] * (hi - lo)
            assert known is not None
            aims.append(known[number])
    size = next((len(one) for one in aims), 0)
    return (
        torch.tensor(spots, dtype=torch.long),
        torch.tensor(owner, dtype=torch.long),
        torch.stack(aims) if aims else torch.zeros(0, size),
    )


def stretches(windows: list[Window], longest: int) -> tuple[Tensor, Tensor]:
    """`somewhere` and `stretch` of a batch: those that lie wholly in their windows."""
    where, masks = list[tuple[int, int]](), list[np.ndarray]()
    for row, w in enumerate(windows):
        first = w.example.pieces.first
        for kind, begin, end in w.example.somewhere:
            at = first[begin:end]
            if len(at) and at[0] >= w.begin and at[-1] < w.end:
                mask = np.zeros(longest, np.float32)
                mask[at - w.begin + 1] = 1
                where.append((row, kind))
                masks.append(mask)
    return torch.tensor(where, dtype=torch.long).view(-1, 2), torch.from_numpy(
        np.array(masks, np.float32).reshape(-1, longest)
    )


def _sentences(w: Window) -> Iterator[tuple[int, int, int]]:
    """Begin and end in the window, and number, of the sentences that stand wholly in it."""
    p = w.example.pieces
    for number, (b, e) in enumerate(w.example.sentences):
        lo, hi = int(p.first[b]), int(p.first[e]) if e < len(p.words) else len(p.ids)
        if lo >= w.begin and hi <= w.end and hi - lo >= 4:
            yield lo - w.begin + 1, hi - w.begin + 1, number
