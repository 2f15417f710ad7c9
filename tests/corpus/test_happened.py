"""`corpus/happened.py`: what it finds wrong, what it counts, and that the shipped annotations are sound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from corpus import happened
from corpus.crises import Json, load_all

REPORTS = [
    {"id": "r1", "sentences": ["In Dorwin haben Soldaten am Montag das Tor gesperrt.", "Auch die Brücke ist zu."]},
    {"id": "r2", "sentences": ["Seit der Sperrung des Tors stehen die Züge."]},
]
TOLD: Json = {
    "id": "E1",
    "kind": "fact",
    "what": "the gate is closed",
    "mentions": [["r1", 0, "haben Soldaten am Montag das Tor gesperrt"], ["r2", 0, "Seit der Sperrung des Tors"]],
    "like": [],
}
ALIKE: Json = {
    "id": "E2",
    "kind": "plan",
    "what": "the bridge is closed",
    "mentions": [["r1", 1, "die Brücke ist zu"]],
    "like": ["E1"],
}


@pytest.fixture(autouse=True)
def crises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one series, and one with what happens in it."""
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / "a.jsonl").write_text(json.dumps({"id": "a01", "reports": REPORTS}), "utf8")
    monkeypatch.setattr(happened, "ROOT", tmp_path)
    happened.source.cache_clear()
    yield tmp_path
    happened.source.cache_clear()


def faults(*events: Json, name: str = "told-a", crisis: str = "a01") -> list[str]:
    return list(happened.faults({name: [{"crisis": crisis, "events": list(events)}]}))


def changed(change: Callable[[Any], object], one: Json = TOLD) -> Json:
    event = deepcopy(one)
    change(event)
    return event


def test_what_is_sound_has_no_fault() -> None:
    assert faults(TOLD, ALIKE) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda one: one.update(kind="rumour"), "told-a: a01: E1: kind 'rumour'"),
        (lambda one: one.update(what=""), "told-a: a01: E1: what is empty"),
        (lambda one: one.pop("like"), "told-a: a01: E1: event: missing or unknown ['like']"),
        (lambda one: one.update(mentions=[]), "told-a: a01: E1: no mention"),
        (
            lambda one: one["mentions"].append([]),
            "told-a: a01: E1: mention [] is not report, sentence and words",
        ),
        (lambda one: one["mentions"].pop(), "told-a: a01: E1: told by one report, and like no other"),
        (lambda one: one.update(like=["E7"]), "told-a: a01: E1: like 'E7': no such event"),
        (lambda one: one.update(like=["E1"]), "told-a: a01: E1: like 'E1': no such event"),
        (
            lambda one: one["mentions"].append(["r2", 0, "die Brücke"]),
            "told-a: a01: E1: mention ('r2', 0): not once in its sentence: 'die Brücke'",
        ),
        (
            lambda one: one["mentions"].append(["r3", 0, "die Brücke"]),
            "told-a: a01: E1: mention ('r3', 0): no such sentence",
        ),
    ],
)
def test_a_fault_is_named_with_where_it_is(change: Callable[[Any], object], fault: str) -> None:
    assert fault in faults(changed(change), ALIKE)


def test_an_event_twice_a_crisis_twice_and_one_that_is_not_there() -> None:
    assert faults(TOLD, TOLD) == ["told-a: a01: event E1 twice"]
    one = {"crisis": "a01", "events": [TOLD]}
    assert list(happened.faults({"told-a": [one, one]})) == ["told-a: crisis a01 twice"]
    assert faults(TOLD, crisis="a02") == ["told-a: a02: no such crisis"]
    assert list(happened.faults({"told-a": [{"crisis": "a01"}]})) == [
        "told-a: a01: crisis: missing or unknown ['events']"
    ]


def test_a_file_without_a_series_is_a_fault_and_no_traceback() -> None:
    assert faults(TOLD, name="told-z") == ["told-z: no series told/z.jsonl"]


def test_what_is_counted() -> None:
    assert happened.stats({"told-a": [{"crisis": "a01", "events": [TOLD, ALIKE]}]}).splitlines()[2:] == [
        "| told-a.jsonl | 1 | 1 | 1 | 1 | 3 |",
        "| all | 1 | 1 | 1 | 1 | 3 |",
    ]


class TestShipped:
    """The annotations that the project has."""

    @pytest.fixture(autouse=True)
    def crises(self) -> None:
        """Those of the project in place of made-up ones."""
        happened.source.cache_clear()

    def test_they_are_without_fault(self) -> None:
        assert list(happened.faults(load_all(happened.FOLDER))) == []

    def test_readme_has_their_counts(self) -> None:
        readme = (happened.FOLDER / "README.md").read_text("utf8")
        assert happened.stats(load_all(happened.FOLDER)) in readme, "run: python -m corpus.happened write"
