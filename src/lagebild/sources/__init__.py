"""The input stage: files, folders, JSON lines, standard input and, where that is allowed, addresses of the web to articles.

`articles` streams: nothing but the article at hand is held in memory, and a fault is yielded where the article would
have stood, so that the rest is still read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import dates, files
from lagebild.sources.drafts import Draft
from lagebild.sources.net.addresses import is_web

if TYPE_CHECKING:
    from lagebild.sources.net.web import Web

__all__ = ["article", "articles", "file_at_hand"]

STDIN = "standard input"

Paths = Iterable[str | os.PathLike[str]]


def articles(
    paths: Paths,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    web: Web | None = None,
    dossier: Collection[str] = (),
) -> Iterator[Article | InputError]:
    """The articles of files, folders, JSON lines files and standard input (`-`), in the order of the paths.

    `published` (ISO 8601) dates the articles that do not say themselves when they were published. `stdin` stands in for
    the process's own standard input. With `web`, addresses of pages, feeds and sitemaps are fetched by its rules; without it
    nothing is ever fetched. `dossier` are the files of the one that is open meanwhile, which are never opened. Raises
    TimeFormatError at once where `published` is no date; every other fault is yielded in its place.
    """
    option = None if published is None else dates.checked(published, where="--published", key="the date")
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    return (item for path in named for item in _path(path, option, stdin, web, dossier))


def article(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | int | None = None,  # noqa: A002 (the contract's name)
    language: str | None = None,
) -> Article:
    """The article of a text at hand; its line breaks and characters are normalised as in files.

    Raises InputError where the text cannot be read, TimeFormatError where `published` is no ISO 8601.
    """
    if not isinstance(text, str):
        raise InputError("text", f"{type(text).__name__}, not a string", "decode bytes first, or write them to a file")
    from lagebild.sources import assembly  # noqa: PLC0415 -- whoever asks for a date need not wait for it

    given = {"published": published, "title": title, "publisher": publisher, "url": url, "id": id, "language": language}
    return assembly.assemble(Draft(where="text", text=text, given=given))


def file_at_hand(stream: BinaryIO, name: str, *, published: str | None = None) -> Iterator[Article | InputError]:
    """The articles of a file whose bytes are at hand, as of an upload; its name says where faults are, and its suffix the format.

    Raises TimeFormatError at once where `published` is no date; every other fault is yielded in its place.
    """
    option = None if published is None else dates.checked(published, where=name, key="the date")
    return _stream(stream, name, files.SUFFIXES.get(os.path.splitext(name)[1].lower()), option)


def _path(
    path: str | os.PathLike[str],
    option: str | None,
    stdin: BinaryIO | None,
    web: Web | None,
    dossier: Collection[str],
) -> Iterator[Article | InputError]:
    name = os.fspath(path)
    if name == "-":
        yield from _stdin(stdin, option)
        return
    if web is not None and is_web(name):
        from lagebild.sources.net import arrivals  # noqa: PLC0415 -- whoever reads files need not wait for it

        yield from arrivals.articles(web, name, option)
        return
    if is_web(name) and not os.path.exists(name):
        yield InputError(name, "an address: nothing is fetched here", "save the page and name the file")
        return
    for file in files.found(path):
        if isinstance(file, InputError):
            yield file
        elif (own := files.own(file, dossier)) is not None:
            yield own
        else:
            yield from _file(file, option)


def _stdin(stdin: BinaryIO | None, option: str | None) -> Iterator[Article | InputError]:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:  # so it is in a process that was started without one
        yield InputError(STDIN, "there is none", "name a file or folder, or pipe a text in")
    else:
        yield from _stream(stream, STDIN, None, option)


def _file(path: Path, option: str | None) -> Iterator[Article | InputError]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield files.fault(path, error)
        return
    with stream:
        yield from _stream(stream, files.shown(path), files.SUFFIXES.get(path.suffix.lower()), option)


def _stream(stream: BinaryIO, where: str, kind: str | None, option: str | None) -> Iterator[Article | InputError]:
    from lagebild.sources import streams  # noqa: PLC0415 -- whoever has a text at hand need not wait for what takes archives apart

    try:
        for draft in streams.drafts(stream, where, kind):
            yield _assembled(draft, option)
    except OSError as error:  # a disk or pipe that fails in the middle
        yield files.fault(where, error)


def _assembled(draft: Draft | InputError, option: str | None) -> Article | InputError:
    from lagebild.sources import assembly  # noqa: PLC0415

    try:
        return draft if isinstance(draft, InputError) else assembly.assemble(draft, option=option)
    except InputError as error:
        return error
