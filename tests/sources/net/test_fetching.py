from __future__ import annotations

import base64
import gzip
import random
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest

from lagebild.errors import FetchError
from lagebild.sources.net import transport
from lagebild.sources.net.addresses import Gate
from lagebild.sources.net.fetching import DOWNGRADED, Fetcher, Limits
from tests.sources.net.serving import HOST, START, Answer, FakeTime, Site, here

CERTIFICATE = Path(__file__).parent / "zeitung.pem"


def fetcher(time: FakeTime | None = None, allowed: tuple[str, ...] = (HOST,), **options: object) -> Fetcher:
    resolve = options.pop("resolve", here)
    return Fetcher(Gate(allowed, resolve), clock=(time or FakeTime()).clock, **options)  # type: ignore[arg-type]


def waiting(time: FakeTime, seconds: float) -> Callable[[object], AbstractContextManager[None]]:
    """Permits after so many seconds."""

    def permit(_: object) -> AbstractContextManager[None]:
        time.sleep(seconds)
        return nullcontext()

    return permit


def refusal(get: Callable[[], object]) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get()
    return caught.value


def test_a_page_comes_with_its_headers_and_the_time(site: Site) -> None:
    site.routes["/a"] = Answer("Grüße", headers={"Content-Type": 'Text/HTML; charset="utf-8"'})
    found = fetcher().get(site.url("/a#unten"))
    assert (found.status, found.body.decode(), found.media_type, found.charset) == (200, "Grüße", "text/html", "utf-8")
    assert found.fetched == START
    _, headers = site.asked[0]
    assert headers["user-agent"].startswith("Lagebild/")
    assert headers["host"] == f"{HOST}:{site.port}"
    assert not {"cookie", "referer", "authorization"} & headers.keys()


def test_no_cookie_is_kept(site: Site) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": "/b", "Set-Cookie": "wer=ich"})
    site.routes["/b"] = Answer("b")
    one = fetcher()
    one.get(site.url("/a"))
    one.get(site.url("/b"))
    assert all("cookie" not in headers for _, headers in site.asked)


def test_an_environment_proxy_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.routes["/a"] = Answer("a")
    assert fetcher().get(site.url("/a")).body == b"a"


# -- where it may go ------------------------------------------------------------------------------------------------------------


def test_this_machine_is_refused_unless_allowed(site: Site) -> None:
    error = refusal(lambda: fetcher(allowed=()).get(site.url("/a")))
    assert "zeitung.example is an address of this machine (127.0.0.1)" in error.what
    assert not error.passing
    assert site.asked == []


def test_a_redirect_to_an_inner_address_is_refused(site: Site) -> None:
    names = {HOST: ["127.0.0.1"], "boese.example": ["127.0.0.1"]}
    site.routes["/a"] = Answer(status=302, headers={"Location": site.url("/geheim", "boese.example")})
    error = refusal(lambda: fetcher(resolve=lambda host, _: names[host]).get(site.url("/a")))
    assert "redirects to http://boese.example" in error.what
    assert "an address of this machine" in error.what
    assert [path for path, _ in site.asked] == ["/a"]


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("file:///etc/passwd", "file: not fetched"),
        ("gopher://zeitung.example/", "gopher: not fetched"),
        ("http://169.254.169.254/latest/meta-data", "an address inside a network"),
        ("http://desk:geheim@zeitung.example/", "password"),
        ("http://[::ffff:127.0.0.1]/", "an address of this machine within IPv6"),
    ],
)
def test_redirects_go_nowhere_else(site: Site, place: str, what: str) -> None:
    site.routes["/a"] = Answer(status=307, headers={"Location": place})
    resolve = lambda host, _: ["127.0.0.1"] if host == HOST else [host.strip("[]")]  # noqa: E731
    error = refusal(lambda: fetcher(resolve=resolve).get(site.url("/a")))
    assert what in str(error)
    assert "geheim" not in str(error)


def test_a_name_that_changes_its_address_gains_nothing(site: Site) -> None:
    """The first answer of the name server is public, every later one this machine: what is connected to is what was looked at."""
    answers: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        answers.append("192.0.2.1" if answers else "193.99.144.80")
        return answers[-1:]

    connected: list[str] = []

    class Sockets(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, timeout: float | None = None, **_: object) -> object:
            connected.append(host)
            raise httpcore.ConnectError("nobody there")

    backend = transport.Backend(Gate(resolve=rebinding), transport.Deadline(lambda: 0.0, 9.0, 9.0), 9.0, "x")
    backend._sockets = Sockets()
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("wechsel.example", 80)
    assert (answers, connected) == (["193.99.144.80"], ["193.99.144.80"])
    with pytest.raises(FetchError, match=r"a network|reserved"):
        backend.connect_tcp("wechsel.example", 80)
    assert len(connected) == 1


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.routes["/a"] = Answer("a")
    assert fetcher(resolve=lambda *_: ["127.0.0.2", "127.0.0.1"]).get(site.url("/a")).body == b"a"


def test_local_sockets_are_not_used() -> None:
    backend = transport.Backend(Gate(), transport.Deadline(lambda: 0.0, 9.0, 9.0), 9.0, "x")
    with pytest.raises(httpcore.UnsupportedProtocol):
        backend.connect_unix_socket("/run/docker.sock")


# -- redirects ------------------------------------------------------------------------------------------------------------------


def test_redirects_are_followed_and_a_lasting_move_is_said(site: Site) -> None:
    site.routes |= {
        "/alt": Answer(status=301, headers={"Location": "/neu"}),
        "/neu": Answer(status=308, headers={"Location": "neuer"}),
        "/neuer": Answer(status=302, headers={"Location": "/heute"}),
        "/heute": Answer("da"),
    }
    found = fetcher().get(site.url("/alt"))
    assert (found.body, found.url, found.asked) == (b"da", site.url("/heute"), site.url("/alt"))
    assert found.moved == site.url("/neuer")
    assert fetcher().get(site.url("/neuer")).moved is None


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.routes |= {
        "/a": Answer(status=302, headers={"Location": "/b"}),
        "/b": Answer(status=302, headers={"Location": "/a"}),
    }
    assert "redirects in a circle" in refusal(lambda: fetcher().get(site.url("/a"))).what
    assert len(site.asked) == 2


def test_endless_redirects_end(site: Site) -> None:
    for number in range(30):
        site.routes[f"/{number}"] = Answer(status=302, headers={"Location": f"/{number + 1}"})
    assert "redirects more than 8 times" in refusal(lambda: fetcher().get(site.url("/0"))).what
    assert len(site.asked) == 9


def test_a_redirect_without_a_place_is_an_answer(site: Site) -> None:
    site.routes["/a"] = Answer("Wohin?", 302)
    assert fetcher().get(site.url("/a")).status == 302


def test_conditions_go_to_the_first_address_alone(site: Site) -> None:
    site.routes |= {"/a": Answer(status=302, headers={"Location": "/b"}), "/b": Answer("b")}
    fetcher().get(site.url("/a"), headers={"If-None-Match": '"1"'})
    assert [headers.get("if-none-match") for _, headers in site.asked] == ['"1"', None]


@pytest.mark.parametrize("value", ["", "\xe4", "a\r\nX: y", "\0", "x" * 2000, " a"])
def test_a_condition_that_no_header_holds_is_not_sent(site: Site, value: str) -> None:
    site.routes["/a"] = Answer("a")
    assert fetcher().get(site.url("/a"), headers={"If-None-Match": value}).body == b"a"
    assert "if-none-match" not in site.asked[0][1]
    assert "x" not in site.asked[0][1]


def test_who_permits_is_asked_before_every_hop(site: Site) -> None:
    site.routes |= {"/a": Answer(status=302, headers={"Location": "/b"}), "/b": Answer("b")}
    asked: list[str] = []

    def permit(target: object) -> AbstractContextManager[None]:
        asked.append(target.url)  # type: ignore[attr-defined]
        if len(asked) == 2:
            raise FetchError("x", "darf nicht")
        return nullcontext()

    error = refusal(lambda: fetcher().get(site.url("/a"), permit=permit))
    assert (error.where, asked) == (site.url("/a"), [site.url("/a"), site.url("/b")])
    assert error.what == f"redirects to {site.url('/b')}: darf nicht"
    assert [path for path, _ in site.asked] == ["/a"]


# -- limits ---------------------------------------------------------------------------------------------------------------------

SMALL = Limits(size=2_000_000, total=30.0, read=5.0)


def test_a_body_that_is_too_large_is_not_read(site: Site) -> None:
    site.routes["/a"] = Answer(b"x" * 2_000_001)
    assert refusal(lambda: fetcher(limits=SMALL).get(site.url("/a"))).what == "larger than 2 MB: not read"


def test_an_endless_stream_ends(site: Site) -> None:
    sent = 0

    def endless(write: Callable[[bytes], None]) -> None:
        nonlocal sent
        while sent < 200_000_000:
            write(b"x" * 65_536)
            sent += 65_536

    site.routes["/a"] = Answer(endless)
    assert "larger than 2 MB" in refusal(lambda: fetcher(limits=SMALL).get(site.url("/a"))).what
    assert sent < 50_000_000


def test_only_the_beginning_is_read_where_that_is_enough(site: Site) -> None:
    site.routes["/a"] = Answer(b"x" * 3_000_000)
    assert len(fetcher(limits=SMALL).get(site.url("/a"), cut=1000).body) == 1000


def dripping(time: FakeTime, prefix: bytes = b"") -> Callable[[Callable[[bytes], None]], None]:
    def drip(write: Callable[[bytes], None]) -> None:
        write(prefix)
        for _ in range(500):
            time.passed += 1.0  # as if a second had gone by before each byte
            write(b"x")

    return drip


def test_a_slow_drip_ends(site: Site, time: FakeTime) -> None:
    site.routes["/a"] = Answer(dripping(time))
    error = refusal(lambda: fetcher(time, limits=SMALL).get(site.url("/a")))
    assert "took too long" in error.what
    assert error.passing


def test_headers_that_drip_end(time: FakeTime) -> None:
    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            try:
                for _ in range(100_000):
                    time.passed += 1.0
                    connection.sendall(b"x")
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        url = f"http://{HOST}:{server.getsockname()[1]}/"
        assert refusal(lambda: fetcher(time, limits=SMALL).get(url)).passing
        thread.join(10)
        assert not thread.is_alive()


def test_waiting_at_every_hop_has_an_end(site: Site, time: FakeTime) -> None:
    for n in range(8):
        site.routes[f"/{n}"] = Answer("", 302, {"Location": f"/{n + 1}"})
    error = refusal(lambda: fetcher(time).get(site.url("/0"), permit=waiting(time, 59)))
    assert "too slow on its way: given up" in error.what
    assert error.passing
    assert time.passed == 3 * 59


def test_waiting_for_ones_turn_does_not_count(site: Site, time: FakeTime) -> None:
    site.routes["/a"] = Answer("a")
    assert fetcher(time, limits=SMALL).get(site.url("/a"), permit=waiting(time, 1000)).body == b"a"


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-OpenSSH_9\r\n", b"", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000 + b"\r\n"]
)
def test_what_is_no_http_is_said(answer: bytes) -> None:
    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(4096)
            try:
                connection.sendall(answer)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        error = refusal(lambda: fetcher().get(f"http://{HOST}:{server.getsockname()[1]}/"))
        thread.join(10)
    assert "no HTTP" in error.what or "failed" in error.what


def test_a_closed_port_is_said() -> None:
    assert refusal(lambda: fetcher().get(f"http://{HOST}:1/")).what == "no server answers there"


# -- packed bodies --------------------------------------------------------------------------------------------------------------


def packed(data: bytes, bits: int) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, bits)
    return machine.compress(data) + machine.flush()


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(b"Hallo", mtime=0)),
        ("X-GZIP", gzip.compress(b"Hallo", mtime=0)),
        ("deflate", packed(b"Hallo", zlib.MAX_WBITS)),
        ("deflate", packed(b"Hallo", -zlib.MAX_WBITS)),
        ("identity", b"Hallo"),
    ],
)
def test_packed_bodies_are_unpacked(site: Site, coding: str, data: bytes) -> None:
    site.routes["/a"] = Answer(data, headers={"Content-Encoding": coding})
    assert fetcher().get(site.url("/a")).body == b"Hallo"


def test_a_decompression_bomb_is_not_read(site: Site) -> None:
    site.routes["/a"] = Answer(gzip.compress(b"\0" * 19_000_000), headers={"Content-Encoding": "gzip"})
    assert "a decompression bomb" in refusal(lambda: fetcher().get(site.url("/a"))).what


def test_a_packed_body_counts_as_what_it_becomes(site: Site) -> None:
    words = base64.b64encode(random.Random(1).randbytes(1_900_000))
    assert len(gzip.compress(words, 1)) < SMALL.size < len(words)
    site.routes["/a"] = Answer(gzip.compress(words, 1), headers={"Content-Encoding": "gzip"})
    assert "larger than 2 MB" in refusal(lambda: fetcher(limits=SMALL).get(site.url("/a"))).what


@pytest.mark.parametrize(
    ("coding", "data", "what"),
    [
        ("br", b"x", "not asked for (br)"),
        ("gzip, gzip", b"x", "not asked for (gzip, gzip)"),
        ("gzip", b"kein gzip", "damaged"),
        ("gzip", gzip.compress(b"Hallo" * 1000, mtime=0)[:-9], "ends in the middle"),
    ],
)
def test_bodies_that_are_packed_wrongly_are_refused(site: Site, coding: str, data: bytes, what: str) -> None:
    site.routes["/a"] = Answer(data, headers={"Content-Encoding": coding})
    assert what in refusal(lambda: fetcher().get(site.url("/a"))).what


def test_an_empty_packed_body_is_empty(site: Site) -> None:
    site.routes["/a"] = Answer(b"", headers={"Content-Encoding": "gzip"})
    assert fetcher().get(site.url("/a")).body == b""


# -- https ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def secure(site: Site) -> Iterator[int]:
    """The port of a server that redirects from https to the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/a" else 200)
            self.send_header("Location", site.url("/a"))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def test_the_way_from_https_to_http_is_said(site: Site, secure: int) -> None:
    site.routes["/a"] = Answer("a")
    found = fetcher(trust=trusting).get(f"https://{HOST}:{secure}/a")
    assert (found.body, found.notes) == (b"a", (DOWNGRADED,))


def test_the_certificate_is_checked_against_the_name(secure: int) -> None:
    both = fetcher(allowed=(HOST, "andere.example"), trust=trusting)
    assert both.get(f"https://{HOST}:{secure}/").status == 200
    error = refusal(lambda: both.get(f"https://andere.example:{secure}/"))
    assert "its certificate is not valid" in error.what
    assert "certificate is not valid" in refusal(lambda: fetcher().get(f"https://{HOST}:{secure}/")).what
