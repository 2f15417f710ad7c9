"""The pairs of texts of the own corpus: every line is what training takes it for."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "corpus/pairs"
FILES = sorted(FOLDER.glob("*.jsonl"))
QUESTIONS = {"touch": ("true", "false", "open"), "same": ("same", "other"), "question": ("same", "opposite", "other")}
KEYS = {"touch": ("premise", "hypothesis"), "same": ("a", "b"), "question": ("a", "b")}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_there_are_some() -> None:
    assert len(FILES) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_has_two_texts_and_an_answer_to_its_question(path: Path) -> None:
    for number, line in enumerate(lines(path), 1):
        texts = KEYS[line["kind"]]
        assert line.keys() == {"kind", "label", *texts}, number
        assert line["label"] in QUESTIONS[line["kind"]], number
        assert all(line[key].strip() == line[key] and 2 <= len(line[key]) <= 600 for key in texts), number


def test_no_pair_is_there_twice() -> None:
    found = Counter(
        (line["kind"], *sorted(line[key] for key in KEYS[line["kind"]])) for path in FILES for line in lines(path)
    )
    assert [pair for pair, number in found.items() if number > 1] == []


def test_every_answer_is_there_often_enough_to_be_learned() -> None:
    found = Counter((line["kind"], line["label"]) for path in FILES for line in lines(path))
    assert {(kind, answer) for kind, answers in QUESTIONS.items() for answer in answers} == found.keys()
    assert min(found.values()) > 800


def test_the_readme_counts_what_is_there() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    rows = {
        name: [int(cell) for cell in cells.split("|")]
        for name, cells in re.findall(r"^\| (\S+\.jsonl|all) \| ([\d |]+) \|$", readme, re.MULTILINE)
    }
    columns = [("touch", answer) for answer in QUESTIONS["touch"]]
    columns += [(kind, answer) for kind in ("same", "question") for answer in QUESTIONS[kind]]
    counts = {path.name: Counter((line["kind"], line["label"]) for line in lines(path)) for path in FILES}
    counts["all"] = sum(counts.values(), Counter())
    assert rows == {name: [count[column] for column in columns] for name, count in counts.items()}
    assert f"{counts['all'].total():,} of them" in readme
