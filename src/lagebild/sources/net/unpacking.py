"""Bodies as they were sent to bodies as they were meant: gzip and deflate, never to more than is allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from lagebild.errors import FetchError

ACCEPTED = "gzip, deflate"
RATIO = 200  # bytes that one byte may become; a page of tables reaches 20 to 40, a bomb of gzip 1,000
FREE = 1_000_000  # bytes up to which any ratio is harmless
STEP = 65_536
SAVE = "open it in a browser, save it and name the file"


class Limit:
    """How much a body may hold, counted as it comes."""

    def __init__(self, where: str, most: int) -> None:
        self._where = where
        self._most = most
        self._sent = 0
        self._held = 0

    def sent(self, size: int) -> None:
        """So many bytes more came over the network."""
        self._sent += size
        if self._sent > self._most:
            raise self._too_large()

    def held(self, size: int) -> None:
        """So many bytes more came out of them."""
        self._held += size
        if self._held > self._most:
            raise self._too_large()
        if self._held > max(FREE, RATIO * self._sent):
            raise FetchError(
                self._where,
                f"packed more than {RATIO} times: a decompression bomb, not read",
                "find out where it comes from",
            )

    def _too_large(self) -> FetchError:
        return FetchError(
            self._where,
            f"larger than {self._most // 1_000_000} MB: not read",
            "fetch it with a browser and name the file",
        )


def unpacked(parts: Iterable[bytes], encoding: str | None, where: str, limit: Limit) -> Iterator[bytes]:
    """The body, piece by piece.

    Raises:
        FetchError: it is packed otherwise than was asked for, damaged, or larger than the limit.
    """
    codings = [name.strip().lower() for name in (encoding or "").split(",") if name.strip()]
    codings = [name for name in codings if name != "identity"]
    if len(codings) > 1 or (codings and codings[0] not in ("gzip", "x-gzip", "deflate")):
        raise FetchError(where, f"packed in a way that was not asked for ({', '.join(codings)[:60]})", SAVE)
    source = _counted(parts, limit)
    for piece in _inflated(source, codings[0], where) if codings else source:
        limit.held(len(piece))
        yield piece


def _counted(parts: Iterable[bytes], limit: Limit) -> Iterator[bytes]:
    for part in parts:
        limit.sent(len(part))
        yield part


def _inflated(parts: Iterable[bytes], coding: str, where: str) -> Iterator[bytes]:
    machine = None
    empty = True
    for part in parts:
        empty = empty and not part
        if machine is None:
            machine = _machine(coding, part)
        yield from _pieces(machine, part, where)
        if machine.eof:
            return  # whatever follows is no part of it
    if machine is not None and not machine.eof and not empty:
        raise FetchError(where, "its packed body ends in the middle", "try again later", passing=True)


def _machine(coding: str, start: bytes) -> zlib._Decompress:
    """What takes a body apart. Some servers send bare deflate where zlib's frame is meant."""
    if coding != "deflate":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    framed = len(start) >= 2 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)


def _pieces(machine: zlib._Decompress, data: bytes, where: str) -> Iterator[bytes]:
    try:
        while data and not machine.eof:
            piece = machine.decompress(data, STEP)
            if piece:
                yield piece
            data = machine.unconsumed_tail
    except zlib.error as error:
        raise FetchError(where, "its packed body is damaged", "try again later", passing=True) from error
