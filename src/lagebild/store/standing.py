"""Which texts stood at a time, as it was known at another, and in which state."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select

from lagebild import moments
from lagebild.store import codec, schema, stored


def standing_at(
    connection: Connection, at: str | None, known: str | None, *, every_version: bool = False
) -> Sequence[int]:
    """The rows of the texts that stood at a time, as it was known at another; of each article the latest, or every one."""
    if at is None and not every_version:
        return stored.latest(connection, known)
    table, last = schema.versions, moments.end(at)
    query = select(table.c.no, table.c.article, table.c.known).order_by(table.c.article, table.c.number)
    said = {} if at is None else _moments(connection, known)
    found: dict[int, list[int]] = {}
    for row in connection.execute(query if known is None else query.where(table.c.known <= known)).all():
        if at is None or (said.get(row.no) or row.known) <= last:
            found.setdefault(row.article, []).append(row.no)
    return [number for numbers in found.values() for number in (numbers if every_version else numbers[-1:])]


def _moments(connection: Connection, known: str | None) -> dict[int, str]:
    """From when each version counts, in UTC, "" where it has no date: by the latest that is said of it, or was known of it."""
    table = schema.headers
    query = select(table.c.version, table.c.document).order_by(table.c.no)
    rows = connection.execute(query if known is None else query.where(table.c.known <= known))
    latest = {row.version: row.document for row in rows}
    headers = ((version, codec.unpacked(codec.Header, document)) for version, document in latest.items())
    return {version: moments.moment(header.modified or header.published) for version, header in headers}


def states(connection: Connection, numbers: Sequence[int], known: str | None) -> list[tuple[str, ...]]:
    """Of some versions what a picture takes from the dossier, in few words, in order.

    That is the article's id, the version's row, what is kept of its text, and the rows of the latest header and reading known of it.
    """
    versions, articles, wanted = schema.versions, schema.articles, set(numbers)
    columns = (versions.c.keep, versions.c.kept)
    query = select(articles.c.id, versions.c.no, *columns).join(articles, articles.c.no == versions.c.article)
    rows = connection.execute(query.order_by(versions.c.no)).all()
    last = [_last(connection, table, known) for table in (schema.headers, schema.readings)]
    return [(*map(str, row), *(str(one.get(row.no)) for one in last)) for row in rows if row.no in wanted]


def _last(connection: Connection, table: Table, known: str | None) -> dict[int, int]:
    """For each version its last row in a table."""
    query = select(table.c.version, func.max(table.c.no)).group_by(table.c.version)
    rows = connection.execute(query if known is None else query.where(table.c.known <= known))
    return {row[0]: row[1] for row in rows}
