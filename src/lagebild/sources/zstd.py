"""Zstandard (RFC 8878): its frames as engines of `unpacking`, with the dictionary that a .warc.zst carries.

What comes out is held to a bound by handing in a few bytes at a time: python-zstandard itself knows no limit on that. A .warc.zst may begin
with a frame that is to be skipped and holds a dictionary, packed or not, by which the other frames are packed (IIPC's WARC Zstandard 0.1).
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from lagebild.sources.stepped import Stepped

PIECE = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")  # a frame, or one that is to be skipped
FRAME = b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"
HEAD = 8  # bytes of a frame that is to be skipped: mark, length
STEP = 512  # bytes handed in at a time; four of them make 128 KiB at most, so that 16 MB come out of one step
WINDOW = 1 << 27  # bytes of memory that a frame may ask for, as the command zstd has it
LARGEST = 16_000_000  # bytes of a dictionary
MOST = 20  # dictionaries of one stream that are taken, as where crawls are joined; one a crawl is meant
MISSING = "packed with zstd, and the package zstandard is not installed"


class MissingError(Exception):
    """The package that unpacks it is not installed."""


class Frames:
    """The engines for the frames of one stream, one after another. `count` takes the bytes of each dictionary, and raises where that is
    too much.
    """

    def __init__(self, count: Callable[[int], None] = lambda _: None) -> None:
        self._inner = _decompressor(b"")
        self._count = count
        self._learned = 0

    def engine(self) -> Engine:
        """For the next frame."""
        return Engine(self)

    def begin(self) -> Any:
        """What takes one frame apart."""
        with _broken():
            return self._inner.decompressobj()

    def learn(self, data: bytes) -> None:
        """From here on frames are packed by this dictionary. ValueError where it is none, or one too many."""
        self._learned += 1
        if self._learned > MOST:
            raise ValueError(f"more than {MOST} dictionaries")
        if data.startswith(FRAME):
            with _broken():
                data = _decompressor(b"").stream_reader(io.BytesIO(data)).read(LARGEST)
        self._count(len(data))
        self._inner = _decompressor(data)


class Engine(Stepped):
    """One frame as an engine of `unpacking`."""

    def __init__(self, frames: Frames) -> None:
        super().__init__()
        self._frames = frames
        self._head = b""  # of the frame, until it is seen which kind it is
        self._frame: Any = None
        self._skipped = 0  # bytes that are still to be skipped
        self._dictionary: bytearray | None = None

    def _step(self) -> None:
        """Take some of what was handed in."""
        if self._skipped:
            self._skip()
        elif self._frame is not None:
            piece, self.tail = self.tail[:STEP], self.tail[STEP:]
            self._unpack(piece)
        else:
            missing = HEAD - len(self._head)
            self._head, self.tail = self._head + self.tail[:missing], self.tail[missing:]
            self._tell()

    def _tell(self) -> None:
        """Which kind of frame it is, once that can be seen."""
        if self._head.startswith(FRAME):
            self._frame = self._frames.begin()
            self._unpack(self._head)
        elif len(self._head) == HEAD:
            self._skipped = int.from_bytes(self._head[4:], "little")
            is_dictionary = self._head.startswith(DICTIONARY) and self._skipped <= LARGEST
            self._dictionary = bytearray() if is_dictionary else None
            self._is_over = not self._skipped

    def _skip(self) -> None:
        piece, self.tail = self.tail[: self._skipped], self.tail[self._skipped :]
        self._skipped -= len(piece)
        self._is_over = not self._skipped
        if self._dictionary is not None:
            self._dictionary += piece
            if self._is_over:
                self._frames.learn(bytes(self._dictionary))

    def _unpack(self, piece: bytes) -> None:
        with _broken():
            self._out, self._given = self._frame.decompress(piece), 0
        if self._frame.eof:
            self._is_over = True
            self.unused_data = self._frame.unused_data


def _decompressor(dictionary: bytes) -> Any:
    try:
        import zstandard  # noqa: PLC0415 -- few inputs need it
    except ImportError as error:
        raise MissingError(MISSING) from error
    with _broken():
        known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        return zstandard.ZstdDecompressor(dict_data=known, max_window_size=WINDOW)


@contextlib.contextmanager
def _broken() -> Iterator[None]:
    """Faults of the package as ValueError."""
    import zstandard  # noqa: PLC0415

    try:
        yield
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
