"""The report in the browser: what is chosen, what is shown, what is sent as a file, what is said where there is none."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from starlette.testclient import TestClient

from lagebild.cli import main
from lagebild.errors import LagebildError
from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.views import reportpdf
from lagebild.views.reportparts import Note, Part, Report, Run, Section
from lagebild.web.pages import lagebericht
from lagebild.web.pages.lageberichtasked import asked_of
from lagebild.web.pages.lageberichtmade import excerpt
from lagebild.web.pages.lageberichtwords import ENGLISH, GERMAN
from tests.views.crisis import crisis

Serve = Callable[..., TestClient]
GERMANS = {"accept-language": "de"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dossier of one article."""
    path = tmp_path / "krise.db"
    with Dossier.open(str(path), create=True) as dossier:
        dossier.add(crisis(), Findings())
    return path


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if what makes PDF were not installed."""

    def lacking() -> None:
        raise LagebildError("no WeasyPrint")

    monkeypatch.setattr(reportpdf, "weasyprint", lacking)
    lagebericht.pdf_works.cache_clear()
    monkeypatch.setattr(lagebericht, "pdf_works", lagebericht.pdf_works.__wrapped__)


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", []),
        ("?since=2031-03-12&in=en", ["--since", "2031-03-12", "--lang", "en"]),
        ("?since=12:00", ["--since", "2031-03-14T12:00:00+01:00"]),
        ("?at=2031-03-10&length=all", ["--at", "2031-03-10", "--all"]),
    ],
)
def test_the_files_are_those_of_the_command_line(
    client: TestClient, looked_at: Path, tmp_path: Path, query: str, options: list[str]
) -> None:
    for form in ("md", "html"):
        path = tmp_path / f"report.{form}"
        lang = [] if "--lang" in options else ["--lang", "de"]
        assert main(["report", str(looked_at), "--format", form, "-o", str(path), *lang, *options]) == 0
        answer = client.get(f"/lagebericht.{form}{query}")
        assert answer.status_code == 200
        assert answer.content == path.read_bytes()


def test_the_page_shows_the_report_with_a_way_to_every_sentence(
    client: TestClient, whole_page: Callable[[str], str]
) -> None:
    text = whole_page("/lagebericht")
    file = client.get("/lagebericht.html").text
    assert re.findall(r"<h[123][^>]*>(.*?)</h", text) == re.findall(r"<h[123][^>]*>(.*?)</h", file)
    numbers = set(re.findall(r'href="#n(\d+)"', text))
    assert numbers == set(re.findall(r'<li id="n(\d+)"', text))
    assert len(numbers) > 10
    hrefs = re.findall(r'<li id="n\d+"[^>]*>.*?<a href="(/artikel/[^"]+)"', text)
    assert len(hrefs) == len(numbers)
    assert all({"version", "from", "to"} <= set(parse_qs(urlsplit(href).query.replace("&amp;", "&"))) for href in hrefs)


@pytest.fixture
def whole_page(client: TestClient) -> Callable[[str], str]:
    """The page once its report is made."""

    def get(path: str) -> str:
        for _ in range(30):
            text = client.get(path, headers=GERMANS).text
            if GERMAN.drawing not in text and ENGLISH.drawing not in text:
                return text
        raise AssertionError(path)

    return get


def test_everything_is_shown_in_part_and_sent_whole(client: TestClient, whole_page: Callable[[str], str]) -> None:
    page = whole_page("/lagebericht?length=all")
    assert len(page.encode()) < 250_000
    file = client.get("/lagebericht.html?length=all").text
    left = re.search(r"(\d+) weitere Zeilen", page)
    assert left is not None
    lines = [len(re.findall(r"<li>", text)) for text in (page.split("<article")[1].split("</article>")[0], file)]
    assert lines[0] + int(left[1]) == lines[1]
    assert 'value="all" selected' in page


def test_the_report_has_its_own_language(client: TestClient, whole_page: Callable[[str], str]) -> None:
    page = whole_page("/lagebericht?in=en")
    assert '<html lang="de">' in page
    assert '<article class="report" lang="en">' in page
    assert "Situation report: " in page
    assert ">Zeigen</button>" in page
    assert all("in=en" in address for address in re.findall(r'href="(/lagebericht\.[^"]+)"', page))
    assert re.findall(r'href="(/lagebericht\.[^"]+)"', page)


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("since=gestern abend", "since"),
        ("since=25:00", "since"),
        ("since=2031-02-30", "since"),
        ("since=visit", "since"),
        ("at=bald", "at"),
        ("at=0001-01-01T00:00:00%2B14:00", "at"),
        ("since=2031-03-12&at=2031-03-11", "later"),
        ("since=" + "9" * 10_000, "since"),
    ],
)
def test_what_is_no_time_is_said_and_kept_in_its_field(client: TestClient, query: str, fault: str) -> None:
    answer = client.get(f"/lagebericht?{query}", headers=GERMANS)
    assert answer.status_code == 422
    assert GERMAN.faults[fault] in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert len(answer.content) < 20_000
    file = client.get(f"/lagebericht.md?{query}", headers={"accept-language": "en"})
    assert file.status_code == 422
    assert ENGLISH.faults[fault] in file.text


def test_a_form_that_there_is_not(client: TestClient) -> None:
    assert client.get("/lagebericht.docx").status_code == 404


def test_the_files_have_names_and_are_not_opened_in_place(small: Path, serving: Serve) -> None:
    client = serving(small.rename(small.with_name('Krise am Fluß;".db')))
    for form, kind in (("md", "text/markdown"), ("html", "text/html")):
        headers = client.get(f"/lagebericht.{form}").headers
        assert headers["content-type"].startswith(kind)
        assert headers["content-disposition"].startswith("attachment; ")
        assert headers["content-disposition"].count('"') == 2
        assert re.search(r"filename\*=UTF-8''lagebericht-Krise-am-Fluß", unquote(headers["content-disposition"]))
        assert headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.skipif(not lagebericht.pdf_works(), reason="PDF needs the extra")
def test_pdf(small: Path, serving: Serve) -> None:
    client = serving(small)
    answer = client.get("/lagebericht.pdf?in=en")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert 'filename="report-krise' in answer.headers["content-disposition"]
    assert 'href="/lagebericht.pdf?' in client.get("/lagebericht").text


@pytest.mark.usefixtures("without_pdf")
def test_where_pdf_cannot_be_made_that_is_said(small: Path, serving: Serve) -> None:
    client = serving(small)
    page = client.get("/lagebericht").text
    assert "lagebild[pdf]" in page
    assert "/lagebericht.pdf" not in page
    answer = client.get("/lagebericht.pdf?lang=en")
    assert answer.status_code == 501
    assert "libpango" in answer.text


def test_what_would_take_minutes_as_pdf_is_not_begun(
    small: Path, serving: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lagebericht, "pdf_works", lambda: True)
    monkeypatch.setattr(reportpdf, "pdf", lambda report: b"%PDF")
    monkeypatch.setattr("lagebild.web.pages.lageberichtmade.LONGEST", 2)
    client = serving(small)
    page = client.get("/lagebericht?length=all").text
    assert "/lagebericht.pdf" not in page
    assert "lagebild report --all --format pdf" in page
    assert client.get("/lagebericht.pdf?length=all").status_code == 422


def test_an_empty_dossier_and_a_time_before_the_first_report(small: Path, serving: Serve, tmp_path: Path) -> None:
    empty = tmp_path / "leer.db"
    Dossier.open(str(empty), create=True).close()
    assert "Das Dossier ist leer" in serving(empty).get("/lagebericht").text
    client = serving(small)
    assert "die erste Meldung" in client.get("/lagebericht?at=1999-01-01").text


def test_while_a_report_is_made_the_page_says_so(small: Path, serving: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serving(small)
    go = threading.Event()
    draw = client.app.state.desk.picture  # type: ignore[attr-defined]

    def slow(**times: str | None) -> object:
        if times.get("at"):
            go.wait(60)
        return draw(**times)

    monkeypatch.setattr(client.app.state.desk, "picture", slow)  # type: ignore[attr-defined]
    monkeypatch.setattr(lagebericht, "PATIENCE", 0.05)
    page = client.get("/lagebericht").text
    assert GERMAN.drawing in page
    assert "<article" not in page
    go.set()
    monkeypatch.setattr(lagebericht, "PATIENCE", 60.0)
    assert "<article" in client.get("/lagebericht").text


def test_what_is_decided_is_in_the_next_report(small: Path, serving: Serve) -> None:
    client = serving(small)
    before = client.get("/lagebericht.md").text
    assert client.get("/lagebericht.md").text == before
    with Dossier.open(str(small)) as dossier:
        dossier.forget_article(next(dossier.versions()).article)
    after = client.get("/lagebericht.md").text
    assert "Das Dossier ist leer" in after
    assert after != before


def a_report(*counts: int) -> Report:
    number = 0
    sections = []
    for at, lines in enumerate(counts):
        runs = []
        for _ in range(lines):
            number += 1
            runs.append((Run(f"Zeile {number}", notes=(number,)),))
        sections.append(Section(f"s{at}", f"Abschnitt {at}", (Part(tuple(runs[:3])), Part(tuple(runs[3:]))), "nichts"))
    notes = tuple(Note(n, "npd", "heute", "Titel", "a", "Worte") for n in range(1, number + 1))
    return Report("de", "Bericht", (), tuple(sections), notes, "Belege")


def test_the_beginning_of_every_section_with_its_notes() -> None:
    shown, left = excerpt(a_report(5, 1, 0), 4)
    assert left == 1
    assert [sum(len(part.lines) for part in section.parts) for section in shown.sections] == [4, 1, 0]
    assert [note.number for note in shown.notes] == [1, 2, 3, 4, 6]
    assert [section.empty for section in shown.sections] == [False, False, True]


def test_hours_count_back_from_the_latest_report(picture: object) -> None:
    for typed, since in (("6h", "6h"), ("12:00", "2031-03-14T12:00:00+01:00"), ("19:30", "2031-03-13T19:30:00+01:00")):
        assert asked_of({"since": typed}, picture, "de").since == since  # type: ignore[arg-type]
