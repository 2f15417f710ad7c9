"""Garbage is collected again when the last of several blocks is left, in whatever order they are."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from threading import Barrier, Thread

import pytest

from lagebild.uncollected import uncollected


@pytest.fixture(autouse=True)
def _collecting() -> object:
    gc.enable()
    yield
    gc.enable()


def test_blocks_that_overlap() -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(uncollected())
    second.enter_context(uncollected())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_what_was_off_before_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_many_threads_leave_it_as_it_was() -> None:
    together = Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(2000):
            with uncollected():
                pass

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()
