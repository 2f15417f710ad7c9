"""Articles through a reader as they come in: the order stays, a fault costs the article that it is in."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from lagebild.errors import DEBUG, InputError, LagebildError
from lagebild.records import Article, Coder, Findings

WAITING = 256  # faults and the like in a row that may wait for the article before them

_T = TypeVar("_T")


class Pause(Enum):
    """Stands between articles where the next one may be long in coming: what was taken before is handed out first."""

    PAUSE = "pause"


class Found(NamedTuple):
    """An article with what was found in it."""

    article: Article
    findings: Findings


class Reads(Protocol):
    """What the pipeline asks of a reader; `lagebild.reading.Reader` is one, tests have a smaller one."""

    @property
    def coder(self) -> Coder:
        """Version of the code, name and hash of the model."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """Every article with what the network reads out of it, in the order given. It may take some ahead and read them beside one
        another; where the articles end, it gives back all that it has taken.
        """


def one_by_one(items: Iterable[Article | InputError]) -> Iterator[Article | InputError | Pause]:
    """The items with a pause after each: of a pipe that fills slowly, each article is read before the next one is waited for."""
    for item in items:
        yield item
        yield Pause.PAUSE


def found(items: Iterable[Article | _T | Pause], reader: Reads) -> Iterator[Found | InputError | _T]:
    """Every article with what the reader finds in it, or that it failed on it; what is no article keeps its place."""
    stream = iter(items)
    for first in stream:
        if isinstance(first, Pause):
            continue
        waiting: deque[Article | _T] = deque()  # handed in and not come out yet
        taken = _Taken(_articles(chain([first], stream), waiting))
        try:
            for article, findings in reader.read(taken):
                yield from _others_before(waiting)
                waiting.popleft()
                yield Found(article, findings)
        except Exception as error:
            if isinstance(error, LagebildError) or taken.is_broken or os.environ.get(DEBUG):
                raise
            if not taken.is_begun:
                waiting.append(first)
            yield from _one_for_one(waiting, reader)
        yield from _others_before(waiting)
        assert not waiting, "a reader gives back every article"


class _Taken:
    """Articles as a reader takes them; `is_begun` says that it has asked for one, `is_broken` that a fault came from where they come from,
    and not from the reader.
    """

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.is_begun = False
        self.is_broken = False

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        self.is_begun = True
        try:
            return next(self._articles)
        except StopIteration:
            raise
        except Exception:
            self.is_broken = True
            raise


def _one_for_one(waiting: deque[Article | _T], reader: Reads) -> Iterator[Found | InputError | _T]:
    """What a reader had taken when it failed, each article read by itself, so that only those on which it fails are lost."""
    while waiting:
        item = waiting.popleft()
        if not isinstance(item, Article):
            yield item
            continue
        try:
            ((article, findings),) = reader.read([item])
        except LagebildError:
            raise
        except Exception as error:
            yield fault_of_ours(item, error)
        else:
            yield Found(article, findings)


def _articles(items: Iterable[Article | _T | Pause], waiting: deque[Article | _T]) -> Iterator[Article]:
    """The articles among the items; everything is noted in `waiting`. Ends early at a pause, and when too many others wait."""
    for item in items:
        if isinstance(item, Pause):
            return
        waiting.append(item)
        if isinstance(item, Article):
            yield item
        elif len(waiting) >= WAITING:
            return


def _others_before(waiting: deque[Article | _T]) -> Iterator[_T]:
    """Take what stands before the next article."""
    while waiting and not isinstance(other := waiting[0], Article):
        waiting.popleft()
        yield other


def fault_of_ours(article: Article, error: Exception) -> InputError:
    """That Lagebild itself failed on an article."""
    what = f"could not be read: a fault in Lagebild ({type(error).__name__}: {error})"
    return InputError(article.where or article.id, what, f"please report it with what {DEBUG}=1 prints")
