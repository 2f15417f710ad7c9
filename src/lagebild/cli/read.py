"""`lagebild read`: reports in, statements and findings out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, cast

import click

from lagebild import sources
from lagebild.cli import tongue
from lagebild.cli.common import (
    ALL_READ,
    BROKEN_PIPE,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    Loader,
    language_option,
    model_options,
    standard_input,
)
from lagebild.cli.files import LateFile, check_target, expected, leave_standard_output, may_wait, writing
from lagebild.cli.messages import Messages
from lagebild.cli.network import network_options, web_for
from lagebild.cli.sinks import JsonLines, Page, Sink, View
from lagebild.errors import InputError, TimeFormatError
from lagebild.pipeline import readings
from lagebild.sources.respect import respected
from lagebild.streaming import Reads, one_by_one
from lagebild.views.words import interface_language

EPILOG = """\b
Examples:
  lagebild read report.txt
  lagebild read reports/ --published 2022-01-24 --html page.html
  lagebild read archive.jsonl --json > readings.jsonl
  lagebild read reports.zip table.csv crawl.warc.gz --json > readings.jsonl
  lagebild read - --json < report.txt

\b
Exit status:
  0    everything was read
  1    nothing could be read, or reading had to stop (no model, disk full)
  2    the command line is wrong
  3    some inputs could not be read; standard error names each of them
  130  interrupted with Ctrl-C; what was finished is written
  141  whoever was reading the output stopped reading
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    published: str | None
    as_json: bool
    include_all: bool
    html: Path | None
    output: Path | None
    lang: str | None
    model: Path | None
    threads: int | None
    allow_host: tuple[str, ...]
    respect: bool
    most: int

    @property
    def prints(self) -> bool:
        """Whether there is a view or JSON beside the page."""
        return self.as_json or self.html is None or self.output is not None


@click.command("read", epilog=EPILOG, short_help="Read reports: who said what, on whose word, and what happened.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "--published",
    metavar="TIME",
    help='Date or date-time (ISO 8601) of reports that bring none; "am Dienstag" is understood against it.',
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object per article and line.")
@click.option("--all", "include_all", is_flag=True, help="Also give what is less sure, marked as such.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write one self-contained page to FILE.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the view or the JSON to FILE instead of standard output.",
)
@network_options
@language_option
@model_options
@click.pass_context
def read_command(context: click.Context, /, **chosen: Any) -> None:
    """Read reports and say who said what, on whose word; what happened; who announced what, and under which condition.

    PATH is a text, HTML, Markdown or PDF file, a .jsonl or .csv file with "text" (and, where known, id, title, publisher,
    url, published, modified, language), an e-mail (.eml) or many (.mbox), a WARC or ARC file, a ZIP or tar archive of any of these,
    any of them packed (.gz, .bz2, .xz, .zst), a folder of them, or - for standard input. URL is a page, a feed or a sitemap, as
    `lagebild add` takes it.

    A view for people goes to standard output, or with --json one JSON object per article and line; --html writes a page
    and may be combined with --json. Faults and warnings go to standard error.
    """
    context.exit(_run(Options(**chosen), context.obj))


def _run(options: Options, load: Loader) -> int:
    """Read everything, write it where it belongs, and return the exit status."""
    for option, target in (("--html", options.html), ("--output", options.output)):
        check_target(option, target, options.paths)
    if options.html is not None and options.html == options.output:
        raise click.UsageError("--html and --output name the same file")
    reader = load(options.model, threads=options.threads, extras=options.include_all)
    with _output(options.output) as stream:
        sinks = _sinks(options, stream)
        # what is printed on the terminal shows progress enough, and the view has each article's warnings
        bar = not (options.prints and stream.isatty())
        messages = Messages(
            sys.stderr,
            language=tongue.of_command(),
            bar=bar,
            warnings=not any(isinstance(sink, View) for sink in sinks),
            total=lambda: expected(options.paths),
        )
        cut = _read_all(options, reader, sinks, messages)
        for sink in sinks:
            cut = _close(sink) or cut
    return _closing(options, messages, cut)


def _sinks(options: Options, stream: TextIO) -> list[Sink]:
    """What was asked for: JSON or the view on the stream, the page."""
    language = interface_language(options.lang, os.environ)
    sinks: list[Sink] = []
    if options.as_json:
        sinks.append(JsonLines(stream, include_all=options.include_all))
    elif options.prints:
        sinks.append(View(stream, language=language, include_all=options.include_all))
    if options.html is not None:
        sinks.append(Page(options.html, language=language, include_all=options.include_all))
    return sinks


def _read_all(options: Options, reader: Reads, sinks: list[Sink], messages: Messages) -> int | None:
    """Send every reading to the sinks as it comes. The exit status where the run was cut short, else None."""
    try:
        web = web_for(options.paths, options.allow_host, respect=options.respect, most=options.most, say=messages.say)
        articles = sources.articles(options.paths, published=options.published, stdin=standard_input(), web=web)
        articles = respected(articles) if options.respect else articles
        for result in readings(one_by_one(articles) if may_wait(options.paths) else articles, reader):
            if isinstance(result, InputError):
                messages.fault(result)
                continue
            for sink in sinks:
                sink.add(result)
            messages.done(result.article.where or result.article.id, result.warnings)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        leave_standard_output()
        return BROKEN_PIPE
    except TimeFormatError as error:
        raise click.UsageError(str(error)) from error
    finally:
        messages.close()
    return None


def _close(sink: Sink) -> int | None:
    try:
        sink.close()
    except BrokenPipeError:
        leave_standard_output()
        return BROKEN_PIPE
    return None


def _closing(options: Options, messages: Messages, cut: int | None) -> int:
    """Say how it went, where that is not plain, and return the exit status."""
    articles = f"{messages.read} article" + ("" if messages.read == 1 else "s")
    if cut == INTERRUPTED:
        messages.say(f"interrupted: {articles} read before that")
    elif cut is None and not messages.read and not messages.failed:
        messages.say("nothing to read")
    elif messages.failed and messages.read:
        messages.say(f"{articles} read, {messages.failed} could not be read")
    if options.html is not None and messages.read:
        messages.say(f"wrote {options.html}")
    if cut is not None:
        return cut
    if not messages.read:
        return NOTHING_READ
    return SOME_FAILED if messages.failed else ALL_READ


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """The stream for the view or the JSON: the file, begun anew with the first word for it, or standard output."""
    if path is None:
        yield sys.stdout
        return
    stream = LateFile(path)
    try:
        yield cast(TextIO, stream)
    finally:
        with suppress(BrokenPipeError), writing():  # a pipe that nobody reads any more has been noticed before
            stream.close()
