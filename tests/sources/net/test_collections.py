from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime

import pytest

from lagebild.errors import FetchError
from lagebild.rights import Rights
from lagebild.sources.net import kinds
from lagebild.sources.net.collections import Collection, Entry, newest_first
from lagebild.sources.net.fetching import Response

URL = "https://zeitung.example/feed/neu.xml"
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Zürcher &amp; Söhne</title><copyright>© 2026 Zeitung</copyright><language>de-DE</language>
<item><title>Größe &amp;amp; Würde</title><link>/a</link><guid isPermaLink="false">eins</guid>
 <pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate>
 <content:encoded><![CDATA[<p>„Müß&shy;ig“</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Neuer</title><link>https://zeitung.example/b?x=1&amp;y=2</link><pubDate>Wed, 25 Nov 2026 10:00:00 +0100</pubDate>
 <description>Kurz.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Atom</title>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><rights>frei</rights>
<entry><id>urn:x:1</id><title type="html">Eins &amp;amp; zwei</title><link rel="alternate" href="../eins"/>
<published>2026-11-20T08:00:00Z</published><updated>2026-11-21T08:00:00Z</updated><content type="html">&lt;p&gt;Text&lt;/p&gt;</content>
<rights>© Autorin</rights></entry></feed>"""


def response(body: str | bytes, url: str = URL, **headers: str) -> Response:
    data = body.encode() if isinstance(body, str) else body
    return Response(
        url, url, 200, {name.replace("_", "-"): value for name, value in headers.items()}, data, datetime.now(UTC)
    )


def read(body: str | bytes, **headers: str) -> Collection:
    found = kinds.collection(response(body, **headers))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "windows-1252"),
        ("utf-16", "utf-8"),
        ("windows-1251", "utf-8"),
        ("nichts", "windows-1252"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_feed_is_read_whatever_encoding_it_declares(declared: str, real: str) -> None:
    found = read(RSS.format(encoding=declared).encode(real), content_type="text/xml; charset=us-ascii")
    assert (found.kind, found.title, found.rights) == ("feed", "Zürcher & Söhne", Rights(notice="© 2026 Zeitung"))
    newer, older = found.entries
    assert (newer.link, newer.title) == ("https://zeitung.example/b?x=1&y=2", "Neuer")
    assert (newer.published, newer.content) == ("2026-11-25T10:00:00+01:00", None)
    assert (older.link, older.id, older.title) == ("https://zeitung.example/a", "eins", "Größe & Würde")
    assert older.content is not None
    assert "„Müß" in older.content


def test_an_atom_feed_is_read() -> None:
    found = read(ATOM)
    assert found.rights == Rights("https://creativecommons.org/licenses/by/4.0/", "feed", "frei")
    (entry,) = found.entries
    assert entry == Entry(
        link="https://zeitung.example/eins",
        id="urn:x:1",
        title="Eins & zwei",
        published="2026-11-20T08:00:00Z",
        updated="2026-11-21T08:00:00Z",
        content="<p>Text</p>",
        language="de",
        rights=Rights(notice="© Autorin"),
    )


def test_a_json_feed_is_read() -> None:
    items = [
        {
            "id": 7,
            "url": "/sieben",
            "title": "Sieben",
            "content_text": "Eins <b> & zwei\n\nDrei",
            "date_published": "2026-11-20",
        },
        {
            "id": "8",
            "external_url": "https://andere.example/8",
            "content_html": "<p>Acht</p>",
            "date_modified": "2026-11-22T10:00:00Z",
        },
        {"id": "9", "url": ["x"], "title": {"a": 1}, "date_published": 7},
        "kein Eintrag",
    ]
    found = read(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items, "language": "de"})
    )
    eight, seven, nine = found.entries
    assert (eight.link, eight.updated) == ("https://andere.example/8", "2026-11-22T10:00:00Z")
    assert (seven.link, seven.id) == ("https://zeitung.example/sieben", "7")
    assert seven.content == "<p>Eins &lt;b> &amp; zwei</p><p>Drei</p>"
    assert (nine.link, nine.title, nine.published, nine.language) == (None, None, None, "de")


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://zeitung.example/alt </loc><lastmod>2020-01-01</lastmod></url>
<url><loc>https://www.zeitung.example/neu</loc><image:image><image:loc>https://zeitung.example/bild.png</image:loc></image:image>
<news:news><news:publication><news:name>Z</news:name><news:language>de</news:language></news:publication>
<news:publication_date>2026-11-24T10:00:00+01:00</news:publication_date><news:title>Titel</news:title></news:news></url>
<url><loc>https://fremd.example/x</loc></url><url><lastmod>2026-01-01</lastmod></url></urlset>"""


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode(), mtime=0), SITEMAP.encode("utf-16")])
def test_a_sitemap_is_read(body: bytes) -> None:
    found = read(body, content_type="application/octet-stream")
    assert found.kind == "sitemap"
    assert found.notes == ("1 of its addresses are on other hosts: left out",)
    new, old = found.entries
    assert (new.link, new.title, new.published) == (
        "https://www.zeitung.example/neu",
        "Titel",
        "2026-11-24T10:00:00+01:00",
    )
    assert (old.link, old.updated) == ("https://zeitung.example/alt", "2020-01-01")


def test_an_index_of_sitemaps_is_told() -> None:
    found = read("<sitemapindex><sitemap><loc>https://zeitung.example/1.xml</loc></sitemap></sitemapindex>")
    assert (found.kind, [entry.link for entry in found.entries]) == ("index", ["https://zeitung.example/1.xml"])


BOMB = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize(
    "root",
    [
        "<rss version='2.0'><channel><title>&x;&b;</title></channel></rss>",
        "<urlset><url><loc>&x;</loc></url></urlset>",
    ],
)
def test_entities_of_its_own_are_not_expanded(root: str) -> None:
    with pytest.raises(FetchError, match="declares entities of its own"):
        kinds.collection(response(f"<?xml version='1.0'?>\n{BOMB}{root}"))


def test_a_word_about_entities_in_an_entry_is_no_declaration() -> None:
    found = read(
        "<rss version='2.0'><channel><item><title>a</title><description><![CDATA[<!ENTITY x>]]></description></item></channel></rss>"
    )
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"<!doctype html><html>", "page"),
        (b"  <HTML lang=de>", "page"),
        (b"<!-- rss --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html>", "page"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "page"),
        (b"<p>Ein Absatz", "page"),
        (b"<?xml version='1.0'?><svg/>", "file"),
        (b"<?xml version='1.0'?><!-- <html> --><rdf:RDF xmlns:rdf='x'/>", "feed"),
        (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "feed"),
        (b"%PDF-1.7", "file"),
        (b"\x1f\x8b\x08\x00", "file"),
        (b'{"text": "Ein Bericht"}', "file"),
        (b"Ein Bericht.", "file"),
        (b"", "file"),
    ],
)
def test_the_content_says_what_it_is(body: bytes, name: str) -> None:
    assert kinds.kind(body).name == name


@pytest.mark.parametrize(
    "body",
    [
        "<rss",
        "<rss version='2.0'><channel><item><title>offen",
        "<feed/>",
        "<rss/>",
        '{"version": "https://jsonfeed.org/version/1", "items": 7}',
    ],
)
def test_what_is_damaged_is_said_or_gives_what_it_has(body: str) -> None:
    try:
        found: Collection | FetchError | None = kinds.collection(response(body))
    except FetchError as error:
        found = error
    assert isinstance(found, Collection) or (found is not None and re.search(r"cannot be read|no feed", found.what))


def test_a_feed_that_is_no_sound_xml_is_read_as_far_as_it_goes() -> None:
    found = read(
        "<rss version='2.0'><channel><title>A & B</title><item><title>x</title><link>/x</link></item></channel>"
    )
    assert [entry.link for entry in found.entries] == ["https://zeitung.example/x"]
    assert found.notes == ("the feed is no sound XML: what can be made out of it is read",)


def test_ten_thousand_entries_come_newest_first() -> None:
    items = "".join(
        f"<item><guid>{n}</guid><link>/{n}</link><pubDate>{n % 28 + 1:02d} Nov 2026 10:00:00 GMT</pubDate></item>"
        for n in range(10_000)
    )
    found = read(f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>")
    assert len(found.entries) == 10_000
    days = [entry.published or "" for entry in found.entries]
    assert days == sorted(days, reverse=True)
    assert days[0].startswith("2026-11-28")


def test_entries_are_known_again_and_change() -> None:
    first = Entry("https://z.example/a", id="1", updated="2026-11-20")
    assert first.key == Entry("https://z.example/b", id="1").key
    assert first.key != Entry("https://z.example/a", id="2").key
    assert first.mark == Entry("https://z.example/a", id="1", updated="2026-11-20").mark
    assert first.mark != Entry("https://z.example/a", id="1", updated="2026-11-21").mark


def test_one_entry_that_stands_there_twice_is_one_and_those_without_a_date_come_last() -> None:
    undated = [Entry(f"https://z.example/{n}") for n in (1, 2)]
    dated = Entry("https://z.example/3", published="2026-11-20")
    assert newest_first([undated[0], undated[1], dated, undated[0]]) == (dated, *undated)


def test_entries_that_a_feed_gives_one_id_are_told_apart_by_their_addresses() -> None:
    same = [Entry(f"https://a.example/{n}", id="0") for n in range(5)]
    assert [one.link for one in newest_first([*same, *same])] == [one.link for one in same]
    again = Entry("https://a.example/1", id="x", updated="2026-01-02")
    assert len(newest_first([again, again])) == 1
