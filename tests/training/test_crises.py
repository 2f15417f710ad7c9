"""What the reader learns from the project's crises: what is known of a report's words, and what is left open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from lagebild.reading.pieces import Splitter
from lagebild.reading.scheme import ATTRIBUTES, FRAME_ROLES, FRAME_TAGS, FRAMES, LAYERS, OTHER
from training import crises
from training.data import SOME, UNKNOWN, Example

WEIGHTS = Path(__file__).parents[2] / "models/de/src/lagebild_model_de/weights"
SENTENCES = [
    "In Dorwin hat es geregnet.",
    "Man werde den Damm nicht räumen, sagte Stolan am Abend.",
    "Sellin nannte das „einen Fehler, den man bereuen wird“.",
]
REPORT = {"id": "r1", "published": "2031-03-04T08:00:00Z", "publisher": "Bote", "title": "Damm", "sentences": SENTENCES}
DAM = "Man werde den Damm nicht räumen"


@pytest.fixture(scope="module")
def split() -> Splitter:
    return Splitter(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for series in ("a", crises.HELD_BACK):
        retold: dict[str, Any] = {
            "id": f"{series}01",
            "reports": [REPORT],
            "statements": [
                {"id": "S1", "speaker": "Vera Stolan", "mentions": [["r1", 1, DAM]]},
                {"id": "S2", "speaker": "Jakob Sellin", "mentions": [["r1", 2, "einen Fehler, den man bereuen wird"]]},
            ],
            "questions": [
                {"positions": [{"stance": "against", "holder": "Vera Stolan", "mentions": [["r1", 1, DAM]]}]},
            ],
        }
        (tmp_path / f"{series}.jsonl").write_text(json.dumps(retold, ensure_ascii=False) + "\n", "utf8")
    return tmp_path


def words(example: Example, text: str, marked: np.ndarray) -> str:
    return " ".join(text[b:e] for (b, e), one in zip(example.pieces.words, marked, strict=True) if one)


def test_where_something_is_said_is_known_and_the_rest_of_its_sentence_is_open(split: Splitter, folder: Path) -> None:
    (example,) = crises.retold(folder, split)
    text, tags = " ".join(SENTENCES), example.tags
    assert tags is not None
    assert tags.shape == (len(example.pieces.words), LAYERS)
    assert words(example, text, tags[:, OTHER] == SOME) == DAM
    assert words(example, text, tags[:, OTHER] == 0) == "In Dorwin hat es geregnet ."
    open_ = words(example, text, tags[:, OTHER] == UNKNOWN)
    assert ", sagte Stolan am Abend ." in open_
    assert "einen Fehler , den man bereuen wird" in open_, "what stands in quotation marks is another layer's"
    assert (np.delete(tags, OTHER, axis=1) == UNKNOWN).all()


def test_a_stance_stands_somewhere_in_its_words_and_nowhere_where_nothing_is_said(
    split: Splitter, folder: Path
) -> None:
    (example,) = crises.retold(folder, split)
    position = FRAMES.index("position")
    ((kind, begin, end),) = example.somewhere
    assert kind == position
    text = " ".join(SENTENCES)
    assert text[example.pieces.words[begin][0] : example.pieces.words[end - 1][1]] == DAM
    tags = example.frame_tags
    assert tags is not None
    assert words(example, text, tags[:, position] == 0) == "In Dorwin hat es geregnet ."
    assert (np.delete(tags, position, axis=1) == UNKNOWN).all()


def test_the_held_back_series_is_not_learned_from(split: Splitter, folder: Path) -> None:
    assert [one.id for one in crises.retold(folder, split)] == ["a01.r1"]
    (folder / "a.jsonl").unlink()
    assert list(crises.retold(folder, split)) == []


def test_announcements_are_commitments_with_their_kinds_and_conditions(split: Splitter, tmp_path: Path) -> None:
    told = "Sollte es regnen, werde man den Damm öffnen, drohte Stolan."
    crisis: dict[str, Any] = {
        "id": "a01",
        "reports": [{**REPORT, "sentences": ["Es ist kalt.", told]}, {**REPORT, "id": "r2"}],
        "announcements": [
            {
                **{"id": "A1", "report": "r1", "sentence": 1, "by": "Vera Stolan", "kind": "threat"},
                **{"condition": "Sollte es regnen", "condition_kind": "if", "consequence": "werde man den Damm öffnen"},
            }
        ],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(crisis, ensure_ascii=False) + "\n", "utf8")
    (example,) = crises.outcomes(tmp_path, split)
    assert example.id == "a01.r1", "of a report without an announcement nothing is known"
    (frame,) = example.frames
    text = f"Es ist kalt. {told}"

    def said(spans: list[tuple[int, int]]) -> list[str]:
        return [text[example.pieces.words[b][0] : example.pieces.words[e - 1][1]] for b, e in spans]

    assert said(frame.key) == ["werde man den Damm öffnen"]
    ((role, condition),) = frame.roles.items()
    assert FRAME_ROLES[role] == ("commitment", "condition")
    assert said(condition) == ["Sollte es regnen"]
    known = {
        name: values[number]
        for (_, name, values), number in zip(ATTRIBUTES, frame.attributes, strict=True)
        if number != UNKNOWN
    }
    assert known == {"kind": "threat", "condition_kind": "if"}
    tags = example.frame_tags
    assert tags is not None
    column = tags[:, FRAMES.index("commitment")]
    assert words(example, text, column == FRAME_TAGS.index("B")) == "werde"
    assert words(example, text, column == FRAME_TAGS.index("I")) == "man den Damm öffnen"
    assert words(example, text, column == UNKNOWN) == "Es ist kalt ."
    assert (np.delete(tags, FRAMES.index("commitment"), axis=1) == UNKNOWN).all()


def test_an_announcement_without_a_condition_has_none(split: Splitter, tmp_path: Path) -> None:
    made = {
        "id": "A1",
        "report": "r1",
        "sentence": 1,
        "by": "Stolan",
        "kind": "promise",
        "condition": None,
        "condition_kind": None,
    }
    crisis = {"id": "a01", "reports": [REPORT], "announcements": [{**made, "consequence": DAM}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(crisis, ensure_ascii=False) + "\n", "utf8")
    (example,) = crises.outcomes(tmp_path, split)
    (frame,) = example.frames
    assert frame.roles == {FRAME_ROLES.index(("commitment", "condition")): []}
    of = [n for n, (_, name, _) in enumerate(ATTRIBUTES) if name == "condition_kind"]
    assert [ATTRIBUTES[n][2][frame.attributes[n]] for n in of] == ["none"]


def test_the_shipped_crises_can_be_learned_from(split: Splitter) -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    for read, name in ((crises.retold, "retold"), (crises.outcomes, "outcomes")):
        some = [one for one, _ in zip(read(corpus / name, split), range(60), strict=False)]
        assert len(some) == 60
        assert not any(one.id.startswith(crises.HELD_BACK) for one in some)
