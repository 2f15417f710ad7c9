"""Artikel: the list, and one article with its layers, versions and copies."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from lagebild.store import Dossier
from lagebild.web.pages.artikel import PAGE
from tests.web.articlepages import REPORT, filled, plain, titles

Serve = Callable[..., TestClient]


# -- the list ----------------------------------------------------------------------------------------------------------------------


def test_the_list_has_every_article_once_the_latest_first(desk: TestClient) -> None:
    assert titles(desk.get("/artikel").text) == ["Nebel, noch einmal", "Nebel", "Truppen <i>bleiben</i>"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("only=changed", ["Truppen <i>bleiben</i>"]),
        ("only=copies", ["Nebel, noch einmal"]),
        ("only=originals", ["Nebel"]),
        ("publisher=Bote", ["Nebel"]),
        ("q=Truppen", ["Truppen <i>bleiben</i>"]),
        ("until=2022-01-25", ["Nebel", "Truppen <i>bleiben</i>"]),
        ("publisher=nobody", []),
    ],
)
def test_filters_leave_what_fits(desk: TestClient, query: str, expected: list[str]) -> None:
    html = desk.get(f"/artikel?{query}").text
    assert titles(html) == expected
    assert ("Keine Artikel gefunden" in html) == (not expected)


def test_the_list_says_language_id_and_since_when_the_dossier_has_it(desk: TestClient) -> None:
    page = lxml_html.document_fromstring(desk.get("/artikel").text)
    heads = [one.text_content() for one in page.xpath("//table//thead//th")]
    rows = [dict(zip(heads, [cell.text_content() for cell in row], strict=True)) for row in page.xpath("//tbody/tr")]
    changed = next(row for row in rows if row["Kennung"] == "ä/1")
    assert (changed["Fassungen"], changed["Kopien"], changed["Hinweis"]) == ("2", "–", "–")
    assert {row["Sprache"] for row in rows} == {"Deutsch"}
    assert all(re.fullmatch(r"\d\d\.\d\d\.20\d\d, \d\d:\d\d", row["Im Dossier seit"]) for row in rows)
    assert next(row for row in rows if row["Titel"] == "Nebel")["Kopien"] == "1"
    original = desk.get("/artikel/c1").text
    assert 'href="/pruefen?artikel=c1"' in original


def test_the_list_comes_in_pages(tmp_path: Path, serving: Serve) -> None:
    some = ({"id": f"a{number:03}", "text": f"Text {number}.", "title": f"T{number}"} for number in range(PAGE + 3))
    client = serving(filled(tmp_path / "many.db", *some))
    first, second = (client.get(f"/artikel?page={number}").text for number in (1, 2))
    assert (len(titles(first)), len(titles(second))) == (PAGE, 3)
    assert len({*titles(first), *titles(second)}) == PAGE + 3


# -- one article -------------------------------------------------------------------------------------------------------------------


def test_an_article_is_shown_escaped_with_its_statement_marked(desk: TestClient) -> None:
    html = desk.get("/artikel/%C3%A4%2F1?version=1").text
    assert '<h1 lang="de">Truppen &lt;i&gt;bleiben&lt;/i&gt;</h1>' in html
    assert re.search(r'<span class="q t-direct d0" data-s="0">.*Die Truppen bleiben\.', html)


def test_the_evidence_is_marked_with_the_text_around_it(desk: TestClient) -> None:
    begin = REPORT.index("Truppen")
    html = desk.get(f"/artikel/%C3%A4%2F1?version=1&from={begin}&to={begin + 7}").text
    assert re.findall(r'<span class="f k-beleg"[^>]*>(.*?)</span>', html) == ["Truppen"]
    assert html.count('id="beleg"') == 1


@pytest.mark.parametrize(
    "spans", ["from=5&to=5", "from=9&to=2", "from=0&to=99999", "from=x&to=3", "from=-3&to=3", "from=3"]
)
def test_a_place_that_is_not_there_is_not_marked(desk: TestClient, spans: str) -> None:
    answer = desk.get(f"/artikel/c1?version=1&{spans}")
    assert answer.status_code == 200
    assert 'id="beleg"' not in answer.text


@pytest.mark.parametrize(
    "path", ["nothing", "c1?version=2", "c1?version=0", "c1?version=x", "%ff", "..%2f..", "<script>"]
)
def test_what_is_not_there_is_a_404_with_a_way_back(desk: TestClient, path: str) -> None:
    answer = desk.get(f"/artikel/{path}")
    assert answer.status_code == 404
    assert 'href="/lage"' in answer.text
    assert "<script>" not in answer.text.replace('<script src="/static', "")


def test_the_beginning_of_an_id_leads_to_it(tmp_path: Path, serving: Serve) -> None:
    client = serving(filled(tmp_path / "p.db", {"id": "abcdef", "text": REPORT}))
    answer = client.get("/artikel/abc?version=1")
    assert (answer.status_code, answer.headers["location"]) == (307, "/artikel/abcdef?version=1")


def test_layers_are_turned_off_by_the_address(client: TestClient) -> None:
    path = "/artikel/m-002?version=2"
    usual, few = client.get(path).text, client.get(f"{path}&layers=1&layer=direct&layer=time").text

    def off(html: str) -> set[str]:
        found = re.search(r'<div class="reading ([^"]*)" id="reading"', html)
        assert found
        return set(found[1].split())

    assert off(usual) == {"off-time", "off-less"}
    assert {"off-indirect", "off-event", "off-less"} <= off(few)
    assert not {"off-direct", "off-time"} & off(few)
    css = client.get("/static/artikel.css").text
    assert all(re.search(rf"\.{name}[ ,]", css) for name in off(usual) | off(few))


def test_one_speaker_leaves_the_statements_of_that_speaker(client: TestClient) -> None:
    html = client.get("/artikel/m-002?version=2").text
    options = re.findall(r'<option value="([^"]+)"[^>]*>(Korwath) \((\d+)\)', html)
    assert options
    key, _, number = options[0]
    alone = client.get("/artikel/m-002", params={"version": "2", "speaker": unescape(key)}).text
    shown = lxml_html.document_fromstring(alone).xpath("//tr[@data-s][not(contains(@class, 'less'))]/th")
    rows = [one.text_content() for one in shown]
    assert len(rows) == int(number)
    assert {row.split()[0] for row in rows} == {"Korwath"}


def test_versions_show_what_went_and_what_came(desk: TestClient) -> None:
    html = desk.get("/artikel/%C3%A4%2F1?version=2&compare=1").text
    assert [plain(one) for one in re.findall("<del>(.*?)</del>", html, re.S)] == ["bleiben"]
    assert [plain(one) for one in re.findall("<ins>(.*?)</ins>", html, re.S)] == ["ziehen ab", "Niemand fragte nach."]
    sides = desk.get("/artikel/%C3%A4%2F1?version=2&compare=1&view=side").text
    left, right = re.findall(r'<div class="diff">(.*?)</div>', sides, re.S)
    assert ("<del>" in left, "<ins>" in left, "<del>" in right, "<ins>" in right) == (True, False, False, True)


def test_an_older_version_says_that_there_is_a_newer_one(desk: TestClient) -> None:
    assert "Das ist Fassung 1 von 2" in desk.get("/artikel/%C3%A4%2F1?version=1").text
    assert "Das ist Fassung" not in desk.get("/artikel/%C3%A4%2F1").text


def test_copy_and_original_lead_to_each_other(desk: TestClient) -> None:
    copy, original = desk.get("/artikel/c2").text, desk.get("/artikel/c1").text
    assert 'Dieser Text erschien zuerst hier: <a href="/artikel/c1?version=1" lang="de">Nebel</a>' in copy
    assert '<a href="/artikel/c2?version=1" lang="de">Nebel, noch einmal</a>' in original


def test_judgements_are_listed_with_who_made_them(reports: Path, desk: TestClient) -> None:
    with Dossier.open(str(reports)) as dossier:
        statement = dossier.judged("ä/1").statements[0].id
        dossier.judge("confirm", statement, author="<b>Eva")
        dossier.undo(dossier.judge("reject", statement, author="Udo").id, author="Ida")
    html = desk.get("/artikel/%C3%A4%2F1").text
    found = re.search(r'<h2 id="urteile">.*?</section>', html, re.S)
    assert found
    text = plain(found[0])
    assert "bestätigt Aussage" in text
    assert "von <b>Eva" in text
    assert "verworfen Aussage" in text
    assert "zurückgenommen von Ida" in text


@pytest.mark.parametrize(("keep", "words"), [("none", "ist nicht gespeichert"), ("spans", "nur die Belegstellen")])
def test_what_is_not_kept_is_said(tmp_path: Path, serving: Serve, keep: str, words: str) -> None:
    client = serving(filled(tmp_path / "k.db", {"id": "k", "text": REPORT}, keep=keep))
    html = client.get("/artikel/k?version=1&from=3&to=9").text
    assert words in html
    assert "░" not in html
    assert "Die Lage ist ruhig" not in html


def test_only_addresses_of_the_web_become_links(tmp_path: Path, serving: Serve) -> None:
    some = (
        {"id": "bad", "text": REPORT, "url": "javascript:alert(1)"},
        {"id": "good", "text": "Anderes.", "url": "https://e.example/1"},
    )
    client = serving(filled(tmp_path / "u.db", *some))
    assert 'href="javascript' not in client.get("/artikel/bad").text
    good = client.get("/artikel/good").text
    assert '<a href="https://e.example/1" rel="noreferrer noopener">' in good
