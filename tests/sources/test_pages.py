from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.sources.drafts import Draft
from lagebild.sources.pages import WHOLE_PAGE, draft, parsed, saved

LEAD = (
    "Die Regierung hat die Forderung der Opposition nach einem Rücktritt des Ministers entschieden zurückgewiesen. "
    "<q>Das kommt nicht in Frage</q>, sagte eine Sprecherin am Montag in der Hauptstadt.<br>Er bleibe&nbsp;im Amt."
)
REST = (
    "Die Oppo&shy;sition kündigte an, den Streit ins <b>Parlament</b> zu tragen. „Wir geben nicht auf“, erklärte "
    'ihr Vorsitzender <a href="/m">Max Muster</a> 👍. Eine Abstimmung ist für Donnerstag angesetzt.'
)
LINKED = '<script type="application/ld+json">%s</script>'


def page(head: str = "", article: str = "", top: str = "", lang: str = "de") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Minister bleibt | Blatt</title>{head}</head>
<body><header>{top}<nav><a href="/">Start</a> <a href="/p">Politik</a></nav></header>
<main><article><h1>Minister bleibt</h1>{article}<p>{LEAD}</p><h2>Kritik</h2><p>{REST}</p></article></main>
<aside><p>Lesen Sie auch: Wetter wird schlecht</p></aside><footer>© 2025 Blatt. Impressum</footer>
<script>var nichts = "Skript";</script></body></html>"""


def read(source: str, encoding: str = "utf-8") -> Draft:
    return draft(source.encode(encoding), "a.html")


def test_article_without_its_frame() -> None:
    assert read(page()).text == (
        "Die Regierung hat die Forderung der Opposition nach einem Rücktritt des Ministers entschieden zurückgewiesen. "
        "„Das kommt nicht in Frage“, sagte eine Sprecherin am Montag in der Hauptstadt.\nEr bleibe\u00a0im Amt.\n\n"
        "Kritik\n\n"
        "Die Oppo\u00adsition kündigte an, den Streit ins Parlament zu tragen. „Wir geben nicht auf“, erklärte "
        "ihr Vorsitzender Max Muster 👍. Eine Abstimmung ist für Donnerstag angesetzt."
    )


def test_what_the_page_says_about_itself() -> None:
    head = (
        '<meta property="og:site_name" content="Blatt"><link rel="canonical" href="https://www.blatt.de/politik/a">'
        '<meta property="article:published_time" content="2022-01-24T18:05:00+01:00">'
        '<meta property="article:modified_time" content="2022-01-24T19:00:00+01:00">'
    )
    found = read(page(head))
    assert found.page.title == "Minister bleibt"
    assert found.page.publisher == "Blatt"
    assert found.page.url == "https://www.blatt.de/politik/a"
    assert found.page.published == "2022-01-24T18:05:00+01:00"
    assert found.page.modified == "2022-01-24T19:00:00+01:00"
    assert found.page.language == "de"
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"head": '<meta name="date" content="2022-01-24">'}, "2022-01-24"),
        ({"head": '<meta name="DC.date.issued" content="24.01.2022">'}, "2022-01-24"),
        (
            {"head": LINKED % '{"@type": "NewsArticle", "datePublished": "2022-01-24T18:05:00Z"}'},
            "2022-01-24T18:05:00Z",
        ),
        (
            {
                "head": LINKED
                % '{"@graph": [{"@type": "WebPage", "datePublished": "2022-01-01"}, {"@type": ["Article"], "datePublished": "2022-01-24"}]}'
            },
            "2022-01-24",
        ),
        ({"article": '<time datetime="2022-01-24T18:05+01:00">gestern</time>'}, "2022-01-24T18:05+01:00"),
        ({"article": '<p class="article-date">Montag, 24.01.2022, 18:05 Uhr</p>'}, "2022-01-24T18:05"),
        ({"article": '<div class="byline">Von Ada Muster | 24. Januar 2022</div>'}, "2022-01-24"),
        ({"head": '<link rel="canonical" href="https://blatt.de/2022/01/24/minister-bleibt">'}, "2022-01-24"),
    ],
)
def test_declared_dates(parts: dict[str, str], expected: str) -> None:
    assert read(page(**parts)).page.published == expected


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"top": '<span class="date">Dienstag, 25.11.2025</span>'},
        {"top": '<time datetime="2025-11-25">heute</time>'},
        {"article": '<time datetime="2022-01-24">a</time><time datetime="2022-01-25">b</time>'},
        {
            "head": LINKED
            % '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2022-01-24"}]}'
        },
        {"head": LINKED % '{"@type": "ImageObject", "datePublished": "2001-01-01"}'},
        {"article": '<figure><figcaption><time datetime="2001-01-01">1.1.</time></figcaption></figure>'},
        {"article": '<div class="comments"><time itemprop="datePublished" datetime="2001-01-01">1.1.</time></div>'},
        {
            "article": '<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="datePublished" content="2001-01-01"></div>'
        },
        {"head": LINKED % '{"broken": '},
        {"head": LINKED % ("[" * 100_000)},
        {"article": "<p>Das Abkommen vom 24.01.2022 gilt weiter, und niemand stellt es infrage.</p>"},
    ],
)
def test_dates_of_other_things_are_not_taken(parts: dict[str, str]) -> None:
    found = read(page(**parts))
    assert found.page.published is None
    assert found.warnings == ()


def test_unreadable_date_is_told() -> None:
    found = read(page('<meta property="article:published_time" content="neulich">'))
    assert found.page.published is None
    assert found.warnings == ("the page's date 'neulich' cannot be read",)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
    ],
)
def test_declared_charset_is_honoured_where_the_bytes_allow(declared: str, encoding: str) -> None:
    source = page().replace('charset="utf-8"', f'charset="{declared}"').replace("👍", "")
    assert "„Wir geben nicht auf“" in read(source, encoding).text
    assert "zurückgewiesen" in read(source, encoding).text


def test_xml_declaration_of_xhtml_is_honoured() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-2"?><html><body><p>Żądanie odrzucił minister.</p></body></html>'
    assert read(source, "iso-8859-2").text == "Żądanie odrzucił minister."


def test_page_without_article_is_read_by_its_blocks() -> None:
    found = read(
        "<html><body><nav>Menü</nav><div>Erste Zeile<br>zweite <q>Nein <i>doch</i></q>.</div><ul><li>Punkt</ul></body>"
    )
    assert found.text == "Erste Zeile\nzweite „Nein doch“.\n\nPunkt"


def test_warns_where_all_of_the_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    monkeypatch.setattr("trafilatura.extract_metadata", broken)
    found = read(page())
    assert found.warnings == (WHOLE_PAGE,)
    assert found.page.title == "Minister bleibt"
    assert "Skript" not in found.text
    assert "Lesen Sie auch" not in found.text
    assert found.text.startswith("Die Regierung")


def test_headline_alone_stays_text() -> None:
    assert read("<html><head><title>Minister bleibt</title></head><body><h1>Minister bleibt</h1></body></html>").text


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<!doctype html>",
        "<html><body><script>x()</script><p> </p></body></html>",
        "<html><body><img src=a.png>",
        "<html><body><p>\x85</p></body></html>",  # a line break of terminals
    ],
)
def test_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="without text"):
        read(source)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</div>", "<div>", "<q>", "</q>", "<table><tr><td>", "<br>", "<script>", "<!--", "&#0;", "&#xD800;"]
        )
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    )
)
def test_any_markup_is_a_draft_or_an_input_error(pieces: list[str]) -> None:
    try:
        found = read("<html><body>" + "".join(pieces))
    except InputError:
        return
    assert found.text.strip()


def test_a_saved_page_is_dated_by_the_address_that_it_names() -> None:
    found = read(page('<link rel="canonical" href="https://blatt.de/2022/01/24/minister-bleibt">')).page
    assert (found.published, found.published_by) == ("2022-01-24", "address")
    assert (
        read(page('<link rel="canonical" href="https://blatt.de/2022/13/24/minister-bleibt">')).page.published is None
    )


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        (
            "Wir und unsere 842 Partner verwenden Cookies. Bitte stimmen Sie zu.",
            "a page that asks for consent to cookies",
        ),
        ("Die Seite wurde nicht gefunden.", "a page that says that there is none"),
        ("Der Minister sagte am Dienstag, er trete nicht zurück.", None),
    ],
)
def test_a_saved_page_that_looks_like_no_article_is_read_with_a_doubt(words: str, looks: str | None) -> None:
    data = f"<!doctype html><html><body><p>{words}</p><button>Alle akzeptieren</button></body></html>".encode()
    found = saved(*parsed(data, "a.html"), "a.html")
    assert words in found.text
    doubts = [warning for warning in found.warnings if "looks like" in warning]
    assert [doubt.startswith(f"looks like {looks}") for doubt in doubts] == [True] * (looks is not None)
