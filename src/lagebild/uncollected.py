"""Work without a look for garbage: where a great many objects are made that stay, and hardly any that hold one another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


@contextmanager
def staying() -> Iterator[None]:
    """As `uncollected`, for what stays to the end of the process: what there is when the block is left is never looked at again."""
    with uncollected():
        yield
        gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage until the block is left, by the last of the threads that are in one; off before, it stays off."""
    _BLOCKS.enter()
    try:
        yield
    finally:
        _BLOCKS.leave()


class _Blocks:
    """How many blocks are open in the process: garbage is collected in all of it or in none."""

    def __init__(self) -> None:
        self._lock, self._open, self._collects = Lock(), 0, False

    def enter(self) -> None:
        """One more is open."""
        with self._lock:
            if not self._open:
                self._collects = gc.isenabled()
                gc.disable()
            self._open += 1

    def leave(self) -> None:
        """One less is."""
        with self._lock:
            self._open -= 1
            if not self._open and self._collects:
                gc.enable()


_BLOCKS = _Blocks()
