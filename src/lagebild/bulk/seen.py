"""Which texts of which articles a run has had: so that what comes twice is written once, and later texts are numbered.

Kept in a temporary SQLite file, since an archive's worth does not fit into memory; it is made anew from the parts that are there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from lagebild.records import digest

NEW = "INSERT OR IGNORE INTO seen VALUES (?, ?)"
BEFORE = "SELECT COUNT(*) FROM seen WHERE article = ?"


class Seen:
    """Texts by their articles; a context manager."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)  # a temporary file that goes with the connection
        self._base.execute("PRAGMA cache_size=-65536")
        self._base.execute("CREATE TABLE seen (article BLOB, text BLOB, PRIMARY KEY (article, text)) WITHOUT ROWID")

    def __enter__(self) -> Seen:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def known(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note articles' ids with the hashes of their texts."""
        self._base.execute("BEGIN")
        self._base.executemany(NEW, (_key(article, sha256) for article, sha256 in pairs))
        self._base.execute("COMMIT")

    def numbered(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Note them, and say of each which of its article's texts it is, from 1; 0 where it came before."""
        self._base.execute("BEGIN")
        result = [self._number(*_key(article, sha256)) for article, sha256 in pairs]
        self._base.execute("COMMIT")
        return result

    def _number(self, article: bytes, text: bytes) -> int:
        is_new = self._base.execute(NEW, (article, text)).rowcount == 1
        return int(self._base.execute(BEFORE, (article,)).fetchone()[0]) if is_new else 0


def _key(article: str, sha256: str) -> tuple[bytes, bytes]:
    """Sixteen bytes each: two of a hundred million are the same with a chance of one in 10^22."""
    return bytes.fromhex(digest(article, length=32)), bytes.fromhex(sha256[:32])
