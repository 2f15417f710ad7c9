"""`lagebild add`: reports into a dossier."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    Moment,
    dossier_argument,
    language_option,
    model_options,
    opened,
    output,
    spoken,
    standard_input,
)
from lagebild.cli.files import expected, leave_standard_output, may_wait, writing
from lagebild.cli.messages import Messages
from lagebild.cli.network import network_options, web_for
from lagebild.entries import KEEP, OUTCOMES, Added
from lagebild.errors import DEBUG, InputError, StoreError
from lagebild.pipeline import add, picture
from lagebild.sources.respect import respected
from lagebild.store import Dossier
from lagebild.streaming import Reads, one_by_one
from lagebild.views import added
from lagebild.views.exports import json_line

if TYPE_CHECKING:
    from lagebild.sources.net.web import Web

EPILOG = """\b
Examples:
  lagebild add crisis.db report.txt --published 2026-03-18
  lagebild add crisis.db reports/ archive.jsonl
  lagebild add crisis.db feed.jsonl --keep-text spans --keep-text dpa=none
  lagebild add crisis.db https://example.org/feed.xml --limit 50
  lagebild add "postgresql://desk@host/lagebild?schema=crisis" reports/

\b
Exit status:
  0    everything is in, or was before
  1    nothing could be read, or adding had to stop (no model, disk full)
  2    the command line is wrong
  3    some inputs could not be read; standard error names each of them
  130  interrupted with Ctrl-C; what is in stays, the same command goes on
  141  whoever was reading the output stopped reading
"""


AT_ONCE = 400  # articles up to which the picture is drawn at once; drawing a greater one takes longer than a few articles take to read
CHANGING = tuple(name for name in OUTCOMES if name not in ("unchanged", "refused"))
"""Outcomes after which the picture is another one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    place: str
    paths: tuple[str, ...]
    published: str | None
    keep_text: tuple[str, ...]
    draw: bool
    as_json: bool
    lang: str | None
    model: Path | None
    threads: int | None
    allow_host: tuple[str, ...]
    respect: bool
    most: int


@click.command("add", epilog=EPILOG, short_help="Read reports into a dossier; what it has is not read again.")
@dossier_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "--published",
    type=Moment(),
    metavar="TIME",
    help='Date or date-time (ISO 8601) of reports that bring none; "am Dienstag" is understood against it.',
)
@click.option(
    "--keep-text",
    "keep_text",
    multiple=True,
    metavar="KEEP",
    help="What the dossier keeps of texts that come in from now on: full, spans (the sentences that evidence needs) or none (only "
    "hashes and positions); SOURCE=KEEP for one publisher, such as dpa=none. Repeatable.",
)
@click.option(
    "--no-picture",
    "draw",
    flag_value=False,
    default=True,
    help="Leave drawing the picture to whoever asks for it first (`lagebild show`).",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object per article and line: what became of it.")
@network_options
@language_option
@model_options
@click.pass_context
def add_command(context: click.Context, /, **chosen: Any) -> None:
    """Read reports into DOSSIER, which is made where there is none.

    PATH is what `lagebild read` takes: text, HTML, Markdown or PDF files, e-mails (.eml, .mbox), .jsonl or .csv files, WARC or ARC
    files, ZIP or tar archives of any of these, any of them packed (.gz, .bz2, .xz, .zst), folders, or - for standard input. URL
    is a page, a feed (RSS, Atom, JSON) or a sitemap, told by what comes back; of feeds and sitemaps the article of each entry is
    read. It is fetched politely, and never from inside a network; `lagebild watch` keeps feeds current.

    An article is wholly in or not at all. What the dossier has is not read again, so that the same command goes on where it was stopped;
    the same text in another paper is a copy, another text of the same article a new version of it.

    DOSSIER is a file, or a PostgreSQL schema: postgresql://USER@HOST/DATABASE?schema=NAME
    """
    context.exit(_run(Options(**chosen), context.obj))


def _run(options: Options, load: Loader) -> int:
    rules = [_rule(one) for one in options.keep_text]
    messages = Messages(
        sys.stderr, language=tongue.of_command(), bar=True, total=lambda: expected(options.paths), task="adding"
    )
    web = web_for(options.paths, options.allow_host, respect=options.respect, most=options.most, say=messages.say)
    reader = load(options.model, threads=options.threads, extras=True)
    with opened(options.place, create=True) as dossier:
        for publisher, keep in rules:
            dossier.set_keep(keep, publisher)
        outcomes: Counter[str] = Counter()
        cut = _add_all(options, _results(options, reader, dossier, web), messages, outcomes)
        changed = cut is None and any(outcomes[name] for name in CHANGING)
        if options.draw and changed and dossier.counts().articles <= AT_ONCE:
            _draw(dossier, messages)
        return _closing(options, dossier, messages, outcomes, cut)


def _rule(given: str) -> tuple[str | None, str]:
    """Source and what is kept of it; None for all sources."""
    publisher, sign, keep = given.rpartition("=")
    if keep not in KEEP or (sign and not publisher.strip()):
        raise click.UsageError(
            f"--keep-text {given}: {', '.join(KEEP)}, or one of them for a source, such as dpa=spans"
        )
    return (publisher.strip() or None, keep)


def _results(options: Options, reader: Reads, dossier: Dossier, web: Web | None) -> Iterator[Added | InputError]:
    articles = sources.articles(
        options.paths, published=options.published, stdin=standard_input(), web=web, dossier=dossier.files
    )
    articles = respected(articles) if options.respect else articles
    yield from add(one_by_one(articles) if may_wait(options.paths) else articles, reader, dossier)


def _add_all(
    options: Options, results: Iterator[Added | InputError], messages: Messages, outcomes: Counter[str]
) -> int | None:
    """Add everything, saying what is not plainly new; the exit status where the run was cut short."""
    language = spoken(options.lang)
    try:
        for result in results:
            if isinstance(result, InputError):
                messages.fault(result)
                continue
            outcomes[result.outcome] += 1
            messages.done(result.where or result.article, result.warnings)
            if options.as_json:
                with writing():
                    sys.stdout.write(json_line(added.added_json(result)) + "\n")
                    sys.stdout.flush()
            elif (line := added.line(result, language)) is not None:
                messages.say(line)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        leave_standard_output()
        return BROKEN_PIPE
    except StoreError:  # a full disk, a lock: what was added before stays, and is said
        messages.close()
        if outcomes:
            messages.say(added.came_in(outcomes, messages.failed, language))
        raise
    finally:
        messages.close()
    return None


def _draw(dossier: Dossier, messages: Messages) -> None:
    """Draw the picture with what came in, so that nobody waits for it later; what is in is in, whatever becomes of that."""
    try:
        with messages.waiting("drawing the picture"):
            picture(dossier)
    except KeyboardInterrupt:
        return
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        messages.say(f"the picture could not be drawn: a fault in Lagebild ({type(error).__name__}: {error})")


def _closing(options: Options, dossier: Dossier, messages: Messages, outcomes: Counter[str], cut: int | None) -> int:
    """Say what came of it, and what the dossier holds now; the exit status."""
    if not options.as_json and cut != BROKEN_PIPE:
        language, counts = spoken(options.lang), dossier.counts()
        with output() as stream:
            for text in added.summary(outcomes, messages.failed, counts, dossier.name, language, cut=cut is not None):
                stream.write(text + "\n")
    elif cut == INTERRUPTED:
        messages.say("interrupted: what is in stays, the same command goes on")
    if cut is not None:
        return cut
    if not messages.read:
        return NOTHING_READ
    return SOME_FAILED if messages.failed else ALL_READ
