"""The queries of docs/bulk.md run, and find what they say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from lagebild.bulk import worker
from lagebild.bulk.work import Read
from lagebild.records import Article, Findings
from tests.bulk.archives import an_object, archive, run
from tests.conftest import ROOT
from tests.views.crisis import TEXT, crisis


@pytest.fixture
def readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output that holds a report with frames of every kind, as it was read by hand."""

    def linked(article: Article, findings: Findings, _: object) -> Read:
        by_hand = crisis()
        actors = tuple(replace(actor, entity=f"x:{actor.id}") for actor in by_hand.actors)
        return Read(replace(by_hand, article=article, actors=actors), findings)

    monkeypatch.setattr(worker, "linked", linked)
    report = an_object(1, text=TEXT, publisher="Pressedienst Mitte", published="2026-03-17")
    run(archive(tmp_path / "a.jsonl", 0, [report]), tmp_path / "readings")
    return tmp_path / "readings"


def queries(readings: Path) -> list[str]:
    found = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/bulk.md").read_text("utf-8"), re.DOTALL)
    return [query.replace("'readings/", f"'{readings}/") for query in found]


def test_the_queries_of_the_docs_run(readings: Path) -> None:
    said, threats = (duckdb.sql(query).fetchall() for query in queries(readings))
    spoken = [one for one in crisis().statements if one.speaker and one.speaker.actor and one.shown]
    assert sum(count for _, count in said) == len(spoken) > 0
    assert {name for name, _ in said} <= {actor.name for actor in crisis().actors}
    by_hand = [one for one in crisis().frames.commitments if one.kind == "threat" and one.shown]
    assert len(threats) == len(by_hand) > 0
    assert {(row[0], str(row[1])) for row in threats} == {("Pressedienst Mitte", "2026-03-17")}
    assert all(row[3] in TEXT for row in threats)
