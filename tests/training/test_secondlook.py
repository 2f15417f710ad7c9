"""What the second look at frames learns, and from which chance on a frame stays."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from scipy.optimize import linear_sum_assignment

from training import data
from training.secondlook import FEWEST, Proposals, fit, level, matrix, scored


def pair(table: list[list[float]]) -> list[tuple[int, int]]:
    """One-to-one pairs that make the sum largest, as score.py has it."""
    if not table or not table[0]:
        return []
    rows, columns = linear_sum_assignment(table, maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def some(*right: bool, **features: list[float]) -> Proposals:
    """Proposals of one text, each of which is a gold frame of its own or none."""
    gold = [at for at, one in enumerate(right) if one]
    overlap = [[float(at == j) for j in range(len(right))] for at in gold]
    named = [{"bias": 1.0, **{name: values[j] for name, values in features.items()}} for j in range(len(right))]
    return Proposals(overlap, [[True] * len(right) for _ in gold], 0.5, len(gold), named)


def test_a_gold_frame_is_found_once_and_the_one_with_all_attributes_before_the_other() -> None:
    twice = Proposals([[0.8, 0.8]], [[False, True]], 0.5, 1, [{}, {}])
    assert twice.right([0, 1], pair) == ({1}, {1})
    assert twice.right([0], pair) == ({0}, set())
    assert twice.right([], pair) == (set(), set())


def test_too_little_overlap_is_none() -> None:
    assert Proposals([[0.4]], [[True]], 0.5, 1, [{}]).right([0], pair) == (set(), set())
    assert Proposals([[0.4]], [[True]], 0.3, 1, [{}]).right([0], pair) == ({0}, {0})
    assert Proposals([], [], 0.5, 0, [{}]).right([0], pair) == (set(), set())


def test_what_goes_with_being_right_gets_weight() -> None:
    texts = [some(True, False, rival=[0.9, 0.0], capital=[1.0, 1.0]) for _ in range(20)]
    weights = fit("event", texts, pair)
    assert weights["rival"] > 0.5
    assert abs(weights.get("capital", 0.0)) < weights["rival"] / 3
    assert scored(texts, weights, 0.5, pair) == (100.0, 100.0)


def test_what_few_proposals_have_counts_for_nothing() -> None:
    texts = [some(True, False, rare=[float(at < FEWEST - 1), 0.0]) for at in range(20)]
    assert "rare" not in fit("event", texts, pair)
    texts = [some(True, False, rare=[float(at < FEWEST), 0.0]) for at in range(20)]
    assert fit("event", texts, pair)["rare"] > 0


def test_features_without_a_name_are_left_out() -> None:
    assert matrix([{"a": 2.0, "b": 3.0}, {}], ["b", "c"]).tolist() == [[3.0, 0.0], [0.0, 0.0]]


def test_the_level_keeps_what_is_right_and_leaves_the_rest() -> None:
    weights = {"bias": 0.0, "x": 1.0}
    texts = [some(True, False, x=[0.5, -0.5])]
    best = level("event", weights, texts, [], pair)
    assert 0.38 < best <= 0.63
    everything = [some(True, True, x=[0.5, -2.0])]
    assert level("event", weights, everything, [], pair) <= 0.12


def test_of_commitments_the_passages_decide_too() -> None:
    weights = {"bias": 0.0, "x": 1.0}
    reports = [some(True, x=[2.0])]
    passages = [some(True, False, False, x=[1.0, 0.0, 0.0])]
    assert 0.5 < level("commitment", weights, reports, passages, pair) <= 0.74
    assert level("event", weights, reports, passages, pair) == 0.03


def test_a_batch_of_passages_comes_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    speech = tmp_path / "speeches.jsonl"
    speech.write_text(json.dumps({"id": "S1", "text": "Wir liefern. Wir helfen."}) + "\n", "utf8")
    monkeypatch.setattr(data, "PROTOCOLS", speech)
    layer = tmp_path / "layer.jsonl"

    def row(begin: int, length: int, batch: int) -> dict[str, Any]:
        words = "Wir liefern. Wir helfen."[begin : begin + length]
        return {"id": "S1", "begin": begin, "length": length, "batch": batch, "frames": [],
                "sha256": hashlib.sha256(words.encode()).hexdigest()}  # fmt: skip

    layer.write_text("".join(json.dumps(one) + "\n" for one in (row(0, 12, 1), row(13, 11, 2))), "utf8")
    assert [one["text"] for one in data.passage_docs(layer)] == ["Wir liefern.", "Wir helfen."]
    assert [one["id"] for one in data.passage_docs(layer, 2)] == ["S1:13"]
    layer.write_text(json.dumps({**row(0, 12, 1), "sha256": "0"}) + "\n", "utf8")
    with pytest.raises(ValueError, match="another text"):
        list(data.passage_docs(layer))
