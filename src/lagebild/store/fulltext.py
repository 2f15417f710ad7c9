"""The search index: FTS5 on SQLite, tsvector with GIN on PostgreSQL. What is indexed are terms (`lagebild.terms`), not words.

Two indexes, each by the number of its row: statements and versions of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import DatabaseError

TABLES = ("statement_words", "version_words")
RANKED = 12  # terms of a group that PostgreSQL ranks by: it looks for each of them in every row
COUNTS = 20_000  # characters of a text up to which PostgreSQL's positions are surely enough
_OWNER = {"statement_words": "statements", "version_words": "versions"}


def create(connection: Connection) -> None:
    """Make both indexes, empty."""
    for table in TABLES:
        if connection.dialect.name == "sqlite":
            # the terms come cut and folded; FTS5 has only to part them at blanks
            connection.exec_driver_sql(
                f'CREATE VIRTUAL TABLE {table} USING fts5(terms, tokenize="unicode61 remove_diacritics 0")'
            )
        else:
            connection.exec_driver_sql(
                f"CREATE TABLE {table} (no bigint PRIMARY KEY REFERENCES {_OWNER[table]} (no) ON DELETE CASCADE, terms tsvector)"
            )
            # beside its number and not in a table of its own: else it is not seen what looking at a row costs
            connection.exec_driver_sql(f"ALTER TABLE {table} ALTER COLUMN terms SET STORAGE MAIN")
            connection.exec_driver_sql(f"CREATE INDEX {table}_terms ON {table} USING gin (terms)")


def put(connection: Connection, table: str, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Index rows by their terms, in the order of the text."""
    values = [{"no": number, "terms": " ".join(terms)} for number, terms in rows if terms]
    if not values:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {table} (rowid, terms) VALUES (:no, :terms)"), values)
    else:
        connection.execute(text(f"INSERT INTO {table} (no, terms) VALUES (:no, to_tsvector('simple', :terms))"), values)


def drop(connection: Connection, table: str, numbers: Sequence[int]) -> None:
    """Take rows out of the index."""
    column = "rowid" if connection.dialect.name == "sqlite" else "no"
    if numbers:
        connection.execute(text(f"DELETE FROM {table} WHERE {column} = :no"), [{"no": number} for number in numbers])


def purge(connection: Connection) -> None:
    """Leave nothing of what was taken out in the index's own pages."""
    if connection.dialect.name == "sqlite":
        for table in TABLES:
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def lacking(connection: Connection, table: str, numbers: Sequence[int]) -> bool:
    """Whether some of the rows are not in the index."""
    key = "rowid" if connection.dialect.name == "sqlite" else "no"
    found = text(f"SELECT count(*) FROM {table} WHERE {key} IN :numbers").bindparams(
        bindparam("numbers", expanding=True)
    )
    return bool(numbers) and int(connection.execute(found, {"numbers": list(numbers)}).scalar_one()) != len(numbers)


def swept(connection: Connection, schema: str) -> bool:
    """Clear free pages and the log, outside of a transaction; whether nobody was reading who still needs what was there."""
    if connection.dialect.name == "sqlite":
        return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = :schema"), {"schema": schema})
    for table in sorted(tables.scalars()):
        # with what the planner knows of its words; a table that cannot be had at once is an error: LockedError
        connection.exec_driver_sql(f'VACUUM (ANALYZE) "{schema}"."{table}"')
    others = "SELECT count(*) FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()"
    here = " AND datname = current_database()"
    return int(connection.exec_driver_sql(others + here).scalar_one()) == 0


def faults(connection: Connection, table: str) -> Iterator[str]:
    """What is wrong with an index as a whole."""
    if connection.dialect.name == "sqlite":
        try:
            connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {table} MATCH 'a OR b'")
        except DatabaseError as error:
            yield f"{table} is damaged: {error.orig}"
        key = "rowid"
    else:
        key = "no"
    lost = connection.exec_driver_sql(
        f"SELECT count(*) FROM {table} WHERE {key} NOT IN (SELECT no FROM {_OWNER[table]})"
    ).scalar_one()
    if lost:
        yield f"{table} has {lost} rows of what is not there"


def ready(connection: Connection) -> None:
    """Let PostgreSQL plan every search of this transaction for its own words, and by what reading from memory costs.

    A plan for any words would part the query anew for every row.
    """
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(
            "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('random_page_cost', '1.1', true)"
        )


class Looking(NamedTuple):
    """A search in an index, in SQL: the key of the rows, the conditions, the rank (greater is better), and what their names stand for."""

    key: str
    conditions: tuple[str, ...]
    rank: str
    names: Mapping[str, str]


Groups = Sequence[Sequence[str]]


def looking(dialect: str, table: str, groups: Groups, runs: Sequence[Groups] = ()) -> Looking:
    """How to look for terms: of every group there must be one, of every run one as it is, term after term.

    A group has what matters most first. Terms hold letters and digits only.
    """
    if dialect == "sqlite":
        # "+": the key is no way into the index, else SQLite would ask it row by row of the other table
        words = _lite([*groups, *([" ".join(terms) for terms in run] for run in runs)])
        return Looking(f"+{table}.rowid", (f"{table} MATCH :query",), f"-bm25({table})", {"query": words})
    names = {"query": _postgres(groups), "ranked": _postgres([group[:RANKED] for group in groups])}
    conditions = [f"{table}.terms @@ to_tsquery('simple', :query)"]
    if runs:
        # positions are counted up to 16,383, and 256 of one term: in long texts it is left to who looks at the words
        follows = f"{table}.terms @@ to_tsquery('simple', :runs)"
        conditions.append(f"({follows} OR versions.length > {COUNTS})" if table == "version_words" else follows)
        names["runs"] = " & ".join(f"({' | '.join(f'({_row(terms)})' for terms in run)})" for run in runs)
    rank = f"ts_rank({table}.terms, to_tsquery('simple', :ranked), 1)"
    return Looking(f"{table}.no", tuple(conditions), rank, names)


def _lite(groups: Groups) -> str:
    return " AND ".join("(" + " OR ".join(f'"{terms}"' for terms in group) + ")" for group in groups)


def _postgres(groups: Groups) -> str:
    return " & ".join("(" + " | ".join(f"'{term}'" for term in group) + ")" for group in groups)


def _row(terms: Sequence[str]) -> str:
    return " <-> ".join(f"'{term}'" for term in terms)
