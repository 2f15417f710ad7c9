from __future__ import annotations

import threading

import pytest

from lagebild.errors import FetchError
from lagebild.sources.net import addresses
from lagebild.sources.net.addresses import Gate, is_web, not_public, resolved, shown, target

INNER = """127.0.0.1 127.9.9.9 10.0.0.1 172.16.5.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 239.255.255.250
    240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 198.51.100.7 192.0.0.8 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 fec0::1
    2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b:1::1
    2002:7f00:1:: 2002:a00:1::1 2001:0:1::1 100::1 168.63.129.16 ::ffff:168.63.129.16 64:ff9b::168.63.129.16
    5f00::1 3fff::1 3fff:fff::1 nichts""".split()
PUBLIC = "8.8.8.8 193.99.144.80 2606:4700::1111 2a02:2e0:3fe:1001:302:: ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()


@pytest.mark.parametrize("address", INNER)
def test_what_is_not_public_is_told(address: str) -> None:
    assert not_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_passes(address: str) -> None:
    assert not_public(address) is None


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("ftp://zeitung.example/a", "ftp: not fetched"),
        ("file:///etc/passwd", "file: not fetched"),
        ("javascript:alert(1)", "javascript: not fetched"),
        ("zeitung.example/a", "no scheme: not fetched"),
        ("http:///a", "without a host"),
        ("http://desk:geheim@zeitung.example/", "a user's name or password"),
        ("http://desk@zeitung.example/", "a user's name or password"),
        ("http://a b.example/", "characters that no host has"),
        ("http://a\\b/", "characters that no host has"),
        ("http://zeitung.example:99999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://zeitung.example/" + "a" * 5000, "more than 4000 characters"),
        ("http://" + "ä" * 80 + ".example/", "its host is none"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, what: str) -> None:
    with pytest.raises(FetchError) as caught:
        target(url)
    assert what in caught.value.what
    assert "geheim" not in str(caught.value)
    assert not caught.value.passing


def test_an_address_becomes_ascii() -> None:
    assert target("HTTPS://Straße.Example.:443/Überblick?ort=Köln#mitte").url == (
        "https://xn--strae-oqa.example/%C3%9Cberblick?ort=K%C3%B6ln"
    )
    assert target("../b?x=%20", "http://zeitung.example:8080/a/c").url == "http://zeitung.example:8080/b?x=%20"
    assert target("http://[2606:4700::1]/").origin == ("http", "2606:4700::1", 80)


def test_a_path_is_no_address_of_the_web() -> None:
    assert is_web("HTTPS://zeitung.example")
    assert not is_web("http.txt")
    assert not is_web("reports/https://")


def test_a_password_is_never_shown() -> None:
    assert shown("https://desk:geheim@zeitung.example/x@y") == "https://***@zeitung.example/x@y"


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
def test_numbers_in_other_writings_are_looked_at_after_resolution(host: str) -> None:
    with pytest.raises(FetchError, match=r"not fetched|not known"):
        Gate(resolve=resolved).addresses(host, 80, host)


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    gate = Gate(resolve=lambda *_: ["193.99.144.80", "10.0.0.7"])
    with pytest.raises(FetchError, match=r"misch.example is an address inside a network \(10.0.0.7\)"):
        gate.addresses("misch.example", 443, "misch.example")


@pytest.mark.parametrize(
    "name", ["intranet.example", "INTRANET.example.", "http://intranet.example:8080/x", "intranet.example:8080"]
)
def test_a_host_is_allowed_by_name(name: str) -> None:
    gate = Gate([name], resolve=lambda *_: ["10.0.0.7"])
    assert gate.addresses("intranet.example", 8, "") == ["10.0.0.7"]
    with pytest.raises(FetchError, match=r"--allow-host x\.intranet\.example"):
        gate.addresses("x.intranet.example", 80, "")


def test_ports_of_other_services_are_left_alone() -> None:
    gate = Gate(resolve=lambda *_: ["193.99.144.80"])
    with pytest.raises(FetchError, match="port 25 is no web server's"):
        gate.addresses("zeitung.example", 25, "")
    assert gate.addresses("zeitung.example", 8080, "") == ["193.99.144.80"]


@pytest.mark.parametrize("error", [OSError(2, "weiß nicht"), UnicodeError("label too long")])
def test_an_unknown_host_may_be_known_later(error: Exception) -> None:
    def fails(*_: object) -> list[str]:
        raise error

    with pytest.raises(FetchError, match="the host is not known") as caught:
        Gate(resolve=fails).addresses("nirgends.example", 80, "")
    assert caught.value.passing


def test_a_host_without_address_is_said() -> None:
    with pytest.raises(FetchError, match="has no address"):
        Gate(resolve=lambda *_: []).addresses("leer.example", 80, "")


def test_a_name_server_that_says_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: silent.wait(60))
    monkeypatch.setattr(addresses, "RESOLVING", 0.05)
    try:
        with pytest.raises(FetchError, match=r"the host is not known \(no answer of the name server") as caught:
            Gate().addresses("blatt.example", 443, "https://blatt.example/")
    finally:
        silent.set()
    assert caught.value.passing


def test_what_a_name_server_says_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    assert Gate().addresses("blatt.example", 443, "https://blatt.example/") == ["93.184.215.14"]


def test_what_is_wrong_with_a_name_is_handed_on() -> None:
    with pytest.raises(UnicodeError):
        resolved(f"{'x' * 64}.example", 443)
