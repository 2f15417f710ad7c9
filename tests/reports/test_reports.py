"""The project's own reports are annotated soundly, and the checks that say so find what is wrong."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.labels import STATEMENT_TYPES
from reports import check

Report = dict[str, Any]
NAMES = ("teswa", "blockade", "korridor")
PARTS = ("speaker", "cue", "frame", "addressee")


@pytest.fixture(scope="module")
def gold() -> list[Report]:
    return check.load()


def damaged(gold: list[Report], damage: Callable[[Report], object]) -> list[Report]:
    reports = copy.deepcopy(gold)
    damage(reports[0])
    return reports


def first(report: Report, **wanted: object) -> dict[str, Any]:
    """The first quotation with these values."""
    return next(q for q in report["quotations"] if all(q[key] == value for key, value in wanted.items()))


def cut_a_word(report: Report) -> None:
    report["quotations"][0]["speaker"][0][0] += 1


def leave_the_text(report: Report) -> None:
    report["quotations"][-1]["quote"] = [[0, len(report["text"]) + 1]]


def run_backwards(report: Report) -> None:
    first(report, type="Direct", id="q9")["quote"].reverse()


def decompose(report: Report) -> None:
    report["text"] = report["text"].replace("ä", "a\u0308", 1)


def lose_a_token(report: Report) -> None:
    del report["tokens"][5]


def lose_the_marks(report: Report) -> None:
    quote = first(report, type="Direct")["quote"]
    quote[0][0] += 1


def keep_the_full_stop(report: Report) -> None:
    quotation = first(report, id="q3")
    quotation["quote"][0][1] += 1


def widen_the_speaker(report: Report) -> None:
    quotation = report["quotations"][0]
    quotation["speaker"] = quotation["quote"]


DAMAGE: dict[str, tuple[Callable[[Report], object], str]] = {
    "a key is lost": (lambda r: r["quotations"][0].pop("tier"), "missing or unknown"),
    "the text is decomposed": (decompose, "not NFC"),
    "the text is another": (lambda r: r.update(id="nowhere"), "holds another text"),
    "a token is lost": (lose_a_token, "words left out"),
    "a sentence is lost": (lambda r: r["sentences"].pop(), "words left out"),
    "a span cuts a word": (cut_a_word, "cuts a token"),
    "a span leaves the text": (leave_the_text, "outside the text"),
    "spans run backwards": (run_backwards, "out of order"),
    "a type is unknown": (lambda r: r["quotations"][0].update(type="direct"), "unknown type"),
    "a medium is unknown": (lambda r: r["quotations"][0].update(medium="speech"), "unknown medium"),
    "a tier is unknown": (lambda r: r["quotations"][0].update(tier="easy"), "unknown tier"),
    "a tag is unknown": (lambda r: r["quotations"][0]["tags"].append("nonsense"), "unknown tag"),
    "an actor's kind is unknown": (lambda r: r["actors"]["dorwin"].update(kind="minister"), "unknown kind"),
    "an actor is unknown": (lambda r: r["quotations"][0].update(actor="nobody"), "unknown actors"),
    "an actor is the wrong one": (lambda r: r["quotations"][0].update(actor="korwath"), "is no mention of"),
    "a speaker lies in the words": (widen_the_speaker, "outside the frame"),
    "marks are lost": (lose_the_marks, "lacks its quotation marks"),
    "a full stop is kept": (keep_the_full_stop, "punctuation of its frame"),
    "a reported statement has a cue": (
        lambda r: first(r, type="Reported").update(cue=[list(r["tokens"][0])]),
        "neither cue nor frame",
    ),
    "a cue is lost": (lambda r: first(r, type="Indirect").update(cue=[]), "needs cue and frame"),
    "a sure one has no speaker": (lambda r: first(r, tier="must").update(speaker=[]), "must tier"),
    "a parent is lost": (lambda r: first(r, parent="q3").update(parent=None), "has no parent"),
    "a parent is the wrong one": (lambda r: first(r, parent="q3").update(parent="q1"), "does not hold it"),
    "an answer is to nothing": (lambda r: first(r, responds_to="q3").update(responds_to=None), "but to nothing"),
    "an answer is to itself": (lambda r: r["quotations"][0].update(responds_to="q1"), "no other quotation"),
    "a quotation stands twice": (lambda r: r["quotations"].append(r["quotations"][-1]), "annotated 2 times"),
    "the order is lost": (lambda r: r["quotations"].reverse(), "order of the text"),
    "a type is too rare": (
        lambda r: [q.update(type="Reported") for q in r["quotations"] if q["type"] == "FreeIndirect"],
        "of type FreeIndirect",
    ),
    "a phenomenon is lost": (lambda r: r["phenomena"].clear(), "emoji stands in 0 reports"),
}


def test_the_three_reports_are_there(gold: list[Report]) -> None:
    assert tuple(report["id"] for report in gold) == NAMES


def test_nothing_is_wrong_with_them(gold: list[Report]) -> None:
    assert check.faults(gold) == []


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(gold: list[Report], name: str) -> None:
    damage, message = DAMAGE[name]
    assert any(message in fault for fault in check.faults(damaged(gold, damage)))


def test_a_fault_is_reported_with_its_report_and_exit_status(
    gold: list[Report], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "load", lambda: damaged(gold, cut_a_word))
    assert check.main() == 1
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("teswa: q1 speaker: 'orwin' cuts a token")


def test_the_readme_says_where_each_phenomenon_stands(gold: list[Report]) -> None:
    assert check.table(gold) in Path(check.HERE / "README.md").read_text(encoding="utf-8")


def as_reading(report: Report) -> dict[str, Any]:
    """The gold annotation in the form of a reading."""
    names = {label.replace("_", ""): label for label in STATEMENT_TYPES}
    statements = [
        {
            "type": names[q["type"].lower()],
            "medium": q["medium"],
            "spans": q["quote"],
            **{part: q[part] for part in PARTS},
        }
        for q in report["quotations"]
    ]
    return {"article": {"id": report["id"], "text": report["text"]}, "statements": statements}


def test_the_corpus_measure_reads_them(gold: list[Report], corpus: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.jsonl"
    readings.write_text("".join(json.dumps(as_reading(report)) + "\n" for report in gold), encoding="utf-8")
    command = [sys.executable, str(corpus / "score.py"), "quotations", str(check.HERE / "gold.jsonl"), str(readings)]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    assert scores["articles without a reading"] == 0
    assert scores["strict"]["quote and speaker"]["f1"] == 100.0
    assert scores["strict"]["quote and speaker"]["gold"] == sum(len(report["quotations"]) for report in gold)
