"""Workers as actors of Ray Data, on this machine or on a cluster's.

The input is read here and goes out in waves, since Ray Data wants to know of all that it is to do; a wave keeps every worker busy for so
long that to load the reader once a wave costs nothing. What comes back is written here, so that workers need neither the input nor the
output. Each actor keeps its reader in a process of its own, as the local engine does: an article that ends it is found out there and
then, while an actor or a machine that is lost is Ray's to replace.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from lagebild.bulk.local import LocalEngine
from lagebild.bulk.work import Batch, Failed, Result, Task
from lagebild.errors import LagebildError, ModelError

OWN = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""Of a Ray of our own: its node is called 127.0.0.1, as Ray does it itself on Windows and macOS; then its servers listen on that alone."""

WAVE = 128  # batches a worker that go out at once
LARGE = 256_000_000  # bytes of batches after which a wave goes out, however few they are
STORE = 256 * 2**20  # bytes of shared memory that a Ray of our own takes: a wave of batches and what comes of it
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is told to anybody
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_worker_niceness": "0",  # else whatever else runs on the machine goes before its workers
    "RAY_prestart_worker_first_driver": "0",  # workers are begun when they are wanted, not beforehand
}


class Actor:
    """A worker as Ray Data calls it: rows with a packed batch in, rows with a packed result out."""

    def __init__(self, task: bytes) -> None:
        self._engine = LocalEngine(pickle.loads(task), 1)
        self._engine.__enter__()  # its process ends with this one

    def __call__(self, rows: pa.Table) -> pa.Table:
        """Read the batches of some rows."""
        batches = [pickle.loads(data) for data in rows["batch"].to_pylist()]
        done: list[Result | Failed]
        try:
            done = list(self._engine.results(iter(batches)))
        except LagebildError as error:  # said in its place: raised here, it would come out as pages of Ray's own words
            done = [Failed(str(error))]
        return pa.table({"result": pa.array([pickle.dumps(result) for result in done], pa.large_binary())})


class RayEngine:
    """Reads batches in Ray's actors; a context manager."""

    def __init__(self, task: Task, workers: int | None, *, address: str | None = None, threads: int = 1) -> None:
        """`address` is that of a cluster ("auto", "ray://HOST:10001"); without it one is begun on this machine. Without `workers`, of a
        cluster's, there are as many as it has processors for.
        """
        self._task = task
        self.workers = workers or 1
        self._all = workers is None
        self._address = address
        self._threads = threads
        self._ray: Any = None
        self._own = True
        self.replaced = 0

    def __enter__(self) -> RayEngine:
        for name, value in (SETTINGS | (OWN if self._address is None else {})).items():
            os.environ.setdefault(name, value)
        try:
            import ray  # noqa: PLC0415 -- whoever uses the other engines need not have it
            import ray.data  # noqa: PLC0415
        except ImportError as error:
            raise LagebildError("--engine ray needs Ray: pip install 'lagebild[ray]'") from error
        self._ray = ray
        self._own = not ray.is_initialized()  # one that was begun in this process is used, and left as it is
        self._begin()
        if self._all:
            held: dict[str, float] = self._ray.cluster_resources()
            self.workers = max(1, int(held.get("CPU", 1)) // self._threads)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self._own:
            self._ray.shutdown()

    def _begin(self) -> None:
        logging.getLogger("ray").setLevel(logging.ERROR)
        for handler in logging.getLogger("ray.data").handlers:  # what it says to its own log file may stay
            if handler.get_name() == "console":
                handler.setLevel(logging.CRITICAL + 1)
        if self._own:
            self._connect()
        context = self._ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False

    def _connect(self) -> None:
        """Begin a Ray, or join the cluster's."""
        values: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        if self._address is None:
            processors = self.workers * self._threads
            values |= {"num_cpus": processors, "object_store_memory": STORE, "include_dashboard": False}
            values["_node_ip_address"] = "127.0.0.1"
        else:
            values["address"] = self._address
        try:
            with _hushed(), _findable():
                self._ray.init(**values)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            where = self._address or "this machine"
            raise LagebildError(f"Ray cannot be reached or begun at {where}: {error}") from error
        if self._address is None and not self._ray.get_runtime_context().gcs_address.startswith("127."):
            self._ray.shutdown()
            name, value = next(iter(OWN.items()))
            raise LagebildError(
                f"Ray was loaded before and would listen to the network: set {name}={value} before it is"
            )

    def results(self, batches: Iterator[Batch], stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """The result of every batch, as they are done. After `stop` nothing more is taken in.

        Raises:
            ModelError: the workers cannot load the reader.
            LagebildError: Ray gave up.
        """
        while not stop() and (wave := self._next(batches)):
            for result in self._wave(wave):
                yield result
                if stop():
                    return

    def _next(self, batches: Iterator[Batch]) -> list[bytes]:
        """The next batches that go out at once, packed."""
        wave: list[bytes] = []
        size = 0
        while len(wave) < WAVE * self.workers and size < LARGE and (batch := next(batches, None)) is not None:
            wave.append(pickle.dumps(batch))
            size += len(wave[-1])
        return wave

    def _wave(self, batches: Sequence[bytes]) -> Iterator[Result]:
        """What comes back of some batches."""
        data = self._ray.data
        rows = [{"batch": batch} for batch in batches]
        found = data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            Actor,
            fn_constructor_args=(pickle.dumps(self._task),),
            batch_format="pyarrow",
            batch_size=None,  # a row is a block of its own, and stays one
            compute=data.ActorPoolStrategy(size=min(self.workers, len(batches)), max_tasks_in_flight_per_actor=2),
            num_cpus=self._threads,
        )
        done = self._ray.exceptions.RayError, self._ray.data.exceptions.UserCodeException
        try:
            for row in found.iter_rows():
                result: Result | Failed = pickle.loads(row["result"])
                if isinstance(result, Failed):
                    raise ModelError(result.words)
                yield result
        except done as error:
            words = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
            raise LagebildError(f"Ray gave up: {words}; run it again, it goes on where it is") from error


@contextmanager
def _hushed() -> Iterator[None]:
    """While Ray begins, what its own machinery writes past Python to standard error goes nowhere; what fails is an exception."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


@contextmanager
def _findable() -> Iterator[None]:
    """While Ray begins, its environment says where this process finds modules, so that workers find the same."""
    name = "PYTHONPATH"
    before = os.environ.get(name)
    os.environ[name] = os.pathsep.join(filter(None, sys.path))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
