"""Deflate64, by which Windows packs members of ZIP archives of more than 2 GB: the package inflate64 as an engine of `unpacking`.

The package is an extra, as it is under the LGPL, and knows no limit on what comes out: a byte can give 29,000.
"""

from __future__ import annotations

from collections.abc import Callable

from lagebild.sources.stepped import Stepped

STEP = 128  # bytes handed in at a time, so that 4 MB come out of one step at most
MISSING = "packed with deflate64, and the package inflate64 is not installed"
HINT = "pip install 'lagebild[deflate64]', or unpack it on Windows, which packs more than 2 GB so"


class MissingError(Exception):
    """The package that unpacks it is not installed."""


class Engine(Stepped):
    """One member as an engine of `unpacking`. `inflate` takes bytes, and gives all that they hold."""

    def __init__(self, inflate: Callable[[bytes], bytes], is_over: Callable[[], bool]) -> None:
        super().__init__()
        self._inflate = inflate
        self._ends = is_over

    def _step(self) -> None:
        piece, self.tail = self.tail[:STEP], self.tail[STEP:]
        self._out, self._given = self._inflate(piece), 0
        self._is_over = self._ends()


def engine() -> Engine:
    """For the next member.

    Raises:
        MissingError: the package is not installed.
    """
    try:
        import inflate64  # noqa: PLC0415 -- few inputs need it
    except ImportError as error:
        raise MissingError(MISSING) from error
    inner = inflate64.Inflater()
    return Engine(inner.inflate, lambda: bool(inner.eof))
