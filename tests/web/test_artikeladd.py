"""Artikel: adding reports, by form and by upload."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lagebild.errors import ModelError
from lagebild.store import Dossier
from lagebild.web.people import line_of
from lagebild.web.security import TOKEN
from tests.web.articlepages import MB, REPORT, plain, titles
from tests.web.conftest import ORIGIN

Serve = Callable[..., TestClient]


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
