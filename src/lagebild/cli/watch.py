"""`lagebild watch`: feeds that are kept current in a dossier."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli import tongue
from lagebild.cli.common import (
    ALL_READ,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    Loader,
    dossier_argument,
    json_option,
    language_option,
    model_options,
    opened,
    output,
    spoken,
)
from lagebild.cli.messages import Messages
from lagebild.cli.network import fetching, network_options
from lagebild.errors import FetchError, InputError
from lagebild.views import added, watched
from lagebild.views.exports import json_line
from lagebild.views.terminal import console

if TYPE_CHECKING:
    from lagebild.sources.net.web import Web
    from lagebild.store import Dossier
    from lagebild.watching import Round, Watcher

EPILOG = """\b
Examples:
  lagebild watch crisis.db https://example.org/feed.xml --every 5m
  lagebild watch crisis.db --once                 for cron: one round
  lagebild watch crisis.db --list
  lagebild watch crisis.db --remove https://example.org/feed.xml

\b
Exit status:
  0    the round, or the list, is done (also: no feed was due)
  1    no feed that was due could be read, or watching had to stop
  2    the command line is wrong
  3    some feeds or entries could not be read; standard error names each
  130  interrupted with Ctrl-C; what is in stays, the same command goes on
"""
UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}
SHORTEST = 60  # seconds between two rounds: more often is impolite


class Length(click.ParamType[float]):
    """A length of time such as 10m, in seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The seconds."""
        if isinstance(value, float):
            return value
        words = str(value).strip().lower()
        number = words.rstrip("smindh")
        unit = words[len(number) :]
        if not number.isdecimal() or unit not in UNITS or len(number) > 6:
            self.fail(f"{value!r}: give minutes, hours or days, such as 10m, 2h or 1d", param, ctx)
        seconds = float(int(number) * UNITS[unit])
        if not SHORTEST <= seconds <= UNITS["d"] * 7:
            self.fail(f"{value!r}: from 1m to 7d", param, ctx)
        return seconds


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    place: str
    feeds: tuple[str, ...]
    every: float
    once: bool
    as_list: bool
    remove: tuple[str, ...]
    as_json: bool
    lang: str | None
    model: Path | None
    threads: int | None
    allow_host: tuple[str, ...]
    respect: bool
    most: int


@click.command("watch", epilog=EPILOG, short_help="Keep feeds current in a dossier: what is new is fetched and read.")
@dossier_argument
@click.argument("feeds", nargs=-1, metavar="[FEED...]")
@click.option(
    "--every",
    type=Length(),
    default="10m",
    show_default=True,
    metavar="TIME",
    help="How often each feed is asked: 10m, 2h, 1d; at least 1m.",
)
@click.option("--once", is_flag=True, help="One round over the feeds that are due, then end: for cron.")
@click.option("--list", "as_list", is_flag=True, help="Say what is watched and how it stands; nothing is fetched.")
@click.option("--remove", multiple=True, metavar="FEED", help="Watch this feed no more; its articles stay. Repeatable.")
@json_option
@network_options
@language_option
@model_options
@click.pass_context
def watch_command(context: click.Context, /, **chosen: Any) -> None:
    """Keep the feeds of DOSSIER current: RSS, Atom and JSON feeds and sitemaps. DOSSIER is made where there is none.

    Each FEED is remembered in the dossier, and every round asks all of them that are due. An entry's article is fetched and read once,
    and again when the entry changes. Ended at any moment and begun again, it goes on where it was; of several watchers on one dossier
    each feed is asked by one. A feed that fails is asked less and less often, but at least once a day, and stays until it is removed.
    A host is asked once a second at most by all runs of one user together, or as slowly as its robots.txt wants.

    One line for each round goes to standard output, or with --json one object for each article; the rest to standard error.
    """
    context.exit(_run(Options(**chosen), context.obj))


def _run(options: Options, load: Loader) -> int:
    if options.as_list or options.remove:
        if options.feeds or options.once:
            raise click.UsageError("--list and --remove fetch nothing: name no FEED and leave out --once")
        with opened(options.place) as dossier:
            return _kept(options, dossier)
    messages = Messages(sys.stderr, language=tongue.of_command(), bar=True, task="reading")
    web = fetching(options.allow_host, respect=options.respect, most=options.most, say=messages.say)
    from lagebild.watching import Watcher  # noqa: PLC0415 -- a list need not wait for what fetches

    reader = load(options.model, threads=options.threads, extras=True)
    with opened(options.place, create=True) as dossier, _ended_as_interrupted():
        try:
            refused = _remembered(options, web, dossier, messages)
            if not dossier.feeds():
                messages.say("nothing to watch: name a feed" if not refused else "nothing to watch")
                return NOTHING_READ
            return _rounds(options, Watcher(dossier, reader, web, every=options.every), web, messages, refused)
        except KeyboardInterrupt:
            messages.close()
            messages.say("interrupted: what is in stays, the same command goes on")
            return INTERRUPTED


def _kept(options: Options, dossier: Dossier) -> int:
    """Remove what is to be removed, and list what is watched."""
    from lagebild.errors import UnknownError  # noqa: PLC0415

    for url in options.remove:
        try:
            dossier.drop_feed(_address(url))
        except UnknownError as error:
            near = "".join(f"\n  {known}" for known in error.alike[:20])
            raise click.UsageError(f"--remove {url}: not watched{'; watched are:' if near else ''}{near}") from error
    feeds, language = dossier.feeds(), spoken(options.lang)
    if not options.as_list:
        return ALL_READ
    with output() as stream:
        for feed in feeds:
            if options.as_json:
                stream.write(json_line(watched.feed_json(feed)) + "\n")
            else:
                console(stream).print(watched.feed_block(feed, language))
        if not feeds and not options.as_json:
            stream.write(watched.no_feeds(language) + "\n")
    return ALL_READ


def _address(url: str) -> str:
    """A feed's address as the dossier keeps it."""
    from lagebild.sources.net.addresses import target  # noqa: PLC0415

    try:
        return target(url).url
    except FetchError:
        return url


def _remembered(options: Options, web: Web, dossier: Dossier, messages: Messages) -> int:
    """Watch the feeds that were named; how many of them are none."""
    from lagebild.watching import remember  # noqa: PLC0415

    refused = 0
    for url in options.feeds:
        try:
            remember(web, dossier, url)
        except FetchError as error:
            refused += 1
            messages.say(f"not watched: {error}")
    return refused


def _rounds(options: Options, watcher: Watcher, web: Web, messages: Messages, refused: int) -> int:
    """Round after round, or one; its exit status."""
    from lagebild.watching import Round  # noqa: PLC0415

    while True:
        done = Round()
        _one(options, watcher, done, messages)
        pause = None if options.once else watcher.pause()
        if not options.as_json and (done.asked or options.once):
            _say(options, web, done, pause)
        if pause is None:
            if done.asked and done.failed == done.asked:
                return NOTHING_READ
            return SOME_FAILED if done.faults or refused else ALL_READ
        web.clock.sleep(pause)


def _one(options: Options, watcher: Watcher, done: Round, messages: Messages) -> None:
    language = spoken(options.lang)
    try:
        for result in watcher.round(done):
            if isinstance(result, InputError):
                messages.fault(result)
                continue
            messages.done(result.where or result.article, result.warnings)
            if options.as_json:
                with output() as stream:
                    stream.write(json_line(added.added_json(result)) + "\n")
            elif result.outcome == "refused" and (line := added.line(result, language)):
                messages.say(line)
    finally:
        messages.close()
        messages.read = messages.failed = 0


def _say(options: Options, web: Web, done: Round, pause: float | None) -> None:
    """The line of a round."""
    now = web.clock.now().astimezone()
    after = None if pause is None else now + timedelta(seconds=pause)
    line = watched.round_line(done, now, after, spoken(options.lang))
    with output() as stream:
        stream.write(line + "\n")


@contextmanager
def _ended_as_interrupted() -> Iterator[None]:
    """Let a service manager's request to end (SIGTERM) end a round as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
