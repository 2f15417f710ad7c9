"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One dossier, and how it is shown.

    `place` is its path or PostgreSQL URL. `hosts` are the names by which the server may be called besides those of this machine itself;
    `passwords` the file of those who may log in (`lagebild.web.people`), None where everybody who reaches the server may do everything:
    allowed on this machine alone. `key` is what must then stand in the address that is opened first (`lagebild.web.key`), None for
    nothing; `secure` says that it is reached over HTTPS. `language` is that of those who have not chosen one; `largest` the bytes of one
    upload.
    """

    place: str
    host: str = "127.0.0.1"
    port: int = 8420
    hosts: frozenset[str] = frozenset()
    passwords: Path | None = None
    key: str | None = None
    secure: bool = False
    language: str = "de"
    model: Path | None = None
    threads: int | None = None
    largest: int = 5 * MEGABYTE

    @property
    def local(self) -> bool:
        """Whether nobody on another machine can reach it."""
        return self.host in LOOPBACK
