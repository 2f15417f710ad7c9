"""`corpus/outcomes.py`: what it finds wrong in a series, what it counts, and that the shipped crises are sound."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from corpus import outcomes
from corpus.crises import Json, doubled, load_all

Change = Callable[[Any], object]

CRISIS: dict[str, Any] = {
    "id": "a01",
    "crisis": "Streit um die Schleuse von Dorwin",
    "reports": [
        {
            "id": "r1",
            "published": "2031-03-04T08:00:00+01:00",
            "publisher": "Orlanischer Bote",
            "title": "Streit um die Schleuse",
            "sentences": ["Die Ministerin sagte, man werde die Schleuse öffnen, wenn die Nachbarn zahlten.", "Es regnete."],
        },
        {
            "id": "r2",
            "published": "2031-03-05T08:00:00+01:00",
            "publisher": "Orlanischer Bote",
            "title": "Geld",
            "sentences": ["Das Geld war am Mittwoch da.", "Die Ministerin wiederholte ihre Zusage.", "Es ist kühl."],
        },
        {
            "id": "r3",
            "published": "2031-03-06T06:00:00Z",
            "publisher": "Kurier",
            "title": "Wasser",
            "sentences": ["Seit dem Morgen läuft das Wasser ab.", "Die Felder stehen leer."],
        },
    ],
    "announcements": [
        {
            "id": "A1",
            "report": "r1",
            "sentence": 0,
            "by": "Irma Dorwin",
            "kind": "promise",
            "condition": "wenn die Nachbarn zahlten",
            "condition_kind": "if",
            "consequence": "man werde die Schleuse öffnen",
            "outcomes": [
                {"state": "touched", "report": "r2", "sentence": 0, "also": [], "words": "none"},
                {"state": "fulfilled", "report": "r3", "sentence": 0, "also": [["r3", 1]], "words": "some"},
            ],
            "near": [["r2", 1]],
        },
        {
            "id": "A2",
            "report": "r2",
            "sentence": 1,
            "by": "Irma Dorwin",
            "kind": "demand",
            "condition": None,
            "condition_kind": None,
            "consequence": "ihre Zusage",
            "outcomes": [],
            "near": [],
        },
    ],
}  # fmt: skip


def changed(change: Change) -> dict[str, Any]:
    """The crisis after a change."""
    crisis = deepcopy(CRISIS)
    change(crisis)
    return crisis


def found(*crises: Any) -> list[str]:
    return list(outcomes.faults({"a": crises}))


def on(*path: Any, **values: Any) -> Change:
    """A change of the record at a path."""

    def change(crisis: Any) -> None:
        for step in path:
            crisis = crisis[step]
        crisis.update(values)

    return change


FIRST = ("announcements", 0)
TOUCHED = (*FIRST, "outcomes", 0)


def test_a_sound_crisis_is_without_fault() -> None:
    assert found(CRISIS) == []


def test_one_sentence_may_tell_two_states_and_a_report_may_have_another_offset() -> None:
    assert found(changed(on(*TOUCHED, report="r3", also=[]))) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (on(id="b01"), "b01: no id of series a"),
        (on(id="a1"), "a1: no id of series a"),
        (on(extra=1), "a01: crisis: missing or unknown ['extra']"),
        (lambda crisis: crisis.pop("reports"), "a01: crisis: missing or unknown ['reports']"),
        (on("reports", 1, lead="x"), "a01: r2: report: missing or unknown ['lead']"),
        (on("reports", 1, published="gestern"), "a01: r2: 'gestern' is no time with its offset"),
        (on("reports", 1, published="2031-03-05T08:00:00"), "a01: r2: '2031-03-05T08:00:00' is no time with its offset"),
        (on("reports", 1, published=None), "a01: r2: None is no time with its offset"),
        (on("reports", 1, published="2031-03-04T08:00:00+01:00"), "a01: r2: not later than the report before it"),
        (on("reports", 2, published="2031-03-05T07:00:00Z"), "a01: r3: not later than the report before it"),
        (on("reports", 2, title=" Wasser"), "a01: r3: empty, not NFC or with blanks too many: ' Wasser'"),
        (on("reports", 2, title="Fu\u0308rst"), "a01: r3: empty, not NFC or with blanks too many: 'Fu\u0308rst'"),
        (on("reports", 2, publisher=""), "a01: r3: empty, not NFC or with blanks too many: ''"),
        (on("reports", 1, sentences=[]), "a01: r2: no sentence"),
        (on("reports", 2, id="r2"), "a01: report r2 twice"),
        (on(*FIRST, near=[], id="A2"), "a01: announcement A2 twice"),
        (on(*FIRST, who="x"), "a01: A1: announcement: missing or unknown ['who']"),
        (on(*FIRST, sentence=2), "a01: A1: its sentence is not there"),
        (on(*FIRST, sentence=-1), "a01: A1: its sentence is not there"),
        (on(*FIRST, report="r9"), "a01: A1: its sentence is not there"),
        (on(*FIRST, by=""), "a01: A1: nobody made it"),
        (on(*FIRST, kind="wish"), "a01: A1: kind 'wish'"),
        (on(*FIRST, condition_kind=None), "a01: A1: condition and condition_kind go together"),
        (on(*FIRST, condition_kind="when"), "a01: A1: condition_kind 'when'"),
        (on(*FIRST, condition="wenn sie zahlten"), "a01: A1: condition: not in its sentence: 'wenn sie zahlten'"),
        (on(*FIRST, consequence=""), "a01: A1: consequence: not in its sentence: ''"),
        (on(*FIRST, consequence="Man werde"), "a01: A1: consequence: not in its sentence: 'Man werde'"),
        (on(*TOUCHED, note="x"), "a01: A1: outcome 1: outcome: missing or unknown ['note']"),
        (on(*TOUCHED, state="done"), "a01: A1: outcome 1: state 'done'"),
        (on(*TOUCHED, words="many"), "a01: A1: outcome 1: words 'many'"),
        (on(*TOUCHED, sentence=3), "a01: A1: outcome 1: ('r2', 3): no such sentence"),
        (on(*TOUCHED, also=[["r9", 0]]), "a01: A1: outcome 1: ('r9', 0): no such sentence"),
        (on(*TOUCHED, also=[["r2", 0]]), "a01: A1: outcome 1: sentence ('r2', 0) twice"),
        (on(*TOUCHED, report="r1", sentence=1), "a01: A1: outcome 1: ('r1', 1): not later than the announcement"),
        (on(*TOUCHED, also=[["r1", 1]]), "a01: A1: outcome 1: ('r1', 1): not later than the announcement"),
        (on(*TOUCHED, state="fulfilled"), "a01: A1: state fulfilled twice"),
        (on(*FIRST, near=[["r2", 9]]), "a01: A1: near ('r2', 9): no such sentence"),
        (on(*FIRST, near=[["r2", 1], ["r2", 1]]), "a01: A1: near ('r2', 1) twice"),
        (on(*FIRST, near=[["r2", 0]]), "a01: A1: near ('r2', 0): an outcome as well"),
        (on(*FIRST, near=[["r3", 1]]), "a01: A1: near ('r3', 1): an outcome as well"),
        (on(*FIRST, near=[["r1", 0]]), "a01: A1: near ('r1', 0): the announcement itself"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_where_it_is(change: Change, fault: str) -> None:
    assert found(changed(change)) == [fault]


def test_what_has_no_condition_cannot_be_touched() -> None:
    bare = changed(on(*FIRST, condition=None, condition_kind=None))
    assert found(bare) == ["a01: A1: outcome 1: touched without a condition"]


def test_a_crisis_that_is_there_twice_is_found_by_id_line_and_sentence() -> None:
    other = changed(on(id="a02"))
    assert found(CRISIS, other)[0] == f"a01, a02: the same line: {CRISIS['crisis']!r}"
    renamed = changed(on(id="a02", crisis="Etwas anderes"))
    renamed["reports"] = [
        {**one, "sentences": [f"{words} So." for words in one["sentences"]]} for one in renamed["reports"]
    ]
    assert found(CRISIS, renamed) == []
    renamed["reports"][2]["sentences"][1] = "Die Felder stehen leer."
    assert found(CRISIS, renamed) == ["a01, a02: the same sentence: 'Die Felder stehen leer.'"]
    assert list(doubled([CRISIS, {**renamed, "id": "a01", "reports": []}])) == ["a01, a01: the same id: 'a01'"]


def test_the_counts_by_series_and_in_all() -> None:
    size, became = (
        [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        for table in outcomes.stats({"a": [CRISIS], "b": [CRISIS, CRISIS]}).split("\n\n")
    )
    assert dict(zip(size[0], size[2], strict=True)) == {
        **{"file": "a.jsonl", "crises": "1", "reports": "3", "sentences": "7", "promises": "1", "threats": "0"},
        **{"refusals": "0", "demands": "1", "offers": "0", "with a condition": "1", "near": "1"},
    }
    assert dict(zip(became[0], became[3], strict=True)) == {
        **{"file": "b.jsonl", "touched": "2", "fulfilled": "2", "lapsed": "0", "withdrawn": "0"},
        **{"words none": "2", "words some": "2", "words most": "0", "no outcome": "2"},
    }
    assert [row[1] for row in size[2:]] == ["1", "2", "3"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one sound series."""
    monkeypatch.setattr(outcomes, "FOLDER", tmp_path)
    (tmp_path / "a.jsonl").write_text(json.dumps(CRISIS, ensure_ascii=False) + "\n", "utf8")
    (tmp_path / "README.md").write_text("vorn\n<!-- tables -->\nalt\n<!-- end of tables -->\nhinten\n", "utf8")
    return tmp_path


def test_check_says_how_many_are_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcomes.main(["check"]) == 0
    assert capsys.readouterr().out == "1 crises, no fault\n"


@pytest.mark.parametrize("command", ["check", "stats", "write"])
def test_a_fault_stops_every_command(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.jsonl").write_text(json.dumps(changed(on(*FIRST, kind="wish"))), "utf8")
    assert outcomes.main([command]) == 1
    assert capsys.readouterr().out == "a01: A1: kind 'wish'\n"
    assert "alt" in (folder / "README.md").read_text("utf8")


@pytest.mark.parametrize(("line", "fault"), [("{", "a.jsonl:1: Expecting"), ("[1]", "a.jsonl:1: no object")])
def test_a_line_that_is_no_object_is_a_fault_and_no_traceback(
    folder: Path, line: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.jsonl").write_text(line, "utf8")
    assert outcomes.main(["check"]) == 1
    assert capsys.readouterr().out.startswith(fault)


def test_the_tables_are_written_between_their_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcomes.main(["write"]) == 0
    assert outcomes.main(["stats"]) == 0
    tables = capsys.readouterr().out
    written = (folder / "README.md").read_text("utf8")
    assert written == f"vorn\n<!-- tables -->\n{tables}<!-- end of tables -->\nhinten\n"
    assert outcomes.main(["write"]) == 0
    assert (folder / "README.md").read_text("utf8") == written


@pytest.mark.parametrize("args", [[], ["mend"], ["check", "a"]])
def test_without_a_command_the_usage_is_shown(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert outcomes.main(args) == 2
    assert "python -m corpus.outcomes check" in capsys.readouterr().out


# ---- the shipped crises -----------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def shipped() -> dict[str, list[Json]]:
    """Every series."""
    return load_all(outcomes.FOLDER)


def test_the_shipped_crises_are_without_fault(shipped: dict[str, list[Json]]) -> None:
    assert list(outcomes.faults(shipped)) == []


def test_readme_has_their_counts(shipped: dict[str, list[Json]]) -> None:
    readme = (outcomes.FOLDER / "README.md").read_text("utf8")
    assert outcomes.stats(shipped) in readme, "run: python -m corpus.outcomes write"


def test_there_are_enough_to_learn_every_state_from(shipped: dict[str, list[Json]]) -> None:
    assert len(shipped) >= 5
    told = [
        one["state"]
        for crises in shipped.values()
        for crisis in crises
        for made in crisis["announcements"]
        for one in made["outcomes"]
    ]
    assert min(told.count(state) for state in outcomes.STATES) > 100
