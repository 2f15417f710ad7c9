from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild import pipeline
from lagebild.errors import LagebildError
from lagebild.situation import Changes, Picture
from lagebild.store import Dossier
from lagebild.views import reportpdf
from tests.conftest import absent
from tests.views.quietday import quiet_day

Run = Callable[..., Any]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str | None, ...]]:
    """The times for which pictures and changes are asked for; they are always those of the quiet day."""
    times: list[tuple[str | None, ...]] = []

    def picture(_: Dossier, *, at: str | None = None, as_known: str | None = None) -> Picture:
        times.append((at, as_known))
        return quiet_day().after

    def changes(_: Dossier, since: str, *, until: str | None = None, as_known: str | None = None) -> Changes:
        times.append((since, until, as_known))
        return quiet_day()

    monkeypatch.setattr(pipeline, "picture", picture)
    monkeypatch.setattr(pipeline, "changes", changes)
    return times


@pytest.fixture
def pdf_library() -> None:
    try:
        reportpdf.weasyprint()
    except LagebildError as error:
        absent(str(error))


def test_what_is_new_is_that_of_the_last_24_hours(run: Run, desk: Path, asked: list[Any]) -> None:
    out = run("report", desk, "--format", "md", "--at", "2031-03-10T18:00+01:00").out
    assert asked == [
        ("2031-03-10T18:00+01:00", None),
        ("2031-03-09T16:59:59Z", "2031-03-10T18:00+01:00", None),
    ]
    assert "## Neu seit Sonntag, 9.\u00a0März, 18:00\u00a0Uhr\n" in out


def test_the_times_that_are_asked_for(run: Run, desk: Path, asked: list[Any]) -> None:
    times = ("--at", "2031-03-10", "--as-known", "2031-03-11", "--since", "2031-03-08")
    out = run("report", desk, "--format", "md", "--lang", "en", *times).out
    assert asked == [("2031-03-10", "2031-03-11"), ("2031-03-07T23:59:59Z", "2031-03-10", "2031-03-11")]
    assert "## New since Saturday, 8\u00a0March\n" in out


def test_since_is_not_later_than_at(run: Run, desk: Path, asked: list[Any]) -> None:
    status, out, err = run("report", desk, "--format", "md", "--at", "2031-03-10", "--since", "2031-03-11")
    assert (status, out) == (2, "")
    assert "--since 2031-03-11 is later than --at 2031-03-10" in err
    assert asked == []


@pytest.mark.parametrize(
    ("form", "begins"), [("md", "# Lagebericht: teswa\n"), ("html", '<!DOCTYPE html>\n<html lang="de">')]
)
def test_it_goes_to_standard_output_or_to_a_file(
    run: Run, desk: Path, asked: list[Any], tmp_path: Path, form: str, begins: str
) -> None:
    status, out, err = run("report", desk, "--format", form)
    assert (status, err) == (0, "")
    assert out.startswith(begins)
    file = tmp_path / f"report.{form}"
    assert run("report", desk, "--format", form, "-o", file) == (0, "", "")
    assert file.read_bytes().decode() == out


@pytest.mark.usefixtures("pdf_library")
def test_a_pdf_is_written_whole(run: Run, desk: Path, asked: list[Any], tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    assert run("report", desk, "--format", "pdf", "-o", file) == (0, "", "")
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.read_bytes().rstrip().endswith(b"%%EOF")


def test_what_makes_the_pdf_may_be_missing(
    run: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(reportpdf, "import_module", missing)
    status, out, err = run("report", desk, "--format", "pdf", "-o", tmp_path / "report.pdf")
    assert (status, out) == (1, "")
    assert err == "lagebild: PDF needs WeasyPrint, which is not installed: pip install 'lagebild[pdf]'\n"
    assert not (tmp_path / "report.pdf").exists()


def test_everything_there_is(run: Run, desk: Path, asked: list[Any]) -> None:
    short, whole = (run("report", desk, "--format", "md", *more).out for more in ((), ("--all",)))
    assert "im vollständigen Bericht" in short
    assert "im vollständigen Bericht" not in whole
    assert len(re.findall(r"^\[\^\d+\]: ", whole, re.M)) > len(re.findall(r"^\[\^\d+\]: ", short, re.M))


def test_an_empty_dossier_and_a_time_before_the_first_report(run: Run, empty_desk: Path, desk: Path) -> None:
    assert run("report", empty_desk, "--format", "md") == (0, "# Lagebericht: empty\n\nDas Dossier ist leer.\n", "")
    status, out, _ = run("report", desk, "--format", "md", "--at", "2020-01-01", "--lang", "en")
    assert status == 0
    assert "nothing was published by then; the first report is of 17 Mar 2026" in out.replace("\u00a0", " ")


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_dossier_gives_a_report(run: Run, crisis_desk: Path, form: str) -> None:
    status, out, err = run("report", crisis_desk, "--format", form)
    assert (status, err) == (0, "")
    assert "Pressedienst Mitte" in out
    assert run("report", crisis_desk, "--format", form).out == out


def test_the_dossier_is_not_written_over(run: Run, desk: Path) -> None:
    before = desk.read_bytes()
    status, _, err = run("report", desk, "--format", "md", "-o", desk)
    assert status == 2
    assert "this is one of the inputs" in err
    assert desk.read_bytes() == before


def test_the_form_must_be_named(run: Run, desk: Path) -> None:
    status, _, err = run("report", desk)
    assert status == 2
    assert "Missing option '--format'" in err
