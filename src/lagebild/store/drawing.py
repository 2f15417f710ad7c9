"""The picture as it was last drawn, kept so that looking at it again costs no drawing. It holds for what the dossier knew then.

It rests on texts and judgements alone, so whatever is forgotten takes it along.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from lagebild.situation import Picture
from lagebild.store import codec, schema, stored

WHOLE = "picture"


def stamp(connection: Connection, rules: str) -> str:
    """Of what a picture that is drawn now is a picture: the rules by which it is drawn, the last thing that came to be known."""
    return f"{rules} {stored.last_known(connection) or ''}"


def held(connection: Connection, stamped: str) -> Picture | None:
    """The picture that was drawn of the same; None where there is none.

    Raises:
        StoreError: it is damaged.
    """
    table = schema.drawing
    query = select(table.c.document).where(table.c.part == WHOLE, table.c.stamp == stamped)
    document = connection.execute(query).scalar()
    return None if document is None else codec.unpacked(Picture, document)


def keep(connection: Connection, stamped: str, picture: Picture) -> None:
    """Keep a picture in place of the one before."""
    drop(connection)
    document = codec.packed(picture)
    connection.execute(insert(schema.drawing).values(part=WHOLE, stamp=stamped, document=document))


def drop(connection: Connection) -> None:
    """Keep none: what it rests on was forgotten."""
    connection.execute(delete(schema.drawing))
