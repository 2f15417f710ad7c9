"""The picture of the dossiers that come along against the pictures that were written down before any program read them.

The floors keep what was reached from falling; they were measured on what is read without the less sure (`--best`). Only `teswa` was tuned
on: what holds for other crises are the figures of a first run on the others (docs/picture.md).
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("pictures.json").read_text("utf-8"))

pytestmark = [pytest.mark.quality, pytest.mark.model]


@cache
def measured(dossier: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.picture", str(ROOT / "dossiers" / dossier), "--best", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=ROOT)
    figures: dict[str, dict[str, Any]] = json.loads(done.stdout)["figures"]
    return {f"{section}: {name}": one["value"] for section, some in figures.items() for name, one in some.items()}


@pytest.mark.parametrize(("dossier", "name"), [(dossier, name) for dossier, some in FLOORS.items() for name in some])
def test_the_picture_is_not_worse_than_it_was(dossier: str, name: str, weights: Path) -> None:
    assert weights.is_dir()
    assert measured(dossier)[name] >= FLOORS[dossier][name]
