"""What words mean, as numbers: a stretch of text stands for a direction, alike directions for alike meanings in whatever language.

The reader's vectors have some hundred numbers. They are folded to `SIZE` by adding up numbers with fixed signs (a count sketch), which
keeps their angles roughly, and written as a byte each, in base 64.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence

SIZE = 96  # numbers that are kept
_MOST = 127
_MIXING = 2_654_435_761  # of Knuth's multiplicative hashing


def folded(vector: Sequence[float]) -> str:
    """A vector in short; "" for one of noughts."""
    sums = [0.0] * SIZE
    for at, value in enumerate(vector):
        sums[at % SIZE] += float(value) * _sign(at)
    most = max(map(abs, sums))
    if not 0 < most < math.inf:
        return ""
    return base64.b64encode(bytes(round(value / most * _MOST) & 0xFF for value in sums)).decode("ascii")


def likeness(one: str, other: str) -> float:
    """How alike two meanings are, from −1 to 1; 0 where one of them is not known.

    Raises:
        ValueError: one is nothing that `folded` has written.
    """
    left, right = _numbers(one), _numbers(other)
    if not left or not right:
        return 0.0
    inner = sum(a * b for a, b in zip(left, right, strict=True))
    return inner / math.sqrt(sum(a * a for a in left) * sum(b * b for b in right))


def _numbers(short: str) -> tuple[int, ...]:
    found = base64.b64decode(short, validate=True)
    if found and len(found) != SIZE:
        raise ValueError(f"{len(found)} numbers in place of {SIZE}")
    return tuple(byte - 256 if byte > _MOST else byte for byte in found)


def _sign(at: int) -> int:
    return 1 if ((at * _MIXING) & 0xFFFFFFFF).bit_count() % 2 else -1
