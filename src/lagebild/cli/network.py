"""What commands that fetch share: the options, and the `Web` that they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from lagebild.sources.net.web import Web

MOST = 200  # entries of one feed or sitemap that are read in one go
_Command = TypeVar("_Command", bound=Callable[..., Any])


def network_options(command: _Command) -> _Command:
    """The options of commands that fetch."""
    allow = click.option(
        "--allow-host",
        "allow_host",
        multiple=True,
        metavar="NAME",
        help="Fetch from this host also where its address is inside a network (private, this machine); never because a feed, page or "
        "redirect of another host leads there. Repeatable.",
    )
    respect = click.option(
        "--respect-reservations",
        "respect",
        is_flag=True,
        help="Leave out what reserves text and data mining, of files and WARC records too where they say so; without it the reservation is "
        "recorded and shown.",
    )
    limit = click.option(
        "--limit",
        "most",
        type=click.IntRange(1, 50_000),
        default=MOST,
        show_default=True,
        metavar="N",
        help="Entries of one feed or sitemap that are read in one go, the newest first.",
    )
    return allow(respect(limit(command)))


def names_addresses(paths: Sequence[str]) -> bool:
    """Whether any of the inputs is an address of the web."""
    from lagebild.sources.net.addresses import is_web  # noqa: PLC0415 -- commands that read nothing need not wait for it

    return any(map(is_web, paths))


def web_for(
    paths: Sequence[str], allow_host: Sequence[str], *, respect: bool, most: int, say: Callable[[str], None]
) -> Web | None:
    """Who fetches, where any of the inputs is an address of the web; else nobody, and what that takes is not even loaded.

    Raises:
        click.UsageError: a host that is to be allowed is none.
    """
    return fetching(allow_host, respect=respect, most=most, say=say) if names_addresses(paths) else None


def fetching(allow_host: Sequence[str], *, respect: bool, most: int, say: Callable[[str], None]) -> Web:
    """Who fetches, as it was asked for.

    Raises:
        click.UsageError: a host that is to be allowed is none.
    """
    from lagebild.errors import FetchError  # noqa: PLC0415
    from lagebild.sources.net.web import Web  # noqa: PLC0415 -- whoever reads files need not wait for it

    try:
        return Web(allow_host, respect_reservations=respect, most=most, say=say, shared=_shared())
    except FetchError as error:
        raise click.UsageError(f"--allow-host {error}") from error


def _shared() -> Path | None:
    """The folder in which the runs of one user keep in common how often they ask a host; None for a user without a home."""
    from lagebild.sources.net.shared import cache_folder  # noqa: PLC0415

    try:
        return cache_folder(os.environ, sys.platform, Path.home())
    except RuntimeError:
        return None
