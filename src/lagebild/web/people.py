"""Who may do what: readers look, reviewers also judge and add, admins also take back what others
have decided. Passwords are kept as argon2 hashes in a file.

A line of the file is `name:role:hash`; `lagebild serve --new-user` writes one. Who has logged in is known by a random cookie, whose
hash alone is kept, in memory: a restart logs everybody out.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from lagebild.errors import InputError
from lagebild.web.trail import note
from lagebild.web.tries import Tries

ROLES = ("reader", "reviewer", "admin")
"""Each may do what those before it may."""
SESSION = "lagebild-session"
HOURS = 12.0  # for which a login holds at most
IDLE = 2.0  # hours without a request, after which it ends
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_urlsafe(16))  # compared with where the name is unknown: it takes as long


@dataclass(frozen=True)
class Person:
    """Who asks; `name` signs judgements."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this person may do what is for that role."""
        return ROLES.index(self.role) >= ROLES.index(role)


def may_undo(author: str, user: Person) -> bool:
    """Whether somebody may take a decision back: their own, an admin everybody's. It holds for every page and for the API."""
    return user.may("admin") or (user.may("reviewer") and author == user.name)


def line_of(name: str, role: str, password: str) -> str:
    """The line of a person for the file of passwords.

    Raises:
        InputError: the name or the role cannot be.
    """
    if not name.strip() or ":" in name or not name.isprintable():
        raise InputError(name or "name", "a name is needed, without ':'")
    if role not in ROLES:
        raise InputError(role, f"no role; one of {', '.join(ROLES)}")
    if len(password) < 8:
        raise InputError(name, "the password is too short", "eight characters or more")
    return f"{name}:{role}:{_HASHER.hash(password)}"


def load(path: Path) -> dict[str, tuple[str, str]]:
    """Role and hash by name.

    Raises:
        InputError: the file cannot be read, or a line is none.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read: {error}") from error
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.strip().split(":", 2)
        if len(parts) != 3 or parts[1] not in ROLES or not parts[2].startswith("$argon2"):
            hint = "lagebild serve --new-user writes such lines"
            raise InputError(f"{path}:{number}", "not a line of the form name:role:hash", hint)
        found[parts[0]] = (parts[1], parts[2])
    if not found:
        raise InputError(str(path), "holds nobody who may log in", "lagebild serve --new-user writes lines for it")
    return found


class WaitError(Exception):
    """Too many wrong passwords came before; `seconds` until there may be another try."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Session:
    """Who has logged in, up to when that holds, and when they last asked for something; in seconds of the clock."""

    name: str
    until: float
    seen: float


@dataclass
class People:
    """Those of a file, and who of them has logged in."""

    known: dict[str, tuple[str, str]]
    clock: Callable[[], float] = time.monotonic
    _sessions: dict[str, Session] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _verifying: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(2))

    def __post_init__(self) -> None:
        self._tries = Tries(self.clock)

    def log_in(self, name: str, password: str, address: str = "") -> str | None:
        """A new session of whoever gives the right password; None else.

        Raises:
            WaitError: too many wrong ones came before.
        """
        at, wait = self._tries.begin(name, address)
        if wait:
            note("locked-out", address=address, name=name, detail=f"{wait:.0f} s", refused=True)
            raise WaitError(wait)
        if not self._right(name, password):
            note("login-failed", address=address, name=name, refused=True)
            return None
        self._tries.right(name, address, at)
        note("login", address=address, name=name)
        session, now = secrets.token_urlsafe(32), self.clock()
        with self._lock:
            self._sessions = {key: held for key, held in self._sessions.items() if _holds(held, now)}
            self._sessions[_hashed(session)] = Session(name, now + HOURS * 3600, now)
        return session

    def _right(self, name: str, password: str) -> bool:
        """Whether a password is that of a name; it takes as long where there is no such name. Two at a time: each takes 64 MB."""
        try:
            with self._verifying:
                _HASHER.verify(self.known.get(name, ("", _NOBODY))[1], password)
        except (Argon2Error, InvalidHashError):
            return False
        return name in self.known

    def log_out(self, session: str) -> str | None:
        """End a session; whose it was."""
        with self._lock:
            held = self._sessions.pop(_hashed(session), None)
        return held.name if held is not None else None

    def who(self, session: str) -> Person | None:
        """Whose session it is; None where it has ended or never was."""
        key, now = _hashed(session), self.clock()
        with self._lock:
            held = self._sessions.get(key)
            if held is None:
                return None
            if not _holds(held, now):
                del self._sessions[key]
                return None
            self._sessions[key] = replace(held, seen=now)
        return Person(held.name, self.known[held.name][0])


def _holds(session: Session, now: float) -> bool:
    return now < session.until and now - session.seen < IDLE * 3600


def _hashed(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()
