from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import articles, pdf, pdfworker, streams
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import LIMITS
from lagebild.sources.pdflayout import Line, joined, text
from tests.sources.making import TEXT, set_lines, write
from tests.sources.making import pdf as made

PRESS = [
    "Minister bleibt im Amt",
    "",
    "Berlin, 24. Januar 2022 – Der Minister für auswärtige Ange-",
    "legenheiten erklärte am Dienstag, die Bundesregierung werde",
    "die Vor- und Nachteile der EU-Sanktionen abwägen. „Wir blei-",
    "ben dabei“, sagte er.",
    "",
    "Ein Sprecher der Opposition widersprach ihm noch am selben",
    "Abend.",
]
PARAGRAPHS = [
    "Minister bleibt im Amt",
    "Berlin, 24. Januar 2022 – Der Minister für auswärtige Angelegenheiten erklärte am Dienstag, die Bundesregierung"
    " werde die Vor- und Nachteile der EU-Sanktionen abwägen. „Wir bleiben dabei“, sagte er.",
    "Ein Sprecher der Opposition widersprach ihm noch am selben Abend.",
]


def fault(data: bytes, **limits: int | float) -> str:
    with pytest.raises(InputError) as caught:
        pdf.draft(data, "a.pdf", replace(LIMITS, **limits))  # type: ignore[arg-type]
    return str(caught.value)


def page(lines: Sequence[str], **where: float) -> list[Line]:
    return [Line(words, x, y, size) for x, y, size, words in set_lines(lines, **where)]


def test_sentences_are_whole_and_paragraphs_paragraphs() -> None:
    found = pdf.draft(made([set_lines(PRESS)]), "a.pdf")
    assert found.text.split("\n\n") == PARAGRAPHS
    assert (found.where, found.page.title, found.page.published) == ("a.pdf", None, None)


def test_a_document_is_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", made([set_lines(PRESS)], {"Title": "Minister bleibt im Amt"}))
    (found,) = articles([tmp_path])
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == PARAGRAPHS[1:]
    assert (found.title, found.where) == ("Minister bleibt im Amt", str(path))
    assert (found.published, found.published_by) == ("2022-01-24", "text")


def test_what_the_document_says_of_itself_is_kept_as_that() -> None:
    info = {"Title": "Vorlage_neu.docx", "Author": "Pressestelle", "CreationDate": "D:20190305101500+01'00'"}
    found = pdf.draft(made([set_lines(PRESS)], info), "a.pdf")
    assert (found.page.title, found.page.published) == (None, None)
    assert found.extra == {
        "pdf": {
            "title": "Vorlage_neu.docx",
            "author": "Pressestelle",
            "created": "2019-03-05T10:15:00+01:00",
            "pages": 1,
        }
    }


def test_broken_data_about_the_document_are_left_out() -> None:
    found = pdf.draft(made([set_lines(PRESS)], {"CreationDate": "gestern", "Title": " "}), "a.pdf")
    assert found.extra == {"pdf": {"pages": 1}}


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Ange-", "legenheiten", "Angelegenheiten"),
        ("Ange\u2010", "legenheiten", "Angelegenheiten"),
        ("Ange\u00ad", "legenheiten", "Angelegenheiten"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("Ein-", "oder Ausreise", "Ein- oder Ausreise"),
        ("EU-", "Kommission", "EU-Kommission"),
        ("CDU-", "geführt", "CDU-geführt"),
        ("G7-", "Staaten", "G7-Staaten"),
        ("Nord-", "Süd-Gefälle", "Nord-Süd-Gefälle"),
        ("5-", "jährig", "5-jährig"),
        ("2021-", "2022", "2021-2022"),
        ("2021 –", "2022", "2021 – 2022"),
        ("Er sagte -", "und ging", "Er sagte - und ging"),
        ("Der Minister", "ging", "Der Minister ging"),
    ],
)
def test_divided_words(first: str, second: str, whole: str) -> None:
    assert joined(first, second) == whole


def test_headers_footers_and_page_numbers_are_no_text() -> None:
    body = "Der {} Satz des Berichts ist so lang, dass er in keine Kopfzeile passt, und"
    pages = [
        [
            Line("Auswärtiges Amt · Pressemitteilung", 70, 800, 9),
            *page([body.format(word), "er geht auf der Seite weiter bis zu ihrem Ende hin und dar-"], y=760),
            Line(f"Seite {number} von 3", 270, 40, 9),
            Line("www.amt.example", 70, 30, 9),
        ]
        for number, word in enumerate(("erste", "zweite", "dritte"), 1)
    ]
    whole = text(pages)
    assert "Auswärtiges Amt" not in whole
    assert "Seite" not in whole.replace("der Seite", "")
    assert "www" not in whole
    assert whole.count("Satz des Berichts") == 3


def test_a_sentence_goes_on_over_the_page() -> None:
    first = [*page(["Der Minister sagte am Dienstag vor der Presse, er werde die Ver-"], y=60), Line("1", 290, 20, 11)]
    second = [*page(["handlungen fortsetzen."], y=770), Line("2", 290, 20, 11)]
    assert (
        text([first, second]) == "Der Minister sagte am Dienstag vor der Presse, er werde die Verhandlungen fortsetzen."
    )


def test_lines_that_come_twice_within_pages_are_kept() -> None:
    pages = [
        page(["Oben", "Mitte", "Unten", "Nein.", "Nein.", "Tief", "Tiefer", "Am tiefsten"], y=700 - 31 * n)
        for n in range(2)
    ]
    assert text(pages).count("Nein.") == 4


def test_paragraphs_by_indentation() -> None:
    lines = [
        Line("Der Minister sagte am Dienstag, er trete nicht zurück und", 70, 700, 11),
        Line("bleibe.", 70, 686, 11),
        Line("Die Opposition nannte das am Abend in Berlin eine Anmaßung.", 82, 672, 11),
        Line("Sie forderte Neuwahlen, und zwar noch im laufenden Jahr, was", 70, 658, 11),
        Line("der Minister ablehnte.", 70, 644, 11),
    ]
    assert text([lines]).count("\n\n") == 1


def test_a_headline_in_larger_letters_and_columns() -> None:
    columns = [
        Line("Minister", 70, 800, 20),
        Line("bleibt", 70, 776, 20),
        Line("Der Minister sagte am", 70, 740, 10),
        Line("Dienstag, er trete", 70, 728, 10),
        Line("nicht zurück, auch wenn", 300, 740, 10),
        Line("es viele fordern.", 300, 728, 10),
    ]
    assert text([columns]) == (
        "Minister bleibt\n\nDer Minister sagte am Dienstag, er trete nicht zurück, auch wenn es viele fordern."
    )


def test_lists_and_ligatures_and_wide_blanks() -> None:
    lines = page(
        [
            "Er nannte zwei Gründe:",
            "• Der  erste  Grund ist die ﬁnanzielle Lage, die sich nun",
            "nicht bessert.",
            "• Der zweite.",
        ]
    )
    assert text([lines]).split("\n\n") == [
        "Er nannte zwei Gründe:",
        "• Der erste Grund ist die finanzielle Lage, die sich nun nicht bessert.",
        "• Der zweite.",
    ]


# what cannot be read


def test_a_scan() -> None:
    assert fault(made([[], []])) == (
        "a.pdf: a PDF without a text layer, such as a scan (let OCR add one first, for example ocrmypdf)"
    )


def encrypted(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_an_encrypted_document(algorithm: str) -> None:
    if algorithm.startswith("AES"):
        pytest.importorskip("cryptography")
    document = made([set_lines([TEXT])])
    assert fault(encrypted(document, "geheim", algorithm)) == (
        "a.pdf: an encrypted PDF that asks for a password (open it with its password and save it without one)"
    )
    assert pdf.draft(encrypted(document, "", algorithm), "a.pdf").text == TEXT  # protected against changes only


def test_an_encrypted_document_without_the_package_that_takes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    data = encrypted(made([set_lines([TEXT])]), "", "AES-256")
    for name in ("cryptography", "Crypto"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert fault(data) == (
        "a.pdf: an encrypted PDF (AES), and the package cryptography is not installed (pip install cryptography)"
    )


@pytest.mark.parametrize("cut", [9, 60, 300])
def test_a_document_that_breaks_off(cut: int) -> None:
    assert "a damaged PDF" in fault(made([set_lines(PRESS)])[:cut])


def test_bytes_before_the_head() -> None:
    (found,) = streams.drafts(io.BytesIO(b"\n\n  " + made([set_lines([TEXT])])), "a.pdf", "pdf")
    assert isinstance(found, Draft)


def test_too_many_pages() -> None:
    assert "more than 2 pages" in fault(made([[]] * 3), pdf_pages=2)


def test_too_large_a_document() -> None:
    data = made([set_lines(PRESS)])
    (found,) = streams.drafts(io.BytesIO(data), "a.pdf", None, limits=replace(LIMITS, pdf_size=100))
    assert str(found) == "a.pdf: larger than 100 bytes (split it into its articles)"


def test_a_reader_that_does_not_come_back_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "WORKER", write(tmp_path / "w.py", "import time\ntime.sleep(60)\n"))
    begun = time.monotonic()
    assert "takes longer than 0.5 seconds" in fault(b"%PDF-", pdf_seconds=0.5)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(("code", "what"), [("import os; os.abort()", "too much memory"), ("print(1 / 0)", "damaged")])
def test_a_reader_that_falls_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, what: str) -> None:
    monkeypatch.setattr(pdf, "WORKER", write(tmp_path / "w.py", code))
    assert what in fault(b"%PDF-")


@pytest.mark.skipif(os.name != "posix", reason="this system sets no limit on memory")
def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = (
        Path(pdfworker.__file__)
        .read_text("utf-8")
        .replace("found = _document(", "found = bytearray(900_000_000) and _document(")
    )
    monkeypatch.setattr(pdf, "WORKER", write(tmp_path / "w.py", source))
    assert "too much memory" in fault(made([set_lines([TEXT])]), pdf_memory=600_000_000)


def test_pypdf_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(tmp_path / "pypdf.py", "raise ImportError")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert "pip install pypdf" in fault(made([set_lines([TEXT])]))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(
            st.tuples(st.text(max_size=20), *[st.floats(-1e6, 1e6)] * 3).map(lambda values: Line(*values)), max_size=8
        ),
        max_size=4,
    )
)
def test_any_lines_give_a_text(pages: list[list[Line]]) -> None:
    assert isinstance(text(pages), str)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_pages_or_a_fault(data: st.DataObject) -> None:
    """The worker's parser itself; what comes out of its process is tested above."""
    whole = bytearray(made([set_lines(PRESS)] * 2, {"Title": "Titel"}))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    found = pdfworker._document(bytes(whole), 100, 100_000)
    assert ("fault" in found) != ("pages" in found)
