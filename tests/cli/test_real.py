"""The command line with the installed weights, on the reports that ship."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild.streaming import Reads
from lagebild.views import jsonform
from tests.conftest import ROOT

REPORTS = sorted((ROOT / "reports").glob("*.txt"))

pytestmark = pytest.mark.model


@pytest.fixture
def read(run: Callable[..., Any], reader: Reads, keen_reader: Reads) -> Callable[..., list[str]]:
    """JSON lines of the real reader, by way of the command line."""

    def load(*_: object, extras: bool = False, **__: object) -> Reads:
        return keen_reader if extras else reader

    def call(*arguments: str | Path) -> list[str]:
        status, out, _ = run("read", *arguments, "--json", load=load)
        assert status == 0
        lines: list[str] = out.splitlines()
        return lines

    return call


def test_the_reports_are_read_in_the_contract_s_form(read: Callable[..., list[str]]) -> None:
    lines = read(*REPORTS)
    assert len(lines) == len(REPORTS) == 3
    for line, report in zip(lines, REPORTS, strict=True):
        reading = json.loads(line)
        jsonschema.validate(reading, jsonform.schema())
        text = report.read_text("utf-8")
        assert reading["article"]["text"] == text
        spans = [span for statement in reading["statements"] for span in statement["spans"]]
        assert spans
        assert all(0 <= begin < end <= len(text) and text[begin:end].strip() for begin, end in spans)


def test_an_article_alone_and_among_others_reads_the_same(read: Callable[..., list[str]]) -> None:
    assert read(*REPORTS) == [line for report in REPORTS for line in read(report)]


def test_all_only_adds(read: Callable[..., list[str]]) -> None:
    best, everything = json.loads(*read(REPORTS[0])), json.loads(*read(REPORTS[0], "--all"))
    assert {statement["id"] for statement in best["statements"]} < {
        statement["id"] for statement in everything["statements"]
    }
