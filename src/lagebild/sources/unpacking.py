"""Packed streams of bytes (gzip, bzip2, xz, zstd and what HTTP and ZIP use), unpacked block by block and within limits."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

import brotli

from lagebild.errors import InputError
from lagebild.sources import deflate64, zstd
from lagebild.sources.limits import Allowance, DamagedError, sized

BLOCK = 65_536  # bytes read of the packed stream at a time
MOST_AT_ONCE = 1_048_576  # bytes unpacked at a time
LZMA_HEAD = 9  # bytes: version, size of the properties, properties
XZ_MEMORY = 300_000_000  # bytes that unpacking xz may take; "xz -9" needs 65 MB
MAGIC = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}
PIECES = {**{name: re.compile(re.escape(magic)) for name, magic in MAGIC.items()}, "zstd": zstd.PIECE}
"""How a packed piece begins, where several may follow one another."""
LONGEST = 6  # bytes of that
FAULTS = (zlib.error, lzma.LZMAError, brotli.error, OSError, EOFError, ValueError, MemoryError)


class Engine(Protocol):
    """What bz2 and lzma offer, and the others are made to offer."""

    @property
    def eof(self) -> bool:
        """Whether the end of the packed piece was seen."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without more bytes."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the packed piece."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack at most so many bytes."""


class Deflate:
    """zlib as an Engine; `bits` as in zlib.decompressobj."""

    def __init__(self, bits: int) -> None:
        self._inner = zlib.decompressobj(bits)
        self.needs_input = True

    @property
    def tail(self) -> bytes:
        """Packed bytes that were handed in and not used yet."""
        return self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        """See Engine."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """See Engine."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """See Engine."""
        out = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self.needs_input = not self._inner.unconsumed_tail and len(out) < max_length
        return out


class HttpDeflate:
    """What servers call "deflate": with the head that the standard asks for, or without."""

    def __init__(self) -> None:
        self._inner = Deflate(zlib.MAX_WBITS)
        self._begun = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """See Engine."""
        if not self._begun and data:
            self._begun = True
            try:
                return self._inner.decompress(data, max_length)
            except zlib.error:
                self._inner = Deflate(-zlib.MAX_WBITS)
        return self._inner.decompress(data, max_length)


class Brotli:
    """brotli as an Engine."""

    unused_data = b""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        """See Engine."""
        return bool(self._inner.is_finished())

    @property
    def needs_input(self) -> bool:
        """See Engine."""
        return bool(self._inner.can_accept_more_data())

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """See Engine."""
        return bytes(self._inner.process(data, output_buffer_limit=max_length))


class Lzma:
    """LZMA as ZIP archives have it: a head of its own in place of that of .lzma files. `size` bytes come out, None where it ends itself."""

    def __init__(self, size: int | None) -> None:
        self._inner = lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=XZ_MEMORY)
        self._size = b"\xff" * 8 if size is None else size.to_bytes(8, "little")
        self._head = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """See Engine."""
        if len(self._head) < LZMA_HEAD:
            missing = LZMA_HEAD - len(self._head)
            self._head, data = self._head + data[:missing], data[missing:]
            if len(self._head) < LZMA_HEAD:
                return b""
            data = self._head[4:] + self._size + data
        return self._inner.decompress(data, max_length)


ENGINES: dict[str, Callable[[], Engine]] = {
    "gzip": lambda: Deflate(16 + zlib.MAX_WBITS),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY),
    "raw": lambda: Deflate(-zlib.MAX_WBITS),
    "deflate": HttpDeflate,
    "br": Brotli,
}
NAMES = {"raw": "deflate", "br": "brotli"}


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a stream. `kind` is one of ENGINES, "zstd" or "deflate64", or `engine` makes what takes its only piece apart.

    Several packed pieces one after another are one stream, as gzip has it (every record of a .warc.gz is one). Reading
    raises DamagedError where a piece is broken; whoever reads on gets what comes after it. It raises InputError, and goes on
    doing so, where the stream is over a limit.
    """

    def __init__(
        self,
        source: BinaryIO,
        kind: str,
        where: str,
        allowance: Allowance,
        engine: Callable[[], Engine] | None = None,
    ) -> None:
        self._source = source
        self._kind = kind
        self._where = where
        self._allowance = allowance
        self._make = engine or _maker(kind, where, allowance)
        self._engine: Engine | None = self._make()
        self._waiting = b""  # packed bytes that no engine has taken yet
        self._in = self._out = self._piece = 0
        self._over: InputError | None = None
        self._ended = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; 0 at the end."""
        if self._over is not None:
            raise self._over
        part = self._next(min(len(buffer), MOST_AT_ONCE))
        buffer[: len(part)] = part
        self._count(len(part))
        return len(part)

    def _next(self, size: int) -> bytes:
        while not self._ended:
            if self._engine is None and not self._begin():
                self._ended = True
                break
            assert self._engine is not None
            if part := self._some(self._engine, size):
                return part
        return b""

    def _some(self, engine: Engine, size: int) -> bytes:
        """Bytes of the piece at hand; none where it is over."""
        while not engine.eof:
            fresh = b""
            if engine.needs_input:
                fresh, self._waiting = self._waiting or self._more(), b""
                if not fresh:
                    self._ended = True
                    raise self._damage("ends in the middle")
            held = getattr(engine, "tail", b"") + fresh
            try:
                part = engine.decompress(fresh, size)
            except FAULTS as error:
                self._drop(held[1:])
                raise self._damage("cannot be unpacked") from error
            if part:
                self._piece += len(part)
                return part
            self._allowance.tick()
        self._drop(engine.unused_data + self._waiting)
        return b""

    def _drop(self, waiting: bytes) -> None:
        self._engine = None
        self._waiting = waiting
        if self._kind not in PIECES:  # nothing can follow
            self._ended = True

    def _begin(self) -> bool:
        """The next piece, if there is one; DamagedError where something else stands before it."""
        self._piece = 0
        skipped = False
        while True:
            while len(self._waiting) < LONGEST and (more := self._more()):
                self._waiting += more
            match = PIECES[self._kind].search(self._waiting)
            kept = match.start() if match else max(0, len(self._waiting) - LONGEST + 1)
            if match is None and len(self._waiting) < LONGEST:
                kept = len(self._waiting)
            skipped = skipped or bool(self._waiting[:kept].strip(b"\0"))  # zeros are padding, as tapes have it
            self._waiting = self._waiting[kept:]
            if match:
                self._engine = self._make()
                break
            if not self._waiting:
                break
        if skipped:
            self._ended = self._engine is None
            raise self._damage("holds something else between its packed pieces or behind them")
        return self._engine is not None

    def _more(self) -> bytes:
        read = getattr(self._source, "read1", self._source.read)
        data: bytes = read(BLOCK) or b""
        self._in += len(data)
        return data

    def _damage(self, what: str) -> DamagedError:
        name = NAMES.get(self._kind, self._kind)
        return DamagedError(
            self._where, f"damaged: its {name} data {what}", "fetch or pack it again", begun=self._piece > 0
        )

    def _count(self, size: int) -> None:
        self._out += size
        self._allowance.unpack(size)
        limits = self._allowance.limits
        if self._out > limits.ratio_from and self._out > limits.ratio * self._in:
            self._over = InputError(
                self._where,
                f"a decompression bomb: {sized(self._out)} out of {sized(self._in)} and no end",
                "check where it comes from",
            )
        elif self._out > limits.member:
            self._over = InputError(self._where, f"unpacks to more than {sized(limits.member)}", "split it")
        if self._over is not None:
            raise self._over


def _maker(kind: str, where: str, allowance: Allowance) -> Callable[[], Engine]:
    """What makes an engine for each piece of a stream. InputError where what that takes is not installed."""
    if kind not in ("zstd", "deflate64"):
        return ENGINES[kind]
    try:
        if kind == "zstd":
            return zstd.Frames(allowance.unpack).engine
        engine = deflate64.engine()
        return lambda: engine  # of one piece: nothing can follow it
    except deflate64.MissingError as error:
        raise InputError(where, str(error), deflate64.HINT) from error
    except zstd.MissingError as error:
        raise InputError(where, str(error), "pip install zstandard, or unpack it first") from error
