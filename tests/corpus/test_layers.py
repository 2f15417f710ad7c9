from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from lagebild.sentences import sentences

ROOT = Path(__file__).parents[2]
LAYERS = ROOT / "corpus/layers"
SHARED = ROOT.parent / "shared/corpus"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the project")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


FRAMES = ("protocols.jsonl", "wikinews.jsonl")
VERDICTS = {"right", "little", "misleading"}


def test_a_layer_holds_no_word_of_its_texts():
    for path in map(LAYERS.joinpath, FRAMES):
        for row in lines(path):
            assert set(row) <= {"id", "sha256", "begin", "length", "batch", "frames", "explanations"}
            assert row.get("batch", 1) in (1, 2)
            for frame in [*row["frames"], *row.get("explanations", [])]:
                assert set(frame) <= {"k", "type", "status", "kind", "condition_kind", "stance", "about", "polarity", "number",
                                      "comparator", "former", "spans"}  # fmt: skip
                assert all(0 <= b < e for spans in frame["spans"].values() for b, e in spans)


def test_layers_of_sentences_and_lines_hold_no_word_of_their_texts():
    assert {path.name for path in LAYERS.glob("*.jsonl")} == {*FRAMES, "background.jsonl", "judged.jsonl"}
    for row in lines(LAYERS / "background.jsonl"):
        assert set(row) == {"id", "sha256", "old", "timeless"}
        assert all(0 <= begin < end for begin, end in (*row["old"], *row["timeless"]))
        assert not set(map(tuple, row["old"])) & set(map(tuple, row["timeless"]))
    for row in lines(LAYERS / "judged.jsonl"):
        assert set(row) == {"id", "sha256", "judged"}
        for one in row["judged"]:
            assert set(one) <= {"k", "spans", "verdict", "class"}
            assert one["k"] in ("event", "commitment", "figure")
            assert one["verdict"] in VERDICTS
            assert ("class" in one) == (one["verdict"] == "misleading")
            assert all(0 <= begin < end for begin, end in one["spans"])


@needs_shared
@pytest.mark.parametrize("name", ["background.jsonl", "judged.jsonl"])
def test_sentences_and_lines_are_those_of_the_articles(name: str):
    texts = {row["id"]: row["text"] for row in lines(SHARED / "quotations/train.jsonl")}
    for row in lines(LAYERS / name):
        assert hashlib.sha256(texts[row["id"]].encode()).hexdigest() == row["sha256"], row["id"]
        spans = set(sentences(texts[row["id"]]))
        assert {tuple(span) for span in (*row.get("old", ()), *row.get("timeless", ()))} <= spans


@needs_shared
def test_passages_are_those_of_the_speeches():
    texts = {row["id"]: row["text"] for row in lines(SHARED / "protocols/bundestag20_1-30.jsonl")}
    for row in lines(LAYERS / "protocols.jsonl"):
        text = texts[row["id"]][row["begin"] : row["begin"] + row["length"]]
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"], row["id"]
        for frame in row["frames"]:
            assert frame["k"] == "commitment"
            assert all(e <= len(text) for spans in frame["spans"].values() for _, e in spans)


@needs_shared
def test_no_speech_of_a_dev_passage_is_in_training():
    texts = {row["id"]: row["text"] for row in lines(SHARED / "protocols/bundestag20_1-30.jsonl")}
    dev = [row["text"] for row in lines(SHARED / "frames/conditionals_dev.jsonl")]
    for row in lines(LAYERS / "protocols.jsonl"):
        speech = " ".join(texts[row["id"]].split())
        assert not any(" ".join(passage.split()) in speech for passage in dev), row["id"]


@needs_shared
def test_articles_are_those_of_the_quotations():
    texts = {row["id"]: row["text"] for row in lines(SHARED / "quotations/train.jsonl")}
    for row in lines(LAYERS / "wikinews.jsonl"):
        assert hashlib.sha256(texts[row["id"]].encode()).hexdigest() == row["sha256"], row["id"]
