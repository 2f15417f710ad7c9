"""A bulk run into a dossier: workers read and link, this process writes, in the order of the input.

A dossier has one writer at a time, be it a file or a PostgreSQL schema, so several processes that write would only wait for one another;
and which text is an article's first, and which paper printed it first, must not depend on who was faster. What the dossier has is not
read again: it is its own checkpoint.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import asdict
from functools import partial
from itertools import chain
from typing import Any, BinaryIO

from lagebild.bulk import inputs
from lagebild.bulk.inputs import UntilGone
from lagebild.bulk.options import Options, Summary, Watch
from lagebild.bulk.packing import as_records, records
from lagebild.bulk.work import Batch, Item, Outcome, Read, Result, Task
from lagebild.bulk.worker import articles, linked
from lagebild.entries import Added
from lagebild.errors import InputError
from lagebild.records import Article, Coder, Findings, Reading
from lagebild.store import Dossier

_Known = Added | Outcome | None
Engines = Callable[[Task], AbstractContextManager[Any]]

CHANGED = ("new", "copy", "version", "details", "reread")


class Adding:
    """Takes articles into a dossier as their readings come."""

    def __init__(self, dossier: Dossier, coder: Coder, watch: Watch) -> None:
        self._dossier = dossier
        self._coder = coder
        self._watch = watch
        self._waiting: deque[tuple[Batch, list[_Known]]] = deque()  # in the order of the input
        self._results: dict[int, Result] = {}
        self.outcomes: Counter[str] = Counter()
        self.failed = 0

    def wanted(self, batches: Iterable[Batch], published: str | None, *, respect: bool = False) -> Iterator[Batch]:
        """Of each batch the articles that must be read; what the dossier knows, and what is no article, keeps its place."""
        for batch in batches:
            standing: list[_Known] = []
            to_read: list[Item] = []
            for article in (one for item in batch.items for one in articles(item, published, respect=respect)):
                known = self._known(article)
                standing.append(known)
                if isinstance(article, Article) and known is None:
                    to_read.append(article)
            wanted = Batch(batch.number, tuple(to_read))
            self._waiting.append((wanted, standing))
            if to_read:
                yield wanted
            else:
                self.write()

    def _known(self, article: Article | InputError) -> _Known:
        """What became of an article, or is read out of it, that need not be read; None of one that must be."""
        if isinstance(article, InputError):
            return article
        standing = self._dossier.standing(article, self._coder)
        if standing.added is not None or standing.findings is None:
            return standing.added
        return linked(standing.article, standing.findings, self._coder)

    @property
    def is_done(self) -> bool:
        """Whether all that was taken in has been written."""
        return not self._waiting

    def take(self, result: Result) -> None:
        """Take what came of a batch; it is written when all before it is."""
        self._results[result.number] = result
        self.write()

    def write(self) -> None:
        """Write what can be written, in order."""
        while self._waiting:
            batch, standing = self._waiting[0]
            if batch.items and batch.number not in self._results:
                return
            self._waiting.popleft()
            result = self._results.pop(batch.number, None)
            read = iter([one for made in result.made for one in records(made)] if result else [])
            for known in standing:
                self._tell(self._written(next(read) if known is None else known))

    def _written(self, one: Added | Outcome) -> Added | InputError:
        return self._added(one.reading, one.findings) if isinstance(one, Read) else one

    def _added(self, reading: Reading, findings: Findings) -> Added | InputError:
        def again(article: Article) -> Reading:
            anew = linked(article, findings, self._coder)
            if isinstance(anew, InputError):
                raise anew
            return anew.reading

        try:
            return self._dossier.add(reading, findings, again)
        except InputError as fault:
            return fault

    def _tell(self, one: Added | InputError) -> None:
        if isinstance(one, InputError):
            self.failed += 1
            self._watch.failed(one)
        else:
            self.outcomes[one.outcome] += 1
            self._watch.read(1)


def into_dossier(
    paths: Iterable[str],
    out: str,
    options: Options,
    engines: Engines,
    *,
    watch: Watch,
    stop: Callable[[], bool],
    stdin: BinaryIO | None = None,
) -> Summary:
    """Read inputs into a dossier; see `lagebild.bulk.run`.

    Raises:
        StoreError: the dossier cannot be opened or written; what was added before stays.
    """
    load = partial(options.load, options.model, threads=options.threads, extras=True)
    coder = load().coder
    with Dossier.open(out, create=True) as dossier:
        adding = Adding(dossier, coder, watch)
        batches = UntilGone(inputs.batches(paths, size=options.batch, stdin=stdin, dossier=dossier.files))
        wanted = adding.wanted(batches, options.published, respect=options.respect_reservations)
        replaced, workers = 0, options.count
        first = next(wanted, None)
        if first is not None:
            task = Task(load, as_records, None, coder)
            with engines(task) as running, closing(running.results(chain([first], wanted), stop)) as results:
                for result in results:
                    adding.take(result)
                replaced, workers = running.replaced, running.workers
        adding.write()
        return Summary(
            dossier.name,
            batches.all and adding.is_done,
            articles=sum(adding.outcomes[name] for name in CHANGED),
            versions=adding.outcomes["version"],
            duplicates=adding.outcomes["unchanged"] + adding.outcomes["refused"],
            failed=adding.failed,
            rows=dict(adding.outcomes),
            coder=asdict(coder),
            engine=options.engine,
            workers=workers,
            replaced=replaced,
            stopped=batches.why,
        )
