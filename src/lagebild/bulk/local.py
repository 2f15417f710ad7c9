"""Workers as processes of this machine, each with a reader of its own; one that dies is replaced.

A process is begun anew ("spawn"), never copied: the runtime's threads would not survive it, and it is the same on every system.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from lagebild.bulk.work import Batch, Failed, Result, Task, joined, lost
from lagebild.bulk.worker import Worker
from lagebild.errors import LagebildError, ModelError

METHOD = "spawn"
DEPTH = 2  # batches that a worker is handed: the one that it reads, and one so that it need not wait for the next
AHEAD = 64  # batches a worker that may be done before one that is still under way
DEATHS = 3  # workers in a row that may die before they have loaded the reader
LEAVE = 5.0  # seconds that a worker is given to end by itself
PATIENCE = 1.0  # seconds after which the parent looks around though nothing came


class Ready(NamedTuple):
    """A worker has loaded the reader."""


def serve(pipe: Connection, task: Task) -> None:
    """What a worker's process does: take batches until the pipe ends, and give results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked to stop, and says so to its workers
    with contextlib.suppress(BrokenPipeError, EOFError, OSError):
        try:
            worker = Worker(task)
        except Exception as error:
            pipe.send(Failed(str(error) or type(error).__name__))
            return
        pipe.send(Ready())
        for batch in _coming(pipe):
            pipe.send(worker(batch))


def _coming(pipe: Connection) -> Iterator[Batch]:
    """The batches that come in; they are taken out of the pipe at once, so that the parent never waits for a worker that reads."""
    waiting: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()

    def receive() -> None:
        try:
            with contextlib.suppress(EOFError, OSError):
                while (batch := pipe.recv()) is not None:
                    waiting.put(batch)
        finally:  # whatever is wrong, the process ends and its parent sees it
            waiting.put(None)

    threading.Thread(target=receive, daemon=True).start()
    while (batch := waiting.get()) is not None:
        yield batch


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """What is begun here never hears Ctrl-C, not even while it loads: a terminal sends it to everybody."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


class _Process:
    """One worker's process, as its parent sees it."""

    def __init__(self, context: Any, task: Task) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, task), daemon=True, name="lagebild reader")
        with _deaf():
            self.process.start()
        theirs.close()
        self.ready = False
        self.doing: deque[Batch] = deque()

    def send(self, batch: Batch) -> None:
        """Hand a batch over; whether the worker is still there is seen when it answers."""
        self.doing.append(batch)
        with contextlib.suppress(BrokenPipeError, OSError):
            self.pipe.send(batch)

    def end(self, *, at_once: bool) -> None:
        """Have the process end, and wait for it."""
        with contextlib.suppress(BrokenPipeError, OSError):
            self.pipe.send(None)
        if not at_once:
            self.process.join(LEAVE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.pipe.close()
        self.process.close()


class LocalEngine:
    """Reads batches in processes; a context manager."""

    def __init__(self, task: Task, workers: int) -> None:
        self._task = task
        self._count = workers
        self._context = multiprocessing.get_context(METHOD)
        self._workers: list[_Process] = []
        self._again: deque[Batch] = deque()  # what a worker that died had not begun
        self._alone: deque[Batch] = deque()  # items that are tried once more, each in a batch of its own
        self._parts: dict[int, tuple[Batch, dict[int, Result]]] = {}
        self._last = -1  # number of the batch that was handed out last
        self._deaths = 0
        self.replaced = 0

    def __enter__(self) -> LocalEngine:
        self._workers = [_Process(self._context, self._task) for _ in range(self._count)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        for worker in self._workers:
            worker.end(at_once=kind is not None)
        self._workers = []

    @property
    def pids(self) -> list[int]:
        """The workers' process ids."""
        return [worker.process.pid or 0 for worker in self._workers]

    def results(self, batches: Iterator[Batch], stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """The result of every batch, as they are done. After `stop` nothing new is begun; what is under way is finished.

        Raises:
            ModelError: the workers cannot load the reader.
            LagebildError: the workers die while they load it.
        """
        while True:
            if stop():
                batches = iter(())
                self._again.clear()
                self._alone.clear()
            self._feed(batches)
            if not any(worker.doing for worker in self._workers):
                return
            for pipe in wait([worker.pipe for worker in self._workers], PATIENCE):
                worker = next(one for one in self._workers if one.pipe is pipe)
                yield from self._heard(worker)

    def _feed(self, batches: Iterator[Batch]) -> None:
        """Hand out work, to whoever has least first."""
        for depth in range(DEPTH):
            for worker in self._workers:
                if len(worker.doing) > depth:
                    continue
                batch = self._next(batches, alone=not worker.doing)
                if batch is not None:
                    worker.send(batch)

    def _next(self, batches: Iterator[Batch], *, alone: bool) -> Batch | None:
        """The next batch; what may end its worker only to one that has nothing else, so that it takes nothing with it."""
        if alone and self._alone:
            return self._alone.popleft()
        if self._again:
            return self._again.popleft()
        if self._last - self._oldest() >= AHEAD * self._count:
            return None  # one that takes long holds the others up, rather than let what waits for it fill the memory
        batch = next(batches, None)
        self._last = batch.number if batch else self._last
        return batch

    def _oldest(self) -> int:
        """The first batch that is under way."""
        under_way = (batch.number for worker in self._workers for batch in worker.doing)
        return min([*under_way, *(batch.number for batch in self._again), *self._parts], default=self._last + 1)

    def _heard(self, worker: _Process) -> Iterator[Result]:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        if isinstance(said, Failed):
            raise ModelError(said.words)
        if isinstance(said, Ready):
            worker.ready, self._deaths = True, 0
            return
        yield from self._collected(worker.doing.popleft(), said)

    def _died(self, worker: _Process) -> Iterator[Result]:
        """Put another one in its place. What it was reading is tried once more, item by item; what it tried for the second time is lost."""
        doing, was_ready = list(worker.doing), worker.ready
        place = self._workers.index(worker)
        del self._workers[place]
        worker.end(at_once=True)
        self._deaths += not was_ready
        if self._deaths >= DEATHS:
            raise LagebildError(
                "the workers end while they load the reader: out of memory? try fewer (--workers), or `lagebild read` to see why"
            )
        self.replaced += 1
        self._workers.insert(place, _Process(self._context, self._task))
        if not was_ready:
            self._again.extend(doing)
            return
        self._again.extend(doing[1:])
        if doing:
            yield from self._suspected(doing[0])

    def _suspected(self, batch: Batch) -> Iterator[Result]:
        """What is done about a batch whose worker died over it."""
        if batch.alone is not None:
            yield from self._collected(batch, lost(batch, self._task))
        else:
            self._parts[batch.number] = (batch, {})
            self._alone.extend(batch.singles)

    def _collected(self, batch: Batch, result: Result) -> Iterator[Result]:
        """The result, as soon as it is that of a whole batch."""
        if batch.alone is None:
            yield result
            return
        whole, parts = self._parts[batch.number]
        parts[batch.alone] = result
        if len(parts) == len(whole.items):
            del self._parts[batch.number]
            yield joined(whole, parts)
