"""The plain loop: batches are read one after another in this very process. What the other engines are measured against."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lagebild.bulk.work import Batch, Result, Task
from lagebild.bulk.worker import Worker


class PlainEngine:
    """Reads batches here; a context manager."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.workers = 1
        self.replaced = 0

    def __enter__(self) -> PlainEngine:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Nothing is held."""

    def results(self, batches: Iterator[Batch], stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """The result of every batch, in order. After `stop` nothing new is begun."""
        worker = Worker(self._task)
        for batch in batches:
            yield worker(batch)
            if stop():
                return
