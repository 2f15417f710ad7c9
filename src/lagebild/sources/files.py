"""From the paths that a user names to the files that are read: folders in order, faults yielded in their place."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from lagebild.errors import InputError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".pdf": "pdf",
    ".eml": "mail",
    ".mbox": "mbox",
    ".warc": "warc",
    ".arc": "arc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "gzip",
    ".tbz": "bzip2",
    ".tbz2": "bzip2",
    ".txz": "xz",
    ".gz": "gzip",
    ".bz2": "bzip2",
    ".xz": "xz",
    ".zst": "zstd",
    ".tzst": "zstd",
}
PACKED = ("gzip", "bzip2", "xz", "zstd")
MANY = frozenset({"lines", "table", "mail", "mbox", "warc", "arc", "zip", "tar", *PACKED})
"""Kinds of files that may hold any number of articles."""
NAMED = 5  # unreadable files that a message names
READABLE = f"readable are {' '.join(SUFFIXES)}"

Folder = tuple[int, int]  # device and inode


def shown(path: str | os.PathLike[str]) -> str:
    """A path as a message can show it: names that are no valid text get replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def kind(name: str) -> str | None:
    """The format that a name's suffix stands for, one of SUFFIXES' values; a file that is called "mbox" lies in what Apple Mail exports."""
    if os.path.basename(name) == "mbox":
        return "mbox"
    return SUFFIXES.get(os.path.splitext(name)[1].lower())


def inner(name: str) -> str:
    """The name of what a packed file holds: "a.csv" for "a.csv.gz"."""
    return os.path.splitext(name)[0] if kind(name) in PACKED else name


def readable(name: str) -> bool:
    """Whether a file of this name is read where a folder or an archive holds it. "photo.png.gz" is not."""
    if kind(name) not in PACKED:
        return kind(name) is not None
    suffix = os.path.splitext(inner(name))[1].lower()
    return not re.fullmatch(r"\.[a-z][a-z\d]{0,4}", suffix) or suffix in SUFFIXES


def found(path: str | os.PathLike[str]) -> Iterator[Path | InputError]:
    """The readable files that a path stands for; a fault (with the path in it) where there are none.

    A file is taken whatever its name. A folder gives the files with a readable suffix in it and below, sorted by name
    level by level; hidden ones are left out, links are followed, but never into a folder that is being walked.
    """
    name = os.fspath(path)
    if not name:
        yield InputError("(empty path)", "no such file or folder", "name a file, a folder or -")
        return
    mode = _mode(Path(name))
    if isinstance(mode, InputError):
        yield mode
    elif stat.S_ISDIR(mode):
        yield from _folder(Path(name))
    else:  # a pipe or device is fine where it is named, as the shell's <(…) does
        yield Path(name)


def own(path: str | os.PathLike[str], dossier: Collection[str]) -> InputError | None:
    """That an input is one of the files of the dossier that is open; None where it is none.

    It must not even be opened: the system takes SQLite's locks back when any handle of the file is closed in a process, and another one
    may then take away the log that this one writes.
    """
    for name in dossier:
        try:
            is_same = os.path.samefile(path, name)
        except (OSError, ValueError):
            continue  # either is not there
        if is_same:
            return InputError(shown(path), "the dossier itself, or its log", "name the reports that are to be added")
    return None


def fault(path: str | os.PathLike[str], error: OSError | ValueError) -> InputError:
    """What the system says about a path, in our words."""
    where = shown(path)
    match error:
        case FileNotFoundError():
            if os.path.islink(path):
                return InputError(where, "a link to nothing", "its target is missing: restore it or remove the link")
            return InputError(where, "no such file or folder", "check the path")
        case PermissionError():
            return InputError(where, "no permission to read it", "change its permissions or run as its owner")
        case OSError():
            return InputError(where, f"cannot be read: {error.strerror or error}", "check the path and the disk")
        case _:
            return InputError(where, f"cannot be read: {error}", "check the path")


def _mode(path: Path) -> int | InputError:
    try:
        return path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        return fault(path, error)


class _Left(NamedTuple):
    """A file that a folder holds but that is not read."""

    name: str


def _folder(path: Path) -> Iterator[Path | InputError]:
    left: list[str] = []
    some = False
    for item in _walk(path, ()):
        if isinstance(item, _Left):
            left.append(item.name)
        else:
            some = True
            yield item
    if not some:
        yield InputError(shown(path), f"a folder without readable files{names(left[:NAMED], len(left))}", READABLE)


def names(some: list[str], count: int) -> str:
    """The first names of so many that are not read, for a message."""
    more = f" and {count - len(some)} more" if count > len(some) else ""
    return f": it holds {', '.join(some)}{more}" if some else ""


def _walk(folder: Path, above: tuple[Folder, ...]) -> Iterator[Path | InputError | _Left]:
    try:
        status = folder.stat()
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield fault(folder, error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield InputError(
            shown(folder), "a link back to a folder above it", "remove the link; the folder itself is read"
        )
        return
    for name in names:
        yield from _entry(folder / name, (*above, here))


def _entry(path: Path, above: tuple[Folder, ...]) -> Iterator[Path | InputError | _Left]:
    mode = _mode(path)
    if isinstance(mode, InputError):
        yield _Left(shown(path.name)) if path.suffix and not readable(path.name) else mode
    elif stat.S_ISDIR(mode):
        yield from _walk(path, above)
    elif not readable(path.name):
        yield _Left(shown(path.name))
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield InputError(shown(path), "a pipe or device, not a file", "name it on its own to read it")
