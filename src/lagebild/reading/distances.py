"""How far words stand from a frame, as the network is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from lagebild.reading.scheme import FAR_SENTENCES, NEAR

Ints = npt.NDArray[np.signedinteger[Any]]


def distance_classes(words: Ints, begin: int, end: int) -> Ints:
    """(n,) word numbers -> (n,) class of the distance to a frame's words [begin, end); its middle class is inside."""
    d = np.where(words < begin, words - begin, np.where(words >= end, words - end + 1, 0))
    far = np.abs(d)
    band = NEAR + 1 + np.searchsorted((20, 35, 70), far, side="right")  # beyond NEAR: up to 19, 34, 69, more
    size = np.where(far <= NEAR, far, band)
    return np.asarray(np.sign(d) * size + NEAR + 4, np.int64)


def sentence_classes(sentence: Ints, own: int) -> Ints:
    """(n,) sentence of each word -> (n,) class of its distance from the frame's own sentence."""
    return np.asarray(np.clip(sentence - own, -FAR_SENTENCES, FAR_SENTENCES) + FAR_SENTENCES, np.int64)
