"""A folder on a disk or in an object store, written so that a file is whole or not there."""

from __future__ import annotations

import contextlib
import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lagebild.bulk.places import is_local, system_of
from lagebild.errors import LagebildError, LockedError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Folder:
    """A folder by its path or URL; names in it are relative, with "/"."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.system, self._root = system_of(place)
        self._local = is_local(self.system)

    def path(self, name: str = "") -> str:
        """The path of a name in the file system."""
        return posixpath.join(self._root, name) if name else self._root

    def names(self, name: str = "") -> list[str]:
        """What stands in a folder of it, by name, sorted; nothing where there is no such folder."""
        try:
            self.system.invalidate_cache()
            found = self.system.ls(self.path(name), detail=False)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(one.rstrip("/").rsplit("/", 1)[-1] for one in found)

    def sizes(self, name: str) -> dict[str, int]:
        """The files below a folder of it, by their paths in it, sorted, with their bytes."""
        self.system.invalidate_cache()
        root = self.path(name)
        found = self.system.find(root, detail=True) if self.system.exists(root) else {}
        sizes = ((posixpath.join(name, posixpath.relpath(path, root)), info["size"]) for path, info in found.items())
        return dict(sorted(sizes))

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        try:
            data: bytes = self.system.cat_file(self.path(name))
        except FileNotFoundError:
            return None
        return data

    def open(self, name: str) -> Any:
        """A file's stream of bytes, to be read in parts."""
        path = self.path(name)
        return Path(path).open("rb") if self._local else self.system.open(path, "rb")

    def write(self, name: str, data: bytes, *, durable: bool = False) -> None:
        """Write a file, wholly or not at all; a `durable` one is on the disk when this returns.

        Raises:
            LagebildError: it cannot be written.
        """
        path = self.path(name)
        try:
            if self._local:
                _write(Path(path), data, durable=durable)
            else:
                self.system.pipe_file(path, data)  # an object store shows an object when it is whole
        except OSError as error:
            raise LagebildError(f"{path}: cannot be written: {error.strerror or error}") from error

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all in it; nothing where there is none."""
        path = self.path(name)
        with contextlib.suppress(FileNotFoundError):
            self.system.rm(path, recursive=self.system.isdir(path))

    def make(self) -> None:
        """Make the folder, where there is none.

        Raises:
            LagebildError: it cannot be made.
        """
        try:
            self.system.makedirs(self._root, exist_ok=True)
        except OSError as error:
            raise LagebildError(f"{self.place}: cannot be made: {error.strerror or error}") from error

    @contextlib.contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """While one run writes, another one is refused; as far as the file system knows locks, which object stores do not.

        Raises:
            LockedError: another run writes.
        """
        if not self._local or fcntl is None:
            yield
            return
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            _lock(stream, self.place)
            yield


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
