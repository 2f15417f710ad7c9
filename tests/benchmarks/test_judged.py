"""How many of the lines that people judged are still shown."""

from __future__ import annotations

from benchmarks.judged import counts


def test_what_is_still_shown_is_counted_by_kind_and_verdict() -> None:
    judged = [
        {"k": "event", "spans": [[10, 20]], "verdict": "right"},
        {"k": "event", "spans": [[30, 40]], "verdict": "misleading", "class": "other"},
        {"k": "figure", "spans": [[10, 12]], "verdict": "right"},
    ]
    still = [("event", "a", ((5, 8), (10, 20))), ("event", "b", ((30, 40),)), ("commitment", "a", ((10, 12),))]
    assert counts([({"id": "a", "judged": judged}, {})], still) == {
        "event": {"misleading": [1, 0], "right": [1, 1]},
        "commitment": {},
        "figure": {"right": [1, 0]},
    }
