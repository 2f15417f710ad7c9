"""Connections: only to an address that was looked at, and never longer than a deadline allows.

httpcore asks its backend for every connection by the host's name. This one resolves the name, has `Gate` look at every address, and
connects to one of those very addresses; the certificate is checked against the name. Names are resolved nowhere else.

Proxies of the environment are not used: a proxy resolves names itself, so what it connects to could not be looked at.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from lagebild.errors import FetchError
from lagebild.sources.net.addresses import Gate


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a fetch must have ended: `ticks` is a clock, `end` its reading then, `read` the seconds for which a byte is waited for."""

    ticks: Callable[[], float]
    end: float
    read: float

    def left(self, where: str) -> float:
        """The seconds for which the next byte may be waited for.

        Raises:
            FetchError: the time is up.
        """
        left = self.end - self.ticks()
        if left <= 0:
            raise FetchError(where, "took too long: given up", "try again later", passing=True)
        return min(left, self.read)


class Backend(httpcore.NetworkBackend):
    """Where httpcore gets its connections from, for one fetch."""

    def __init__(self, gate: Gate, deadline: Deadline, connect: float, where: str, *, inside: bool = True) -> None:
        self._gate = gate
        self._inside = inside
        self._where = where
        self._deadline = deadline
        self._connect = connect
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, which all were looked at."""
        fault: Exception | None = None
        for address in self._gate.addresses(host, port, self._where, inside=self._inside):
            wait = min(self._connect, self._deadline.left(self._where))
            try:
                return _Stream(self._sockets.connect_tcp(address, port, wait), self._deadline, self._where)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never: nothing local is asked."""
        raise httpcore.UnsupportedProtocol("local sockets are not used")

    def sleep(self, seconds: float) -> None:
        """Never asked for: nothing is tried twice here."""


class _Stream(httpcore.NetworkStream):
    """A connection whose every read and write ends before the deadline, headers and the handshake included."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline, where: str) -> None:
        self._inner = inner
        self._deadline = deadline
        self._where = where

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(self._where))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(self._where))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(self._where))
        return _Stream(inner, self._deadline, self._where)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def trust() -> ssl.SSLContext:
    """Whose certificates are believed: the system's authorities (or those of SSL_CERT_FILE), beside them those that come with certifi."""
    context = httpcore.default_ssl_context()
    context.load_default_certs()
    context.set_alpn_protocols(["http/1.1"])
    return context


def words(error: Exception) -> str:
    """What went wrong with a connection, in words."""
    inner: BaseException = error
    while (cause := inner.__cause__ or (inner.args[0] if inner.args else None)) and isinstance(cause, BaseException):
        inner = cause
    if isinstance(inner, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({inner.verify_message})"
    if isinstance(inner, ssl.SSLError):
        return f"no secure connection ({inner.reason or 'TLS'})"
    if isinstance(error, httpcore.TimeoutException | TimeoutError) or isinstance(inner, TimeoutError):
        return "no answer in time"
    if isinstance(error, httpcore.ProtocolError):
        return f"its answer is no HTTP ({str(error)[:100]})" if str(error) else "its answer is no HTTP"
    if isinstance(inner, ConnectionRefusedError):
        return "no server answers there"
    if isinstance(inner, OSError | socket.gaierror):
        return f"the connection failed ({inner.strerror or inner})"
    return f"the connection failed ({str(error)[:100] or type(error).__name__})"
