"""No question that a desk asks all day makes the database go through a table of articles, statements or actors row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.plans import plans
from lagebild import pipeline, sources
from lagebild.records import Article
from lagebild.store import Dossier
from lagebild.store.connection import Database
from tests.fakes import FakeReader

SMALL = {"terms", "settings", "keeping"}  # the words that a dossier has; a compound is found by looking at each of them
SCANNED = re.compile(r"Seq Scan on (\w+)|SCAN (\w+)\b(?! VIRTUAL TABLE| USING)")


def test_what_is_asked_all_day_goes_by_an_index(opened: Callable[..., Dossier], place: str) -> None:
    reports = Path(__file__).parents[2] / "dossiers/teswa/reports.jsonl"
    some = [item for item in sources.articles([reports]) if isinstance(item, Article)][:12]
    dossier = opened()
    assert sum(1 for _ in pipeline.add(some, FakeReader(), dossier)) == len(some)
    database = Database(place)
    asked, scanned = set(), set()
    with database.read() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")  # of so few rows it would read all, index or not
        for question, _, plan in plans(dossier, connection, "Truppen Grenze", analyze=False):
            asked.add(question)
            scanned |= {one or other for one, other in SCANNED.findall(plan)} - {""}
    database.close()
    assert {"statements with words", "articles with words", "the latest statements", "an article's text"} <= asked
    assert scanned - SMALL <= {"CONSTANT"}  # a list of values
