"""Claims of runs on a folder of a store, in a store that is in memory: which of those that killed runs left are in the way."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator

import fsspec
import pytest

from lagebild.bulk import claims
from lagebild.bulk.disk import Folder
from lagebild.errors import LockedError

PLACE, CLAIMS = "memory://claims/out", "_lagebild/locks"


@pytest.fixture
def folder() -> Iterator[Folder]:
    yield Folder(PLACE)
    with contextlib.suppress(FileNotFoundError):
        fsspec.filesystem("memory").rm("/claims", recursive=True)


def left(folder: Folder, process: int, *, here: bool = True) -> None:
    """A claim that a run has left."""
    where = claims._here() if here else ["another machine", ""]
    said = {"where": where, "process": process, "written": 1}
    folder.write(f"{CLAIMS}/0123456789abcdef", json.dumps(said).encode())


def gone() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.skipif(os.name == "nt", reason="nothing asks after processes there")
def test_what_a_run_left_that_was_killed_on_this_machine_is_in_nobodys_way(folder: Folder) -> None:
    left(folder, gone())
    with folder.alone("_lagebild/lock"):
        (own,) = folder.names(CLAIMS)
        assert own != "0123456789abcdef"
    assert folder.names(CLAIMS) == []


@pytest.mark.parametrize("here", [True, False])
def test_a_run_that_runs_or_of_which_nobody_knows_is(folder: Folder, here: bool) -> None:
    left(folder, os.getpid() if here else gone(), here=here)
    with pytest.raises(LockedError, match="another run writes here"), folder.alone("_lagebild/lock"):
        raise AssertionError("it is let in")
    assert folder.names(CLAIMS) == ["0123456789abcdef"]


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"where": 1, "process": "x"}', b"\xff"])
def test_what_cannot_be_read_is_in_the_way_while_it_is_fresh(folder: Folder, said: bytes) -> None:
    folder.write(f"{CLAIMS}/0123456789abcdef", said)
    with pytest.raises(LockedError), folder.alone("_lagebild/lock"):
        raise AssertionError("it is let in")


def test_the_second_is_refused_and_the_next_is_not(folder: Folder) -> None:
    with folder.alone("_lagebild/lock"), pytest.raises(LockedError), folder.alone("_lagebild/lock"):
        raise AssertionError("it is let in")
    with folder.alone("_lagebild/lock"):
        assert len(folder.names(CLAIMS)) == 1
