"""How a bulk run is to be done, what it comes to, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from lagebild.bulk.schema import SCHEMA
from lagebild.bulk.work import BATCH, CHUNK
from lagebild.errors import InputError
from lagebild.pipeline import load_reader
from lagebild.streaming import Reads

ENGINES = ("local", "ray", "plain")


class Loader(Protocol):
    """Gives a reader, as `lagebild.pipeline.load_reader` does; picklable, since workers call it."""

    def __call__(self, folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> Reads:
        """Raises ModelError."""


class Watch:
    """Is told how a run goes; this one says nothing."""

    def before(self, count: int) -> None:
        """So many were done when the run began."""

    def read(self, count: int) -> None:
        """So many more were read."""

    def failed(self, fault: InputError) -> None:
        """One could not be read."""

    def remade(self, parts: Sequence[str]) -> None:
        """These parts were gone or damaged; what they held is read again."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be done.

    Args:
        engine: one of ENGINES; "plain" reads in this process, one after another.
        workers: how many read beside one another; as many as fit the processors, those of the cluster where it is one's, where None.
        threads: processor threads of each worker.
        address: of a Ray cluster; None: Ray is begun on this machine.
        published: ISO 8601 date of articles that bring none.
        respect_reservations: leave out what reserves text and data mining; it is among the faults.
        include_all: also what is less sure, as `lagebild read --all`.
        model: the model folder; None: the one that is found.
        fresh: begin anew where a run was begun before.
        batch: items that a worker is handed at once.
        chunk: batches after which parts are written.
        load: gives the reader; tests have their own.
    """

    engine: str = "local"
    workers: int | None = None
    threads: int = 1
    address: str | None = None
    published: str | None = None
    respect_reservations: bool = False
    include_all: bool = False
    model: Path | None = None
    fresh: bool = False
    batch: int = BATCH
    chunk: int = CHUNK
    load: Loader = load_reader

    @property
    def count(self) -> int:
        """How many workers."""
        from lagebild.reading.ahead import cores  # noqa: PLC0415 -- it brings the runtime

        return 1 if self.engine == "plain" else self.workers or max(1, cores() // self.threads)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to.

    `articles` are the texts that are written, `versions` those among them that are later texts of an article, `duplicates` what came
    twice, `failed` what could not be read; `before` of all these were there when the run began. `replaced` workers died or hung. `stopped`
    says why an input could not be read to its end, as a line with what to do.
    """

    out: str
    complete: bool
    articles: int = 0
    versions: int = 0
    duplicates: int = 0
    failed: int = 0
    before: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    coder: dict[str, str] = field(default_factory=dict)
    engine: str = "local"
    workers: int = 1
    replaced: int = 0
    stopped: str | None = None

    def plain(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"schema": SCHEMA, **asdict(self)}
