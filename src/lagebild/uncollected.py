"""Work without a look for garbage: where a great many objects are made that stay, and hardly any that hold one another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def staying() -> Iterator[None]:
    """As `uncollected`, for what stays to the end of the process: what there is when the block is left is never looked at again."""
    with uncollected():
        yield
        gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage until the block is left."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
