"""The output of a run as Parquet: what workers made is kept batch by batch until a chunk of the input is whole, then written as parts.

    OUT/manifest.json                               schema, coder, settings, how many rows; "complete" when all is there
    OUT/TABLE/day=2026-03-17/part-000012.parquet    the rows of a chunk that were published on a day, in the order of the input
    OUT/faults/part-000012.parquet                  what could not be read
    OUT/_lagebild/run.json                          what the run was begun with
    OUT/_lagebild/chunks/000012.json                chunk 12 is written: its hash, its counts, its parts with their bytes
    OUT/_lagebild/batches/00000768-HASH             batch 768 has been read, its chunk is not whole yet

A part is written before its chunk's mark, and the batches go after it: killed at any moment, a run that is begun again finds either.
A chunk of which a part is gone, or is not as long as it was, is read again.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lagebild.bulk.disk import Folder
from lagebild.bulk.packing import bundled, unbundled
from lagebild.bulk.schema import AT, DAY, PACKED, SCHEMA, SCHEMAS, TABLES, UNKNOWN_DAY
from lagebild.bulk.seen import Seen
from lagebild.bulk.work import Batch, Result
from lagebild.errors import LagebildError, StoreError

OWN = "_lagebild"
RUN, CHUNKS, BATCHES, LOCK = f"{OWN}/run.json", f"{OWN}/chunks", f"{OWN}/batches", f"{OWN}/lock"
MANIFEST = "manifest.json"
SHORT = 16  # digits of a batch's hash in its file's name

Tables = dict[str, pa.Table]


@dataclass
class Counts:
    """What a chunk, or a run, came to: article texts written, of which later texts of an article that was there; what came twice;
    what could not be read; rows of each table.
    """

    articles: int = 0
    versions: int = 0
    duplicates: int = 0
    failed: int = 0
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))

    def add(self, other: Counts) -> None:
        """Take the counts of a chunk in."""
        self.articles += other.articles
        self.versions += other.versions
        self.duplicates += other.duplicates
        self.failed += other.failed
        for table, rows in other.rows.items():
            self.rows[table] += rows


class Parts:
    """The output folder of a run."""

    def __init__(self, folder: Folder, settings: Mapping[str, Any], seen: Seen) -> None:
        """`settings` say what the run was begun with; `settings["chunk"]` how many batches a chunk has."""
        self._folder = folder
        self._settings = json.loads(json.dumps(settings))
        self._chunk: int = settings["chunk"]
        self._seen = seen
        self._kept: dict[int, str] = {}  # batches that are read and whose chunk is not written, with their files
        self._hashes: dict[int, str] = {}  # of batches whose chunk is not written
        self._marks: dict[int, str] = {}  # chunks that are written, with their hashes
        self._earlier: dict[
            int, list[str]
        ] = {}  # chunks that were written when the run began, with their parts of articles
        self._gone: dict[int, str] = {}  # chunks that were written and must be read again, with their hashes
        self.remade: list[str] = []  # parts that were gone or damaged when the run began
        self._next = 0  # the chunk to be written next
        self._handed = 0  # batches that the input has given so far
        self._ended = False
        self.counts = Counts()
        self.before = 0  # articles and faults that were there when the run began

    # -- beginning ------------------------------------------------------------------------------------------------------------

    def begin(self, *, fresh: bool) -> None:
        """Begin, or go on.

        Raises:
            StoreError: the folder holds something else, or a run of another model or with other settings.
        """
        begun = self._folder.read(RUN)
        self._refuse_others(begun)
        if fresh and begun is not None:
            self._clear()
            begun = None
        if begun is None:
            self._folder.write(RUN, _json(self._settings), durable=True)
            self._folder.write(MANIFEST, _json(self._manifest(complete=False)))
        else:
            self._compare(_loaded(begun) or {})
        self._restore()
        if self.remade:
            self._folder.write(MANIFEST, _json(self._manifest(complete=False)), durable=True)

    def _refuse_others(self, begun: bytes | None) -> None:
        standing = [name for name in self._folder.names() if not name.startswith(".")]  # as file managers leave them
        others = [name for name in standing if name not in (OWN, MANIFEST, *TABLES)]
        ours = begun is not None or standing in ([], [OWN])
        if others or not ours:
            named = ", ".join((others or standing)[:3])
            raise StoreError(f"{self._folder.place}: holds something else ({named}); name an empty or a new folder")

    def _clear(self) -> None:
        for name in (
            CHUNKS,
            BATCHES,
            *TABLES,
            MANIFEST,
            RUN,
        ):  # marks go before what they stand for: half cleared, it can be gone on with
            self._folder.remove(name)

    def _compare(self, begun: Mapping[str, Any]) -> None:
        differing = [key for key in sorted({*begun, *self._settings}) if begun.get(key) != self._settings.get(key)]
        if differing:
            said = "; ".join(
                f"{key} {_said(begun.get(key))}, now {_said(self._settings.get(key))}" for key in differing
            )
            raise StoreError(
                f"{self._folder.place}: was begun with another {said}; go on as it was begun, name another folder, "
                "or begin anew with --fresh"
            )

    def _restore(self) -> None:
        """Find what is written and what is read; remove what was being written when the run was stopped."""
        parts = {name: size for table in TABLES for name, size in self._folder.sizes(table).items()}
        marks = [f"{CHUNKS}/{name}" for name in self._folder.names(CHUNKS) if name.endswith(".json")]
        for name, data in zip(marks, self._folder.read_all(marks), strict=True):
            self._restore_chunk(name, data or b"", parts)
        over = []
        for name in self._folder.names(BATCHES):
            number, sign, _ = name.partition("-")
            if sign and number.isdigit() and int(number) // self._chunk not in self._marks:
                self._kept[int(number)] = name
            else:  # half written, or its chunk was written when the run was stopped
                over.append(f"{BATCHES}/{name}")
        self.before = self.counts.articles + self.counts.duplicates + self.counts.failed
        for name in parts:
            number = name.rsplit("/", 1)[-1].removeprefix("part-").removesuffix(".parquet")
            if not number.isdigit() or int(number) not in self._marks:
                over.append(name)
        self._folder.remove_all(over)

    def _restore_chunk(self, name: str, data: bytes, parts: Mapping[str, int]) -> None:
        """Take a chunk as written, if all its parts are there; else its mark goes, and so it is read again."""
        mark = _loaded(data)
        differing = [part for part, size in mark["parts"].items() if parts.get(part) != size] if mark else [name]
        if mark and not differing:
            self._marks[mark["chunk"]] = mark["sha256"]
            self._earlier[mark["chunk"]] = [part for part in mark["parts"] if part.startswith("articles/")]
            self.counts.add(Counts(**mark["counts"]))
            return
        if mark:
            self._gone[mark["chunk"]] = mark["sha256"]
        self.remade += differing
        self._folder.remove(name)

    def _know_before(self, chunk: int) -> None:
        """Know the texts of the chunks before one, of those that were written when the run began."""
        for earlier in sorted(self._earlier):
            if earlier < chunk:
                for name in self._earlier.pop(earlier):
                    self._know(name)

    def _know(self, name: str) -> None:
        try:
            with self._folder.reading(name) as stream:
                read = pq.read_table(stream, columns=["article", "sha256"])
        except (pa.ArrowException, OSError) as error:
            what = f"{self._folder.shown(name)}: damaged or gone ({str(error).splitlines()[0][:100]})"
            raise StoreError(f"{what}; remove it and run the same command: it is made anew") from error
        self._seen.known(zip(read["article"].to_pylist(), read["sha256"].to_pylist(), strict=True))

    # -- reading --------------------------------------------------------------------------------------------------------------

    def pending(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The batches that are still to be read. What is done is compared with what was read then, by its hash.

        Raises:
            StoreError: the input is another one than when the run was begun.
        """
        for batch in batches:
            self._handed = batch.number + 1
            self._hashes[batch.number] = batch.sha256
            chunk = batch.number // self._chunk
            if chunk in self._marks:
                if self._handed % self._chunk == 0:
                    self._check(chunk)
            elif not self._is_kept(batch):
                yield batch
        self._ended = True
        if self._handed and (last := (self._handed - 1) // self._chunk) in self._marks and self._handed % self._chunk:
            self._check(last)
        if (
            any(chunk * self._chunk >= self._handed for chunk in self._marks)
            or max(self._kept, default=-1) >= self._handed
        ):
            raise self._changed()

    def _check(self, chunk: int) -> None:
        if self._sha256(chunk) != self._marks[chunk]:
            raise self._changed()
        for number in self._numbers(chunk):
            del self._hashes[number]

    def _is_kept(self, batch: Batch) -> bool:
        """Whether a batch has been read, and what was made of it is sound."""
        name = self._kept.get(batch.number)
        if name is None:
            return False
        if name != _kept_name(batch.number, batch.sha256):
            raise self._changed()
        if unbundled(self._folder.read(f"{BATCHES}/{name}") or b"") is None:
            self._folder.remove(f"{BATCHES}/{name}")
            del self._kept[batch.number]
            return False
        return True

    def _changed(self) -> StoreError:
        return StoreError(
            f"{self._folder.place}: the input is not what it was when this run was begun; give the same, name another folder, "
            "or begin anew with --fresh"
        )

    def take(self, result: Result) -> None:
        """Keep what came of a batch; write the chunks that are whole."""
        name = _kept_name(result.number, result.sha256)
        self._folder.write(f"{BATCHES}/{name}", bundled(result.made))
        self._kept[result.number] = name
        self.write_whole()

    # -- writing --------------------------------------------------------------------------------------------------------------

    def write_whole(self) -> None:
        """Write every chunk that is whole, in order."""
        while self._next in self._marks or self._is_whole(self._next):
            if self._next not in self._marks:
                self._write(self._next)
            self._next += 1

    def finish(self) -> bool:
        """Say that all is there, if it is; a table without a row gets a part without rows, so that queries find it."""
        self.write_whole()
        if not self._ended or self._kept:
            return False
        empty = (table for table, rows in self.counts.rows.items() if not rows)
        for table in empty:
            self._folder.write_all(_part(table, None, 0, SCHEMAS[table].empty_table()))
        self._folder.write(MANIFEST, _json(self._manifest(complete=True)), durable=True)
        return True

    def _is_whole(self, chunk: int) -> bool:
        numbers = self._numbers(chunk)
        at_end = self._ended or self._handed >= (chunk + 1) * self._chunk
        return bool(numbers) and at_end and all(number in self._kept for number in numbers)

    def _numbers(self, chunk: int) -> range:
        return range(chunk * self._chunk, min((chunk + 1) * self._chunk, self._handed))

    def _sha256(self, chunk: int) -> str:
        return hashlib.sha256("".join(self._hashes[number] for number in self._numbers(chunk)).encode()).hexdigest()

    def _write(self, chunk: int) -> None:
        sha256 = self._sha256(chunk)
        if self._gone.get(chunk, sha256) != sha256:
            raise self._changed()
        self._know_before(chunk)
        names = [self._kept[number] for number in self._numbers(chunk)]
        files = [f"{BATCHES}/{name}" for name in names]
        whole, counts = self._merged([data or b"" for data in self._folder.read_all(files)])
        parts: dict[str, bytes] = {}
        for table, found in whole.items():
            for day, rows in _by_day(found) if table != "faults" else [(None, found.select(SCHEMAS[table].names))]:
                if len(rows):
                    parts |= _part(table, day, chunk, rows)
        self._folder.write_all(parts)
        lengths = {name: len(data) for name, data in parts.items()}
        mark = {"chunk": chunk, "sha256": sha256, "counts": asdict(counts), "parts": lengths}
        self._folder.write(f"{CHUNKS}/{chunk:06}.json", _json(mark), durable=True)
        self._marks[chunk] = sha256
        self.counts.add(counts)
        self._folder.remove_all(files)
        for number in self._numbers(chunk):
            del self._kept[number], self._hashes[number]

    def _merged(self, batches: list[bytes]) -> tuple[Tables, Counts]:
        """The batches of a chunk as one; of what came before nothing is left."""
        counts = Counts()
        parts: list[Tables] = []
        for data in batches:
            pieces = unbundled(data)
            if pieces is None:
                raise LagebildError(f"{self._folder.place}: a file in {BATCHES} is damaged; run it again")
            parts.extend(self._numbered(piece, counts) for piece in pieces)
        whole = {table: pa.concat_tables([part[table] for part in parts]) for table in PACKED}
        counts.rows = {table: len(found) for table, found in whole.items()}
        counts.articles, counts.failed = counts.rows["articles"], counts.rows["faults"]
        return whole, counts

    def _numbered(self, found: Tables, counts: Counts) -> Tables:
        """A batch with the numbers of its texts, without what came before."""
        articles = found["articles"]
        pairs = list(zip(articles["article"].to_pylist(), articles["sha256"].to_pylist(), strict=True))
        numbers = self._seen.numbered(pairs)
        column = articles.schema.get_field_index("version")
        found["articles"] = articles.set_column(column, articles.field(column), pa.array(numbers, pa.int32()))
        counts.versions += sum(number > 1 for number in numbers)
        twice = {at for at, number in zip(articles[AT].to_pylist(), numbers, strict=True) if number == 0}
        counts.duplicates += len(twice)
        return {table: _without(rows, twice) for table, rows in found.items()} if twice else found

    def _manifest(self, *, complete: bool) -> Mapping[str, Any]:
        counts = asdict(self.counts)
        rows = counts.pop("rows")
        return {
            **self._settings,
            "complete": complete,
            **(counts if complete else {}),
            "tables": rows if complete else list(TABLES),
        }


def settings(
    coder: Mapping[str, str], *, published: str | None, respect: bool, include_all: bool, batch: int, chunk: int
) -> Mapping[str, Any]:
    """What a run is begun with, and must be gone on with. `chunk` counts batches, `batch` items."""
    return {
        "schema": SCHEMA,
        "coder": dict(coder),
        "published": published,
        "respect_reservations": respect,
        "all": include_all,
        "batch": batch,
        "chunk": chunk,
    }


def _part(table: str, day: str | None, chunk: int, rows: pa.Table) -> dict[str, bytes]:
    """A part's bytes by its name."""
    sink = io.BytesIO()
    pq.write_table(rows, sink, compression="zstd")
    folder = table if table == "faults" else f"{table}/{DAY}={day or UNKNOWN_DAY}"
    return {f"{folder}/part-{chunk:06}.parquet": sink.getvalue()}


def _kept_name(number: int, sha256: str) -> str:
    return f"{number:08}-{sha256[:SHORT]}"


def _without(rows: pa.Table, twice: set[int]) -> pa.Table:
    """The rows of other articles than those; faults have a place of their own and stay."""
    return rows.filter(pa.array([article not in twice for article in rows[AT].to_pylist()], pa.bool_()))


def _by_day(found: pa.Table) -> Iterator[tuple[str | None, pa.Table]]:
    """The rows of each day, without the columns of their way."""
    places: dict[str | None, list[int]] = {}
    for at, day in enumerate(found[DAY].to_pylist()):
        places.setdefault(day, []).append(at)
    plain = found.drop_columns([DAY, AT])
    for day in sorted(places, key=lambda day: day or ""):
        yield day, plain.take(pa.array(places[day], pa.int64())) if len(places) > 1 else plain


def _said(value: Any) -> str:
    return " ".join(str(value[key])[:20] for key in sorted(value)) if isinstance(value, dict) else json.dumps(value)


def _loaded(data: bytes) -> dict[str, Any] | None:
    """A JSON object of ours; None where it is damaged."""
    try:
        found = json.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
