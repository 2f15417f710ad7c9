"""What the command line writes to: never half a page, never over an input, and faults of the disk by name."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TextIO

import click

from lagebild.cli.network import names_addresses
from lagebild.errors import InputError, LagebildError


@contextmanager
def writing(target: Path | None = None) -> Iterator[None]:
    """Maps what goes wrong when a file, or standard output where there is no `target`, is written.

    Raises:
        BrokenPipeError: whoever was reading stopped.
        LagebildError: anything else (disk full, no permission), with the file's name.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if os.name == "nt" and error.errno == errno.EINVAL:  # what Windows says of a closed pipe
            raise BrokenPipeError from error
        where = error.filename or target or "standard output"
        raise LagebildError(f"{where}: cannot be written: {error.strerror or error}") from error


def leave_standard_output() -> None:
    """Nobody reads standard output any more: let what is left in its buffer go nowhere, silently."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class LateFile(io.TextIOBase):
    """A text file (UTF-8) that is opened with the first word for it: a run that reads nothing destroys nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: TextIO | None = None

    def write(self, text: str) -> int:
        """Write text; lone surrogates, which file names may hold, are escaped."""
        with self._named():
            if self._stream is None:
                self._stream = self._path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            return self._stream.write(text)

    def flush(self) -> None:
        """Hand what was written to the system."""
        if self._stream is not None:
            with self._named():
                self._stream.flush()

    def close(self) -> None:
        """Close the file, where one was begun."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with self._named():
                stream.close()
        super().close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Says of what goes wrong which file it is about."""
        try:
            yield
        except OSError as error:
            error.filename = error.filename or str(self._path)
            raise


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8) that appears under its name only when the block ends well; else nothing is left behind.

    A device or a pipe is written to directly, since nothing can be put in its place.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    target = path.resolve()  # what a link points to is replaced, not the link
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, draft)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def check_target(option: str, target: Path | None, inputs: Sequence[str]) -> None:
    """Refuse a file to write that is one of the inputs, or would be one the next time.

    Raises:
        click.UsageError: it is, or it cannot be a file.
    """
    if target is None:
        return
    if target.is_dir():
        raise click.UsageError(f"{option} {target}: this is a folder; name a file")
    if not target.resolve().parent.is_dir():
        raise click.UsageError(f"{option} {target}: there is no folder {target.parent}")
    for source in map(Path, (name for name in inputs if name != "-" and not names_addresses([name]))):
        if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
            raise click.UsageError(f"{option} {target}: this is one of the inputs; name another file")
        if source.is_dir() and target.resolve().is_relative_to(source.resolve()):
            raise click.UsageError(f"{option} {target}: lies in the input folder {source}; name a file outside it")


def may_wait(inputs: Sequence[str]) -> bool:
    """Whether the next article of the inputs may be long in coming: standard input, a pipe or a device."""
    return any(
        name == "-" or (os.path.exists(name) and not (os.path.isfile(name) or os.path.isdir(name))) for name in inputs
    )


def expected(inputs: Sequence[str]) -> int | None:
    """How many articles the inputs seem to hold, for a progress bar; None where that cannot be seen beforehand."""
    from lagebild.sources.files import found  # noqa: PLC0415 -- commands that read nothing need not wait for it

    if "-" in inputs:
        return None
    if names_addresses(inputs):
        return None
    total = 0
    for file in chain.from_iterable(map(found, inputs)):
        if isinstance(file, Path) and not file.is_file():
            return None
        held = 1 if isinstance(file, InputError) else _held(file)
        if held is None:
            return None
        total += held
    return total


def _held(file: Path) -> int | None:
    from lagebild.sources.files import MANY, kind  # noqa: PLC0415

    what = kind(file.name)
    if what != "lines":
        return None if what in MANY else 1
    try:
        with file.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return 1  # it will be one fault
