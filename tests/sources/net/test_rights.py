from __future__ import annotations

import json
from typing import Any

import pytest

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.rights import Reservation, Rights
from lagebild.sources import articles, pagerights, pages
from lagebild.sources.net import reservations
from tests.sources.net.serving import TEXT, Answer, Site, html, web

DATED = '<meta property="article:published_time" content="2026-11-25">'
CC = "https://creativecommons.org/licenses/by/4.0/"


BESIDE = (
    "<figure><img src=a.jpg>{}</figure>",
    "<figure><figcaption>Foto: X, {}</figcaption></figure>",
    "<aside>{}</aside>",
    '<section id="comments"><p>{}</p></section>',
    '<ol class="comment-list"><li>{}</li></ol>',
    '<p class="wp-caption-text">{}</p>',
)


def declared(head: str) -> Rights | None:
    tree, _ = pages.parsed(html("Text", head=head).encode(), "seite")
    return pagerights.declared(tree)


def linked(**thing: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **thing})}</script>'


@pytest.mark.parametrize(
    ("head", "licence", "by"),
    [
        (f'<link rel="license" href="{CC}">', CC, "rel=license"),
        (f'<a rel="nofollow License" href="{CC}">CC</a>', CC, "rel=license"),
        (f'<meta name="DCTERMS.license" content="{CC}">', CC, "dcterms.license"),
        (f'<link rel="dcterms.license" href="{CC}">', CC, "dcterms.license"),
        ('<meta name="dc.rights" content=" Alle  Rechte ">', "Alle Rechte", "dc.rights"),
        (linked(license=CC), CC, "JSON-LD"),
        (linked(license={"@type": "CreativeWork", "url": CC}), CC, "JSON-LD"),
        (linked(license=[{"@id": CC}]), CC, "JSON-LD"),
        (linked(**{"@type": "WebPage", "license": CC}), CC, "JSON-LD"),
        (f'</head><body class="comments-open"><a rel="license" href="{CC}">CC</a>', CC, "rel=license"),
    ],
)
def test_a_licence_is_read_with_where_it_stands(head: str, licence: str, by: str) -> None:
    assert declared(head) == Rights(licence, by)


def test_a_notice_is_read() -> None:
    assert declared('<meta name="copyright" content="© Pressedienst">') == Rights(notice="© Pressedienst")
    reserved = "© 2026 X. All rights reserved"
    assert declared(f'<meta name="dc.rights" content="{reserved}">') == Rights(notice=reserved)
    assert declared(linked(copyrightHolder={"@type": "Organization", "name": "dpm"})) == Rights(notice="dpm")


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="robots" content="index, follow, noarchive">',
        '<meta name="tdm-reservation" content="0">',
        '<link rel="license">',
        linked(license=7),
        '<script type="application/ld+json">{"license": </script>',
        '<meta name="GPTBot" content="noai">',
        linked(**{"@type": "ImageObject", "license": CC, "copyrightNotice": "Foto Y"}),
        linked(**{"@type": ["VideoObject"], "copyrightHolder": "Y"}),
        f'<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="license" content="{CC}"></div>',
        *(part.format(f'<a rel="license" href="{CC}">CC BY</a>') for part in BESIDE),
    ],
)
def test_where_nothing_is_said_nothing_is_recorded(head: str) -> None:
    assert declared(head) is None


@pytest.mark.parametrize(
    ("head", "by", "says", "policy"),
    [
        ('<meta name="robots" content="noai">', "robots meta", "noai", None),
        ('<meta name="ROBOTS" content="noindex, NoTrain">', "robots meta", "notrain", None),
        ('<meta name="lagebild" content="no-ai">', "robots meta", "no-ai", None),
        ('<meta name="tdm-reservation" content="1">', "tdm-reservation meta", "tdm-reservation: 1", None),
        (
            '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://p.example/tdm.json">',
            "tdm-reservation meta",
            "tdm-reservation: 1",
            "https://p.example/tdm.json",
        ),
    ],
)
def test_a_reservation_is_read(head: str, by: str, says: str, policy: str | None) -> None:
    rights = declared(head)
    assert rights == Rights(reservations=(Reservation(by, says, policy),))
    assert rights.reserved


def test_a_word_about_images_alone_does_not_reserve_the_text() -> None:
    rights = declared('<meta name="robots" content="noimageai">')
    assert rights is not None
    assert [one.says for one in rights.reservations] == ["noimageai"]
    assert not rights.reserved


def test_a_very_long_licence_is_cut() -> None:
    rights = declared(f'<meta name="dc.rights" content="{"Alle Rechte " * 1000}">')
    assert rights is not None
    assert rights.licence is not None
    assert len(rights.licence) == pagerights.LONGEST


# -- servers --------------------------------------------------------------------------------------------------------------------


def fetched(site: Site, path: str = "/a", **options: Any) -> Article | InputError:
    (found,) = articles([site.url(path)], web=web(**options))
    return found


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            {"tdm-reservation": "1", "tdm-policy": "https://p.example/"},
            Rights(reservations=(Reservation("tdm-reservation header", "tdm-reservation: 1", "https://p.example/"),)),
        ),
        ({"X-Robots-Tag": "noindex, noai"}, Rights(reservations=(Reservation("X-Robots-Tag header", "noai"),))),
        ({"X-Robots-Tag": "lagebild: notrain"}, Rights(reservations=(Reservation("X-Robots-Tag header", "notrain"),))),
        ({"X-Robots-Tag": "otherbot: noai"}, None),
        ({"Link": f'</x>; rel="next", <{CC}>; rel="license"'}, Rights(CC, "Link header")),
        ({"tdm-reservation": "0"}, None),
    ],
)
def test_what_a_server_says_in_its_headers_is_recorded(
    site: Site, headers: dict[str, str], expected: Rights | None
) -> None:
    site.page("/a", TEXT, head=DATED, **headers)
    found = fetched(site)
    assert isinstance(found, Article)
    assert found.rights == expected


SITE_WIDE = json.dumps(
    [
        {"location": "/frei/*", "tdm-reservation": 0},
        {"location": "/*", "tdm-reservation": 1, "tdm-policy": "https://p.example/"},
    ]
)


def test_what_a_site_says_of_all_its_pages_is_recorded(site: Site) -> None:
    site.routes["/.well-known/tdmrep.json"] = Answer(SITE_WIDE)
    for path in ("/a", "/frei/b"):
        site.page(path, TEXT, head=DATED)
    site.page("/c", TEXT, head=DATED + '<meta name="tdm-reservation" content="0">')
    one = web()
    first, second, third = articles([site.url(path) for path in ("/a", "/frei/b", "/c")], web=one)
    expected = Rights(reservations=(Reservation("tdmrep.json", "tdm-reservation: 1", "https://p.example/"),))
    assert isinstance(first, Article)
    assert first.rights == expected
    assert isinstance(second, Article)
    assert second.rights is None
    assert isinstance(third, Article)
    assert third.rights is None  # what a page says itself counts before what is said of the site
    assert [path for path, _ in site.asked].count("/.well-known/tdmrep.json") == 1


def test_what_a_feed_carries_is_reserved_where_the_site_reserves_its_page(site: Site) -> None:
    rules = [{"location": "/artikel/*", "tdm-reservation": 1}]
    site.routes["/.well-known/tdmrep.json"] = Answer(json.dumps(rules))
    items = [
        {
            "id": name,
            "url": site.url(name),
            "content_html": f"<p>{TEXT}</p><p>{TEXT}</p>",
            "date_published": "2026-11-25",
        }
        for name in ("/artikel/a", "/frei/b")
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Z", "items": items}
    site.routes["/feed"] = Answer(json.dumps(feed))
    reserved, free = articles([site.url("/feed")], web=web())
    assert isinstance(reserved, Article)
    assert isinstance(free, Article)
    assert reserved.rights == Rights(reservations=(Reservation("tdmrep.json", "tdm-reservation: 1"),))
    assert free.rights is None
    left, free = articles([site.url("/feed")], web=web(respect_reservations=True))
    assert isinstance(left, InputError)
    assert "reserves text and data mining (tdmrep.json)" in left.what
    assert isinstance(free, Article)
    assert "/artikel/a" not in site.paths()


def test_a_reservation_is_kept_by_default_and_left_out_where_that_is_asked_for(site: Site) -> None:
    site.page("/a", TEXT, head=DATED + '<meta name="robots" content="noai">')
    kept = fetched(site)
    assert isinstance(kept, Article)
    left = fetched(site, respect_reservations=True)
    assert isinstance(left, InputError)
    assert left.what == "reserves text and data mining (robots meta): left out (--respect-reservations)"


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/a", "/abc", True),
        ("/a$", "/abc", False),
        ("/a$", "/a", True),
        ("*.html$", "/x/y.html", True),
        ("/*/bild*", "/a/b/bilder", True),
        ("/*/bild", "/bild", False),
        ("b", "/bc", True),
        ("/a*b*c$", "/a1b2c", True),
        ("/a*b*c$", "/a1b2cd", False),
    ],
)
def test_locations_fit_as_in_robots_txt(location: str, path: str, fits: bool) -> None:
    found = reservations.of_site([{"location": location, "tdm-reservation": 1}], f"https://z.example{path}")
    assert (found is not None) == fits


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[1, null]", b"<html>", b"[" * 5000, b'[{"location": 7, "tdm-reservation": 1}]']
)
def test_a_damaged_list_of_a_site_says_nothing(body: bytes) -> None:
    assert reservations.of_site(reservations.rules(body), "https://z.example/") is None


def test_a_saved_page_has_its_rights_too(tmp_path: Any) -> None:
    path = tmp_path / "seite.html"
    path.write_text(html(TEXT, head=f'{DATED}<link rel="license" href="{CC}">'), "utf-8")
    (found,) = articles([path])
    assert isinstance(found, Article)
    assert (found.rights, found.fetched) == (Rights(CC, "rel=license"), None)
