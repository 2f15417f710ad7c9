"""A folder on a disk or in an object store, written so that a file is whole or not there."""

from __future__ import annotations

import contextlib
import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from lagebild.bulk import claims, remote
from lagebild.bulk.places import is_local, system_of
from lagebild.errors import LagebildError, LockedError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

AT_ONCE = 32  # objects of a store that are read or written beside one another
PATIENCE = 300.0  # seconds that a store is given to take these in: s3fs itself waits without end for one that took the connection


class Folder:
    """A folder by its path or URL; names in it are relative, with "/". What goes wrong with an object store is a LagebildError."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.system, self._root = system_of(place)
        self._local = is_local(self.system)

    def path(self, name: str = "") -> str:
        """The path of a name in the file system."""
        return posixpath.join(self._root, name) if name else self._root

    def shown(self, name: str) -> str:
        """The same for messages: of a store, its URL."""
        return self.path(name) if self._local else posixpath.join(self.place, name).rstrip("/")

    def names(self, name: str = "") -> list[str]:
        """What stands in a folder of it, by name, sorted; nothing where there is no such folder."""
        with self._told(name, "cannot be listed"):
            try:
                self.system.invalidate_cache()
                found = self.system.ls(self.path(name), detail=False)
            except (FileNotFoundError, NotADirectoryError):
                return []
        here = self.path(name).strip("/")  # as an object of its own, which some tools make of a folder
        return sorted(one.rstrip("/").rsplit("/", 1)[-1] for one in found if one.strip("/") != here)

    def sizes(self, name: str) -> dict[str, int]:
        """The files below a folder of it, by their paths in it, sorted, with their bytes."""
        root = self.path(name)
        with self._told(name, "cannot be listed"):
            self.system.invalidate_cache()
            found = self.system.find(root, detail=True) if self.system.exists(root) else {}
        sizes = ((posixpath.join(name, posixpath.relpath(path, root)), info["size"]) for path, info in found.items())
        return dict(sorted(sizes))

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        with self._told(name, "cannot be read"):
            try:
                data: bytes = self.system.cat_file(self.path(name))
            except FileNotFoundError:
                return None
        return data

    def modified(self, name: str) -> datetime | None:
        """When a file was written; None where there is none, or its file system does not know."""
        with self._told(name, "cannot be read"):
            try:
                self.system.invalidate_cache()
                moment: datetime = self.system.modified(self.path(name))
            except (FileNotFoundError, NotImplementedError):
                return None
        return moment

    def read_all(self, names: Sequence[str]) -> list[bytes | None]:
        """The bytes of some files; a store is asked for many at once."""
        if not self._many:
            return [self.read(name) for name in names]
        read: list[bytes | None] = []
        for some in _by(AT_ONCE, names):
            with self._told(some[0], "cannot be read"):
                found = self.system.cat([self.path(name) for name in some], on_error="return")
                read.extend(_bytes(found[self.path(name)]) for name in some)
        return read

    @contextlib.contextmanager
    def reading(self, name: str) -> Iterator[Any]:
        """A file's stream of bytes, to be read in parts."""
        path = self.path(name)
        if self._local:
            with Path(path).open("rb") as stream:
                yield stream
            return
        with remote.watched(self.system.open(path, "rb")) as stream:
            try:
                yield stream
            finally:
                if (error := remote.failure(stream)) is not None:
                    raise LagebildError(self._said(name, "cannot be read", error)) from error

    def write(self, name: str, data: bytes, *, durable: bool = False) -> None:
        """Write a file, wholly or not at all; a `durable` one is on the disk when this returns.

        Raises:
            LagebildError: it cannot be written.
        """
        path = self.path(name)
        if not self._local:
            with self._told(name, "cannot be written"):
                self.system.pipe_file(path, data, **self._patient)  # an object store shows an object when it is whole
            return
        try:
            _write(Path(path), data, durable=durable)
        except OSError as error:
            raise LagebildError(f"{path}: cannot be written: {error.strerror or error}") from error

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """Write some files durably; all are there when this returns. A store is given many at once.

        Raises:
            LagebildError: one cannot be written; of the others some may be there.
        """
        if not self._many:
            for name, data in files.items():
                self.write(name, data, durable=True)
            return
        for some in _by(AT_ONCE, list(files)):
            with self._told(some[0], "cannot be written"):
                self.system.pipe({self.path(name): files[name] for name in some}, **self._patient)

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all in it; nothing where there is none."""
        path = self.path(name)
        with self._told(name, "cannot be removed"), contextlib.suppress(FileNotFoundError):
            self.system.rm(path, recursive=self.system.isdir(path))

    def remove_all(self, names: Sequence[str]) -> None:
        """Remove some files; nothing where there is none. A store is told of all at once."""
        if not self._many:
            for name in names:
                self.remove(name)
        elif names:
            with self._told(names[0], "cannot be removed"), contextlib.suppress(FileNotFoundError):
                self.system.rm([self.path(name) for name in names])

    def make(self) -> None:
        """Make the folder, where there is none; a bucket is never made.

        Raises:
            LagebildError: it cannot be made.
        """
        bucket = remote.bucket_of(self.system, self._root)
        if bucket is None:
            try:
                self.system.makedirs(self._root, exist_ok=True)
            except OSError as error:
                raise LagebildError(f"{self.place}: cannot be made: {error.strerror or error}") from error
        elif not bucket or (
            not self.names() and not self.system.exists(bucket)
        ):  # the list says whether the store answers
            what, hint = remote.no_bucket(bucket)
            raise LagebildError(f"{self.place}: {what} ({hint})")

    @property
    def _many(self) -> bool:
        """Whether the file system does many things at once."""
        return not self._local and bool(self.system.async_impl)

    @property
    def _patient(self) -> dict[str, float]:
        return {"timeout": PATIENCE} if self._many else {}

    @contextlib.contextmanager
    def _told(self, name: str, doing: str) -> Iterator[None]:
        """What an object store's package raises, in our words."""
        try:
            yield
        except LagebildError:
            raise
        except Exception as error:
            if self._local:
                raise
            raise LagebildError(self._said(name, doing, error)) from error

    def _said(self, name: str, doing: str, error: Exception) -> str:
        return f"{remote.said(self.shown(name), error, doing)}; what was read stays, the same command goes on"

    @contextlib.contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """While one run writes, another one is refused: on a disk by its lock, as far as the system knows any, in a store by claims.

        Raises:
            LockedError: another run writes.
        """
        if not self._local:
            with claims.claimed(self, f"{name}s"):
                yield
            return
        if fcntl is None:
            yield
            return
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            _lock(stream, self.place)
            yield


def _by(count: int, names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Some at a time."""
    return (names[start : start + count] for start in range(0, len(names), count))


def _bytes(found: bytes | Exception) -> bytes | None:
    """A file's bytes; None where there is none.

    Raises:
        Exception: what the store's package raised.
    """
    if isinstance(found, FileNotFoundError):
        return None
    if isinstance(found, Exception):
        raise found
    return found


def _lock(stream: IO[bytes], place: str) -> None:
    try:
        fcntl.flock(
            stream, fcntl.LOCK_EX | fcntl.LOCK_NB
        )  # the system takes it back when the process ends, however it ends
    except OSError as error:
        raise LockedError(f"{place}: another run writes here; wait for it, or name another folder") from error


def _write(path: Path, data: bytes, *, durable: bool) -> None:
    draft: Any = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    above = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with draft.open("wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        os.replace(draft, path)
        if durable:
            for folder in (path.parent, *(folder.parent for folder in above)):
                _sync(folder)
    finally:
        draft.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, as far as the system knows of that."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
