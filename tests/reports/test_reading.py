"""The reader on the project's own reports: what any usable reader has to get right (tier "must"), to the letter where it counts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import lagebild
from lagebild.records import Reading, Spans, Statement

GOLD = Path(__file__).parents[2] / "reports/gold.jsonl"
REPORTS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
MISSED = {  # what the present weights do not get right; strict, so that a better model has to be noticed
    ("teswa", "q34"): "ends at the semicolon; what follows is read as another statement",
    ("blockade", "q40"): "the one spoken of in the sentence before is read as the speaker",
}
MUST = [
    pytest.param(doc["id"], q["id"], marks=[pytest.mark.xfail(reason=reason)] if reason else [])
    for doc in REPORTS
    for q in doc["quotations"]
    if q["tier"] == "must"
    for reason in [MISSED.get((doc["id"], q["id"]))]
]

pytestmark = pytest.mark.model


@cache
def reading(report: str) -> Reading:
    doc = next(d for d in REPORTS if d["id"] == report)
    return lagebild.read(doc["text"], published=doc["published"], id=doc["id"])


@pytest.fixture
def read(weights: Path) -> Any:
    assert weights.is_dir()
    return reading


def chars(spans: Any) -> set[int]:
    return {k for b, e in spans for k in range(b, e)}


def overlap(a: Any, b: Any) -> float:
    x, y = chars(a), chars(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def best(statements: tuple[Statement, ...], quotation: dict[str, Any]) -> Statement:
    kind = quotation["type"].lower()
    same = [s for s in statements if s.type == kind and not s.extra]
    return max(same, key=lambda s: overlap(s.spans, quotation["quote"]))


def speaker(statement: Statement) -> Spans:
    return statement.speaker.spans if statement.speaker else ()


@pytest.mark.parametrize(("report", "number"), MUST)
def test_what_must_be_read(read: Any, report: str, number: str) -> None:
    doc = next(d for d in REPORTS if d["id"] == report)
    quotation = next(q for q in doc["quotations"] if q["id"] == number)
    found = best(read(report).statements, quotation)
    assert overlap(found.spans, quotation["quote"]) >= 0.8
    assert overlap(speaker(found), quotation["speaker"]) >= 0.5


@pytest.mark.parametrize("report", [d["id"] for d in REPORTS])
def test_offsets_are_exact_and_statements_in_order(read: Any, report: str) -> None:
    found: Reading = read(report)
    text = next(d for d in REPORTS if d["id"] == report)["text"]
    assert found.article.text == text
    starts = [s.spans[0][0] for s in found.statements]
    assert starts == sorted(starts)
    for s in found.statements:
        if s.type == "direct":
            assert text[s.spans[0][0]] in "„»›\"‚‘'“" or text[s.spans[-1][1] - 1] in "“«‹\"‘’'”"
        for b, e in (*s.spans, *s.cue, *s.frame, *speaker(s)):
            assert 0 <= b < e <= len(text)
            assert text[b:e] == text[b:e].strip()
