"""Work on several items beside one another, handed out in the order in which they came.

onnxruntime and the tokenizer let go of the interpreter while they calculate, so that threads use the cores: what one article's
decoding leaves idle, another's encoder takes. What is read out of a text does not depend on what is read beside it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

MOST_WORKERS = 5  # beyond these the interpreter's lock is the limit; more cores are for `lagebild bulk`, whose workers are processes

_Item = TypeVar("_Item")
_Out = TypeVar("_Out")


def cores() -> int:
    """Processor threads that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def workers_for(threads: int) -> int:
    """How many articles are worked on at once with so many processor threads: one more, for no worker calculates all the time."""
    return 1 if threads == 1 else min(threads + 1, MOST_WORKERS)


def in_order(items: Iterable[_Item], work: Callable[[_Item], _Out], workers: int) -> Iterator[tuple[_Item, _Out]]:
    """Each item with what `work` makes of it, in order, `workers` at a time; up to twice as many are taken ahead of the one handed out.

    What `work` raises is raised in that item's place. Ended early, what has not been begun is not begun.
    """
    if workers == 1:
        yield from ((item, work(item)) for item in items)
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="lagebild-reading")
    waiting: deque[tuple[_Item, Future[_Out]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(work, item)))
            if len(waiting) > 2 * workers:
                first, made = waiting.popleft()
                yield first, made.result()
        while waiting:
            first, made = waiting.popleft()
            yield first, made.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class Beside:
    """Threads for the parts of one item; they are started when there first is more than one part."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None
        self._starting = Lock()

    def each(self, work: Callable[[_Item], _Out], parts: Sequence[_Item]) -> Iterator[_Out]:
        """What `work` makes of each part, in order. `work` must not ask for the same threads."""
        if self._threads == 1 or len(parts) < 2:
            return map(work, parts)
        with self._starting:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="lagebild-window")
        return self._pool.map(work, parts)
