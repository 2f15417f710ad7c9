from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.records import digest
from lagebild.sources.identity import article_id, canonical

PAGE = "https://www.beispiel.de/politik/artikel-1.html"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "HTTPS://WWW.Beispiel.DE/politik/artikel-1.html",
        f"{PAGE}#kommentare",
        f"{PAGE}?utm_source=x&utm_medium=y",
        f"{PAGE}?fbclid=1&gclid=2&wt_zmc=a",
        f"{PAGE}?PHPSESSID=4e1f&jsessionid=A1",
        f"{PAGE};jsessionid=0A1B2C3D.node1",
        f"{PAGE}?sid=9f86d081884c7d659a2feaa0c55ad015",
        f"{PAGE}/",
        f"{PAGE}?",
        "https://www.beispiel.de:443/politik/artikel-1.html",
        f"  {PAGE}\n",
        "https://leser:geheim@www.beispiel.de/politik/artikel-1.html",
    ],
)
def test_ways_to_link_to_one_page_are_one(url: str) -> None:
    assert canonical(url) == PAGE


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://beispiel.de:80/", "http://beispiel.de"),
        ("http://beispiel.de:8080/a", "http://beispiel.de:8080/a"),
        ("https://beispiel.de/a?id=7&utm_campaign=z&Seite=2", "https://beispiel.de/a?id=7&Seite=2"),
        ("https://beispiel.de/a?sid=1234&s=krise", "https://beispiel.de/a?sid=1234&s=krise"),
        ("https://beispiel.de/a;teil=2", "https://beispiel.de/a;teil=2"),
        ("https://beispiel.de/Ä%20b?q=%C3%BC", "https://beispiel.de/Ä%20b?q=%C3%BC"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("urn:newsml:beispiel.de:20220124:1", "urn:newsml:beispiel.de:20220124:1"),
    ],
)
def test_what_tells_pages_apart_stays(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url", ["", "n/a", "/artikel/1", "www.beispiel.de/a", "http://", "http://[", "http://a:b/", "file:///a"]
)
def test_what_names_no_page_is_no_identity(url: str) -> None:
    assert canonical(url) is None


@settings(deadline=None)
@given(st.text())
def test_canonical_never_fails_and_is_its_own_canonical_form(url: str) -> None:
    for candidate in (url, f"https://{url}", f"https://beispiel.de/{url}"):
        form = canonical(candidate)
        assert form is None or canonical(form) in (form, None)


def the_id(text: str = "Text", /, **fields: str | None) -> str:
    return article_id(text, **{"given": None, "url": None, "publisher": None, "title": None, "day": None, **fields})


def test_id_is_the_first_of_given_url_publication_and_text() -> None:
    publication = {"publisher": "Blatt", "title": "Titel", "day": "2022-01-24"}
    assert the_id(given="7", url=PAGE, **publication) == "7"
    assert the_id(url=f"{PAGE}#x", **publication) == PAGE
    assert the_id(url="n/a", **publication) == digest("article", "Blatt", "Titel", "2022-01-24")
    assert the_id() == digest("text", "Text")


@pytest.mark.parametrize("missing", ["publisher", "title", "day"])
def test_half_a_publication_is_no_identity(missing: str) -> None:
    publication: dict[str, str | None] = {"publisher": "Blatt", "title": "Titel", "day": "2022-01-24"}
    assert the_id(**{**publication, missing: None}) == the_id()


def test_other_text_is_another_article_where_nothing_else_is_known() -> None:
    assert the_id("Text") != the_id("Texte")
