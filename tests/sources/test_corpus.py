from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from lagebild.records import Article
from lagebild.sources import articles
from lagebild.sources.dateline import found as dateline
from lagebild.sources.language import guess


@pytest.fixture(
    params=["quotations/train.jsonl", "quotations/dev.jsonl", "frames/dev.jsonl", "protocols/bundestag20_1-30.jsonl"]
)
def path(request: pytest.FixtureRequest, corpus: Path) -> Path:
    return corpus / str(request.param)


@pytest.fixture
def records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_texts_and_ids_come_out_as_they_are(path: Path, records: list[dict[str, Any]]) -> None:
    for record, article in zip(records, articles([path]), strict=True):
        assert isinstance(article, Article)
        assert article.text == unicodedata.normalize("NFC", record["text"]) == record["text"]
        assert article.id == record["id"]


def test_every_text_is_german_and_no_wrong_date_is_found_in_one(records: list[dict[str, Any]]) -> None:
    sample = records[::10]
    assert {guess(record["text"]) for record in sample} == {"de"}
    assert all(dateline(record["text"]) in (None, record.get("published")) for record in records)
