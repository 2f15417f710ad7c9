"""The picture, whole and list by list, and one line of it by its id. The JSON is the contract's (`lagebild.views.picturejson`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from lagebild import moments
from lagebild.situation import Picture
from lagebild.views.picturechoice import Choice, choose, chosen, is_sure
from lagebild.views.picturejson import picture_pieces
from lagebild.views.picturerows import ROWS
from lagebild.web.api.answers import Answer, Many, One, stamp_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked
from lagebild.web.desk import Shown

NARROWED: Mapping[str, Callable[[Any], Any]] = {
    "type": attrgetter("type"),
    "status": attrgetter("status"),
    "state": attrgetter("state"),
    "kind": lambda line: line.who.kind if hasattr(line, "who") else line.kind,
    "about": attrgetter("about"),
}
"""Parameters that narrow a list to lines with a value, and where a line has it."""


def shown(asked: Asked) -> Shown:
    """The picture at the times that were asked for."""
    return asked.desk.picture(at=asked.query.get("at"), as_known=asked.query.get("as_known"))


def choice_of(asked: Asked, pictures: Sequence[Picture], only: Sequence[str]) -> Choice:
    """What of some pictures was asked for; all where there is nothing in them.

    Raises:
        UnknownError: there is no such actor or question.
    """
    if not any(picture.articles.articles for picture in pictures):
        return Choice()
    return choose(pictures, only=only, actor=asked.query.get("actor"), question=asked.query.get("question"))


def picture(asked: Asked) -> Answer:
    """The whole picture, or the lists that were asked for."""
    now = shown(asked)
    choice = choice_of(asked, [now.picture], asked.query["only"] or ())
    pieces = picture_pieces(chosen(now.picture, choice), choice)
    return One(pieces=pieces, stamp=stamp_of(now.stamp), stale=now.old)


def lines_of(name: str) -> Callable[[Asked], Answer]:
    """What answers with one list of the picture."""

    def lines(asked: Asked) -> Answer:
        now = shown(asked)
        of_all = getattr(chosen(now.picture, choice_of(asked, [now.picture], (name,))), name)
        found = [line for line in of_all if _fits(name, line, asked.query)]
        return listed(found, ROWS[name], now)

    return lines


def listed(found: Sequence[Any], row: Callable[[Any], Any], now: Shown) -> Many:
    """A list of lines of a picture."""

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        return map(row, islice(found, offset, None if most is None else offset + most))

    return Many(rows=rows, total=len(found), stamp=stamp_of(now.stamp), stale=now.old)


def _fits(name: str, line: Any, query: Mapping[str, Any]) -> bool:
    """Whether a line of a list is asked for."""
    if not query["all"] and not is_sure(name, line):
        return False
    if any(query.get(key) is not None and read(line) not in query[key] for key, read in NARROWED.items()):
        return False
    since, until = query.get("since"), query.get("until")
    return (since is None and until is None) or _within(line, since, until)


def _within(line: Any, since: str | None, until: str | None) -> bool:
    """Whether one of the reports that a line rests on was published in a period, both ends inclusive."""
    first, last = moments.moment(since), moments.end(until) or moments.LAST
    times = (moments.moment(one.published) for one in line.evidence if one.published)
    return any(first <= time <= last for time in times)


def line_of(name: str) -> Callable[[Asked], Answer]:
    """What answers with one line of a list, by its id."""

    def line(asked: Asked) -> Answer:
        now, identity = shown(asked), asked.path["id"]
        found = next((one for one in getattr(now.picture, name) if _id(one) == identity), None)
        if found is None:
            hint = "Ids go with the reports that they rest on; /withdrawn has what has gone since a time."
            raise Problem("not-found", f"Nothing of {name} has the id {identity[:100]!r}.", hint)
        return One(data=ROWS[name](found), stamp=stamp_of(now.stamp), stale=now.old)

    return line


def _id(line: Any) -> str:
    identity: str = line.who.id if hasattr(line, "who") else line.id
    return identity
