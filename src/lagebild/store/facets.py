"""What else the hits of a search could be narrowed by: types, speakers, events and publishers, each with how many hits it would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, select

from lagebild.entries import Facet
from lagebild.store import fulltext, schema, search
from lagebild.store.search import Query, Sought
from lagebild.terms import Stems

MOST = 12  # values of a facet: those with the most hits


class Facets(NamedTuple):
    """The values of every facet, those with the most hits first.

    What is chosen of a facet does not narrow that facet itself, so that one sees what else could be chosen. `among` are those of the
    given ids of statements that were found.
    """

    types: tuple[Facet, ...] = ()
    speakers: tuple[Facet, ...] = ()
    events: tuple[Facet, ...] = ()
    publishers: tuple[Facet, ...] = ()
    among: frozenset[str] = frozenset()


class _Search(NamedTuple):
    connection: Connection
    query: Query
    sought: Sought
    keys: Sequence[str] | None

    def rows(self, **without: Any) -> Subquery:
        """What is found where some of the query's values do not hold."""
        query = replace(self.query, **without)
        keys = None if query.speaker is None else self.keys
        many = query.what == "articles"
        select_rows = search.article_rows if many else search.statement_rows
        rows: Select[Any] = select_rows(self.connection, query, self.sought, keys).order_by(None)
        if self.sought.phrases:
            numbers = [row.no for row in search.phrased(self.connection, self.sought, rows)]
            table = schema.versions if many else schema.statements
            version = table.c.no if many else table.c.version
            extra = [] if many else [table.c.id, table.c.type]
            rows = select(table.c.no, version.label("version"), *extra).where(table.c.no.in_(numbers))
        return rows.subquery()


def facets(connection: Connection, query: Query, stems: Stems, among: Collection[str] = ()) -> Facets:
    """The facets of a query for statements or, where `query.what` is "articles", for articles.

    Raises:
        UnknownError, StoreError: as in `lagebild.store.search.search`.
    """
    fulltext.ready(connection)
    sought = search.sought_for(connection, query.words, stems)
    keys = None if query.speaker is None else [actor.key for actor in search.resolved(connection, query.speaker)]
    found = _Search(connection, query, sought, keys)
    shared = (_events(found), _publishers(found))
    if query.what == "articles":
        return Facets((), (), *shared)
    return Facets(_types(found), _speakers(found), *shared, _among(found, among))


def _types(found: _Search) -> tuple[Facet, ...]:
    rows = found.rows(type=None)
    return _values(found.connection, rows.c.type, select(rows.c.type, func.count()).select_from(rows))


def _speakers(found: _Search) -> tuple[Facet, ...]:
    rows, speakers, actors = found.rows(speaker=None), schema.speakers, schema.actors
    query = select(speakers.c.key, func.count()).select_from(rows.join(speakers, speakers.c.statement == rows.c.no))
    values = _values(found.connection, speakers.c.key, query)
    named = (
        select(actors.c.key, func.max(actors.c.name))
        .where(actors.c.key.in_([one.key for one in values]))
        .group_by(actors.c.key)
    )
    names = {row[0]: row[1] for row in found.connection.execute(named)}
    return tuple(replace(one, name=names.get(one.key, one.key)) for one in values)


def _events(found: _Search) -> tuple[Facet, ...]:
    rows, events = found.rows(event=None), schema.events
    many = found.query.what == "articles"
    of, hits = (events.c.version, rows.c.no) if many else (events.c.statement, rows.c.id)
    query = select(events.c.type, func.count(func.distinct(of))).where(of.in_(select(hits)), search.seen(found.query))
    return _values(found.connection, events.c.type, query)


def _publishers(found: _Search) -> tuple[Facet, ...]:
    rows, headers = found.rows(publisher=None), schema.headers
    counted = select(rows.c.version, func.count().label("hits")).group_by(rows.c.version).subquery()
    last = select(headers.c.version, func.max(headers.c.no).label("no")).group_by(headers.c.version).subquery()
    query = (
        select(headers.c.publisher, counted.c.hits)
        .select_from(counted.join(last, last.c.version == counted.c.version).join(headers, headers.c.no == last.c.no))
        .where(headers.c.publisher.is_not(None))
    )
    counts: Counter[str] = Counter()
    for publisher, number in found.connection.execute(query):
        counts[publisher] += number
    return tuple(
        Facet(name, name, number) for name, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    )


def _among(found: _Search, ids: Collection[str]) -> frozenset[str]:
    if not ids:
        return frozenset()
    rows = found.rows(statements=frozenset(ids))
    return frozenset(found.connection.scalars(select(rows.c.id)))


def _values(connection: Connection, column: ColumnElement[Any], query: Select[Any]) -> tuple[Facet, ...]:
    """The values of a column with the most rows; the query selects the column and a count."""
    _, number = query.selected_columns
    ordered = query.group_by(column).order_by(number.desc(), column).limit(MOST)
    return tuple(Facet(row[0], row[0], row[1]) for row in connection.execute(ordered))
