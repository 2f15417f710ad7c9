"""ZIP archives: their table of contents entry by entry, and their members unpacked within limits.

Python's own zipfile holds the whole table in memory and unpacks bzip2 members without a limit; here neither grows with the
archive. Layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (Zip64).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from lagebild.errors import InputError
from lagebild.sources.limits import Allowance, sized
from lagebild.sources.unpacking import Lzma, Unpacked

END = b"PK\x05\x06"
END_SIZE = 22
COMMENT = 65_535  # bytes that may follow the end record
LOCATOR = b"PK\x06\x07"
LOCATOR_SIZE = 20
END64 = b"PK\x06\x06"
END64_SIZE = 56
ENTRY = b"PK\x01\x02"
ENTRY_SIZE = 46
LOCAL = b"PK\x03\x04"
LOCAL_SIZE = 30
BIG = 0xFFFFFFFF  # "see the Zip64 field"
ENCRYPTED = 0x1 | 0x40
UTF8 = 0x800
ENDED = 0x2  # of LZMA: it marks its own end
LZMA = 14
METHODS = {
    0: None,
    8: "raw",
    9: "deflate64",
    12: "bzip2",
    LZMA: "lzma",
    20: "zstd",
    93: "zstd",
    95: "xz",
}  # 20: an old number
OTHERS = {96: "JPEG", 97: "WavPack", 98: "PPMd"}
BROKEN = "a damaged ZIP archive: {}"
HINT = "fetch or pack it again"


class Entry(NamedTuple):
    """A member as the table of contents has it. Sizes in bytes; none of it is to be trusted."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    offset: int
    size: int  # unpacked

    @property
    def encrypted(self) -> bool:
        """Whether a password is needed."""
        return bool(self.flags & ENCRYPTED)


class _Table(NamedTuple):
    start: int
    size: int
    shift: int  # bytes before the archive, as self-extracting ones have them


def entries(file: BinaryIO, where: str) -> Iterator[Entry]:
    """The members in the order of the table of contents. InputError where that cannot be read (further)."""
    table = _table(file, where)
    at, end = table.start, table.start + table.size
    while at < end:
        file.seek(at)
        head = _exactly(file, ENTRY_SIZE)
        if head is None or not head.startswith(ENTRY):
            raise InputError(where, BROKEN.format("its table of contents breaks off"), HINT)
        flags, method, crc, packed, size, name, extra, comment, offset = struct.unpack("<8xHH4xLLLHHH8xL", head)
        words, fields = file.read(name), file.read(extra)
        size, packed, offset = _wide(fields, size, packed, offset)
        at += ENTRY_SIZE + name + extra + comment
        yield Entry(_decoded(words, flags), flags, method, crc, packed, offset + table.shift, size)


def opened(file: BinaryIO, entry: Entry, where: str, allowance: Allowance) -> BinaryIO:
    """The unpacked bytes of a member. Not of encrypted ones. InputError where it is damaged or packed by a method that is not read."""
    if entry.method not in METHODS:
        name = OTHERS.get(entry.method, f"{entry.method}")
        raise InputError(where, f"packed by a method that is not read ({name})", "pack it with deflate")
    file.seek(max(entry.offset, 0))
    head = _exactly(file, LOCAL_SIZE) if entry.offset >= 0 else None
    if head is None or not head.startswith(LOCAL):
        raise InputError(where, "damaged: the archive has nothing where it should stand", HINT)
    name, extra = struct.unpack("<26xHH", head)
    part = _Slice(file, entry.offset + LOCAL_SIZE + name + extra, entry.packed)
    kind = METHODS[entry.method]
    engine = partial(Lzma, None if entry.flags & ENDED else entry.size) if entry.method == LZMA else None
    plain = (
        Unpacked(io.BufferedReader(part), kind, where, allowance, engine) if kind else _Stored(part, where, allowance)
    )
    return io.BufferedReader(_Checked(plain, entry.crc, where))


def _table(file: BinaryIO, where: str) -> _Table:
    """Where the table of contents stands."""
    size = file.seek(0, io.SEEK_END)
    start = max(0, size - END_SIZE - COMMENT)
    file.seek(start)
    tail = file.read(END_SIZE + COMMENT)
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise InputError(where, BROKEN.format("its end is missing"), HINT)
    length, offset = struct.unpack_from("<LL", tail, at + 12)
    end = start + at
    if at >= LOCATOR_SIZE and tail[at - LOCATOR_SIZE :].startswith(LOCATOR):
        file.seek(max(0, end - LOCATOR_SIZE - END64_SIZE))
        record = _exactly(file, END64_SIZE)
        if record is None or not record.startswith(END64):
            raise InputError(where, BROKEN.format("its end is missing"), HINT)
        length, offset = struct.unpack("<40xQQ", record)
        end -= LOCATOR_SIZE + END64_SIZE
    if length > end:
        raise InputError(where, BROKEN.format("its beginning is missing"), HINT)
    return _Table(end - length, length, end - length - offset)


def _wide(fields: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Size, packed size and offset, from the Zip64 field where they do not fit into four bytes."""
    at = 0
    while at + 4 <= len(fields):
        tag, length = struct.unpack_from("<HH", fields, at)
        if tag == 1:
            body = fields[at + 4 : at + 4 + length]
            values = list(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            size = values.pop(0) if size == BIG and values else size
            packed = values.pop(0) if packed == BIG and values else packed
            offset = values.pop(0) if offset == BIG and values else offset
            break
        at += 4 + length
    return size, packed, offset


def _decoded(name: bytes, flags: int) -> str:
    """A member's name: UTF-8 where it says so or is, else the old code page of DOS, as Windows still writes it."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & UTF8 else name.decode("cp850", "replace")


def _exactly(file: BinaryIO, size: int) -> bytes | None:
    data = file.read(size)
    return data if len(data) == size else None


class _Slice(io.RawIOBase):
    """A part of the archive. Others read the same file in between, so it finds its place again each time."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._at = start
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._at)
        part = self._file.read(min(len(buffer), self._left))
        self._at += len(part)
        self._left -= len(part)
        buffer[: len(part)] = part
        return len(part)


class _Stored(io.RawIOBase):
    """A member that is not packed: counted all the same."""

    def __init__(self, part: _Slice, where: str, allowance: Allowance) -> None:
        self._part = part
        self._where = where
        self._allowance = allowance
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = self._part.readinto(buffer)
        self._out += size
        self._allowance.unpack(size)
        if self._out > self._allowance.limits.member:
            raise InputError(self._where, f"larger than {sized(self._allowance.limits.member)}", "split it")
        return size


class _Checked(io.RawIOBase):
    """Bytes whose checksum is compared at their end."""

    def __init__(self, plain: io.RawIOBase, crc: int, where: str) -> None:
        self._plain = plain
        self._crc = crc
        self._where = where
        self._sum = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size: int = self._plain.readinto(buffer) or 0
        self._sum = zlib.crc32(buffer[:size], self._sum)
        if not size and len(buffer) and self._sum != self._crc:
            raise InputError(self._where, "damaged: its checksum is wrong", HINT)
        return size
