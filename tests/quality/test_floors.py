"""What the reader reaches on a fixed corpus may not fall below the floors in floors.json.

A floor is raised when a better model lands, and lowered only by hand, with the reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest

from actors import score as linking
from corpus.score import score as own_score

FLOORS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))
HELD_BACK = Path(__file__).parents[2] / "corpus/heldback.jsonl"
BLOCKS = {  # block of floors.json: what score.py is asked for, and the gold file
    "quotations": ("quotations", "quotations/dev.jsonl"),
    "frames": ("frames", "frames/dev.jsonl"),
    "conditionals": ("frames", "frames/conditionals_dev.jsonl"),
    "held back": ("frames", ""),
}

pytestmark = [pytest.mark.quality, pytest.mark.model]

Scores = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def scores(corpus: Path, weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """What the scripts say of what `lagebild read --json` says of the articles of a block."""
    folder = tmp_path_factory.mktemp("quality")

    @cache
    def scored(block: str) -> dict[str, Any]:
        what, name = BLOCKS[block]
        gold, readings = corpus / name if name else HELD_BACK, folder / f"{block}.jsonl"
        read = [sys.executable, "-m", "lagebild", "read", gold, "--json", "--model", weights, "-o", readings]
        subprocess.run(read, check=True)
        score = [sys.executable, corpus / "score.py", what, gold, readings]
        result: dict[str, Any] = json.loads(
            subprocess.run(score, check=True, capture_output=True, encoding="utf-8").stdout
        )
        return result | (own_score(gold, readings) if not name else {})

    return scored


@pytest.mark.parametrize("name", FLOORS["corpus"])
def test_the_corpus_is_the_one_that_the_floors_are_for(corpus: Path, name: str) -> None:
    assert hashlib.sha256((corpus / name).read_bytes()).hexdigest() == FLOORS["corpus"][name]


def test_every_article_is_read(scores: Scores) -> None:
    assert scores("quotations")["articles without a reading"] == 0


@pytest.mark.parametrize(
    ("block", "figure"),
    [pytest.param(block, figure, id=f"{block}: {figure}") for block in BLOCKS for figure in FLOORS[block]],
)
def test_no_figure_falls_below_its_floor(scores: Scores, figures: list[str], block: str, figure: str) -> None:
    reached = reduce(lambda part, key: part[key], figure.split("/"), scores(block))
    floor = FLOORS[block][figure]
    figures.append(f"{block + ' ' + figure:60} {reached:5.1f}  (floor {floor:.1f})")
    assert reached >= floor


@pytest.mark.parametrize("part", FLOORS["linking"])
def test_linking_keeps_its_floors(corpus: Path, figures: list[str], part: str) -> None:
    """Mentions, speakers and pairs of dev articles against labels that were made before there was a table."""
    measured = {"mentions": linking.mentions, "speakers": linking.speakers, "pairs": linking.pairs}[part]()
    for figure, floor in FLOORS["linking"][part].items():
        reached = measured.get(figure, 0)
        figures.append(f"{'linking ' + part + ' ' + figure:60} {reached:5.1f}  (floor {floor:.1f})")
        assert reached >= floor, (part, figure, measured)
