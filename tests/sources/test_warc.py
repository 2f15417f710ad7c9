from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable
from dataclasses import replace

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import file_at_hand
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import LIMITS
from lagebild.sources.streams import drafts
from tests.sources.making import PAGE, TEXT, faults, http, packed, pdf, read, record, set_lines, texts, zipped

RESOURCE = "Content-Type: text/html\r\n"


def crawl(*records: bytes) -> list[Draft | InputError]:
    """What a crawl gives, packed record by record; it must give the same unpacked and packed as a whole."""
    found = read(packed(records), "a.warc.gz", "gzip")
    for data in (b"".join(records), gzip.compress(b"".join(records))):
        assert [(str(item.where), str(item)[-60:]) for item in read(data, "a.warc.gz", "gzip")] == [
            (str(item.where), str(item)[-60:]) for item in found
        ]
    return found


def test_a_page_is_an_article_with_its_address_and_the_time_of_fetching() -> None:
    (found,) = crawl(record(http(PAGE), url="https://blatt.example/a?id=1"))
    assert isinstance(found, Draft)
    assert (found.text, found.where, found.page.title) == (TEXT, "a.warc.gz:1", "Titel")
    assert found.given == {"url": "https://blatt.example/a?id=1"}
    assert found.fetched == "2022-01-24T10:00:00Z"


def test_the_time_of_fetching_is_never_the_date_of_publication() -> None:
    (found,) = file_at_hand(io.BytesIO(record(http(PAGE))), "a.warc")
    assert isinstance(found, Article)
    assert found.published is None
    assert found.id == "https://blatt.example/a"


def test_what_else_a_crawl_holds_is_passed_over_in_silence() -> None:
    found = crawl(
        record(b"software: x\r\n", "warcinfo", None, "Content-Type: application/warc-fields\r\n"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"20220124 1.2.3.4", "response", "dns:blatt.example", "Content-Type: text/dns\r\n"),
        record(b"fetchTimeMs: 5", "metadata"),
        record(http(""), "revisit"),
        record(http(b"\x89PNG", "image/png")),
        record(http("body {}", "text/css")),
        record(http("<html>moved</html>", status="301 Moved Permanently")),
        record(http("<html><p>Nicht gefunden.</p></html>", status="404 Not Found")),
        record(http("")),
        record(http("User-agent: *", "text/plain"), url="https://blatt.example/robots.txt"),
        record(http("Titel und Text."), url="urn:pageinfo:x"),
        record(http(PAGE)),
    )
    assert texts(found) == {"a.warc.gz:13": TEXT}


def test_a_crawl_without_pages_says_so() -> None:
    (fault,) = faults(crawl(record(b"", "warcinfo", None)))
    assert fault.startswith("a.warc.gz: a crawl without pages or texts (read are")


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_records_without_a_server_s_answer(kind: str) -> None:
    assert texts(crawl(record(PAGE.encode(), kind, more=RESOURCE))) == {"a.warc.gz:1": TEXT}
    assert texts(crawl(record(TEXT.encode(), kind, more="Content-Type: text/plain\r\n"))) == {"a.warc.gz:1": TEXT}


def test_other_formats_of_pages() -> None:
    found = crawl(
        record(http(TEXT, "text/plain; charset=utf-8")),
        record(http("# Kopf\n\n" + TEXT, "text/markdown")),
        record(http(PAGE, "application/xhtml+xml")),
    )
    assert list(texts(found).values()) == [TEXT] * 3
    document = record(http(pdf([set_lines([TEXT])]), "application/pdf"))
    assert texts(drafts(io.BytesIO(document), "a.warc", None)) == {"a.warc:1": TEXT}


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "text/markdown"])
def test_an_archive_that_a_server_calls_a_text_is_not_read(kind: str) -> None:
    inner = json.dumps({"text": TEXT, "id": "https://andere.example/x", "publisher": "dpa"})
    (fault,) = faults(crawl(record(http(zipped({"b.jsonl": inner}), kind))))
    assert fault.startswith("a.warc.gz:1: an archive or packed file")
    fetched = record(http(gzip.compress(PAGE.encode()), "text/html"))  # its Content-Encoding was lost
    assert list(texts(read(fetched, "a.warc")).values()) == [TEXT]


# -- whose article it is --------------------------------------------------------------------------------------------------------

FOREIGN = "https://www.tagesschau.de/inland/x"


def article(body: str, kind: str, url: str = "https://boese.example/t") -> Article | InputError:
    (found,) = file_at_hand(io.BytesIO(record(http(body, kind), url=url)), "a.warc")
    return found


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f'id,url,publisher,text\n{FOREIGN},{FOREIGN},tagesschau,"{TEXT}"\n', "text/plain"),
        (f"---\nurl: {FOREIGN}\nid: {FOREIGN}\npublisher: tagesschau\n---\n\n{TEXT}", "text/markdown"),
        (f"---\ncanonical: {FOREIGN}\nsource: tagesschau\n---\n\n{TEXT}", "text/markdown"),
        (PAGE.replace("</head>", f'<link rel="canonical" href="{FOREIGN}"></head>'), "text/html"),
    ],
)
def test_the_records_address_says_whose_article_it_is(body: str, kind: str) -> None:
    found = article(body, kind)
    assert isinstance(found, Article)
    assert (found.id, found.url, found.publisher) == ("https://boese.example/t", "https://boese.example/t", None)


@pytest.mark.parametrize("lines", [1, 3])
def test_a_text_of_a_crawl_is_never_taken_for_json_lines(lines: int) -> None:
    line = json.dumps({"text": TEXT, "id": FOREIGN, "url": FOREIGN, "publisher": "tagesschau"})
    found = article("\n".join([line] * lines), "text/plain")
    assert isinstance(found, InputError)
    assert found.what.startswith("a JSON document")


def test_a_page_that_calls_itself_by_anothers_name_says_so() -> None:
    named = PAGE.replace("</head>", '<meta property="og:site_name" content="tagesschau.de"></head>')
    found = article(named, "text/html")
    assert isinstance(found, Article)
    assert (
        "calls itself 'tagesschau.de', which its address (boese.example) does not bear out: check it" in found.warnings
    )
    own = article(named, "text/html", "https://www.tagesschau.de/inland/x")
    assert isinstance(own, Article)
    assert not any("calls itself" in warning for warning in own.warnings)


# -- what is no article, and when it was published ------------------------------------------------------------------------------

CONSENT = (
    "Wir und unsere 178 Partner verwenden Cookies und Tracking. Bitte akzeptieren Sie: Ihre Einwilligung zum Datenschutz und zu "
    "personalisierter Werbung."
)


@pytest.mark.parametrize(
    ("page", "url", "what"),
    [
        (PAGE, "https://blatt.example/", "a front page"),
        (PAGE.replace(TEXT, CONSENT), "https://blatt.example/c", "a page that asks for consent"),
        (
            PAGE.replace("Titel", "404 Seite nicht gefunden"),
            "https://blatt.example/n",
            "a page that says that there is none",
        ),
        (PAGE.replace(TEXT, TEXT + " Sie haben bereits ein Abo?"), "https://blatt.example/p", "only the beginning"),
        (
            PAGE.replace("</body>", "<form><input type=password>Anmelden</form></body>"),
            "https://blatt.example/l",
            "a login page",
        ),
        (
            f"<rss version='2.0'><channel><item><description>{TEXT}</description></item></channel></rss>",
            "https://b.example/f",
            "a feed",
        ),
    ],
)
def test_what_is_no_article_over_the_network_is_none_in_a_crawl(page: str, url: str, what: str) -> None:
    first, second = crawl(record(http(page), url=url), record(http(PAGE)))
    assert isinstance(first, InputError)
    assert first.what.startswith(what)
    assert first.where == "a.warc.gz:1"
    assert isinstance(second, Draft)


def test_a_page_of_a_crawl_is_dated_as_a_fetched_one_is() -> None:
    by_address = article(PAGE, "text/html", "https://blatt.example/2022/01/17/bericht")
    marked = article(PAGE.replace("</head>", '<meta name="og:regDate" content="2022-01-18"></head>'), "text/html")
    later = article(PAGE, "text/html", "https://blatt.example/2022/03/17/bericht")  # it was fetched before that
    assert [(one.published, one.published_by) for one in (by_address, marked) if isinstance(one, Article)] == [
        ("2022-01-17", "address"),
        ("2022-01-18", "htmldate"),
    ]
    assert isinstance(later, Article)


def test_a_date_of_an_address_that_is_not_believed_is_not_believed_in_a_crawl() -> None:
    foreign = '<link rel="canonical" href="https://www.tagesschau.de/2019/01/05/foo.html">'
    found = article(PAGE.replace("</head>", f"{foreign}</head>"), "text/html")
    assert isinstance(found, Article)
    assert found.published is None
    assert any("not believed" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=iso-8859-2", PAGE.replace("zurück", "Łódź").encode("iso-8859-2")),
        ('text/html;Charset="windows-1251"', PAGE.replace("zurück", "Москва сегодня вечером").encode("cp1251")),
        ("text/plain; charset=koi8-r", "Москва сегодня вечером".encode("koi8-r")),
        ("text/html; charset=utf-8", PAGE.encode("cp1252")),  # declared wrongly
    ],
)
def test_the_declared_encoding_is_handed_on(kind: str, body: bytes) -> None:
    (text,) = texts(crawl(record(http(body, kind)))).values()
    assert any(word in text for word in ("Łódź", "Москва сегодня вечером", "zurück"))


CHUNKED = (
    b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (PAGE.encode()[:50], PAGE.encode()[50:]))
    + b"0\r\n\r\n"
)


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", CHUNKED),
        ("Transfer-Encoding: chunked\r\n", PAGE.encode()),  # put together by the crawler, the header left as it was
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        ("Content-Encoding: gzip\r\n", PAGE.encode()),  # unpacked by the crawler
        ("Content-Encoding: br\r\n", brotli.compress(PAGE.encode())),
        ("Content-Encoding: br\r\n", PAGE.encode()),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode())[2:-4]),
        ("Content-Encoding: identity\r\n", PAGE.encode()),
        ("Content-Encoding: deflate, gzip\r\n", gzip.compress(zlib.compress(PAGE.encode()))),
    ],
)
def test_what_servers_do_to_the_content(more: str, body: bytes) -> None:
    assert list(texts(crawl(record(http(body, more=more)))).values()) == [TEXT]


def test_a_way_of_packing_that_is_not_read() -> None:
    found = crawl(record(http(b"x" * 50, more="Content-Encoding: dcb\r\n")), record(http(PAGE)))
    assert faults(found) == ["a.warc.gz:1: packed as 'dcb', which is not read (fetch it again without packing)"]
    assert found[1].where == "a.warc.gz:2"


def test_a_page_that_the_crawler_cut_off_says_so() -> None:
    (found,) = crawl(record(http(PAGE), more="WARC-Truncated: length\r\n"))
    assert isinstance(found, Draft)
    assert found.warnings == ("the crawler has cut the page off",)


@pytest.mark.parametrize(
    ("more", "by"),
    [("TDM-Reservation: 1\r\n", "tdm-reservation header"), ("X-Robots-Tag: noai\r\n", "X-Robots-Tag header")],
)
def test_a_reservation_in_the_headers_is_recorded(more: str, by: str) -> None:
    (found,) = crawl(record(http(PAGE, more=more)))
    assert isinstance(found, Draft)
    assert found.rights is not None
    assert [reservation.by for reservation in found.rights.reservations] == [by]


def arc(url: str, content: bytes, *, more: str = "", length: int | None = None) -> bytes:
    """A record of an ARC file."""
    size = len(content) if length is None else length
    return f"{url} 192.0.2.7 20031224101112 text/html{more} {size}\n".encode() + content + b"\n"


ARC_HEAD = arc("filedesc://a.arc", b"1 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n").replace(
    b"text/html", b"text/plain"
)


@pytest.mark.parametrize("more", ["", " 200 - - 4711 a.arc"])  # of the first and of the second version
@pytest.mark.parametrize("whole", [bytes, gzip.compress])
def test_a_crawl_in_the_form_before_warc(more: str, whole: Callable[[bytes], bytes]) -> None:
    records = [arc(f"http://blatt.example/{name}", http(PAGE), more=more) for name in "ab"]
    other = arc("dns:blatt.example", b"20031224101112\nblatt.example. 60 IN A 192.0.2.7\n", more=more)
    for data in (
        whole(b"".join([ARC_HEAD, records[0], other, records[1]])),
        b"".join(map(whole, [ARC_HEAD, *records])),
    ):
        found = read(data, "a.arc", "arc")
        assert [item.given["url"] for item in found if isinstance(item, Draft)] == [
            "http://blatt.example/a",
            "http://blatt.example/b",
        ]
        assert {item.fetched for item in found if isinstance(item, Draft)} == {"2003-12-24T10:11:12Z"}
        assert list(texts(found).values()) == [TEXT] * 2


def test_a_broken_record_of_an_old_crawl_leaves_the_others() -> None:
    good = [arc(f"http://blatt.example/{name}", http(PAGE)) for name in "ab"]
    broken = [
        b"http://blatt.example/ kaputt\n\n",
        arc("http://blatt.example/c", http(PAGE), length=9),
        b"x" * 99 + b"\n",
    ]
    for one in broken:
        found = read(b"".join([ARC_HEAD, good[0], one, good[1]]), "a.arc", "arc")
        assert "a broken record" in faults(found)[0]
        assert [item.given["url"][-1] for item in found if isinstance(item, Draft)] == ["a", "b"]


def test_what_is_called_arc_and_is_none() -> None:
    assert faults(read(b"\x1a\x08name", "a.arc", "arc")) == [
        "a.arc: named as an ARC file of the Internet Archive, but none (fetch it again)"
    ]
    assert "without pages or texts" in faults(read(ARC_HEAD, "a.arc", "arc"))[0]


def test_addresses_in_angle_brackets() -> None:
    (found,) = crawl(record(http(PAGE), url="<https://blatt.example/b>"))
    assert isinstance(found, Draft)
    assert found.given["url"] == "https://blatt.example/b"


@pytest.mark.parametrize(
    "broken",
    [
        record(http(PAGE), length=""),
        record(http(PAGE), length=-5),
        record(http(PAGE), length="1e3"),
        record(http(PAGE)).replace(b"Content-Length", b"X-Length"),
        b"Unsinn\r\nmehr Unsinn\r\n\r\n",
        record(http(PAGE)).replace(b"HTTP/1.1", b"GOPHER"),
    ],
)
def test_a_broken_record_is_named_and_the_rest_read(broken: bytes) -> None:
    for data in (
        record(http(PAGE)) + broken + record(http(PAGE)),
        packed([record(http(PAGE)), broken, record(http(PAGE))]),
    ):
        found = read(data, "a.warc")
        assert [item.where for item in found] == ["a.warc:1", "a.warc:2", "a.warc:3"]
        assert len(faults(found)) == 1
        assert "a broken record" in faults(found)[0]


def test_any_number_of_blank_lines_between_records() -> None:
    assert len(texts(read(record(http(PAGE)) + b"\r\n" * 5000 + b"\n" + record(http(PAGE)), "a.warc"))) == 2


def test_a_record_that_says_it_is_longer_than_the_file() -> None:
    found = read(record(http(PAGE)) + record(http(PAGE), length=10**9), "a.warc")
    assert "too early" in faults(found)[0]
    assert found[0].where == "a.warc:1"


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_packed_record_leaves_the_others(at: float) -> None:
    pieces = [gzip.compress(record(http(PAGE.replace("nicht", word)))) for word in ("nie", "kaum", "bald")]
    hurt = bytearray(pieces[1])
    hurt[int(len(hurt) * at)] ^= 0xFF
    found = read(pieces[0] + bytes(hurt) + pieces[2], "a.warc.gz", "gzip")
    assert "nie" in found[0].text  # type: ignore[union-attr]
    assert "bald" in found[-1].text  # type: ignore[union-attr]
    assert 1 <= len(faults(found)) <= 2
    assert "kaum" not in "".join(item.text for item in found if isinstance(item, Draft))


def test_a_wrong_checksum_of_a_large_record_is_noticed_before_it_is_an_article() -> None:
    noise = "".join(f"<p>Satz {number * 7919 % 10007} steht hier.</p>" for number in range(20_000))
    hurt = bytearray(gzip.compress(record(http(PAGE.replace("</body>", noise)))))
    hurt[-6] ^= 1
    found = read(bytes(hurt) + packed([record(http(PAGE))]), "a.warc.gz", "gzip")
    assert [type(item) for item in found] == [InputError, Draft]
    assert found[0].where == "a.warc.gz:1"


def test_a_bomb_in_a_record() -> None:
    body = gzip.compress(b" " * 30_000_000)
    found = read(record(http(body, more="Content-Encoding: gzip\r\n")) + record(http(PAGE)), "a.warc")
    assert "decompression bomb" in faults(found)[0]
    assert found[1].where == "a.warc:2"


@pytest.mark.parametrize("more", ["", "Transfer-Encoding: chunked\r\n"])
def test_a_page_that_is_too_large_is_not_held(more: str) -> None:
    body = b"7fffffff\r\n" * bool(more) + b"x" * 21_000_000
    found = read(record(http(body, more=more)) + record(http(PAGE)), "a.warc")
    assert "larger than 20 MB" in faults(found)[0]
    assert found[1].where == "a.warc:2"


def test_a_head_that_is_too_long() -> None:
    found = read(record(http(PAGE), more="X: " + "y" * 2000 + "\r\n"), "a.warc", limits=replace(LIMITS, headers=1000))
    assert "its head is longer than 1 kB" in faults(found)[0]


def test_too_many_records() -> None:
    found = read(record(b"", "request") * 9 + record(http(PAGE)), "a.warc", limits=replace(LIMITS, members=5))
    assert faults(found) == ["a.warc: more than 5 members: the rest is left (split it into several archives)"]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    read(
        record(http(PAGE), url="https://blatt.example/a b", length=40)
        + record(http(b"\x1f\x8b", more="Content-Encoding: gzip\r\n")),
        "a.warc",
    )
    assert capfd.readouterr() == ("", "")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_articles_or_faults(data: st.DataObject) -> None:
    whole = bytearray(
        record(http(CHUNKED, more="Transfer-Encoding: chunked\r\n"))
        + record(http(PAGE))
        + record(http(TEXT, "text/plain"))
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    bent = bytes(whole)
    if data.draw(st.booleans()):
        bent = gzip.compress(bent)[: data.draw(st.integers(1, 2000))]
    for item in read(bent, "a.warc", "warc"):
        assert isinstance(item, Draft | InputError)
