from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.cli import read
from lagebild.cli.sinks import View
from lagebild.errors import ModelError
from lagebild.records import Article, Findings
from tests.fakes import FakeReader

Run = Callable[..., Any]
LINE = '{"id": "%s", "text": "Der Minister Weil sagte: „Wir bleiben hier in Olt.“", "published": "2022-01-24"}\n'


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def words(reading: dict[str, Any]) -> list[str]:
    text = reading["article"]["text"]
    return [text[b:e] for statement in reading["statements"] for b, e in statement["spans"]]


def test_the_view_for_people(run: Run, report: Path) -> None:
    status, out, err = run("read", report)
    assert (status, err) == (0, "")
    assert "Wir bleiben hier." in out
    assert "Wirklich?" not in out
    assert "wörtlich" in out


def test_json_holds_the_best_set_and_says_what_is_shown(run: Run, report: Path) -> None:
    (reading,) = objects(run("read", report, "--json").out)
    assert words(reading) == ["Wir bleiben hier.", "Wirklich?"]
    assert [statement["shown"] for statement in reading["statements"]] == [True, False]


def test_all_adds_what_is_less_sure(run: Run, report: Path) -> None:
    view = run("read", report, "--all").out
    assert "Wirklich?" in view
    assert "Ach was?!" in view
    everything = objects(run("read", report, "--json", "--all").out)
    assert words(*everything) == ["Wir bleiben hier.", "Wirklich?", "Ach was?!"]


@pytest.mark.parametrize(
    ("locale", "option", "label"),
    [
        ("de_AT.UTF-8", [], "wörtlich"),
        ("en_GB.UTF-8", [], "direct"),
        ("C.UTF-8", [], "wörtlich"),
        ("", [], "wörtlich"),
        ("de_DE.UTF-8", ["--lang", "en"], "direct"),
        ("en_GB.UTF-8", ["--lang", "de"], "wörtlich"),
    ],
)
def test_language_of_labels(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, locale: str, option: list[str], label: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert label in run("read", report, *option).out


def test_json_is_one_object_a_line_and_nothing_else(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(LINE % "one" + LINE % "two", "utf-8")
    status, out, err = run("read", path, "--json")
    assert (status, err) == (0, "")
    assert [reading["article"]["id"] for reading in objects(out)] == ["one", "two"]
    assert words(objects(out)[0]) == ["Wir bleiben hier in Olt."]
    assert objects(out)[0]["schema"] == "lagebild.reading/1"
    assert objects(out)[0]["coder"]["model"] == "fake"


def test_a_broken_line_is_reported_in_its_place_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "three.jsonl"
    path.write_text(LINE % "one" + "{broken\n" + LINE % "three", "utf-8")
    status, out, err = run("read", path, "--json")
    assert status == 3
    assert [reading["article"]["id"] for reading in objects(out)] == ["one", "three"]
    assert f"lagebild: {path}:2: " in err
    assert err.endswith("lagebild: 2 articles read, 1 could not be read\n")


def test_nothing_readable(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    status, out, err = run("read", empty, tmp_path / "gone.txt", "--json", "--html", tmp_path / "page.html")
    assert (status, out) == (1, "")
    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        ["lagebild", str(empty)],
        ["lagebild", str(tmp_path / "gone.txt")],
    ]
    assert not (tmp_path / "page.html").exists()


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((LINE % "piped").encode())))
    (reading,) = objects(run("read", "-", "--json").out)
    assert reading["article"]["id"] == "piped"


def test_closed_standard_input_is_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, _, err = run("read", "-")
    assert status == 1
    assert "empty" in err


def test_published_dates_what_brings_no_date(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Der Minister Weil sagte: „Wir bleiben hier in Olt.“", "utf-8")
    status, out, err = run("read", path, "--json")
    assert status == 0
    assert f"lagebild: {path}: warning: no date" in err
    status, out, err = run("read", path, "--json", "--published", "2022-01-24T18:05:00+01:00")
    assert (status, err) == (0, "")
    assert objects(out)[0]["article"]["published"] == "2022-01-24T18:05:00+01:00"


def test_published_that_is_no_time_is_a_wrong_command_line(run: Run, report: Path) -> None:
    status, out, err = run("read", report, "--published", "gestern")
    assert (status, out) == (2, "")
    assert "--published" in err
    assert "gestern" in err


def test_warnings_stand_in_the_view_or_on_standard_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Der Minister Weil sagte: „Wir bleiben hier in Olt.“", "utf-8")
    view, lines = run("read", path), run("read", path, "--json")
    assert "ohne Erscheinungsdatum" in " ".join(view.out.split())
    assert view.err == ""
    assert "no date of publication" in lines.err


def test_page_and_json_together(run: Run, report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    status, out, err = run("read", report, "--html", page, "--json")
    assert status == 0
    assert len(objects(out)) == 1
    assert "Wir bleiben hier." in page.read_text("utf-8")
    assert err == f"lagebild: wrote {page}\n"
    assert sorted(os.listdir(tmp_path)) == ["page.html", "report.txt"]


def test_the_page_alone_prints_nothing(run: Run, report: Path, tmp_path: Path) -> None:
    status, out, _ = run("read", report, "--html", tmp_path / "page.html")
    assert (status, out) == (0, "")


def test_output_goes_to_a_file(run: Run, report: Path, tmp_path: Path) -> None:
    lines, view = tmp_path / "out" / "lines.jsonl", tmp_path / "out" / "view.txt"
    lines.parent.mkdir()
    assert run("read", report, "--json", "-o", lines) == (0, "", "")
    assert len(objects(lines.read_text("utf-8"))) == 1
    assert run("read", report, "-o", view) == (0, "", "")
    assert "Wir bleiben hier." in view.read_text("utf-8")
    assert "\x1b" not in view.read_text("utf-8")


def test_a_run_that_reads_nothing_leaves_an_older_file_alone(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text("old\n", "utf-8")
    status, _, _ = run("read", tmp_path / "missing.txt", "--json", "-o", old)
    assert (status, old.read_text("utf-8")) == (1, "old\n")


@pytest.mark.parametrize("option", ["--html", "--output"])
def test_an_input_is_not_written_over(run: Run, report: Path, option: str) -> None:
    before = report.read_bytes()
    status, out, err = run("read", report, option, report)
    assert (status, out) == (2, "")
    assert "one of the inputs" in err
    assert report.read_bytes() == before


def test_one_file_is_not_written_twice(run: Run, report: Path, tmp_path: Path) -> None:
    status, _, err = run("read", report, "--html", tmp_path / "x", "-o", tmp_path / "x")
    assert status == 2
    assert "the same file" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("option", ["--html", "--output"])
def test_a_full_disk_ends_the_run_with_a_word(run: Run, report: Path, option: str) -> None:
    status, _, err = run("read", report, option, "/dev/full")
    assert status == 1
    assert err.splitlines()[-1].startswith("lagebild: ")
    assert "No space left on device" in err
    assert "unexpected" not in err


def test_a_model_that_does_not_load_ends_the_run(run: Run, report: Path, tmp_path: Path) -> None:
    def load(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
        raise ModelError(f"{folder}: damaged ({threads} threads)")

    old = tmp_path / "lines"
    old.write_text("old", "utf-8")
    result = run("read", report, "--model", tmp_path, "--threads", "2", "-o", old, load=load)
    assert result == (1, "", f"lagebild: {tmp_path}: damaged (2 threads)\n")
    assert old.read_text("utf-8") == "old"


def test_interrupted_leaves_what_is_finished(run: Run, tmp_path: Path) -> None:
    class Interrupted(FakeReader):
        def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
            for number, result in enumerate(super().read(articles)):
                if number == 2:
                    raise KeyboardInterrupt
                yield result

    lines, page = tmp_path / "in.jsonl", tmp_path / "page.html"
    lines.write_text("".join(LINE % number for number in range(5)), "utf-8")
    status, out, err = run("read", lines, "--json", "--html", page, load=lambda *_, **__: Interrupted())
    assert status == 130
    assert [reading["article"]["id"] for reading in objects(out)] == ["0", "1"]
    assert page.exists()
    assert err.splitlines() == ["lagebild: interrupted: 2 articles read before that", f"lagebild: wrote {page}"]


def test_whoever_reads_may_stop_before_the_summary(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: View) -> None:
        raise BrokenPipeError

    left: list[bool] = []
    monkeypatch.setattr(View, "close", stopped)
    monkeypatch.setattr(read, "leave_standard_output", lambda: left.append(True))
    assert run("read", report).status == 141
    assert left == [True]


def test_a_bug_is_one_line_and_the_traceback_on_request(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(FakeReader):
        def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
            raise ZeroDivisionError("by nought")

    page = tmp_path / "page.html"
    status, out, err = run("read", report, "--html", page, load=lambda *_, **__: Broken())
    assert (status, out) == (1, "")
    assert err.startswith(
        f"lagebild: {report}: could not be read: a fault in Lagebild (ZeroDivisionError: by nought) ("
    )
    assert err.count("\n") == 1
    assert not page.exists()
    monkeypatch.setenv("LAGEBILD_DEBUG", "1")
    assert "Traceback" in run("read", report, load=lambda *_, **__: Broken()).err
