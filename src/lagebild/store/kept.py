"""What is kept of pictures, asked for in plain SQL: by the store through SQLAlchemy, and by whoever only looks without it.

`lagebild show` and `changes` mostly find what they show as it was kept. Loading all that a dossier is written with would take longer than
that, so they have a `glance` into the file first. It finds what the store would find, or nothing: then the store is asked.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from lagebild.errors import StoreError
from lagebild.store import codec
from lagebild.uncollected import uncollected

Times = tuple[str | None, str | None]  # as published up to, as known at
NOW: Times = (None, None)
WHOLE, FORGOTTEN = "picture", "forgotten"
SEEN = "seen"  # of what an earlier picture is one, as long as nothing at all has come in
Ask = Callable[[str, Mapping[str, str]], Sequence[Sequence[Any]]]
"""Rows of a query, whose parameters are called `:name` in it."""

_R = TypeVar("_R")
_LAST_KNOWN = """
SELECT (SELECT known FROM versions ORDER BY no DESC LIMIT 1), (SELECT known FROM headers ORDER BY no DESC LIMIT 1),
       (SELECT known FROM readings ORDER BY no DESC LIMIT 1), (SELECT made FROM judgements ORDER BY no DESC LIMIT 1),
       (SELECT max(undone) FROM judgements)
"""  # rows come in order
_PATIENCE = 2.0  # seconds


def part(times: Times, of: str = WHOLE) -> str:
    """Under which name something of a picture of some times is kept."""
    return of if times == NOW else f"{of} {times[0] or ''}|{times[1] or ''}"


def last_known(ask: Ask) -> str | None:
    """The latest moment at which the dossier came to know something."""
    return max(filter(None, ask(_LAST_KNOWN, {})[0]), default=None)


def forgotten(ask: Ask) -> str:
    """What was last forgotten."""
    rows = ask("SELECT stamp FROM drawing WHERE part = :part", {"part": FORGOTTEN})
    return str(rows[0][0] or "") if rows else ""


def stamp(ask: Ask, rules: str, times: Times = NOW) -> str | None:
    """Of what a picture that is drawn now is one (`lagebild.store.drawing.stamp`); of another time None where that has to be worked out."""
    now = f"{rules} {last_known(ask) or ''} {forgotten(ask)}"
    if times == NOW:
        return now
    query = "SELECT document FROM drawing WHERE part = :part AND stamp = :stamp"
    rows = ask(query, {"part": part(times, SEEN), "stamp": now})
    return bytes(rows[0][0]).decode() if rows else None


def beside(ask: Ask, kind: type[_R], name: str, stamped: str, times: Times = NOW) -> _R | None:
    """What was kept beside the picture of a stamp under a name, a record of a kind; None where there is none that can be read."""
    parts = [row[0] for row in ask("SELECT part FROM drawing WHERE stamp = :stamp ORDER BY part", {"stamp": stamped})]
    found = [one for one in parts if _may_be(one, name, times)]
    if not found:
        return None
    own = part(times, name)  # what was kept for this very time comes first
    query = "SELECT document FROM drawing WHERE part = :part AND stamp = :stamp"
    rows = ask(query, {"part": own if own in found else found[0], "stamp": stamped})
    try:
        with uncollected():
            return codec.unpacked(kind, bytes(rows[0][0])) if rows else None
    except StoreError:
        return None  # it can be drawn anew


def _may_be(one: str, name: str, times: Times) -> bool:
    """Whether something of these times may stand there: of earlier ones whatever is as it was known then, for its stamp says of which
    texts.
    """
    if times == NOW:
        return one == name
    return one.startswith(f"{name} ") and one.endswith(f"|{times[1] or ''}")


class Glance:
    """What can be looked up in a dossier's file without the store: pictures by some rules, of a dossier that stands still meanwhile."""

    def __init__(self, ask: Ask, rules: str) -> None:
        self._ask, self._rules = ask, rules

    def stamp(self, times: Times) -> str | None:
        """As `Dossier.stamp`; None where it has to be worked out."""
        return stamp(self._ask, self._rules, times)

    def beside(self, kind: type[_R], name: str, times: Times) -> _R | None:
        """What `Dossier.beside` finds; None for nothing."""
        stamped = self.stamp(times)
        return None if stamped is None else beside(self._ask, kind, name, stamped, times)


def glance(place: str, rules: str, look: Callable[[Glance], _R | None]) -> _R | None:
    """What somebody finds in a dossier's file as it stands now, in one transaction.

    Args:
        place: as for `Dossier.open`.
        rules: by which pictures are drawn (`lagebild.picture.rules`).
        look: takes what it is after out of what is kept; None for nothing.

    Returns:
        None also where the dossier is no file that may be written, or cannot be read just now: the store knows what is to be done then.
    """
    path = Path(place)
    # os.path asks without raising, whatever the name is like: what is wrong with it the store says
    if (
        "://" in place
        or not os.path.isfile(place)
        or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    ):
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)) as connection:
            connection.isolation_level = None
            connection.execute("BEGIN")
            return look(Glance(lambda query, values: connection.execute(query, values).fetchall(), rules))
    except sqlite3.Error:
        return None
