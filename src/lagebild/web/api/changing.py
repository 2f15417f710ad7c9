"""What has changed: between two times, and which ids have gone since the dossier was last looked at; and what a sentence would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from lagebild import moments
from lagebild.situation import LISTS, Changes, Picture
from lagebild.views.picturechoice import chosen_changes
from lagebild.views.picturejson import changes_json, changes_pieces, whatif_json
from lagebild.web.api.answers import LINE_NAMES, Answer, Many, One, stamp_of
from lagebild.web.api.pictures import choice_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked


def changes(asked: Asked) -> Answer:
    """The changes between two times of publication; as JSON lines one change a line, with the list that it is of."""
    from lagebild import picture as fusing  # noqa: PLC0415

    query, desk = asked.query, asked.desk
    _check_order(query["since"], query["until"])
    before = desk.picture(at=just_before(query["since"]), as_known=query["as_known"])
    after = desk.picture(at=query["until"], as_known=query["as_known"])
    found = fusing.changes(before.picture, after.picture)
    choice = choice_of(asked, [before.picture, after.picture], query["only"] or ())
    found = chosen_changes(found, choice)
    stamp, stale = stamp_of(after.stamp), before.old or after.old
    if any(name in asked.request.headers.get("accept", "") for name in LINE_NAMES):
        return Many(rows=lambda offset, most: _lines(found), stamp=stamp, stale=stale)
    return One(pieces=changes_pieces(found, choice, since=query["since"]), stamp=stamp, stale=stale)


def _check_order(since: str, until: str | None) -> None:
    if until is not None and moments.moment(since) > moments.end(until):
        raise Problem("invalid", f"since: {since} is later than until, {until}")


def just_before(iso: str) -> str:
    """The last second before a time, of a day before its beginning: what is published at the time itself counts as since then."""
    when = moments.moment(iso)
    begin = datetime.fromisoformat(when if "T" in when else f"{when}T00:00:00+00:00")
    try:
        return (begin - timedelta(seconds=1)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except OverflowError:
        return iso


def _lines(found: Changes) -> Iterator[Mapping[str, Any]]:
    whole = changes_json(found)
    for name in LISTS:
        for row in whole[name]:
            yield {"list": name, **row}


def withdrawn(asked: Asked) -> Answer:
    """The ids of lines that were in the picture as it was known at a time and are not in the one of now."""
    before, now = asked.desk.picture(as_known=asked.query["since"]), asked.desk.picture()
    found = list(gone(before.picture, now.picture))

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        return islice(found, offset, None if most is None else offset + most)

    return Many(rows=rows, total=len(found), stamp=stamp_of(now.stamp), stale=before.old or now.old)


def gone(before: Picture, after: Picture) -> Iterator[Mapping[str, Any]]:
    """Every line of a picture whose id a later one has not: its list and id, and the id of the line that has most of its evidence now."""
    for name in LISTS:
        lines = getattr(after, name)
        there = {_id(line) for line in lines}
        lost = [line for line in getattr(before, name) if _id(line) not in there]
        holders: dict[tuple[str, str], str] = {}
        for line in lines if lost else ():
            holders |= {mark: _id(line) for mark in _marks(line)}
        for line in lost:
            became = Counter(holders[mark] for mark in _marks(line) if mark in holders).most_common(1)
            yield {"list": name, "id": _id(line), "became": became[0][0] if became else None}


def _id(line: Any) -> str:
    identity: str = line.who.id if hasattr(line, "who") else line.id
    return identity


def _marks(line: Any) -> Iterator[tuple[str, str]]:
    """By what the evidence of a line is known again: article, and the words or the record."""
    for one in getattr(line, "evidence", ()):
        yield one.article, " ".join(one.quote.split()) or one.record


def whatif(asked: Asked) -> Answer:
    """What a sentence would touch if it came true."""
    stamp = stamp_of(asked.desk.stamp())
    return One(data=whatif_json(asked.desk.whatif(asked.body["sentence"])), stamp=stamp)
