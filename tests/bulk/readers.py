"""Readers for workers: importable by name, as a process of its own needs it."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from lagebild.errors import ModelError
from lagebild.records import Article, Findings
from tests.fakes import FakeReader


class Trouble(FakeReader):
    """A fake reader that some words in a text bring into trouble."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        """As the fake reader reads, where nothing happens."""
        for result in super().read(articles):
            text = result[0].text
            if "TÖDLICH" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "FEHLER" in text:
                raise RuntimeError("a fault of the reader")
            if "HÄNGT" in text:
                time.sleep(3600)
            if (once := re.search(r"EINMAL:(\S+)", text)) and not Path(once[1]).exists():
                Path(once[1]).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if pause := os.environ.get("LAGEBILD_TEST_PAUSE"):
                time.sleep(float(pause))
            yield result


def load_trouble(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> Trouble:
    """Stands in for `lagebild.pipeline.load_reader`."""
    return Trouble(batch=1)


def load_other(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
    """A reader with another model."""
    reader = FakeReader()
    reader.coder = type(reader.coder)("0.0.0", "other", "e" * 64)
    return reader


def load_here_only(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
    """A reader that loads in the parent, and in workers not."""
    import multiprocessing  # noqa: PLC0415

    if multiprocessing.parent_process() is not None:
        raise ModelError("no model here")
    return FakeReader()


def load_deadly(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
    """A reader that ends the worker that loads it."""
    import multiprocessing  # noqa: PLC0415

    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return FakeReader()
