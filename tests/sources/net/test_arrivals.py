from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lagebild.errors import FetchError, InputError
from lagebild.records import Article
from lagebild.rights import Rights
from lagebild.sources import article, articles
from lagebild.sources.net import barriers, feeds
from tests.sources.making import zipped
from tests.sources.net.serving import HOST, TEXT, Answer, FakeTime, Site, html, web

DATED = '<meta property="article:published_time" content="2026-11-25T10:00:00+01:00">'
LONG = "\n".join([TEXT] * 3)


def all_of(
    url: str, time: FakeTime | None = None, published: str | None = None, **options: Any
) -> list[Article | InputError]:
    return list(articles([url], web=web(time, **options), published=published))


def one_of(url: str, **options: Any) -> Article:
    (found,) = all_of(url, **options)
    assert isinstance(found, Article), found
    return found


def fault_of(url: str, **options: Any) -> InputError:
    (found,) = all_of(url, **options)
    assert isinstance(found, InputError), found
    return found


def feed(site: Site, *items: str, title: str = "Pressedienst Mitte") -> None:
    body = f"<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>{title}</title>"
    site.routes["/feed"] = Answer(f"{body}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>")


# -- pages ----------------------------------------------------------------------------------------------------------------------


def test_a_page_gives_its_article(site: Site) -> None:
    site.page("/lage?utm_source=x", TEXT, head=DATED)
    found = one_of(site.url("/lage?utm_source=x"))
    assert found.id == site.url("/lage")
    assert found.text.startswith("Die Regierung in Trasnow")
    assert "Politik" not in found.text
    assert (found.title, found.published, found.published_by) == (
        "Lage am Fluss",
        "2026-11-25T10:00:00+01:00",
        "metadata",
    )
    assert found.fetched == "2026-11-26T12:00:01Z"
    assert found.warnings == ()


@pytest.mark.parametrize("declared", ["text/html; charset=iso-8859-1", "text/html; charset=utf-16", "text/html"])
def test_a_page_in_another_encoding_than_it_declares_is_read(site: Site, declared: str) -> None:
    page = html(TEXT, head=DATED + '<meta charset="windows-1251">')
    site.routes["/a"] = Answer(page.encode("utf-8"), headers={"Content-Type": declared})
    assert "wies die Vorwürfe der Nachbarn zurück" in one_of(site.url("/a")).text
    site.routes["/a"] = Answer(
        html(TEXT, head=DATED).encode("windows-1252"), headers={"Content-Type": "text/html; charset=utf-8"}
    )
    assert "wies die Vorwürfe der Nachbarn zurück" in one_of(site.url("/a")).text


def test_a_page_is_its_canonical_address_on_its_own_site(site: Site) -> None:
    site.page("/amp/lage", TEXT, head=f'{DATED}<link rel="canonical" href="{site.url("/lage")}">')
    assert one_of(site.url("/amp/lage")).id == site.url("/lage")


@pytest.mark.parametrize("other", ["https://andere.example/artikel", "http://zeitung.example.boese.example/x"])
def test_a_page_is_never_another_sites_article(site: Site, other: str) -> None:
    site.page("/lage", TEXT, head=f'{DATED}<link rel="canonical" href="{other}">')
    found = one_of(site.url("/lage"))
    assert found.id == site.url("/lage")
    assert any("another site's: not believed" in warning for warning in found.warnings)


def test_a_date_is_read_only_of_the_address_that_stands(site: Site) -> None:
    foreign = "https://www.tagesschau.de/2019/01/05/foo.html"
    site.page(
        "/a",
        TEXT,
        head=f'<link rel="canonical" href="{foreign}"><meta property="og:url" name="og:url" content="{foreign}">',
    )
    site.page("/2026/11/20/b", TEXT)
    site.page("/c", TEXT, head=f'<link rel="canonical" href="{site.url("/2026/11/21/c")}">')
    assert one_of(site.url("/a")).published is None
    for path, day in (("/2026/11/20/b", "2026-11-20"), ("/c", "2026-11-21")):
        found = one_of(site.url(path))
        assert (found.published, found.published_by) == (day, "address")


def test_the_date_of_a_picture_is_not_the_pages(site: Site) -> None:
    picture = {
        "@type": "ImageObject",
        "datePublished": "2001-01-01",
        "license": "https://l.example/",
        "copyrightNotice": "Y",
    }
    site.page("/a", TEXT, head=linked(**picture))
    found = one_of(site.url("/a"))
    assert (found.published, found.rights) == (None, None)


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("tagesschau.de", "Sammler", True),
        ("Die Zeitung", "Sammler", False),
        ("Dpa", "dpa Ticker", False),
        ("Dpa", "Sammler", True),
    ],
)
def test_a_name_that_neither_host_nor_feed_bears_out_is_said(site: Site, name: str, title: str, said: bool) -> None:
    site.page("/a", TEXT, head=f'{DATED}<meta property="og:site_name" content="{name}">')
    feed(site, f"<link>{site.url('/a')}</link>", title=title)
    found = one_of(site.url("/feed"))
    assert found.publisher == name
    assert any("does not bear out" in warning for warning in found.warnings) == said


def test_after_a_redirect_the_feed_speaks_of_another_page(site: Site) -> None:
    for path, to in (("/alt", "/ticker"), ("/neu", "/neu/"), ("/fort", site.url("/fremd", "andere.example"))):
        site.routes[path] = Answer(status=302, headers={"Location": to})
    for path in ("/ticker", "/neu/", "/fremd"):
        site.routes[path] = Answer(html(TEXT, title="").replace("<h1></h1>", ""), headers={"Content-Type": "text/html"})
    date = "<pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate>"
    feed(
        site,
        *(f"<title>Von {name}</title><link>{site.url(f'/{name}')}</link>{date}" for name in ("alt", "neu", "fort")),
    )
    found = {
        one.url: one for one in all_of(site.url("/feed"), allowed=[HOST, "andere.example"]) if isinstance(one, Article)
    }
    ticker, neu, fremd = (
        found[site.url("/ticker")],
        found[site.url("/neu/")],
        found[site.url("/fremd", "andere.example")],
    )
    for one in (ticker, fremd):
        assert (one.title, one.published_by) == (None, "feed")
        assert any("led on to another page: check it" in warning for warning in one.warnings)
    assert (ticker.publisher, fremd.publisher) == ("Pressedienst Mitte", None)
    assert (neu.title, neu.published, neu.warnings) == ("Von neu", "2026-11-24T10:00:00+01:00", ())


def test_a_page_is_not_the_front_page_that_its_template_names(site: Site) -> None:
    site.page("/lage", TEXT, head=f'{DATED}<link rel="canonical" href="{site.url("/")}">')
    assert one_of(site.url("/lage")).id == site.url("/lage")


def test_htmldate_finds_what_the_page_does_not_declare_plainly(site: Site) -> None:
    site.page(
        "/a", TEXT, head='<meta name="og:regDate" content="2026-11-23"><meta name="revised" content="2026-11-23">'
    )
    site.page("/b", TEXT + "\nVeröffentlicht am 22.11.2026")
    site.page("/c", TEXT)
    marked, guessed, undated = (one_of(site.url(path)) for path in ("/a", "/b", "/c"))
    assert guessed.published == "2026-11-22"
    assert guessed.published_by in ("htmldate", "htmldate-text")
    assert (marked.published, marked.published_by) in (("2026-11-23", "htmldate"), (None, None))
    assert (undated.published, undated.published_by) == (None, None)
    if guessed.published_by == "htmldate-text":
        assert guessed.warnings == ("its date, 2026-11-22, was guessed from the page: check it",)


def test_a_date_of_the_command_line_goes_before_a_guess(site: Site) -> None:
    site.page("/b", TEXT + "\nVeröffentlicht am 22.11.2026")
    found = (
        one_of(site.url("/c"), published="2026-11-20")
        if "/c" in site.routes
        else one_of(site.url("/b"), published="2026-11-20")
    )
    assert found.published_by in ("option", "htmldate")


def test_a_page_dated_in_the_future_is_said_and_not_taken(site: Site) -> None:
    site.page("/a", TEXT, head='<meta property="article:published_time" content="2026-12-24">')
    error = fault_of(site.url("/a"))
    assert error.what == "its date of publication, 2026-12-24, lies in the future: not added"
    assert isinstance(error, FetchError)
    assert error.passing


def linked(**thing: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **thing})}</script>'


LOGIN = "<!doctype html><html><body><h1>Anmelden</h1><form><input name=u><input type=password name=p></form><p>{}</p></body></html>"
CONSENT = (
    "Wir verwenden Cookies. Mit Ihrer Einwilligung verarbeiten wir und unsere 213 Partner personenbezogene Daten. Bitte akzeptieren Sie"
    " alle Cookies oder schließen Sie ein Abo ab. Mehr dazu steht in unserer Datenschutzerklärung."
)

ASKING = (  # three of the six things, one of them on a button
    "<!doctype html><html><body><h1>Wir verwenden Cookies</h1><p>Wir und unsere 842 Partner verwenden Cookies. Bitte stimmen Sie der"
    " Verarbeitung Ihrer Daten zu, um fortzufahren.</p><button>Alle akzeptieren</button></body></html>"
)


def test_a_short_report_on_cookies_is_an_article(site: Site) -> None:
    report = (
        "Das Gericht in Trasnow hat am Dienstag Cookies ohne Zustimmung untersagt. Geklagt hatten zwei Verbände.\n"
        "Die Verlage und ihre Partner wollen das Urteil anfechten, wie ihr Sprecher sagte."
    )
    banner = "<footer>Datenschutz <button>Alle akzeptieren</button></footer>"
    page = html(report, head=DATED).replace("</body>", f"{banner}</body>")
    site.routes["/a"] = Answer(page, headers={"Content-Type": "text/html; charset=utf-8"})
    (found,) = all_of(site.url("/a"))
    assert isinstance(found, Article)
    assert not any("consent" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("", "an empty page"),
        (
            "<!doctype html><html><head><title>x</title></head><body></body></html>",
            "an empty page: it has no text without its scripts",
        ),
        ("<!doctype html><html><body><div id=app></div><script>start()</script></body></html>", "an empty page"),
        (LOGIN.format("Bitte melden Sie sich an, um zu lesen. " * 5), "a login page"),
        (html(CONSENT, "Zustimmung"), "a page that asks for consent"),
        (ASKING, "a page that asks for consent"),
        (
            html("Die Regierung hat entschieden.\nJetzt abonnieren und weiterlesen!\nSie haben bereits ein Abo?"),
            "only the beginning",
        ),
        (html(TEXT, head=linked(isAccessibleForFree=False)), "only the beginning"),
        (html(TEXT, head=linked(isAccessibleForFree="False")), "only the beginning"),
        (html(TEXT, head='<meta property="article:content_tier" content="locked">'), "only the beginning"),
        (html("Die Seite wurde nicht gefunden.", "Fehler 404"), "a page that says that there is none"),
        (html("Kurz."), "no article found"),
    ],
)
def test_what_stands_in_place_of_an_article_is_said_and_not_taken(site: Site, page: str, what: str) -> None:
    site.routes["/a"] = Answer(page, headers={"Content-Type": "text/html; charset=utf-8"})
    assert fault_of(site.url("/a")).what.startswith(what)


@pytest.mark.parametrize("place", ["/login?next=/a", "/anmelden", "/consent/?to=/a", "/cookie-wall"])
def test_being_sent_to_a_login_or_to_a_question_is_said(site: Site, place: str) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": place})
    site.page(place, LONG, head=DATED)
    assert fault_of(site.url("/a")).what in (
        "a login page, no article",
        "a page that asks for consent to cookies, no article",
    )


@pytest.mark.parametrize(
    "text",
    [
        LONG + "\n" + CONSENT,
        LONG + "\nDas Passwort zum Anmelden stand auf dem Zettel.",
        LONG + "\nJetzt abonnieren: unser Newsletter.",
    ],
)
def test_an_article_about_such_things_is_one(site: Site, text: str) -> None:
    site.page("/a", text, head=DATED + linked(isAccessibleForFree=True))
    assert one_of(site.url("/a")).text.startswith("Die Regierung")


def test_a_front_page_names_its_feed(site: Site) -> None:
    site.page("/", LONG, head='<link rel="alternate" type="application/rss+xml" href="feed">')
    error = fault_of(site.url(""))
    assert (error.what, error.hint) == ("a front page, no article", f"its feed is {site.url('/feed')}")


def test_a_text_or_jsonl_at_an_address_is_read_as_a_file_is(site: Site) -> None:
    site.routes["/a.txt"] = Answer(TEXT, headers={"Content-Type": "text/plain", "tdm-reservation": "1"})
    site.routes["/a.jsonl"] = Answer("\n".join(json.dumps({"id": n, "text": TEXT}) for n in "ab"))
    found = one_of(site.url("/a.txt"))
    assert (found.url, found.text) == (site.url("/a.txt"), TEXT)
    assert found.rights is not None
    assert found.rights.reserved
    assert [one.id for one in all_of(site.url("/a.jsonl")) if isinstance(one, Article)] == ["a", "b"]


def test_a_text_in_another_language_is_said(site: Site) -> None:
    site.page("/a", "Le gouvernement a décidé mardi de déployer des troupes le long de la frontière.\n" * 4, head=DATED)
    assert isinstance(all_of(site.url("/a"))[0], InputError)


# -- feeds ----------------------------------------------------------------------------------------------------------------------


def test_entries_of_every_kind_come_in_the_rest_goes_on(site: Site) -> None:
    site.page("/a", TEXT)
    site.page("/plus", TEXT, head=linked(isAccessibleForFree=False))
    whole = "".join(f"<p>{part}</p>" for part in LONG.split("\n"))
    feed(
        site,
        f"<link>{site.url('/a')}</link><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate><copyright>x</copyright>",
        f"<title>Ganz</title><link>{site.url('/ganz')}</link><content:encoded><![CDATA[{whole}]]></content:encoded>"
        "<pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate>",
        f"<link>{site.url('/weg')}</link>",
        f"<link>{site.url('/plus')}</link>",
        "<link>http://10.1.2.3/innen</link>",
        "<title>Ohne alles</title>",
        f"<guid isPermaLink='false'>ohne</guid><description>{TEXT}</description>",
    )
    names = {HOST: ["127.0.0.1"], "10.1.2.3": ["10.1.2.3"]}
    page, ganz, *others = all_of(site.url("/feed"), resolve=lambda host, _: names[host])
    assert isinstance(page, Article)
    assert (page.published, page.published_by, page.publisher) == (
        "2026-11-24T10:00:00+01:00",
        "feed",
        "Pressedienst Mitte",
    )
    assert isinstance(ganz, Article)
    assert (ganz.id, ganz.title, ganz.published_by) == (site.url("/ganz"), "Ganz", "feed")
    assert ganz.fetched is not None
    assert "/ganz" not in site.paths()
    assert [one.what for one in others if isinstance(one, InputError)] == [
        "there is no such page (status 404)",
        "only the beginning of an article that is to be paid for",
        "10.1.2.3 is an address inside a network: not fetched",
        "an entry without text and without a page",
    ]
    without = others[-1]
    assert isinstance(without, Article)
    assert without.id == f"{site.url('/feed')}#ohne"


@pytest.mark.parametrize("end", ["…", "[...]", "Weiterlesen »", "<a href='/a'>Read more</a>", "Zum ganzen Artikel →"])
def test_the_beginning_of_an_article_sends_to_its_page(site: Site, end: str) -> None:
    site.page("/a", LONG, head=DATED)
    feed(
        site,
        f"<link>{site.url('/a')}</link><content:encoded><![CDATA[<p>{TEXT} {TEXT}</p><p>{end}</p>]]></content:encoded>",
    )
    assert one_of(site.url("/feed")).text.endswith("noch fehlten.")
    assert site.paths() == ["/feed", "/a"]


def test_what_a_feed_carries_for_another_site_is_fetched_there(site: Site) -> None:
    site.page("/a", TEXT, head=DATED)
    feed(
        site,
        f"<link>{site.url('/a', 'andere.example')}</link><content:encoded><![CDATA[<p>{LONG}</p> Unterschoben.]]></content:encoded>",
    )
    found = one_of(site.url("/feed"), allowed=[HOST, "andere.example"])
    assert "Unterschoben" not in found.text
    assert found.id == site.url("/a", "andere.example")


def test_a_file_that_a_feed_links_to_speaks_for_its_own_site(site: Site) -> None:
    lines = [
        {
            "id": "https://andere.example/a",
            "url": "https://andere.example/a",
            "title": "T",
            "publisher": "P",
            "published": "2026-11-20",
            "text": TEXT,
        },
        {"url": site.url("/eigen"), "text": TEXT},
    ]
    site.routes["/a.jsonl"] = Answer("\n".join(map(json.dumps, lines)))
    feed(site, f"<link>{site.url('/a.jsonl')}</link>")
    foreign, own = all_of(site.url("/feed"))
    assert isinstance(foreign, Article)
    assert (foreign.url, foreign.id) == (site.url("/a.jsonl"), site.url("/a.jsonl#1"))
    assert isinstance(own, Article)
    assert own.id == site.url("/eigen")


@pytest.mark.parametrize("kind", ["a.jsonl", "a.md", "a.zip"])
def test_a_file_that_a_feed_links_to_is_never_an_agencys_article(site: Site, kind: str) -> None:
    agency = article(TEXT, publisher="dpa", title="Minister lehnt ab", published="2026-11-20")
    line = json.dumps({"text": TEXT, "publisher": "dpa", "title": "Minister lehnt ab", "published": "2026-11-20"})
    front = f"---\npublisher: dpa\ntitle: Minister lehnt ab\ndate: 2026-11-20\n---\n\n{TEXT}"
    bodies: dict[str, str | bytes] = {
        "a.jsonl": line,
        "a.md": f"{line}\n",
        "a.zip": zipped({"b.jsonl": line, "c.md": front}),
    }
    site.routes[f"/{kind}"] = Answer(bodies[kind])
    feed(site, f"<link>{site.url(f'/{kind}')}</link>")
    found = all_of(site.url("/feed"))
    assert found
    for one in found:
        assert isinstance(one, Article)
        assert one.id != agency.id
        assert one.id.startswith(site.url(f"/{kind}#"))
        assert (one.publisher, one.url) == ("Pressedienst Mitte", site.url(f"/{kind}"))
        assert any("calls itself 'dpa'" in warning for warning in one.warnings)


def test_of_many_entries_the_newest_are_read_and_the_rest_is_said(site: Site) -> None:
    items = []
    for number in range(1, 29):
        site.page(f"/{number}", f"{TEXT} Nummer {number}.")
        items.append(f"<link>{site.url(f'/{number}')}</link><pubDate>{number:02d} Oct 2026 10:00:00 GMT</pubDate>")
    feed(site, *items)
    said: list[str] = []
    found = all_of(site.url("/feed"), most=3, say=said.append)
    assert [one.url for one in found if isinstance(one, Article)] == [site.url(f"/{n}") for n in (28, 27, 26)]
    assert said == [f"{site.url('/feed')}: of 28 entries the 3 newest, 25 older ones are left (--limit)"]


def test_rights_of_the_feed_count_where_the_page_says_nothing(site: Site) -> None:
    site.page("/a", TEXT, head=DATED)
    site.routes["/feed"] = Answer(
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><rights>© Dienst</rights>"
        f"<link rel='license' href='https://l.example/'/><entry><link href='{site.url('/a')}'/></entry></feed>"
    )
    assert one_of(site.url("/feed")).rights == Rights("https://l.example/", "feed", "© Dienst")


def test_a_moved_feed_and_an_empty_one_are_said(site: Site) -> None:
    site.routes["/alt"] = Answer(status=301, headers={"Location": "/feed"})
    feed(site)
    said: list[str] = []
    (error,) = all_of(site.url("/alt"), say=said.append)
    assert isinstance(error, InputError)
    assert error.what == "a feed without entries"
    assert said == [f"{site.url('/alt')}: has moved for good to {site.url('/feed')}"]


def test_a_feed_that_cannot_be_had_is_one_fault(site: Site) -> None:
    assert fault_of(site.url("/feed")).what == "there is no such page (status 404)"


# -- sitemaps -------------------------------------------------------------------------------------------------------------------


def sitemap(*urls: str, root: str = "urlset", item: str = "url") -> Answer:
    return Answer(f"<{root}>" + "".join(f"<{item}><loc>{url}</loc></{item}>" for url in urls) + f"</{root}>")


def test_a_sitemap_gives_its_pages(site: Site) -> None:
    site.page("/a", TEXT, head=DATED)
    site.routes["/sitemap.xml"] = sitemap(site.url("/a"), "http://fremd.example/b")
    said: list[str] = []
    (found,) = all_of(site.url("/sitemap.xml"), say=said.append)
    assert isinstance(found, Article)
    assert (found.id, found.publisher) == (site.url("/a"), None)
    assert said == [f"{site.url('/sitemap.xml')}: 1 of its addresses are on other hosts: left out"]


def test_when_a_page_was_changed_is_not_when_it_was_published(site: Site) -> None:
    site.page("/a", TEXT)
    site.routes["/sitemap.xml"] = Answer(
        f"<urlset><url><loc>{site.url('/a')}</loc><lastmod>2026-11-20</lastmod></url></urlset>"
    )
    found = one_of(site.url("/sitemap.xml"))
    assert (found.published, found.modified) == (None, None)


def test_an_index_is_read_as_far_as_it_is_needed(site: Site) -> None:
    names = [f"/{n}.xml" for n in range(30)]
    site.routes["/index.xml"] = sitemap(*map(site.url, names), root="sitemapindex", item="sitemap")
    for name in names:
        site.routes[name] = sitemap(site.url(f"{name}.html"))
        site.page(f"{name}.html", f"{TEXT} {name}", head=DATED)
    site.routes["/1.xml"] = sitemap(
        site.url("/index.xml"), root="sitemapindex", item="sitemap"
    )  # nested: forbidden, and endless
    del site.routes["/2.xml"]
    said: list[str] = []
    found = all_of(site.url("/index.xml"), most=2, say=said.append)
    assert [one.url for one in found if isinstance(one, Article)] == [site.url("/0.xml.html"), site.url("/3.xml.html")]
    assert f"{site.url('/1.xml')}: a list of sitemaps within another, which is not followed: left out" in said[0]
    assert any("of 30 sitemaps the 5 newest were read" in line for line in said)


def test_an_index_that_names_itself_is_not_asked_for_again(site: Site) -> None:
    site.routes["/index.xml"] = sitemap(site.url("/index.xml"), root="sitemapindex", item="sitemap")
    said: list[str] = []
    (fault,) = all_of(site.url("/index.xml"), say=said.append)
    assert isinstance(fault, InputError)
    assert fault.what == "a list of sitemaps without entries"
    assert said == [f"{site.url('/index.xml')}: it names itself as one of its sitemaps: left out"]
    assert site.paths() == ["/index.xml"]


# -- faults of our own ----------------------------------------------------------------------------------------------------------


def test_a_fault_of_ours_in_one_page_or_feed_leaves_the_rest(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAGEBILD_DEBUG", raising=False)
    site.page("/a", TEXT, head=DATED)
    site.page("/b", TEXT, head=DATED + '<meta name="kaputt" content="1">')
    feed(site, f"<link>{site.url('/b')}</link>", f"<link>{site.url('/a')}</link>")
    found = barriers.found

    def stumbling(tree: Any, *arguments: Any) -> str | None:
        if any(meta.get("name") == "kaputt" for meta in tree.iter("meta")):
            raise ZeroDivisionError("durch null")
        return found(tree, *arguments)

    monkeypatch.setattr(barriers, "found", stumbling)
    error, article = all_of(site.url("/feed"))
    assert isinstance(error, InputError)
    assert error.what.startswith("could not be read: a fault in Lagebild (ZeroDivisionError: durch null)")
    assert isinstance(article, Article)
    monkeypatch.setattr(feeds, "newest_first", lambda _: 1 / 0)
    assert "a fault in Lagebild (ZeroDivisionError" in fault_of(site.url("/feed")).what
    monkeypatch.setenv("LAGEBILD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        all_of(site.url("/feed"))


# -- files beside addresses -----------------------------------------------------------------------------------------------------


def test_without_permission_nothing_is_fetched(site: Site, tmp_path: Path) -> None:
    (found,) = articles([site.url("/a")])
    assert isinstance(found, InputError)
    assert "nothing is fetched here" in found.what
    assert site.asked == []
    report = tmp_path / "bericht.txt"
    report.write_text(TEXT, "utf-8")
    site.page("/a", TEXT, head=DATED)
    kinds = [type(one) for one in articles([report, site.url("/a")], web=web())]
    assert kinds == [Article, Article]
