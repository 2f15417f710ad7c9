"""Pictures as they were last drawn, kept so that looking at them again costs no drawing. They hold for what the dossier knew then.

There is the one of now, and those of some earlier times that were asked for: "what is new since" draws one of each. Of two times at which
the same texts stood it is one picture. Beside each stands what a sentence is held against in it ("ground"), and what views show of it. All
rest on texts and judgements alone, so whatever is forgotten takes them along.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from lagebild import moments
from lagebild.records import digest
from lagebild.situation import Picture
from lagebild.store import codec, copying, kept, schema, standing, stored
from lagebild.store.kept import FORGOTTEN, NOW, SEEN, WHOLE, Times, part
from lagebild.store.stored import asked

GROUND = "ground"
EARLIER = 6  # pictures of earlier times that are kept, and of what views show of such as many


_R = TypeVar("_R")


def stamp(connection: Connection, rules: str, times: Times = NOW) -> str:
    """Of what a picture that is drawn now is one: the rules by which it is drawn, what it rests on and what was last forgotten.

    That of now rests on all that is known; that of another time on the texts that stood then, with what is known of them, on copies among
    them and on what people decided. So it stays what it is while later reports come in.
    """
    ask = asked(connection)
    return kept.stamp(ask, rules, times) or f"{rules} {_resting(connection, *times)} {kept.forgotten(ask)}"


def _resting(connection: Connection, at: str | None, as_known: str | None) -> str:
    """A hash of all that the picture of another time is made of."""
    known = moments.instant(as_known)
    texts = standing.states(connection, standing.standing_at(connection, at, known), known)
    there = {article for article, *_ in texts}
    copies = [link for link in copying.links(connection, known) if there.issuperset(link)]
    return digest(texts, copies, stored.last_judged(connection))


def held(connection: Connection, stamped: str, times: Times = NOW) -> Picture | None:
    """The picture that was drawn of the same; None where there is none that can be read."""
    found = beside(connection, Picture, WHOLE, stamped, times)
    return found and replace(found, at=times[0])  # of another time at which the same texts stood


def beside(connection: Connection, kind: type[_R], name: str, stamped: str, times: Times = NOW) -> _R | None:
    """What was kept beside that picture under a name, a record of a kind; None where there is none that can be read."""
    return kept.beside(asked(connection), kind, name, stamped, times)


def keep(connection: Connection, stamped: str, picture: Picture, times: Times = NOW, ground: object = None) -> bool:
    """Keep a picture, with what sentences are held against in it, in place of the one before, unless something has come in or was
    forgotten since it was begun.

    What was drawn by other rules goes; of others of earlier times those of the latest stay, `EARLIER` in all.
    """
    rules = stamped.partition(" ")[0]
    if stamp(connection, rules, times) != stamped:
        return False
    table = schema.drawing
    outdated = table.c.stamp.not_like(f"{rules} %")
    connection.execute(delete(table).where(table.c.part != FORGOTTEN, outdated))
    _put(connection, part(times), stamped, picture)
    if ground is not None:
        _put(connection, part(times, GROUND), stamped, ground)
    _thin(connection, part(times), (WHOLE, GROUND))
    _see(connection, rules, stamped, times)
    return True


def keep_beside(connection: Connection, name: str, stamped: str, record: object, times: Times = NOW) -> bool:
    """Keep a record under a name beside the picture of a stamp, unless something has come in or was forgotten since."""
    rules = stamped.partition(" ")[0]
    if stamp(connection, rules, times) != stamped:
        return False
    _put(connection, part(times, name), stamped, record)
    _thin(connection, part(times, name), (name,))
    _see(connection, rules, stamped, times)
    return True


def see(connection: Connection, stamped: str, times: Times) -> bool:
    """Keep that the picture of an earlier time is one of that, so that it need not be worked out again before anything comes in."""
    rules = stamped.partition(" ")[0]
    if stamp(connection, rules, times) != stamped:
        return False
    _see(connection, rules, stamped, times)
    return True


def _see(connection: Connection, rules: str, stamped: str, times: Times) -> None:
    if times != NOW:
        _put(connection, part(times, SEEN), stamp(connection, rules), stamped.encode())
        _thin(connection, part(times, SEEN), (SEEN,))


def _put(connection: Connection, name: str, stamped: str, record: object) -> None:
    connection.execute(delete(schema.drawing).where(schema.drawing.c.part == name))
    document = record if isinstance(record, bytes) else codec.packed(record)
    connection.execute(insert(schema.drawing).values(part=name, stamp=stamped, document=document))


def _thin(connection: Connection, name: str, names: tuple[str, ...]) -> None:
    """Of earlier times keep those of the latest, this one among them."""
    table, first = schema.drawing, names[0]
    of = table.c.part.startswith(f"{first} ", autoescape=True)
    query = select(table.c.part).where(of, table.c.part != name).order_by(table.c.part)
    others = connection.execute(query).scalars().all()
    most = EARLIER - name.startswith(f"{first} ")
    for one in others[: max(0, len(others) - most)]:
        connection.execute(delete(table).where(table.c.part.in_([each + one.removeprefix(first) for each in names])))


def drop(connection: Connection) -> None:
    """Keep none, and none that is being drawn: what it rests on was forgotten."""
    connection.execute(delete(schema.drawing))
    connection.execute(insert(schema.drawing).values(part=FORGOTTEN, stamp=token_hex(8), document=b""))
