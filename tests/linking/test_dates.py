"""Two hundred time expressions with the intervals they stand for, worked out by hand from the annotation guidelines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lagebild.linking.times import PRECISIONS, times
from lagebild.sentences import sentences

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "dates.jsonl").read_text(encoding="utf-8").splitlines()
]


def name(case: dict[str, Any]) -> str:
    return f"{case['expression'] or 'nothing: ' + case['text']} [{case['published']}]"


def test_there_are_two_hundred_cases_and_some_find_nothing() -> None:
    assert len(CASES) == 200
    assert sum(case["expression"] is None for case in CASES) >= 25
    assert all(case["precision"] in PRECISIONS for case in CASES if case["expression"])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_expression_is_found_with_its_interval(case: dict[str, Any]) -> None:
    """ "also" lists the expressions that the one in question refers back to."""
    text, expression = case["text"], case["expression"]
    read = [
        (text[slice(*time.spans[0])], time.start, time.end, time.precision)
        for time in times(text, case["published"], sentences(text))
    ]
    others = [found for found in read if found[0] in case.get("also", ())]
    wanted = [(expression, case["start"], case["end"], case["precision"])] if expression else []
    assert [found for found in read if found not in others] == wanted
    assert len(others) == len(case.get("also", ()))
