"""Loaded into the server that forks processes for these tests: it has read an article, so that they begin at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bulk.archives import archive, run

with tempfile.TemporaryDirectory() as folder:
    run(archive(Path(folder) / "a.jsonl", 1), Path(folder) / "out")
