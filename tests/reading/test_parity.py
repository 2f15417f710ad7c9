"""The eight-bit ONNX files read what the PyTorch weights read; the fixture lies beside the weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lagebild.reading.decode import best_tags, found, tag_scores
from lagebild.reading.network import Network
from lagebild.reading.scheme import TAGS, TYPES

pytestmark = pytest.mark.model
CLOSE = 0.02  # mean difference of the probability that a word is outside quotations
LEAST = 0.95  # of the words that one of them marks, those that both mark alike


@pytest.fixture(scope="module")
def fixture(weights: Path) -> list[dict[str, Any]]:
    texts: list[dict[str, Any]] = json.loads((weights / "parity.json").read_text("utf-8"))["texts"]
    return texts


def test_the_probabilities_are_close(network: Network, fixture: list[dict[str, Any]]) -> None:
    for text in fixture:
        scores = tag_scores(network.see(network.split(text["text"])).tags)
        assert np.abs(np.exp(scores[:, :, 0]) - np.array(text["outside"])).mean() < CLOSE


def test_the_words_have_the_same_tags_and_names(network: Network, fixture: list[dict[str, Any]]) -> None:
    same = marked = 0
    for text in fixture:
        seen = network.see(network.split(text["text"]))
        tags = best_tags(tag_scores(seen.tags), network.manifest.settings["outside"])
        for mine, theirs in ((tags, np.array(text["tags"])), (seen.names.argmax(1), np.array(text["names"]))):
            either = (mine != 0) | (theirs != 0)
            marked += int(either.sum())
            same += int((mine == theirs)[either].sum())
    assert marked > 500
    assert same >= LEAST * marked


def test_the_second_stage_says_the_same(network: Network, fixture: list[dict[str, Any]]) -> None:
    same = all_ = 0
    for text in fixture:
        pieces = network.split(text["text"])
        states = network.see(pieces).states
        scores = np.array(text["tags"])
        tagged = [(q.layer, list(q.pieces)) for q in found(scores, np.zeros((*scores.shape, len(TAGS)), np.float32))]
        assert len(tagged) == len(text["links"])
        for link, theirs in zip(network.link(pieces, states, tagged), text["links"], strict=True):
            types, media = link.kind[: len(TYPES)], link.kind[len(TYPES) :]
            mine = [*link.points.argmax(0).tolist(), int(types.argmax()), int(media.argmax())]
            same += sum(a == b for a, b in zip(mine, theirs, strict=True))
            all_ += len(mine)
    assert all_ > 100
    assert same >= LEAST * all_
