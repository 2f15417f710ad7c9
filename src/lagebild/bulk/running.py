"""A bulk run from its inputs to its output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from lagebild.bulk import inputs, parts
from lagebild.bulk.cluster import RayEngine
from lagebild.bulk.disk import Folder
from lagebild.bulk.inputs import UntilGone
from lagebild.bulk.into import into_dossier
from lagebild.bulk.local import LocalEngine
from lagebild.bulk.options import ENGINES, Options, Summary, Watch
from lagebild.bulk.packing import AsTables
from lagebild.bulk.plain import PlainEngine
from lagebild.bulk.seen import Seen
from lagebild.bulk.work import Batch, Result, Task
from lagebild.errors import InputError, LagebildError


class Engine(Protocol):
    """Reads batches, whatever with."""

    replaced: int
    workers: int

    def results(self, batches: Iterator[Batch], stop: Callable[[], bool] = ...) -> Iterator[Result]:
        """The result of every batch, in any order; after `stop` nothing new is begun."""


DOSSIERS = ("postgresql://", "postgres://", "postgresql+psycopg://", "sqlite://")
FILES = (".db", ".sqlite", ".sqlite3", ".dossier")


def is_dossier(out: str) -> bool:
    """Whether an output is a dossier: a database's URL, a file that is there, or one that is called like one."""
    return out.startswith(DOSSIERS) or ("://" not in out and (Path(out).is_file() or out.lower().endswith(FILES)))


def run(
    paths: Iterable[str],
    out: str,
    options: Options | None = None,
    *,
    watch: Watch | None = None,
    stop: Callable[[], bool] = lambda: False,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Read inputs into a folder or a dossier; where that was begun before, what is missing.

    Args:
        paths: files, folders, patterns, URLs of object stores, or - for standard input.
        out: a folder or its URL; or a dossier: a file, or a PostgreSQL URL.
        options: how; the plain values where None.
        watch: is told how it goes.
        stop: is asked now and then; once it says yes, nothing new is begun, and the run ends as if it had been interrupted.
        stdin: stands in for standard input.

    Raises:
        ModelError: no model is installed, or it does not fit.
        InputError: an input is not there; nothing was read. What cannot be read later on ends the run instead (`Summary.stopped`).
        StoreError: the output holds something else, or a run of another input, model or setting.
        LagebildError: the output cannot be written, or the engine cannot be begun.
    """
    options, watch, paths = options or Options(), watch or Watch(), list(paths)
    inputs.check(paths)
    if is_dossier(out):
        engines = partial(engine, options=options)
        return into_dossier(paths, out, options, engines, watch=watch, stop=stop, stdin=stdin)
    return into_folder(paths, out, options, watch=watch, stop=stop, stdin=stdin)


def into_folder(
    paths: Iterable[str],
    out: str,
    options: Options,
    *,
    watch: Watch,
    stop: Callable[[], bool],
    stdin: BinaryIO | None = None,
) -> Summary:
    """Read inputs into a folder of Parquet; see `lagebild.bulk.run`."""
    load = partial(options.load, options.model, threads=options.threads, extras=options.include_all)
    coder = load().coder
    given = parts.settings(
        asdict(coder),
        published=options.published,
        respect=options.respect_reservations,
        include_all=options.include_all,
        batch=options.batch,
        chunk=options.chunk,
    )
    folder = Folder(out)
    folder.make()
    with folder.alone(parts.LOCK), Seen() as seen:
        made = parts.Parts(folder, given, seen)
        made.begin(fresh=options.fresh)
        if made.remade:
            watch.remade(made.remade)
        watch.before(made.before)
        task = Task(load, AsTables(options.include_all), options.published, coder, options.respect_reservations)
        pending = UntilGone(made.pending(inputs.batches(paths, size=options.batch, stdin=stdin)))
        used = _read(made.take, iter(pending), task, options, watch=watch, stop=stop)
        return Summary(
            out,
            made.finish(),
            before=made.before,
            coder=asdict(coder),
            engine=options.engine,
            workers=used.workers if used else options.count,
            replaced=used.replaced if used else 0,
            stopped=pending.why,
            **asdict(made.counts),
        )


def _read(
    take: Callable[[Result], None],
    pending: Iterator[Batch],
    task: Task,
    options: Options,
    *,
    watch: Watch,
    stop: Callable[[], bool],
) -> Engine | None:
    """Have what is pending read, and take it in as it comes; the engine that did it."""
    first = next(pending, None)
    if first is None:  # all is done: no worker need be begun
        return None
    with engine(task, options) as running, closing(running.results(chain([first], pending), stop)) as results:
        for result in results:
            take(result)
            watch.read(result.read)
            for fault in result.faults:
                watch.failed(InputError(*fault))
        used: Engine = running
    return used


def engine(task: Task, options: Options) -> AbstractContextManager[Any]:
    """The engine that is asked for, not begun yet.

    Raises:
        LagebildError: there is none of that name.
    """
    if options.engine == "local":
        return LocalEngine(task, options.count)
    if options.engine == "ray":
        workers = options.workers if options.address else options.count
        return RayEngine(task, workers, address=options.address, threads=options.threads)
    if options.engine == "plain":
        return PlainEngine(task)
    raise LagebildError(f"engine {options.engine!r}: one of {', '.join(ENGINES)}")
