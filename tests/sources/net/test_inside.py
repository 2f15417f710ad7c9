"""A host that is allowed by name is reached where the user or a page of such a host leads there, and never by way of the public network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lagebild.errors import FetchError, InputError
from lagebild.records import Article
from lagebild.sources import articles
from lagebild.sources.net import addresses
from tests.sources.net.serving import HOST, TEXT, Answer, Site, web

PUBLIC = "oeffentlich.example"
SECOND = "zweiter.example"
SECRET = "/admin?delete=1"
LONG = "\n".join([TEXT] * 3)


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """One host is taken for public, though it is on this machine; all others are inside."""
    real = addresses.not_public
    monkeypatch.setattr(addresses, "not_public", lambda address: None if address == "127.1" else real(address))


def resolve(host: str, port: int) -> list[str]:
    return ["127.1"] if host == PUBLIC else ["127.0.0.1"]


def results(url: str, **options: Any) -> list[Article | InputError]:
    return list(articles([url], web=web(resolve=resolve, **{"allowed": [HOST, SECOND], **options})))


def refused(found: list[Article | InputError], site: Site) -> None:
    (fault,) = found
    assert isinstance(fault, FetchError), fault
    assert "is an address of this machine" in fault.what
    assert "where you name it" in fault.hint
    assert not fault.passing
    inner = [path for path, headers in site.asked if headers["host"].startswith((HOST, SECOND))]
    assert inner == []  # its robots.txt was not asked for either


def feed(site: Site, link: str, body: str = "") -> Callable[[str], str]:
    words = f"<content:encoded>{body}</content:encoded>"
    head = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Z</title>"
    site.routes["/feed"] = Answer(
        f"{head}<item><link>{link.replace('&', '&amp;')}</link>{words}</item></channel></rss>"
    )
    return lambda host: site.url("/feed", host)


def test_what_the_user_names_is_fetched(site: Site) -> None:
    site.page("/a", TEXT)
    assert isinstance(results(site.url("/a"))[0], Article)


def test_a_public_page_does_not_redirect_into_the_network(site: Site) -> None:
    site.page(SECRET, TEXT)
    site.routes["/a"] = Answer("", 302, {"Location": site.url(SECRET)})
    refused(results(site.url("/a", PUBLIC)), site)


def test_a_public_feed_does_not_name_what_is_inside(site: Site) -> None:
    site.page(SECRET, TEXT)
    refused(results(feed(site, site.url(SECRET))(PUBLIC)), site)


def test_an_entry_of_a_public_feed_does_not_redirect_into_the_network(site: Site) -> None:
    site.page(SECRET, TEXT)
    site.routes["/a"] = Answer("", 302, {"Location": site.url(SECRET)})
    refused(results(feed(site, site.url("/a", PUBLIC))(PUBLIC)), site)


def test_a_public_robots_txt_does_not_redirect_into_the_network(site: Site) -> None:
    site.page("/a", TEXT)
    site.routes["/robots.txt"] = lambda headers: (
        Answer("", 302, {"Location": site.url(SECRET)}) if headers["host"].startswith(PUBLIC) else Answer("")
    )
    results(site.url("/a", PUBLIC))
    assert SECRET not in site.paths()


def test_from_inside_the_way_back_through_the_public_network_is_closed(site: Site) -> None:
    site.page(SECRET, TEXT)
    site.routes["/a"] = Answer("", 302, {"Location": site.url("/b", PUBLIC)})
    site.routes["/b"] = Answer("", 302, {"Location": site.url(SECRET)})
    (fault,) = results(site.url("/a"))
    assert isinstance(fault, FetchError)
    assert SECRET not in site.paths()


def test_within_the_allowed_hosts_redirects_and_feeds_lead_on(site: Site) -> None:
    site.page("/b", TEXT)
    site.routes["/a"] = Answer("", 302, {"Location": site.url("/b", SECOND)})
    assert isinstance(results(site.url("/a"))[0], Article)
    assert isinstance(results(feed(site, site.url("/b"))(HOST))[0], Article)


def test_a_public_feed_has_no_rules_of_a_host_inside_asked_for(site: Site) -> None:
    inner = f"innen.{PUBLIC}"
    found = results(feed(site, site.url("/a", inner), f"&lt;p&gt;{LONG}&lt;/p&gt;")(PUBLIC), allowed=[inner])
    assert len(found) == 1
    assert not [path for path, headers in site.asked if headers["host"].startswith(inner)]
