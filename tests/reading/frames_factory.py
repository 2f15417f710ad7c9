"""Frames as the network finds them, and the numbers that they are found in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lagebild.reading.frames import FrameFound, scores
from lagebild.reading.scheme import FRAME_TAGS, FRAMES

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
WordSpans = tuple[tuple[int, int], ...]
EVENT, COMMITMENT, POSITION, FIGURE, ROLE, EXPLANATION = range(len(FRAMES))
NEUTRAL = dict.fromkeys(FRAMES, 0.0)  # of the bias for O


def tagged(**rows: str) -> Floats:
    """Scores (words, FRAMES, FRAME_TAGS) of a network that is sure of these tags: `event="O B I O"`."""
    n = len(next(iter(rows.values())).split())
    logits = np.zeros((n, len(FRAMES), len(FRAME_TAGS)), np.float32)
    logits[:, :, 0] = 20
    for kind, row in rows.items():
        for word, tag in enumerate(row.split()):
            logits[word, FRAMES.index(kind), FRAME_TAGS.index(tag)] += 40
    return scores(logits.reshape(n, -1))


def sentences_of(n: int, *begins: int) -> Ints:
    """The sentence of each of `n` words; new ones begin at the given words."""
    return np.array([sum(b <= w for b in begins) for w in range(n)], np.int64)


def a_frame(kind: int, *pieces: tuple[int, int], score: float = -0.2) -> FrameFound:
    """A frame on words; its least sure word and its borders are less sure by the way."""
    return FrameFound(kind, pieces, score, 2 * score, 3 * score)


def own_words(f: FrameFound) -> set[int]:
    """The words that a frame is known by."""
    return {w for b, e in f.pieces for w in range(b, e)}
