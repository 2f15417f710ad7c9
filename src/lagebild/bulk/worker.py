"""What a worker does: it loads the reader once, then takes batches and gives results."""

from __future__ import annotations

import io
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lagebild import pipeline
from lagebild.bulk.work import Batch, Fault, Item, Outcome, Raw, Read, Result, Task, result_of
from lagebild.errors import DEBUG, InputError, ModelError
from lagebild.records import Article, Coder, Findings
from lagebild.sources import assembly, streams
from lagebild.sources.drafts import Draft, Record
from lagebild.sources.respect import respected


class Worker:
    """Reads batches with a reader of its own."""

    def __init__(self, task: Task) -> None:
        """Load the reader.

        Raises:
            ModelError: the model is missing, damaged or not that of the run.
        """
        self._task = task
        self._reader = task.load()
        self.coder = self._reader.coder
        if task.coder is not None and task.coder != self.coder:
            begun, mine = (f"{one.version} with {one.model} {one.sha256[:16]}" for one in (task.coder, self.coder))
            raise ModelError(
                f"{platform.node()}: has Lagebild {mine}, the run was begun with {begun}; install the same everywhere"
            )

    def __call__(self, batch: Batch) -> Result:
        """Read a batch; whatever is wrong with one article is that article's fault."""
        found = [
            article
            for item in batch.items
            for article in articles(item, self._task.published, respect=self._task.respect)
        ]
        read = self._read([one for one in found if isinstance(one, Article)])
        outcomes = [one if isinstance(one, InputError) else self._outcome(one, next(read)) for one in found]
        return result_of(batch, outcomes, self._task)

    def _read(self, some: list[Article]) -> Iterator[Findings | Exception]:
        """What is found in each article. The reader is handed all of them, so that it can use its threads; where it fails over one,
        it goes on behind that.
        """
        done = 0
        while done < len(some):
            try:
                for _, findings in self._reader.read(some[done:]):
                    done += 1
                    yield findings
            except Exception as error:
                done += 1
                yield error

    def _outcome(self, article: Article, found: Findings | Exception) -> Outcome:
        if not isinstance(found, Exception):
            return linked(article, found, self.coder)
        if os.environ.get(DEBUG):
            raise found
        what = f"could not be read: a fault in Lagebild ({type(found).__name__}: {found})"
        return InputError(article.where or article.id, what, f"please report it with what {DEBUG}=1 prints")


@dataclass(frozen=True, slots=True)
class Known:
    """A reader that gives findings which are known already: for linking alone."""

    coder: Coder
    findings: Findings

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Every article with the findings."""
        return ((article, self.findings) for article in articles)


def linked(article: Article, findings: Findings, coder: Coder) -> Outcome:
    """The reading that findings give."""
    (reading,) = pipeline.readings([article], Known(coder, findings))
    return reading if isinstance(reading, InputError) else Read(reading, findings)


def articles(item: Item, published: str | None = None, *, respect: bool = False) -> Iterator[Article | InputError]:
    """The articles of an item: one, except where a file holds several. `published` dates those that say nothing of it; of `respect`,
    what reserves text and data mining is a fault.
    """
    found = _assembled(item, published)
    yield from respected(found) if respect else found


def _assembled(item: Item, published: str | None) -> Iterator[Article | InputError]:
    if isinstance(item, Article | Fault):
        yield item if isinstance(item, Article) else InputError(*item)
        return
    for draft in [item] if isinstance(item, Draft) else _drafts(item):
        try:
            yield draft if isinstance(draft, InputError) else assembly.assemble(draft, option=published)
        except InputError as fault:
            yield fault


def _drafts(raw: Raw | Record) -> Iterator[Draft | InputError]:
    if isinstance(raw, Record):
        return streams.of_record(raw)
    found = streams.drafts(io.BytesIO(raw.data), raw.where, raw.kind)
    return (_numbered(one, raw) for one in found) if raw.line else found


def _numbered(found: Draft | InputError, raw: Raw) -> Draft | InputError:
    """What stands on a line by the line's number in its file: read on its own, it is the first."""
    where = f"{found.where.removesuffix(':1')}:{raw.line}"
    if isinstance(found, InputError):
        return InputError(where, found.what, found.hint)
    return replace(found, where=where)
