"""tar archives, member by member as they come: nothing is sought, kept or written to disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from lagebild.errors import InputError
from lagebild.sources.limits import Allowance, sized

BLOCK = tarfile.BLOCKSIZE
SKIP = 1_048_576  # bytes read at a time to get past a member
HINT = "fetch or pack it again"
FAULTS = (tarfile.TarError, ValueError, OverflowError, MemoryError, RecursionError, LookupError, TypeError)
EXTENDING = b"gxXLK"  # types of heads that only say more of the next one
OTHERS = (
    ("issym", "a link, which is not followed"),
    ("islnk", "a link, which is not followed"),
    ("isdev", "a pipe or device, not a file"),
    ("issparse", "a file with holes, which is not read"),
)


class Entry(NamedTuple):
    """A member: what it is, where it is no file, and its bytes, which hold until the next member is asked for."""

    name: str
    other: str | None
    file: BinaryIO


def entries(stream: BinaryIO, where: str, allowance: Allowance) -> Iterator[Entry | InputError]:
    """The members that are no folders, in their order; InputErrors where the archive is damaged."""
    source = _Forward(stream, where, allowance)
    try:
        # blocks that are no head of a member are passed over, so that damage does not hide what comes after it
        with tarfile.open(fileobj=cast(BinaryIO, source), mode="r:", ignore_zeros=True, errorlevel=0) as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined] # or its list would grow with the archive
                if source.damaged(info.offset):
                    yield InputError(where, "a damaged tar archive: a part of it is passed over", HINT)
                source.heads = False
                if not info.isdir():
                    yield Entry(_shown(info.name), _other(info), io.BufferedReader(_Part(source, info, where)))
                source.begin()
        if source.damaged(source.tell()):
            yield InputError(where, "a damaged tar archive: the rest of it is not read", HINT)
    except FAULTS as error:
        yield InputError(where, f"a damaged tar archive: {str(error)[:80]}", HINT)


def _other(info: tarfile.TarInfo) -> str | None:
    found = next((words for check, words in OTHERS if getattr(info, check)()), None)
    return found or (None if info.isreg() else "no file that is known")


def _shown(name: str) -> str:
    """A name as a message can show it."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class _Forward:
    """What tarfile reads: forward only, with no more than a bounded head at a time, and an eye on what it passes over."""

    def __init__(self, stream: BinaryIO, where: str, allowance: Allowance) -> None:
        self._stream = stream
        self._where = where
        self._allowance = allowance
        self._at = 0
        self._body = False  # what is read next belongs to the head before it
        self._odd: int | None = None  # where the first block stands that is neither a head nor empty
        self.heads = True

    def begin(self) -> None:
        """From here on heads are read, until the next member is found."""
        self.heads, self._odd, self._body = True, None, False

    def damaged(self, until: int) -> bool:
        """Whether something was passed over before this offset."""
        return self._odd is not None and self._odd < until

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int) -> int:
        if offset < self._at:
            raise tarfile.ReadError("it points backwards")
        while self._at < offset and self._read(min(SKIP, offset - self._at)):
            self._allowance.tick()
        return self._at

    def read(self, size: int) -> bytes:
        if self.heads and size > self._allowance.limits.headers:
            raise tarfile.ReadError(f"the head of a member is larger than {sized(self._allowance.limits.headers)}")
        at = self._at
        data = self._read(size)
        if self.heads:
            self._allowance.tick()
            self._look(data, at)
        return data

    def _read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def _look(self, data: bytes, at: int) -> None:
        if self._body or len(data) < BLOCK:
            self._body = False
        elif data.strip(b"\0"):
            if not _head(data):
                self._odd = at if self._odd is None else self._odd
            self._body = data[156:157] in EXTENDING and _head(data)


def _head(block: bytes) -> bool:
    """Whether a block's checksum is that of a member's head."""
    try:
        return int(block[148:156].split(b"\0")[0].strip() or b"-1", 8) == sum(block[:148]) + 256 + sum(block[156:])
    except ValueError:
        return False


class _Part(io.RawIOBase):
    """The bytes of one member."""

    def __init__(self, source: _Forward, info: tarfile.TarInfo, where: str) -> None:
        self._source = source
        self._start = info.offset_data
        self._size = max(0, info.size)
        self._at = 0
        self._where = f"{where}!{_shown(info.name)}"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        self._source.seek(self._start + self._at)
        part = self._source.read(wanted)
        if not part:
            raise InputError(self._where, "damaged: the archive ends in the middle of it", HINT)
        self._at += len(part)
        buffer[: len(part)] = part
        return len(part)
