"""The table of piece vectors of a model folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from lagebild.errors import ModelError
from lagebild.reading.folder import BLOCK, BLOCK_BYTES, REMEDY


class PieceVectors:
    """The table of piece vectors, kept in four bits a number: what is asked for is unpacked. As many as `len`."""

    def __init__(self, path: Path, hidden: int) -> None:
        """Read the file of vectors of `hidden` numbers each.

        Raises:
            ModelError: the file does not hold whole vectors of this size.
        """
        raw = np.frombuffer(path.read_bytes(), np.uint8)
        size = hidden // BLOCK * BLOCK_BYTES
        if not len(raw) or len(raw) % size:
            raise ModelError(f"{path}: holds no vectors of {hidden} numbers each; {REMEDY}")
        self._packed = raw.reshape(-1, size)

    def __len__(self) -> int:
        return len(self._packed)

    def of(self, pieces: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
        """The vectors of pieces (n), (n, hidden)."""
        blocks = self._packed[pieces].reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)  # (blocks, 1)
        out = np.empty((len(blocks), BLOCK), np.float32)
        out[:, : BLOCK // 2] = blocks[:, 2:] & 15
        out[:, BLOCK // 2 :] = blocks[:, 2:] >> 4
        out -= 8
        out *= scale
        return out.reshape(len(pieces), self._packed.shape[1] // BLOCK_BYTES * BLOCK)
