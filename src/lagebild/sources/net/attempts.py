"""Entries of a feed that cannot be had: which are tried again, how often they were, and what is said of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lagebild.entries import FeedEntry
from lagebild.errors import DEBUG, FetchError, InputError, LagebildError
from lagebild.records import Article
from lagebild.sources.net import kinds, robots
from lagebild.sources.net.collections import Entry
from lagebild.version import __version__

TRIES = 5  # rounds in which an entry is tried
AGAIN = (
    401,
    402,
    403,
    404,
    451,
)  # answers that are often another one the next time: a bot wall, a page that is not out yet
OURS = "a fault in Lagebild"
GIVEN_UP = f"given up after {TRIES} rounds"
KILLED = "was tried in {} rounds, and in the last of them the process ended over it"


def is_done(known: FeedEntry | None, entry: Entry) -> bool:
    """Whether there is nothing more to do for an entry, as it is now."""
    return known is not None and known.done and known.mark in (entry.mark, ours(entry))


def tries(known: FeedEntry | None, entry: Entry) -> int:
    """In how many rounds an entry was tried, as it is now, without being done."""
    return known.tries if known is not None and known.mark == entry.mark and not known.done else 0


def ours(entry: Entry) -> str:
    """The mark of an entry that was given up for a fault of Lagebild's own: another version tries it again."""
    return f"{entry.mark}@{__version__}"


def is_ours(fault: InputError) -> bool:
    """Whether a fault is one of Lagebild's own."""
    return OURS in fault.what


def again(fault: InputError) -> bool:
    """Whether an entry with this fault is tried in later rounds, since it may be another one then."""
    if is_ours(fault):
        return True
    if not isinstance(fault, FetchError):
        return False
    return fault.passing or fault.status in AGAIN or fault.what.endswith(robots.UNWANTED)


def outlook(fault: InputError, count: int) -> InputError:
    """The fault of an entry that was tried in so many rounds, with what becomes of it."""
    left = TRIES - count
    hint = f"tried again in up to {left} later round{'s' * (left > 1)}" if left > 0 else GIVEN_UP
    if isinstance(fault, FetchError):
        return FetchError(fault.where, fault.what, hint, passing=fault.passing, after=fault.after, status=fault.status)
    return InputError(fault.where, fault.what, hint)


def killed(where: str, count: int) -> InputError:
    """What is said of an entry over which the process has ended too often: it is not tried once more."""
    return InputError(where, KILLED.format(count), GIVEN_UP)


def contained(items: Iterator[Article | InputError], where: str) -> Iterator[Article | InputError]:
    """The items; a fault of Lagebild's own in finding them is a fault of this entry alone."""
    try:
        yield from items
    except LagebildError:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        yield InputError(where, kinds.fault_of_ours(error), kinds.REPORT)
