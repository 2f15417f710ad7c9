from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bulk.archives import archive, run, troubles


@pytest.fixture(autouse=True)
def plain_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAGEBILD_DEBUG", raising=False)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 31 lines: 24 sound articles, then troubles. Not to be changed."""
    return archive(tmp_path_factory.mktemp("source") / "archive.jsonl", 24, troubles())


@pytest.fixture(scope="session")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an undisturbed run leaves, read one article after another. Not to be changed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "out"
    run(source, folder)
    return folder


@pytest.fixture
def whole(undisturbed: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(undisturbed, tmp_path / "whole"))
