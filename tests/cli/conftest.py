from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from lagebild.cli import main
from tests.fakes import load_fake


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def german_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LAGEBILD_DEBUG", "LAGEBILD_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the command line with the fake reader, or with the `load` that is given."""

    def call(*arguments: str | Path, load: object = load_fake) -> Outcome:
        status = main([str(argument) for argument in arguments], load=load)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    text = "Brandner sagte: „Wir bleiben hier.“ Weil sagte: „Wirklich?“ Velten sagte: „Ach was?!“"
    path.write_text(f"Olt, 24. Januar 2022 (pdm) – {text}\n", "utf-8")
    return path
