"""What the commands share: options, exit statuses, an open dossier, where the output goes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TextIO, TypeVar

import click

from lagebild.cli import tongue
from lagebild.cli.files import leave_standard_output, writing, written_whole
from lagebild.errors import DEBUG, TimeFormatError
from lagebild.views.harmless import one_line
from lagebild.views.notewords import told
from lagebild.views.words import interface_language

if TYPE_CHECKING:
    from lagebild.store import Dossier
    from lagebild.streaming import Reads

__all__ = ["DEBUG", "Loader"]

ALL_READ, NOTHING_READ, SOME_FAILED, INTERRUPTED, BROKEN_PIPE = 0, 1, 3, 130, 141
UNKEPT = "can only be read: the picture that was drawn is not kept, and is drawn again the next time"

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Loader(Protocol):
    """Gives the reader for a model folder, as `lagebild.pipeline.load_reader` does."""

    def __call__(self, folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> Reads:
        """Raises ModelError."""


def named(_: click.Context, __: click.Parameter, place: str) -> str:
    """The place of a dossier; an empty one is a variable that a script has not set."""
    if not place.strip():
        raise click.BadParameter("it is empty: name a file or a URL")
    return place


language_option = click.option(
    "--lang",
    type=click.Choice(["de", "en"]),
    help="Language of labels and messages; by default that of the locale (LC_ALL, LC_MESSAGES, LANG), German where it says none.",
)
dossier_argument = click.argument("place", metavar="DOSSIER", callback=named)
json_option = click.option("--json", "as_json", is_flag=True, help="Write one JSON object per line.")
author_option = click.option(
    "--author",
    envvar="LAGEBILD_AUTHOR",
    metavar="NAME",
    help="Who decides; by default LAGEBILD_AUTHOR, else the login name.",
)


def model_options(command: _Command) -> _Command:
    """The options of commands that read."""
    model = click.option(
        "--model",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Model folder; by default the one in LAGEBILD_MODEL, else the installed weights.",
    )
    threads = click.option(
        "--threads", type=click.IntRange(1, 256), metavar="N", help="Processor threads to use at most."
    )
    return model(threads(command))


class Moment(click.ParamType[str]):
    """An ISO 8601 date or date-time."""

    name = "time"
    hint: str | None = None
    """What can be given, where that is more than ISO 8601."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time as the rest of Lagebild writes it."""
        from lagebild.sources.dates import checked  # noqa: PLC0415 -- a command without a time need not wait for it

        try:
            return checked(value, where=param.opts[0] if param else "time", key="the time")
        except TimeFormatError as error:
            self.fail(f"{error.what} ({self.hint or error.hint})", param, ctx)


def period_options(command: _Command) -> _Command:
    """The options of a period, both ends inclusive."""
    since = click.option("--since", type=Moment(), metavar="TIME", help="Said, else published, at that time or later.")
    until = click.option(
        "--until", type=Moment(), metavar="TIME", help="Said, else published, at that time or earlier."
    )
    return since(until(command))


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Dossier]:
    """The dossier at a path or URL.

    Raises:
        StoreError: there is none, or it cannot be opened.
    """
    from lagebild.store import Dossier  # noqa: PLC0415 -- a command that only reads files need not wait for it

    with Dossier.open(place, create=create) as dossier:
        yield dossier
        if dossier.unkept:
            unkept = told(f"{one_line(dossier.name)}: {UNKEPT}", tongue.of_command())
            click.echo(f"lagebild: {unkept}", err=True)


def files_of(place: str) -> list[str]:
    """The files of a dossier, which nothing else may be written to; none of one that is no file."""
    if "://" in place:
        from sqlalchemy import make_url  # noqa: PLC0415
        from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

        try:
            url = make_url(place)
        except ArgumentError:
            return []  # it will not open either
        place = str(url.database) if url.get_backend_name() == "sqlite" else ""
    return [f"{place}{suffix}" for suffix in ("", "-wal", "-shm", "-journal")] if place else []


@contextmanager
def output(path: Path | None = None) -> Iterator[TextIO]:
    """Where a command writes: the file, which appears whole or not at all, or standard output. A pipe that nobody reads any more ends
    the command quietly.
    """
    try:
        with writing(path), nullcontext(sys.stdout) if path is None else written_whole(path) as stream:
            yield stream
            stream.flush()
    except BrokenPipeError as error:
        if path is None:
            leave_standard_output()
        raise click.exceptions.Exit(BROKEN_PIPE) from error


def standard_input() -> BinaryIO:
    """The process's standard input; an empty one where it has none."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def now() -> datetime:
    """What time it is where the desk is."""
    return datetime.now().astimezone()


def spoken(option: str | None) -> str:
    """The language to speak."""
    return interface_language(option, os.environ)


def author_of(option: str | None) -> str:
    """Who decides: the one that is named, else the one that is logged in.

    Raises:
        click.UsageError: nobody is.
    """
    if option:
        return option
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise click.UsageError("say who decides: --author NAME, or LAGEBILD_AUTHOR") from error
