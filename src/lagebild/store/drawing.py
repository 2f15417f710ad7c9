"""Pictures as they were last drawn, kept so that looking at them again costs no drawing. They hold for what the dossier knew then.

There is the one of now, and those of some earlier times that were asked for: "what is new since" draws one of each. Beside each stands
what a sentence is held against in it ("ground"). All rest on texts and judgements alone, so whatever is forgotten takes them along.
"""

from __future__ import annotations

from secrets import token_hex
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from lagebild import moments
from lagebild.errors import StoreError
from lagebild.records import digest
from lagebild.situation import Picture
from lagebild.store import codec, copying, schema, standing, stored
from lagebild.uncollected import uncollected

WHOLE, GROUND, FORGOTTEN = "picture", "ground", "forgotten"
EARLIER = 6  # pictures of earlier times that are kept
Times = tuple[str | None, str | None]  # as published up to, as known at
NOW: Times = (None, None)


_R = TypeVar("_R")


def _part(times: Times, of: str = WHOLE) -> str:
    return of if times == NOW else f"{of} {times[0] or ''}|{times[1] or ''}"


def stamp(connection: Connection, rules: str, times: Times = NOW) -> str:
    """Of what a picture that is drawn now is one: the rules by which it is drawn, what it rests on and what was last forgotten.

    That of now rests on all that is known; that of another time on the texts that stood then, with what is known of them, on copies among
    them and on what people decided. So it stays what it is while later reports come in.
    """
    table = schema.drawing
    forgotten = connection.execute(select(table.c.stamp).where(table.c.part == FORGOTTEN)).scalar()
    resting = stored.last_known(connection) if times == NOW else _resting(connection, *times)
    return f"{rules} {resting or ''} {forgotten or ''}"


def _resting(connection: Connection, at: str | None, as_known: str | None) -> str:
    """A hash of all that the picture of another time is made of."""
    known = moments.instant(as_known)
    texts = standing.states(connection, standing.standing_at(connection, at, known), known)
    there = {article for article, *_ in texts}
    copies = [link for link in copying.links(connection, known) if there.issuperset(link)]
    return digest(texts, copies, stored.last_judged(connection))


def held(connection: Connection, stamped: str, times: Times = NOW) -> Picture | None:
    """The picture that was drawn of the same; None where there is none that can be read."""
    return _held(connection, Picture, stamped, _part(times))


def ground(connection: Connection, kind: type[_R], stamped: str, times: Times = NOW) -> _R | None:
    """What was kept beside that picture for sentences, a record of a kind; None where there is none that can be read."""
    return _held(connection, kind, stamped, _part(times, GROUND))


def _held(connection: Connection, kind: type[_R], stamped: str, part: str) -> _R | None:
    table = schema.drawing
    query = select(table.c.document).where(table.c.part == part, table.c.stamp == stamped)
    document = connection.execute(query).scalar()
    try:
        with uncollected():
            return None if document is None else codec.unpacked(kind, document)
    except StoreError:
        return None  # it can be drawn anew


def keep(connection: Connection, stamped: str, picture: Picture, times: Times = NOW, ground: object = None) -> bool:
    """Keep a picture, with what sentences are held against in it, in place of the one before, unless something has come in or was
    forgotten since it was begun.

    What was drawn by other rules goes; of others of earlier times those of the latest stay, `EARLIER` in all.
    """
    rules = stamped.partition(" ")[0]
    if stamp(connection, rules, times) != stamped:
        return False
    table, part = schema.drawing, _part(times)
    beside, outdated = _part(times, GROUND), table.c.stamp.not_like(f"{rules} %")
    connection.execute(delete(table).where(table.c.part != FORGOTTEN, table.c.part.in_((part, beside)) | outdated))
    connection.execute(insert(table).values(part=part, stamp=stamped, document=codec.packed(picture)))
    if ground is not None:
        connection.execute(insert(table).values(part=beside, stamp=stamped, document=codec.packed(ground)))
    earlier = table.c.part.startswith(f"{WHOLE} ")
    query = select(table.c.part).where(earlier, table.c.part != part).order_by(table.c.part)
    others = connection.execute(query).scalars().all()
    for one in others[: max(0, len(others) - EARLIER + 1)]:
        both = (one, GROUND + one.removeprefix(WHOLE))
        connection.execute(delete(table).where(table.c.part.in_(both)))
    return True


def drop(connection: Connection) -> None:
    """Keep none, and none that is being drawn: what it rests on was forgotten."""
    connection.execute(delete(schema.drawing))
    connection.execute(insert(schema.drawing).values(part=FORGOTTEN, stamp=token_hex(8), document=b""))
