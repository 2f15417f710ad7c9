from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from lagebild.errors import ModelError
from lagebild.modelfolder import MANIFEST, PACKAGE, VARIABLE, model_folder


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def folder(path: Path) -> Path:
    path.mkdir()
    (path / MANIFEST).write_text("{}", "utf-8")
    return path


def install(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    package = ModuleType(PACKAGE)
    package.folder = lambda: path  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, PACKAGE, package)


def test_given_comes_before_named_before_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, named, installed = (folder(tmp_path / name) for name in ("given", "named", "installed"))
    install(monkeypatch, installed)
    assert model_folder() == installed
    monkeypatch.setenv(VARIABLE, str(named))
    assert model_folder() == named
    assert model_folder(given) == given


def test_an_empty_variable_names_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, folder(tmp_path / "installed"))
    monkeypatch.setenv(VARIABLE, "")
    assert model_folder() == tmp_path / "installed"


def test_nothing_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(ModelError, match=r"install the distribution lagebild-model-de .*--model"):
        model_folder()


def test_a_missing_folder_says_who_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(ModelError, match=rf"gone \(named by {VARIABLE}\): no such folder"):
        model_folder()


def test_a_folder_without_manifest_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no manifest\.json"):
        model_folder(tmp_path)
