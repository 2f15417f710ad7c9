from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.cli import COMMANDS
from lagebild.errors import ModelError
from lagebild.version import __version__
from tests.conftest import ROOT

Run = Callable[..., Any]


def test_version_names_code_and_model(run: Run) -> None:
    assert run("--version") == (0, f"lagebild {__version__}\nmodel fake, sha256 {'f' * 64}\n", "")


def test_version_does_not_wait_for_the_reader_s_runtime() -> None:
    code = (
        "import sys; from lagebild.cli import main; status = main(['--version']); "
        "print(status, sorted({'onnxruntime', 'numpy', 'sqlalchemy', 'lagebild.pipeline'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert done.stdout.startswith(f"lagebild {__version__}\nmodel ")


def test_version_without_a_model(run: Run) -> None:
    def load(*_: object, **__: object) -> None:
        raise ModelError("no model is installed")

    assert run("--version", load=load) == (0, f"lagebild {__version__}\nmodel none: no model is installed\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([command, "--help"] for command in COMMANDS)])
def test_help_is_readable_at_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80


def test_every_command_stands_in_the_help_with_a_few_words(run: Run) -> None:
    listed = run("--help").out.partition("Commands:")[2]
    assert re.findall(r"^  (\w+)  +\S", listed, re.M) == list(COMMANDS)


@pytest.mark.parametrize(
    ("command", "statuses"),
    [
        ("read", "0 1 2 3 130 141"),
        ("add", "0 1 2 3 130 141"),
        ("show", "0 1 2 141"),
        ("changes", "0 1 2 141"),
        ("whatif", "0 1 2 141"),
        ("search", "0 1 2 141"),
        ("judge", "0 1 2 141"),
        ("forget", "0 1 2 130"),
        ("serve", "0 1 2 130"),
        ("export", "0 1 2 141"),
    ],
)
def test_help_tells_the_exit_statuses(run: Run, command: str, statuses: str) -> None:
    said = run(command, "--help").out.partition("Exit status:")[2]
    assert re.findall(r"^ +(\d+)  ", said, re.M) == statuses.split()


@pytest.mark.parametrize(
    "arguments", [["raed"], ["read"], ["read", "x", "--frobnicate"], ["read", "x", "--threads", "0"]]
)
def test_a_wrong_command_line(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "--help" in err


def test_no_command_shows_the_help(run: Run) -> None:
    status, out, err = run()
    assert status == 2
    assert "read" in out + err


def test_interrupted_before_anything(run: Run) -> None:
    def load(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    status, _, err = run("read", "x", load=load)
    assert status == 130
    assert err.strip() == "lagebild: interrupted"


def test_python_m_lagebild_and_the_entry_point_are_one(run: Run) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lagebild", "--help"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[0] == run("--help").out.splitlines()[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"lagebild": "lagebild.__main__:main"}
    assert Path(project["readme"]).name == "README.md"
