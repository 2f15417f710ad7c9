"""What goes to a worker and what comes back: values that any process can unpack."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple

from lagebild.errors import InputError
from lagebild.records import Article, Coder, Findings, Reading
from lagebild.sources.drafts import MAX_TEXT, Draft, Record
from lagebild.streaming import Reads

BATCH = 8  # items that a worker is handed at once: enough that handing over costs little, few enough that none waits long for the last
CHUNK = 256  # batches after which parts are written


class Raw(NamedTuple):
    """Bytes that still have to be taken apart: a line (`line` counts from 1) or a whole file of a kind (`sources.files.SUFFIXES`)."""

    where: str
    kind: str | None
    data: bytes
    line: int = 0


class Fault(NamedTuple):
    """What could not even be taken apart: an error as a value, so that batches can be compared."""

    where: str
    what: str
    hint: str = ""


Item = Raw | Record | Draft | Article | Fault
"""One article on its way, as far as it was taken apart where the input is read."""


def where_of(item: Item) -> str:
    """The place that an item was read from, for messages."""
    where = item.where
    return f"{where}:{item.line}" if isinstance(item, Raw) and item.line else where


def size_of(item: Item) -> int:
    """About how many bytes of text an item holds: never less."""
    if isinstance(item, Raw | Record):
        return min(len(item.data), MAX_TEXT)
    return 0 if isinstance(item, Fault) else len(item.text)


def fingerprint(items: Sequence[Item]) -> str:
    """Hash of what items hold, wherever they lie."""
    total = hashlib.sha256()
    for item in items:
        if isinstance(item, Raw):
            data = item.data
        elif isinstance(item, Record):
            said = json.dumps([item.kind, item.charset, item.url, item.fetched, item.headers, item.warnings])
            data = said.encode() + item.data
        elif isinstance(item, Fault):
            data = item.what.encode("utf-8", "replace")
        else:
            data = json.dumps({**asdict(item), "where": ""}, sort_keys=True, default=str).encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that one worker reads in one go; `number` counts from 0 in the order of the input.

    `alone` is the place in its batch of an item that is read in a batch of its own, from 0.
    """

    number: int
    items: tuple[Item, ...]
    sha256: str = ""
    alone: int | None = None

    @property
    def singles(self) -> list[Batch]:
        """Each item in a batch of its own, with the same number."""
        return [replace(self, items=(item,), alone=at) for at, item in enumerate(self.items)]


class Read(NamedTuple):
    """An article that was read, with the findings that it was linked from."""

    reading: Reading
    findings: Findings


Outcome = Read | InputError


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a batch: `made` is what the worker's `make` made of the outcomes; `read` and `failed` count them.

    `faults` are the failed ones, for messages.
    """

    number: int
    sha256: str
    made: tuple[bytes, ...]
    read: int = 0
    faults: tuple[tuple[str, str, str], ...] = ()


class Failed(NamedTuple):
    """A worker could not load the reader: the error's own words."""

    words: str


Make = Callable[[Sequence[Outcome]], bytes]
"""Packs the outcomes of a batch in the worker, in the form in which they are wanted."""


@dataclass(frozen=True, slots=True)
class Task:
    """All that a worker must know: how to load the reader, what to make of readings, which date undated articles have; which coder
    the run was begun with, since another machine may have another one; and whether what reserves text and data mining is left out.

    Must be picklable: a worker may be a process on another machine.
    """

    load: Callable[[], Reads]
    make: Make
    published: str | None = None
    coder: Coder | None = None
    respect: bool = False


def joined(batch: Batch, parts: Mapping[int, Result]) -> Result:
    """The result of a batch whose items were read one by one."""
    results = [parts[at] for at in range(len(batch.items))]
    return Result(
        batch.number,
        batch.sha256,
        tuple(made for result in results for made in result.made),
        sum(result.read for result in results),
        tuple(fault for result in results for fault in result.faults),
    )


def lost(batch: Batch, task: Task, why: tuple[str, str]) -> Result:
    """The result of a batch of one item that no worker comes to the end of; `why` is what was wrong, and what to do about it."""
    faults = [InputError(where_of(item), *why) for item in batch.items]
    return result_of(batch, faults, task)


def result_of(batch: Batch, outcomes: Sequence[Outcome], task: Task) -> Result:
    """What came of a batch."""
    faults = tuple((one.where, one.what, one.hint) for one in outcomes if isinstance(one, InputError))
    made = (task.make(outcomes),)
    return Result(batch.number, batch.sha256, made, len(outcomes) - len(faults), faults)
