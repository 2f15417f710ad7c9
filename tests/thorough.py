"""How much is tried: a sample each time the tests run, all of it where `LAGEBILD_TESTS=thorough` asks for it, as `.ci/run` does."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

THOROUGH = os.environ.get("LAGEBILD_TESTS") == "thorough"

thorough = pytest.mark.thorough
"""On tests that try more then; they are run in both ways."""


def times(every: int) -> int:
    """So many tries, or a fifth of them."""
    return every if THOROUGH else max(1, every // 5)


def some(all_of_them: Sequence[str], sample: int) -> Sequence[str]:
    """All, or so many, from all over them."""
    return all_of_them if THOROUGH else all_of_them[:: max(1, len(all_of_them) // sample)]
