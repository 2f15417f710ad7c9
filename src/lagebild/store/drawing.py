"""The picture as it was last drawn, kept so that looking at it again costs no drawing. It holds for what the dossier knew then.

It rests on texts and judgements alone, so whatever is forgotten takes it along.
"""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy import Connection, delete, insert, select

from lagebild.errors import StoreError
from lagebild.situation import Picture
from lagebild.store import codec, schema, stored

WHOLE, FORGOTTEN = "picture", "forgotten"


def stamp(connection: Connection, rules: str) -> str:
    """Of what a picture that is drawn now is one: the rules by which it is drawn, what was last known and what was last forgotten."""
    table = schema.drawing
    forgotten = connection.execute(select(table.c.stamp).where(table.c.part == FORGOTTEN)).scalar()
    return f"{rules} {stored.last_known(connection) or ''} {forgotten or ''}"


def held(connection: Connection, stamped: str) -> Picture | None:
    """The picture that was drawn of the same; None where there is none that can be read."""
    table = schema.drawing
    query = select(table.c.document).where(table.c.part == WHOLE, table.c.stamp == stamped)
    document = connection.execute(query).scalar()
    try:
        return None if document is None else codec.unpacked(Picture, document)
    except StoreError:
        return None  # it can be drawn anew


def keep(connection: Connection, stamped: str, picture: Picture) -> bool:
    """Keep a picture in place of the one before, unless something has come in or was forgotten since it was begun."""
    if stamp(connection, stamped.partition(" ")[0]) != stamped:
        return False
    table = schema.drawing
    connection.execute(delete(table).where(table.c.part == WHOLE))
    connection.execute(insert(table).values(part=WHOLE, stamp=stamped, document=codec.packed(picture)))
    return True


def drop(connection: Connection) -> None:
    """Keep none, and none that is being drawn: what it rests on was forgotten."""
    connection.execute(delete(schema.drawing))
    connection.execute(insert(schema.drawing).values(part=FORGOTTEN, stamp=token_hex(8), document=b""))
