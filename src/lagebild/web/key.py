"""The key of a server that knows no passwords: whoever has it was told the address by who started the server.

The ports of a machine are open to everybody who has an account on it: on a terminal server anybody could decide in somebody else's name.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading

from lagebild.errors import InputError

PARAMETER = "key"
"""Of an address, by which a browser brings the key along once."""
COOKIE = "lagebild-key"
VARIABLE = "LAGEBILD_KEY"
SHORTEST = 16  # characters of a key that somebody chooses


class Key:
    """One key, and those that open the door once."""

    def __init__(self, value: str | None = None) -> None:
        if value is not None and (len(value) < SHORTEST or not value.isascii() or not value.isprintable()):
            hint = f"{SHORTEST} letters and digits or more"
            raise InputError(VARIABLE, "is no key", hint)
        self.value = value or secrets.token_urlsafe(24)
        self._once: set[str] = set()
        self._lock = threading.Lock()

    def once(self) -> str:
        """A key that opens the door once: for a command line, which others on the machine can see."""
        found = secrets.token_urlsafe(24)
        with self._lock:
            self._once.add(found)
        return found

    def opens(self, given: str) -> bool:
        """Whether it is the key, or one that opens once and has not yet done so."""
        with self._lock:
            if given in self._once:
                self._once.discard(given)
                return True
        return _same(given, self.value)

    def fits(self, given: str) -> bool:
        """Whether it is the key."""
        return _same(given, self.value)

    @property
    def sign(self) -> str:
        """What a browser that has brought the key keeps of it."""
        return hashlib.sha256(f"browser {self.value}".encode()).hexdigest()

    def known(self, cookie: str) -> bool:
        """Whether a browser has brought the key before."""
        return _same(cookie, self.sign)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())
