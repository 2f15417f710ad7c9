"""Where inputs lie and outputs go: local paths and the URLs of object stores, through fsspec."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

import fsspec
from fsspec.implementations.local import LocalFileSystem

from lagebild.bulk import remote
from lagebild.errors import InputError, LagebildError
from lagebild.sources import files

PARQUET = (".parquet", ".pq")
REFUSED = (
    "http",
    "https",
    "ftp",
    "sftp",
    "ssh",
    "github",
    "smb",
    "data",
)  # a whole archive is not fetched page by page
STDIN = "-"


class GoneError(InputError):
    """An input is not there, or the disk or the network fails over it: nothing that is wrong with what it holds. A run stops here, and
    goes on when the input is there.
    """


class File(NamedTuple):
    """A file of a file system; `shown` is its name for messages."""

    system: Any
    path: str
    shown: str

    def open(self) -> BinaryIO:
        """Its bytes; of a local file by the system's own means, of another one so that `remote.failure` knows what went wrong."""
        if not is_local(self.system):
            return remote.watched(self.system.open(self.path, "rb"))
        return cast(BinaryIO, open(self.path, "rb"))

    @property
    def is_parquet(self) -> bool:
        """Whether it is called like one of Parquet."""
        return self.path.lower().endswith(PARQUET)


def system_of(place: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it.

    Raises:
        LagebildError: nothing is known of such URLs, or what they need is not installed.
    """
    if "://" not in place:  # "::" in a name is no chain of file systems
        return LocalFileSystem(), str(LocalFileSystem._strip_protocol(place))
    schemes = [one.partition("://")[0].lower() for one in place.split("::")]
    scheme = schemes[0]
    if not set(schemes).isdisjoint(REFUSED):
        raise LagebildError(f"{place}: bulk reads files and object stores; save it first, or `lagebild add` it")
    try:
        found = fsspec.core.url_to_fs(place)
    except ImportError as error:
        raise LagebildError(f"{place}: {scheme}:// needs a further package ({error})") from error
    except ValueError as error:
        raise LagebildError(f"{place}: no path, and no URL that fsspec knows ({error})") from error
    except Exception as error:  # of a store's own package, over its settings
        raise LagebildError(remote.said(place, error)) from error
    return found[0], str(found[1])


def is_local(system: Any) -> bool:
    """Whether a file system is this machine's own."""
    return isinstance(system, LocalFileSystem)


def found(place: str) -> Iterator[File]:
    """The files of a path or URL: itself, those of a folder level by level by name, or those of a pattern (`*`, `?`, `**`).

    Hidden files, and those whose names begin with "_", as tools for archives write them beside the data, are left out.

    Raises:
        GoneError: there is none, or it cannot be listed.
    """
    if not place.strip():
        raise GoneError("(empty path)", "no such file or folder", "name a file, a folder or a URL")
    try:
        system, path = system_of(place)
        yield from _found(system, path, place)
    except GoneError:
        raise
    except LagebildError as error:
        raise GoneError(place, str(error).removeprefix(f"{place}: ")) from error
    except Exception as error:  # an object store's own errors share no base
        raise gone(place, error, local="://" not in place) from error


def _found(system: Any, path: str, place: str) -> Iterator[File]:
    if any(mark in path for mark in "*?") and not system.exists(path):
        names = sorted(name for name in system.glob(path) if not system.isdir(name))
        yield from (_file(system, name) for name in names)
        if not names:
            raise _bucketless(system, path, place) or GoneError(
                place, "no file is called so", "check the pattern, and quote it"
            )
    elif system.isdir(path):
        some = False
        for name in _walk(system, path, ()):
            some = True
            yield _file(system, name)
        if not some:
            readable = " ".join([*files.SUFFIXES, *PARQUET])
            raise GoneError(files.shown(place), "a folder without readable files", f"readable are {readable}")
    elif system.exists(path):
        yield File(system, path, files.shown(place))
    else:
        raise _missing(system, path, place)


def _missing(system: Any, path: str, place: str) -> GoneError:
    if is_local(system):
        return GoneError(files.shown(place), "no such file or folder", "check the path")
    return _bucketless(system, path, place) or GoneError(place, *remote.fault(FileNotFoundError()))


def _bucketless(system: Any, path: str, place: str) -> GoneError | None:
    """What is said where there is not even the bucket; else None."""
    bucket = remote.bucket_of(system, path)
    is_missing = bucket is not None and not (bucket and system.exists(bucket))
    return GoneError(place, *remote.no_bucket(bucket or "")) if is_missing else None


def _walk(system: Any, folder: str, above: tuple[str, ...]) -> Iterator[str]:
    """The readable files below a folder; links are followed, but never into a folder that is being walked."""
    here = os.path.realpath(folder) if is_local(system) else folder
    if here in above:
        return
    for name, is_folder in _listed(system, folder):
        last = name.rstrip("/").rsplit("/", 1)[-1]
        if last.startswith((".", "_")) or name.rstrip("/") == folder.rstrip("/"):
            continue
        if is_folder:
            yield from _walk(system, name, (*above, here))
        elif last.lower().endswith((*files.SUFFIXES, *PARQUET)):
            yield name


def _listed(system: Any, folder: str) -> list[tuple[str, bool]]:
    """What stands in a folder, by name, and whether it is one itself. A store says so in its list: to ask it of each would take a
    request each, and a store that does not answer would make a file of a folder.
    """
    if is_local(system):
        return [(name, system.isdir(name)) for name in sorted(system.ls(folder, detail=False))]
    return sorted((one["name"], one["type"] == "directory") for one in system.ls(folder, detail=True))


def _file(system: Any, path: str) -> File:
    return File(system, path, files.shown(path) if is_local(system) else str(system.unstrip_protocol(path)))


def gone(where: str, error: Exception, *, local: bool) -> GoneError:
    """What a file system says about a file, in our words."""
    shown = files.shown(where)
    if not local:
        what, hint = remote.fault(error)
        return GoneError(shown, f"cannot be read: {what}", hint)
    if not isinstance(error, OSError | ValueError):
        return GoneError(shown, f"cannot be read: {type(error).__name__}: {error}", "check the path and the rights")
    said = files.fault(where, error)
    return GoneError(said.where, said.what, said.hint)
