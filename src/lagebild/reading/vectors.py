"""The table of piece vectors of a model folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from lagebild.errors import ModelError
from lagebild.reading.folder import BLOCK, BLOCK_BYTES, REMEDY


def piece_vectors(path: Path, hidden: int) -> npt.NDArray[np.float32]:
    """The table of piece vectors, (pieces, hidden).

    Raises:
        ModelError: the file does not hold whole vectors of this size.
    """
    raw = np.frombuffer(path.read_bytes(), np.uint8)
    if not len(raw) or len(raw) % (hidden // BLOCK * BLOCK_BYTES):
        raise ModelError(f"{path}: holds no vectors of {hidden} numbers each; {REMEDY}")
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)  # (blocks, 1)
    out = np.empty((len(blocks), BLOCK), np.float32)
    out[:, : BLOCK // 2] = blocks[:, 2:] & 15
    out[:, BLOCK // 2 :] = blocks[:, 2:] >> 4
    out -= 8
    out *= scale
    return out.reshape(-1, hidden)
