"""A process that adds to dossiers in children of its own, which can be killed: at a point of the work, or after a time.

It reads a task a line from standard input and answers with a line, both JSON. Whatever is heavy is imported once, before the first
child is forked. Run as `python -m tests.store.adding`.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from select import select
from typing import IO, Any

from sqlalchemy import event

from lagebild import pipeline
from lagebild.records import Article
from lagebild.store import Dossier
from lagebild.store.connection import Database
from tests.fakes import FakeReader

ROOT = Path(__file__).parents[2]
LONG = " ".join(f"Absatz{number} handelt von Öl, Übergang und Zahl{number}." for number in range(8))


@dataclass(frozen=True)
class Task:
    """Add articles (their places in ARTICLES; all of them by default) to a dossier.

    `kill_at` counts statements and commits of the database, from 1: the child is killed before that one. `kill_after` are seconds from
    its start. `start` is the time (`time.time`) at which it begins to add.
    """

    place: str
    articles: tuple[int, ...] = ()
    kill_at: int | None = None
    kill_after: float | None = None
    start: float | None = None


@dataclass(frozen=True)
class Done:
    """What became of a task: outcomes in their order ("failed" alone where it failed), points that it came by, how long it took."""

    killed: bool
    outcomes: tuple[str, ...] = field(default=())
    points: int = 0
    seconds: float = 0.0


def _articles() -> Iterator[Article]:
    """A feed: new articles, a copy, a new version, other details, repeats."""

    def one(number: int, text: str, **fields: Any) -> Article:
        values = {"title": f"Überschrift {number}", "published": f"2022-01-{number + 10}", "published_by": "given"}
        return Article(f"artikel-{number}", text, where=f"feed.jsonl:{number}", **{**values, **fields})

    for number in range(5):
        yield one(
            number, f"Brandner sagte: „Wir bleiben {number} Tage.“ Velten sagte: „Das glaubt niemand, {number}.“ Öl!"
        )
    yield one(5, f"{LONG} Korwath sagte: „Wir gehen am Dienstag.“", publisher="Korwather Bote")
    yield one(6, f"{LONG} Korwath sagte: „Wir gehen am Dienstag.“", publisher="Ohmtal-Zeitung")  # a copy
    yield one(1, "Brandner sagte: „Wir bleiben doch länger.“ Korwath schwieg.")  # a version
    yield one(
        2, "Brandner sagte: „Wir bleiben 2 Tage.“ Velten sagte: „Das glaubt niemand, 2.“ Öl!", title="Neu"
    )  # details
    yield one(3, "Brandner sagte: „Wir bleiben 3 Tage.“ Velten sagte: „Das glaubt niemand, 3.“ Öl!")  # again
    yield one(
        1, "Brandner sagte: „Wir bleiben 1 Tage.“ Velten sagte: „Das glaubt niemand, 1.“ Öl!"
    )  # the old version again
    yield one(7, "Lasnik sagte: „Was gilt?“")


ARTICLES = tuple(_articles())


def add(task: Task) -> Iterator[str]:
    """Add the articles of a task, and say what became of each."""
    chosen = [ARTICLES[number] for number in task.articles] or list(ARTICLES)
    with Dossier.open(task.place, create=True) as dossier:
        for result in pipeline.add(chosen, FakeReader(), dossier):
            yield getattr(result, "outcome", str(result))


class _Points:
    """Counts statements and commits, and kills the process before one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self.seen = 0
        self._kill_at = kill_at

    def watch(self, database: Database) -> None:
        for name in ("before_cursor_execute", "commit"):
            event.listen(database._engine, name, self._pass)

    def _pass(self, *_: object) -> None:
        self.seen += 1
        if self.seen == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _child(task: Task, out: int) -> None:
    points = _Points(task.kill_at)
    prepared = Database.__init__

    def watched(self: Database, *arguments: Any, **options: Any) -> None:
        prepared(self, *arguments, **options)
        points.watch(self)

    Database.__init__ = watched  # type: ignore[method-assign]
    if task.start is not None:
        time.sleep(max(0.0, task.start - time.time()))
    begin = time.monotonic()
    outcomes = tuple(add(task))
    done = Done(False, outcomes, points.seen, time.monotonic() - begin)
    os.write(out, json.dumps(asdict(done)).encode())


def _forked(task: Task) -> tuple[int, int]:
    """A child at work on a task: its process and the end of the pipe on which it answers."""
    answers, out = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(answers)
            _child(task, out)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(out)
    return child, answers


def _done(child: int, answers: int) -> Done:
    with os.fdopen(answers, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return Done(True)
    if status:
        return Done(False, ("failed",))
    values = json.loads(answer)
    return Done(**{**values, "outcomes": tuple(values["outcomes"])})


def together(tasks: Iterable[Task]) -> list[Done]:
    """Work on tasks at the same time, one process each."""
    children = [(task, *_forked(task)) for task in tasks]
    for task, child, _ in children:
        if task.kill_after is not None:
            time.sleep(task.kill_after)
            os.kill(child, signal.SIGKILL)
    return [_done(child, answers) for _, child, answers in children]


class Adder:
    """The process, as a test sees it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._is_at_work = False

    def __call__(self, *tasks: Task) -> list[Done]:
        """Work on tasks at the same time."""
        self.begin(*tasks)
        return self.end()

    def begin(self, *tasks: Task) -> None:
        """Have tasks worked on at the same time."""
        if self._is_at_work:  # a test that failed has not waited
            self.end()
        self._is_at_work = True
        stdin, _ = _piped(self._process)
        stdin.write(json.dumps([asdict(task) for task in tasks]) + "\n")
        stdin.flush()

    def is_done(self) -> bool:
        """Whether all of them are."""
        return bool(select([_piped(self._process)[1]], [], [], 0)[0])

    def end(self) -> list[Done]:
        """Wait until they are, and say what became of them."""
        answer = _piped(self._process)[1].readline()
        self._is_at_work = False
        assert answer, "the adding process has ended"
        return [Done(**{**values, "outcomes": tuple(values["outcomes"])}) for values in json.loads(answer)]


def _piped(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@contextmanager
def adder() -> Iterator[Adder]:
    """A process that adds, until the block ends."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.store.adding"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment, cwd=ROOT) as process:
        yield Adder(process)
        _piped(process)[0].close()


def _warm() -> None:
    """Load once what every child would load: the tables of linking, the modules of adding and of both databases."""
    with tempfile.TemporaryDirectory() as folder:
        assert len(list(add(Task(str(Path(folder) / "warm.db"))))) == len(ARTICLES)
    with suppress(ImportError):  # a child would not use it either
        importlib.import_module("sqlalchemy.dialects.postgresql.psycopg").dialect.import_dbapi()


def main() -> None:
    """Answer tasks until there are no more."""
    _warm()
    for line in sys.stdin:
        tasks = [Task(**{**values, "articles": tuple(values["articles"])}) for values in json.loads(line)]
        answer = json.dumps([asdict(done) for done in together(tasks)])
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
