"""No regular expression of the package can take time that doubles with each letter of a text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]  # how a pattern is taken apart is not in the stubs
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import lagebild
from lagebild.picture import comments, stances

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_EMPTY = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module of the package holds by a name, and those of the tables."""
    for module in pkgutil.walk_packages(lagebild.__path__, "lagebild."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value
    for cue in stances.cues():
        yield f"stances.txt: {cue.name}", cue.pattern.compiled
    for some in comments.patterns():
        for one in some:
            yield f"comments.txt: {one.name}", one.words.compiled


def repeated_twice(pattern: str | bytes, flags: int = 0) -> bool:
    """Whether a repetition without end holds another one that may be all of a round: "(?:a+)*"."""
    return _searched(list(parser.parse(pattern, flags)))


def _searched(items: Sequence[Any]) -> bool:
    for code, value in items:
        if code in _REPEATS:
            body = list(value[2])
            if (value[1] is codes.MAXREPEAT and _may_be_one(body)) or _searched(body):
                return True
        elif any(_searched(part) for part in _parts(code, value)):
            return True
    return False


def _parts(code: Any, value: Any) -> list[list[Any]]:
    if code is codes.SUBPATTERN:
        return [list(value[3])]
    if code is codes.BRANCH:
        return [list(branch) for branch in value[1]]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [list(value[1])]
    return []


def _may_be_one(items: list[Any]) -> bool:
    """Whether a repetition without end may be all that some items match."""
    for at, (code, value) in enumerate(items):
        endless = code in _REPEATS and value[1] is codes.MAXREPEAT
        if all(map(_may_be_empty, items[:at] + items[at + 1 :])) and (
            endless or any(_may_be_one(part) for part in _parts(code, value) if code not in _EMPTY)
        ):
            return True
    return False


def _may_be_empty(item: Any) -> bool:
    code, value = item
    if code in _REPEATS:
        return value[0] == 0 or all(map(_may_be_empty, value[2]))
    if code is codes.SUBPATTERN:
        return all(map(_may_be_empty, value[3]))
    if code is codes.BRANCH:
        return any(all(map(_may_be_empty, branch)) for branch in value[1])
    return code in _EMPTY


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(?:a+)*", True),
        (r"(?:\s|,|[a-z]+|Der)*", True),
        ("(?:(?:b*)c?)+", True),
        ("x(?:[a-z]|Der)*y", False),
        ("(?:a+,)*", False),
        ("(?:, [a-z]+)+", False),
    ],
)
def test_such_repetitions_are_found(pattern: str, found: bool) -> None:
    assert repeated_twice(pattern) is found


def test_no_pattern_repeats_a_repetition() -> None:
    every = list(patterns())
    assert len(every) > 700
    assert [name for name, one in every if repeated_twice(one.pattern, one.flags & ~re.UNICODE)] == []
