"""Both axes of time: what was published up to a time, and what was known at one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from lagebild import sources
from lagebild.pipeline import add
from lagebild.records import Article
from lagebild.store import Dossier
from tests.fakes import FakeReader
from tests.store.people import added

FIRST = "Korwath sagte: „Wir gehen.“"
SECOND = "Korwath sagte: „Wir bleiben.“"


def hours() -> Callable[[], datetime]:
    """A clock that goes on by an hour each time it is asked."""
    steps = count()
    return lambda: datetime(2026, 3, 20, tzinfo=UTC) + timedelta(hours=next(steps))


@pytest.fixture
def dossier(opened: Callable[..., Dossier]) -> Dossier:
    """Made at 00 h; at 01 h a report of the 18th, at 02 h its second text of the 19th, at 03 h one without a date."""
    dossier = opened(clock=hours())
    articles: list[Article] = [
        sources.article(FIRST, id="eins", published="2026-03-18T08:00:00+01:00"),
        sources.article(SECOND, id="eins", published="2026-03-19"),
        sources.article("Brandner sagte: „Ach was.“", id="zwei"),
    ]
    for article in articles:
        (_,) = add([article], FakeReader(), dossier)
    return dossier


def said(dossier: Dossier, **times: str) -> list[tuple[str, int, str]]:
    return [
        (version.article, version.number, reading.article.text[begin:end])
        for version, reading in dossier.readings(**times)  # type: ignore[arg-type]
        for statement in reading.statements
        for begin, end in statement.spans
    ]


def test_now(dossier: Dossier) -> None:
    assert said(dossier) == [("eins", 2, "Wir bleiben."), ("zwei", 1, "Ach was.")]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-03-17", []),
        ("2026-03-18T06:59:59Z", []),
        ("2026-03-18T07:00:00Z", [("eins", 1, "Wir gehen.")]),
        ("2026-03-18", [("eins", 1, "Wir gehen.")]),
        ("2026-03-19", [("eins", 2, "Wir bleiben.")]),
        ("2026-03-20", [("eins", 2, "Wir bleiben."), ("zwei", 1, "Ach was.")]),  # undated: from when it came in
    ],
)
def test_as_published_up_to_a_time(dossier: Dossier, at: str, expected: list[tuple[str, int, str]]) -> None:
    assert said(dossier, at=at) == expected


@pytest.mark.parametrize(
    ("as_known", "expected"),
    [
        ("2026-03-19", []),
        ("2026-03-20T00:59:00Z", []),
        ("2026-03-20T02:00:00+01:00", [("eins", 1, "Wir gehen.")]),
        ("2026-03-20T02:00:00Z", [("eins", 2, "Wir bleiben.")]),
        ("2026-03-20", [("eins", 2, "Wir bleiben."), ("zwei", 1, "Ach was.")]),
    ],
)
def test_as_known_at_a_time(dossier: Dossier, as_known: str, expected: list[tuple[str, int, str]]) -> None:
    assert said(dossier, as_known=as_known) == expected


def test_both_at_once(dossier: Dossier) -> None:
    assert said(dossier, at="2026-03-18", as_known="2026-03-20") == [("eins", 1, "Wir gehen.")]
    assert said(dossier, at="2026-03-20", as_known="2026-03-20T01:30:00Z") == [("eins", 1, "Wir gehen.")]


def test_judgements_hold_from_when_they_were_made_until_they_were_taken_back(dossier: Dossier) -> None:
    (statement,) = dossier.judged("zwei").statements
    verdict = dossier.judge("reject", statement.id, author="ada")  # at 04 h
    undone = dossier.undo(verdict.id, author="ada")  # at 05 h
    assert verdict.made < (undone.undone or "")
    last = [("eins", 2, "Wir bleiben.")]
    both = [*last, ("zwei", 1, "Ach was.")]
    assert said(dossier, as_known="2026-03-20T03:30:00Z") == both
    assert said(dossier, as_known=verdict.made) == last
    assert said(dossier, as_known=undone.undone or "") == both
    assert said(dossier) == both


def test_details_are_those_that_were_known(opened: Callable[..., Dossier]) -> None:
    dossier = opened(clock=hours())
    for title in ("Alt", "Neu"):
        (_,) = add([sources.article(FIRST, id="eins", title=title)], FakeReader(), dossier)
    before = [reading.article.title for _, reading in dossier.readings(as_known="2026-03-20T01:30:00Z")]
    assert before == ["Alt"]
    assert [reading.article.title for _, reading in dossier.readings()] == ["Neu"]


def test_a_document_that_is_sent_on_keeps_date_and_source(opened: Callable[..., Dossier]) -> None:
    dossier = opened()
    fields: dict[str, Any] = {"id": "beilage", "published_by": "mail"}
    assert added(dossier, published="2026-03-10", publisher="Pressestelle", **fields).outcome == "new"
    assert added(dossier, published="2026-03-12", publisher="Anton Ost", **fields).outcome == "unchanged"
    (version,) = dossier.versions()
    assert (version.published, version.publisher) == ("2026-03-10", "Pressestelle")
    said: dict[str, Any] = {"id": "beilage", "published_by": "given"}  # what it says itself counts for more
    assert added(dossier, published="2026-03-09", publisher="Amt", **said).outcome == "details"
    assert added(dossier, published="2026-03-13", publisher="Anton Ost", **fields).outcome == "unchanged"
