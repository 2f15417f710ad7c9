from __future__ import annotations

import pytest

from lagebild.sources.net.sites import is_front, own_address, same_site

HOSTED = (
    "substack.com",
    "wordpress.com",
    "medium.com",
    "hypotheses.org",
    "livejournal.com",
    "over-blog.com",
    "jimdofree.com",
    "blogspot.com",
    "netlify.app",
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.pressedienst.de/a", "http://pressedienst.de/b", True),
        ("https://rss.pressedienst.de/feed", "https://www.pressedienst.de/a", True),
        ("https://www.bbc.co.uk/x", "https://news.bbc.co.uk/", True),
        ("https://eins.co.uk/", "https://zwei.co.uk/", False),
        ("https://eins.github.io/", "https://zwei.github.io/", False),
        ("https://amp.pressedienst.de/a", "https://www.pressedienst.de/a", True),
        ("https://m.pressedienst.co.uk/a", "https://mobile.pressedienst.co.uk/a", True),
        ("https://eins.uni.de/", "https://zwei.uni.de/", False),
        *((f"https://boese.{name}/q", f"https://opfer.{name}/p", False) for name in HOSTED),
        *((f"https://boese.{name}/q", f"https://{name}/p", False) for name in HOSTED),
        ("https://www.eins.substack.com/p", "https://eins.substack.com/p", True),
        ("https://medium.com/@eins/a", "https://medium.com/@zwei/b", False),
        ("https://medium.com/@eins/a", "https://medium.com/@eins/b", True),
        ("https://sites.google.com/view/eins/a", "https://sites.google.com/view/zwei", False),
        ("https://sites.google.com/view/eins/a", "https://sites.google.com/view/eins", True),
        ("https://telegra.ph/eins", "https://telegra.ph/zwei", False),
        ("https://www.uni.de/~eins/a", "https://www.uni.de/~zwei/a", False),
        ("https://www.uni.de/~eins/a", "https://www.uni.de/~eins/b", True),
        ("http://pressedienst.de.boese.com/", "http://pressedienst.de/", False),
        ("http://192.168.0.1/", "http://192.168.0.2/", False),
        ("http://intranet/a", "http://intranet/b", True),
        ("http://[::1/", "http://[::1/", False),
        ("", "", False),
    ],
)
def test_sites_are_told_apart_by_their_registered_domain(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) == same


@pytest.mark.parametrize("declared", [None, "/relativ", "ftp://zeitung.de/a", "https://zeitung.de/amp/a"])
def test_where_no_other_address_is_declared_it_is_the_one_that_was_fetched(declared: str | None) -> None:
    assert own_address(declared, "https://zeitung.de/amp/a") == ("https://zeitung.de/amp/a", ())


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://z.de", True),
        ("https://z.de/index.html", True),
        ("https://z.de/?id=7", False),
        ("https://z.de/a", False),
        ("http://[", False),
    ],
)
def test_front_pages_are_told_by_their_address(url: str, front: bool) -> None:
    assert is_front(url) == front
