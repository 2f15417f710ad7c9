from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import docs

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "models/de/README.md"]


def test_the_written_pages_say_what_the_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--check"]) == 0, capsys.readouterr().out


def test_a_page_that_drifted_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    page = tmp_path / "labels.md"
    page.write_text(page.read_text("utf-8").replace("direct", "straight"), "utf-8")
    assert docs.main(["--check"]) == 1
    assert "straight" in page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_has_the_two_commands_that_ci_runs() -> None:
    commands = re.findall(r"^python3 -m venv .*", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert [command.split()[-1] for command in commands] == ["2026-03-18", "pytest"]
    reports = [word for word in commands[0].split() if word.startswith("reports/")]
    assert [(ROOT / report).is_file() for report in reports] == [True]


def test_the_model_card_says_what_was_measured() -> None:
    from training import card  # noqa: PLC0415 -- training is no package of the tests' own

    assert card.CARD.read_text("utf-8") == card.card()
