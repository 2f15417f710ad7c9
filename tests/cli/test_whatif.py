from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild import pipeline
from lagebild.errors import ModelError
from lagebild.picture import Ground
from lagebild.picture.whatif import NO_EVENT, NO_TRIPWIRES, NOTHING, OTHER_LANGUAGE
from lagebild.situation import WhatIf
from lagebild.sources.language import ENGLISH
from lagebild.views.picturejson import schema
from lagebild.views.picturewhatif import GERMAN
from tests.cli.desks import objects
from tests.fakes import FakeReader
from tests.views.rivercrisis import crisis_whatif

Run = Callable[..., Any]
SENTENCE = "Veltens Armee besetzte am Donnerstag Brodau."


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The sentences that are asked about, and with which reader; the answer is always the same."""
    calls: list[Any] = []

    def supposed(_: Ground, sentence: str, reader: Any) -> WhatIf:
        calls.append((sentence, reader))
        return crisis_whatif()

    monkeypatch.setattr(pipeline, "supposed", supposed)
    return calls


def test_what_a_sentence_would_touch(run: Run, desk: Path, asked: list[Any]) -> None:
    status, out, err = run("whatif", desk, SENTENCE)
    assert (status, err) == (0, "")
    assert f"Angenommen: „{SENTENCE}“" in out
    assert "würde erfüllt · jetzt berührt" in out
    assert asked == [(SENTENCE, FakeReader())]


@pytest.mark.usefixtures("asked")
def test_json_fits_the_schema(run: Run, desk: Path) -> None:
    status, out, err = run("whatif", desk, SENTENCE, "--json")
    assert (status, err, out.count("\n")) == (0, "", 1)
    (value,) = objects(out)
    jsonschema.validate(value, schema())
    assert value["sentence"] == SENTENCE


@pytest.mark.usefixtures("asked")
def test_in_english_with_evidence_and_into_a_file(run: Run, desk: Path, tmp_path: Path) -> None:
    target = tmp_path / "was.txt"
    assert run("whatif", desk, SENTENCE, "--lang", "en", "--evidence", "-o", target) == (0, "", "")
    said = target.read_text("utf-8")
    assert said.startswith(f"What if: “{SENTENCE}”")
    assert "“man werde die Brücke schließen” [Veltener Bote" in said


@pytest.mark.parametrize(
    ("lang", "told"),
    [("de", "Der Satz ist weder deutsch noch englisch."), ("en", "the sentence is neither German nor English")],
)
def test_a_remark_is_said(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, lang: str, told: str) -> None:
    answer = WhatIf("Bonjour.", remarks=("the sentence is neither German nor English",))
    monkeypatch.setattr(pipeline, "supposed", lambda *_: answer)
    status, out, _ = run("whatif", desk, "Bonjour.", "--lang", lang)
    assert status == 0
    assert f"! {told}" in out
    (value,) = objects(run("whatif", desk, "Bonjour.", "--json").out)
    assert value["remarks"] == ["the sentence is neither German nor English"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "Missing argument 'SENTENCE'"),
        (["  "], "SENTENCE is empty"),
        ([SENTENCE, "-o", "{desk}"], "one of the inputs"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], named: str) -> None:
    status, out, err = run("whatif", desk, *(one.format(desk=desk) for one in arguments))
    assert (status, out) == (2, "")
    assert named in " ".join(err.split())


def test_no_dossier_and_no_model(run: Run, desk: Path, tmp_path: Path) -> None:
    def none(*_: object, **__: object) -> None:
        raise ModelError("no model is installed")

    assert run("whatif", tmp_path / "fehlt.db", SENTENCE).status == 1
    assert run("whatif", desk, SENTENCE, load=none) == (1, "", "lagebild: no model is installed\n")


def test_every_remark_has_german_words() -> None:
    assert set(GERMAN) == {ENGLISH, OTHER_LANGUAGE, NO_EVENT, NOTHING, NO_TRIPWIRES}
