from __future__ import annotations

import hashlib
import logging
import re
import zlib
from types import ModuleType

import pytest

from lagebild.errors import LagebildError
from lagebild.views import reportpdf
from lagebild.views.report import report
from lagebild.views.reportfit import HEIGHT, PAGES, height
from lagebild.views.reporthtml import html
from lagebild.views.reportparts import Report
from tests.conftest import absent
from tests.views.quietday import quiet_day, river
from tests.views.reports import crowd, of, quiet
from tests.views.situations import EMPTY, poisoned


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    try:
        reportpdf.weasyprint()
    except LagebildError as error:
        absent(str(error))


@pytest.fixture(scope="module")
def paper(installed: None) -> None:
    """The fonts for which the pages are measured."""
    if not re.search(r"/FontName /[A-Z]+\+(Liberation|Times|Tinos|Nimbus)", unpacked(reportpdf.pdf(quiet()))):
        absent("no Times and no Arial, nor what is as wide: fonts-liberation")


def pages(made: Report) -> int:
    return len(reportpdf.document(html(made)).pages)


def unpacked(written: bytes) -> str:
    """What a PDF holds, its compressed parts too."""
    parts = [written]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.S):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("latin-1")


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_quiet_day_is_on_two_pages(language: str) -> None:
    assert pages(quiet(language)) == PAGES


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("picture", [crowd(20), poisoned(river())], ids=["busy", "poisoned"])
def test_any_day_is_on_two_pages(picture: object) -> None:
    assert pages(of(picture)) <= PAGES  # type: ignore[arg-type]


def test_the_estimate_is_close_to_the_pages() -> None:
    """What fits by the estimate is not half a page."""
    assert PAGES * HEIGHT * 0.85 < height(quiet()) < PAGES * HEIGHT


def test_the_same_report_gives_the_same_bytes() -> None:
    first = reportpdf.pdf(quiet())
    assert reportpdf.pdf(quiet()) == first
    assert reportpdf.pdf(quiet("en")) != first


def test_it_has_a_title_a_language_and_bookmarks_and_is_tagged() -> None:
    text = unpacked(reportpdf.pdf(quiet()))
    assert "/Title (Lagebericht: teswa)" in text
    assert "/Lang (de)" in text
    assert "/Marked true" in text
    assert text.count("/Title ") > len(quiet().sections)
    assert "/Lang (en)" in unpacked(reportpdf.pdf(quiet("en")))
    assert not re.search(r"/(CreationDate|ModDate)", text)
    assert f"/ID [({hashlib.sha256(html(quiet()).encode()).hexdigest()[:32]})" in text


def test_whatever_strangers_write_makes_a_pdf() -> None:
    changes = poisoned(quiet_day())
    assert reportpdf.pdf(report(changes.after, changes, language="de")).startswith(b"%PDF-")
    assert reportpdf.pdf(report(EMPTY, language="de")).startswith(b"%PDF-")


def test_nothing_is_fetched(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(_: object, request: object, **__: object) -> None:
        asked.append(request)

    asked: list[object] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", fetched)
    page = '<img src="http://boese.example/x.png" alt="x"><img src="file:///etc/hostname" alt="y"><img src="data:,x" alt="z">'
    with caplog.at_level(logging.ERROR, "weasyprint"):
        reportpdf.document(page)
    assert [message.count("disallowed protocol") for message in caplog.messages] == [1, 1, 1]
    assert asked == []


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (ModuleNotFoundError("weasyprint"), "pip install 'lagebild"),
        (OSError("cannot load libpango"), "apt install libpango-1.0-0"),
    ],
)
def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, fault: Exception, message: str) -> None:
    def missing(_: str) -> ModuleType:
        raise fault

    monkeypatch.setattr(reportpdf, "import_module", missing)
    with pytest.raises(LagebildError) as caught:
        reportpdf.pdf(quiet())
    assert message in str(caught.value)
