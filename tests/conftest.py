"""What all tests share: the corpus beside the repository, the installed weights, and how their absence is reported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lagebild.errors import ModelError
from lagebild.modelfolder import model_folder

if TYPE_CHECKING:
    from lagebild.streaming import Reads

ROOT = Path(__file__).parents[1]
FIGURES = pytest.StashKey[list[str]]()


def absent(what: str) -> None:
    """Skip a test for want of something; in CI, where nothing may be wanting, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: must be there in CI")
    pytest.skip(what)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus folder, which lies beside the repository and is no part of it."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        absent("no ../shared/corpus beside the repository")
    return folder


@pytest.fixture(scope="session")
def weights() -> Path:
    """The folder of the installed weights."""
    try:
        return model_folder()
    except ModelError as error:
        absent(str(error))
        raise


@pytest.fixture(scope="session")
def reader(weights: Path) -> Reads:
    """The real reader, loaded once."""
    from lagebild.pipeline import load_reader  # noqa: PLC0415 -- tests of one stage need not load the others

    return load_reader(weights)


@pytest.fixture(scope="session")
def keen_reader(weights: Path) -> Reads:
    """The real reader that also reads what is less sure, as for `--all`."""
    from lagebild.pipeline import load_reader  # noqa: PLC0415

    return load_reader(weights, extras=True)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> list[str]:
    """Lines that are printed at the end of the run, for measurements."""
    return request.config.stash.setdefault(FIGURES, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
