"""What the reader reaches on a fixed corpus may not fall below the floors in floors.json.

A floor is raised when a better model lands, and lowered only by hand, with the reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

FLOORS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))
GOLD = "quotations/dev.jsonl"

pytestmark = [pytest.mark.quality, pytest.mark.model]


@pytest.fixture(scope="module")
def scores(corpus: Path, weights: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What score.py says of what `lagebild read --json` says of the dev articles."""
    readings = tmp_path_factory.mktemp("quality") / "readings.jsonl"
    command = [sys.executable, "-m", "lagebild", "read", corpus / GOLD, "--json", "--model", weights, "-o", readings]
    subprocess.run(command, check=True)
    score = [sys.executable, corpus / "score.py", "quotations", corpus / GOLD, readings]
    result: dict[str, Any] = json.loads(subprocess.run(score, check=True, capture_output=True, encoding="utf-8").stdout)
    return result


@pytest.mark.parametrize("name", FLOORS["corpus"])
def test_the_corpus_is_the_one_that_the_floors_are_for(corpus: Path, name: str) -> None:
    assert hashlib.sha256((corpus / name).read_bytes()).hexdigest() == FLOORS["corpus"][name]


def test_every_article_is_read(scores: dict[str, Any]) -> None:
    assert scores["articles without a reading"] == 0


@pytest.mark.parametrize("figure", FLOORS["quotations"])
def test_no_figure_falls_below_its_floor(scores: dict[str, Any], figures: list[str], figure: str) -> None:
    reached = reduce(lambda block, key: block[key], figure.split("/"), scores)
    floor = FLOORS["quotations"][figure]
    figures.append(f"{figure:40} {reached:5.1f}  (floor {floor:.1f})")
    assert reached >= floor
