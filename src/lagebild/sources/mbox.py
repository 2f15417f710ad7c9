"""Folders of e-mails as mail programs keep and export them (mbox, RFC 4155): many in one file, each behind a line "From ".

Only one of them is held at a time. Such a line may stand in a text, too; so it counts only where a header follows it, and it has a time in
the usual form, or any time of day and an empty line before it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

BEGIN = re.compile(rb"From [^\r\n]*\d:\d\d[^\r\n]*\r?\n")
USUAL = re.compile(
    rb"From .*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d.*\r?\n"
)
HEADER = re.compile(rb"[!-9;-~]+[ \t]*:|>From ")
LINE = 65_536  # bytes of a line that are read at a time
LONGEST = 1000  # bytes of a line "From " that are looked at


def is_one(start: bytes) -> bool:
    """Whether what begins so is one, or a single e-mail as one has it."""
    begin = BEGIN.match(start)
    return begin is not None and HEADER.match(start, begin.end()) is not None


class _Message:
    """The e-mail that is being read, as long as it is not too many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = bytearray()
        self._is_over = False

    def add(self, line: bytes) -> None:
        self._is_over = self._is_over or len(self._held) + len(line) > self._most
        if self._is_over:
            self._held.clear()
        else:
            self._held += line

    def whole(self) -> bytes | None:
        """All of it; None where it is too much."""
        return None if self._is_over else bytes(self._held)


def messages(source: io.BufferedReader, most: int) -> Iterator[bytes | None]:
    """The e-mails without the lines between them; None for one of more than so many bytes. What does not begin as one gives nothing."""
    message: _Message | None = None
    before = b"\n"  # the line before
    waiting = b""  # a line "From " of which it is not seen yet whether it begins an e-mail
    for line, is_start in _lines(source):
        if waiting and HEADER.match(line):
            if message is not None:
                yield message.whole()
            message = _Message(most)
        elif waiting and message is not None:
            message.add(waiting)
        waiting = b""
        begin = USUAL if before.strip() else BEGIN
        if is_start and len(line) <= LONGEST and begin.fullmatch(line):
            waiting = line
        elif message is not None:
            message.add(line)
        before = line
    if message is not None:
        message.add(waiting)
        yield message.whole()


def _lines(source: io.BufferedReader) -> Iterator[tuple[bytes, bool]]:
    """Lines, long ones in pieces; whether the piece begins one."""
    is_start = True
    while line := source.readline(LINE):
        yield line, is_start
        is_start = line.endswith(b"\n")
