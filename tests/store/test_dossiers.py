"""The dossiers that come along, as far as no reader is needed: which articles, versions and copies there are."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from lagebild import sources
from lagebild.entries import Added
from lagebild.pipeline import add
from lagebild.store import Dossier
from tests.conftest import ROOT
from tests.fakes import FakeReader


@pytest.mark.parametrize("name", ["teswa", "strait"])
def test_articles_versions_and_copies_are_those_that_the_writer_put_in(
    opened: Callable[..., Dossier], name: str
) -> None:
    folder = ROOT / "dossiers" / name
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    dossier = opened()
    outcomes = list(add(sources.articles([folder / "reports.jsonl"]), FakeReader(), dossier))
    assert all(isinstance(one, Added) for one in outcomes)
    counts = dossier.counts()
    assert {"articles": counts.articles, "versions": counts.versions, "copies": counts.copies} == expected["articles"]
    assert {tuple(pair) for pair in dossier.copies()} == {tuple(pair) for pair in expected["copies"]}
    assert list(dossier.check()) == []
