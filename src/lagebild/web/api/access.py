"""Who asks, what they may, and whether a page of another site sent it.

A browser sends cookies, and a name and password that it was given once, with whatever any page makes it send. So whatever writes must
show that no other site's page sent it: the origin is this server's; or it has what such a page cannot send without being allowed to.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request

from lagebild.web.api.problems import Problem, login_needed
from lagebild.web.pace import visitor
from lagebild.web.people import SESSION, People, Person
from lagebild.web.security import cookie_name, is_token

CUSTOM = "x-lagebild"
"""A header of no meaning: a page of another site cannot send it without a question beforehand, which this server does not answer."""
FORM_TOKEN = "x-form-token"
PLAIN = frozenset({"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
"""Kinds of body that any page may have a browser send."""
REMEMBERED = 200  # names and passwords whose sessions are kept


@dataclass
class Keys:
    """Sessions of those who send a name and password with every request, so that the slow comparison is made once in a while only."""

    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _sessions: OrderedDict[bytes, str] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def person(self, people: People, header: str, address: str) -> Person | None:
        """Who sends a header `Authorization: Basic` from an address; None where the password is wrong.

        Raises:
            WaitError: too many wrong ones came before.
        """
        given = basic(header)
        if given is None:
            return None
        key = hashlib.blake2b("\0".join(given).encode(), key=self._secret).digest()
        with self._lock:
            session = self._sessions.get(key, "")
        if session and (found := people.who(session)):
            return found
        fresh = people.log_in(*given, address)
        if fresh is None:
            return None
        with self._lock:
            self._sessions[key] = fresh
            while len(self._sessions) > REMEMBERED:
                people.log_out(self._sessions.popitem(last=False)[1])
        return people.who(fresh)


def basic(header: str) -> tuple[str, str] | None:
    """Name and password of a header (RFC 7617, UTF-8)."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic" or len(value) > 2000:
        return None
    try:
        name, sign, password = base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")
    except ValueError:
        return None
    return (name, password) if sign else None


def asking(request: Request, keys: Keys) -> Person | None:
    """Who asks: by the header where there is one, else as the server knows them. It takes its time: not for the event loop.

    Raises:
        Problem: 401, the header names nobody.
        WaitError: too many wrong passwords came before.
    """
    people: People | None = request.app.state.people
    header = request.headers.get("authorization")
    if people is None or header is None:
        user: Person | None = request.state.user
        return user
    found = keys.person(people, header, visitor(request.scope))
    if found is None:
        raise login_needed()
    request.state.user = found
    return found


def check_role(user: Person | None, role: str | None) -> None:
    """Refuse whoever has not the role that an operation needs.

    Raises:
        Problem: 401 or 403.
    """
    if role is None:
        return
    if user is None:
        raise login_needed()
    if not user.may(role):
        raise Problem("forbidden", f"{user.name} is a {user.role}; this is for a {role}.")


def check_sender(request: Request) -> None:
    """Refuse what a page of another site may have sent.

    Raises:
        Problem: 403.
    """
    headers = request.headers
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and not _is_own(origin, headers.get("host", "")):
        raise Problem("from-elsewhere", f"It comes from {origin[:100]}.")
    if site not in (None, "same-origin", "none"):
        raise Problem("from-elsewhere", f"It comes from another site ({site[:40]}).")
    if origin is not None or site == "same-origin" or _is_form(request) or "authorization" in headers:
        return
    if cookie_name(request, SESSION, port=True) not in request.cookies and (
        CUSTOM in headers or _media(request) not in PLAIN
    ):
        return
    hint = (
        f"Send the header {CUSTOM.title()}: 1; with the cookie of a login, the header {FORM_TOKEN.title()}, or Origin."
    )
    raise Problem("from-elsewhere", "Nothing shows that no other site's page sent it.", hint)


def _is_own(origin: str, host: str) -> bool:
    try:
        return bool(host) and urlsplit(origin).netloc == host
    except ValueError:
        return False


def _is_form(request: Request) -> bool:
    """Whether it has the token of the forms of whoever asks."""
    return is_token(request, request.headers.get(FORM_TOKEN, ""))


def _media(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
