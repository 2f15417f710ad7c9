"""A run that is killed goes on to the very bytes that it would have left."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from lagebild.bulk import disk
from tests.bulk.archives import archive, contents, run, troubles
from tests.bulk.killing import duration, killed_after

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
POINTS = 6


def test_killed_at_random_moments(tmp_path: Path) -> None:
    source = archive(tmp_path / "archive.jsonl", 40, troubles())
    duration(source, tmp_path / "first")  # loads what is loaded late
    takes = duration(source, tmp_path / "whole")
    moments, kills = random.Random(20260318), 0
    for _ in range(POINTS):
        kills += killed_after(moments.uniform(0.05, 0.6) * takes, source, tmp_path / "out")
    assert not killed_after(60, source, tmp_path / "out")
    assert kills >= 2
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


class StoppedError(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("seed", range(4))
def test_ended_at_random_writes_and_removals(
    source: Path, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Between any two changes of the disk, which the clock seldom meets."""
    moments, left = random.Random(seed), [0]

    def counted(method: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise StoppedError
            return method(*arguments, **options)

        return call

    monkeypatch.setattr(disk.Folder, "write", counted(disk.Folder.write))
    monkeypatch.setattr(disk.Folder, "remove", counted(disk.Folder.remove))
    ended = 0
    for _ in range(POINTS):
        left[0] = moments.randint(1, 15)
        try:
            run(source, tmp_path / "out")
        except StoppedError:
            ended += 1
    left[0] = 0
    run(source, tmp_path / "out")
    assert ended >= 2
    assert contents(tmp_path / "out") == contents(undisturbed)


def test_ended_while_it_clears_what_was_there(
    source: Path, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear = disk.Folder.remove
    for count in range(1, 8):
        out = tmp_path / str(count)
        shutil.copytree(undisturbed, out)
        left = [count]

        def counted(folder: disk.Folder, name: str, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise StoppedError
            clear(folder, name)

        monkeypatch.setattr(disk.Folder, "remove", counted)
        with pytest.raises(StoppedError):
            run(source, out, fresh=True)
        monkeypatch.setattr(disk.Folder, "remove", clear)
        run(source, out)
        assert contents(out) == contents(undisturbed)
