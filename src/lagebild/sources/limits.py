"""What one input may cost: every limit on archives, packed streams and PDF documents, in one place.

The limits are generous for an honest archive and small for a made one: a bomb, an archive within itself, a stream
without end. What is over a limit gives one fault; the rest of the input goes on, unless the whole of it is at its end
(`SpentError`).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from lagebild.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one input: a file, standard input, a downloaded body. Sizes are bytes."""

    ratio: int = 250  # bytes that one packed byte may give; text packs to a tenth, the worst of deflate is 1,032
    ratio_from: int = 10_000_000  # unpacked bytes of one packed stream up to which its ratio does not matter
    whole_ratio: int = 300  # unpacked bytes at all levels for each byte read of the input
    whole_from: int = 1_000_000_000  # unpacked bytes at all levels up to which that does not matter
    unpacked: int = 1_000_000_000_000  # unpacked at all levels
    member: int = 100_000_000_000  # one member of an archive, or one packed file, unpacked
    members: int = 1_000_000  # members of archives and records of WARC files, at all levels
    depth: int = 6  # archives and packed streams within one another; "a.zip!b.tar.gz" is three
    seconds: float = 60  # of computing (not of waiting) in which nothing comes out; up to three times as much passes
    spooled: int = 4_000_000_000  # a ZIP archive that must be kept in a temporary file, since it comes from a pipe
    headers: int = 1_000_000  # the head of one member or record
    mail_size: int = 100_000_000  # an e-mail with its attachments, as it is sent
    mail_parts: int = 1_000  # of one e-mail
    pdf_size: int = 100_000_000
    pdf_pages: int = 5_000
    pdf_seconds: float = 60  # for one PDF document
    pdf_memory: int = 1_500_000_000  # address space of the process that reads one
    row: int = 40_000_000  # one row of a table
    faults: int = 1_000  # faults in a row that are given one by one
    faults_left_out: int = 10_000_000  # further ones that are counted; then the input is left


LIMITS = Limits()


class SpentError(InputError):
    """The whole input has cost what it may: nothing more of it is read."""


class DamagedError(InputError):
    """A packed stream is broken here; `begun` says that bytes of the same packed piece came out before."""

    def __init__(self, where: str, what: str, hint: str = "", *, begun: bool = False) -> None:
        super().__init__(where, what, hint)
        self.begun = begun


class Allowance:
    """What one input has cost so far, at all levels of nesting. Every method raises SpentError where a limit is passed."""

    def __init__(self, where: str, limits: Limits = LIMITS) -> None:
        self.where = where
        self.limits = limits
        self._read = 0
        self._unpacked = 0
        self._members = 0
        self._since: float | None = None
        self._computed: float | None = None

    def restart(self) -> None:
        """Something came out: the clock begins anew, on whichever thread goes on."""
        self._since = self._computed = None

    def tick(self) -> None:
        """Called with every block of bytes: is this still getting anywhere?

        What counts is the time of computing, since a pipe may be waited for; it is dear to ask for, and asked for only
        where so much time has passed.
        """
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if now - self._since <= self.limits.seconds:
            return
        computed, before = time.thread_time(), self._computed
        self._since, self._computed = now, computed if before is None else before
        if before is not None and computed - before > self.limits.seconds:
            what = f"nothing came out of it in more than {self.limits.seconds:g} seconds of computing: the rest is left"
            raise SpentError(self.where, what, "check where it comes from")

    def read(self, size: int) -> None:
        """So many bytes of the input itself were read."""
        self._read += size
        self.tick()

    def unpack(self, size: int) -> None:
        """So many bytes were unpacked, at whatever level."""
        self._unpacked += size
        self.tick()
        limits = self.limits
        if self._unpacked > limits.unpacked:
            raise SpentError(self.where, f"unpacks to more than {sized(limits.unpacked)}: the rest is left", "split it")
        if self._unpacked > limits.whole_from and self._unpacked > limits.whole_ratio * self._read:
            what = f"a decompression bomb: {sized(self._unpacked)} out of {sized(self._read)}; the rest is left"
            raise SpentError(self.where, what, "check where it comes from")

    def member(self) -> None:
        """One more member or record is looked at."""
        self._members += 1
        if self._members > self.limits.members:
            what = f"more than {self.limits.members:,} members: the rest is left"
            raise SpentError(self.where, what, "split it into several archives")


def sized(size: int) -> str:
    """A number of bytes for people: "10 MB"."""
    for unit, name in ((1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} bytes"
