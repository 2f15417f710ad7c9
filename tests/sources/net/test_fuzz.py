"""Whatever a server sends: a value, or a fault with a name, soon. A few hundred examples for each way in."""

from __future__ import annotations

import json
import re
import string
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.errors import FetchError, InputError
from lagebild.records import Article
from lagebild.rights import Rights
from lagebild.sources.net import answers, kinds, reservations, robots, sites, unpacking
from lagebild.sources.net.addresses import Gate, not_public, target
from lagebild.sources.net.collections import Collection
from lagebild.sources.net.fetching import Response
from lagebild.sources.net.pace import LONGEST, retry_after
from tests.sources.net.serving import web

NOW = datetime(2026, 11, 26, tzinfo=UTC)
bounded = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NASTY = st.sampled_from(
    [
        "<![CDATA[",
        "]]>",
        "&",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<!--",
        "-->",
        "<?x ?>",
        "\0",
        "\ud83d"[:0],
        "<",
        ">",
        '"',
        "<a",
        "</",
        "ä",
        "\u2028",
        "&x;",
    ]
)
TAGS = st.sampled_from(
    "rss channel item title link guid pubDate description content:encoded feed entry id updated published content summary rights "
    "urlset url loc lastmod sitemapindex sitemap news:news rdf:RDF html body p article h1 script a x:y".split()
)


def markup(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(
        TAGS,
        st.sampled_from(
            ["", ' href="/x"', " rel='license'", ' type="html"', " xmlns='http://www.w3.org/2005/Atom'", " a=<"]
        ),
    )
    return st.builds(
        lambda tag, inner, closed: f"<{tag[0]}{tag[1]}>{''.join(inner)}" + (f"</{tag[0]}>" if closed else ""),
        one,
        st.lists(children, max_size=4),
        st.booleans(),
    )


TREES = st.recursive(st.one_of(WORDS, NASTY), markup, max_leaves=15)
ROOTS = st.sampled_from(
    [
        "<rss version='2.0'><channel><item>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "<urlset><url>",
        "<sitemapindex><sitemap>",
        "<html>",
        "",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda root, tree, name: (root + tree).encode(name, "replace"),
        ROOTS,
        TREES,
        st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    ),
)
HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)


def response(body: bytes, headers: Mapping[str, str] | None = None, robots_tags: tuple[str, ...] = ()) -> Response:
    url = "https://zeitung.example/a"
    return Response(url, url, 200, headers or {}, body, NOW, robots=robots_tags)


def collected(body: bytes, headers: Mapping[str, str] | None = None) -> Collection | None:
    try:
        return kinds.collection(response(body, headers))
    except FetchError:
        return None


@bounded
@given(BODIES, HEADER)
def test_whatever_comes_is_a_collection_or_is_none(body: bytes, content_type: str) -> None:
    found = collected(body, {"content-type": content_type})
    for entry in found.entries if found else ():
        assert entry.link is None or entry.link.startswith(("http://", "https://"))
        assert len(entry.key) == len(entry.mark) == 16


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=8,
)
ITEMS = st.dictionaries(
    st.sampled_from(
        "id url external_url title content_html content_text date_published date_modified language".split()
    ),
    JSON,
)


@bounded
@given(st.lists(st.one_of(ITEMS, JSON), max_size=5), JSON)
def test_whatever_a_json_feed_holds(items: list[Any], title: Any) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    found = kinds.collection(response(json.dumps(feed).encode()))
    assert found is not None
    assert len(found.entries) <= len(items)


@settings(bounded, max_examples=50)
@given(BODIES)
def test_whatever_a_page_holds(body: bytes) -> None:
    one = web(allowed=[], resolve=lambda *_: [])
    for found in answers.articles(one, response(b"<html>" + body)):
        assert isinstance(found, Article | InputError)
        if isinstance(found, Article):
            assert found.text.strip()
            assert found.url == "https://zeitung.example/a" or sites.same_site(
                found.url or "", "https://zeitung.example/a"
            )


@bounded
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["User-agent", "Disallow", "Allow", "Crawl-delay", "Request-rate", "Sitemap", ""]), WORDS
        ).map(": ".join)
    ),
    st.binary(max_size=100),
)
def test_whatever_a_robots_txt_holds(lines: list[str], rest: bytes) -> None:
    rules = robots.rules("\n".join(lines).encode("utf-8", "replace") + rest)
    if rules is not None:
        assert isinstance(rules.can_fetch("https://zeitung.example/ä?b", "Lagebild"), bool)
        delay = robots._delay(rules)
        assert delay is None or 0 < delay <= robots.SLOWEST


@bounded
@given(
    st.dictionaries(st.sampled_from(["link", "tdm-reservation", "tdm-policy", "content-type"]), HEADER),
    st.lists(HEADER, max_size=3),
)
def test_whatever_headers_say(headers: dict[str, str], tags: list[str]) -> None:
    rights = reservations.of_answer(response(b"", headers, tuple(tags)))
    assert rights != Rights()
    assert response(b"", headers).charset != ""


@bounded
@given(st.one_of(st.binary(max_size=200), JSON.map(lambda value: json.dumps(value).encode())), WORDS)
def test_whatever_a_list_of_reservations_holds(body: bytes, path: str) -> None:
    reservations.of_site(reservations.rules(body), f"https://zeitung.example/{path}")


@bounded
@given(st.lists(st.sampled_from(["a", "b", "*", "/", "$", "?"]), max_size=12).map("".join), st.text("ab/", max_size=12))
def test_a_location_fits_as_its_regular_expression_does(location: str, path: str) -> None:
    whole = location if location.startswith(("/", "*")) else f"/{location}"
    ends = whole.endswith("$")
    pattern = ".*".join(map(re.escape, (whole[:-1] if ends else whole).split("*"))) + ("$" if ends else "")
    assert reservations._fits(location, f"/{path}") == (re.match(pattern, f"/{path}") is not None)


@bounded
@given(st.one_of(HEADER, st.text(string.printable, max_size=40)))
def test_whatever_retry_after_says(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST


def refused_or(function: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return function(*arguments)
    except FetchError:
        return None


@bounded
@given(
    st.one_of(WORDS, st.builds("{}://{}{}".format, st.sampled_from(["http", "https", "ftp", "HTTP"]), WORDS, WORDS)),
    st.booleans(),
)
def test_whatever_stands_for_an_address(url: str, joined: bool) -> None:
    found = refused_or(target, url, "https://zeitung.example/a/b") if joined else refused_or(target, url)
    if found is not None:
        assert found.url.isascii()
        assert found.scheme in ("http", "https")
        assert not set("\r\n\t @") & set(found.url.partition("://")[2].partition("/")[0])
        assert refused_or(target, found.url) == found


@bounded
@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).map(str))
def test_an_address_within_another_is_looked_at(address: str) -> None:
    kind = not_public(address)
    if ":" not in address:
        for outer in (f"::ffff:{address}", f"64:ff9b::{address}"):
            assert (not_public(outer) is None) == (kind is None)
    if kind is not None:
        assert refused_or(Gate(resolve=lambda *_: [address]).addresses, "x.example", 80, "") is None


@bounded
@given(
    st.binary(max_size=300),
    st.sampled_from(["gzip", "deflate", "br", "", "gzip,deflate", "identity"]),
    st.booleans(),
    st.integers(1, 50),
)
def test_whatever_is_packed(data: bytes, coding: str, is_packed: bool, size: int) -> None:
    sent = zlib.compress(data) if is_packed else data
    parts = [sent[at : at + size] for at in range(0, len(sent), size)]
    try:
        body = b"".join(unpacking.unpacked(parts, coding, "x", unpacking.Limit("x", 10_000)))
    except FetchError:
        return
    if is_packed and coding == "deflate":
        assert body == data
    assert len(body) <= 10_000
