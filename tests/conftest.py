"""What all tests share: the corpus, the installed weights, how their absence is reported, and which files are begun with."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lagebild.errors import ModelError
from lagebild.modelfolder import model_folder

if TYPE_CHECKING:
    from lagebild.streaming import Reads

ROOT = Path(__file__).parents[1]
FIRST = (
    "quality/test_floors.py",
    "store/test_killed.py",
    "web/test_browser.py",
    "store/test_properties.py",
    "store/test_judgement_properties.py",
    "store/test_forgetting.py",
    "web/test_whatif.py",
    "web/test_pruefen_together.py",
    "store/test_faults.py",
    "store/test_forgetting_properties.py",
    "bulk/test_s3.py",
    "web/test_safety.py",
    "web/test_pruefen.py",
    "bulk/test_engines.py",
    "store/test_together.py",
    "web/test_api_writing.py",
    "web/test_frame.py",
    "views/test_browser.py",
    "web/test_lagebericht.py",
    "quality/test_pictures.py",
    "cli/test_real.py",
    "test_pipeline.py",
    "store/test_codec_properties.py",
    "web/test_akteure.py",
    "store/test_hits.py",
    "sources/test_archives.py",
    "store/test_drawing.py",
    "cli/test_process.py",
    "views/test_browser_findings.py",
)
"""The files that take 20 seconds or more, longest first: begun last, they would keep one process busy while the others idle."""

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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several processes: the slow files first, then those of many tests, so that all processes end at about the same time."""
    if not hasattr(config, "workerinput"):
        return
    slow = {ROOT / "tests" / name: place for place, name in enumerate(FIRST)}
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (slow.get(item.path, len(slow)), -tests[item.path]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
