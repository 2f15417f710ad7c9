"""The batches of an epoch, made beside the training."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from training.batches import Batch, Window, batch


class Prepared(Dataset[Batch]):
    """The batches of one epoch, each drawn from its own number, so that it is the same whoever makes it."""

    def __init__(self, work: Sequence[list[Window]], seed: int, vectors: Mapping[str, Tensor]) -> None:
        self._work, self._seed, self._vectors = work, seed, vectors

    def __len__(self) -> int:
        return len(self._work)

    def __getitem__(self, at: int) -> Batch:
        return batch(self._work[at], random.Random(f"{self._seed} {at}"), vectors=self._vectors)


def prepared(
    work: Sequence[list[Window]], seed: int, vectors: Mapping[str, Tensor], *, device: torch.device, loaders: int
) -> Iterator[Batch]:
    """The batches of an epoch in order, on the device.

    Args:
        work: the windows of each.
        seed: of what is drawn.
        vectors: what the vectors of each text's sentences should be.
        device: where the network is.
        loaders: processes that make batches; 0: this one makes them.
    """
    made = DataLoader(
        Prepared(work, seed, vectors),
        batch_size=None,
        num_workers=loaders,
        pin_memory=device.type == "cuda",
        prefetch_factor=4 if loaders else None,
    )
    for b in made:
        yield b.to(device)
