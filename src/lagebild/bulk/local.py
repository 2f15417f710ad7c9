"""Workers as processes of this machine, each with a reader of its own; one that dies, or does not come to an end, is replaced.

A process is begun anew ("spawn"), never copied: the runtime's threads would not survive it, and it is the same on every system.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from lagebild.bulk.work import Batch, Failed, Result, Task, joined, lost, size_of
from lagebild.bulk.worker import Worker
from lagebild.errors import LagebildError, ModelError

METHOD = "spawn"
DEPTH = 2  # batches that a worker is handed: the one that it reads, and one so that it need not wait for the next
AHEAD = 64  # batches a worker that may be done before one that is still under way
DEATHS = 3  # workers in a row that may die before they have loaded the reader
LEAVE = 5.0  # seconds that a worker is given to end by itself
PATIENCE = 1.0  # seconds after which the parent looks around though nothing came
LOADING = 900.0  # seconds that a worker is given to load the reader
READING = 300.0  # seconds that a worker is given for a batch, whatever it holds
PACE = 500  # bytes for which it is given a second more; a core reads about 1,000 words a second (docs/architecture.md)
GRACE = 30.0  # seconds after a stop in which what is at hand may be finished

ENDED = (
    "could not be read: the worker that read it ended twice",
    "out of memory, or killed from outside? read it on its own, with `lagebild read`",
)
HUNG = (
    "could not be read: no worker came to its end within {:.0f} seconds",
    "please report it; to see where it stays, read it on its own, with `lagebild read`",
)


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
        self.since = time.monotonic()  # of what it does now
        self.doing: deque[Batch] = deque()
        self._going: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._sender.start()

    def send(self, batch: Batch) -> None:
        """Hand a batch over; whether the worker is still there is seen when it answers."""
        if not self.doing:
            self.since = time.monotonic()
        self.doing.append(batch)
        self._going.put(batch)

    def _send(self) -> None:
        """Beside everything else, since a worker that hangs may not even empty its pipe."""
        with contextlib.suppress(BrokenPipeError, OSError):
            while (batch := self._going.get()) is not None:
                self.pipe.send(batch)
            self.pipe.send(None)

    def heard(self) -> Any:
        """What it says: a result, that it is ready, or that it failed.

        Raises:
            EOFError, OSError: it has ended.
        """
        said = self.pipe.recv()
        self.since = time.monotonic()
        return said

    @property
    def allowed(self) -> float:
        """Seconds that it may take for what it does now."""
        return _allowed(self.doing[0]) if self.ready and self.doing else LOADING

    def is_over(self, until: float | None) -> bool:
        """Whether it has taken longer than it may, or than to the moment `until`, and nothing of it waits to be heard."""
        if self.ready and not self.doing:
            return False
        now = time.monotonic()
        late = now - self.since > self.allowed or (until is not None and now > until)
        return late and not self.pipe.poll()

    def end(self, *, at_once: bool) -> None:
        """Have the process end, and wait for it."""
        self._going.put(None)
        if not at_once:
            self.process.join(LEAVE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self._sender.join(LEAVE)
        self.pipe.close()
        self.process.close()


def _allowed(batch: Batch) -> float:
    """Seconds that a worker may take for a batch."""
    return READING + sum(map(size_of, batch.items)) / PACE


class LocalEngine:
    """Reads batches in processes; a context manager."""

    def __init__(self, task: Task, workers: int) -> None:
        self._task = task
        self.workers = workers
        self._context = multiprocessing.get_context(METHOD)
        self._processes: list[_Process] = []
        self._again: deque[Batch] = deque()  # what a worker that died had not begun
        self._alone: deque[Batch] = deque()  # items that are tried once more, each in a batch of its own
        self._parts: dict[int, tuple[Batch, dict[int, Result]]] = {}
        self._last = -1  # number of the batch that was handed out last
        self._deaths = 0
        self.replaced = 0

    def __enter__(self) -> LocalEngine:
        self._processes = [_Process(self._context, self._task) for _ in range(self.workers)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        for worker in self._processes:
            worker.end(at_once=kind is not None)
        self._processes = []

    @property
    def pids(self) -> list[int]:
        """The workers' process ids."""
        return [worker.process.pid or 0 for worker in self._processes]

    def results(self, batches: Iterator[Batch], stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """The result of every batch, as they are done. After `stop` nothing new is begun; what is under way is finished, unless that
        takes longer than GRACE.

        Raises:
            ModelError: the workers cannot load the reader.
            LagebildError: the workers die while they load it.
        """
        until: float | None = None
        while True:
            if until is None and stop():
                batches, until = iter(()), time.monotonic() + GRACE
            if until is not None:
                self._again.clear()
                self._alone.clear()
            self._feed(batches)
            if not any(worker.doing for worker in self._processes):
                return
            for pipe in wait([worker.pipe for worker in self._processes], PATIENCE):
                worker = next(one for one in self._processes if one.pipe is pipe)
                yield from self._heard(worker)
            for worker in [one for one in self._processes if one.is_over(until)]:
                if until is not None and time.monotonic() > until:
                    self._replaced(worker, anew=False)  # what it was reading is read when the run goes on
                else:
                    yield from self._died(worker, hung=True)

    def _feed(self, batches: Iterator[Batch]) -> None:
        """Hand out work, to whoever has least first."""
        for depth in range(DEPTH):
            for worker in self._processes:
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
        if self._last - self._oldest() >= AHEAD * self.workers:
            return None  # one that takes long holds the others up, rather than let what waits for it fill the memory
        batch = next(batches, None)
        self._last = batch.number if batch else self._last
        return batch

    def _oldest(self) -> int:
        """The first batch that is under way."""
        under_way = (batch.number for worker in self._processes for batch in worker.doing)
        return min([*under_way, *(batch.number for batch in self._again), *self._parts], default=self._last + 1)

    def _heard(self, worker: _Process) -> Iterator[Result]:
        try:
            said = worker.heard()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        if isinstance(said, Failed):
            raise ModelError(said.words)
        if isinstance(said, Ready):
            worker.ready, self._deaths = True, 0
            return
        yield from self._collected(worker.doing.popleft(), said)

    def _died(self, worker: _Process, *, hung: bool = False) -> Iterator[Result]:
        """Put another one in its place. What it was reading is tried once more, item by item; what it tried for the second time is lost."""
        doing, was_ready = list(worker.doing), worker.ready
        self._deaths += not was_ready
        self._replaced(worker, anew=self._deaths < DEATHS)
        if self._deaths >= DEATHS:
            raise LagebildError(
                "the workers end while they load the reader: out of memory? try fewer (--workers), or `lagebild read` to see why"
            )
        self.replaced += 1
        if not was_ready:
            self._again.extend(doing)
            return
        self._again.extend(doing[1:])
        if doing:
            yield from self._suspected(doing[0], hung=hung)

    def _replaced(self, worker: _Process, *, anew: bool) -> None:
        place = self._processes.index(worker)
        del self._processes[place]
        worker.end(at_once=True)
        if anew:
            self._processes.insert(place, _Process(self._context, self._task))

    def _suspected(self, batch: Batch, *, hung: bool) -> Iterator[Result]:
        """What is done about a batch over which its worker died or hung."""
        if batch.alone is not None:
            what, hint = HUNG if hung else ENDED
            yield from self._collected(batch, lost(batch, self._task, (what.format(_allowed(batch)), hint)))
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
