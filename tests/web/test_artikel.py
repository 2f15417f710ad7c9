"""Artikel: the list, one article with its layers, versions and copies, and adding reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from lagebild.errors import ModelError
from lagebild.store import Dossier
from lagebild.web.pages.artikel import PAGE
from lagebild.web.people import line_of
from lagebild.web.security import TOKEN
from tests.factories import an_article
from tests.fakes import FakeReader
from tests.store.readers import read
from tests.web.conftest import ORIGIN

Serve = Callable[..., TestClient]
MB = 1_000_000
REPORT = "Die Lage ist ruhig. Brandner sagte: „Die Truppen bleiben.“"
LATER = "Die Lage ist ruhig. Brandner sagte: „Die Truppen ziehen ab.“ Niemand fragte nach."


def filled(place: Path, *articles: dict[str, Any], keep: str | None = None) -> Path:
    with Dossier.open(str(place), create=True, keep=keep) as dossier:
        for fields in articles:
            dossier.add(*read(an_article(**fields)))
    return place


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """One article in two versions, and a copy of another."""
    long = "Am Hafen der Stadt liegt heute dichter Nebel über dem Kai, sagen die Lotsen am frühen Morgen. " * 3
    return filled(
        tmp_path / "d.db",
        {"id": "ä/1", "text": REPORT, "title": "Truppen <i>bleiben</i>", "publisher": "npd"},
        {"id": "ä/1", "text": LATER, "title": "Truppen <i>bleiben</i>", "publisher": "npd"},
        {"id": "c1", "text": long, "title": "Nebel", "publisher": "Bote", "published": "2022-01-25"},
        {"id": "c2", "text": long, "title": "Nebel, noch einmal", "publisher": "Kurier", "published": "2022-01-26"},
    )


@pytest.fixture
def desk(reports: Path, serving: Serve) -> TestClient:
    """A server over them, with a reader that needs no model."""
    client = serving(reports)
    client.app.state.desk._reader = FakeReader()  # type: ignore[attr-defined]
    return client


def titles(html: str) -> list[str]:
    return [
        unescape(one)
        for one in re.findall(r'<th role="rowheader" scope="row"><a href="[^"]*" lang="..">(.*?)</a>', html)
    ]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


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


# -- adding ------------------------------------------------------------------------------------------------------------------------


def upload(client: TestClient, *files: tuple[str, bytes], **fields: str) -> Any:
    client.get("/artikel")
    data = {TOKEN: client.cookies[TOKEN], **fields}
    return client.post("/artikel", data=data, files=[("files", one) for one in files], headers={"origin": ORIGIN})


def outcomes(html: str) -> list[str]:
    """The lines of an answer: their kind and their text."""
    return [
        f"{kind} {plain(text)}" for kind, text in re.findall(r'<li class="outcome is-(\w+)">(.*?)</li>', html, re.S)
    ]


def test_every_report_has_its_line(desk: TestClient) -> None:
    lines = [
        {"id": "new", "text": "Korvin sagte: „Es beginnt.“", "published": "2022-02-02", "title": "Beginn"},
        {"id": "c1", "text": "Am Hafen ist es wieder klar.", "published": "2022-02-02"},
        {"id": "ä/1", "text": REPORT, "published": "2022-01-24", "title": "Truppen <i>bleiben</i>", "publisher": "npd"},
    ]
    data = "\n".join([*(json.dumps(one) for one in lines), '{"text": 3}']).encode()
    answer = upload(desk, ("feed.jsonl", data), ("note.md", b"# Kopf\n\nBrandner sagte: \xe2\x80\x9eJa.\xe2\x80\x9c"))
    assert answer.status_code == 200
    found = outcomes(answer.text)
    assert [line.split()[0] for line in found] == ["new", "version", "unchanged", "failed", "new"]
    assert "feed.jsonl:1: hinzugefügt" in found[0]
    assert "feed.jsonl:4: nicht auswertbar" in found[3]
    assert "„text“ ist keine Zeichenkette (jede Zeile ist ein JSON-Objekt" in found[3]
    assert "Fertig: 2 neue Artikel, 1 neue Fassung, 1 unverändert, 1 nicht lesbar" in plain(answer.text)
    assert answer.text.rstrip().endswith("</html>")
    assert "Es beginnt." in desk.get("/artikel/new").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "das Erscheinungsdatum, 14.03.2131, liegt in der Zukunft"),
        ("en", "its date of publication, 2131-03-14, lies in the future"),
    ],
)
def test_what_is_doubtful_is_told_in_the_language_of_the_page(desk: TestClient, language: str, said: str) -> None:
    desk.get(f"/artikel?lang={language}")
    answer = upload(desk, text="Brandner sagte: „Gut.“", published="2131-03-14")
    (line,) = outcomes(answer.text)
    assert said in line
    href = re.search(r'<a href="(/artikel/[^"]*)">', answer.text)
    assert href
    assert said in plain(desk.get(unescape(href[1])).text)
    stored = desk.get("/api/v1/articles", params={"limit": 50}).text
    assert "liegt in der Zukunft" not in stored


def test_a_pasted_text_comes_in_with_what_is_said_about_it(desk: TestClient) -> None:
    answer = upload(
        desk, text="Brandner sagte: „Gut.“", title="Kurz", publisher="Bote", published="2022-03-03T10:00+01:00"
    )
    (line,) = outcomes(answer.text)
    assert line.startswith("new eingefügter Text: hinzugefügt")
    href = re.search(r'<a href="(/artikel/[^"]*)">Artikel</a>', answer.text)
    assert href
    page = desk.get(unescape(href[1])).text
    assert "Kurz</h1>" in page
    assert "03.03.2022, 10:00" in page


def test_of_a_hostile_upload_what_is_good_is_kept(desk: TestClient) -> None:
    files = (
        ("a.txt", b"\x00\x01\x02\x03" * 500),
        ("b.txt", b"%PDF-1.7 something"),
        ("c.txt", b"x" * (5 * MB + 100_000)),
        ("d.txt", b"  \n "),
        ("e.jsonl", b'{"text": "' + b"y" * (4 * MB)),
        ("../../etc/<b>f.txt", "Korvin sagte: „Gut für Öl.“".encode("cp1252")),
    )
    answer = upload(desk, *files)
    found = outcomes(answer.text)
    assert [line.split()[0] for line in found] == ["failed"] * 5 + ["new"]
    for line, words in zip(found, ("Binärdaten", "PDF", "größer als 5 MB", "Leerraum", "kein JSON"), strict=False):
        assert words in line
    assert found[5].startswith("new <b>f.txt: hinzugefügt")
    assert "etc" not in found[5]
    assert "<b>f.txt" not in answer.text
    assert "Öl" in desk.get(re.findall(r'<a href="(/artikel/[^"]*)">Artikel</a>', answer.text)[0]).text


def test_much_more_than_an_upload_may_have_is_refused_unread(desk: TestClient) -> None:
    assert upload(desk, *((f"{n}.txt", b"x" * (5 * MB)) for n in range(5))).status_code == 413


def test_a_date_that_is_none_is_said_and_nothing_comes_in(desk: TestClient) -> None:
    found = outcomes(
        upload(desk, ("a.txt", REPORT.encode()), text="Mehr.", published="gestern", published_files="morgen").text
    )
    assert [line.split()[0] for line in found] == ["failed", "failed"]
    assert all("kein Datum und kein Zeitpunkt" in line for line in found)
    assert len(titles(desk.get("/artikel").text)) == 3


@pytest.mark.parametrize("day", ["2023-05-06", "06.05.2023", "6 May 2023"])
def test_the_date_for_files_is_that_of_those_without_one(desk: TestClient, day: str) -> None:
    answer = upload(desk, ("a.txt", "Korvin sagte: „Ja.“".encode()), published_files=day)
    assert len(outcomes(answer.text)) == 1
    assert titles(desk.get("/artikel?since=2023-05-06").text)


def test_nothing_sent_is_said(desk: TestClient) -> None:
    answer = upload(desk, text="  ")
    assert answer.status_code == 400
    assert "Es wurde nichts gesendet" in answer.text


def test_without_a_model_that_is_said_and_nothing_is_lost(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModelError("no model is installed: install it")

    state = desk.app.state.desk  # type: ignore[attr-defined]
    state._reader = None
    monkeypatch.setattr("lagebild.pipeline.load_reader", missing)
    answer = upload(desk, ("a.txt", REPORT.encode()))
    assert answer.status_code == 503
    assert "Es ist kein Modell installiert" in answer.text
    monkeypatch.setattr("lagebild.web.pages.artikel.model_folder", missing)
    html = desk.get("/artikel").text
    assert "Es ist kein Modell installiert" in html
    assert 'type="file"' not in html


def test_who_may_only_read_cannot_add(reports: Path, serving: Serve, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords"
    passwords.write_text(line_of("eva", "reader", "Brücke über den Fluss") + "\n", "utf-8")
    client = serving(reports, passwords=passwords)
    assert client.post("/artikel", data={"text": REPORT}).status_code == 303
    client.get("/anmelden")
    fields = {TOKEN: client.cookies[TOKEN], "name": "eva", "password": "Brücke über den Fluss"}
    assert client.post("/anmelden", data=fields, headers={"origin": ORIGIN}).status_code == 303
    assert 'type="file"' not in client.get("/artikel").text
    assert upload(client, text=REPORT).status_code == 403


def test_a_form_of_another_site_adds_nothing(desk: TestClient) -> None:
    desk.get("/artikel")
    data = {TOKEN: desk.cookies[TOKEN], "text": "Korvin sagte: „Nein.“"}
    assert desk.post("/artikel", data=data, headers={"origin": "https://evil.example"}).status_code == 403
    assert desk.post("/artikel", data={"text": "x"}, headers={"origin": ORIGIN}).status_code == 403
    assert len(titles(desk.get("/artikel").text)) == 3


def test_an_address_is_never_fetched(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    answer = upload(desk, text="Korvin sagte: „Ja.“", url="http://127.0.0.1:1/report")
    assert [line.split()[0] for line in outcomes(answer.text)] == ["new"]


def test_what_came_in_before_a_fault_stays_and_the_fault_is_said(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lagebild.errors import FullError  # noqa: PLC0415

    add = Dossier.add

    def full(self: Dossier, *args: Any) -> Any:
        if "Zweitens" in args[0].article.text:
            raise FullError("d.db: the disk is full")
        return add(self, *args)

    monkeypatch.setattr(Dossier, "add", full)
    answer = upload(desk, ("a.txt", "Korvin sagte: „Erstens.“".encode()), ("b.txt", b"Zweitens kommt nichts mehr."))
    assert [line.split()[0] for line in outcomes(answer.text)] == ["new", "stopped"]
    assert "the disk is full" in answer.text
    assert len(titles(desk.get("/artikel").text)) == 4
