"""`corpus/retold.py`: what it finds wrong in a series, what it counts, and that the shipped crises are sound."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from corpus import retold
from corpus.crises import Json, load_all

Change = Callable[[Any], object]

QUOTED = ["r1", 0, "„Wir öffnen das Tor“"]
CRISIS: dict[str, Any] = {
    "id": "a01",
    "crisis": "Streit um das Tor von Dorwin",
    "reports": [
        {
            "id": "r1",
            "published": "2031-03-04T08:00:00+01:00",
            "publisher": "Orlanischer Bote",
            "title": "Streit um das Tor",
            "sentences": ["„Wir öffnen das Tor“, sagte Irma Dorwin.", "Sie habe nie gelogen und nie, nie gedroht."],
        },
        {
            "id": "r2",
            "published": "2031-03-05T08:00:00+01:00",
            "publisher": "Kurier",
            "title": "Das Tor bleibt zu",
            "sentences": ["Dorwin, die das Tor hatte aufmachen wollen, lehnt das nun ab.", "Kanz sagte, sie habe gelogen."],
        },
    ],
    "statements": [
        {
            "id": "S1",
            "speaker": "Irma Dorwin",
            "mentions": [QUOTED, ["r2", 0, "die das Tor hatte aufmachen wollen"]],
        },
        {
            "id": "S2",
            "speaker": "Irma Dorwin",
            "mentions": [["r1", 1, "Sie habe nie gelogen"], ["r1", 1, "nie, nie gedroht"]],
        },
        {"id": "S3", "speaker": "Jost Kanz", "mentions": [["r2", 1, "sie habe gelogen"]]},
    ],
    "questions": [
        {
            "id": "Q1",
            "label": "Öffnung des Tores",
            "positions": [
                {"holder": "Irma Dorwin", "side": "Orlanien", "stance": "for", "mentions": [QUOTED]},
                {"holder": "Irma Dorwin", "side": "Orlanien", "stance": "against", "mentions": [["r2", 0, "lehnt das nun ab"]]},
            ],
            "moves": [{"side": "Orlanien", "from": "for", "to": "against", "report": "r2", "sentence": 0}],
        }
    ],
    "disputes": [
        {"id": "D1", "claim": "Dorwin hat gelogen", "asserted": [["Jost Kanz", "r2", 1]], "denied": [["Irma Dorwin", "r1", 1]]}
    ],
}  # fmt: skip


def changed(change: Change) -> dict[str, Any]:
    """The crisis after a change."""
    crisis = deepcopy(CRISIS)
    change(crisis)
    return crisis


def found(*crises: Any) -> list[str]:
    return list(retold.faults({"a": crises}))


def on(*path: Any, **values: Any) -> Change:
    """A change of the record at a path; `from_` is the key `from`."""

    def change(crisis: Any) -> None:
        for step in path:
            crisis = crisis[step]
        crisis.update({name.rstrip("_"): value for name, value in values.items()})

    return change


def also(*path: Any, value: Any) -> Change:
    """A change that adds a value to the list at a path."""

    def change(crisis: Any) -> None:
        for step in path:
            crisis = crisis[step]
        crisis.append(value)

    return change


FIRST = ("statements", 0)
QUESTION = ("questions", 0)
POSITION = (*QUESTION, "positions", 0)
MOVE = (*QUESTION, "moves", 0)
DISPUTE = ("disputes", 0)


def test_a_sound_crisis_is_without_fault() -> None:
    assert found(CRISIS) == []


def test_a_place_may_be_told_in_other_words_by_another_statement_and_be_a_position_besides() -> None:
    assert found(changed(also("statements", 2, "mentions", value=["r1", 1, "gelogen"]))) == []
    assert QUOTED in CRISIS["questions"][0]["positions"][0]["mentions"]


def test_a_side_may_return_to_a_stance_it_had() -> None:
    back = changed(
        also(
            *QUESTION, "positions", value={**CRISIS["questions"][0]["positions"][0], "mentions": [["r2", 0, "das nun"]]}
        )
    )
    also(*QUESTION, "moves", value={"side": "Orlanien", "from": "against", "to": "for", "report": "r2", "sentence": 0})(
        back
    )
    assert found(back) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (on(id="b01"), "b01: no id of series a"),
        (on(extra=1), "a01: crisis: missing or unknown ['extra']"),
        (lambda crisis: crisis.pop("disputes"), "a01: crisis: missing or unknown ['disputes']"),
        (on("reports", 1, lead="x"), "a01: r2: report: missing or unknown ['lead']"),
        (on("reports", 1, published="2031-03-05T08:00:00"), "a01: r2: '2031-03-05T08:00:00' is no time with its offset"),
        (on("reports", 1, published="2031-03-04T07:00:00Z"), "a01: r2: not later than the report before it"),
        (on("reports", 1, id="r1"), "a01: report r1 twice"),
        (on("reports", 1, title=""), "a01: r2: empty, not NFC or with blanks too many: ''"),
        (on(*FIRST, who="x"), "a01: S1: statement: missing or unknown ['who']"),
        (on(*FIRST, id="S2"), "a01: statement S2 twice"),
        (on(*FIRST, speaker=""), "a01: S1: speaker is empty"),
        (on(*FIRST, mentions=[]), "a01: S1: no mention"),
        (on(*FIRST, mentions=[QUOTED, QUOTED]), f"a01: S1: mention {QUOTED} twice"),
        (on(*FIRST, mentions=[["r1", 2, "Tor"]]), "a01: S1: mention ('r1', 2): no such sentence"),
        (on(*FIRST, mentions=[["r1", -1, "Tor"]]), "a01: S1: mention ('r1', -1): no such sentence"),
        (on(*FIRST, mentions=[["r9", 0, "Tor"]]), "a01: S1: mention ('r9', 0): no such sentence"),
        (on(*FIRST, mentions=[["r1", 0]]), "a01: S1: mention ['r1', 0] is not report, sentence and words"),
        (on(*FIRST, mentions=["r1"]), "a01: S1: mention r1 is not report, sentence and words"),
        (on(*FIRST, mentions=[["r1", "0", "Tor"]]), "a01: S1: mention ['r1', '0', 'Tor'] is not report, sentence and words"),
        (on(*FIRST, mentions=[["r1", 0, "Wir öffnen es"]]), "a01: S1: mention ('r1', 0): not once in its sentence: 'Wir öffnen es'"),
        (on(*FIRST, mentions=[["r1", 0, ""]]), "a01: S1: mention ('r1', 0): not once in its sentence: ''"),
        (on(*FIRST, mentions=[["r1", 1, "nie"]]), "a01: S1: mention ('r1', 1): not once in its sentence: 'nie'"),
        (also("statements", 2, "mentions", value=QUOTED), f"a01: S1, S3: the same mention {QUOTED}"),
        (on(*QUESTION, text="x"), "a01: Q1: question: missing or unknown ['text']"),
        (also("questions", value={**CRISIS["questions"][0], "positions": [], "moves": []}), "a01: question Q1 twice"),
        (on(*QUESTION, label=""), "a01: Q1: label is empty"),
        (on(*POSITION, by="x"), "a01: Q1: position 1: position: missing or unknown ['by']"),
        (on(*POSITION, holder=""), "a01: Q1: position 1: holder is empty"),
        (on(*POSITION, side=""), "a01: Q1: position 1: side is empty"),
        (on(*POSITION, stance="pro"), "a01: Q1: position 1: stance 'pro'"),
        (on(*POSITION, mentions=[]), "a01: Q1: position 1: no mention"),
        (on(*POSITION, mentions=[QUOTED, QUOTED]), f"a01: Q1: position 1: mention {QUOTED} twice"),
        (on(*POSITION, mentions=[["r1", 1, "Tor"]]), "a01: Q1: position 1: mention ('r1', 1): not once in its sentence: 'Tor'"),
        (on(*MOVE, words="x"), "a01: Q1: move 1: move: missing or unknown ['words']"),
        (on(*MOVE, from_="pro"), "a01: Q1: move 1: stance 'pro'"),
        (on(*MOVE, to="con"), "a01: Q1: move 1: stance 'con'"),
        (on(*MOVE, from_="against"), "a01: Q1: move 1: from 'against' to the same"),
        (on(*MOVE, sentence=2), "a01: Q1: move 1: ('r2', 2): no such sentence"),
        (on(*MOVE, report="r9"), "a01: Q1: move 1: ('r9', 0): no such sentence"),
        (on(*MOVE, side="Kanz"), "a01: Q1: move 1: 'Kanz' has no position 'against'"),
        (on(*MOVE, to="evasive"), "a01: Q1: move 1: 'Orlanien' has no position 'evasive'"),
        (on(*DISPUTE, by="x"), "a01: D1: dispute: missing or unknown ['by']"),
        (also("disputes", value=CRISIS["disputes"][0]), "a01: dispute D1 twice"),
        (on(*DISPUTE, claim=""), "a01: D1: claim is empty"),
        (on(*DISPUTE, asserted=[]), "a01: D1: asserted by nobody"),
        (on(*DISPUTE, denied=[]), "a01: D1: denied by nobody"),
        (on(*DISPUTE, denied=[["Dorwin", "r1", 2]]), "a01: D1: denied: ('r1', 2): no such sentence"),
        (on(*DISPUTE, asserted=[["Kanz", "r9", 0]]), "a01: D1: asserted: ('r9', 0): no such sentence"),
        (on(*DISPUTE, asserted=[["r2", 1]]), "a01: D1: asserted: ['r2', 1] is not who, report and sentence"),
        (on(*DISPUTE, asserted=[["", "r2", 1]]), "a01: D1: asserted: ['', 'r2', 1] is not who, report and sentence"),
        (also(*DISPUTE, "denied", value=["Irma Dorwin", "r1", 1]), "a01: D1: denied ['Irma Dorwin', 'r1', 1] twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_where_it_is(change: Change, fault: str) -> None:
    assert found(changed(change)) == [fault]


def test_a_crisis_that_is_there_twice_is_found() -> None:
    other = changed(on(id="a02"))
    assert found(CRISIS, other)[0] == f"a01, a02: the same line: {CRISIS['crisis']!r}"
    assert "a01, a02: the same sentence: 'Kanz sagte, sie habe gelogen.'" in found(CRISIS, other)
    assert "a01, a01: the same id: 'a01'" in found(CRISIS, CRISIS)


def test_the_counts_by_series_and_in_all() -> None:
    said, stands = (
        [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        for table in retold.stats({"a": [CRISIS], "b": [CRISIS, CRISIS]}).split("\n\n")
    )
    assert dict(zip(said[0], said[2], strict=True)) == {
        **{"file": "a.jsonl", "crises": "1", "reports": "2", "sentences": "4", "statements": "3"},
        **{"told by two reports and more": "1", "mentions": "5"},
    }
    assert dict(zip(stands[0], stands[3], strict=True)) == {
        **{"file": "b.jsonl", "questions": "2", "for": "2", "against": "2", "conditional": "0", "evasive": "0"},
        **{"moves": "2", "disputes": "2"},
    }
    assert [row[0] for row in said[2:]] == ["a.jsonl", "b.jsonl", "all"]
    assert [row[1] for row in said[2:]] == ["1", "2", "3"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one sound series."""
    monkeypatch.setattr(retold, "FOLDER", tmp_path)
    (tmp_path / "a.jsonl").write_text(json.dumps(CRISIS, ensure_ascii=False) + "\n", "utf8")
    (tmp_path / "README.md").write_text("vorn\n<!-- tables -->\nalt\n<!-- end of tables -->\nhinten\n", "utf8")
    return tmp_path


def test_check_says_how_many_are_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert retold.main(["check"]) == 0
    assert capsys.readouterr().out == "1 crises, no fault\n"


@pytest.mark.parametrize("command", ["check", "stats", "write"])
def test_a_fault_stops_every_command(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.jsonl").write_text(json.dumps(changed(on(*FIRST, speaker=""))), "utf8")
    assert retold.main([command]) == 1
    assert capsys.readouterr().out == "a01: S1: speaker is empty\n"
    assert "alt" in (folder / "README.md").read_text("utf8")


def test_a_line_that_is_no_object_is_a_fault_and_no_traceback(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.jsonl").write_text("[1]", "utf8")
    assert retold.main(["check"]) == 1
    assert capsys.readouterr().out == "a.jsonl:1: no object\n"


def test_the_tables_are_written_between_their_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert retold.main(["write"]) == 0
    assert retold.main(["stats"]) == 0
    tables = capsys.readouterr().out
    written = (folder / "README.md").read_text("utf8")
    assert written == f"vorn\n<!-- tables -->\n{tables}<!-- end of tables -->\nhinten\n"


@pytest.mark.parametrize("args", [[], ["mend"], ["check", "a"]])
def test_without_a_command_the_usage_is_shown(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert retold.main(args) == 2
    assert "python -m corpus.retold check" in capsys.readouterr().out


# ---- the shipped crises -----------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def shipped() -> dict[str, list[Json]]:
    """Every series."""
    return load_all(retold.FOLDER)


def test_the_shipped_crises_are_without_fault(shipped: dict[str, list[Json]]) -> None:
    assert list(retold.faults(shipped)) == []


def test_readme_has_their_counts(shipped: dict[str, list[Json]]) -> None:
    readme = (retold.FOLDER / "README.md").read_text("utf8")
    assert retold.stats(shipped) in readme, "run: python -m corpus.retold write"


def test_there_are_enough_to_learn_from(shipped: dict[str, list[Json]]) -> None:
    assert len(shipped) >= 5
    statements = [one for crises in shipped.values() for crisis in crises for one in crisis["statements"]]
    assert sum(len({report for report, *_ in one["mentions"]}) > 1 for one in statements) > 1000
