"""`lagebild bulk`: an archive into Parquet or into a dossier, with many workers."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli import tongue
from lagebild.cli.common import (
    ALL_READ,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    Loader,
    Moment,
    output,
    standard_input,
)
from lagebild.cli.messages import Messages
from lagebild.views.notewords import told

if TYPE_CHECKING:
    from lagebild.bulk import Options as Asked
    from lagebild.bulk import Summary, Watch
    from lagebild.errors import InputError

EPILOG = """\b
Examples:
  lagebild bulk archive.jsonl --out readings/
  lagebild bulk "s3://archive/*.parquet" --out s3://read --engine ray
  lagebild bulk crawl.warc.gz --out "postgresql://desk@host/db?schema=crisis"

\b
Exit status:
  0    everything is there, or was before
  1    nothing could be read, or the run had to stop (no model, disk full,
       an input that is missing or not what it was); the same command goes on
  2    the command line is wrong
  3    some articles could not be read; the table "faults" names each of them
  130  interrupted with Ctrl-C; what was read stays, the same command goes on
"""
STOPPED = 1  # exit status where an input could not be read to its end
SAID = 20  # faults that are said one by one; the others are in the output
SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    inputs: tuple[str, ...]
    out: str
    engine: str
    address: str | None
    workers: int | None
    threads: int
    published: str | None
    respect: bool
    include_all: bool
    part: int | None
    fresh: bool
    as_json: bool
    model: Path | None


@click.command("bulk", epilog=EPILOG, short_help="Read an archive with many workers, into Parquet or a dossier.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    required=True,
    metavar="DIR|DOSSIER",
    help="Folder or URL of an object store for Parquet; or a dossier: a file that is one or is called *.db, or a PostgreSQL URL.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or Ray.",
)
@click.option(
    "--address", metavar="ADDRESS", help="Ray cluster to use (auto, ray://HOST:10001); else one is begun here."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Workers; by default as many as fit the processors, here or of the cluster.",
)
@click.option(
    "--threads-per-worker",
    "threads",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Processor threads of each.",
)
@click.option(
    "--published", type=Moment(), metavar="TIME", help="Date or date-time (ISO 8601) of articles that bring none."
)
@click.option(
    "--respect-reservations",
    "respect",
    is_flag=True,
    help="Leave out what reserves text and data mining; without it the reservation is recorded and shown.",
)
@click.option("--all", "include_all", is_flag=True, help="Also what is less sure (a dossier always has it).")
@click.option(
    "--part",
    type=click.IntRange(1, 10_000_000),
    metavar="N",
    help="Articles after which parts are written, about 2048 by default; more give fewer, larger files.",
)
@click.option(
    "--resume/--fresh",
    "resume",
    default=True,
    help="Go on where a run into the same folder was stopped (the default), or begin anew.",
)
@click.option("--json", "as_json", is_flag=True, help="Write a JSON object at the end: what the run came to.")
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Model folder; by default the one in LAGEBILD_MODEL, else the installed weights.",
)
@click.pass_context
def bulk_command(context: click.Context, /, resume: bool, **chosen: Any) -> None:
    """Read INPUT with many workers into a folder of Parquet, or into a dossier.

    INPUT is what `lagebild read` takes, a Parquet file with the columns that .jsonl files have as keys, a pattern, or the URL of one of
    them in an object store (s3://, gs://, …); - is standard input. It streams: no archive is too large.

    What could not be read is listed with its reason and stops nothing. Only where a file is missing, or its disk or store fails, the run
    stops there. A run that was stopped, in whatever way, goes on with the same command. Neither the engine nor the number of workers
    changes what comes out.
    """
    context.exit(_run(Options(fresh=not resume, **chosen), context.obj))


def _run(options: Options, load: Loader) -> int:
    from lagebild import bulk  # noqa: PLC0415 -- it needs an extra, which the other commands do without

    if options.address and options.engine != "ray":
        raise click.UsageError("--address is that of a Ray cluster: give --engine ray too")
    if options.fresh and bulk.is_dossier(options.out):
        raise click.UsageError("--fresh: a dossier is never begun anew; name another one")
    messages = Messages(
        sys.stderr,
        language=tongue.of_command(),
        bar=True,
        warnings=False,
        total=lambda: bulk.expected(options.inputs),
        task="reading",
    )
    with _stopping(messages) as stopped:
        try:
            summary = bulk.run(
                options.inputs,
                options.out,
                _asked(options, load),
                watch=_watch(messages),
                stop=lambda: bool(stopped),
                stdin=standard_input(),
            )
        finally:
            messages.close()
    return _closing(options, messages, summary)


def _asked(options: Options, load: Loader) -> Asked:
    from lagebild import bulk  # noqa: PLC0415

    plain = bulk.Options()
    batch = min(plain.batch, options.part or plain.batch)
    return bulk.Options(
        engine=options.engine,
        workers=options.workers,
        threads=options.threads,
        address=options.address,
        published=options.published,
        respect_reservations=options.respect,
        include_all=options.include_all,
        model=options.model,
        fresh=options.fresh,
        batch=batch,
        chunk=-(-options.part // batch) if options.part else plain.chunk,
        load=load,
    )


def _watch(messages: Messages) -> Watch:
    from lagebild.bulk import Watch  # noqa: PLC0415

    class Told(Watch):
        def before(self, count: int) -> None:
            if count:
                messages.say(f"goes on: {count} were done before")
                messages.count(read=count)

        def remade(self, parts: Sequence[str]) -> None:
            more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
            messages.say(f"{parts[0]}{more}: gone or damaged; what it held is read again")

        def read(self, count: int) -> None:
            messages.count(read=count)

        def failed(self, fault: InputError) -> None:
            if messages.failed < SAID:
                messages.fault(fault)
                return
            if messages.failed == SAID:
                messages.say("more could not be read: the table of faults names each")
            messages.count(failed=1)

    return Told()


@contextmanager
def _stopping(messages: Messages) -> Iterator[list[int]]:
    """Ctrl-C once: finish what is at hand, and stop; twice: stop at once. The list holds the signals that came."""
    came: list[int] = []

    def heard(number: int, _: FrameType | None) -> None:
        came.append(number)
        if len(came) > 1:
            raise KeyboardInterrupt
        messages.say("stopping when what is at hand is read; Ctrl-C again stops at once")

    before = [(one, signal.signal(one, heard)) for one in SIGNALS]
    try:
        yield came
    finally:
        for one, handler in before:
            signal.signal(one, handler)


def _closing(options: Options, messages: Messages, summary: Summary) -> int:
    """Say what came of it; the exit status."""
    with output() as stream:
        stream.write((json.dumps(summary.plain(), ensure_ascii=False) if options.as_json else _line(summary)) + "\n")
    if summary.stopped:
        messages.say(f"{summary.stopped}; what was read stays, the same command goes on")
        return STOPPED
    if not summary.complete:
        messages.say("interrupted: what was read stays, the same command goes on")
        return INTERRUPTED
    done = summary.articles + summary.duplicates
    if not done:
        return NOTHING_READ
    return SOME_FAILED if summary.failed else ALL_READ


def _line(summary: Summary) -> str:
    """What a run came to, for people."""
    parts = [f"{summary.articles} article{'' if summary.articles == 1 else 's'}"]
    parts += [f"{summary.versions} of them later versions"] * bool(summary.versions)
    parts += [f"{summary.duplicates} there before"] * bool(summary.duplicates)
    parts += [f"{summary.failed} could not be read"] * bool(summary.failed)
    language = tongue.of_command()
    return f"{summary.out}: {', '.join(told(part, language) for part in parts)}"
