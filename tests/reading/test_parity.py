"""The eight-bit ONNX files read what the PyTorch weights read; the fixture lies beside the weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lagebild.reading.decode import tag_scores
from lagebild.reading.network import Network
from lagebild.reading.reader import Reader

pytestmark = pytest.mark.model
CLOSE = 0.02  # mean difference of the probability that a word is outside quotations
LEAST = 0.93  # agreement (F1) on quotations with speaker and on names; 0.947 on 2026-11-25


@pytest.fixture(scope="module")
def fixture(weights: Path) -> list[dict[str, Any]]:
    texts: list[dict[str, Any]] = json.loads((weights / "parity.json").read_text("utf-8"))["texts"]
    return texts


def spans(value: Any) -> Any:
    return tuple(spans(x) for x in value) if isinstance(value, list | tuple) else value


def agreement(a: set[Any], b: set[Any]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def test_the_probabilities_are_close(network: Network, fixture: list[dict[str, Any]]) -> None:
    for text in fixture:
        scores = tag_scores(network.see(network.split(text["text"])).tags)
        assert np.abs(np.exp(scores[:, :, 0]) - np.array(text["outside"])).mean() < CLOSE


def test_the_offsets_and_labels_are_the_same(network: Network, fixture: list[dict[str, Any]]) -> None:
    theirs, mine = set[Any](), set[Any]()
    for number, text in enumerate(fixture):
        found = Reader(network, extras=False).findings(text["text"])
        theirs |= {(number, kind, spans(s), spans(speaker)) for kind, s, speaker, _ in text["quotations"]}
        theirs |= {(number, label, spans(span)) for label, span in text["mentions"]}
        mine |= {(number, q.type, q.spans, q.speaker) for q in found.quotations}
        mine |= {(number, m.label, m.span) for m in found.mentions}
    assert len(theirs) > 50
    assert agreement(theirs, mine) >= LEAST
