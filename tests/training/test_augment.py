from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from training.augment import augmented

CORPUS = Path(__file__).parents[2] / "corpus/train.jsonl"
TEXT = (
    "Orlaniens Außenministerin Irma Dorwin warnte die kenianischen Truppen am Dienstagabend. "
    "Die Orlanier, so Dorwin in Berlin, blieben bis Freitag; den Orlaniern fehle es an nichts."
)


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


def doc(**more: Any) -> dict[str, Any]:
    role = {"k": "role", "spans": {"person": spans("Irma Dorwin"), "role": spans("Außenministerin")}}
    return {"id": "x", "text": TEXT, "frames": [role], **more}


def test_names_change_everywhere_with_their_inflection() -> None:
    new = augmented(doc(), random.Random(3))["text"]
    state = new.split()[0].removesuffix("s")
    assert state != "Orlanien"
    assert "Orlan" not in new
    assert "Dorwin" not in new
    surname = new.split()[3]
    assert f"so {surname} in" in new
    assert "kenianischen" not in new
    assert "ischen Truppen" in new or "ländischen Truppen" in new


def test_spans_go_along() -> None:
    new = augmented(doc(), random.Random(3))
    (role,) = new["frames"]
    ((b, e),) = role["spans"]["role"]
    assert new["text"][b:e] == "Außenministerin"
    ((b, e),) = role["spans"]["person"]
    assert new["text"][b:e] == " ".join(new["text"].split()[2:4])


def test_a_name_with_a_border_inside_stays() -> None:
    at = TEXT.index("Dienstagabend")
    time = {"k": "time", "spans": {"text": [[at, at + len("Dienstag")]]}}
    new = augmented(doc(frames=[time]), random.Random(1))["text"]
    assert "Dienstagabend" in new


def test_numbers_of_a_range_are_no_span() -> None:
    figure = {"k": "figure", "number": [3, 70], "spans": {"value": []}}
    assert augmented(doc(frames=[figure]), random.Random(1))["frames"][0]["number"] == [3, 70]


def test_the_same_draw_gives_the_same_text() -> None:
    assert augmented(doc(), random.Random(5)) == augmented(doc(), random.Random(5))
    assert augmented(doc(), random.Random(5)) != augmented(doc(), random.Random(6))


@pytest.mark.parametrize("seed", range(3))
def test_the_corpus_keeps_its_annotation(seed: int) -> None:
    """Sentences still begin and end where they did, and every frame has as many words as before."""
    for line in CORPUS.read_text("utf8").splitlines():
        old = json.loads(line)
        new = augmented(old, random.Random(seed))
        text = new["text"]
        for b, e in new["sentences"]:
            assert text[b:e] == text[b:e].strip()
        assert len(text[new["sentences"][-1][1] :].strip()) == 0
        for before, after in zip(old["frames"], new["frames"], strict=True):
            for field, where in before["spans"].items():
                words = [old["text"][b:e].split() for b, e in where]
                assert [len(text[b:e].split()) for b, e in after["spans"][field]] == [len(w) for w in words]
