"""Tables and readings as bytes: how a worker hands over what it made, and how it is kept until its chunk is whole."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from lagebild.bulk.rows import rows, tables
from lagebild.bulk.schema import PACKED
from lagebild.bulk.work import Outcome, Read

MAGIC = b"LBLK1"
HASH = 32  # bytes of the hash behind the rest
SIZE = 8  # bytes of a length


@dataclass(frozen=True, slots=True)
class AsTables:
    """Packs outcomes as tables: what a worker makes where Parquet is wanted."""

    include_all: bool = False

    def __call__(self, outcomes: Sequence[Outcome]) -> bytes:
        """The tables as bytes."""
        plain = [one.reading if isinstance(one, Read) else one for one in outcomes]
        return packed(tables(rows(plain, include_all=self.include_all)))


def as_records(outcomes: Sequence[Outcome]) -> bytes:
    """Packs outcomes as records: what a worker makes where a dossier is wanted."""
    return pickle.dumps(list(outcomes), pickle.HIGHEST_PROTOCOL)


def records(data: bytes) -> list[Outcome]:
    """The outcomes that `as_records` packed; only ever of a worker of this very run."""
    made: list[Outcome] = pickle.loads(data)
    return made


def bundled(pieces: Sequence[bytes]) -> bytes:
    """What `packed` made, several times over, as one."""
    return b"".join(len(piece).to_bytes(SIZE, "big") + piece for piece in pieces)


def unbundled(data: bytes) -> list[dict[str, pa.Table]] | None:
    """The tables of each piece; None where any of it is damaged."""
    found, stream = [], io.BytesIO(data)
    while head := stream.read(SIZE):
        piece = unpacked(stream.read(int.from_bytes(head, "big")))
        if piece is None:
            return None
        found.append(piece)
    return found or None


def packed(found: dict[str, pa.Table]) -> bytes:
    """Tables as bytes, with a hash by which a damaged file is known."""
    parts = [_stream(found[name]) for name in PACKED]
    body = MAGIC + b"".join(len(part).to_bytes(SIZE, "big") + part for part in parts)
    return body + hashlib.sha256(body).digest()


def unpacked(data: bytes) -> dict[str, pa.Table] | None:
    """The tables that `packed` made; None where the bytes are damaged or of another version."""
    body, sha = data[:-HASH], data[-HASH:]
    if not body.startswith(MAGIC) or hashlib.sha256(body).digest() != sha:
        return None
    stream = io.BytesIO(body[len(MAGIC) :])
    found = {}
    for name in PACKED:
        size = int.from_bytes(stream.read(SIZE), "big")
        found[name] = pa.ipc.open_stream(stream.read(size)).read_all()
    return found


def _stream(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return sink.getvalue()
