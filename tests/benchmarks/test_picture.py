from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import picture as scorer
from benchmarks.picture_measure import Section
from lagebild import pipeline
from lagebild.errors import InputError
from lagebild.situation import Picture, Totals, WhatIf
from lagebild.store import Dossier
from lagebild.views.picturejson import picture_json
from tests.benchmarks import perfect
from tests.benchmarks.pictured import BRIDGE, TEXTS, a_question, a_statement, a_tripwire, evidence, quote
from tests.conftest import ROOT
from tests.fakes import FakeReader

TESWA = ROOT / "dossiers/teswa"
EXPECTED = {
    "articles": {"articles": 4, "versions": 5, "copies": 1},
    "copies": [["d", "a"]],
    "statements": [
        {
            "id": "S1",
            "speaker": "Brandner",
            "mentions": [quote("a", BRIDGE["a"]), quote("b", BRIDGE["b"])],
            "sources": 2,
            "first": "a",
        }
    ],
    "whatif": [{"sentence": "Velten kam.", "touches": []}],
}
SPLIT = Picture("x", articles=Totals(4, 5, 1), statements=(a_statement("s", evidence("a", BRIDGE["a"])),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shipped dossier."""
    rows = [{"id": article, "text": text, "language": "de"} for (article, _), text in TEXTS.items()]
    (tmp_path / "reports.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    (tmp_path / "expected.json").write_text(json.dumps(EXPECTED), encoding="utf-8")
    return tmp_path


Run = Callable[..., str]


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on that dossier; what it prints."""

    def command(*options: str) -> str:
        monkeypatch.setattr(sys, "argv", ["picture", str(folder), *options])
        scorer.main()
        return capsys.readouterr().out

    return command


def by_title(sections: list[Section]) -> dict[str, Section]:
    return {one.title: one for one in sections}


# -- a shipped dossier --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def teswa() -> tuple[dict[str, Any], dict[tuple[str, int], str]]:
    return json.loads((TESWA / "expected.json").read_text("utf-8")), scorer.texts_of(TESWA / "reports.jsonl")


def test_the_picture_that_is_expected_is_found_to_be_right(teswa: tuple[Any, Any]) -> None:
    expected, texts = teswa
    sections = scorer.scored(perfect.made(expected, texts), expected, texts)
    measures = [one for section in sections for one in section.measures]
    assert [miss for section in sections for miss in section.misses] == []
    short = {one.name: one.value for one in measures if not one.less and one.value not in (1.0, None)}
    assert short == {"  of them as figures that differ": 0.0}
    assert {one.name: one.value for one in measures if one.less and one.value not in (0.0, None)} == {}
    assert all(one.reached for one in measures if one.target is not None)


def test_an_empty_picture_reaches_no_target(teswa: tuple[Any, Any]) -> None:
    expected, texts = teswa
    sections = scorer.scored(scorer.Made(Picture("x"), [], {}), expected, texts)
    targets = [one for section in sections for one in section.measures if one.target is not None]
    assert [one.name for one in targets if one.reached] == []
    assert len(targets) == 8


# -- making -------------------------------------------------------------------------------------------------------------------


def test_texts_have_the_numbers_of_their_versions(folder: Path) -> None:
    assert scorer.texts_of(folder / "reports.jsonl") == TEXTS


def test_a_report_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(InputError):
        scorer.texts_of(tmp_path / "reports.jsonl")


def test_lines_that_are_not_shown_can_be_left_out() -> None:
    lines = [a_tripwire(name, evidence("a", "Velten"), shown=name == "t") for name in "tu"]
    shown = scorer.shown_only(Picture("x", tripwires=tuple(lines), questions=(a_question("q"),)))
    assert [one.id for one in (*shown.tripwires, *shown.questions)] == ["t", "q"]


@pytest.mark.parametrize("stored", [True, False])
def test_a_dossier_is_read_anew_or_taken_as_it_is(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    counted: list[int] = []
    asked: list[str] = []

    def fused(dossier: Dossier) -> Picture:
        counted.append(dossier.counts().articles)
        return SPLIT

    def whatif(dossier: Dossier, sentence: str, reader: FakeReader) -> WhatIf:
        asked.append(sentence)
        return WhatIf(sentence)

    monkeypatch.setattr(pipeline, "load_reader", lambda **_: FakeReader())
    monkeypatch.setattr(pipeline, "picture", fused)
    monkeypatch.setattr(pipeline, "whatif", whatif, raising=False)
    with Dossier.open(str(folder / "empty.db"), create=True):
        pass
    result = json.loads(run("--json", *(["--store", str(folder / "empty.db")] if stored else [])))
    assert counted == [0 if stored else 4]
    assert asked == ["Velten kam."]
    assert result["figures"]["What if"]["what if, right"]["value"] == 1


# -- telling ------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def printed(folder: Path) -> str:
    """A picture as JSON."""
    file = folder / "picture.json"
    file.write_text(json.dumps(picture_json(SPLIT)), encoding="utf-8")
    return str(file)


def test_the_table_fits_a_terminal_and_ends_with_the_targets(run: Run, printed: str) -> None:
    lines = run("--picture", printed).splitlines()
    assert max(map(len, lines)) <= scorer.WIDTH
    targets = lines[lines.index("Targets") + 1 :]
    assert len(targets) == 8
    assert any(line.split() == "statements merged right (all) 0/1 0.0 0-79 95 no".split() for line in targets)
    assert any(line.split() == "copies and versions 3/3 100.0 44-100 100 yes".split() for line in targets)
    assert any(line.split() == "what if, right 0/0 - 80 no".split() for line in targets)


def test_no_name_of_a_figure_is_cut_off(teswa: tuple[Any, Any]) -> None:
    expected, texts = teswa
    sections = scorer.scored(scorer.Made(Picture("x")), expected, texts)
    table = "\n".join(scorer.table(sections))
    assert [one.name for section in sections for one in section.measures if one.name + " " not in table] == []


def test_misses_are_listed_where_they_are_asked_for(run: Run, printed: str) -> None:
    assert "not read: b" not in run("--picture", printed)
    assert "  S1           merged: not read: b\n" in run("--picture", printed, "--errors")


def test_a_miss_has_no_control_characters() -> None:
    section = Section("t")
    section.miss("x", "invented", "a\x1b[31mb\nc")
    assert list(scorer.errors([section, Section("empty")])) == ["t", "  x            invented: a [31mb c"]


def test_json_has_all_figures_and_misses(run: Run, printed: str) -> None:
    result = json.loads(run("--picture", printed, "--json"))
    assert result["figures"]["Statements"]["statements merged right (all)"] == {
        "value": 0.0,
        "right": 0,
        "of": 1,
        "low": 0.0,
        "high": 0.7935,
        "target": 0.95,
    }
    assert {"id": "S1", "what": "merged", "why": "not read: b"} in result["misses"]["Statements"]


def test_what_is_expected_and_stands_nowhere_ends_the_command(run: Run, folder: Path, printed: str) -> None:
    wrong = {**EXPECTED, "apart": [[quote("a", "Es ist Krieg"), quote("b", BRIDGE["b"])]]}
    (folder / "expected.json").write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(SystemExit, match="apart 1: 'Es ist Krieg' does not stand in version 1 of a"):
        run("--picture", printed)
