"""Every fault line of the network says what to do."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from lagebild.errors import InputError
from lagebild.sources import articles
from lagebild.sources.net.fetching import Limits
from tests.sources.net.serving import TEXT, Answer, Site, html, web

HTML = {"Content-Type": "text/html; charset=utf-8"}
LOGIN = "<html><body><form>Bitte anmelden <input type=password></form><p>Anmelden mit Passwort, bitte sehr, sofort.</p></body></html>"
CONSENT = (
    "Wir und unsere Partner verwenden Cookies und Tracking. Bitte akzeptieren Sie die Einwilligung in den Datenschutz."
)
RESERVED = html(TEXT, head='<meta name="robots" content="noai">')


def fault(site: Site, answer: Answer, path: str = "/a", **options: Any) -> InputError:
    site.routes[path] = answer
    (found,) = articles([site.url(path)], web=web(**options))
    assert isinstance(found, InputError), found
    return found


CASES = {
    **{f"status {n}": Answer("", n) for n in (400, 401, 402, 403, 404, 406, 407, 410, 418, 429, 451, 500, 503)},
    "circle": Answer("", 302, {"Location": "/a"}),
    "empty": Answer("", 200, HTML),
    "scripts": Answer("<html><body><script>x()</script></body></html>", 200, HTML),
    "login": Answer(LOGIN, 200, HTML),
    "consent": Answer(html(CONSENT), 200, HTML),
    "paid": Answer(html("Der Minister. Jetzt abonnieren."), 200, HTML),
    "gone": Answer(html("Diese Seite wurde nicht gefunden.", title="404"), 200, HTML),
    "no article": Answer("<html><body><p>Kurz.</p></body></html>", 200, HTML),
    "large": Answer("x" * 2_000_001),
    "bomb": Answer(gzip.compress(b"x" * 1_900_000), 200, {"Content-Encoding": "gzip"}),
    "packing": Answer("x", 200, {"Content-Encoding": "br"}),
    "entities": Answer("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel/></rss>"),
    "sitemap": Answer("<urlset"),
    "json feed": Answer('{"version": "https://jsonfeed.org/version/1", "items": 1}'),
    "entry": Answer("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>"),
    "reserved": Answer(RESERVED, 200, HTML),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_says_what_to_do(site: Site, name: str) -> None:
    found = fault(site, CASES[name], limits=Limits(size=2_000_000), respect_reservations=True)
    assert len(found.hint) > 10, str(found)


def test_robots_txt_and_a_front_page_say_what_to_do(site: Site) -> None:
    assert fault(site, Answer(html(TEXT), 200, HTML), "/").hint
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /a")
    assert "save the page" in fault(site, Answer(html(TEXT), 200, HTML)).hint


def test_too_many_redirects_say_what_to_do(site: Site) -> None:
    for n in range(12):
        site.routes[f"/{n}"] = Answer("", 302, {"Location": f"/{n + 1}"})
    assert "cookie" in fault(site, Answer("", 302, {"Location": "/0"})).hint


@pytest.mark.parametrize(
    "url", ["http://" + "ä" * 80 + ".example/", "http://a b.example/", "http://z.example/" + "a" * 5000]
)
def test_an_address_that_is_none_says_what_to_do(url: str) -> None:
    (found,) = articles([url], web=web())
    assert isinstance(found, InputError)
    assert found.hint
