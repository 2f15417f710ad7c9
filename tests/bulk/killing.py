"""Runs that are killed: a server that has loaded everything forks one, so that a dozen of them take no time to begin."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tests.bulk.archives import run

MODULES = ["tests.bulk.warmed", "tests.bulk.killing"]


def context() -> ForkServerContext:
    """Makes processes that have loaded what a run needs."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(MODULES)
    return made


def one_run(source: str, out: str) -> None:
    """A whole run, where it is left to end."""
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115 -- for as long as the process lives
    run(source, out)


def killed_after(seconds: float, source: Path, out: Path) -> bool:
    """Begin or go on with a run, and kill it after so long; whether it was killed before its end."""
    process = context().Process(target=one_run, args=(str(source), str(out)))
    process.start()
    process.join(seconds)
    if process.exitcode is None and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    code = process.exitcode
    process.close()
    assert code in (0, -signal.SIGKILL)
    return code != 0


def duration(source: Path, out: Path) -> float:
    """Seconds that an undisturbed run takes in such a process."""
    begin = time.monotonic()
    assert not killed_after(60, source, out)
    return time.monotonic() - begin
