"""Packed streams whose package knows no limit on what comes out: it is handed a few bytes at a time, and the rest waits."""

from __future__ import annotations


class Stepped:
    """An engine of `unpacking` that takes its input in steps. `_step` takes some of `tail`, and may set `_out` (with `_given` at 0) and
    `_is_over`.
    """

    def __init__(self) -> None:
        self._out = b""
        self._given = 0  # bytes of it that have been handed out
        self.tail = b""  # bytes that were handed in and not used yet
        self.unused_data = b""
        self._is_over = False

    @property
    def eof(self) -> bool:
        """Whether the packed piece is over, and all that it held has come out."""
        return self._is_over and self._given >= len(self._out)

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without more bytes."""
        return self._given >= len(self._out) and not self.tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes; ValueError where the piece is broken."""
        self.tail += data
        while self._given >= len(self._out) and self.tail and not self._is_over:
            self._step()
        end = len(self._out) if max_length < 0 else self._given + max_length
        part = self._out[self._given : end]
        self._given += len(part)
        if self._is_over:
            self.unused_data, self.tail = self.unused_data + self.tail, b""
        return part

    def _step(self) -> None:
        raise NotImplementedError
