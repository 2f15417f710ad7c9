"""The eight-bit ONNX files read what the PyTorch weights read; the fixture lies beside the weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lagebild.reading import frames
from lagebild.reading.decode import Floats, best_tags, found, tag_scores
from lagebild.reading.network import Bound, Network
from lagebild.reading.roles import view
from lagebild.reading.scheme import ATTRIBUTES, FRAME_ROLES, FRAME_TAGS, FRAMES, TAGS, TYPES
from lagebild.sentences import sentences

pytestmark = pytest.mark.model
CLOSE = 0.02  # mean difference of the probability that a word is outside quotations
LEAST = 0.95  # of the words that one of them marks, those that both mark alike
LEAST_FRAMED = 0.9  # the same of words that are known for frames: a toss about one decides its neighbours as well
TOSS = 0.5  # log-probability up to which one choice is as good as another: many words may or may not be a frame


@pytest.fixture(scope="module")
def fixture(weights: Path) -> list[dict[str, Any]]:
    texts: list[dict[str, Any]] = json.loads((weights / "parity.json").read_text("utf-8"))["texts"]
    return texts


@pytest.fixture(scope="module")
def framed(fixture: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The texts with the frames that the PyTorch weights read there."""
    missing = sorted({key for text in fixture for key in ("frames", "bound") if key not in text})
    assert not missing, f"parity.json lacks {missing}: it is older than the frames; export the weights anew"
    return fixture


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


def test_the_words_have_the_same_frame_tags(network: Network, framed: list[dict[str, Any]]) -> None:
    outside = network.manifest.settings["frames"]["outside"]
    same = marked = 0
    for text in framed:
        scores = frames.scores(network.see(network.split(text["text"])).frames)
        biases = np.array([outside[kind] for kind in FRAMES], np.float32)
        mine, theirs = best_tags(scores, biases), np.array(text["frames"])
        scores[:, :, 0] += biases
        won = [np.take_along_axis(scores, tags[:, :, None], 2)[:, :, 0] for tags in (mine, theirs)]
        counted = ((mine != 0) | (theirs != 0)) & ((mine == theirs) | (np.abs(won[0] - won[1]) > TOSS))
        marked += int(counted.sum())
        same += int((mine == theirs)[counted].sum())
    assert marked > 50
    assert same >= LEAST_FRAMED * marked


def test_roles_and_attributes_of_frames_are_the_same(network: Network, framed: list[dict[str, Any]]) -> None:
    same = all_ = 0
    for text in framed:
        pieces = network.split(text["text"])
        sentence = view(pieces, sentences(text["text"])).sentence
        tagged = frames.found(certain(text["frames"]), dict.fromkeys(FRAMES, 0.0), sentence)
        assert len(tagged) == len(text["bound"])
        bound = network.bind(network.see(pieces).last, sentence, [(f.kind, list(f.pieces)) for f in tagged])
        for f, b, theirs in zip(tagged, bound, text["bound"], strict=True):
            for choice, answer in zip(choices(FRAMES[f.kind], b), theirs, strict=True):
                same += int(choice.argmax()) == answer
                all_ += int(choice.argmax()) == answer or choice.max() - choice[answer] > TOSS
    assert all_ > 100
    assert same >= LEAST * all_


def certain(tags: list[list[int]]) -> Floats:
    """Scores that say these tags."""
    logits = 30 * np.eye(len(FRAME_TAGS), dtype=np.float32)[np.array(tags)]  # (words, FRAMES, FRAME_TAGS)
    return frames.scores(logits.reshape(len(tags), -1))


def choices(kind: str, bound: Bound) -> list[Floats]:
    """The numbers of each pointer and of each attribute of a kind."""
    points = [bound.points[:, 2 * n + side] for n, (of, _) in enumerate(FRAME_ROLES) for side in (0, 1) if of == kind]
    ends = np.cumsum([len(values) for _, _, values in ATTRIBUTES])
    parts = zip(ATTRIBUTES, np.split(bound.labels, ends[:-1]), strict=True)
    return points + [part for (of, _, _), part in parts if of == kind]
