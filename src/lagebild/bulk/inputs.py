"""From the inputs of a bulk run to batches of items, in order and streaming; only what is cheap is done here.

Lines of JSON, whole files and the pages of WARC files stay bytes, which workers take apart; rows of Parquet become drafts. Archives (ZIP,
tar) and whatever else `lagebild.sources.streams` reads are taken apart here, since one cannot begin in their middle.
"""

from __future__ import annotations

import codecs
import errno
import io
import sys
from collections.abc import Collection, Iterable, Iterator
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from lagebild.bulk import places, remote
from lagebild.bulk.places import File, GoneError
from lagebild.bulk.work import BATCH, Batch, Fault, Item, Raw, fingerprint
from lagebild.errors import DEBUG, InputError
from lagebild.sources import files, jsonlines, streams
from lagebild.sources.drafts import MAX_LINE, MAX_PAGE, Draft, Record
from lagebild.sources.limits import LIMITS

WHOLE = {"text": MAX_PAGE, "html": MAX_PAGE, "markdown": MAX_PAGE, "pdf": LIMITS.pdf_size}
"""Files of one article, which workers take apart, with the bytes that they may have."""

LARGE = 16_000_000  # bytes after which a batch is full
COUNTED = 2_000_000_000  # bytes of lines up to which they are counted beforehand, for the progress bar
FAULTS = (pa.ArrowException, OSError)  # that reading Parquet may raise
SKIP = 1 << 20  # bytes read at a time to get past a line that is too long


def batches(
    inputs: Iterable[str], *, size: int = BATCH, stdin: BinaryIO | None = None, dossier: Collection[str] = ()
) -> Iterator[Batch]:
    """The inputs in batches of `size` items, of fewer where they are large; the same inputs give the same batches.

    `dossier` are the files of the one that is open meanwhile, which are never opened.

    Raises:
        GoneError: an input is not there, or the disk or the network fails; what came of it until then is no batch.
    """
    number, some, held = 0, list[Item](), 0
    for item in (item for place in inputs for item in items(place, stdin, dossier)):
        some.append(Fault(item.where, item.what, item.hint) if isinstance(item, InputError) else item)
        held += len(item.data) if isinstance(item, Raw | Record) else 0
        if len(some) >= size or held >= LARGE:
            yield Batch(number, tuple(some), fingerprint(some))
            number, some, held = number + 1, [], 0
    if some:
        yield Batch(number, tuple(some), fingerprint(some))


class UntilGone:
    """Batches up to the end of the input, or to where it cannot be read: what was handed out until then is finished and kept.

    `all` says whether the end was reached, `why` in a line why it was not.
    """

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self.all = False
        self.why: str | None = None

    def __iter__(self) -> Iterator[Batch]:
        try:
            yield from self._batches
            self.all = True
        except GoneError as error:
            self.why = str(error)


def check(inputs: Iterable[str]) -> None:
    """See that every input is there, before any is read.

    Raises:
        GoneError: one is not.
    """
    for place in inputs:
        if place != places.STDIN:
            next(places.found(place), None)


def items(place: str, stdin: BinaryIO | None = None, dossier: Collection[str] = ()) -> Iterator[Item | InputError]:
    """The items of one input: a path, a URL, or - for standard input. A fault stands where the item would have stood.

    Raises:
        GoneError: see `batches`.
    """
    if place == places.STDIN:
        yield from _standard(stdin or getattr(sys.stdin, "buffer", None))
        return
    for file in places.found(place):
        own = files.own(file.path, dossier) if places.is_local(file.system) else None
        yield from _guarded(file) if own is None else (own,)


def _standard(stream: BinaryIO | None) -> Iterator[Item | InputError]:
    where = "standard input"
    if stream is None:
        raise GoneError(where, "there is none", "name a file")
    try:
        yield from streams.items(stream, where, None)
    except OSError as error:
        raise places.gone(where, error, local=True) from error


def _guarded(file: File) -> Iterator[Item | InputError]:
    """The items of a file; what is wrong with the disk or the network ends the run, what is wrong with the content the file."""
    local = places.is_local(file.system)
    try:
        with file.open() as stream:
            for item in _parquet(file, stream) if file.is_parquet else _items(file, stream):
                _go_on(stream)
                yield item
            _go_on(stream)
    except Exception as error:
        if not local or _is_disk(error):  # an object store's own errors share no base
            raise places.gone(file.shown, error, local=local) from error
        what = f"cannot be read: a fault in Lagebild ({type(error).__name__}: {error})"
        yield InputError(file.shown, what, f"please report it with what {DEBUG}=1 prints")


def _go_on(stream: BinaryIO) -> None:
    """Raise what went wrong with the network, which whoever reads a format may have taken for damage."""
    if (error := remote.failure(stream)) is not None:
        raise error


def _is_disk(error: Exception) -> bool:
    """Whether it is the system's word on a local file; what is raised over its content has no number, or that of a wrong place in it."""
    return isinstance(error, OSError) and error.errno not in (None, errno.EINVAL)


def _items(file: File, stream: BinaryIO) -> Iterator[Item | InputError]:
    kind = files.kind(file.path)
    if kind == "lines":
        yield from _lines(stream, file.shown)
    elif kind in WHOLE:
        yield Raw(file.shown, kind, stream.read(WHOLE[kind] + 1))
    else:
        yield from streams.items(stream, file.shown, kind)


def _lines(stream: BinaryIO, where: str) -> Iterator[Item | InputError]:
    """Numbered lines, not looked into. UTF-16, whose lines cannot be cut at bytes, is taken apart here."""
    source = io.BufferedReader(cast(Any, stream)) if not isinstance(stream, io.BufferedReader) else stream
    if source.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from streams.drafts(source, where, "lines")
        return
    number, empty = 0, True
    while line := source.readline(MAX_LINE + 1):
        number += 1
        if line.removeprefix(codecs.BOM_UTF8).strip():
            empty = False
            yield Raw(where, "lines", line, number)
        while len(line) > MAX_LINE and line and not line.endswith(b"\n"):  # the worker refuses it by its length
            line = source.readline(SKIP)
    if empty:
        yield InputError(where, "empty", jsonlines.HINT)


def _parquet(file: File, stream: BinaryIO) -> Iterator[Item | InputError]:
    """The rows of a Parquet file with the keys of JSON lines as columns, a few at a time."""
    try:
        table = pq.ParquetFile(stream, pre_buffer=False)  # else all of it is read before the first row is given
    except FAULTS as error:
        _only_content(error)
        yield InputError(file.shown, f"no Parquet file: {_first(error)}", "check it with DuckDB or pyarrow")
        return
    if "text" not in table.schema_arrow.names:
        columns = ", ".join(table.schema_arrow.names[:8])
        yield InputError(file.shown, 'no column "text"', f"it has {columns}; rename the one with the text")
        return
    number = 0
    try:
        for part in table.iter_batches(batch_size=BATCH):
            for row in part.to_pylist():
                number += 1
                yield _draft(row, f"{file.shown}:{number}")
    except FAULTS as error:
        _only_content(error)
        yield InputError(f"{file.shown}:{number + 1}", f"damaged: {_first(error)}", "the rows before it were read")


def _only_content(error: Exception) -> None:
    """Raise it again where it comes from the disk or the network: Arrow's own word on a damaged file has no number."""
    if _is_disk(error):
        raise error


def _draft(row: dict[str, Any], where: str) -> Draft | InputError:
    """A row as a draft: a column of times becomes ISO 8601, an empty cell counts as absent."""
    if not isinstance(row["text"], str):
        return InputError(
            where,
            '"text" is not a string' if row["text"] is not None else 'lacks "text"',
            "give every row a text, or leave it out",
        )
    values = {key: _plain(value) for key, value in row.items() if value is not None and key != "text"}
    return Draft(
        where=where,
        text=row["text"],
        given={key: values[key] for key in jsonlines.KEYS if key in values},
        extra={key: value for key, value in values.items() if key not in jsonlines.KEYS},
    )


def _plain(value: Any) -> Any:
    """A cell as JSON has it."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _first(error: Exception) -> str:
    return str(error).splitlines()[0][:200]


def expected(inputs: Iterable[str]) -> int | None:
    """How many articles the inputs hold, for a progress bar; None where to see that would take long."""
    total = 0
    left = COUNTED
    for place in inputs:
        if place == places.STDIN:
            return None
        try:
            for file in places.found(place):
                held = _held(file, left)
                if held is None:
                    return None
                total, left = total + held[0], left - held[1]
        except GoneError:  # the run says so
            return None
    return total


def _held(file: File, left: int) -> tuple[int, int] | None:
    """Articles of a file, and the bytes that were read to count them."""
    try:
        with file.open() as stream:
            if file.is_parquet:
                return pq.ParquetFile(stream).metadata.num_rows, 0
            kind = files.kind(file.path)
            if kind not in files.MANY:
                return 1, 0
            size = file.system.size(file.path) or 0
            if kind != "lines" or size > left:
                return None
            return sum(1 for line in stream if line.strip()), size
    except Exception:  # it will be one fault, and is said then
        return 1, 0
